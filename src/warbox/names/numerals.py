"""The numbers in a name, in whichever notation: 14, XIV and the Chinese numeral are one number, and so is an ordinal.

Letters and characters that write numbers also write words and sounds, so that only some of them count. Roman numerals
are those below a hundred in capitals, with no letter beside them; of single letters only I, V and X, not as initials
with a dot, nor beside a hyphen or an apostrophe. A Chinese numeral counts where a word that goes with numbers stands
beside it, or where it has several signs and a ten among them: `[names.numbers]` of the Chinese wiki lists these.
Ordinals in words are listed in `ordinals.toml`, and are none beside a hyphen (twenty-first).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from warbox.names.converters import has_han
from warbox.values.dates.tokens import roman_number
from warbox.values.numbers import combine
from warbox.wikis import load_wiki

_CHINESE_WIKI = "zh"
_POWERS = frozenset({10, 100, 1000})
_TENS = range(10, 100)
_MOST_SIGNS = 12
"""How many Chinese numerals make a number at most."""

_LETTER = "[^\\W_\u3040-\u9fff\uac00-\ud7a3]"
"""Letters and figures, but for those of scripts that set no blanks around numerals."""

_JOINT = "[-.'\u2010-\u2015\u2019]"
_ROMAN = (
    rf"(?<!{_LETTER})(?:"
    r"(?=[IVX][IVXL]|L[IVX]|XC)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
    rf"|(?<!{_JOINT})[IVX](?!{_JOINT})"
    r"|(?<=[^\W\d_]{2}\s)[IVX](?=\.\Z)"
    rf")(?!{_LETTER})"
)
_WORD = rf"(?<!{_LETTER})(?<!{_JOINT})(?P<word>[^\W\d_]+(?:['\u2019][^\W\d_]+)*)(?!{_LETTER})(?!{_JOINT})"
_MAY_BE_NUMBER = re.compile("[0-9IVX]")


class Numbers(NamedTuple):
    """The numbers of a name in order, each in figures without zeros before it.

    `written` are those that the name itself gives in figures, `numerals` all but those in words. `in_figures` is the
    name with all of them in figures, `bare` without them and without the words that go with them.
    """

    values: tuple[str, ...]
    written: tuple[str, ...]
    numerals: tuple[str, ...]
    in_figures: str
    bare: str


class _Number(NamedTuple):
    """One number of a name: where the words that go with it begin and end, where it does itself, and its value."""

    whole: tuple[int, int]
    itself: tuple[int, int]
    value: str
    is_written: bool = False
    is_word: bool = False


def numbers_of(name: str) -> Numbers:
    """The numbers of a name. Never raises."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    found = list(_in_chinese(text) if has_han(text) else _in_letters(text))
    if not found:
        return Numbers((), (), (), name, name)
    return Numbers(
        tuple(number.value for number in found),
        tuple(number.value for number in found if number.is_written),
        tuple(number.value for number in found if not number.is_word),
        _replaced(text, ((*number.itself, number.value) for number in found)),
        _replaced(text, ((*number.whole, "") for number in found)),
    )


def _replaced(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, replacement in replacements:
        pieces += (text[position:start], replacement)
        position = end
    return "".join([*pieces, text[position:]])


def _in_letters(text: str) -> Iterator[_Number]:
    ordinals = _ordinals()
    if not (_MAY_BE_NUMBER.search(text) or not ordinals.values.keys().isdisjoint(text.casefold().split())):
        return
    for match in ordinals.pattern.finditer(text):
        number, word = match["number"], match["word"]
        value = ordinals.values.get(word.casefold(), "") if word else _value(number)
        if value:
            yield _Number(match.span(), match.span(), value, not word and number[0].isdecimal(), bool(word))


def _in_chinese(text: str) -> Iterator[_Number]:
    numerals = _chinese_numerals()
    for match in numerals.pattern.finditer(text):
        if value := numerals.value(match):
            yield _Number(match.span(), match.span("number"), value, match["number"][0].isdecimal())


def _value(number: str) -> str:
    """The value of figures or of a Roman numeral."""
    if number[0].isdecimal():
        return number.lstrip("0") or "0"
    return str(roman_number(number.lower()))


class _Ordinals(NamedTuple):
    """What may be a number in a text of letters, and the value of each ordinal in words."""

    pattern: re.Pattern[str]
    values: Mapping[str, str]


@cache
def _ordinals() -> _Ordinals:
    languages = tomllib.loads((files("warbox.names") / "ordinals.toml").read_text(encoding="utf-8")).values()
    values = {
        stem + ending: str(number)
        for language in languages
        for number, stems in enumerate(language["stems"], 1)
        for stem in stems
        for ending in language["endings"]
    }
    suffixes = sorted({suffix for language in languages for suffix in language.get("suffixes", ())})
    behind = f"(?:(?:{'|'.join(suffixes)})(?!{_LETTER}))?"
    return _Ordinals(re.compile(f"(?P<number>[0-9]+|{_ROMAN}){behind}|{_WORD}"), values)


class _ChineseNumerals(NamedTuple):
    """What may be a number in a text with Chinese characters, and the value of each numeral."""

    pattern: re.Pattern[str]
    values: Mapping[str, int]

    def value(self, match: re.Match[str]) -> str:
        """The value in figures; empty for numerals that may be sounds."""
        number = match["number"]
        if number[0] not in self.values:
            return _value(number)
        values = [self.values[sign] for sign in number]
        has_ten = len(values) > 1 and any(value in _TENS for value in values)
        if not (match["before"] or match["behind"] or has_ten):
            return ""
        if max(values) < min(_POWERS):
            return _value("".join(map(str, values)))
        return str(combine((value, value in _POWERS) for value in values))


@cache
def _chinese_numerals() -> _ChineseNumerals:
    table = load_wiki(_CHINESE_WIKI).table("names")["numbers"]
    signs = re.escape("".join(table["numerals"]))
    before, behind = (
        "|".join(map(re.escape, sorted(table[place], key=len, reverse=True))) for place in ("before", "behind")
    )
    numeral = f"(?<![{signs}])[{signs}]{{1,{_MOST_SIGNS}}}(?![{signs}])"
    return _ChineseNumerals(
        re.compile(f"(?P<before>{before})?(?P<number>[0-9]+|{_ROMAN}|{numeral})(?P<behind>{behind})?"),
        table["numerals"],
    )
