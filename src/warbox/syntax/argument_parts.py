"""The parts of an argument as it stands: blanks, comments, name and value, each where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warbox.syntax.braces import Argument, Template
from warbox.syntax.nodes import Comment, Node
from warbox.syntax.spans import BLANKS, children_within


@dataclass(frozen=True, slots=True)
class ArgumentParts:
    """Where the parts of an argument stand, or those of a template's name, which has no pipe and no equals sign.

    From `start` to `name_start` are blanks, then comes the name up to `name_end`; `value_start` is behind the equals
    sign. The value itself runs from `core_start` to `core_end`, without the blanks and comments around it. The comments
    that stand behind it on its own lines end at `bare_end`, blanks at the end of that line at `content_end`; what
    follows up to `end` parts it from what comes next.
    """

    source: str
    start: int
    name_start: int
    name_end: int
    value_start: int
    core_start: int
    core_end: int
    bare_end: int
    content_end: int
    end: int
    positional: bool

    @property
    def lead(self) -> str:
        """The blanks before the name."""
        return self.source[self.start : self.name_start]

    @property
    def gap(self) -> str:
        """What stands between the name and the equals sign."""
        return self.source[self.name_end : max(self.name_end, self.value_start - 1)]

    @property
    def value_lead(self) -> str:
        """What stands between the equals sign and the value; where that is empty, the blanks up to the line's end."""
        end = self.core_start if self.core else _after_spaces(self.source, self.value_start, self.end)
        return self.source[self.value_start : end]

    @property
    def core(self) -> str:
        """The value without the blanks and comments around it."""
        return self.source[self.core_start : self.core_end]

    @property
    def tail(self) -> str:
        """What parts it from what comes next."""
        return self.source[self.content_end : self.end]


def parts_of_argument(argument: Argument) -> ArgumentParts:
    """The parts of an argument."""
    source, start, end = argument.template.source, argument.start, argument.end
    value_start = argument.value_start
    name_end = start if argument.positional else value_start - 1
    name = _core(source, start, name_end, argument.template.children)
    core = _core(source, value_start, end, argument.template.children)
    ends = _content_ends(source, core[1], end, argument.children)
    return ArgumentParts(source, start, *name, value_start, *core, *ends, end, argument.positional)


def parts_of_name(template: Template) -> ArgumentParts:
    """The parts of a template's name, so that what follows it can be treated as what follows an argument."""
    source, start, end = template.source, template.inner_start, template.name_end
    core = _core(source, start, end, template.children)
    ends = _content_ends(source, core[1], end, template.children_within(start, end))
    return ArgumentParts(source, start, *core, core[0], *core, *ends, end, positional=False)


def _core(source: str, start: int, end: int, children: Sequence[Node]) -> tuple[int, int]:
    """What is left of a stretch without the blanks and comments at its ends.

    Where nothing else is in it, an empty stretch at its start.
    """
    inside = children_within(children, start, end)
    first, last = start, end
    for child in inside:
        if not isinstance(child, Comment) or source[first : child.start].strip(BLANKS):
            break
        first = child.end
    core_start = _after_blanks(source, first, end)
    if core_start == end:
        return start, start
    for child in reversed(inside):
        if not isinstance(child, Comment) or source[child.end : last].strip(BLANKS):
            break
        last = child.start
    return core_start, _before_blanks(source, core_start, last)


def _content_ends(source: str, core_end: int, end: int, children: Sequence[Node]) -> tuple[int, int]:
    """The end of the comments that follow the value without a line end between, or of the value where there are none.

    The second one is behind the blanks that end the line, if any do.
    """
    position = core_end
    for child in children_within(children, core_end, end):
        if "\n" in source[position : child.start] or source[child.start] != "<":
            break
        position = child.end
    line_end = _after_spaces(source, position, end)
    return position, line_end if line_end < end and source[line_end] == "\n" else position


def _after_blanks(source: str, start: int, end: int) -> int:
    while start < end and source[start] in BLANKS:
        start += 1
    return start


def _after_spaces(source: str, start: int, end: int) -> int:
    while start < end and source[start] in " \t":
        start += 1
    return start


def _before_blanks(source: str, start: int, end: int) -> int:
    while end > start and source[end - 1] in BLANKS:
        end -= 1
    return end
