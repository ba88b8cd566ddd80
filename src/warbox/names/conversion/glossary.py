"""What a page replaces by what for the readers of one variant, beside the dictionary of the language."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from operator import neg
from typing import NamedTuple

_CLAUSE = re.compile(r"\w+|\W+")
_BEGINNING = 2
"""By how many signs of their beginning replacements are found."""


class Piece(NamedTuple):
    """A stretch of converted text, and what it stands for: `start` and `end` are offsets into the text before.

    A protected piece is what a rule shows: nothing in it is converted any more.
    """

    text: str
    start: int
    end: int
    protected: bool = False


class Glossary:
    """Replacements, applied from left to right, the longest first where several begin at one place.

    What lies between them is converted by `dictionary`. Nothing that was replaced is replaced again. MediaWiki looks
    into one table for both, so that there a word of the dictionary wins where it begins earlier.
    """

    def __init__(self, dictionary: Callable[[str], str]) -> None:
        self._dictionary = dictionary
        self._pairs: dict[str, str] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, pairs: dict[str, str]) -> None:
        """From here on these replacements hold as well; one of the same text gives way."""
        for old, new in pairs.items():
            if old:
                self._pairs[old] = new
                for beginning in (old[0], old[:_BEGINNING]):
                    lengths = self._lengths.setdefault(beginning, [])
                    if len(old) not in lengths:
                        insort(lengths, len(old), key=neg)

    def remove(self, olds: Iterable[str]) -> None:
        """From here on these texts are not replaced any more."""
        for old in olds:
            self._pairs.pop(old, None)

    def replaces(self, text: str) -> bool:
        """Whether any of the replacements holds in that text."""
        return any(True for _ in self._matches(text))

    def convert(self, text: str, offset: int = 0) -> Iterator[Piece]:
        """The text, converted piece by piece; `offset` is where it begins in a longer one."""
        position = 0
        for start, old in self._matches(text):
            yield from self._words(text[position:start], offset + position)
            position = start + len(old)
            yield Piece(self._pairs[old], offset + start, offset + position)
        yield from self._words(text[position:], offset + position)

    def _words(self, text: str, offset: int) -> Iterator[Piece]:
        """What the dictionary makes of a text: one piece, or where the length changes one for each clause."""
        converted = self._dictionary(text)
        clauses = [text]
        if len(converted) != len(text):
            clauses = _CLAUSE.findall(text)
            if "".join(map(self._dictionary, clauses)) != converted:
                clauses = [text]
        for clause in clauses if text else ():
            yield Piece(converted if clause == text else self._dictionary(clause), offset, offset + len(clause))
            offset += len(clause)

    def _matches(self, text: str) -> Iterator[tuple[int, str]]:
        lengths = self._lengths
        position = 0
        for start, sign in enumerate(text) if self._pairs else ():
            if sign in lengths and start >= position:
                old = self._longest(text, start)
                if old is not None:
                    position = start + len(old)
                    yield start, old

    def _longest(self, text: str, start: int) -> str | None:
        """The longest text to be replaced that begins there: those of one sign are told by it, others by two."""
        for length in self._lengths.get(text[start : start + _BEGINNING], ()):
            old = text[start : start + length]
            if old in self._pairs:
                return old
        return text[start] if text[start] in self._pairs else None
