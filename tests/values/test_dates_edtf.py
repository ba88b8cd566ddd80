"""EDTF strings: what is one, what it covers, and the time between two days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.values.date_strategies import edtf_strings
from warbox.values.dates.edtf import Day, Elapsed, date_from_parts, day_number, edtf_bounds, elapsed
from warbox.values.dates.historical_date import HistoricalDate


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1066-10-14", (1066, 10, 14), (1066, 10, 14)),
        ("1805-10", (1805, 10, 1), (1805, 10, 31)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("1914~", (1914, 1, 1), (1914, 12, 31)),
        ("-0478", (-478, 1, 1), (-478, 12, 31)),
        ("0000", (0, 1, 1), (0, 12, 31)),
        ("1942-21", (1942, 3, 1), (1942, 5, 31)),
        ("1942-24", (1942, 12, 1), (1943, 2, 28)),
        ("183X", (1830, 1, 1), (1839, 12, 31)),
        ("17XX", (1700, 1, 1), (1799, 12, 31)),
        ("-04XX", (-499, 1, 1), (-400, 12, 31)),
        ("1985-XX-XX", (1985, 1, 1), (1985, 12, 31)),
        ("1985-04-XX", (1985, 4, 1), (1985, 4, 30)),
        ("1988-02-20/1994-05-12", (1988, 2, 20), (1994, 5, 12)),
        ("1988/..", (1988, 1, 1), None),
        ("../1988", None, (1988, 12, 31)),
        ("1988/", (1988, 1, 1), None),
        ("Y-12000", (-12000, 1, 1), (-12000, 12, 31)),
    ],
)
def test_bounds(edtf: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> None:
    assert edtf_bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "/",
        "../..",
        "1988/1987",
        "1988-13",
        "1988-02-30",
        "88",
        "19880220",
        "1988-2-20",
        "18XX-05",
        "1988//",
        "year",
    ],
)
def test_what_is_no_edtf(text: str) -> None:
    assert edtf_bounds(text) is None
    with pytest.raises(ValidationError):
        HistoricalDate(edtf=text)


@given(st.text())
def test_no_string_raises(text: str) -> None:
    edtf_bounds(text)


@pytest.mark.parametrize(
    ("parts", "edtf"),
    [
        ((1815, 6, 18), "1815-06-18"),
        ((-478, 8), "-0478-08"),
        ((9,), "0009"),
        ((1942, 21), "1942-21"),
        ((12000,), "Y12000"),
        ((1582, 2, 29), None),
        ((1500, 2, 29), "1500-02-29"),
        ((1700, 2, 29), None),
        ((1815, 6, 31), None),
        ((1815, 0), None),
        ((1815, None, 5), None),
    ],
)
def test_dates_from_parts(parts: tuple[int, ...], edtf: str | None) -> None:
    assert date_from_parts(*parts) == edtf


def test_a_leap_day_of_the_julian_calendar() -> None:
    assert date_from_parts(1700, 2, 29, julian=True) == "1700-02-29"


@given(day=st.dates())
def test_day_numbers_follow_the_gregorian_calendar(day: date) -> None:
    # 1 January of year 1 has the Julian Day Number 1721426.
    assert day_number(Day(day.year, day.month, day.day)) == day.toordinal() + 1721425


@pytest.mark.parametrize(
    ("gregorian", "julian"),
    [((1582, 10, 15), (1582, 10, 5)), ((1704, 8, 13), (1704, 8, 2)), ((1917, 11, 7), (1917, 10, 25))],
)
def test_one_day_in_two_calendars(gregorian: tuple[int, int, int], julian: tuple[int, int, int]) -> None:
    assert day_number(Day(*gregorian)) == day_number(Day(*julian), julian=True)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((1988, 2, 20), (1994, 5, 12), (6, 2, 22)),  # as the infobox of the First Nagorno-Karabakh War says
        ((1792, 11, 6), (1795, 6, 7), (2, 7, 1)),
        ((1936, 7, 20), (1946, 8, 6), (10, 0, 17)),
        ((1815, 6, 18), (1815, 6, 18), (0, 0, 0)),
        ((1900, 1, 31), (1900, 3, 1), (0, 1, 1)),
        ((-1, 12, 31), (0, 1, 1), (0, 0, 1)),
    ],
)
def test_elapsed_time(start: tuple[int, int, int], end: tuple[int, int, int], expected: tuple[int, int, int]) -> None:
    assert elapsed(Day(*start), Day(*end)) == Elapsed(*expected)
    assert elapsed(Day(*end), Day(*start)) == Elapsed(*expected)


@given(edtf=edtf_strings())
def test_the_ends_follow_from_the_whole(edtf: str) -> None:
    start, slash, end = edtf.partition("/")
    whole = HistoricalDate(edtf=edtf)
    assert whole.start == (start if start not in {"", ".."} else None)
    assert whole.end == ((end if end not in {"", ".."} else None) if slash else start)
    assert HistoricalDate.from_bounds(start, end if slash else None).edtf == edtf


def test_from_bounds() -> None:
    whole = HistoricalDate.from_bounds("1914~", "..", "about 1914 to this day")
    assert (whole.edtf, whole.start, whole.end) == ("1914~/..", "1914~", None)
    assert whole.approximate
    assert whole.is_ongoing
    assert HistoricalDate.from_bounds("1066-10-14", "1066-10-14").edtf == "1066-10-14"
    with pytest.raises(ValidationError):
        HistoricalDate.from_bounds("1914", "1913")
