"""What a line of combatants or commanders says before a colon of all who stand behind it."""

from __future__ import annotations

from typing import NamedTuple

from warbox.conflict.segments import as_flag, is_flag, names_nobody, trimmed
from warbox.templates.flags import Flag
from warbox.values.lists import COLONS
from warbox.values.passage import Passage, Style

_OF_NO_LABEL = (Style.SMALL, Style.CENTRED)


class LineLabel(NamedTuple):
    """What stands before the first colon of a line, with the flags there.

    `named` is whether it has a flag or a link of its own; `end` is the index behind the colon.
    """

    text: str
    flags: tuple[Flag, ...]
    named: bool
    end: int


def label_of_line(line: Passage, nobody: frozenset[str]) -> LineLabel | None:
    """The label that a line begins with; None where it has none, or one of the words that name nobody.

    Where neither a flag nor a link follows, and the label has no flag and is no bold or italic text without links, what
    is behind the colon is a remark on who stands before it; so it is where a link before it leads to who is meant, and
    nobody is named behind.
    """
    colon = next((at for at, sign in enumerate(line.text) if sign in COLONS), None)
    if colon is None or any(mark.target and mark.start <= colon < mark.end for mark in line.marks):
        return None
    text, behind = trimmed(line.text[:colon]), line.text[colon + 1 :]
    linked = any(mark.target and mark.start < colon and not is_flag(mark.value) for mark in line.marks)
    if names_nobody(text, nobody) or not behind.strip() or (linked and names_nobody(behind, nobody)):
        return None
    flags = [as_flag(mark.value) for mark in line.marks if mark.start < colon and is_flag(mark.value)]
    named = bool(flags) or linked
    leading = any((mark.target or is_flag(mark.value)) and mark.start > colon for mark in line.marks)
    if not (flags or leading or (_is_styled(line, colon) and not named)):
        return None
    return LineLabel(text, tuple(flags), named, colon + 1)


def _is_styled(line: Passage, end: int) -> bool:
    """Whether a line is bold or italic from its first letter to an index."""
    first = len(line.text) - len(line.text.lstrip())
    styles = [mark for mark in line.marks if isinstance(mark.value, Style) and mark.value not in _OF_NO_LABEL]
    return any(mark.start <= first and mark.end >= end for mark in styles)
