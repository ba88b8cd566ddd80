"""What a footnote stands behind: the text that a reader sees before its sign."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from warbox.diagnostics import Span
from warbox.page import Page
from warbox.syntax import Node, Tag, Template
from warbox.syntax.spans import children_within
from warbox.typed import ArgumentValue, Reader
from warbox.values.inline import Inline

_FARTHEST = 600
"""How many code points of wikitext before a sign are read; this keeps the whole linear in the text."""

_LONGEST = 160
_LONGEST_WORD = 30
_SENTENCE_END = re.compile(r"(?<=[.!?])\s|(?<=[\u3002\uff01\uff1f])|\n")
_ELLIPSIS = "\u2026"
_START = attrgetter("start")
_END = attrgetter("end")


def claims_before(page: Page, signs: Iterable[Span]) -> dict[Span, str]:
    """For each sign the last sentence before it on its line, as a reader sees it; short at most.

    It begins behind the sign before it; signs that follow each other without text between stand behind the same.
    """
    nodes: dict[tuple[int, int], Node] = {(node.start, node.end): node for node in page.tree.tags}
    nodes |= {(node.start, node.end): node for node in page.tree.templates}
    reader = Reader(page.text, page.wiki)
    found: dict[Span, str] = {}
    last = Span(0, 0)
    for sign in sorted(set(signs), key=attrgetter("start", "end")):
        node = nodes.get((sign.start, sign.end))
        text = "" if node is None else _seen_before(node, page.tree.children, last.end, reader)
        if not text and not page.text[last.end : sign.start].strip():
            text = found.get(last, "")
        found[sign] = text
        last = sign
    return found


def _seen_before(node: Node, children: Sequence[Node], after: int, reader: Reader) -> str:
    """The last sentence between the start of the line, or `after`, and the node; `children` are those of the page."""
    source = node.source
    lowest = max(_content_start(node), node.start - _FARTHEST)
    start = max(lowest, source.rfind("\n", lowest, node.start) + 1)
    if after <= node.start:
        start = max(start, after)
    siblings = children if node.container is None else node.container.children
    first = bisect_right(siblings, start, key=_END)
    if first < len(siblings) and siblings[first].start < start:
        start = siblings[first].end
    nodes = children_within(siblings, start, node.start)
    return _last_sentence(Inline.read(ArgumentValue(source, start, node.start, nodes, "", ""), reader).text)


def _content_start(node: Node) -> int:
    """Where what the node stands in begins: an argument, a tag, any other node; 0 at the top of the page."""
    around = node.container
    if isinstance(around, Template):
        place = bisect_right(around.arguments, node.start, key=_START) - 1
        return around.arguments[place].value_start if place >= 0 else around.start
    if isinstance(around, Tag) and around.inner_start is not None:
        return around.inner_start
    return 0 if around is None else around.start


def _last_sentence(text: str) -> str:
    seen = text.strip()
    ends = [match.end() for match in _SENTENCE_END.finditer(seen) if match.end() < len(seen)]
    start = max([*ends[-1:], len(seen) - _LONGEST, 0])
    if not start or start in ends:
        return seen[start:].strip()
    blank = seen.find(" ", start - 1, start + _LONGEST_WORD)
    return _ELLIPSIS + seen[max(start, blank + 1) :].strip()
