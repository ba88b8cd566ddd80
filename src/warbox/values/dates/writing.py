"""Writes EDTF dates in the words of a wiki, in forms that read back to the same EDTF."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from warbox.values.dates.edtf import (
    OPEN_END,
    SPRING,
    UNKNOWN_END,
    WINTER,
    EdtfDate,
    first_day,
    last_day,
    parse_edtf_date,
    split_edtf,
)
from warbox.values.dates.words import DateWords, Kind, fold
from warbox.values.locales import locale_of

_LAST_SHORT_YEAR = 99
_WORD_BEFORE_DAY = re.compile(r"(?<![0-9])(?<![0-9]\s)(?<!\w)[^\W\d_]+\.?\s(?P<day>[0-9]{1,2})(?![0-9])")
"""A word and a day behind it, where no figure stands before the word or goes on behind the day."""

_OF_DAYS = ("day", "month", "same_month", "same_year", "season")
"""The patterns of what is a part of a year."""

_ROMAN_NUMERALS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def write_edtf(edtf: str, words: DateWords) -> str:
    """The date or interval in the wiki's language. Raises `ValueError` where it is not EDTF of level 1.

    Months and days that EDTF leaves unspecified (`1985-XX`) are left out.
    """
    ends = split_edtf(edtf)
    if ends is None:
        raise ValueError(f"{edtf!r} is not a date or an interval of EDTF level 1")
    start, end = (parse_edtf_date(side) for side in ends)
    patterns = words.patterns
    if start is None or end is None:
        return _write_half_open(ends, start, end, words)
    if start == end:
        return _write(start, words)
    short = _write_in_one_year(start, end, words)
    if short is not None:
        return short
    in_winter = start.month == WINTER
    first = _write(start, words, with_era=in_winter and end.year == start.year + 1)
    last = _write(end, words, with_era=in_winter or _is_before_christ(start))
    return str(patterns["range"].format(start=first, end=last))


def write_in_calendar(edtf: str, calendar: str | None, old_style: str | None, words: DateWords) -> str:
    """The same with the name of its calendar, if any, and with the Old Style date where there is one."""
    date = write_edtf(edtf, words)
    if old_style is not None:
        return str(words.patterns["both_styles"].format(date=date, old_style=write_edtf(old_style, words)))
    return date if calendar is None else str(words.patterns[calendar].format(date=date))


def in_form_of(edtf: str, text: str, words: DateWords) -> DateWords:
    """The words with the patterns for dates in the form of a text that gives the date, or the interval."""
    patterns = words.patterns
    if "month_first" in patterns and _is_month_first(edtf, text, words):
        patterns = patterns | patterns["month_first"]
    for signs in patterns.get("year_signs", ()):
        if any(_stands_behind_number(sign, text) for sign in signs):
            patterns = patterns | _with_year_sign(patterns, *signs)
            break
    return replace(words, patterns=patterns)


def _stands_behind_number(sign: str, text: str) -> bool:
    return re.search(rf"\d\s?{re.escape(sign)}(?!\w)", text, re.IGNORECASE) is not None


def _with_year_sign(patterns: dict[str, Any], of_part: str, of_year: str) -> dict[str, str]:
    """The patterns with a sign behind the year: one for a day or a month of it, and one for the year itself."""
    signed = {name: patterns[name].replace("{year}", f"{{year}} {of_part}") for name in _OF_DAYS if name in patterns}
    return signed | {"year": patterns["year"].replace("{year}", f"{{year}} {of_year}")}


def _is_month_first(edtf: str, text: str, words: DateWords) -> bool:
    """Whether a text that gives the date, or the interval, has the month's name, or a short form of it, before the day.

    In "18 June 1815" the 18 behind the month's name is the beginning of the year.
    """
    ends = split_edtf(edtf) or ("", "")
    days = {(date.month, date.day) for date in map(parse_edtf_date, ends) if date is not None and date.day is not None}
    folded = fold(text)
    for found in _WORD_BEFORE_DAY.finditer(folded):
        word, _ = words.words.longest_at(folded, found.start()) or (None, 0)
        if word is not None and word.kind is Kind.MONTH and (word.value, int(found["day"])) in days:
            return True
    return False


def _write_half_open(ends: tuple[str, str], start: EdtfDate | None, end: EdtfDate | None, words: DateWords) -> str:
    names = {OPEN_END: "open", UNKNOWN_END: "unknown"}
    if end is None and start is not None:
        return str(words.patterns[f"{names[ends[1]]}_end"].format(start=_write(start, words)))
    return str(words.patterns[f"{names[ends[0]]}_start"].format(end="" if end is None else _write(end, words)))


def _write_in_one_year(start: EdtfDate, end: EdtfDate, words: DateWords) -> str | None:
    """Two days of one year as "18–20 June 1815"; None where they are not, or the wiki has no form for it."""
    if start.year != end.year or start.day is None or end.day is None or start.qualifier or end.qualifier:
        return None
    pattern = words.patterns.get("same_month" if start.month == end.month else "same_year")
    if pattern is None:
        return None
    last = {f"last_{name}": value for name, value in _fields(end, words).items()}
    return _with_era(pattern.format(**_fields(start, words), **last), start, words)


def _write(date: EdtfDate, words: DateWords, *, with_era: bool = False) -> str:
    """One date with its era and its qualifiers; `with_era` names the era where it could be taken for another one."""
    name = _pattern_name(date)
    short_decade = date.unspecified == 1 and (_is_before_christ(date) or date.year <= _LAST_SHORT_YEAR)
    if short_decade or (date.unspecified and name not in words.patterns):
        years = EdtfDate(first_day(date).year), EdtfDate(last_day(date).year)
        written = words.patterns["range"].format(start=_write(years[0], words), end=_write(years[1], words))
    else:
        pattern = words.patterns[name]
        written = _with_era(pattern.format(**_fields(date, words)), date, words, always=with_era)
    if date.qualifier in {"~", "%"}:
        written = words.patterns["approximate"].format(date=written)
    if date.qualifier in {"?", "%"}:
        written = words.patterns["uncertain"].format(date=written)
    return str(written)


def _pattern_name(date: EdtfDate) -> str:
    if date.unspecified == 2:
        return "century"
    if date.unspecified == 1:
        return "decade" if date.year % 100 else "round_decade"
    if date.month is None:
        return "year"
    if date.month >= SPRING:
        return "season"
    return "month" if date.day is None else "day"


def _fields(date: EdtfDate, words: DateWords) -> dict[str, Any]:
    """What a pattern may name."""
    year = 1 - date.year if _is_before_christ(date) and not date.unspecified else date.year
    fields: dict[str, Any] = {"year": year, "day": date.day, "month_number": date.month}
    if date.unspecified == 2:
        number = abs(date.year) // 100 + 1
        fields |= {"number": number, "ordinal": _ordinal(number, words), "roman": _roman(number)}
    elif date.month is not None and date.month >= SPRING:
        fields["season"] = words.patterns["seasons"][date.month - SPRING]
    elif date.month is not None:
        fields["month"] = words.month_names[date.month - 1]
    return fields


def _with_era(text: str, date: EdtfDate, words: DateWords, *, always: bool = False) -> str:
    if _is_before_christ(date):
        return str(words.patterns["before_christ"].format(date=text))
    if date.unspecified == 0 and (always or date.year <= _LAST_SHORT_YEAR):
        return str(words.patterns["anno_domini"].format(date=text))
    return text


def _is_before_christ(date: EdtfDate) -> bool:
    return date.before_zero or date.year < 0 or (date.year == 0 and not date.unspecified)


def _ordinal(number: int, words: DateWords) -> str:
    forms = words.patterns.get("ordinals", {})
    form = forms.get(locale_of(words.language).ordinal_form(number), forms.get("other", "{number}"))
    return str(form.format(number=number))


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN_NUMERALS:
        letters += letter * (number // value)
        number %= value
    return letters
