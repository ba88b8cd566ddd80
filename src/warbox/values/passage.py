"""A passage: text as a reader sees it, and marks for all that stands in it besides letters.

Every value type is read from passages, so that no value type has to know wikitext: references, flags, links and
styles are marks over the text, comments are gone, and every index of the text leads back to the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from warbox.diagnostics import Span

_END = attrgetter("end")
_INFINITE = float("inf")


class Style(StrEnum):
    """What the text under a mark looks like, where that says something about its meaning."""

    BOLD = "bold"
    ITALIC = "italic"
    SMALL = "small"
    STRUCK = "struck"
    TITLE = "title"  # over a list that a reader opens
    CENTRED = "centred"  # the last line of what is centred, by itself


class Mark(NamedTuple):
    """Something that stands in a passage from `start` to `end` (indexes of its text, `end` exclusive).

    A thing that shows no text, such as a reference or a flag's icon, has `start == end`. `value` is the thing itself:
    a `Style`, a link, a flag, a reference's use, a fate, an image. Where the text leads to a page, `target` is its
    title, and `foreign` the language and title of the page of another wiki that it leads to as well.
    """

    start: int
    end: int
    value: Any
    target: str | None = None
    foreign: tuple[str, str] | None = None

    def moved(self, start: int, end: int) -> Mark:
        """The same mark over another stretch of text."""
        return Mark(start, end, self.value, self.target, self.foreign)


@dataclass(frozen=True)
class Passage:
    """Text as a reader sees it, with marks.

    `anchors` are pairs (index of the text, code-point offset into the page) in rising order: between two anchors text
    and page run side by side. `level` is the depth of the bullet or indent the passage stands under (0: none).
    `ruled` says that a horizontal rule stands right before it, `spaced` that an empty line does, `soft` that only a
    line end of the source parts it from the passage before: a reader may see no break there. `continued` says that it
    is of the same paragraph or item as the passage before, which a line break parts it from.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)
    level: int = 0
    ruled: bool = False
    spaced: bool = False
    soft: bool = False
    continued: bool = False

    def offset(self, index: int) -> int:
        """The offset into the page of the character at this index of the text."""
        anchors = self.anchors
        place = max(0, bisect_right(anchors, (index, _INFINITE)) - 1) if len(anchors) > 1 else 0
        at, offset = anchors[place]
        return offset + index - at

    def span(self, start: int, end: int) -> Span:
        """Where in the page the text from `start` to `end` stands; no template or link is cut in two."""
        if start >= end:
            return Span(self.offset(start), self.offset(start))
        if len(self.anchors) == 1:
            first = self.offset(start)
            last = first + end - start
        else:
            first, last = self.offset(start), self.offset(end - 1) + 1
            if last < first:  # a template shows its arguments in another order
                offsets = [self.offset(index) for index in range(start, end)]
                first, last = min(offsets), max(offsets) + 1
        if not self.marks:
            return Span(first, last)
        wholes = self._wholes
        place = bisect_right(wholes, start, key=_END)
        while place < len(wholes) and wholes[place].start < end:
            whole: Span = wholes[place].value.span
            first = min(first, whole.start)
            # What a template shows may be longer than the template: its end says nothing of the page.
            last = whole.end if wholes[place].end >= end else max(last, whole.end)
            place += 1
        return Span(first, last)

    @cached_property
    def _wholes(self) -> list[Mark]:
        """The marks over text that stand for a stretch of the page: the outermost ones, so that none overlap."""
        outermost: list[Mark] = []
        for mark in self.marks:
            covered = outermost and mark.end <= outermost[-1].end
            if mark.end > mark.start and not covered and hasattr(mark.value, "span"):
                outermost.append(mark)
        return outermost

    def marked(self, kind: type, start: int = 0, end: int | None = None) -> list[Mark]:
        """The marks whose value is of that type and that begin in `start <= index <= end`, in order."""
        last = len(self.text) if end is None else end
        return [mark for mark in self.marks if start <= mark.start <= last and isinstance(mark.value, kind)]


def join_passages(passages: Sequence[Passage], separator: str = " ") -> Passage:
    """Passages as one, parted by `separator`; those without text leave their footnotes after the text before them."""
    texts: list[str] = []
    marks: list[Mark] = []
    anchors: list[tuple[int, int]] = []
    length = 0
    for passage in passages:
        shift = length + len(separator) if texts and passage.text else length
        marks += [mark._replace(start=mark.start + shift, end=mark.end + shift) for mark in passage.marks]
        if passage.text:
            anchors += [(at + shift, offset) for at, offset in passage.anchors]
            texts.append(passage.text)
            length = shift + len(passage.text)
    first = passages[0] if passages else Passage("")
    return replace(first, text=separator.join(texts), marks=tuple(marks), anchors=tuple(anchors) or ((0, 0),))
