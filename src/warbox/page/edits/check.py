"""Whether a page, edited, is still the same where the edits did not touch it, and means the same there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from warbox.syntax import Comment, Node, Tree, parse
from warbox.syntax.edits import Replacement


def broken_node(before: Tree, replacements: Sequence[Replacement], text: str) -> Node | None:
    """A node outside of the replacements, or around them, that only one of the two texts has; None where there is none.

    `text` is that of `before` with the replacements made.
    """
    if not replacements:
        return None
    shift = _Shift(replacements)
    after = parse(text)
    for old, new in zip(_kinds(before), _kinds(after), strict=True):
        kept = {shift.place(node): node for node in old if not shift.is_replaced(node)}
        found = {_place(node): node for node in new if not shift.is_new(node)}
        differing = kept.keys() ^ found.keys()
        if differing:
            first = min(differing)
            return kept.get(first) or found.get(first)
    return None


def _kinds(tree: Tree) -> Iterable[Sequence[Node]]:
    return tree.templates, tree.variables, tree.links, tree.variants, tree.tags, tree.comments, tree.ignored


def _place(node: Node) -> tuple[int, int]:
    """Where a node stands; a comment without the blanks that belong to it only where it has a line to itself."""
    if not isinstance(node, Comment):
        return node.start, node.end
    written = str(node)
    return node.start + len(written) - len(written.lstrip()), node.start + len(written.rstrip())


class _Shift:
    """Leads from offsets of the old text to those of the new one."""

    def __init__(self, replacements: Sequence[Replacement]) -> None:
        self._starts = [one.start for one in replacements]
        self._ends = [one.end for one in replacements]
        self._moved = [0]
        self._new: list[tuple[int, int]] = []
        for one in replacements:
            start = one.start + self._moved[-1]
            self._new.append((start, start + len(one.text)))
            self._moved.append(self._moved[-1] + len(one.text) - (one.end - one.start))
        self._new_starts = [start for start, _ in self._new]

    def place(self, node: Node) -> tuple[int, int]:
        """Where a node of the old text stands in the new one."""
        start, end = _place(node)
        return start + self._moved[bisect_right(self._ends, start)], end + self._moved[bisect_left(self._starts, end)]

    def is_replaced(self, node: Node) -> bool:
        """Whether a node of the old text lies in a replacement."""
        start, end = _place(node)
        place = bisect_right(self._starts, start) - 1
        return any(
            self._starts[index] <= start and end <= self._ends[index] for index in range(max(place - 1, 0), place + 1)
        )

    def is_new(self, node: Node) -> bool:
        """Whether a node of the new text lies in what was put in."""
        start, end = _place(node)
        place = bisect_right(self._new_starts, start) - 1
        return any(
            self._new[index][0] <= start and end <= self._new[index][1] for index in range(max(place - 2, 0), place + 1)
        )
