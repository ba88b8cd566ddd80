"""Says whose men are counted by a link or italics: a name is set off so, whatever the case it is written in."""

from __future__ import annotations

from warbox.values.figures.owners import names_people
from warbox.values.figures.phrase import Line, Phrase
from warbox.values.figures.tokens import SIGNS
from warbox.values.figures.words import NounGroup, Role
from warbox.values.passage import Mark, Style


def take_linked_name(line: Line, start: int, stop: int, phrase: Phrase) -> None:
    """Takes the words that a link or italics set off between token `start`, behind a number, and `stop` for a name.

    They are one where no table has the first of them, or it is a people's name, and where nothing is counted but
    people: "8,000 ''volkssturm''", "900 [[swiss guard]]", "40 [[janissary]] soldiers".
    """
    while start < stop and Role.FILLER in line.tokens[start].meaning.roles:
        start += 1
    if start == stop or not (line.tokens[start].is_unknown or names_people(line.tokens[start])):
        return
    end = _end_of_link(line, start, stop)
    if end is None or any(token.kind in SIGNS or token.meaning.befell for token in line.tokens[start:end]):
        return
    if phrase.group in (None, NounGroup.PEOPLE) and not any(start <= at < end for at in phrase.counted):
        phrase.people = list(range(start, end))


def _end_of_link(line: Line, first: int, stop: int) -> int | None:
    """The token behind the longest link, or words in italics, that begin with a token; None where none does."""
    start, last = line.tokens[first].start, line.tokens[stop - 1].end
    ends = [mark.end for mark in line.marks if mark.start == start and _sets_off(mark) and start < mark.end <= last]
    return (
        next((at + 1 for at in range(stop - 1, first - 1, -1) if line.tokens[at].end <= max(ends)), None)
        if ends
        else None
    )


def _sets_off(mark: Mark) -> bool:
    return mark.target is not None or mark.value is Style.ITALIC
