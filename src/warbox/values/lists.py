"""The shape of a list-like value: its items, with the headings and the item they stand under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from warbox.values.passage import Mark, Passage, Style, join_passages

Flagged = Callable[[Passage], bool]
COLONS = (":", "\uff1a")
BULLET_SIGNS = r"*\u2022\u25aa\u00b7\u2013\u2014-"
"""What is typed at the beginning of a line for the bullet of a list, as a class of a pattern."""
_TYPED_BULLET = re.compile(rf"[{BULLET_SIGNS}]\s")
_YEARS_AT_END = re.compile(r"\((?:[^()\d]*\s)?\d{3,4}(?:\s*[\u2013\u2014-]\s*\d{2,4})?\)\Z")
_STYLE_RANKS = {Style.BOLD: 0, Style.ITALIC: 1}


class Item(NamedTuple):
    """One line of a value that is no heading.

    `headings` are the headings that it stands under, outermost first; `parent` is the line whose bullets it is among,
    or None. `number` counts the items of the value from 0.
    """

    passage: Passage
    headings: tuple[Passage, ...]
    parent: Passage | None
    number: int


class _Heading(NamedTuple):
    """A heading, and whether it holds for lines that are no deeper than it.

    `leads` tells that it is a time under which other headings of its rank stand, or no time and times stand under it.
    """

    line: Passage
    beside: bool
    leads: bool
    is_time: bool

    def holds_for(self, line: Passage) -> bool:
        """Whether a line further down is still under it, as far as bullets tell."""
        return self.line.level < line.level or (self.beside and self.line.level == line.level)

    def outranks(self, line: Passage, *, is_time: bool) -> bool:
        """Whether it still holds under a further heading, which may be a time itself."""
        own, further = _rank(self.line), _rank(line)
        return own < further or (own == further and self.leads and self.is_time is not is_time)


def _is_never(_: Passage) -> bool:
    return False


def split_items(
    lines: Sequence[Passage], is_flagged: Flagged, is_item: Flagged, is_time: Flagged = _is_never
) -> list[Item]:
    """The items of a value, in order.

    A heading is a line that ends with a colon, or one that is all bold or all italic with plainer lines after it. It
    holds until the next one of its rank or a higher one, or until a horizontal rule. Less deep bullets rank higher, and
    among those of one depth bold type ranks above italic, italic above plain. The title of a list that a reader opens
    is the heading of this list; one among bullets holds for deeper ones, or for those beside it where it is no item
    and no deeper ones follow right upon it.

    A line behind the bullets under a heading without a colon that is written as the heading is stands beside it.

    A heading that is a time, and the first of its rank in its place, holds for others of its rank until the next time;
    right behind another one it holds under that. In brackets behind an item it is no heading but said of the item.

    A bullet that is typed puts its line one deeper. A line in brackets right below another is said of that: what goes
    on below stands under the other.

    `is_flagged` says whether a flag stands in a line; `is_item` which headings are items as well; `is_time` which
    headings are times.
    """
    lines = [line if _TYPED_BULLET.match(line.text) is None else _listed(line) for line in _with_remarks(lines)]
    items: list[Item] = []
    headings: list[_Heading] = []
    above: list[Passage] = []
    before: Passage | None = None
    says_time = bool(lines) and is_time(lines[0])
    for index, line in enumerate(lines):
        if line.ruled:
            headings.clear()
            before = None
        is_said_of_above = bool(above) and above[-1] is before and _is_remark(line)
        while above and above[-1].level >= line.level and not is_said_of_above:
            above.pop()
        headings = [heading for heading in headings if heading.holds_for(line)]
        following = lines[index + 1] if index + 1 < len(lines) else None
        headed = is_heading(line, following, is_flagged)
        time = says_time and (headed or (following is not None and whole_style(line) is not None))
        says_time = following is not None and is_time(following)
        heads_time = says_time and not time and _heads_time(lines, index, is_flagged)
        headed = headed or time or heads_time
        opens = time and _opens(line, before, headings)
        if headed and (opens or not (time and _is_remark(line))):
            leads = opens or heads_time or (time and _replaces_leader(line, headings))
            headings = [heading for heading in headings if heading.outranks(line, is_time=time)]
            if is_item(line):
                items.append(Item(line, _lines(headings), None, len(items)))
            headings.append(_Heading(line, _holds_beside(line, following, is_item=is_item(line)), leads, time))
        elif line.text or line.marks:
            headings = [heading for heading in headings if not _stands_beside(line, before, heading)]
            parent = above[-1] if above and line.level else None
            items.append(Item(line, _lines(headings), parent, len(items)))
            if not is_said_of_above:
                above.append(line)
        before = line if line.text or line.marks else before
    return items


def _with_remarks(lines: Sequence[Passage]) -> Sequence[Passage]:
    """The lines, each with the one below it that is a bracket of its bold or italic type: that is its end."""
    if not any(_is_remark(line) for line in lines):
        return lines
    joined: list[Passage] = []
    for line in lines:
        style = whole_style(line) if joined and line.continued and _is_remark(line) else None
        if style is not None and whole_style(joined[-1]) is style and not joined[-1].text.endswith(COLONS):
            whole = join_passages((joined[-1], line))
            joined[-1] = replace(whole, marks=(Mark(0, len(whole.text), style), *whole.marks))
        else:
            joined.append(line)
    return joined


def _stands_beside(line: Passage, before: Passage | None, heading: _Heading) -> bool:
    """Whether a line behind the bullets under a heading is no further one of these, but written as the heading is.

    With a colon a heading holds for lines of its own type as well: "'''Axis:'''", "'''Italy'''".
    """
    if before is None or before.level <= line.level or heading.line.text.endswith(COLONS):
        return False
    return _rank(line) == _rank(heading.line) and whole_style(line) is not None


def with_typed_bullets(lines: Sequence[Passage]) -> Sequence[Passage]:
    """The lines, those one deeper before which the same bullet is typed as before another line."""
    typed = [line.text[0] if _TYPED_BULLET.match(line.text) else "" for line in lines]
    if not any(typed):
        return lines
    times = Counter(typed)
    return [_listed(line) if sign and times[sign] > 1 else line for line, sign in zip(lines, typed, strict=True)]


def _listed(line: Passage) -> Passage:
    """The line one deeper than its bullets, for one that is typed behind them."""
    return replace(line, level=line.level + 1)


def _opens(line: Passage, before: Passage | None, headings: Sequence[_Heading]) -> bool:
    """Whether a line is the first in its place: nothing stands before it, or a heading of a higher rank."""
    if before is None:
        return True
    return bool(headings) and headings[-1].line is before and _rank(before) < _rank(line)


def _heads_time(lines: Sequence[Passage], index: int, is_flagged: Flagged) -> bool:
    """Whether a line in bold or italic type names nobody, and the time behind it, in that type, heads plainer lines."""
    if index + 2 >= len(lines):
        return False
    line, time, after = lines[index : index + 3]
    style = whole_style(line)
    if style is None or is_flagged(line) or has_links(line) or time.ruled or _is_remark(time):
        return False
    return whole_style(time) is style is not whole_style(after) and time.level == line.level


def _replaces_leader(line: Passage, headings: Sequence[_Heading]) -> bool:
    return any(heading.leads and heading.is_time for heading in headings if _rank(heading.line) >= _rank(line))


def _is_remark(line: Passage) -> bool:
    """Whether a line stands in brackets."""
    return line.text.startswith("(") and line.text.endswith(")")


def _lines(headings: Sequence[_Heading]) -> tuple[Passage, ...]:
    return tuple([heading.line for heading in headings])


def _holds_beside(heading: Passage, following: Passage | None, *, is_item: bool) -> bool:
    """Whether a heading holds for lines that are no deeper than it."""
    if not heading.level:
        return not _is_title(heading)
    return following is not None and following.level == heading.level and not is_item


def _is_title(line: Passage) -> bool:
    return any(mark.value is Style.TITLE for mark in line.marks)


def _rank(heading: Passage) -> tuple[int, int]:
    style = whole_style(heading)
    return heading.level, len(_STYLE_RANKS) if style is None else _STYLE_RANKS[style]


def is_heading(line: Passage, following: Passage | None, is_flagged: Flagged) -> bool:
    """Whether the line is a heading of the lines that follow it."""
    if not line.text or following is None:
        return False
    if line.text.endswith(COLONS) or _is_title(line):
        return True
    style = whole_style(line)
    if style is None or following.ruled or is_flagged(line):
        return False
    if is_flagged(following) or following.level > line.level:
        return True
    if _is_dated(line) and following.text.endswith(COLONS):
        return not has_links(line)
    return whole_style(following) is not style and (style is Style.ITALIC or not has_links(line))


def _is_dated(line: Passage) -> bool:
    """Whether a line ends with years in brackets: "Post-invasion (2003–11)"."""
    return _YEARS_AT_END.search(line.text) is not None


def whole_style(line: Passage) -> Style | None:
    """The type that the whole text of a line is in: bold, italic, or None; a colon at its end does not count."""
    styles = [mark for mark in line.marks if mark.value is Style.BOLD or mark.value is Style.ITALIC]
    end = len(line.text.rstrip("".join(COLONS) + " ")) if styles else 0
    for style in _STYLE_RANKS:
        covered = sum([min(mark.end, end) - mark.start for mark in styles if mark.value is style and mark.start < end])
        if end and covered >= end:
            return style
    return None


def has_links(line: Passage) -> bool:
    """Whether something in the line's text leads to a page: such a line names somebody."""
    return any(mark.target and mark.end > mark.start for mark in line.marks)


def heading_text(line: Passage) -> str:
    """What a heading says, without its colon."""
    return line.text.rstrip("".join(COLONS) + " ")
