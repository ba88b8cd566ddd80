"""Numbers as fields hold them: groups of digits, decimal points, signs."""

from __future__ import annotations

from math import isfinite
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

import warbox
from warbox import Parameter, TemplateModel
from warbox.wikis import available_wikis


class Sheet(TemplateModel, names="Infobox sheet of numbers"):
    whole: Annotated[int | None, Parameter("i")] = None
    fraction: Annotated[float | None, Parameter("f")] = None
    either: Annotated[int | float | None, Parameter("e")] = None


def sheet_of(parameters: str, wiki: str) -> tuple[Sheet, list[str]]:
    page = warbox.parse(f"{{{{Infobox sheet of numbers|{parameters}}}}}", wiki=wiki)
    (sheet,) = page.find(Sheet)
    return sheet, [finding.message for finding in page.diagnostics]


@pytest.mark.parametrize("wiki", ["plwiki", "dewiki", "frwiki", "enwiki"])
@pytest.mark.parametrize("written", ["1,5", "0,25", "1234,56", "1.5", "12,34", "--5", "-", "1,234 567"])
def test_what_is_not_in_groups_of_three_is_no_whole_number(written: str, wiki: str) -> None:
    sheet, findings = sheet_of(f"i={written}", wiki)
    assert (sheet.whole, findings) == (None, ["i: this is no whole number"])


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,234,567", 1234567), ("12,34,567", 1234567), ("-4", -4), ("\u221228", -28), ("-1.9 million", -1900000)],
)
def test_whole_numbers(written: str, value: int) -> None:
    sheet, findings = sheet_of(f"i={written}", "enwiki")
    assert (sheet.whole, findings) == (value, [])


def test_a_decimal_comma_makes_a_number_of_the_second_type() -> None:
    assert sheet_of("e=1,5", "plwiki")[0].either == 1.5


@pytest.mark.parametrize("wiki", ["dewiki", "viwiki", "frwiki", "plwiki", "enwiki"])
@pytest.mark.parametrize(("written", "value"), [("891.7", 891.7), ("-0.25", -0.25), ("1234.5678", 1234.5678)])
def test_a_decimal_point_is_one_on_every_wiki_where_it_parts_no_groups(written: str, value: float, wiki: str) -> None:
    sheet, findings = sheet_of(f"f={written}", wiki)
    assert (sheet.fraction, findings) == (value, [])


@pytest.mark.parametrize(("written", "value"), [("1.234", 1234.0), ("1.2.3", None), ("1.23,4", None), ("٣.٥", None)])
def test_a_point_that_parts_groups_in_the_language_is_none(written: str, value: float | None) -> None:
    assert sheet_of(f"f={written}", "dewiki")[0].fraction == value


@pytest.mark.parametrize("written", ["9" * 400, "9" * 400 + ",5", "1e999", "NaN", "Infinity"])
def test_a_number_of_any_length_raises_nothing_and_is_finite(written: str) -> None:
    for wiki in ("dewiki", "enwiki"):
        sheet, findings = sheet_of(f"f={written}", wiki)
        assert (sheet.fraction, findings) == (None, ["f: this is no number"])


@given(st.text(alphabet="0123456789.,- '\u00a0e+_\u0663", max_size=40), st.sampled_from(["dewiki", "enwiki", "fawiki"]))
def test_no_text_makes_a_field_of_numbers_raise(written: str, wiki: str) -> None:
    sheet, findings = sheet_of(f"f={written}|e={written}", wiki)
    assert sheet.fraction is None or isfinite(sheet.fraction)
    assert (sheet.fraction is None and bool(written.strip())) == any(text.startswith("f:") for text in findings)


@pytest.mark.parametrize("wiki", ["plwiki", "frwiki", "ruwiki", "svwiki"])
@pytest.mark.parametrize("blank", [" ", "&nbsp;", "\u00a0", "\u2009", "\u202f"])
def test_blanks_part_groups_of_three(blank: str, wiki: str) -> None:
    sheet, findings = sheet_of(f"f=-1{blank}234{blank}567,5<ref>A</ref>|i=-1{blank}234", wiki)
    assert (sheet.fraction, sheet.whole, findings) == (-1234567.5, -1234, [])


@pytest.mark.parametrize("written", ["12 34", "1234 567", "1 2345", "1 234 56"])
def test_blanks_elsewhere_part_numbers(written: str) -> None:
    assert sheet_of(f"f={written}", "plwiki")[0].fraction is None


@pytest.mark.parametrize("wiki", available_wikis())
@pytest.mark.parametrize("number", [12500000.0, -28.0, 0.25, -1234567.25])
def test_numbers_that_are_written_are_read_again(number: float, wiki: str) -> None:
    sheet = Sheet(whole=int(number), fraction=number)
    again, findings = sheet_of(sheet.to_wikitext(wiki).partition("|")[2].removesuffix("}}"), wiki)
    assert (again.whole, again.fraction, findings) == (int(number), number, [])
