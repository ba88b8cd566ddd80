"""Cuts a line of combatants or commanders into the parts that each name one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from warbox.templates.flags import Flag, flag_of_image
from warbox.templates.symbols import Fate
from warbox.values.image import Image
from warbox.values.passage import Mark, Passage
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

_BRACKETS = {"(": ")", "[": "]", "\uff08": "\uff09", "\u3010": "\u3011"}

_BRACKET = re.compile("[" + re.escape("".join(_BRACKETS)) + "]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a line from `start` to `end` (indexes of the line's text), with what stands in it.

    `flags`, `fates` and `references` are in reading order; `links` are the marks of links outside of brackets;
    `text` is without remarks in brackets, `remarks` are these, without their brackets.
    """

    passage: Passage
    start: int
    end: int
    flags: tuple[Flag, ...]
    fates: tuple[Fate, ...]
    references: tuple[ReferenceUse, ...]
    links: tuple[Mark, ...]
    text: str
    remarks: tuple[str, ...]

    def after(self, start: int) -> Segment:
        """The part of the segment from that index of the line on, with the flags and footnotes of all of it."""
        rest = _segment(self.passage, start, self.end)
        return replace(rest, flags=self.flags, fates=self.fates, references=self.references)


def cut(passage: Passage, wiki: Wiki) -> list[Segment]:
    """The segments of a line. A flag after a name begins a new one, and so does a separator between two names."""
    starts = [0, *_flag_starts(passage)]
    ends = [*starts[1:], len(passage.text)]
    segments = []
    for start, end in zip(starts, ends, strict=True):
        cuts = [start, *_separators(passage, start, end, wiki), end]
        segments += [_segment(passage, a, b) for a, b in pairwise(cuts)]
    return segments


def is_flag(value: Any) -> bool:
    """Whether a mark's value is a flag, or a picture that stands for one."""
    return isinstance(value, Flag | Image)


def has_flag(line: Passage) -> bool:
    """Whether a flag stands in a line."""
    return any(is_flag(mark.value) for mark in line.marks)


def _flag_starts(passage: Passage) -> list[int]:
    """Where flags stand behind a name and before another one."""
    starts: list[int] = []
    flags = [mark for mark in passage.marks if is_flag(mark.value)]
    for index, mark in enumerate(flags):
        begin = starts[-1] if starts else 0
        named_before = passage.text[begin : mark.start].strip(" /,;&") and _closed(passage.text[: mark.start])
        until = flags[index + 1].start if index + 1 < len(flags) else len(passage.text)
        named_after = mark.end > mark.start or passage.text[mark.end : until].strip(" /,;.)")
        if named_before and named_after:
            starts.append(mark.start)
    return starts


def _closed(text: str) -> bool:
    """Whether every bracket in the text is closed."""
    if _BRACKET.search(text) is None:
        return True
    return all(text.count(opening) <= text.count(closing) for opening, closing in _BRACKETS.items())


def _separators(passage: Passage, start: int, end: int, wiki: Wiki) -> list[int]:
    """Where a comma or a word such as "and" stands between two linked names with nothing else between them."""
    pattern = _separator_pattern(wiki)
    links = _links(passage, start, end)
    cuts = []
    for before, after in pairwise(links):
        between = _without_brackets(passage.text[before.end : after.start])[0]
        if pattern.fullmatch(between.strip()) and _closed(passage.text[start : after.start]):
            cuts.append(after.start)
    return cuts


@lru_cache(maxsize=64)
def _separator_pattern(wiki: Wiki) -> re.Pattern[str]:
    words = wiki.table("names").get("separators", [])
    return re.compile(
        "|".join(["[,;/&\u3001\uff0c\uff1b]", *(rf",?\s?{re.escape(word)}" for word in words)]), re.IGNORECASE
    )


def _segment(passage: Passage, start: int, end: int) -> Segment:
    last = end == len(passage.text)
    inside = [mark for mark in passage.marks if start <= mark.start and (mark.start < end or last)]
    names = [(mark.start - start, mark.end - start) for mark in inside if mark.target]
    text, remarks = _without_brackets(passage.text[start:end], names)
    return Segment(
        passage=passage,
        start=start,
        end=end,
        flags=tuple(_as_flag(mark.value) for mark in inside if is_flag(mark.value)),
        fates=tuple(mark.value for mark in inside if isinstance(mark.value, Fate)),
        references=tuple(mark.value for mark in inside if isinstance(mark.value, ReferenceUse)),
        links=tuple(_links(passage, start, end)),
        text=text,
        remarks=tuple(remarks),
    )


def _as_flag(value: Flag | Image) -> Flag:
    return value if isinstance(value, Flag) else flag_of_image(value)


def _links(passage: Passage, start: int, end: int) -> list[Mark]:
    """The links with text outside of brackets."""
    found = []
    for mark in passage.marks:
        inside = mark.target and start <= mark.start < mark.end <= end
        if inside and _closed(passage.text[start : mark.start]):
            found.append(mark)
    return found


def _without_brackets(text: str, kept_whole: Sequence[tuple[int, int]] = ()) -> tuple[str, list[str]]:
    """The text without its parts in brackets, and these; a bracket that is not closed is left as it is.

    Brackets within the spans of `kept_whole` belong to a name.
    """
    if _BRACKET.search(text) is None:
        return " ".join(text.split()), []
    kept: list[str] = []
    remarks: list[str] = []
    position = 0
    stack: list[tuple[str, int]] = []
    for index, sign in enumerate(text):
        if sign in _BRACKETS and not any(start <= index < end for start, end in kept_whole):
            stack.append((_BRACKETS[sign], index))
        elif stack and sign == stack[-1][0]:
            _, opened = stack.pop()
            if not stack:
                kept.append(text[position:opened])
                remarks.append(text[opened + 1 : index].strip())
                position = index + 1
    kept.append(text[position:])
    return " ".join("".join(kept).split()), remarks


def trimmed(
    text: str, signs: Sequence[str] = (" ", ",", ";", ":", "\uff1a", "\uff0c", "\uff1b", "\u3001", "/", "*", "&")
) -> str:
    """The text without blanks and separators at its ends."""
    return text.strip("".join(signs))
