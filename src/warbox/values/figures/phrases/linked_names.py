"""Says by a link or italics whose men are counted, a name being set off so, or which things: the page names these."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.figures.tokens.owners import names_people
from warbox.values.figures.tokens.token import SIGNS
from warbox.values.figures.tokens.words import FigureWords, Noun, NounGroup, Role, split_words
from warbox.values.passage import Mark, Style

_LONGEST_NOUN = 3  # words


def take_linked_name(line: Line, start: int, stop: int, phrase: Phrase) -> None:
    """Takes the words that a link or italics set off between token `start`, behind a number, and `stop` for a name.

    They are one where no table has the first of them, or it is a people's name, and where nothing is counted but
    people: "8,000 ''volkssturm''", "900 [[swiss guard]]", "40 [[janissary]] soldiers". What is counted may be of a
    name in capitals: "3,000 [[Natal Native Horse]]", "500 [[Knights Hospitaller]]".
    """
    while start < stop and Role.FILLER in line.tokens[start].meaning.roles:
        start += 1
    if start == stop:
        return
    first = line.tokens[start]
    may_begin = first.is_unknown or names_people(first) or (first.capital and phrase.counted == [start])
    if not may_begin:
        return
    end = _end_of_link(line, start, stop)
    if end is None or (start in phrase.people and phrase.people[-1] >= end):  # a longer list of peoples begins there
        return
    if any(token.kind in SIGNS or token.meaning.befell for token in line.tokens[start:end]):
        return
    counts_within = any(start <= at < end for at in phrase.counted)
    is_name = end - start > 1 and len(phrase.counted) == 1 and all(token.capital for token in line.tokens[start:end])
    if phrase.group in (None, NounGroup.PEOPLE) and (is_name or not counts_within):
        phrase.people = list(range(start, end))


def take_linked_thing(line: Line, start: int, stop: int, phrase: Phrase) -> None:
    """Takes the ships or the material that a link leads to for what its text counts, where no table has that.

    The name of the page ends with the noun, or has it in brackets: "4 [[Condor APC|Condors]]", "3 [[Panther
    (tank)|Panthers]]".
    """
    first = line.tokens[start]
    names_model = first.is_unknown and first.capital and phrase.group is None
    target = line.targets.get(first.start) if names_model else None
    end = None if target is None else _end_of_link(line, start, stop)
    if target is None or end is None or any(fate.material_fate is None for fate in phrase.fates):
        return
    noun = next((noun for name in _parts_of_title(target) if (noun := _noun_ending(name, line.words))), None)
    if noun is not None:
        phrase.nouns = [(noun, line.text[first.start : line.tokens[end - 1].end])]
        phrase.counted, phrase.people, phrase.unknown = list(range(start, end)), [], []
        phrase.stop = max(phrase.stop, end)


def _parts_of_title(title: str) -> list[str]:
    """What stands in the bracket that ends a title, and what before it."""
    name, _, bracket = title.removesuffix(")").partition("(")
    return [part for part in (bracket, name) if part.strip()]


def _noun_ending(name: str, words: FigureWords) -> Noun | None:
    """The noun of ships or material that a name ends with."""
    pieces = split_words(name)
    for length in range(min(_LONGEST_NOUN, len(pieces)), 0, -1):
        meaning = words.find(pieces[-length:])
        if meaning is not None and meaning.noun is not None:
            return meaning.noun if meaning.noun.group in (NounGroup.SHIPS, NounGroup.MATERIAL) else None
    return None


def _end_of_link(line: Line, first: int, stop: int) -> int | None:
    """The token behind the link or italics that begin with a token; None where none do, or they end behind `stop`."""
    end = line.links.get(line.tokens[first].start)
    if end is None or end > line.tokens[stop - 1].end:
        return None
    return next((at for at in range(first + 1, stop) if line.tokens[at].end > end), stop)


def links_of(marks: Sequence[Mark]) -> tuple[dict[int, int], dict[int, int], dict[int, str]]:
    """The `links`, `pointers` and `targets` of a line that has those marks."""
    links: dict[int, int] = {}
    pointers: dict[int, int] = {}
    targets: dict[int, str] = {}
    for start, end, value, target, _ in marks:
        if start < end and (target is not None or value is Style.ITALIC):
            links[start] = max(end, links.get(start, end))
            if target == "":
                pointers[end] = start
            elif target is not None:
                targets[start] = target
    return links, pointers, targets
