"""What is open while a text is scanned."""

from __future__ import annotations

from warbox.syntax.nodes import Node
from warbox.syntax.spans import gaps

WHOLE_TEXT, BRACES, BRACKETS, VARIANT, HEADING = range(5)
"""What can be open; the text as a whole always is."""


class Opened:
    """Something opened and not yet closed.

    Attributes:
        kind: what it is, one of the numbers above.
        start, count: its first opening character, and how many of them are left.
        dashed: whether a dash stands before the braces; it makes a variant of the last brace left.
        children, shields: what has been found inside it so far.
        comments_end, comments_start: in a heading, where the last comments in a row end, and where the blanks before
            them begin.
    """

    __slots__ = (
        "_has_equals",
        "_has_pipe",
        "_searched_to",
        "children",
        "comments_end",
        "comments_start",
        "count",
        "dashed",
        "kind",
        "shields",
        "start",
    )

    def __init__(self, kind: int, start: int, count: int, children: list[Node], dashed: bool = False) -> None:
        self.kind = kind
        self.start = start
        self.count = count
        self.dashed = dashed
        self.comments_end = self.comments_start = -1
        self.restart(children, start + count)

    def restart(self, children: list[Node], position: int) -> None:
        """Begins with a first part, that has `children` in it and has been scanned up to `position`."""
        self.children = children
        self.shields: list[tuple[int, int]] = []
        self._searched_to = position
        self._has_pipe = self._has_equals = False

    def become_variant(self) -> None:
        """One brace is left, and the dash before it: together they open a variant."""
        self.kind, self.start, self.count, self.dashed = VARIANT, self.start - 1, 2, False

    def awaits_equals(self, source: str, position: int) -> bool:
        """Whether an equals sign at this place would part the name of an argument from its value.

        Remembers how far it has looked, so that all calls together look at each character once.
        """
        for start, end in gaps(self.children, self.shields, self._searched_to, position):
            bar = source.rfind("|", start, end)
            if bar >= 0:
                self._has_pipe, self._has_equals = True, False
            if self._has_pipe and not self._has_equals:
                self._has_equals = source.find("=", max(start, bar + 1), end) >= 0
        self._searched_to = position
        return self._has_pipe and not self._has_equals
