"""Reads and writes plain types of Python other than text: numbers and days."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache
from math import isfinite, nan

from babel import Locale, UnknownLocaleError
from babel.numbers import NumberFormatError, format_decimal, parse_decimal

from warbox.diagnostics import Code, Severity
from warbox.typed import ArgumentValue, Reader, reads, writes
from warbox.values.dates.edtf import edtf_bounds
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.figures.numbers.quantities import find_quantities
from warbox.values.figures.tokens.compilation import figure_words
from warbox.values.figures.tokens.tokenizer import tokenize
from warbox.values.inline import read_text
from warbox.wikis import Wiki

_MOST_DIGITS = 19
_MINUS = "-"
_PLAIN_SIGNS = str.maketrans({"\u2212": _MINUS, "\u00a0": " ", "\u2009": " ", "\u202f": " "})
_GROUPED_BY_BLANKS = re.compile(r"-?\d{1,3}(?: \d{3})+(?!\d)")
_FOR_TEMPLATES = re.compile(r"-?[0-9]+\.[0-9]+")


@reads(int)
def read_integer(value: ArgumentValue, reader: Reader) -> int | None:
    """A whole number: digits of any script, in groups of three or not, or with words (`1.9 million`).

    None, and a finding, where the value is something else, or leaves the number open.
    """
    text = (read_text(value, reader) or "").translate(_PLAIN_SIGNS)
    digits = text.removeprefix(_MINUS)
    if digits.isdecimal() and len(digits) < _MOST_DIGITS:
        return int(text)
    number = _exact_number(digits, reader.wiki)
    if number is None:
        _report(value, reader, "no whole number")
        return None
    return number if digits == text else -number


def _exact_number(text: str, wiki: Wiki) -> int | None:
    """The one number that the text is, where it is nothing else."""
    words = figure_words(wiki)
    tokens = tokenize(text, words)
    found = find_quantities(tokens, words)
    whole = len(found) == 1 and (found[0].first, found[0].stop) == (0, len(tokens))
    return found[0].low if whole and found[0].low == found[0].high and not found[0].approximate else None


@reads(float)
def read_number(value: ArgumentValue, reader: Reader) -> float | None:
    """A number as the wiki's language writes it (`1,234.5`), or with blanks between groups of three.

    Where the language cannot have meant it, a decimal point is one on every wiki (`891.7` on a German one), since that
    is what templates calculate with. None, and a finding, where the value is something else.
    """
    text = (read_text(value, reader) or "").translate(_PLAIN_SIGNS)
    number = _number(text, reader.wiki.language)
    if number is None:
        _report(value, reader, "no number")
    return number


def _number(text: str, language: str) -> float | None:
    grouped = _GROUPED_BY_BLANKS.match(text)
    if grouped is not None:
        text = grouped[0].replace(" ", "") + text[grouped.end() :]
    try:
        number = float(parse_decimal(text, locale=_locale(language), strict=True))
    except (NumberFormatError, ValueError, ArithmeticError):
        number = float(text) if _FOR_TEMPLATES.fullmatch(text) is not None else nan
    return number if isfinite(number) else None


@reads(datetime.date)
def read_day(value: ArgumentValue, reader: Reader) -> datetime.date | None:
    """A day after the year 0; None, and a finding, for a date of another kind.

    `HistoricalDate` holds every date: those with a month or a year only, approximate ones, those before Christ.
    """
    date = HistoricalDate.read(value, reader)
    bounds = edtf_bounds(date.edtf) if date is not None and date.edtf is not None and not date.approximate else None
    if bounds is None or bounds[0] is None or bounds[0] != bounds[1] or bounds[0].year < 1:
        _report(value, reader, "no single day")
        return None
    return datetime.date(*bounds[0])


@writes(float)
def write_number(number: float, wiki: Wiki) -> str:
    """The number as the wiki's language writes it, with all its digits."""
    return format_decimal(number, locale=_locale(wiki.language), decimal_quantization=False)


@writes(datetime.date)
def write_day(day: datetime.date, wiki: Wiki) -> str:
    """The day as the wiki's language writes it."""
    return HistoricalDate.from_bounds(day.isoformat()).to_wikitext(wiki)


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale | str:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return "en"


def _report(value: ArgumentValue, reader: Reader, what: str) -> None:
    reader.report(Code.UNREADABLE_VALUE, Severity.WARNING, value.start, value.end, f"{value.written}: this is {what}")
