"""The headings that a combatant or commander stands under: a time, and a group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from warbox.conflict.segments import names_nobody, words_for_nobody
from warbox.values.dates.edtf import Day, edtf_bounds
from warbox.values.dates.historical_date import read_date
from warbox.values.dates.reading import is_date
from warbox.values.dates.words import date_words
from warbox.values.lists import heading_text
from warbox.values.passage import Passage
from warbox.wikis import Wiki

_DIGIT = re.compile(r"\d")


class Place(NamedTuple):
    """The group and the period of somebody, as the headings have them."""

    group: str | None = None
    period: str | None = None


class Placed(Protocol):
    """Somebody who stands under headings, with what is said of him."""

    group: str | None
    period: str | None

    @property
    def note(self) -> str | None:
        """The remarks on him."""


def is_time(heading: Passage, wiki: Wiki) -> bool:
    """Whether a heading is a time: "1910–1911:"."""
    return _DIGIT.search(heading.text) is not None and is_date(heading_text(heading), date_words(wiki))


def place_under(headings: Iterable[Passage], wiki: Wiki, text_of: Callable[[Passage], str] = heading_text) -> Place:
    """The place of who stands under headings, outermost first; `text_of` gives what the heading of a group says."""
    place = Place()
    for heading in headings:
        if is_time(heading, wiki):
            place = place._replace(period=heading_text(heading).strip("()[] "))
        elif not names_nobody(text := text_of(heading), words_for_nobody(wiki)):
            place = place._replace(group=text)
    return place


def end_periods(found: Sequence[Placed], wiki: Wiki) -> None:
    """Takes the period from those of a group of whom one is said to have been there before it began, or after.

    "1910–1911: [[A]]; 1914–1919: [[B]]; Supported by: [[C]] (1910–1913)": the group is no part of the last period.
    """
    ended = {
        (one.period, one.group)
        for one in found
        if one.period and one.group and one.note and _is_outside(one.note, one.period, wiki)
    }
    for one in found:
        if (one.period, one.group) in ended:
            one.period = None


def _is_outside(note: str, period: str, wiki: Wiki) -> bool:
    """Whether a remark is a time that begins before the period or behind it."""
    if not is_date(note, date_words(wiki)):
        return False
    (start, _), (first, last) = _bounds(note, wiki), _bounds(period, wiki)
    return start is not None and ((first is not None and start < first) or (last is not None and start > last))


@lru_cache(maxsize=1024)
def _bounds(text: str, wiki: Wiki) -> tuple[Day | None, Day | None]:
    date = read_date(Passage(text), date_words(wiki))
    return (date is not None and date.edtf is not None and edtf_bounds(date.edtf)) or (None, None)
