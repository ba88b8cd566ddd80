"""The lines of a cell: in which line something stands, where it begins and ends, and what parts it from the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from warbox.diagnostics import Span
from warbox.page.edits.items.room import Room
from warbox.page.edits.values import holds_bullets, is_list_template
from warbox.syntax import Argument, Node, Template
from warbox.syntax.spans import BLANKS, children_within, gaps
from warbox.wikis import Wiki

_PARTING = re.compile(r"<br\s{0,4}/?\s{0,4}>[ \t]*\n?|\n+(?:-{4,}[ \t]*\n)?", re.IGNORECASE)
_BETWEEN = re.compile(rf"[ \t]*(?:{_PARTING.pattern})?(?:\|\s*)?", re.IGNORECASE)
_MARKER = re.compile(r"[*#:;]+[ \t]*")
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the page from `start` to `end`, with the nodes directly in it.

    `line_break` parts its lines where it has none yet.
    """

    source: str
    start: int
    end: int
    nodes: Sequence[Node]
    line_break: str

    def partings(self) -> list[tuple[int, int]]:
        """What parts its lines: line breaks and line ends outside of nodes."""
        return [
            found.span()
            for start, end in gaps(self.nodes, (), self.start, self.end)
            for found in _PARTING.finditer(self.source, start, end)
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list from `start` to `end`: one that signs of a list begin, that breaks part, or an argument.

    `removals` are the stretches with which it can be taken out, the likeliest first. `marker` are the signs of a list
    that begin it, `joint` is what parts a new line from it.
    """

    start: int
    end: int
    removals: tuple[tuple[int, int], ...]
    marker: str
    joint: str

    def behind(self, text: str) -> str:
        """A text as a new line, to be put in at the end of this one."""
        return self.joint + self.marker + text

    def ahead(self, text: str) -> str:
        """A text as a new line, to be put in at the start of this one."""
        return self.marker + text + self.joint

    def up_to(self, later: Line) -> Line:
        """All from this line to a later one, as one line."""
        before = [(start, later.end) for start, _ in self.removals if start < self.start]
        behind = [(self.start, end) for _, end in later.removals if end > later.end]
        removals = (*before, *behind) or ((self.start, later.end),)
        joint = self.joint if self.marker else later.joint
        return Line(self.start, later.end, removals, self.marker, joint)


def line_around(cell: Stretch, start: int, end: int, wiki: Wiki) -> Line:
    """The line of a cell that a stretch of it begins in, be it a line of the cell or of a list template in it."""
    line = _line_in(cell, start)
    inner = cell
    while (found := _argument_around(inner, start, end)) is not None:
        template, argument = found.template, found
        nodes = children_within(template.children, argument.value_start, argument.end)
        inner = Stretch(cell.source, argument.value_start, argument.end, nodes, cell.line_break)
        is_list = is_list_template(template, wiki)
        if is_list and not holds_bullets(template, wiki):
            line = _line_of_argument(argument)
        elif is_list or inner.partings():
            line = _line_in(inner, start)
    return line


def line_with_flags(cell: Stretch, flags: Iterable[Span], start: int, end: int, wiki: Wiki) -> Line:
    """The line of an item from `start` to `end`, with its flags, which may stand at the end of the line before it.

    A reader sees no break there: the source has a line end and nothing else between the two.
    """
    line, first = line_around(cell, start, end, wiki), start
    for flag in sorted(flags, key=lambda span: span.start, reverse=True):
        if cell.start <= flag.start < first and not cell.source[flag.end : first].strip():
            first = flag.start
    return line if first >= line.start else line_around(cell, first, first, wiki).up_to(line)


def line_below(cell: Stretch, line: Line, wiki: Wiki) -> Line | None:
    """The line right below another one, in the cell or in the list template that this one stands in; None for the last.

    Between two lines stands a break, or the pipe of an argument.
    """
    between = _BETWEEN.match(cell.source, line.end, cell.end)
    if between is None or not between[0].strip(" \t"):
        return None
    below = line_around(cell, between.end(), between.end(), wiki)
    return below if line.end <= below.start < below.end else None


def _argument_around(stretch: Stretch, start: int, end: int) -> Argument | None:
    """The argument of a template of the stretch in which all from `start` to `end` stands."""
    for node in stretch.nodes:
        if isinstance(node, Template) and node.start <= start and end <= node.end:
            inside = (one for one in node.arguments if one.value_start <= start and end <= one.end)
            return next(inside, None)
    return None


def _line_in(stretch: Stretch, offset: int) -> Line:
    source = stretch.source
    partings = stretch.partings()
    before = next((one for one in reversed(partings) if one[1] <= offset), None)
    behind = next((one for one in partings if one[0] >= offset), None)
    start = stretch.start if before is None else before[1]
    end = stretch.end if behind is None else behind[0]
    end = start + len(source[start:end].rstrip(BLANKS))
    begins_line = before is None or source.startswith("\n", before[1] - 1)
    signs = _MARKER.match(source, start, end) if begins_line else None
    marker = "" if signs is None else signs[0]
    near = [source[one[0] : one[1]] for one in (before, behind, *partings) if one is not None]
    removals = [(before[0], end)] if before is not None else []
    if marker and behind is not None and "<" in source[behind[0] : behind[1]]:  # the item goes on in the next line
        removals.insert(0, (start + len(marker), behind[1]))
    if behind is not None:
        begins_bullets = source[behind[1] - 1] == "\n" and _MARKER.match(source, behind[1], stretch.end)
        removals.append((start, behind[1] - 1 if begins_bullets and not marker else behind[1]))
    joint = "\n" if marker else _joint(near, stretch.line_break)
    return Line(start, end, tuple(removals or [(start, end)]), marker, joint)


def _joint(partings: Iterable[str], line_break: str) -> str:
    """What parts lines, as the nearest that show it do: a line end alone parts none for a reader."""
    return next((one for one in partings if "<" in one or one.startswith(_PARAGRAPH)), line_break)


def _line_of_argument(argument: Argument) -> Line:
    """An argument of a list template as a line: a pipe parts it from the one before, with the blanks around it."""
    source = argument.template.source
    value = source[argument.value_start : argument.end]
    start = argument.value_start + len(value) - len(value.lstrip(BLANKS))
    end = argument.value_start + len(value.rstrip(BLANKS))
    before = len(source[: argument.start - 1].rstrip(BLANKS))
    return Line(start, end, ((argument.start - 1, argument.end),), "", source[before:start])


@lru_cache(maxsize=64)
def item_separator(wiki: Wiki) -> re.Pattern[str]:
    """What parts the items of one line: a sign, or a word such as "and"."""
    words = [rf"\b{re.escape(word)}\b" for word in wiki.table("names").get("separators", [])]
    return re.compile("|".join(["[,;&\u3001\uff0c\uff1b]|(?<!<)/(?!>)", *words]), re.IGNORECASE)


def end_in_line(room: Room, wiki: Wiki) -> int:
    """Where all that is said of an item ends, before what parts it from another one on its line."""
    partings = room.found(item_separator(wiki), room.start, room.last)
    last = next((start for start, end in partings if not room.source[end : room.last].strip()), room.last)
    return room.behind_blank(last)
