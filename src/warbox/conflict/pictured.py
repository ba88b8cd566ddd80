"""Figures behind a picture that stands before a combatant of their side as well: they are that combatant's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from warbox.conflict.combatant import Combatant
from warbox.conflict.figures import CellFigure
from warbox.conflict.side import Side, with_figures
from warbox.values.notes import join_remarks


def name_pictured(values: dict[str, Any]) -> None:
    """Gives the figures of a conflict's values the name of the combatant with their picture, as their subject.

    What a heading said of them before is noted. Of `joint` the combatants are those of all sides.
    """
    sides: list[Side] = values["sides"]
    joint: Side | None = values.get("joint")
    if joint is not None:
        values["joint"] = _named(joint, [combatant for side in sides for combatant in side.combatants])
    values["sides"] = [_named(side, side.combatants) for side in sides]


def _named(side: Side, combatants: Sequence[Combatant]) -> Side:
    if not {figure.picture for figure in (*side.strength, *side.casualties)} - {None}:
        return side
    names = _names_of_pictures(combatants)
    return with_figures(side, lambda figure: _settled(figure, names))


def _names_of_pictures(combatants: Iterable[Combatant]) -> dict[str, str]:
    """The names of the combatants that are the only one with their picture, by that."""
    names: dict[str, set[str]] = {}
    for combatant in combatants:
        for flag in combatant.flags:
            if flag.file is not None:
                names.setdefault(_title(flag.file), set()).add(combatant.name.text)
    return {file: min(found) for file, found in names.items() if len(found) == 1}


def _settled(figure: CellFigure, names: Mapping[str, str]) -> CellFigure:
    name = None if figure.picture is None else names.get(_title(figure.picture))
    return figure if name is None else figure.told_by_box(name, join_remarks((figure.subject, figure.note)))


def _title(file: str) -> str:
    """A file's name as MediaWiki compares it: the case of the first letter is none of it."""
    return file[:1].upper() + file[1:]
