"""Law 5 for dates: what is written in a wiki's words reads back to the same date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.date_strategies import days_in_both_styles, edtf_strings
from warbox.values.dates.historical_date import HistoricalDate, read_date
from warbox.values.dates.words import date_words
from warbox.values.passage import Passage
from warbox.wikis import Wiki, available_wikis, load_wiki

WIKIS = [pytest.param(load_wiki(code), id=code) for code in ("en", "zh", "it")]


@pytest.mark.parametrize("wiki", WIKIS)
@given(edtf=edtf_strings())
def test_a_written_date_reads_back(wiki: Wiki, edtf: str) -> None:
    written = HistoricalDate(edtf=edtf).to_wikitext(wiki)
    read = read_date(Passage(written), date_words(wiki))
    assert read is not None, written
    assert read.edtf == edtf, written


COMMON = [
    *("1815", "1815-06", "1815-06-18", "-0479", "1914~", "1914?", "1942-21"),
    *("1815-06-18/1815-06-20", "1815-06-18/1815-07-20", "1815-12-18/1816-01-20", "1815/1820", "1815-06/1816-07"),
    *("1914-08-01/..", "1914/", "/1914", "-0300/-0250"),
]


@pytest.mark.parametrize("code", available_wikis())
def test_common_forms_read_back_on_every_wiki(code: str) -> None:
    wiki = load_wiki(code)
    for edtf in COMMON:
        written = HistoricalDate(edtf=edtf).to_wikitext(wiki)
        read = read_date(Passage(written), date_words(wiki))
        assert read is not None, (edtf, written)
        assert read.edtf == edtf, (edtf, written)


@given(code=st.sampled_from(available_wikis()), edtf=edtf_strings())
def test_every_wiki_writes_every_date(code: str, edtf: str) -> None:
    assert HistoricalDate(edtf=edtf).to_wikitext(code) != ""


@pytest.mark.parametrize("wiki", WIKIS)
@pytest.mark.parametrize("calendar", ["julian", "gregorian"])
@given(edtf=edtf_strings())
def test_the_calendar_reads_back(wiki: Wiki, calendar: str, edtf: str) -> None:
    date = HistoricalDate.model_validate({"edtf": edtf, "calendar": calendar})
    read = read_date(Passage(date.to_wikitext(wiki)), date_words(wiki))
    assert read is not None
    assert (read.edtf, read.calendar) == (edtf, calendar)


@pytest.mark.parametrize("wiki", WIKIS)
@given(styles=days_in_both_styles())
def test_both_styles_read_back(wiki: Wiki, styles: tuple[str, str]) -> None:
    new, old = styles
    date = HistoricalDate(edtf=new, calendar="gregorian", old_style=old)
    read = read_date(Passage(date.to_wikitext(wiki)), date_words(wiki))
    assert read is not None
    assert (read.edtf, read.calendar, read.old_style) == (new, "gregorian", old)


@given(edtf=edtf_strings())
def test_json_reads_back(edtf: str) -> None:
    date = HistoricalDate(edtf=edtf, text=edtf)
    assert HistoricalDate.model_validate_json(date.model_dump_json()) == date
