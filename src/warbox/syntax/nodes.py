"""The nodes of the tree: spans of the page's text, with the nodes inside them.

Offsets count code points of the whole page, `end` exclusive; `source[start:end]` is the node's exact wikitext. What can be
worked out from the text (names, arguments, parts) is worked out when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from warbox.syntax.kinds import STRIPPED_TAG, UNKNOWN_PART, kind_of
from warbox.syntax.spans import children_within, gaps, split_at_pipes

BLANKS = " \t\n\r\0\x0b"
"""What MediaWiki (PHP's trim) takes off both ends of names and values."""

_NONE: tuple[int, int] = (-1, -1)


class Kind(StrEnum):
    """What MediaWiki takes a `{{...}}` for. An invalid one is shown as text."""

    TEMPLATE = "template"
    FUNCTION = "function"
    VARIABLE = "variable"
    INVALID = "invalid"


class Node:
    """A stretch of the page: where it stands and the nodes directly inside it, in order."""

    __slots__ = ("_container", "_depth", "_parent", "children", "end", "source", "start")

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

    def children_within(self, start: int, end: int) -> Sequence[Node]:
        """The nodes directly inside this one that lie between two offsets of the page, in order."""
        return children_within(self.children, start, end)


def _place(node: Node) -> None:
    """Fills in parent and depth, from the outermost node that lacks them inwards, so that a deep page costs no recursion."""
    unplaced = [node]
    around = node.container
    while around is not None and not hasattr(around, "_depth"):
        unplaced.append(around)
        around = around.container
    for inner in reversed(unplaced):
        if around is None:
            inner._parent, inner._depth = None, 0
        elif isinstance(around, Template):
            inner._parent, inner._depth = around, around._depth + 1
        else:
            inner._parent, inner._depth = around._parent, around._depth
        around = inner


class Argument:
    """One argument of a template, from behind its pipe to the next pipe or the closing braces.

    Attributes:
        name: what stands before the equals sign, blanks and all; the number of a positional argument.
        positional: whether there is no equals sign.
        start, end: the span of `name=value`, or of the positional value.
        value_start: where the value begins; it ends at `end`.
    """

    __slots__ = ("_equals", "_index", "end", "start", "template")

    def __init__(self, template: Template, start: int, end: int, equals: int, index: int) -> None:
        self.template = template
        self.start = start
        self.end = end
        self._equals = equals
        self._index = index

    def __str__(self) -> str:
        return self.template.source[self.start : self.end]

    def __repr__(self) -> str:
        return f"Argument({self.start}, {self.end}, name={self.name!r})"

    @property
    def positional(self) -> bool:
        """Whether the argument has no name of its own."""
        return self._equals < 0

    @property
    def name(self) -> str:
        """The name as it stands, or the number of a positional argument."""
        return str(self._index) if self._equals < 0 else self.template.source[self.start : self._equals]

    @property
    def name_start(self) -> int:
        """Where the name begins; a positional argument has an empty name at its start."""
        return self.start

    @property
    def name_end(self) -> int:
        """Where the name ends: at the equals sign."""
        return self.start if self._equals < 0 else self._equals

    @property
    def value_start(self) -> int:
        """Where the value begins: behind the equals sign, if there is one."""
        return self._equals + 1 if self._equals >= 0 else self.start

    @property
    def value_end(self) -> int:
        """Where the value ends."""
        return self.end

    @property
    def value(self) -> str:
        """The value as it stands, blanks and comments included."""
        return self.template.source[self.value_start : self.end]

    @property
    def key(self) -> str:
        """The name as MediaWiki resolves it: without comments and outer blanks."""
        if self._equals < 0:
            return str(self._index)
        return self.template.cleaned(self.start, self._equals)

    @property
    def children(self) -> Sequence[Node]:
        """The nodes directly inside the value, in order."""
        children = self.template.children
        return children_within(children, self.value_start, self.end) if children else ()


class Braced(Node):
    """What `{{...}}` and `{{{...}}}` have in common: a name, and parts behind pipes."""

    __slots__ = ("shields",)

    WIDTH = 2
    """How many braces stand on either side."""

    shields: Sequence[tuple[int, int]]
    """Spans in which MediaWiki looks for no pipe though no node stands there: a tag never closed, a line that starts with
    an equals sign and is no heading."""

    def __init__(
        self, source: str, start: int, end: int, children: Sequence[Node] = (), shields: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = children
        self.shields = shields

    @property
    def inner_start(self) -> int:
        """Where the text inside the braces begins."""
        return self.start + self.WIDTH

    @property
    def inner_end(self) -> int:
        """Where the text inside the braces ends."""
        return self.end - self.WIDTH

    @property
    def name_end(self) -> int:
        """Where the name ends: at the first pipe, or at the closing braces."""
        for start, end in gaps(self.children, self.shields, self.inner_start, self.inner_end):
            bar = self.source.find("|", start, end)
            if bar >= 0:
                return bar
        return self.inner_end

    @property
    def name(self) -> str:
        """The name as it stands, comments included, without outer blanks."""
        return self.source[self.inner_start : self.name_end].strip(BLANKS)

    @property
    def title(self) -> str:
        """The name without comments and outer blanks."""
        return self.cleaned(self.inner_start, self.name_end)

    def cleaned(self, start: int, end: int) -> str:
        """The text of a span without comments, ignored tags and outer blanks. What an inner template holds is left alone."""
        if not self.children:
            return self.source[start:end].strip(BLANKS)
        return clean(self.source, start, end, self.children_within(start, end)).strip(BLANKS)


class Template(Braced):
    """`{{name|argument|...}}`."""

    __slots__ = ("_arguments", "_kind")

    _arguments: tuple[Argument, ...]
    _kind: Kind

    @property
    def kind(self) -> Kind:
        """What MediaWiki would take it for."""
        if not hasattr(self, "_kind"):
            self._kind = Kind(kind_of(self.marked_name(), bool(self.arguments)))
        return self._kind

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments, in order, duplicates included."""
        try:
            return self._arguments
        except AttributeError:
            self._arguments = tuple(self._split())
            return self._arguments

    def _split(self) -> list[Argument]:
        arguments: list[Argument] = []
        index = 0
        parts = split_at_pipes(self.source, self.children, self.shields, self.start + 2, self.end - 2)
        for start, end, equals in parts[1:]:
            if equals < 0:
                index += 1
            arguments.append(Argument(self, start, end, equals, index))
        return arguments

    @property
    def dynamic(self) -> bool:
        """Whether the name depends on a parameter or an inner template, so that only rendering the page would tell it."""
        return bool(self.children) and UNKNOWN_PART in self.marked_name()

    def marked_name(self) -> str:
        """The name as `kind_of` wants it: no comments, and a sign in the place of each node that is only known later."""
        end = self.name_end
        if not self.children:
            return self.source[self.start + 2 : end].strip(BLANKS)
        return clean(self.source, self.start + 2, end, self.children_within(self.start + 2, end), marked=True).strip(BLANKS)


class Variable(Braced):
    """`{{{name|default}}}`: a parameter of the page, when the page is itself used as a template."""

    __slots__ = ()

    WIDTH = 3

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The spans between the pipes, the name's first."""
        pieces = split_at_pipes(self.source, self.children, self.shields, self.inner_start, self.inner_end)
        return [(start, end) for start, end, _ in pieces]

    @property
    def default(self) -> str | None:
        """What stands for the parameter where none is given; None where nothing does."""
        parts = self.parts
        return self.source[parts[1][0] : parts[1][1]] if len(parts) > 1 else None


class Link(Node):
    """`[[target|text]]`, also a file with its options."""

    __slots__ = ()

    @property
    def target_end(self) -> int:
        """Where the target ends: at the first pipe, or at the closing brackets. It begins at `start + 2`."""
        return self.parts()[0][1]

    @property
    def target(self) -> str:
        """The target as it stands."""
        return self.source[self.start + 2 : self.target_end]

    @property
    def text_start(self) -> int | None:
        """Where the text behind the first pipe begins; None without a pipe."""
        end = self.target_end
        return end + 1 if end < self.end - 2 else None

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
        """The span behind the flags, or all of the inner span where there are none."""
        for start, end in gaps(self.children, (), self.inner_start, self.inner_end):
            bar = self.source.find("|", start, end)
            if bar >= 0:
                return bar + 1, self.inner_end
        return self.inner_start, self.inner_end


class Tag(Node):
    """An extension tag, `<ref name="x">...</ref>` or `<ref name="x"/>`.

    Its children are there if MediaWiki reads the text inside it as wikitext again, as that of a `<ref>`.

    Attributes:
        inner_start, inner_end: the span between the opening and the closing tag; None for a self-closed tag.
    """

    __slots__ = ("_attributes_end", "_name_end", "inner_end", "inner_start")

    def __init__(
        self, source: str, start: int, end: int, name_end: int, attributes_end: int, inner: tuple[int, int] = _NONE
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = ()
        self._name_end = name_end
        self._attributes_end = attributes_end
        self.inner_start, self.inner_end = (None, None) if inner is _NONE else inner

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
    def inner(self) -> str | None:
        """The text between the opening and the closing tag; None for a self-closed tag."""
        return None if self.inner_start is None else self.source[self.inner_start : self.inner_end]


class Comment(Node):
    """`<!-- ... -->`; one alone on its line has the blanks before it and the line's end in its span, as in MediaWiki."""

    __slots__ = ()


class Ignored(Node):
    """What a page view leaves out: `<noinclude>` and `<onlyinclude>` tags, `<includeonly>` with what is in it."""

    __slots__ = ()


class Heading(Node):
    """A line `== text ==`, without its line end."""

    __slots__ = ("level",)

    def __init__(self, source: str, start: int, end: int, children: Sequence[Node], level: int) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = children
        self.level = level


def clean(source: str, start: int, end: int, children: Sequence[Node], *, marked: bool = False) -> str:
    """The text of a span without the comments and ignored tags in it, also those in links and headings.

    What an inner template holds is left as it is. With `marked`, inner templates and parameters become `UNKNOWN_PART` and
    extension tags `STRIPPED_TAG`.
    """
    pieces: list[str] = []
    position = start
    pending = list(reversed(children))
    while pending:
        node = pending.pop()
        if isinstance(node, Comment | Ignored):
            replacement = ""
        elif isinstance(node, Tag | Braced):
            if not marked:
                continue
            replacement = STRIPPED_TAG if isinstance(node, Tag) else UNKNOWN_PART
        else:
            pending.extend(reversed(node.children))
            continue
        pieces += (source[position : node.start], replacement)
        position = node.end
    pieces.append(source[position:end])
    return "".join(pieces)
