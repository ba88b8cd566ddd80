"""The nodes of the tree: spans of the page's text, with the nodes inside them.

Offsets count code points of the whole page, `end` exclusive; `source[start:end]` is the exact wikitext of a node. What
can be worked out from the text (names, arguments, parts) is worked out when it is asked for. Braces are in `braces.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from warbox.syntax.spans import children_within, gaps, split_at_pipes

if TYPE_CHECKING:
    from warbox.syntax.braces import Template


class Node:
    """A stretch of the page: where it stands, and the nodes directly inside it, in order."""

    __slots__ = ("_container", "_depth", "_parent", "children", "end", "source", "start")

    IS_TEMPLATE: ClassVar[bool] = False

    _container: Node
    _parent: Template | None
    _depth: int

    def __init__(self, source: str, start: int, end: int, children: Sequence[Node] = ()) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = children

    def __str__(self) -> str:
        return self.source[self.start : self.end]

    def __repr__(self) -> str:
        shown = self.source[self.start : min(self.end, self.start + 40)]
        return f"{type(self).__name__}({self.start}, {self.end}, {shown!r})"

    @property
    def container(self) -> Node | None:
        """The node this one stands directly in, of whatever sort; None at the top of the page."""
        return getattr(self, "_container", None)

    @property
    def parent(self) -> Template | None:
        """The innermost template around this node, through links, tags and headings; None where there is none."""
        if not hasattr(self, "_depth"):
            _place(self)
        return self._parent

    @property
    def depth(self) -> int:
        """How many templates stand around this node."""
        if not hasattr(self, "_depth"):
            _place(self)
        return self._depth

    def adopt_children(self) -> None:
        """Tells the nodes directly inside this one where they stand."""
        for child in self.children:
            child._container = self

    def children_within(self, start: int, end: int) -> Sequence[Node]:
        """The nodes directly inside this one that lie between two offsets of the page, in order."""
        return children_within(self.children, start, end)


def _place(node: Node) -> None:
    """Fills in parent and depth from the outermost node that lacks them inwards: no recursion, each node once."""
    unplaced = [node]
    around = node.container
    while around is not None and not hasattr(around, "_depth"):
        unplaced.append(around)
        around = around.container
    for inner in reversed(unplaced):
        if around is None:
            inner._parent, inner._depth = None, 0
        elif around.IS_TEMPLATE:
            inner._parent, inner._depth = around, around._depth + 1  # type: ignore[assignment]
        else:
            inner._parent, inner._depth = around._parent, around._depth
        around = inner


class Link(Node):
    """`[[target|text]]`, also a file with its options."""

    __slots__ = ()

    @property
    def target_end(self) -> int:
        """Where the target ends: at the first pipe, or at the closing brackets. It begins at `start + 2`."""
        first = self.children[0].start if self.children else self.end - 2
        bar = self.source.find("|", self.start + 2, first)
        return bar if bar >= 0 else self.end - 2 if not self.children else self.parts()[0][1]

    @property
    def target(self) -> str:
        """The target as it stands."""
        return self.source[self.start + 2 : self.target_end]

    @property
    def text_start(self) -> int | None:
        """Where the text behind the first pipe begins; None without a pipe. It ends at `end - 2`."""
        target_end = self.target_end
        return target_end + 1 if target_end < self.end - 2 else None

    def parts(self) -> list[tuple[int, int]]:
        """The spans between the pipes that stand in no inner node, the target's first."""
        pieces = split_at_pipes(self.source, self.children, (), self.start + 2, self.end - 2)
        return [(start, end) for start, end, _ in pieces]


class Variant(Node):
    """`-{flags|text}-`: language conversion."""

    __slots__ = ()

    @property
    def inner_start(self) -> int:
        """Where the text between the braces begins."""
        return self.start + 2

    @property
    def inner_end(self) -> int:
        """Where the text between the braces ends."""
        return self.end - 2

    def shown(self) -> tuple[int, int]:
        """The span behind the flags, that is behind the first pipe; all of the inner span where there is none."""
        for start, end in gaps(self.children, (), self.inner_start, self.inner_end):
            bar = self.source.find("|", start, end)
            if bar >= 0:
                return bar + 1, self.inner_end
        return self.inner_start, self.inner_end


class Tag(Node):
    """An extension tag, `<ref name="x">...</ref>` or `<ref name="x"/>`.

    It has children where MediaWiki reads what is inside as wikitext again, as in a `<ref>`.

    Attributes:
        inner_start, inner_end: the span between the opening and the closing tag; None for a self-closed tag.
    """

    __slots__ = ("_attributes_end", "_name_end", "inner_end", "inner_start")

    inner_start: int | None
    inner_end: int | None

    def __init__(
        self, source: str, start: int, end: int, name_end: int, attributes_end: int, inner: tuple[int, int] | None
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = ()
        self._name_end = name_end
        self._attributes_end = attributes_end
        self.inner_start, self.inner_end = inner if inner is not None else (None, None)

    @property
    def name(self) -> str:
        """The name as it stands; case does not matter to MediaWiki."""
        return self.source[self.start + 1 : self._name_end]

    @property
    def attributes(self) -> str:
        """The text between the name and the end of the opening tag."""
        return self.source[self._name_end : self._attributes_end]

    @property
    def attributes_start(self) -> int:
        """Where that text begins."""
        return self._name_end

    @property
    def attributes_end(self) -> int:
        """Where that text ends."""
        return self._attributes_end

    @property
    def inner(self) -> str | None:
        """The text between the opening and the closing tag; None for a self-closed tag."""
        return None if self.inner_start is None else self.source[self.inner_start : self.inner_end]


class Comment(Node):
    """`<!-- ... -->`, unclosed to the end of the text.

    One alone on its line has the blanks before it and the line's end in its span, since MediaWiki drops them with it.
    """

    __slots__ = ()


class Ignored(Node):
    """What a page view leaves out: `<noinclude>` and `<onlyinclude>` tags, `<includeonly>` with what is in it."""

    __slots__ = ()


class Heading(Node):
    """A line `== text ==`, without its line end. `level` is 1 to 6."""

    __slots__ = ("level",)

    def __init__(self, source: str, start: int, end: int, children: Sequence[Node], level: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = children
        self.level = level
