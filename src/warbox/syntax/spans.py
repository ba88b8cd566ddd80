"""Stretches of text between nodes: which nodes lie in one, and where pipes and equals signs divide it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import merge
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warbox.syntax.nodes import Node

BLANKS = " \t\n\r\0\x0b"
"""What MediaWiki (PHP's trim) takes off both ends of names and values."""

_START = attrgetter("start")


def children_within(children: Sequence[Node], start: int, end: int) -> Sequence[Node]:
    """Those of some nodes, given in order, that begin between two offsets."""
    if not children:
        return ()
    if children[0].start >= start and children[-1].start < end:
        return children
    return children[bisect_left(children, start, key=_START) : bisect_left(children, end, key=_START)]


def node_around(children: Sequence[Node], start: int, end: int) -> Node | None:
    """The one of some nodes, given in order, that has a stretch between two offsets within it and is longer."""
    place = bisect_right(children, start, key=_START) - 1
    if place < 0:
        return None
    node = children[place]
    return node if end <= node.end and end - start < node.end - node.start else None


def gaps(
    children: Sequence[Node], shields: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[tuple[int, int]]:
    """The stretches between two offsets that lie in no child and in no shield.

    In a shield MediaWiki looks for no pipe though it makes no node of it: an opening tag that is never closed, a line
    that starts with an equals sign and is no heading. Both are given in order; children may lie in shields.
    """
    position = start
    for covered_start, covered_end in _covered(children, shields, start, end):
        if covered_start > position:
            yield position, covered_start
        if covered_end > position:
            position = covered_end
    if position < end:
        yield position, end


def _covered(
    children: Sequence[Node], shields: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[tuple[int, int]]:
    inside = ((child.start, child.end) for child in children_within(children, start, end))
    if not shields:
        return inside
    return merge(inside, shields[bisect_left(shields, (start,)) : bisect_left(shields, (end,))])


def split_at_pipes(
    source: str, children: Sequence[Node], shields: Sequence[tuple[int, int]], start: int, end: int
) -> list[tuple[int, int, int]]:
    """Divides a stretch at the pipes outside its nodes.

    Gives for every part its start, its end and the place of its first equals sign outside nodes, -1 if there is none.
    """
    find = source.find
    parts: list[tuple[int, int, int]] = []
    part_start, equals = start, -1
    for gap_start, gap_end in gaps(children, shields, start, end) if children or shields else ((start, end),):
        position = gap_start
        bar = find("|", position, gap_end)
        while bar >= 0:
            if equals < 0:
                equals = find("=", position, bar)
            parts.append((part_start, bar, equals))
            part_start = position = bar + 1
            equals = -1
            bar = find("|", position, gap_end)
        if equals < 0:
            equals = find("=", position, gap_end)
    parts.append((part_start, end, equals))
    return parts
