"""Combatants: who fought on a side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel, ConfigDict

from warbox.conflict.segments import Segment, cut, has_flag, trimmed
from warbox.diagnostics import Span
from warbox.templates.flags import Flag
from warbox.typed import ArgumentValue, Reader
from warbox.values.inline import Inline
from warbox.values.lists import COLONS, Item, heading_text, split_items
from warbox.values.name import Name, name_of_mark
from warbox.values.passage import Mark, Passage, Style
from warbox.values.reference import ReferenceUse

_YEARS = r"[0-9]{3,4}\s?(?:[-\u2010-\u2015~\u301c\uff0d\uff5e/]\s?(?:[0-9]{2,4})?)?"
_PERIOD = re.compile(rf"[\s(\[]*{_YEARS}(?:[,;\s]{{1,3}}{_YEARS}){{0,8}}[\s)\]]*")


class Combatant(BaseModel):
    """One party of a side.

    `link` is the page it leads to. `flag` is the first of `flags`. `group` is the heading it stands under, or the power
    among whose bullets it is; `period` the years of the heading, as written. `note` is a remark in brackets.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: Name
    link: str | None = None
    flag: Flag | None = None
    flags: tuple[Flag, ...] = ()
    group: str | None = None
    period: str | None = None
    note: str | None = None
    references: tuple[ReferenceUse, ...] = ()
    span: Span

    @classmethod
    def read_list(cls, values: Sequence[ArgumentValue], reader: Reader) -> list[Self]:
        """The combatants of a side, from all its cells."""
        combatants: list[Self] = []
        for value in values:
            for item in split_items(Inline.read(value, reader).lines, is_flagged=has_flag, is_item=has_flag):
                combatants += cls._of_item(item, reader, combatants)
        return combatants

    @classmethod
    def _of_item(cls, item: Item, reader: Reader, before: list[Self]) -> list[Self]:
        group, period = _place(item)
        found: list[Self] = []
        for number, part in enumerate(cut(item.passage, reader.wiki)):
            label, segment = (None, part) if number else _label(part)
            name = _name(segment)
            if name is not None:
                found.append(cls._of_segment(segment, name, label or group, period))
            elif number or (before and not segment.flags):
                target = found if found else before
                if target:
                    target[-1] = target[-1].with_remark(segment)
        return found

    @classmethod
    def _of_segment(cls, segment: Segment, name: Name, group: str | None, period: str | None) -> Self:
        return cls(
            name=name,
            link=name.target,
            flag=segment.flags[0] if segment.flags else None,
            flags=segment.flags,
            group=group,
            period=period,
            note="; ".join(segment.remarks) or None,
            references=segment.references,
            span=segment.passage.span(segment.start, segment.end),
        )

    def with_remark(self, segment: Segment) -> Self:
        """The same with the remarks and footnotes of a segment that names nobody."""
        notes = [note for note in (self.note, *segment.remarks) if note]
        return self.model_copy(
            update={"note": "; ".join(notes) or None, "references": self.references + segment.references}
        )


def _name(segment: Segment) -> Name | None:
    text = trimmed(segment.text)
    if not any(sign.isalnum() for sign in text):
        return None
    for mark in segment.links:
        named = name_of_mark(mark, segment.passage)
        return named.model_copy(update={"text": text})
    flag = segment.flags[0] if segment.flags else None
    target = flag.target if flag is not None and flag.shown_name == text else None
    return Name(text=text, target=target)


def _label(segment: Segment) -> tuple[str | None, Segment]:
    """A bold or italic label before a colon on the line of a combatant, and the rest."""
    text = segment.passage.text
    colon = min((at for sign in COLONS if (at := text.find(sign, segment.start, segment.end)) > 0), default=-1)
    if colon < 0 or not text[colon + 1 : segment.end].strip() or not _styled(segment.passage, segment.start, colon):
        return None, segment
    return trimmed(text[segment.start : colon]), segment.after(colon + 1)


def _styled(passage: Passage, start: int, end: int) -> bool:
    marks: list[Mark] = [
        mark for mark in passage.marks if isinstance(mark.value, Style) and mark.value is not Style.SMALL
    ]
    return any(mark.start <= start and mark.end >= end for mark in marks)


def _place(item: Item) -> tuple[str | None, str | None]:
    """The group and the period of an item, from the headings and the line above it."""
    group: str | None = None
    period: str | None = None
    for heading in item.headings:
        text = heading_text(heading)
        if _PERIOD.fullmatch(text):
            period, group = text.strip("()[] "), None
        else:
            group = text
    if group is None and item.parent is not None:
        group = trimmed(item.parent.text)
    return group, period
