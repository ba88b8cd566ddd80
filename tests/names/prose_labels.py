"""Prose with labels made by hand, and how well the mentions that are found agree with them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from warbox.names import Mention, NameGroup

GOLD = Path(__file__).parent / "gold"

_MARKED = re.compile(r"\[(?:(?P<title>[^\[\]|~]*)~)?(?P<text>[^\[\]|~]*)\|(?P<forms>[^\[\]]*)\]")


@dataclass(frozen=True)
class Label:
    """A mention: it ends at `end` and begins at one of the `starts`, and names a group that has one of the `forms`."""

    starts: frozenset[int]
    end: int
    forms: frozenset[str]

    def is_met_by(self, mention: Mention, groups: Sequence[NameGroup]) -> bool:
        """Whether the mention stands there and names the right thing."""
        forms = {form.text for form in groups[mention.group].members}
        return mention.span.start in self.starts and mention.span.end == self.end and bool(self.forms & forms)


@dataclass(frozen=True)
class LabelledProse:
    """Some prose about the article of one page."""

    page: str
    language: str
    text: str
    labels: tuple[Label, ...]


def marked_prose(file: str) -> Iterator[LabelledProse]:
    """The prose of a file whose mentions are marked in the text."""
    for entry in tomllib.loads((GOLD / file).read_text(encoding="utf-8"))["prose"]:
        text, labels, position = "", [], 0
        for mark in _MARKED.finditer(entry["text"]):
            text += entry["text"][position : mark.start()]
            inner = len(text) + len(mark["title"] or "")
            labels.append(
                Label(frozenset({len(text), inner}), inner + len(mark["text"]), frozenset(mark["forms"].split("=")))
            )
            text += (mark["title"] or "") + mark["text"]
            position = mark.end()
        text += entry["text"][position:]
        yield LabelledProse(entry["page"], entry["language"], text, tuple(labels))


def labelled_prose(file: str, text: str) -> LabelledProse:
    """A whole text with the labels of a file that gives their places."""
    entries = tomllib.loads((GOLD / file).read_text(encoding="utf-8"))["mention"]
    assert all(text[entry["start"] : entry["end"]] == entry["text"] for entry in entries)
    labels = tuple(Label(frozenset({entry["start"]}), entry["end"], frozenset(entry["names"])) for entry in entries)
    return LabelledProse("", "", text, labels)


def count_right(prose: LabelledProse, mentions: Sequence[Mention], groups: Sequence[NameGroup]) -> int:
    """How many labels are met; each is met by one mention at most, as mentions do not overlap."""
    return sum(any(label.is_met_by(mention, groups) for mention in mentions) for label in prose.labels)
