"""The nodes of a stretch of the page, with those within templates."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.syntax import Node, Template


def nodes_within(nodes: Sequence[Node], first: int, last: int) -> list[Node]:
    """The nodes between two offsets, in order, with those in templates around and among them."""
    found: list[Node] = []
    waiting = [*reversed(nodes)]
    while waiting:
        node = waiting.pop()
        if node.end <= first or node.start >= last:
            continue
        if first <= node.start and node.end <= last:
            found.append(node)
        if isinstance(node, Template):
            waiting += reversed(node.children)
    return found
