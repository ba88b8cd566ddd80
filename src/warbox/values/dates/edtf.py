"""EDTF strings, the Extended Date/Time Format of ISO 8601-2:2019: level 1, years to days.

Years are astronomical: 1 BC is `0000`, 479 BC is `-0478`. A date is taken as it is written, in whatever calendar:
29 February 1700 is a day, for it was one wherever the Julian calendar still held.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

OPEN_END = ".."
UNKNOWN_END = ""
UNSPECIFIED = "X"
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

_DATE = re.compile(
    r"(?:Y(-?[1-9][0-9]{4,8})|(-?[0-9]{2}(?:XX|[0-9]X|[0-9]{2}))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?)([?~%]?)"
)
_QUALIFIERS = frozenset("?~%")
_YEAR_OF_THE_REFORM = 1582
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_MONTH_OF_SEASON = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}


class Day(NamedTuple):
    """One day; the year is astronomical. Days compare as they follow each other."""

    year: int
    month: int
    day: int


class Elapsed(NamedTuple):
    """The time between two days."""

    years: int
    months: int
    days: int


class EdtfDate(NamedTuple):
    """One date of an EDTF string.

    `year` is the one nearest to year 0 where digits are unspecified, and `unspecified` says how many are (`18XX`: 2).
    `month` may be a season, 21 (spring) to 24 (winter). `before_zero` tells `-00XX` from `00XX`. `qualifier` is `?`
    (uncertain), `~` (approximate), `%` (both) or empty.
    """

    year: int
    unspecified: int = 0
    before_zero: bool = False
    month: int | None = None
    day: int | None = None
    qualifier: str = ""


def date_from_parts(year: int, month: int | None = None, day: int | None = None, *, julian: bool = False) -> str | None:
    """The EDTF of a year, a month (or a season, 21 to 24) or a day; None where there is no such date.

    `year` is astronomical. Up to 1582, and later where the date is `julian`, every fourth year has a 29 February.
    """
    if abs(year) > 9999:
        return f"Y{year}" if month is None and day is None and abs(year) < 10**9 else None
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    if month is None:
        return text if day is None else None
    if month in _FIRST_MONTH_OF_SEASON and day is None:
        return f"{text}-{month}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{text}-{month:02}"
    days = month_length(year, month, julian=julian or year <= _YEAR_OF_THE_REFORM)
    return f"{text}-{month:02}-{day:02}" if 1 <= day <= days else None


def is_qualified(edtf: str) -> bool:
    """Whether a date or an interval, or an end of it, is uncertain or approximate."""
    return not _QUALIFIERS.isdisjoint(edtf)


def with_sureness(edtf: str, *, approximate: bool) -> str:
    """A date or an interval with each end approximate that is not qualified yet, or with no end qualified."""
    if not approximate:
        return "".join(sign for sign in edtf if sign not in _QUALIFIERS)
    is_open = {OPEN_END, UNKNOWN_END}
    return "/".join(end if end in is_open or is_qualified(end) else f"{end}~" for end in edtf.split("/"))


@lru_cache(maxsize=4096)
def parse_edtf_date(text: str) -> EdtfDate | None:
    """The single date of that EDTF string; None where the string is no single date of level 1."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    long_year, digits, month_digits, day_digits, qualifier = match.groups()
    if long_year:
        return EdtfDate(int(long_year), before_zero=long_year.startswith("-"), qualifier=qualifier)
    unspecified = digits.count(UNSPECIFIED)
    year = int(digits.replace(UNSPECIFIED, "0"))
    month, day = _part(month_digits), _part(day_digits)
    if (unspecified and month_digits) or (month_digits == "XX" and day is not None):
        return None
    if date_from_parts(year, month, day, julian=True) is None:
        return None
    return EdtfDate(year, unspecified, digits.startswith("-"), month, day, qualifier)


def split_edtf(edtf: str) -> tuple[str, str] | None:
    """The start and the end of an EDTF date or interval, equal for a single date; None where it is neither.

    `..` stands for an open end, an empty string for an unknown one. At least one end is a date, and the start is not
    later than the end.
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return None if parse_edtf_date(edtf) is None else (edtf, edtf)
    ends = [None if side in {OPEN_END, UNKNOWN_END} else parse_edtf_date(side) for side in (start, end)]
    if ends == [None, None]:
        return None
    for side, date in zip((start, end), ends, strict=True):
        if date is None and side not in {OPEN_END, UNKNOWN_END}:
            return None
    first, last = ends
    return None if first and last and first_day(first) > last_day(last) else (start, end)


def edtf_bounds(edtf: str) -> tuple[Day | None, Day | None] | None:
    """The first and the last day that an EDTF date or interval covers; None where the string is not level 1.

    A bound is None where that end is open or unknown. Qualifiers do not widen the bounds. Seasons are those of
    meteorology in the northern hemisphere: spring begins on 1 March, winter ends in February of the next year.
    """
    ends = split_edtf(edtf)
    if ends is None:
        return None
    start, end = (parse_edtf_date(side) for side in ends)
    return (None if start is None else first_day(start)), (None if end is None else last_day(end))


def first_day(date: EdtfDate) -> Day:
    """The first day a date covers."""
    if date.unspecified:
        year = date.year - (10**date.unspecified - 1) if date.before_zero else date.year
        return Day(year, 1, 1)
    if date.month is None:
        return Day(date.year, 1, 1)
    return Day(date.year, _FIRST_MONTH_OF_SEASON.get(date.month, date.month), date.day or 1)


def last_day(date: EdtfDate) -> Day:
    """The last day a date covers."""
    if date.unspecified:
        year = date.year if date.before_zero else date.year + 10**date.unspecified - 1
        return Day(year, 12, 31)
    if date.month is None:
        return Day(date.year, 12, 31)
    if date.day is not None:
        return Day(date.year, date.month, date.day)
    year, month = date.year, date.month
    if month in _FIRST_MONTH_OF_SEASON:
        month = _FIRST_MONTH_OF_SEASON[month] + 2
        year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return Day(year, month, month_length(year, month))


def elapsed(start: Day, end: Day) -> Elapsed:
    """The years, months and days from the earlier of two days to the later.

    Full years are counted first, then full months, then days, as Wikipedia's age templates do: from 31 January to
    1 March there is one month and the days that are left of the month before the end.
    """
    start, end = sorted((start, end))
    months = (end.year - start.year) * 12 + end.month - start.month
    days = end.day - start.day
    if days < 0:
        months -= 1
        year, month = (end.year, end.month - 1) if end.month > 1 else (end.year - 1, 12)
        days = max(0, month_length(year, month) - start.day) + end.day
    return Elapsed(months // 12, months % 12, days)


def month_length(year: int, month: int, *, julian: bool = False) -> int:
    """The number of days of a month in the proleptic Gregorian calendar, or in the Julian one; year astronomical."""
    leap = year % 4 == 0 and (julian or year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _MONTH_LENGTHS[month - 1]


def day_number(day: Day, *, julian: bool = False) -> int:
    """The Julian Day Number of a day that is given in the Gregorian calendar, or in the Julian one.

    Two days of different calendars are the same day where their numbers are equal.
    """
    years = day.year + 4800 - (1 if day.month < 3 else 0)
    months = (day.month + 9) % 12
    days = day.day + (153 * months + 2) // 5 + 365 * years + years // 4
    return days - 32083 if julian else days - years // 100 + years // 400 - 32045


def in_gregorian_calendar(day: Day) -> Day:
    """A day of the Julian calendar, since there is the Gregorian one, as that has it."""
    year, month, number = day.year, day.month, day.day + day_number(day, julian=True) - day_number(day)
    length = month_length(year, month)
    if number > length:
        year, month, number = (year, month + 1, number - length) if month < 12 else (year + 1, 1, number - length)
    return Day(year, month, number)


def in_julian_calendar(day: Day) -> Day:
    """A day of the Gregorian calendar, since that began, as the Julian calendar has it."""
    year, month, number = day.year, day.month, day.day - day_number(day, julian=True) + day_number(day)
    if number < 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        number += month_length(year, month, julian=True)
    return Day(year, month, number)


def _part(digits: str | None) -> int | None:
    return None if digits is None or digits == "XX" else int(digits)
