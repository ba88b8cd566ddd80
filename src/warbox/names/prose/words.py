"""The words of prose, in runs that may be one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)+"
"""Letters with the accents that stand behind them, and with soft hyphens."""

_LINE_END = r"[ \t]*\r?\n[ \t]*"
_WORD = re.compile(rf"{_LETTERS}(?:(?:[-\u2010\u2011](?:{_LINE_END})?|(?<=\u00ad){_LINE_END}){_LETTERS})*")
_BREAK = re.compile(rf"(?P<soft>\u00ad(?:{_LINE_END})?)|(?P<hyphen>[-\u2010]){_LINE_END}(?P<next>.)")
_ROMAN = re.compile("[IVXL]+")
_APOSTROPHES = "'\u2019"
_ENDS_OF_SENTENCES = ".!?\u2026:;"
_QUOTES = " \t\n\"'\u00ab\u00bb\u201c\u201d\u201e\u2018\u2019([\u2014\u2013-"
_LOOKS_BACK = 16
"""How many signs before a word tell whether a sentence begins with it."""

_LONGEST_ARTICLE = 2
"""How many letters an article or a particle has that an apostrophe joins to a name: `l'`, `dall'` is none."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of prose with its place; `opens` where a sentence begins with it, which gives any word a capital.

    `text` has each accented letter in one sign, and what a line breaks in one piece.
    """

    text: str
    start: int
    end: int
    opens: bool

    @property
    def has_capital(self) -> bool:
        """Whether it may be a part of a name."""
        return self.text[0].isupper()


def runs_of_words(prose: str) -> Iterator[list[Word]]:
    """The words of prose in runs: between two of one run stand blanks, the dot of an initial, or an apostrophe."""
    run: list[Word] = []
    for match in _WORD.finditer(prose):
        between = prose[run[-1].end : match.start()] if run else ""
        if run and not _joins(run, between):
            yield run
            run = []
        opens = not run and _opens_sentence(prose, match.start())
        run.append(Word(_whole(match[0]), match.start(), match.end(), opens))
    if run:
        yield run


def _whole(word: str) -> str:
    """The word as it is in the middle of a line; a hyphen before a capital is its own (`Nagorno-Karabakh`)."""
    if word.isascii() and "\n" not in word:
        return word
    return unicodedata.normalize("NFC", _BREAK.sub(_without_break, word))


def _without_break(match: re.Match[str]) -> str:
    if match["soft"]:
        return ""
    return match["next"] if match["next"].islower() else match["hyphen"] + match["next"]


def _joins(run: Sequence[Word], between: str) -> bool:
    """Whether the next word is of the same run; behind a dot it is where that may be of an initial or of a number."""
    word = run[-1].text
    if between.count("\n") > 1:
        return False
    sign = between.strip()
    if not sign:
        return True
    if sign == ".":
        is_before_name = len(run) == 1 or not run[-2].has_capital
        return word.isupper() and (len(word) == 1 or (is_before_name and bool(_ROMAN.fullmatch(word))))
    return between in _APOSTROPHES and len(word) <= _LONGEST_ARTICLE


def _opens_sentence(prose: str, start: int) -> bool:
    before = prose[max(0, start - _LOOKS_BACK) : start]
    rest = before.rstrip(_QUOTES)
    return not rest or rest[-1] in _ENDS_OF_SENTENCES or before.count("\n") > 1
