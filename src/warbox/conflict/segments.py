"""Cuts a line of combatants or commanders into the parts that each name one of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from warbox.templates.flags import Flag, flag_of_image
from warbox.templates.symbols import Fate
from warbox.typed import changed
from warbox.values.figures.tokens.words import is_unspaced
from warbox.values.image import Image
from warbox.values.lists import BULLET_SIGNS
from warbox.values.name import ForeignTitle, Name
from warbox.values.passage import Mark, Passage
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

# What may close each bracket: one of full width stands for a plain one, and the other way round.
_BRACKETS = {"(": ")\uff09", "[": "]", "\uff08": "\uff09)", "\u3010": "\u3011"}
_OPENINGS = {
    closing: tuple(opening for opening, closings in _BRACKETS.items() if closing in closings)
    for closing in "".join(_BRACKETS.values())
}
_BRACKET = re.compile("[" + re.escape("".join([*_BRACKETS, *_BRACKETS.values()])) + "]")
_AROUND_NAMES = " ,;:/*&\u2013\u2014-\uff1a\uff0c\uff1b\u3001"
_AROUND_WORDS = " .\u2026"  # "... and others"
_BULLET = re.compile(rf"\s*(?:[\u2192{BULLET_SIGNS}]|[A-Za-z0-9]{{1,2}}\))\s+")
"""What begins a line that is no list of MediaWiki's: a bullet, or the letter of an enumeration."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,8})*")
_ENUMERATION = "\u3001"
_FLAGS = (Flag, Image)
_START = attrgetter("start")

Spans = Sequence[tuple[int, int]]


class Segment(NamedTuple):
    """A part of a line from `start` to `end` (indexes of the line's text), with what stands in it.

    `flags`, `fates` and `references` are in reading order; `targets` are the marks of all links, `links` of those not
    in brackets; `text` is without remarks in brackets, `remarks` are these, without their brackets. `brackets` are the
    spans of those of the whole line.
    """

    passage: Passage
    start: int
    end: int
    flags: tuple[Flag, ...]
    fates: tuple[Fate, ...]
    references: tuple[ReferenceUse, ...]
    targets: tuple[Mark, ...]
    links: tuple[Mark, ...]
    text: str
    remarks: tuple[str, ...]
    brackets: Spans

    def after(self, start: int) -> Segment:
        """The part of the segment from that index of the line on, with the flags and footnotes of all of it."""
        rest = _segment(self.passage, start, self.end, self.brackets)
        return rest._replace(flags=self.flags, fates=self.fates, references=self.references)


def parted(segment: Segment, indexes: Sequence[int]) -> list[Segment]:
    """The parts of a segment between indexes of the line, in rising order."""
    cuts = [segment.start, *indexes, segment.end]
    return [_segment(segment.passage, a, b, segment.brackets) for a, b in pairwise(cuts)]


@dataclass(slots=True)
class Entry:
    """A segment that names somebody, with the segments behind it that only add remarks, signs and footnotes.

    `words` are what the segment says outside of brackets besides the name.
    """

    segment: Segment
    name: Name
    words: str | None = None
    remarks_behind: list[Segment] = field(default_factory=list)

    @property
    def segments(self) -> list[Segment]:
        """All of them."""
        return [self.segment, *self.remarks_behind]

    @property
    def remarks(self) -> list[str]:
        """What stands in brackets."""
        return [remark for segment in self.segments for remark in segment.remarks]

    @property
    def references(self) -> tuple[ReferenceUse, ...]:
        """The uses of footnotes."""
        return tuple([use for segment in self.segments for use in segment.references])


def cut(
    passage: Passage, wiki: Wiki, start: int = 0, *, of_parties: bool = False, asides: Container[int] = ()
) -> list[Segment]:
    """The segments of a line from `start` on, an index of its text.

    A flag after a name begins a new one, and so does a separator between two names. In a line `of_parties` it does not
    behind a preposition, of which both are: "volunteers from [[Denmark]] and [[Sweden]]". Links that begin
    at one of `asides` name nobody.
    """
    brackets = _bracketed(passage)
    begin = _first(passage, wiki, start)
    starts = [begin, *_flag_starts(passage, begin, brackets)] if passage.marks else [begin]
    ends = [*starts[1:], len(passage.text)]
    segments = []
    for start, end in zip(starts, ends, strict=True):
        whole = of_parties and _begins_with_preposition(passage, start, end, brackets, wiki)
        cuts = [start, *([] if whole else _separators(passage, start, end, brackets, wiki, asides)), end]
        segments += [_segment(passage, a, b, brackets) for a, b in pairwise(cuts)]
    last = segments[-1]._replace(text=_word_at_end(wiki).sub("", segments[-1].text))
    return [*(without_separator(segment, wiki) for segment in segments[:-1]), last]


def with_foreign_page(segment: Segment, name: Name) -> tuple[Segment, Name]:
    """The two with the page of another wiki that a bracket leads to with the code of its language: "Name (bg)"."""
    if not segment.remarks or len(segment.targets) == len(segment.links) or name.foreign is not None:
        return segment, name
    for mark in segment.targets:
        lang, _, title = (mark.target or "").partition(":")
        shown = segment.passage.text[mark.start : mark.end].strip()
        if title and shown.casefold() == lang and shown in segment.remarks and _LANGUAGE.fullmatch(lang):
            remarks = tuple([remark for remark in segment.remarks if remark != shown])
            return segment._replace(remarks=remarks), changed(name, foreign=ForeignTitle(lang=lang, title=title))
    return segment, name


def behind_country(segment: Segment) -> Segment:
    """The segment without the country that its flag names, where somebody is named behind: "[flag] Spain John Doe"."""
    country = segment.links[0] if segment.links else None
    if country is None or not is_flag(country.value) or segment.passage.text[segment.start : country.start].strip():
        return segment
    named = segment.after(country.end)
    return named if any(sign.isalpha() for sign in named.text) else segment


def without_separator(segment: Segment, wiki: Wiki) -> Segment:
    """The segment without the word or sign at its end that parts it from the name behind it."""
    return segment._replace(text=separator_at_end(wiki).sub("", segment.text))


def _first(passage: Passage, wiki: Wiki, start: int) -> int:
    """Where the text of a line begins, from `start` on, behind what only joins it to the lines before.

    That is a bullet or dash that was typed to look like a list, or a word such as "and".
    """
    for pattern in (_BULLET, _separator_at_beginning(wiki)):
        joint = pattern.match(passage.text, start)
        if joint is not None and not (passage.marks and passage.marks[0].start < joint.end()):
            start = joint.end()
    return start


def is_flag(value: Any) -> bool:
    """Whether a mark's value is a flag, or a picture that stands for one."""
    return isinstance(value, _FLAGS)


def has_flag(line: Passage) -> bool:
    """Whether a flag stands in a line."""
    return any(is_flag(mark.value) for mark in line.marks)


def trimmed(text: str) -> str:
    """The text without blanks and separators at its ends."""
    return text.strip(_AROUND_NAMES)


def without_stray_bracket(text: str) -> str:
    """The text without a bracket at its end that closes none."""
    openings = _OPENINGS.get(text[-1:])
    return text if openings is None or any(opening in text for opening in openings) else trimmed(text[:-1])


@lru_cache(maxsize=64)
def words_for_nobody(wiki: Wiki) -> frozenset[str]:
    """The wiki's words in the place of a name that name nobody."""
    words = wiki.table("commanders").get("unknown", ())
    return frozenset(form.casefold() for word in words for form in (word, word.strip(_AROUND_WORDS)))


def names_nobody(text: str, words: frozenset[str]) -> bool:
    """Whether a text in the place of a name names nobody: it is signs alone, or one of those words."""
    return not any(sign.isalnum() for sign in text) or text.strip(_AROUND_WORDS).casefold() in words


def _bracketed(passage: Passage) -> Spans:
    """The spans of a line's remarks, brackets included, in order.

    Brackets within the text of a link belong to a name; one that is not closed is no bracket.
    """
    if _BRACKET.search(passage.text) is None:
        return ()
    names = [mark for mark in passage.marks if mark.target and mark.end > mark.start]
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []  # what closes the open brackets, and where they stand
    for bracket in _BRACKET.finditer(passage.text):
        index, sign = bracket.start(), bracket[0]
        if _is_within(index, names):
            continue
        if sign in _BRACKETS:
            stack.append((_BRACKETS[sign], index))
        elif stack and sign in stack[-1][0]:
            _, opened = stack.pop()
            while spans and spans[-1][0] > opened:
                spans.pop()
            spans.append((opened, index + 1))
    return spans


def _is_within(index: int, names: list[Mark]) -> bool:
    place = bisect_right(names, index, key=_START) - 1
    return place >= 0 and names[place].start <= index < names[place].end


def _in_brackets(index: int, brackets: Spans) -> bool:
    place = bisect_right(brackets, (index, 0)) - 1
    return place >= 0 and brackets[place][0] < index < brackets[place][1]


def _brackets_between(brackets: Spans, start: int, end: int) -> Spans:
    return brackets[bisect_left(brackets, (start, 0)) : bisect_left(brackets, (end, 0))] if brackets else ()


def _outside(text: str, start: int, end: int, brackets: Spans) -> str:
    """The text from `start` to `end` without what stands in brackets."""
    if not brackets:
        return " ".join(text[start:end].split())
    kept: list[str] = []
    position = start
    for opened, closed in _brackets_between(brackets, start, end):
        kept.append(text[position:opened])
        position = closed
    kept.append(text[position:end])
    return " ".join("".join(kept).split())


def without_remarks(passage: Passage) -> str:
    """What a line says outside of brackets, all of it where that is nothing."""
    return trimmed(_outside(passage.text, 0, len(passage.text), _bracketed(passage))) or trimmed(passage.text)


def _flag_starts(passage: Passage, first: int, brackets: Spans) -> list[int]:
    """Where flags stand behind a name and before another one, from `first` on."""
    starts: list[int] = []
    flags = [mark for mark in passage.marks if is_flag(mark.value) and mark.start >= first]
    for index, mark in enumerate(flags):
        begin = max(starts[-1] if starts else first, flags[index - 1].start if index else first)
        named_before = passage.text[begin : mark.start].strip(" /,;&") and not _in_brackets(mark.start, brackets)
        until = flags[index + 1].start if index + 1 < len(flags) else len(passage.text)
        named_after = mark.end > mark.start or _outside(passage.text, mark.end, until, brackets).strip(" /,;.)")
        if named_before and named_after:
            starts.append(mark.start)
    return starts


def _separators(
    passage: Passage, start: int, end: int, brackets: Spans, wiki: Wiki, asides: Container[int]
) -> list[int]:
    """Where a comma or a word such as "and" stands between two linked names, or a name behind the last link.

    A sign of fate may stand before it.
    """
    links = _links(passage, start, end, brackets) if passage.marks else []
    unlinked = _unlinked(passage, links, end)
    if len(links) < 2:
        return unlinked
    if asides:
        links = [link for link in links if link.start not in asides]
    pattern = _separator_pattern(wiki)
    between = [_outside(passage.text, before.end, after.start, brackets) for before, after in pairwise(links)]
    linked = [link.start for link, text in zip(links[1:], between, strict=True) if pattern.fullmatch(text)]
    return [*linked, *unlinked]


def _begins_with_preposition(passage: Passage, start: int, end: int, brackets: Spans, wiki: Wiki) -> bool:
    """Whether a word and a preposition stand before the first link."""
    links = _links(passage, start, end, brackets) if passage.marks else []
    return bool(links) and _preposition_at_end(wiki).search(passage.text[start : links[0].start]) is not None


@lru_cache(maxsize=64)
def _preposition_at_end(wiki: Wiki) -> re.Pattern[str]:
    words = [re.escape(word) for word in wiki.table("figures").get("circumstances", [])]
    return re.compile(rf"\w\s+(?:{'|'.join(words) or '(?!)'})\s+\Z", re.IGNORECASE)


def _unlinked(passage: Passage, links: Sequence[Mark], end: int) -> list[int]:
    """Where the comma of enumerations right behind the last link begins a name without a link."""
    after = links[-1].end if links else end
    is_enumerated = passage.text.startswith(_ENUMERATION, after, end)
    return [after] if is_enumerated and passage.text[after + 1 : end].strip() else []


@lru_cache(maxsize=64)
def _separator_pattern(wiki: Wiki) -> re.Pattern[str]:
    signs = [sign for meant in wiki.table("commanders").get("signs", {}).values() for sign in meant]
    before = rf"(?:(?:{'|'.join(map(re.escape, signs))})\s?)?" if signs else ""
    return re.compile(f"{before}(?:{_separators_of(wiki)})", re.IGNORECASE)


@lru_cache(maxsize=64)
def separator_at_end(wiki: Wiki) -> re.Pattern[str]:
    """A comma, or a word such as "and", at the end of a text."""
    return re.compile(rf"\s?(?:{_separators_of(wiki)})\s*\Z", re.IGNORECASE)


@lru_cache(maxsize=64)
def _word_at_end(wiki: Wiki) -> re.Pattern[str]:
    """A word such as "and" at the end of a line, which parts it from the next one; in scripts that part words."""
    words = [re.escape(word) for word in wiki.table("names").get("separators", []) if not is_unspaced(word[0])]
    return re.compile(rf"\s(?:{'|'.join(words) or '(?!)'})\s*\Z", re.IGNORECASE)


@lru_cache(maxsize=64)
def _separator_at_beginning(wiki: Wiki) -> re.Pattern[str]:
    words = wiki.table("names").get("separators", [])
    return re.compile(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s+", re.IGNORECASE)


def _separators_of(wiki: Wiki) -> str:
    words = wiki.table("names").get("separators", [])
    return "|".join(["[,;/&\u2192\u3001\uff0c\uff1b]", *(rf",?\s?{_begins(word)}{re.escape(word)}" for word in words)])


def _begins(word: str) -> str:
    """A pattern for where that word may begin: not within another one, where blanks part words."""
    return "" if is_unspaced(word[0]) else r"(?<!\w)"


def _segment(passage: Passage, start: int, end: int, brackets: Spans) -> Segment:
    flags: list[Flag] = []
    fates: list[Fate] = []
    references: list[ReferenceUse] = []
    targets: list[Mark] = []
    for mark in _marks(passage, start, end):
        value = mark.value
        if isinstance(value, ReferenceUse):
            references.append(value)
        elif isinstance(value, _FLAGS):
            flags.append(as_flag(value))
        elif isinstance(value, Fate):
            fates.append(value)
        if mark.target and mark.start < mark.end <= end:
            targets.append(mark)
    text = passage.text
    return Segment(
        passage=passage,
        start=start,
        end=end,
        flags=tuple(flags),
        fates=tuple(fates),
        references=tuple(references),
        targets=tuple(targets),
        links=tuple([mark for mark in targets if not _in_brackets(mark.start, brackets)] if brackets else targets),
        text=_outside(text, start, end, brackets),
        remarks=tuple([text[a + 1 : b - 1].strip() for a, b in _brackets_between(brackets, start, end)]),
        brackets=brackets,
    )


def _marks(passage: Passage, start: int, end: int) -> Sequence[Mark]:
    """The marks that begin in a part of the line; those at the end of the line belong to its last part."""
    marks = passage.marks
    first = bisect_left(marks, start, key=_START) if start else 0
    last = bisect_left(marks, end, key=_START) if end < len(passage.text) else len(marks)
    return marks[first:last]


def as_flag(value: Flag | Image) -> Flag:
    """A mark's value that `is_flag` holds for, as a flag."""
    return value if isinstance(value, Flag) else flag_of_image(value)


def _links(passage: Passage, start: int, end: int, brackets: Spans) -> list[Mark]:
    """The links with text outside of brackets."""
    return [
        mark
        for mark in _marks(passage, start, end)
        if mark.target and mark.start < mark.end <= end and not _in_brackets(mark.start, brackets)
    ]
