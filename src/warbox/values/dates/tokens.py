"""Cuts a text into the tokens of dates: numbers, the words of a wiki's `[dates]` table, punctuation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from warbox.values.dates.words import DateWords, Kind, Word, fold, has_case

_LONGEST_NUMBER = 4
_DIGITS = re.compile(r"(\d+)((?:,\d{3}(?!\d))*)")
_SIGNS = {
    "\n": Kind.NEWLINE,
    ",": Kind.COMMA,
    ";": Kind.SEMICOLON,
    ":": Kind.COLON,
    "/": Kind.SLASH,
    "?": Kind.UNCERTAIN,
    "~": Kind.TILDE,
    "≈": Kind.APPROXIMATE,
    "−": Kind.DASH,  # the minus sign, which Unicode does not count among the dashes
    "(": Kind.OPENING,
    "[": Kind.OPENING,
    ")": Kind.CLOSING,
    "]": Kind.CLOSING,
}
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_ROMAN_NUMBER = 8


@dataclass(slots=True)
class Token:
    """One token: `start` and `end` are indexes of the text.

    `value` is a number's value (of a word that could be a Roman number, too), a word's value, or for an opening bracket
    the index of the token that closes it. `digits` says how many digits a number is written with, `suffix` what
    kind of suffix it has ("3rd", "1830s").
    """

    kind: Kind
    start: int
    end: int
    value: int = 0
    digits: int = 0
    suffix: Kind | None = None


def cut_into_tokens(text: str, words: DateWords) -> list[Token]:
    """The tokens of a text, in order; spaces and signs that mean nothing in dates give none."""
    folded = fold(text)
    tokens: list[Token] = []
    index = 0
    while index < len(folded):
        token = _token_at(folded, index, words) if folded[index] != " " else None
        index += 1
        if token is not None:
            tokens.append(token)
            index = token.end
    return tokens


def _token_at(folded: str, index: int, words: DateWords) -> Token | None:
    character = folded[index]
    digits = _DIGITS.match(folded, index)
    if digits is not None:
        return _number(folded, digits, words)
    found = words.words.longest_at(folded, index)
    if found is not None:
        word, end = found
        return Token(word.kind, index, end, word.value)
    if character in words.first_year:
        return _first_year(folded, index, words)
    if character in words.numerals:
        return _numeral_letters(folded, index, words)
    kind = _sign(character)
    if kind is not None:
        return Token(kind, index, index + 1)
    return _other_word(folded, index, words) if character.isalpha() else None


@cache
def _sign(character: str) -> Kind | None:
    return Kind.DASH if unicodedata.category(character) == "Pd" else _SIGNS.get(character)


def _number(folded: str, found: re.Match[str], words: DateWords) -> Token:
    """A number with its suffix; one too long for a year, or with digits in groups (`1,500`), is no part of a date."""
    digits, groups = found.groups()
    start, end = found.start(), found.end(1)
    if groups or len(digits) > _LONGEST_NUMBER:
        return Token(Kind.OTHER, start, found.end())
    suffix = words.suffixes.longest_at(folded, end)
    if suffix is None:
        return Token(Kind.NUMBER, start, end, int(digits), len(digits))
    word, after = suffix
    return Token(Kind.NUMBER, start, after, int(digits), len(digits), word.kind)


def _numeral_letters(folded: str, start: int, words: DateWords) -> Token:
    end = start
    while end < len(folded) and folded[end] in words.numerals:
        end += 1
    if end - start > 2 * _LONGEST_NUMBER:
        return Token(Kind.OTHER, start, end)
    value = words.number(folded[start:end])
    digits = len(str(value))
    return Token(Kind.NUMBER, start, end, value, digits) if digits <= _LONGEST_NUMBER else Token(Kind.OTHER, start, end)


def _first_year(folded: str, start: int, words: DateWords) -> Token:
    """The letter for the first year of an era, a number before the sign of a year and a part of a name elsewhere."""
    sign = words.words.longest_at(folded, start + 1)
    if sign is not None and sign[0].kind is Kind.YEAR_SIGN:
        return Token(Kind.NUMBER, start, start + 1, 1, 1)
    return Token(Kind.OTHER, start, start + 1)


def _other_word(folded: str, start: int, words: DateWords) -> Token:
    """A word that means nothing in dates; letters without case singly, for most such scripts set no spaces."""
    end = start + 1
    if has_case(folded[start]):
        while end < len(folded) and (has_case(folded[end]) or unicodedata.combining(folded[end])):
            end += 1
    value = roman_number(folded[start:end]) or roman_ordinal(folded[start:end], words)
    return Token(Kind.OTHER, start, end, value, len(str(value)))


def roman_ordinal(word: str, words: DateWords) -> int:
    """The value of a Roman number in small letters with a suffix of ordinals ("xvie"), 0 for another word."""
    for length in range(1, min(len(word), _LONGEST_ROMAN_NUMBER + 1)):
        value = roman_number(word[:length])
        if not value:
            break
        suffix = words.suffixes.longest_at(word, length)
        if suffix is not None and suffix == (Word(Kind.ORDINAL_SUFFIX), len(word)):
            return value
    return 0


def roman_number(word: str) -> int:
    """The value of a Roman number in small letters, 0 for another word."""
    if len(word) > _LONGEST_ROMAN_NUMBER or not _ROMAN_DIGITS.keys() >= set(word):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
