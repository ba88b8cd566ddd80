"""What `read_date` makes of texts, real ones most of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values.date_strategies import date_like_texts
from tests.work import lines_run
from warbox.diagnostics import Span
from warbox.values.dates.edtf import split_edtf
from warbox.values.dates.historical_date import HistoricalDate, read_date
from warbox.values.dates.words import date_words
from warbox.values.passage import Passage
from warbox.wikis import load_wiki

CASES = Path(__file__).parent / "cases"


def read(text: str, wiki: str = "en") -> HistoricalDate | None:
    return read_date(Passage(text), date_words(load_wiki(wiki)))


def cases() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(CASES.glob("dates_*.toml")):
        wiki = path.stem.removeprefix("dates_")
        groups = tomllib.loads(path.read_text(encoding="utf-8"))["group"]
        found += [(wiki, text, edtf) for group in groups for text, edtf in group["cases"]]
    return found


@pytest.mark.parametrize(("wiki", "text", "edtf"), cases())
def test_the_date_of_a_text(wiki: str, text: str, edtf: str) -> None:
    date = read(text, wiki)
    assert (date.edtf if date else "") == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "old_style", "calendar"),
    [
        ("13 August 1704 [O.S. 2 August 1704]", "1704-08-13", "1704-08-02", "gregorian"),
        ("13 August (N.S.) / 2 August (O.S.) 1704", "1704-08-13", "1704-08-02", "gregorian"),
        ("2 August (13 August) 1704", "1704-08-13", "1704-08-02", "gregorian"),
        ("5 January 1918 (23 December)", "1918-01-05", "1917-12-23", "gregorian"),
        ("1–3 (12–14) July 1700", "1700-07-12/1700-07-14", "1700-07-01/1700-07-03", "gregorian"),
        ("5–6 september 1634 (n.s.)", "1634-09-05/1634-09-06", None, "gregorian"),
        ("21 july 1640 (julian calendar)", "1640-07-21", None, "julian"),
        ("18 June 1815", "1815-06-18", None, None),
        (
            "27 June 1709 (O.S.)\n28 June 1709 (Swedish calendar)\n8 July 1709 (N.S.)",
            "1709-07-08",
            "1709-06-27",
            "gregorian",
        ),
        ("27 June (O.S.), 28 June (Swedish calendar), 8 July (N.S.) 1709", "1709-07-08", "1709-06-27", "gregorian"),
        ("28 June 1709 (Swedish calendar)", "1709-06-28", None, None),
        ("27 June 1709 (O.S.)\n8 July 1709", "1709-07-08", "1709-06-27", "gregorian"),
        ("27 June 1709\n8 July 1709", "1709-07-08", "1709-06-27", "gregorian"),
        ("8 July (O.S.) 1709, 30 August 1709", "1709-07-08/1709-08-30", None, "julian"),
    ],
)
def test_calendars(text: str, edtf: str, old_style: str | None, calendar: str | None) -> None:
    date = read(text)
    assert date is not None
    assert (date.edtf, date.old_style, date.calendar) == (edtf, old_style, calendar)


@pytest.mark.parametrize(
    ("wiki", "text", "edtf", "old_style", "calendar"),
    [
        ("de", "26. Augustjul. / 7. September 1812greg.", "1812-09-07", "1812-08-26", "gregorian"),
        ("de", "1. Jul. 1866", "1866-07-01", None, None),
        ("ru", "25 октября (7 ноября) 1917 — 16 июня 1923", "1917-11-07/1923-06-16", None, "gregorian"),
        ("ru", "1—3 (13—15) октября 1813", "1813-10-13/1813-10-15", "1813-10-01/1813-10-03", "gregorian"),
    ],
)
def test_calendars_of_other_wikis(wiki: str, text: str, edtf: str, old_style: str | None, calendar: str | None) -> None:
    date = read(text, wiki)
    assert date is not None
    assert (date.edtf, date.old_style, date.calendar) == (edtf, old_style, calendar)


@pytest.mark.parametrize(
    "text", ["c. 1200", "1200?", "3 or 4 february 1797", "between 1180 and 1185", "≈1200", "~1200"]
)
def test_doubtful_dates_are_approximate(text: str) -> None:
    date = read(text)
    assert date is not None
    assert date.approximate


@pytest.mark.parametrize("text", ["1200", "early 1200", "1200 – 1210", "22 and 23 june 1372", "1200~1210"])
def test_other_dates_are_not_approximate(text: str) -> None:
    date = read(text)
    assert date is not None
    assert not date.approximate


def test_text_and_span_are_those_of_the_whole_passage() -> None:
    passage = Passage(" 1 August – 2 October 1944\n(63 days) ", anchors=((0, 100), (26, 130)))
    date = read_date(passage, date_words(load_wiki("en")))
    assert date is not None
    assert date.text == "1 August – 2 October 1944\n(63 days)"
    assert date.span == Span(101, 140)


@given(text=st.one_of(st.text(), date_like_texts()), wiki=st.sampled_from(["en", "zh", "it"]))
def test_no_text_raises_and_every_date_is_edtf(text: str, wiki: str) -> None:
    date = read(text, wiki)
    if date is not None:
        assert date.edtf is not None
        assert split_edtf(date.edtf) is not None
        assert date.text == text.strip()


LONG_TEXTS = [
    "1",
    "1 - ",
    "1944 – ",
    "1,",
    "(",
    "May (",
    "c. ",
    "O.S. ",
    "1944\n",
    "5 (6) ",
    "August 30, ",
    "一",
    "~",
    "x 1944 ",
    "a一年(",
    "一年(1年)",
    "一年(1900年)二月",
]


@pytest.mark.parametrize("part", LONG_TEXTS)
def test_long_texts_take_work_in_proportion(part: str) -> None:
    words = date_words(load_wiki("zh"))

    def work(count: int) -> int:
        return lines_run(lambda: read_date(Passage(part * count), words))

    work(1)
    assert work(400) < 6 * work(100)
