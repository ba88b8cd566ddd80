"""Takes out of a stretch of wikitext what a converter must not see, and finds it again in what comes back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from warbox.names.conversion.glossary import Piece
from warbox.names.conversion.markup import MARKER
from warbox.syntax import Heading, Node, Variant

_KEPT = re.compile(rf"{MARKER}|(?:https?:|ftp:)?//[^\s\[\]<>\"{{}}|{MARKER}]+|mailto:[^\s\[\]<>\"{{}}|{MARKER}]+")
_MARK = re.compile(rf"{MARKER}([0-9]+){MARKER}")


class MaskedText:
    """A stretch of a page in which a mark stands for each node that is no text, and for each address.

    Headings and variants stay in it, since what is in them is converted with what is around them.

    Attributes:
        text: the stretch with its marks.
        taken: what the marks stand for, by their numbers: a node, or None for what stays as it is, with its span.
    """

    def __init__(self, source: str, start: int, end: int, children: Sequence[Node]) -> None:
        self.taken: list[tuple[Node | None, int, int]] = []
        self._pieces: list[str] = []
        self._length = 0
        self._indexes: list[int] = []
        self._offsets: list[tuple[int, int]] = []
        position = start
        for node in _outermost(children):
            self._add_text(source, position, node.start)
            self._take(node, node.start, node.end)
            position = node.end
        self._add_text(source, position, end)
        self._note(end, end)
        self.text = "".join(self._pieces)

    def _add_text(self, source: str, start: int, end: int) -> None:
        position = start
        for kept in _KEPT.finditer(source, start, end):
            self._add(source[position : kept.start()], position, position)
            self._take(None, *kept.span())
            position = kept.end()
        self._add(source[position:end], position, position)

    def _take(self, node: Node | None, start: int, end: int) -> None:
        self._add(f"{MARKER}{len(self.taken)}{MARKER}", start, end)
        self.taken.append((node, start, end))

    def _add(self, written: str, start: int, end: int) -> None:
        if written:
            self._note(start, end)
            self._pieces.append(written)
            self._length += len(written)

    def _note(self, start: int, end: int) -> None:
        self._indexes.append(self._length)
        self._offsets.append((start, end))

    def offset(self, index: int) -> int:
        """The offset into the page of an index of the masked text that lies in no mark."""
        number = bisect_right(self._indexes, index) - 1
        start, _ = self._offsets[number]
        return start + index - self._indexes[number]

    def end_offset(self, index: int) -> int:
        """Where on the page what ends at an index of the masked text ends, be it text or a mark."""
        number = bisect_right(self._indexes, index - 1) - 1
        start, end = self._offsets[number]
        return end if end > start else start + index - self._indexes[number]

    def parts(self, text: str) -> Iterator[tuple[str, int, int | None]]:
        """Divides a text at the marks in it: gives text, its index, and None; or the mark's number in its place."""
        position = 0
        for mark in _MARK.finditer(text):
            if mark.start() > position:
                yield text[position : mark.start()], position, None
            yield "", mark.start(), int(mark[1])
            position = mark.end()
        if position < len(text):
            yield text[position:], position, None


def _outermost(children: Sequence[Node]) -> Iterator[Node]:
    """The nodes that are taken out: those directly in the stretch, or in a heading or variant of it."""
    pending = list(reversed(children))
    while pending:
        node = pending.pop()
        if isinstance(node, Heading | Variant):
            pending.extend(reversed(node.children))
        else:
            yield node


class OffsetMap:
    """Leads from offsets of a converted page to those of the page as it is written."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._starts: list[int] = []
        length = 0
        for piece in pieces:
            self._starts.append(length)
            length += len(piece.text)

    def start(self, offset: int) -> int:
        """Where what begins at this offset of the converted page begins on the page."""
        number = max(0, bisect_right(self._starts, offset) - 1)
        if not self._pieces:
            return offset
        piece = self._pieces[number]
        inside = offset - self._starts[number]
        if inside >= len(piece.text):
            return piece.end
        return piece.start + inside if _side_by_side(piece) else piece.start

    def end(self, offset: int) -> int:
        """Where what ends at this offset of the converted page ends on the page."""
        number = bisect_right(self._starts, offset - 1) - 1
        if offset <= 0 or not self._pieces:
            return self.start(0)
        piece = self._pieces[number]
        return piece.start + offset - self._starts[number] if _side_by_side(piece) else piece.end


def _side_by_side(piece: Piece) -> bool:
    return len(piece.text) == piece.end - piece.start
