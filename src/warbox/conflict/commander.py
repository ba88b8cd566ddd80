"""Commanders and leaders of a side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple, Self

from pydantic import BaseModel, ConfigDict

from warbox.conflict.cell_remarks import without_cell_remarks
from warbox.conflict.commander_fates import fate_of_link, fates_told, is_fate, stands_beside
from warbox.conflict.commander_offices import take_offices
from warbox.conflict.commander_segments import people
from warbox.conflict.commander_words import CommanderWords, commander_words
from warbox.conflict.headings import end_periods, is_time, place_under
from warbox.conflict.labels import LineLabel, label_of_line
from warbox.conflict.segments import (
    Entry,
    Segment,
    has_flag,
    names_nobody,
    parted,
    trimmed,
    with_foreign_page,
    without_separator,
    without_stray_bracket,
)
from warbox.conflict.writing import (
    with_link,
    write_fates,
    write_flag,
    write_lines,
    write_name,
    write_note,
    write_references,
)
from warbox.diagnostics import Span
from warbox.templates.flags import Flag
from warbox.templates.symbols import Fate
from warbox.typed import ArgumentValue, Reader, plain_wikitext
from warbox.values.image import Image
from warbox.values.inline import Inline
from warbox.values.lists import COLONS, Item, has_links, split_items
from warbox.values.name import Name, name_of_mark
from warbox.values.notes import join_remarks
from warbox.values.passage import Mark, Passage, Style
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki, find_wiki

_SHORTEST_NAME = 2  # letters before a rank
_BLANK = re.compile(r"\s+")
# A name, and an office behind it up to its preposition: "John Smith, governor of the".
_OFFICE = re.compile(r"([^,\uff0c]*\w)\s*[,\uff0c]\s*\w[^,\uff0c]*?\s(\w+)(?:\s\w{1,3})?")


class Commander(BaseModel):
    """One commander or leader.

    `rank` is what stands before the name outside of its link, or on a line of its own beside it; `status` what became
    of him in the conflict, by a sign or a word beside the name: `killed`, `presumed killed`, `died of wounds`,
    `captured`, `wounded`, `missing`, `executed`, `surrendered`, `assassinated`, `suicide`, `died`, `defected`,
    `deserted`; `group` the heading he stands under, or what stands before a colon on his line, `period` the time of the
    heading, as written, `note` a remark: what stands behind the name, or in brackets.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: Name
    link: str | None = None
    flags: tuple[Flag, ...] = ()
    rank: str | None = None
    status: tuple[str, ...] = ()
    group: str | None = None
    period: str | None = None
    note: str | None = None
    references: tuple[ReferenceUse, ...] = ()
    span: Span = Span(0, 0)

    @classmethod
    def read_list(cls, values: Sequence[ArgumentValue], reader: Reader) -> list[Self]:
        """The commanders of a side, from all its cells."""
        words = commander_words(reader.wiki)
        found: list[_Person] = []
        is_heading_time = partial(is_time, wiki=reader.wiki)
        for value in values:
            waiting = _Waiting()
            cell = without_cell_remarks(Inline.read(value, reader).lines, reader)
            lines = [_with_fates(line, words) for line in cell]
            offices = {id(line) for line in take_offices(lines, words)}
            ranked = _with_plain_ranks(lines, words)
            for item in split_items(ranked, is_flagged=has_flag, is_item=_is_person, is_time=is_heading_time):
                if found and id(item.passage) in offices:
                    _note_office(found[-1], item.passage, words, reader.wiki)
                else:
                    waiting = _read_item(item, words, reader.wiki, found, waiting)
        end_periods(found, reader.wiki)
        return [cls._of_person(person, words) for person in found]

    @classmethod
    def write_list(cls, values: Sequence[Self], wiki: Wiki) -> str:
        """The commanders as one cell."""
        return write_lines([((one.period, one.group), one.to_wikitext(wiki)) for one in values])

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The commander as one line, without the heading he stands under."""
        known = find_wiki(wiki)
        parts = [write_flag(flag, known) for flag in self.flags]
        parts += [] if self.rank is None else [plain_wikitext(self.rank)]
        parts += [
            write_name(with_link(self.name, self.link), known),
            *write_fates(self.status, known),
            *write_note(self.note),
        ]
        return " ".join(parts) + write_references(self.references, known)

    @classmethod
    def _of_person(cls, person: _Person, words: CommanderWords) -> Self:
        segment = person.segment
        return cls(
            name=person.name,
            link=person.name.target,
            flags=person.flags,
            rank=person.rank,
            status=tuple(dict.fromkeys([status for part in person.segments for status in fates_told(part, words)])),
            group=person.group,
            period=person.period,
            note=join_remarks([person.words, *(one for one in person.remarks if not is_fate(one, words))]),
            references=person.references,
            span=segment.passage.span(segment.start, segment.end),
        )


@dataclass(slots=True)
class _Person(Entry):
    rank: str | None = None
    group: str | None = None
    period: str | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def note(self) -> str | None:
        """The remarks on the person."""
        return join_remarks([self.words, *self.remarks])


class _Waiting(NamedTuple):
    """What lines without a name say of those below: flags of all of them, the rank of the next one.

    A line with nothing but a rank is said of who stands below where nobody stands above in the cell, or the one above
    has his rank from a line before him.
    """

    flags: tuple[Flag, ...] = ()
    rank: str | None = None
    may_be_rank: bool = True


def _read_item(item: Item, words: CommanderWords, wiki: Wiki, found: list[_Person], waiting: _Waiting) -> _Waiting:
    """Adds the commanders of a line; returns what waits for those below."""
    group, period = place_under(item.headings, wiki, _said_of_group)
    label = _label(item.passage, words)
    if label is not None:
        group = label.text
    for segment in people(item.passage, label.end if label else 0, words, wiki):
        naming = _naming(segment, words)
        if naming.name is not None and found and _is_unit_of(found[-1], naming.name, segment, words):
            found[-1].words = join_remarks((found[-1].words, naming.name.text))
        elif naming.name is not None:
            behind = _words_behind(segment, naming, words, wiki)
            own = _without_others(segment, naming, words) if segment.remarks and behind is None else segment
            flags = segment.flags or (label.flags if label else ()) or waiting.flags
            rank = naming.rank or waiting.rank
            own, name = with_foreign_page(own, naming.name)
            found.append(_Person(own, name, words=behind, rank=rank, group=group, period=period, flags=flags))
            waiting = _Waiting(() if segment.flags else waiting.flags, may_be_rank=waiting.rank is not None)
        elif naming.rank is not None and waiting.may_be_rank:
            waiting = _Waiting(segment.flags or waiting.flags, naming.rank)
        elif segment.flags and not segment.text:
            waiting = waiting._replace(flags=segment.flags)
        elif found and not segment.flags:
            found[-1].rank = found[-1].rank or naming.rank
            found[-1].remarks_behind.append(segment)
    return waiting


def _said_of_group(heading: Passage) -> str:
    return trimmed(heading.text)


def _note_office(person: _Person, line: Passage, words: CommanderWords, wiki: Wiki) -> None:
    """Notes of a person what a line below his name says of him."""
    for segment in people(line, 0, words, wiki):
        person.words = join_remarks((person.words, trimmed(segment.text) or None))
        person.remarks_behind.append(segment)


def _label(line: Passage, words: CommanderWords) -> LineLabel | None:
    """What a line says before a colon of all behind it: neither a rank, which is said of one, nor who fell."""
    label = label_of_line(line, words.unknown)
    if label is None or words.ranks.match(label.text + " "):
        return None
    return None if trimmed(line.text[label.end :]).casefold() in words.fates else label


def _is_unit_of(person: _Person, name: Name, segment: Segment, words: CommanderWords) -> bool:
    """Whether a unit is named in a list under a commander: it is his, and nobody."""
    is_under = segment.passage.level > person.segment.passage.level
    return is_under and any(part in words.units for part in name.text.casefold().split())


def _with_fates(line: Passage, words: CommanderWords) -> Passage:
    """The line with fates for the pictures that stand for one: by the file's name, the caption or the link."""
    pictured = {at: fate for at, mark in enumerate(line.marks) if (fate := _fate_of_picture(mark.value, words))}
    if not pictured:
        return line
    marks = [mark._replace(value=pictured.get(at, mark.value)) for at, mark in enumerate(line.marks)]
    return replace(line, marks=tuple(marks))


def _fate_of_picture(value: Any, words: CommanderWords) -> Fate | None:
    if not isinstance(value, Image):
        return None
    told = (value.file.rpartition(".")[0], value.caption, value.alt, value.link)
    status = next((found for text in told if text and (found := words.fates.get(text.casefold()))), None)
    status = status or words.fate_pictures.get(value.file.casefold())
    return None if status is None else Fate(template=status, manner=status)


def _with_plain_ranks(lines: list[Passage], words: CommanderWords) -> list[Passage]:
    """The lines with a rank in bold or italic type over one name alone in plain type: it is no heading."""
    ranks = {at for at, line in enumerate(lines) if line.marks and words.ranks.fullmatch(line.text + " ")}
    for at in ranks:
        if at + 2 >= len(lines) or at + 2 in ranks:
            plain = [mark for mark in lines[at].marks if not isinstance(mark.value, Style)]
            lines[at] = replace(lines[at], marks=tuple(plain))
    return lines


def _is_person(line: Passage) -> bool:
    """Whether a line above bullets is a commander with his subordinates: it has a flag and leads to a page."""
    return has_links(line) and has_flag(line) and not line.text.endswith(COLONS)


class _Naming(NamedTuple):
    """What a segment says of a person, or a rank alone; `behind` is where the words behind the name begin."""

    rank: str | None
    name: Name | None
    behind: int


def _naming(segment: Segment, words: CommanderWords) -> _Naming:
    """What stands before the name, and the name: the first link that is neither a rank nor a fate, else the text.

    Of two links with only a blank between them the first is the rank.
    """
    text = segment.passage.text
    named = [mark for mark in segment.links if fate_of_link(mark, text, words) is None]
    for index, mark in enumerate(named):
        following = named[index + 1] if index + 1 < len(named) else None
        label = text[mark.start : mark.end].strip()
        if words.ranks.fullmatch(label + " ") or names_nobody(label, words.unknown):
            continue
        beside = following is not None and text[mark.end : following.start] == " "
        if following is not None and beside and text[following.start].isalnum():
            if _is_title(text[following.start : following.end], words):
                return _Naming(None, name_of_mark(mark, segment.passage), mark.end)
            continue
        before = trimmed(text[segment.start : mark.start])
        holder = _before_office(text[segment.start : mark.start].strip(), words)
        if holder is not None:
            return _named_by_text(holder, text.index(holder, segment.start) + len(holder), words)
        if _goes_on_with_place(before, words):
            return _named_with_place(segment, mark, words)
        says_rank = any(sign.isalpha() for sign in before) and before.casefold() not in words.small
        rank = before if says_rank else _rank_behind(segment, mark, words)
        return _Naming(rank or None, name_of_mark(mark, segment.passage), mark.end)
    return _named_by_text(_without_signs(trimmed(segment.text), words), segment.end, words)


def _is_title(label: str, words: CommanderWords) -> bool:
    """Whether a link is a rank with what it is held over: "King of Sidon"."""
    rank = words.ranks.match(label)
    return rank is not None and label[rank.end() :].partition(" ")[0].casefold() in words.links


def _before_office(before: str, words: CommanderWords) -> str | None:
    """Who is named before an office, the place of which is a link: "|John Smith|, governor of [[Jamaica]]"."""
    found = _OFFICE.fullmatch(before)
    if found is None or found[2].casefold() not in words.links or words.ranks.fullmatch(f"{found[1]} "):
        return None
    return found[1]


def _goes_on_with_place(before: str, words: CommanderWords) -> bool:
    """Whether a name or title before a link ends with a word that leads on to a place: "|Brodir of| [[Man]]"."""
    pieces = before.casefold().split()
    return any(" ".join(pieces[start:]) in words.before_places for start in (-1, -2) if len(pieces) > -start)


def _named_with_place(segment: Segment, mark: Mark, words: CommanderWords) -> _Naming:
    """Who is named with the place that a link leads to, "Thomas of [[Savoy]]", or behind it, "Prince of [[Kiev]] Oleg".

    The link is his own where the page is called by the name, or rather than the place's behind a title: "Duke of
    [[John Churchill|Marlborough]]".
    """
    text = segment.passage.text
    stretch, behind = trimmed(text[segment.start : mark.end]), trimmed(_before_bracket(text[mark.end : segment.end]))
    if words.ranks.match(stretch) and any(sign.isalpha() for sign in behind):
        return _Naming(stretch, Name(text=behind), segment.end)
    naming = _named_by_text(stretch, mark.end, words)
    if naming.name is None:
        return naming
    is_title = naming.rank is None and words.ranks.match(stretch) is not None
    is_called = naming.name.text.casefold() in (mark.target or "").casefold()
    return naming._replace(name=Name(text=naming.name.text, target=mark.target if is_title or is_called else None))


def _named_by_text(plain: str, end: int, words: CommanderWords) -> _Naming:
    """The rank and the name that a text without links gives; the words behind it begin at `end`."""
    ranked = words.ranks.match(plain)
    if ranked is not None and plain[ranked.end() :].partition(" ")[0].casefold() in words.links:
        ranked = None  # a title, as that of the Earl of Northampton, is all that there is of his name
    rank = ranked[0].strip() if ranked else ""
    name = without_stray_bracket(trimmed(plain[len(ranked[0]) :] if ranked else plain))
    behind = None if rank else words.ranks_behind.search(name, _SHORTEST_NAME)
    if behind is not None:
        name, rank = trimmed(name[: behind.start()]), behind[0]
    if names_nobody(name, words.unknown):
        return _Naming(None if name else rank or None, None, end)
    return _Naming(rank or None, Name(text=name), end)


def _words_behind(segment: Segment, naming: _Naming, words: CommanderWords, wiki: Wiki) -> str | None:
    """What stands behind the name outside of brackets, if it is neither a rank nor a fate: "Lord of Beaujeu"."""
    if not segment.passage.text[naming.behind : segment.end].strip():
        return None
    text = _without_signs(trimmed(without_separator(segment.after(naming.behind), wiki).text), words)
    known = text.casefold() in words.fates or text == naming.rank or names_nobody(text, words.unknown)
    return None if known else text


def _without_others(segment: Segment, naming: _Naming, words: CommanderWords) -> Segment:
    """The segment without what stands in brackets behind words for others: "and others (no single leader)"."""
    others = _before_bracket(segment.passage.text[naming.behind : segment.end])
    if not any(sign.isalnum() for sign in others) or not names_nobody(others, words.unknown):
        return segment
    return segment._replace(remarks=parted(segment, [naming.behind])[0].remarks)


def _before_bracket(text: str) -> str:
    return trimmed(text.partition("(")[0].partition("\uff08")[0])


def _rank_behind(segment: Segment, mark: Mark, words: CommanderWords) -> str:
    """The rank that follows a name, as it does in Chinese; the sign of a fate may stand behind it."""
    behind = _before_bracket(segment.passage.text[mark.end : segment.end])
    following = _without_signs(behind, words) if behind else ""
    return following if following and words.ranks.fullmatch(following + " ") else ""


def _without_signs(text: str, words: CommanderWords) -> str:
    for sign in words.fate_signs:
        if sign in text and stands_beside(sign, text):
            text = text.replace(sign, " ")
    return trimmed(" ".join(text.split()))
