"""The words of dates in one wiki's language: from its `[dates]` table, and month and weekday names from CLDR."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from typing import Any

from warbox.values.locales import ROOT, known_locale, shortened_months
from warbox.wikis import Wiki


class Kind(StrEnum):
    """What a token of a date is. Most are also the keys of `[dates]` under which a wiki lists the words."""

    EPOCH = auto()
    OTHER_ERA = auto()
    OTHER_MONTH = auto()
    MOON = auto()
    BEFORE_CHRIST = auto()
    BEFORE_CHRIST_PREFIX = auto()
    ANNO_DOMINI = auto()
    OLD_STYLE = auto()
    NEW_STYLE = auto()
    OTHER_STYLE = auto()
    MONTH = auto()
    SEASON = auto()
    CENTURY = auto()
    DECADE = auto()
    DECADE_SUFFIX = auto()
    ORDINAL_SUFFIX = auto()
    YEAR_SIGN = auto()
    MONTH_SIGN = auto()
    DAY_SIGN = auto()
    APPROXIMATE = auto()
    UNCERTAIN = auto()
    PART = auto()
    OPEN = auto()
    SINCE = auto()
    BEFORE = auto()
    AND_BEFORE = auto()
    BETWEEN = auto()
    UNTIL = auto()
    RANGE = auto()
    AND = auto()
    OR = auto()
    PARTICLE = auto()
    WEEKDAY = auto()
    NUMBER = auto()
    DASH = auto()
    TILDE = auto()
    SLASH = auto()
    COMMA = auto()
    SEMICOLON = auto()
    COLON = auto()
    OPENING = auto()
    CLOSING = auto()
    NEWLINE = auto()
    OTHER = auto()


CALENDARS = {Kind.OLD_STYLE, Kind.NEW_STYLE, Kind.OTHER_STYLE}
"""The kinds of words that name a calendar."""

_SUFFIXES = {Kind.DECADE_SUFFIX, Kind.ORDINAL_SUFFIX}
_SMALLEST_POWER = 10
_LOCALE_NAMES = {Kind.MONTH: "months", Kind.WEEKDAY: "days"}


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of dates means; `value` is the number of a month or season, or the year 0 of an epoch.

    That of a calendar's name is the month for which the word may stand as well ("jul.").
    """

    kind: Kind
    value: int = 0


class Lexicon:
    """Words with what they mean, made to find the longest one at a place of a folded text."""

    __slots__ = ("_lengths", "_words")

    def __init__(self) -> None:
        self._words: dict[str, Word] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, text: str, word: Word) -> None:
        """Adds a word; where it has a meaning already, that one stays."""
        folded = fold(text)
        if folded not in self._words:
            self._words[folded] = word
            lengths = self._lengths.setdefault(folded[0], [])
            if len(folded) not in lengths:
                lengths.append(len(folded))
                lengths.sort(reverse=True)

    def __contains__(self, text: str) -> bool:
        return fold(text) in self._words

    def longest_at(self, folded: str, start: int) -> tuple[Word, int] | None:
        """The longest word that begins there and does not end inside another word, and where it ends.

        The abbreviated name of a calendar is another word: it may be raised, right behind a month.
        """
        for length in self._lengths.get(folded[start : start + 1], ()):
            end = start + length
            word = self._words.get(folded[start:end]) if end <= len(folded) else None
            if word is None:
                continue
            if not (has_case(folded[end - 1]) and has_case(folded[end : end + 1])):
                return word, end
            if word.kind is Kind.MONTH and self._is_calendar(folded, end):
                return word, end
        return None

    def _is_calendar(self, folded: str, start: int) -> bool:
        found = self.longest_at(folded, start)
        return found is not None and found[0].kind in CALENDARS and folded[found[1] - 1] == "."


PLAIN_PATTERNS = {
    "year": "{year}",
    "month": "{month} {year}",
    "day": "{day} {month} {year}",
    "season": "{season} {year}",
    "uncertain": "{date}?",
    "range": "{start} \u2013 {end}",
    "open_end": "{start} \u2013",
    "open_start": "\u2013 {end}",
    "unknown_end": "{start} \u2013 ?",
    "unknown_start": "? \u2013 {end}",
}
"""How dates are written where a wiki's data does not say (`[dates.writing]`)."""


@dataclass(frozen=True, eq=False, slots=True)
class DateWords:
    """All that is needed to read and write dates on one wiki; get it from `date_words` or `citation_date_words`.

    `suffixes` are words that count only right behind a number. `numerals` gives the value of letters that are numbers;
    `first_year` are letters for the first year of an era, which are parts of names anywhere else.
    `moon_months` stand before the sign of a month that is counted by the moon, `leap_months` before the second one of
    a number, `first_days` before the number of a day by the moon. `solar_since` is the first year in which the months
    of reigns are those of our calendar, `solar_eras` the same for the eras of other countries.
    `numeric_order` says how a wiki writes `1/2/1943`: `dmy`, `mdy`, or empty where one cannot know.
    """

    language: str
    words: Lexicon
    suffixes: Lexicon
    numerals: dict[str, int]
    first_year: frozenset[str]
    moon_months: frozenset[str]
    leap_months: frozenset[str]
    first_days: frozenset[str]
    moon_signs: tuple[str, ...]  # all three
    solar_since: int
    solar_eras: dict[str, int]
    numeric_order: str
    month_names: tuple[str, ...]
    patterns: dict[str, Any]

    def number(self, letters: str) -> int:
        """The value of a run of numeral letters: with powers of ten multiplied out, without them digit by digit."""
        values = [self.numerals[letter] for letter in letters]
        if max(values) < _SMALLEST_POWER:
            return int("".join(map(str, values)))
        total, digit = 0, None
        for value in values:
            if value < _SMALLEST_POWER:
                digit = value
            elif value in {10, 100, 1000}:
                total += value * (1 if digit is None else digit)
                digit = None
            else:
                total += value
        return total + (digit or 0)


@cache
def date_words(wiki: Wiki) -> DateWords:
    """The words of dates of that wiki: compiled once, then the same object each time."""
    return _compiled(wiki, [])


@cache
def citation_date_words(wiki: Wiki) -> DateWords:
    """The same with the names of months that count in its citations alone, where they mean nothing else."""
    return _compiled(wiki, wiki.table("citations").get("dates", {}).get("locales", []))


def names_other_calendar(text: str, wiki: Wiki) -> bool:
    """Whether a text names a month of a calendar that is not counted here, as the Persian or the Hebrew one."""
    words = set(text.casefold().split())
    return any(words.issuperset(month.casefold().split()) for month in wiki.table("dates").get("other_month", ()))


def _compiled(wiki: Wiki, more_locales: list[str]) -> DateWords:
    """The words of a wiki with the months of more languages."""
    table = wiki.table("dates")
    words, suffixes = Lexicon(), Lexicon()
    months = {fold(text): value for text, value in _entries(table, Kind.MONTH)}
    for kind in Kind:
        for text, value in _entries(table, kind):
            meant = months.get(fold(text).rstrip("."), 0) if kind in CALENDARS else value
            (suffixes if kind in _SUFFIXES else words).add(text, Word(kind, meant))
    for locale in table.get("locales", []):
        for text, value in shortened_months(locale).items():
            if text.rstrip(".") not in words:  # French "mar." is a Tuesday
                words.add(text, Word(Kind.MONTH, value))
    for locale in more_locales:
        for text, value in _locale_names(locale, _LOCALE_NAMES[Kind.MONTH]):
            words.add(text, Word(Kind.MONTH, value))
    return DateWords(
        language=wiki.language,
        words=words,
        suffixes=suffixes,
        numerals=table.get("numerals", {}),
        first_year=frozenset(table.get("first_year", [])),
        moon_months=frozenset(table.get("moon_months", [])),
        leap_months=frozenset(table.get("leap_months", [])),
        first_days=frozenset(table.get("first_days", [])),
        moon_signs=tuple(sign for name in ("moon_months", "leap_months", "first_days") for sign in table.get(name, ())),
        solar_since=table.get("solar_since", 0),
        solar_eras=table.get("solar_eras", {}),
        numeric_order=table.get("numeric_order", ""),
        month_names=_written_months(wiki.language),
        patterns=PLAIN_PATTERNS | table["writing"] if table.get("writing") else {},
    )


def fold(text: str) -> str:
    """The text in lower case, full-width signs as plain ones, any white space but a line's end as a plain space.

    Each character gives one character, so that indexes stay the same.
    """
    return "".join(map(_fold_character, text))


@cache
def has_case(character: str) -> bool:
    """Whether it is a letter of a script that knows capitals; the others set no spaces between words, most of them."""
    return character.isalpha() and unicodedata.category(character) != "Lo"


@cache
def _fold_character(character: str) -> str:
    if character == "\n":
        return character
    if unicodedata.east_asian_width(character) == "F":
        character = unicodedata.normalize("NFKC", character)
    if character.isspace():
        return " "
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def _entries(table: dict[str, Any], kind: Kind) -> Iterator[tuple[str, int]]:
    """The words of a kind with their values."""
    if kind in _LOCALE_NAMES:
        for locale in table.get("locales", []):
            yield from _locale_names(locale, _LOCALE_NAMES[kind])
    entries = table.get(kind.value, ())
    if isinstance(entries, dict):
        yield from entries.items()
    else:
        yield from ((text, 0) for text in entries)


def _locale_names(code: str, names: str) -> Iterator[tuple[str, int]]:
    """CLDR's names of the months or days in a language, wide ones first, those that stand inside a date before others.

    Narrow names are left out: one letter stands for several months. So are names that begin with a number, which are
    read as numbers, and names the language only has from the root locale.
    """
    own, root = _own_names(code, names), _own_names(ROOT, names)
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            found = dict(own[context][width])
            if found != dict(root[context][width]):
                yield from ((name.rstrip("."), key) for key, name in found.items() if not name[0].isdecimal())


@cache
def _own_names(code: str, names: str) -> Any:
    """One table of a locale, copied: Babel resolves aliases inside data which it shares between languages.

    Read in place, the table of a language without names of its own would hold, for the rest of the process, those of
    whichever language was asked first.
    """
    from babel import localedata  # dear to import, and a program may never read a date

    return localedata.LocaleDataDict({names: deepcopy(localedata.load(known_locale(code))[names])})[names]


def _written_months(code: str) -> tuple[str, ...]:
    """The names of the months as they stand inside a date of that language."""
    return tuple(_own_names(code, _LOCALE_NAMES[Kind.MONTH])["format"]["wide"].values())
