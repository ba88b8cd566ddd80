"""The numbers in a name, in whichever notation: 14, XIV and the Chinese numeral are one number.

Letters and characters that write numbers also write words and sounds, so that only some of them count. Roman numerals
are those below a hundred in capitals, with no letter beside them; of single letters only I, V and X, not as initials
with a dot, nor beside a hyphen or an apostrophe. A Chinese numeral counts where a word that goes with numbers stands
beside it, or where it has several signs and a ten among them: `[names.numbers]` of the Chinese wiki lists these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
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
_IN_LETTERS = re.compile(f"(?P<number>[0-9]+|{_ROMAN})")
_MAY_BE_NUMBER = re.compile("[0-9IVX]")


class Numbers(NamedTuple):
    """The numbers of a name in order, each in figures without zeros before it.

    `written` are those that the name itself gives in figures. `in_figures` is the name with all of them in figures,
    `bare` without them and without the words that go with them.
    """

    values: tuple[str, ...]
    written: tuple[str, ...]
    in_figures: str
    bare: str


def numbers_of(name: str) -> Numbers:
    """The numbers of a name. Never raises."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    found: list[tuple[re.Match[str], str]] = []
    if has_han(text):
        numerals = _chinese_numerals()
        found = [(match, value) for match in numerals.pattern.finditer(text) if (value := numerals.value(match))]
    elif _MAY_BE_NUMBER.search(text):
        found = [(match, _value(match["number"])) for match in _IN_LETTERS.finditer(text)]
    if not found:
        return Numbers((), (), name, name)
    return Numbers(
        tuple(value for _, value in found),
        tuple(value for match, value in found if match["number"][0].isdecimal()),
        _replaced(text, ((*match.span("number"), value) for match, value in found)),
        _replaced(text, ((*match.span(), "") for match, _ in found)),
    )


def _replaced(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end, replacement in replacements:
        pieces += (text[position:start], replacement)
        position = end
    return "".join([*pieces, text[position:]])


def _value(number: str) -> str:
    """The value of figures or of a Roman numeral."""
    if number[0].isdecimal():
        return number.lstrip("0") or "0"
    return str(roman_number(number.lower()))


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
