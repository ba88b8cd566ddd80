"""What became of a commander: by a sign or a picture beside his name, or by words behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from warbox.conflict.commander_words import CommanderWords
from warbox.conflict.segments import Segment, trimmed
from warbox.templates.symbols import Fate
from warbox.values.figures.words import is_unspaced
from warbox.values.image import Image
from warbox.values.passage import Mark, Passage

_LONGEST_FATE = 3  # words of one
_LONGEST_REMARK = 40  # characters in which fates are looked for, where words are not parted


def with_pictured_fates(line: Passage, words: CommanderWords) -> Passage:
    """The line with fates for the pictures that stand for one: by the file's name, the caption or the link."""
    pictured = {at: fate for at, mark in enumerate(line.marks) if (fate := _fate_of_picture(mark.value, words))}
    if not pictured:
        return line
    marks = [mark._replace(value=pictured.get(at, mark.value)) for at, mark in enumerate(line.marks)]
    return replace(line, marks=tuple(marks))


def _fate_of_picture(value: Any, words: CommanderWords) -> Fate | None:
    """The fate that a picture stands for by its file's name, caption or link; None for anything else."""
    if not isinstance(value, Image):
        return None
    told = (value.file.rpartition(".")[0], value.caption, value.alt, value.link)
    status = next((found for text in told if text and (found := words.fates.get(text.casefold()))), None)
    status = status or words.fate_pictures.get(value.file.casefold())
    return None if status is None else Fate(template=status, manner=status)


def fates_of(segments: Iterable[Segment], words: CommanderWords) -> tuple[str, ...]:
    """The fates of who is named in some segments, each once, in the order in which they are told."""
    return tuple(dict.fromkeys([fate for segment in segments for fate in _fates_of_segment(segment, words)]))


def _fates_of_segment(segment: Segment, words: CommanderWords) -> list[str]:
    """The fates of a segment: those of templates, of words in brackets or behind the link, of signs beside the name."""
    found = [_fate_of_template(fate.status, fate.manner, words) for fate in segment.fates]
    for remark in segment.remarks:
        for part in words.joints.split(remark):
            found += _fates_of_remark(part.strip(), words)
    for mark in segment.targets:
        status = fate_of_link(mark, segment.passage.text, words)
        found += [status] if status is not None else []
    if segment.links:
        behind = trimmed(segment.passage.text[segment.links[-1].end : segment.end]).casefold()
        found += [words.fates[behind]] if behind in words.fates else []
    outside = segment.text
    found += [status for sign, status in words.fate_signs.items() if sign in outside]
    return found


def _fates_of_remark(remark: str, words: CommanderWords) -> list[str]:
    """The fates that a remark tells: it is a word for one, or such a word begins it, with where or whereof behind it.

    Where words are not parted, it may tell several: "captured later beheaded".
    """
    folded = remark.casefold()
    status = words.fates.get(folded) or words.fates.get(folded.replace(".", "")) or words.fate_signs.get(remark)
    if status is not None:
        return [status]
    if folded and is_unspaced(folded[0]):
        return _fates_within(folded[:_LONGEST_REMARK], words)
    pieces = folded.split(maxsplit=_LONGEST_FATE + 1)
    beginnings = ((" ".join(pieces[:count]), pieces[count]) for count in range(len(pieces) - 1, 0, -1))
    return next(
        ([words.fates[start]] for start, behind in beginnings if start in words.fates and behind in words.links), []
    )


def _fates_within(remark: str, words: CommanderWords) -> list[str]:
    """The fates told by the words of a remark, of which at each place the longest counts."""
    found: list[str] = []
    at = 0
    while at < len(remark):
        length = next((size for size in range(len(remark) - at, 1, -1) if remark[at : at + size] in words.fates), 0)
        found += [words.fates[remark[at : at + length]]] if length else []
        at += length or 1
    return found


def _fate_of_template(status: str, manner: str | None, words: CommanderWords) -> str:
    """The fate of a template: the one that its argument is a word for, or else the one that it stands for."""
    return words.fates.get((manner or "").casefold(), status or manner or "")


def fate_of_link(mark: Mark, text: str, words: CommanderWords) -> str | None:
    """The fate that a link stands for, as a dagger that leads to an article on it."""
    label = text[mark.start : mark.end].strip().strip("()").casefold()
    return words.fates.get(label) or words.fate_signs.get(label) or words.fates.get((mark.target or "").casefold())


def without_fate_signs(text: str, words: CommanderWords) -> str:
    """A text without the signs that stand for fates, such as a dagger."""
    for sign in words.fate_signs:
        text = text.replace(sign, " ")
    return trimmed(" ".join(text.split()))
