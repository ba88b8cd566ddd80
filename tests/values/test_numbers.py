"""Numbers in running text, in digits and in words."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warbox.values.figures.figure import FigureKind, figure_words, read_figures
from warbox.values.numbers import combine, decimal_symbol, read_digits
from warbox.values.passage import Passage
from warbox.wikis import load_wiki

CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures_numbers.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['wiki']}: {case['text']}")
def test_case(case: dict[str, str | int]) -> None:
    words = figure_words(load_wiki(str(case["wiki"])))
    (figure,) = read_figures([Passage(str(case["text"]))], words, FigureKind.STRENGTH)
    assert (figure.low, figure.high) == (case["value"], case["value"])


@pytest.mark.parametrize("text", ["4.5", "10.08.43", "1,23", "0.500"])
def test_what_is_no_count(text: str) -> None:
    assert read_digits(text, 0, ".").count is None


def test_groups_behind_a_zero_are_a_count() -> None:
    assert read_digits("0,758,010", 0, ".").count == 758010


@given(text=st.from_regex(r"[0-9][0-9.,' \u00a0\u2019]{0,24}", fullmatch=True), decimal=st.sampled_from(".,"))
def test_any_digits_and_separators_are_read(text: str, decimal: str) -> None:
    found = read_digits(text, 0, decimal)
    assert 0 < found.end <= len(text)


def test_a_group_that_begins_a_word_is_none() -> None:
    assert read_digits("2 100mm guns", 0, ".").end == 1


def test_more_digits_than_anything_counts_are_no_number() -> None:
    assert read_digits("9" * 5000, 0, ".").count is None


def test_a_magnitude_multiplies_what_is_smaller_before_it() -> None:
    assert combine([(Decimal("1.2"), False), (10_000, True)]) == 12_000
    assert combine([(3, False), (1000, True), (2, False), (100, True)]) == 3_200
    assert combine([(Decimal("1.5"), False)]) is None


def test_the_decimal_symbol_is_that_of_the_language() -> None:
    assert (decimal_symbol("en"), decimal_symbol("it"), decimal_symbol("no such language")) == (".", ",", ".")


@given(st.integers(0, 10**12), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "'"]))
def test_groups_of_three_are_a_whole_number(value: int, separator: str) -> None:
    written = f"{value:,}".replace(",", separator)
    digits = read_digits(written, 0, ".")
    assert (digits.count, digits.end) == (value, len(written))


@given(st.text("0123456789.,' ", min_size=1).map(lambda text: "1" + text))
def test_digits_end_where_they_stop(text: str) -> None:
    digits = read_digits(text, 0, ".")
    assert 0 < digits.end <= len(text)
    assert text[digits.end - 1].isdecimal()
