"""The value of one argument, as the types of values get it to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warbox.syntax.spans import children_within

if TYPE_CHECKING:
    from warbox.syntax import Argument, Node


@dataclass(slots=True, eq=False)
class ArgumentValue:
    """A stretch of the page's text, with the nodes in it and the parameter it is the value of.

    `start` and `end` are code-point offsets into the page without the blanks around the value.
    `key` is the canonical name of the parameter, `written` the name as the page has it. `content` keeps what was read
    from it as inline text, since several fields may ask for that.
    """

    source: str
    start: int
    end: int
    children: Sequence[Node]
    key: str
    written: str
    content: Any = None

    @property
    def wikitext(self) -> str:
        """The value as it stands."""
        return self.source[self.start : self.end]


def argument_value(source: str, argument: Argument, key: str, written: str) -> ArgumentValue | None:
    """The value of that argument, without the blanks around it; None where nothing is left."""
    start, end = argument.value_start, argument.end
    raw = source[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    nodes = argument.template.children
    children = children_within(nodes, start, end) if nodes else ()
    if len(stripped) != len(raw):
        start += len(raw) - len(raw.lstrip())
    return ArgumentValue(source, start, start + len(stripped), children, key, written)
