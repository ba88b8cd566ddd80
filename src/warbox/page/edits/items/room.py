"""Where an item of a list stands on the page: its own stretch, and what of its line may belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from warbox.diagnostics import Span
from warbox.page.edits.items.customs import Customs
from warbox.syntax import Comment, Link, Node, Tag
from warbox.syntax.edits import Replacement
from warbox.typed import ArgumentValue, Reader
from warbox.values.inline import Inline

Alternative = tuple[Replacement, ...]
"""One way to change an item: what is replaced on the page."""

_QUOTES = "''"
_NO_BRACKET = "\0"
_BRACKETS = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
"""Brackets without others in them."""
_CLOSED = re.compile(r"<[^<>]*>|\([^()]*\)|\uff08[^\uff08\uff09]*\uff09")


@dataclass(frozen=True)
class Room:
    """An item stands from `start` to `end`; what is said of it lies between `first` and `last`, on its line.

    `nodes` are all nodes that begin there, in order, those within templates too; `reader` types them. `cell` is the
    stretch of the whole value, `customs` are those of the box around it.
    """

    source: str
    start: int
    end: int
    first: int
    last: int
    nodes: Sequence[Node]
    reader: Reader
    cell: Span
    customs: Customs

    @property
    def text(self) -> str:
        """The wikitext of the item."""
        return self.source[self.start : self.end]

    @cached_property
    def inside(self) -> list[Node]:
        """The nodes within the item's own stretch."""
        return [node for node in self.nodes if self.start <= node.start and node.end <= self.end]

    @property
    def is_plain(self) -> bool:
        """Whether the item's own stretch is text alone, so that nothing is lost with it that it does not say."""
        return not any(node.start < self.end and self.start < node.end for node in self.nodes) and (
            _QUOTES not in self.text and "<" not in self.text
        )

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where a text stands outside of links, tags and comments: in the item's own stretch, then on its line."""
        if not text:
            return []
        found = [(place, place + len(text)) for place in self._occurrences(text)]
        own = [one for one in found if self.start <= one[0] and one[1] <= self.end]
        return own + [one for one in found if one not in own]

    def _occurrences(self, text: str) -> Iterator[int]:
        place = self.source.find(text, self.first, self.last)
        while place >= 0:
            if not any(node.start < place + len(text) and place < node.end for node in self._closed):
                yield place
            place = self.source.find(text, place + 1, self.last)

    def brackets_showing(self, *texts: str) -> list[tuple[int, int]]:
        """What stands in brackets on the line and shows one of some texts, with links or other markup in it."""
        signs = list(self.source[self.first : self.last])
        for node in self._closed:  # their brackets are none of the line
            start, end = max(node.start, self.first) - self.first, node.end - self.first
            signs[start:end] = _NO_BRACKET * len(signs[start:end])
        found = (match.span(1) for match in _BRACKETS.finditer("".join(signs)))
        places = [(self.first + start, self.first + end) for start, end in found]
        return [(start, end) for start, end in places if self._shown(start, end) in texts]

    def _shown(self, start: int, end: int) -> str:
        """What a reader sees of a stretch that begins and ends outside of all nodes; nothing of another one."""
        nodes: list[Node] = []
        for node in self.nodes:
            if node.end <= start or node.start >= end or (nodes and node.end <= nodes[-1].end):
                continue
            if node.start < start or node.end > end:
                return ""
            nodes.append(node)
        return Inline.read(ArgumentValue(self.source, start, end, nodes, "", ""), self.reader).text

    def found(self, pattern: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
        """Where something stands between two offsets outside of all nodes, HTML tags and brackets."""
        closed = [(node.start, node.end) for node in self.nodes]
        closed += [found.span() for found in _CLOSED.finditer(self.source, start, end)]
        spans = (found.span() for found in pattern.finditer(self.source, start, end))
        return [one for one in spans if not any(first < one[1] and one[0] < last for first, last in closed)]

    @cached_property
    def _closed(self) -> list[Node]:
        return [node for node in self.nodes if isinstance(node, Link | Tag | Comment)]

    def after_blank(self, end: int) -> int:
        """Where the blanks behind an offset end."""
        while end < self.last and self.source[end].isspace():
            end += 1
        return end

    def behind_blank(self, start: int) -> int:
        """Where the blanks before an offset begin."""
        while start > self.first and self.source[start - 1] in " \t\u00a0":
            start -= 1
        return start
