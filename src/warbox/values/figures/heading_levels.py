"""The headings that hold at a line of a figures' cell: which ends which, and what they note of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.phrases.headings import Heading
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.words import Role
from warbox.values.passage import Passage, Style

UNSTYLED = 3
"""The rank of a heading that is neither bold nor italic."""


@dataclass(slots=True)
class _Level:
    """A heading that holds, with its rank: a deeper bullet or a weaker style ranks lower (is greater)."""

    rank: tuple[int, int]
    heading: Heading
    is_label: bool  # it stands before figures of its own line
    used: bool = False  # a figure stood right under it
    has_figures: bool = False  # a figure of whom it names stood under it, be it under another heading
    heads_list: bool = False  # the figures under it stand in a list of their own
    heads_item: bool = False  # the figures under it stand behind its own bullet
    is_title: bool = False  # it is over a list that a reader opens, and ends with that
    spaced: bool = False  # an empty line stands before it, and none below it


class Headings:
    """The headings that hold at a line of a cell, the outermost first."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    def enter(
        self,
        heading: Heading,
        rank: tuple[int, int],
        *,
        is_label: bool = False,
        heads_item: bool = False,
        is_title: bool = False,
        spaced: bool = False,
    ) -> None:
        """A heading ends those of its own rank and of lower ones.

        Two of the same rank stay nested where one says whose and the other what ("Germany", then "Killed"), or which of
        its services ("Army"), or when or by whom it is told, until a figure has stood right under the first one.
        """
        kept: list[_Level] = []
        for level in self._levels:
            nested = _said(level.heading) != _said(heading) and not _names_next(level, heading)
            nested = nested or (heading.is_icon and not level.heading.subject)
            nested = nested or (heading.is_service and not level.heading.is_service and not level.is_label)
            stays = level is self._levels[-1] and _tells_other(level.heading, heading)
            adds = stays or (_remarks_on(level.heading, heading) and not self._heads_used(level))
            nested = nested or (adds and not level.is_label)
            if is_title and level.is_label and level is self._levels[-1] and heading.is_remark:
                kept.append(level)  # the list parts what the label was of: "Dead: 3,579", a list called "By country"
                continue
            if level.rank < rank or (level.rank == rank and not level.used and nested):
                kept.append(level)
            elif _said(level.heading) == _said(heading):
                break
        self._levels = [*kept, _Level(rank, heading, is_label, heads_item=heads_item, is_title=is_title, spaced=spaced)]

    def _heads_used(self, outer: _Level) -> bool:
        """Whether figures stood under a heading of lower rank within that one."""
        return any(level.used and level.rank > outer.rank for level in self._levels)

    def are_used(self) -> bool:
        """Whether a figure has stood under the last of them, where there is one."""
        return not self._levels or self._levels[-1].used

    def reach(self, depth: int, *, begins_item: bool) -> None:
        """A line of less depth than a heading's ends that heading; the next item of a list that of an item.

        What is no deeper than the title over a list stands behind that list.
        """
        self._levels = [
            level
            for level in self._levels
            if level.rank[0] < depth
            or (level.rank[0] == depth and not level.is_title and not (level.heads_item and begins_item))
        ]

    def end_used(self) -> None:
        """A horizontal rule ends the headings under which figures have stood."""
        self._levels = [level for level in self._levels if not level.used]

    def end_groups(self) -> None:
        """An empty line ends the headings behind an empty line: in this cell such lines part what is headed."""
        self._levels = [level for level in self._levels if not (level.used and level.spaced)]
        for level in self._levels:
            level.spaced = False

    def end_labels(self, depth: int) -> None:
        """A total among lines that have labels of their own is none of theirs: it ends those of its depth."""
        self._levels = [level for level in self._levels if not level.is_label or level.rank[0] < depth]

    def end_icons(self, depth: int) -> None:
        """A line with a flag ends the flags without a word above it, but for those of less depth."""
        self._levels = [level for level in self._levels if not level.heading.is_icon or level.rank[0] < depth]

    def use(self, depth: int) -> list[Heading]:
        """The headings that hold, for a line with figures of that depth.

        One that is an item of a list itself ends with the deeper items below it.
        """
        self._levels = [level for level in self._levels if not level.heads_list or level.rank[0] < depth]
        for level in self._levels:
            level.heads_list = level.heads_list or (0 < level.rank[0] < depth and not level.used)
        owner = next((level for level in reversed(self._levels) if level.heading.subject is not None), None)
        if owner is not None:
            owner.has_figures = True
        if self._levels:
            self._levels[-1].used = True
        return [level.heading for level in self._levels]


def style_rank(passage: Passage, start: int, end: int) -> int:
    """How strong the style of a stretch of a line is: 0 bold or a title, 1 bold and italic, 2 italic, 3 none."""
    is_bold = is_italic = False
    for mark in passage.marks:
        if mark.start <= start and mark.end >= end:
            if mark.value is Style.TITLE:
                return 0
            is_bold = is_bold or mark.value is Style.BOLD
            is_italic = is_italic or mark.value is Style.ITALIC
    return is_italic if is_bold else UNSTYLED - is_italic


def enter_labels(headings: Headings, passage: Passage, line: Line, clause: Clause) -> None:
    """Enters what stands before a line's first figure: of several labels the first, which heads a time behind it."""
    outer, label = clause.outer_label, clause.label
    over_time = outer is not None and outer.subject is not None and label is not None and label.is_remark
    if outer is not None:
        _enter_label(headings, passage, line, outer, is_label=not over_time)
    if label is not None and (outer is None or over_time):
        _enter_label(headings, passage, line, label)


def _enter_label(headings: Headings, passage: Passage, line: Line, label: Heading, *, is_label: bool = True) -> None:
    """A label that stands before a line's first figure heads the deeper lines below; a styled one also its like."""
    style = style_rank(passage, line.tokens[0].start, line.tokens[0].end)
    level = passage.level if style < UNSTYLED else passage.level + 1
    if label.is_total:
        headings.end_labels(passage.level)
        headings.end_icons(passage.level)
        label = replace(label, note=None)
    headings.enter(label, (level, style), is_label=is_label)


def notes_of(headings: Sequence[Heading], subject: str | None) -> list[str]:
    """What headings note of a figure of that subject, the outermost first.

    Of several that say when, or by whom it is told, the innermost counts, and of others the innermost of all. One that
    names another one than the subject, as where the figures under it have flags or labels of their own, is a note of
    these: "Sicily", "Allied losses".
    """
    if not headings:
        return []
    noting: list[Heading] = []
    for heading in headings:
        if heading.note is not None:
            kept = [outer for outer in noting if outer.note is None or _stays_over(outer, heading)]
            noting = [*kept, heading]
        elif heading.text and heading.subject is not None and heading.subject not in (subject or ""):
            noting.append(heading)
    return [heading.note or heading.text for heading in noting]


def _stays_over(outer: Heading, inner: Heading) -> bool:
    """Whether what an outer heading notes is said of an inner one's figures too.

    A total may be that of all times above it, but is that of one source.
    """
    of_total = (outer.is_total and inner.told is Role.SOURCE) or (inner.is_total and outer.told is Role.SOURCE)
    return of_total or _tells_other(outer, inner)


def _remarks_on(first: Heading, other: Heading) -> bool:
    """Whether one of two headings says whose, and the other when or by whom it is told."""
    named = first if other.is_remark else other
    return first.is_remark is not other.is_remark and named.subject is not None


def _tells_other(first: Heading, other: Heading) -> bool:
    """Whether two headings, one over the other, do not both say when, or by whom it is told.

    A date may be of what is over it, "Offensive", "10-20 June"; what stands under a date may be later than that.
    """
    if first.told is None or other.told is None or first.told is other.told:
        return False
    return not (first.told is Role.MONTH and other.told is Role.OCCASION)


def _names_next(level: _Level, heading: Heading) -> bool:
    """Whether a heading names another party, behind the figures of the one that a heading above it names."""
    return level.has_figures and heading.subject is not None


def _said(heading: Heading) -> tuple[bool, bool]:
    """Whether a heading says what is counted, and what befell it; neither where it says whose figures they are."""
    return bool(heading.phrase.nouns) and not heading.phrase.named, bool(heading.phrase.fates)
