"""Combatants: who fought on a side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Self

from pydantic import BaseModel, ConfigDict

from warbox.conflict.cell_remarks import without_cell_remarks
from warbox.conflict.headings import Place, end_periods, is_time, place_under
from warbox.conflict.labels import label_of_line
from warbox.conflict.segments import (
    Entry,
    Segment,
    as_flag,
    cut,
    has_flag,
    is_flag,
    names_nobody,
    parted,
    trimmed,
    with_foreign_page,
    without_remarks,
    without_stray_bracket,
    words_for_nobody,
)
from warbox.conflict.unnamed import report_unnamed
from warbox.conflict.writing import with_link, write_lines, write_note, write_party, write_references
from warbox.diagnostics import Span
from warbox.templates.flags import Flag
from warbox.typed import ArgumentValue, Reader, changed
from warbox.values.dates.reading import is_date
from warbox.values.dates.words import date_words
from warbox.values.inline import Inline
from warbox.values.lists import Item, split_items
from warbox.values.name import Name, name_of_mark
from warbox.values.notes import join_remarks
from warbox.values.passage import Passage
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki, find_wiki

_DIGIT = re.compile(r"\d")


class Combatant(BaseModel):
    """One party of a side.

    `link` is the page it leads to. `flag` is the first of `flags`. `group` is the heading it stands under, what stands
    before a colon on its line, or the power among whose bullets it is; `period` the time of the heading, as written.
    `note` is a remark in brackets.
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
    span: Span = Span(0, 0)

    @classmethod
    def read_list(cls, values: Sequence[ArgumentValue], reader: Reader) -> list[Self]:
        """The combatants of a side, from all its cells."""
        found: list[_Party] = []
        is_heading_time = partial(is_time, wiki=reader.wiki)
        for value in values:
            report_unnamed(value, reader)
            lines = without_cell_remarks(Inline.read(value, reader).lines, reader)
            items = split_items(lines, is_flagged=has_flag, is_item=has_flag, is_time=is_heading_time)
            for item, pictures in _with_pictures(items):
                _read_item(item, reader, found, pictures)
        end_periods(found, reader.wiki)
        return [cls._of_party(party) for party in found]

    @classmethod
    def write_list(cls, values: Sequence[Self], wiki: Wiki) -> str:
        """The combatants as one cell."""
        return write_lines([((one.period, one.group), one.to_wikitext(wiki)) for one in values])

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The combatant as one line, without the headings it stands under."""
        known = find_wiki(wiki)
        flags = self.flags or ((self.flag,) if self.flag is not None else ())
        text = " ".join([write_party(with_link(self.name, self.link), flags, known), *write_note(self.note)])
        return text + write_references(self.references, known)

    @classmethod
    def _of_party(cls, party: _Party) -> Self:
        segment = party.segment
        return cls(
            name=party.name,
            link=party.name.target,
            flag=segment.flags[0] if segment.flags else None,
            flags=segment.flags,
            group=party.group,
            period=party.period,
            note=party.note,
            references=party.references,
            span=_span(segment),
        )


def _span(segment: Segment) -> Span:
    """Where a combatant stands: the text that names him, or the flags alone whose country is meant."""
    if segment.flags and segment.start >= segment.end:
        return Span(segment.flags[0].span.start, segment.flags[-1].span.end)
    return segment.passage.span(segment.start, segment.end)


@dataclass(slots=True)
class _Party(Entry):
    group: str | None = None
    period: str | None = None

    @property
    def note(self) -> str | None:
        """The remarks on the party."""
        return join_remarks([self.words, *self.remarks])


def _with_pictures(items: Sequence[Item]) -> list[tuple[Item, tuple[Flag, ...]]]:
    """The items, each with the pictures above it where lines of pictures alone and lines with names take turns."""
    above = [_pictures_alone(item.passage) for item in items if not items[0].passage.text]
    if not all(above[::2]) or any(above[1::2]) or not above or len(items) % 2:
        return [(item, ()) for item in items]
    return list(zip(items[1::2], above[::2], strict=True))


def _pictures_alone(line: Passage) -> tuple[Flag, ...]:
    """The pictures of a line with nothing else, of which no country is known."""
    flags = [as_flag(mark.value) for mark in line.marks if is_flag(mark.value)]
    return () if line.text or any(flag.country_name is not None for flag in flags) else tuple(flags)


def _read_item(item: Item, reader: Reader, found: list[_Party], pictures: tuple[Flag, ...]) -> None:
    """Adds the combatants of a line; a part of it that names nobody is a remark on the one before.

    Where only icons stand on the line, their countries are meant. `pictures` stand for the first who has no flag.
    """
    group, period = _place(item, reader.wiki)
    label = label_of_line(item.passage, words_for_nobody(reader.wiki))
    if label is not None:
        before, _ = parted(cut(item.passage, reader.wiki)[0], [label.end])
        power = _name(before, reader.wiki) if label.named else None
        if power is not None:
            found.append(_Party(before, power, group=group, period=period))
        group = label.text
    for number, segment in enumerate(cut(item.passage, reader.wiki, label.end if label else 0, of_parties=True)):
        said = _said_behind(segment, reader.wiki)
        name = _name(segment, reader.wiki, said)
        if name is not None:
            own, name = with_foreign_page(segment, name)
            own = own._replace(flags=pictures) if pictures and not segment.flags else own
            found.append(_Party(own, name, words=said, group=group, period=period))
            pictures = ()
        elif found and said is not None:
            found[-1].words = join_remarks((found[-1].words, said))
        elif segment.flags and not any(sign.isalnum() for sign in item.passage.text):
            found += [_Party(icon, country, group=group, period=period) for icon, country in _countries(segment)]
        elif found and (number or not segment.flags or _is_in_brackets(segment)):
            found[-1].remarks_behind.append(segment)


def _is_in_brackets(segment: Segment) -> bool:
    """Whether the flags of a segment that is all a remark stand in its brackets."""
    flags = (mark.start for mark in segment.passage.marks if is_flag(mark.value) and mark.start >= segment.start)
    return not segment.text and next(flags, segment.start) > segment.start


def _countries(segment: Segment) -> list[tuple[Segment, Name]]:
    """For each flag the segment with this one alone, and the name of its country."""
    named = [(flag, flag.country_name) for flag in segment.flags]
    return [(segment._replace(flags=(flag,)), Name(text=country)) for flag, country in named if country is not None]


def _said_behind(segment: Segment, wiki: Wiki) -> str | None:
    """What ends a segment outside of brackets and is no part of the name: a time, "until 1943", or "and others".

    It stands behind the last link, or behind the name that a flag shows; a time also where there is neither.
    """
    behind = segment.links[-1].end if segment.links else segment.start
    if behind == segment.end:
        return None
    text = trimmed(segment.after(behind).text)
    shown = segment.flags[-1].shown_name if segment.flags and not segment.links else None
    rest = trimmed(text.removeprefix(shown or ""))
    is_named = shown is not None or bool(segment.links)
    if is_named and any(sign.isalnum() for sign in rest) and names_nobody(rest, words_for_nobody(wiki)):
        return rest
    return text if _DIGIT.search(text) is not None and is_date(text, date_words(wiki)) else None


def _name(segment: Segment, wiki: Wiki, said: str | None = None) -> Name | None:
    """Who is named, without what is said of him behind the name."""
    text = without_stray_bracket(trimmed(trimmed(segment.text).removesuffix(said or "")))
    if names_nobody(text, words_for_nobody(wiki)):
        return None
    if segment.links:
        return changed(name_of_mark(segment.links[0], segment.passage), text=text)
    flag = segment.flags[0] if segment.flags else None
    target = flag.target if flag is not None and flag.shown_name == text else None
    return Name(text=text, target=target)


def _place(item: Item, wiki: Wiki) -> Place:
    """The group and the period of an item, from the headings and the line above it."""
    place = place_under(item.headings, wiki)
    if place.group is None and item.parent is not None:
        return place._replace(group=without_remarks(item.parent))
    return place
