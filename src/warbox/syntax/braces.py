"""What stands in double and triple braces: templates with their arguments, and the parameters of a template page."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from warbox.syntax.kinds import STRIPPED_TAG, UNKNOWN_PART, kind_of
from warbox.syntax.nodes import Comment, Ignored, Node, Tag
from warbox.syntax.spans import BLANKS, children_within, gaps, split_at_pipes


class Kind(StrEnum):
    """What MediaWiki takes a `{{...}}` for. An invalid one is shown as text."""

    TEMPLATE = "template"
    """A template, or a page that is used as one."""
    FUNCTION = "function"
    """A parser function, such as `{{#if:...}}` or `{{lc:...}}`."""
    VARIABLE = "variable"
    """What MediaWiki knows by itself, such as `{{PAGENAME}}`."""
    INVALID = "invalid"
    """Braces around what can be no title."""


class Braced(Node):
    """What `{{...}}` and `{{{...}}}` have in common: a name, and parts behind pipes."""

    __slots__ = ("_name_end", "_title", "shields")

    WIDTH = 2
    """How many braces stand on either side."""

    def __init__(
        self, source: str, start: int, end: int, children: Sequence[Node] = (), shields: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.children = children
        self.shields = shields
        self._name_end = -1
        self._title: str | None = None

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
        """Where the name ends: at the first pipe, or at the closing braces. It begins at `inner_start`."""
        if self._name_end < 0:
            self._name_end = self._find_name_end()
        return self._name_end

    def _find_name_end(self) -> int:
        find = self.source.find
        if not self.shields:
            first = self.children[0].start if self.children else self.inner_end
            bar = find("|", self.inner_start, first)
            if bar >= 0 or not self.children:
                return bar if bar >= 0 else self.inner_end
        for start, end in gaps(self.children, self.shields, self.inner_start, self.inner_end):
            bar = find("|", start, end)
            if bar >= 0:
                return bar
        return self.inner_end

    @property
    def name(self) -> str:
        """The name as it stands, comments included, without outer blanks."""
        return self.source[self.inner_start : self.name_end].strip(BLANKS)

    @property
    def title(self) -> str:
        """The name without comments and outer blanks. What an inner template holds is left as it is."""
        if self._title is None:
            self._title = self.cleaned(self.inner_start, self.name_end)
        return self._title

    def cleaned(self, start: int, end: int, *, marked: bool = False) -> str:
        """The text between two offsets without comments, ignored tags and outer blanks, for comparing names.

        With `marked`, a sign stands for each inner template or parameter, and another for each extension tag.
        """
        text = self.source[start:end]
        if self.children and (marked or "<" in text):
            children = self.children_within(start, end)
            if children:
                text = _without_comments(self.source, start, end, children, marked)
        return text.strip(BLANKS)


class Template(Braced):
    """`{{name|argument|...}}`: a template, or what else MediaWiki takes double braces for."""

    __slots__ = ("_arguments", "_kind")

    IS_TEMPLATE = True

    def __init__(
        self, source: str, start: int, end: int, children: Sequence[Node] = (), shields: Sequence[tuple[int, int]] = ()
    ) -> None:
        super().__init__(source, start, end, children, shields)
        self._kind: Kind | None = None
        self._arguments: tuple[Argument, ...] | None = None

    @property
    def kind(self) -> Kind:
        """What MediaWiki would take it for, by the words of all languages this package knows."""
        if self._kind is None:
            name_end = self.name_end
            marked_name = self.cleaned(self.inner_start, name_end, marked=True)
            self._kind = Kind(kind_of(marked_name, has_arguments=name_end < self.inner_end))
        return self._kind

    @property
    def dynamic(self) -> bool:
        """Whether the name depends on a parameter or an inner template: only rendering the page would tell it."""
        return bool(self.children) and UNKNOWN_PART in self.cleaned(self.inner_start, self.name_end, marked=True)

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments, in order. Of two with the same key, the later one counts for MediaWiki."""
        if self._arguments is None:
            self._arguments = _split_arguments(self)
        return self._arguments


class Argument:
    """One argument of a template, from behind its pipe to the next pipe or the closing braces.

    Attributes:
        start, end: the span of `name=value`, or of the positional value.
        value_start: where the value begins, behind the equals sign if there is one; it ends at `end`.
        key: the name as MediaWiki compares it, without comments and outer blanks; the number of a positional argument.
    """

    __slots__ = ("_equals", "end", "key", "start", "template", "value_start")

    def __init__(self, template: Template, start: int, end: int, equals: int, key: str) -> None:
        self.template = template
        self.start = start
        self.end = end
        self.value_start = start if equals < 0 else equals + 1
        self.key = key
        self._equals = equals

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
        """The name as it stands, blanks and all; the number of a positional argument."""
        return self.key if self._equals < 0 else self.template.source[self.start : self._equals]

    @property
    def value(self) -> str:
        """The value as it stands, blanks and comments included."""
        return self.template.source[self.value_start : self.end]

    @property
    def name_start(self) -> int:
        """Where the name begins; that of a positional argument is empty."""
        return self.start

    @property
    def name_end(self) -> int:
        """Where the name ends: at the equals sign."""
        return self.start if self._equals < 0 else self._equals

    @property
    def value_end(self) -> int:
        """Where the value ends: where the argument does."""
        return self.end

    @property
    def children(self) -> Sequence[Node]:
        """The nodes directly inside the value, in order."""
        return children_within(self.template.children, self.value_start, self.end)


class Variable(Braced):
    """`{{{name|default}}}`: a parameter, for a page that is itself used as a template."""

    __slots__ = ()

    WIDTH = 3

    def parts(self) -> list[tuple[int, int]]:
        """The spans between the pipes, the name's first."""
        pieces = split_at_pipes(self.source, self.children, self.shields, self.inner_start, self.inner_end)
        return [(start, end) for start, end, _ in pieces]

    @property
    def default(self) -> str | None:
        """What stands for the parameter where none is given, as it stands; None where nothing does."""
        parts = self.parts()
        return self.source[parts[1][0] : parts[1][1]] if len(parts) > 1 else None


def _split_arguments(template: Template) -> tuple[Argument, ...]:
    if not template.children and not template.shields:
        return _split_plain_arguments(template)
    arguments: list[Argument] = []
    positional = 0
    start, end = template.inner_start, template.inner_end
    parts = split_at_pipes(template.source, template.children, template.shields, start, end)
    for part_start, part_end, equals in parts[1:]:
        if equals < 0:
            positional += 1
            key = str(positional)
        else:
            key = template.cleaned(part_start, equals)
        arguments.append(Argument(template, part_start, part_end, equals, key))
    return tuple(arguments)


def _split_plain_arguments(template: Template) -> tuple[Argument, ...]:
    """The arguments of a template with nothing inside it: most are like this, and every pipe divides them."""
    arguments: list[Argument] = []
    positional = 0
    start = template.name_end + 1
    for part in template.source[start : template.inner_end].split("|") if start <= template.inner_end else ():
        end = start + len(part)
        name, equals, _ = part.partition("=")
        if equals:
            arguments.append(Argument(template, start, end, start + len(name), name.strip(BLANKS)))
        else:
            positional += 1
            arguments.append(Argument(template, start, end, -1, str(positional)))
        start = end + 1
    return tuple(arguments)


def _without_comments(source: str, start: int, end: int, children: Sequence[Node], marked: bool) -> str:
    """The text between two offsets without the comments and ignored tags in it, inside links and headings too."""
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
