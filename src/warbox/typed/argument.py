"""The value of one argument, as the types of values get it to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from warbox.syntax import Comment
from warbox.syntax.spans import children_within, node_around

if TYPE_CHECKING:
    from warbox.syntax import Argument, Node

_COMMENT = "<!--"


class ArgumentValue:
    """A stretch of the page's text, with the nodes in it and the parameter it is the value of.

    `start` and `end` are code-point offsets into the page without the blanks around the value, `wikitext` is what
    stands between them. `key` is the canonical name of the parameter, `written` the name as the page has it. `content`
    keeps what was read from it as inline text, since several fields may ask for that. `begins_line` says that signs of
    a list at its beginning are such: MediaWiki puts the values of parameters on lines of their own.
    """

    __slots__ = ("begins_line", "children", "content", "end", "key", "source", "start", "wikitext", "written")

    def __init__(
        self,
        source: str,
        start: int,
        end: int,
        children: Sequence[Node],
        key: str,
        written: str,
        content: Any = None,
        begins_line: bool = True,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.wikitext = source[start:end]
        self.children = children
        self.key = key
        self.written = written
        self.content = content
        self.begins_line = begins_line

    def part(self, start: int, end: int) -> ArgumentValue:
        """A stretch within the value, as a value of its own; it may lie within a node."""
        nodes = self.children
        while (around := node_around(nodes, start, end)) is not None:
            nodes = around.children
        children = children_within(nodes, start, end)
        return ArgumentValue(self.source, start, end, children, self.key, self.written, begins_line=False)


def argument_value(source: str, argument: Argument, nodes: Sequence[Node], key: str) -> ArgumentValue | None:
    """The value of that argument, without the blanks around it; None where nothing is left, or a comment only.

    `nodes` are those directly inside the template, `key` is the canonical name of the parameter.
    """
    start, end = argument.value_start, argument.end
    raw = source[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    children = children_within(nodes, start, end) if nodes else ()
    if stripped.startswith(_COMMENT) and _is_comment(source, start, end, children):
        return None
    if len(stripped) != len(raw):
        start += len(raw) - len(raw.lstrip())
    return ArgumentValue(source, start, start + len(stripped), children, key, argument.key)


def _is_comment(source: str, start: int, end: int, children: Sequence[Node]) -> bool:
    """Whether nothing but comments and blanks stand between two offsets."""
    position = start
    for child in children:
        if not isinstance(child, Comment) or source[position : child.start].strip():
            return False
        position = child.end
    return not source[position:end].strip()
