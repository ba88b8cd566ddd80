"""Cuts a line of commanders into the segments of one person each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from itertools import pairwise

from warbox.conflict.commander_words import CommanderWords
from warbox.conflict.segments import (
    Segment,
    behind_country,
    cut,
    names_nobody,
    parted,
    separator_at_end,
    trimmed,
    without_separator,
)
from warbox.values.passage import Passage, Style
from warbox.wikis import Wiki

_COMMA = ","
_SEMICOLONS = re.compile(r"\([^()]*\)|([;\uff1b])")  # those outside of brackets are a group of the match
_ENUMERATIONS = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]|(\u3001)")
_REMARK = re.compile(r"\s*\([^()]*\)\s*")


def people(line: Passage, start: int, words: CommanderWords, wiki: Wiki) -> Iterator[Segment]:
    """The segments of a line from `start` on, one for each person: they may follow each other without a separator."""
    asides = _offices(line)
    segments = cut(line, wiki, start, asides=asides)
    for segment in map(behind_country, segments):
        starts = sorted({*_further_names(segment, asides, words, wiki)})
        if not starts:
            yield segment
            continue
        first, *others = parted(segment, starts)
        parts = [first._replace(flags=segment.flags), *others]
        yield from (without_separator(part, wiki) for part in parts[:-1])
        yield parts[-1]


def _further_names(segment: Segment, asides: Container[int], words: CommanderWords, wiki: Wiki) -> Iterator[int]:
    """Where further names begin: links behind a comma or a word such as "and", and what commas part between links.

    Links that begin at one of `asides` are no names.

    With nothing but a blank before it, or a remark in brackets, a link is a name if that before it is no rank, and it
    begins with no sign.
    """
    text = segment.passage.text
    for mark, following in pairwise(segment.links):
        between = text[mark.end : following.start]
        if not between.strip():
            if _is_full_name(text[mark.start : mark.end], words) and text[following.start].isalnum():
                yield following.start
        elif _REMARK.fullmatch(between):
            yield following.start
        elif following.start not in asides:
            ranked = words.rank_at_end(between)
            separator = separator_at_end(wiki).search(between[:ranked].rstrip())
            if separator is not None:
                yield from _enumerated(mark.end, between[: separator.start()], words)
                yield mark.end + ranked
    last = segment.links[-1].end if segment.links else segment.start
    if segment.links:
        yield from _enumerated(last, text[last : segment.end], words, ranked=len(segment.links) < 2)
    else:
        yield from _ranked(last, text[last : segment.end], words)
        yield from _listed(segment)
    yield from _behind_semicolons(last, segment, words)


def _offices(passage: Passage) -> frozenset[int]:
    """Where links in italics begin behind one that is not: they name offices, "[[John]], ''[[King of Spain]]''"."""
    italics = [mark for mark in passage.marks if mark.value is Style.ITALIC]
    starts = [mark.start for mark in italics]
    begins_plain = False
    found: set[int] = set()
    for mark in passage.marks if italics else ():
        if mark.target and mark.end > mark.start:
            around = bisect_right(starts, mark.start) - 1
            if around < 0 or mark.end > italics[around].end:
                begins_plain = True
            elif begins_plain:
                found.add(mark.start)
    return frozenset(found)


def _behind_semicolons(start: int, segment: Segment, words: CommanderWords) -> Iterator[int]:
    """Where names without links begin, each behind a semicolon, from `start` on."""
    text = segment.passage.text
    signs = [match.end() for match in _SEMICOLONS.finditer(text, start, segment.end) if match[1]]
    for begin, end in pairwise([*signs, segment.end]):
        name = trimmed(text[begin:end])
        if not names_nobody(name, words.unknown) and not _is_said_of_somebody(name, words):
            yield begin


def _is_said_of_somebody(text: str, words: CommanderWords) -> bool:
    """Whether a text behind a name is no further name: a fate, a rank, or what begins as a remark does."""
    return text.casefold() in words.fates or words.ranks.fullmatch(text + " ") is not None or text[:1].islower()


def _enumerated(start: int, text: str, words: CommanderWords, *, ranked: bool = False) -> Iterator[int]:
    """Where names without links begin, in what stands behind a link; if `ranked`, only names with a rank count."""
    parts = text.split(_COMMA)
    names = [part.strip() for part in parts[1:] if part.strip()]
    if parts[0].strip() or not all(_is_full_name(words.without_rank(name), words) for name in names):
        return
    if ranked and any(words.without_rank(name) == name for name in names):
        return
    place = start + len(parts[0])
    for part in parts[1:]:
        if part.strip():
            yield place + 1
        place += 1 + len(part)


def _ranked(start: int, text: str, words: CommanderWords) -> Iterator[int]:
    """Where names begin behind the first, in a text without links: each has a rank and is parted off by a comma."""
    if _COMMA not in text:
        return
    parts = text.split(_COMMA)
    names = [words.without_rank(part.strip()) for part in parts]
    if any(name == part.strip() or not _is_full_name(name, words) for name, part in zip(names, parts, strict=True)):
        return
    for part in parts[:-1]:
        start += len(part) + 1
        yield start


def _listed(segment: Segment) -> Iterator[int]:
    """Where names begin behind the comma of enumerations, which in Chinese parts nothing else, outside of brackets."""
    text = segment.passage.text
    for sign in _ENUMERATIONS.finditer(text, segment.start, segment.end):
        if sign[1] and trimmed(text[segment.start : sign.start()]) and trimmed(text[sign.end() : segment.end]):
            yield sign.end()


def _is_full_name(label: str, words: CommanderWords) -> bool:
    """Whether a text is somebody's name of two words or more, and neither a rank nor a title nor a remark."""
    parts = label.split()
    others = words.links | words.units
    return (
        len(parts) > 1
        and not any(words.ranks.fullmatch(part + " ") or part.casefold() in others for part in parts)
        and words.ranks.match(label) is None
    )
