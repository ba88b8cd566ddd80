"""Says whose men are counted by a link or italics: a name is set off so, whatever the case it is written in."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.owners import names_people
from warbox.values.figures.phrase import Line, Phrase
from warbox.values.figures.token import SIGNS
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
    if end is None or (start in phrase.people and phrase.people[-1] >= end):  # a longer list of peoples begins there
        return
    if any(token.kind in SIGNS or token.meaning.befell for token in line.tokens[start:end]):
        return
    if phrase.group in (None, NounGroup.PEOPLE) and not any(start <= at < end for at in phrase.counted):
        phrase.people = list(range(start, end))


def _end_of_link(line: Line, first: int, stop: int) -> int | None:
    """The token behind the link or italics that begin with a token; None where none do, or they end behind `stop`."""
    end = line.links.get(line.tokens[first].start)
    if end is None or end > line.tokens[stop - 1].end:
        return None
    return next((at for at in range(first + 1, stop) if line.tokens[at].end > end), stop)


def links_of(marks: Sequence[Mark]) -> tuple[dict[int, int], dict[int, int]]:
    """The `links` and `pointers` of a line that has those marks."""
    links: dict[int, int] = {}
    pointers: dict[int, int] = {}
    for start, end, value, target, _ in marks:
        if start < end and (target is not None or value is Style.ITALIC):
            links[start] = max(end, links.get(start, end))
            if target == "":
                pointers[end] = start
    return links, pointers
