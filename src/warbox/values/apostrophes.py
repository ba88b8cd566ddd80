"""Which apostrophes are bold type and which are italic, as MediaWiki tells them apart (`Parser::doQuotes`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from warbox.syntax import Node, Variant
from warbox.syntax.spans import children_within

_RUN = re.compile("''+")
_HIDDEN = "\x7f"
"""Stands for what MediaWiki has put aside when it comes to the apostrophes of a line."""


class Apostrophes:
    """The apostrophes of a stretch of a page, asked for from its beginning to its end."""

    __slots__ = ("_end", "_line_end", "_nodes", "_source", "_start", "_unpaired")

    def __init__(self, source: str, start: int, end: int, nodes: Sequence[Node]) -> None:
        self._source = source
        self._start = start
        self._end = end
        self._nodes = nodes
        self._line_end = start
        self._unpaired: int | None = None

    def is_unpaired(self, offset: int) -> bool:
        """Whether the three apostrophes there are one apostrophe and two for italic type."""
        if offset >= self._line_end:
            start, line = self._line_around(offset)
            self._line_end = start + len(line)
            place = unpaired_bold(line)
            self._unpaired = None if place is None else start + place
        return offset == self._unpaired

    def _line_around(self, offset: int) -> tuple[int, str]:
        """Where the line begins, and the line; what MediaWiki has put aside when it comes to apostrophes is hidden."""
        start = max(self._start, self._source.rfind("\n", self._start, offset) + 1)
        end = self._source.find("\n", offset, self._end)
        if end < 0:
            end = self._end
        parts = []
        position = start
        for node in children_within(self._nodes, start, end):
            if not isinstance(node, Variant):
                parts += [self._source[position : node.start], _HIDDEN * (node.end - node.start)]
                position = node.end
        parts.append(self._source[position:end])
        return start, "".join(parts)


def unpaired_bold(line: str) -> int | None:
    """Where the three apostrophes stand that are one apostrophe and two for italic type: `l'''Orient''`.

    A line has such where both bold and italic type would stay open: those behind a word of one letter, or else of more,
    or else behind a blank, the first of the line. None where it has none.
    """
    runs = list(_RUN.finditer(line))
    lengths = [run.end() - run.start() for run in runs]
    bold = sum(length != 2 for length in lengths)
    italic = sum(length == 2 or length >= 5 for length in lengths)
    if bold % 2 == 0 or italic % 2 == 0:
        return None
    found: dict[str, int] = {}
    position = 0
    for run, length in zip(runs, lengths, strict=True):
        if length in (3, 4):
            place = run.end() - 3
            found.setdefault(_what_stands_before(line[position:place]), place)
        position = run.end()
    return next((found[kind] for kind in ("letter", "word", "blank") if kind in found), None)


def _what_stands_before(text: str) -> str:
    if text.endswith(" "):
        return "blank"
    # MediaWiki looks at bytes, so that only a letter of ASCII is one.
    return "letter" if text[-2:-1] == " " and text[-1].isascii() else "word"
