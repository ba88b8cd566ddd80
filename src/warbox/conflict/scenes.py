"""Figures of one scene of a conflict: a label that names where it was is a note, and tells nobody whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.conflict.figures import CellFigure
from warbox.conflict.side import Side, with_figures
from warbox.typed import Reader
from warbox.values.figures.tokens.compilation import figure_words
from warbox.values.figures.tokens.words import FigureWords, Role, split_words
from warbox.values.notes import join_remarks

_JOINTS = frozenset("&,/+")
_BETWEEN_NAMES = re.compile(r"\s*[&,/+]\s*")
_WORD = re.compile(r"\w+")
_BEGINNING = 4
"""How many letters two words for one party have in common at least: Malta, Maltese."""


def note_scenes(values: dict[str, Any], reader: Reader) -> None:
    """Makes a note of a subject that is the place of a conflict, by its `place` or name, and none of its parties.

    The other names of a cell that has such a one are those of other scenes: "Mouscron: 28,000", "Menen: 14,000".
    """
    joint: Side | None = values.get("joint")
    sides: list[Side] = values["sides"]
    cells = [cell for side in (*sides, joint) if side is not None for cell in (side.strength, side.casualties)]
    subjects = {figure.subject.casefold() for cell in cells for figure in cell if figure.subject is not None}
    setting = _setting(values) if subjects else ""
    if not [subject for subject in subjects if subject in setting or not _JOINTS.isdisjoint(subject)]:
        return
    words, parties = figure_words(reader.wiki), _beginnings(_names_of_parties(sides))
    scenes = frozenset[str]().union(*(_scenes_of_cell(cell, setting, parties, words) for cell in cells))
    if scenes:
        values["sides"] = [_with_notes(side, scenes) for side in sides]
        values["joint"] = None if joint is None else _with_notes(joint, scenes)


def _setting(values: dict[str, Any]) -> str:
    """What the box says of where it was: its place with the pages this leads to, and its name."""
    place, name = values.get("place"), values.get("name")
    texts = [] if place is None else [place.text, *[link.target for link in place.links]]
    return " ".join(texts if name is None else [*texts, name.text]).casefold()


def _scenes_of_cell(
    cell: Sequence[CellFigure], setting: str, parties: frozenset[str], words: FigureWords
) -> frozenset[str]:
    """The subjects of a cell where one of them is in the setting and none a party's, without case."""
    subjects = frozenset([figure.subject.casefold() for figure in cell if figure.subject is not None])
    if not any(_is_in(setting, subject) for subject in subjects):
        return frozenset()
    named = all(_may_be_scene(subject, parties, words) for subject in subjects)
    return subjects if named else frozenset()


def _is_in(setting: str, subject: str) -> bool:
    """Whether one of the names that a subject joins stands in the text of the setting."""
    return any(re.search(rf"\b{re.escape(name)}\b", setting) for name in _BETWEEN_NAMES.split(subject) if name)


def _may_be_scene(subject: str, parties: frozenset[str], words: FigureWords) -> bool:
    """Whether a subject is made of names of which nothing is known, and which none of the parties has."""
    names = split_words(subject)
    if names in words.countries() or not parties.isdisjoint(_beginnings([subject])):
        return False
    return all(_may_be_of_place(name, words) for name in names)


def _may_be_of_place(name: str, words: FigureWords) -> bool:
    meaning = words.find((name,))
    if meaning is None:
        return True
    return meaning.noun is None and not meaning.befell and meaning.roles.isdisjoint((Role.PEOPLE, Role.ONLY_ONE))


def _with_notes(side: Side, scenes: frozenset[str]) -> Side:
    return with_figures(side, lambda figure: _noted(figure, scenes))


def _noted(figure: CellFigure, scenes: frozenset[str]) -> CellFigure:
    if figure.subject is None or figure.subject.casefold() not in scenes:
        return figure
    return figure.told_by_box(None, join_remarks((figure.subject, figure.note)))


def _names_of_parties(sides: Iterable[Side]) -> Iterable[str]:
    for side in sides:
        named: list[Combatant | Commander] = [*side.combatants, *side.commanders]
        for one in named:
            yield one.name.text
            yield one.link or ""
            yield from (flag.country_name or "" for flag in one.flags)


def _beginnings(names: Iterable[str]) -> frozenset[str]:
    """The first letters of the words of names."""
    return frozenset([word[:_BEGINNING] for name in names for word in _WORD.findall(name.casefold())])
