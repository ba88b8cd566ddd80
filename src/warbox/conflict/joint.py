"""What the box says of all sides together: which cells that is, and how it is parted among them again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warbox.conflict.figures import CellFigure
from warbox.conflict.side import Side
from warbox.typed import changed
from warbox.values.figures.clauses.categories import CASUALTIES

FIRST_JOINT = 3
"""The lowest number of cells that may span all sides: a box has two sides at least."""


@dataclass(frozen=True, slots=True)
class JointCell:
    """A field of a conflict with figures of all sides, and the field of `Side` that they belong to.

    Its parameter may say more of them: what befell those of whom the cell gives a bare number, or that they were
    civilians.
    """

    name: str
    column: str = "casualties"
    category: str | None = None
    civilian: bool = False

    def told(self, figure: CellFigure) -> CellFigure:
        """A figure of the cell with all that is said of it."""
        said = self._said(figure)
        return changed(figure, **said) if said else figure

    def written(self, figure: CellFigure, own: CellFigure) -> CellFigure:
        """A figure without what the parameter says anyway. `own` is what the cell alone says of it."""
        plain = {name: getattr(own, name) for name, value in self._said(own).items() if getattr(figure, name) == value}
        return changed(figure, **plain) if plain else figure

    def _said(self, figure: CellFigure) -> dict[str, Any]:
        said: dict[str, Any] = {"civilian": True} if self.civilian else {}
        if self.category is not None and figure.category == CASUALTIES:
            said["category"] = self.category
        return said


def part_joint(values: dict[str, Any], cells: Sequence[JointCell]) -> None:
    """Takes what spans all sides from the values of a conflict, and puts it into `joint`.

    Cells that span all sides have no number, or one above two without a combatant or commander.
    """
    sides: list[Side] = values["sides"]
    joint = [side for side in sides if side.number >= FIRST_JOINT and not side.combatants and not side.commanders]
    values["sides"] = [side for side in sides if side not in joint]
    strength, casualties = (_figures(values, cells, column) for column in ("strength", "casualties"))
    if strength or casualties:
        joint.append(Side(number=_next_number(sides), strength=strength, casualties=casualties))
    if joint:
        first, *others = joint
        values["joint"] = first.model_copy(
            update={
                "strength": first.strength + tuple(figure for side in others for figure in side.strength),
                "casualties": first.casualties + tuple(figure for side in others for figure in side.casualties),
            }
        )


def _figures(values: dict[str, Any], cells: Sequence[JointCell], column: str) -> tuple[Any, ...]:
    return tuple(cell.told(figure) for cell in cells if cell.column == column for figure in values.get(cell.name, ()))


def parts_of_joint(
    joint: Side, sides: Sequence[Side], read: Mapping[JointCell, Sequence[CellFigure]]
) -> tuple[Side, dict[str, Any]]:
    """What is to stand in numbered cells, as a side, and in each other one.

    A figure stays where it was read from, and a new one follows the one before it. `read` has the figures that were
    read from each of the other cells.
    """
    own = {figure.span: (cell, figure) for cell, figures in read.items() for figure in figures if figure.span.end}
    parts: dict[str, list[CellFigure]] = {cell.name: [] for cell in read}
    numbered: dict[str, list[CellFigure]] = {"strength": [], "casualties": []}
    for column, rest in numbered.items():
        place = rest
        for figure in getattr(joint, column):
            found = own.get(figure.span)
            if figure.span.end:
                place = rest if found is None else parts[found[0].name]
            place.append(figure if found is None else found[0].written(figure, found[1]))
    side = changed(joint, number=joint.number or _next_number(sides), **_frozen(numbered))
    return side, _frozen(parts)


def _frozen(lists: Mapping[str, list[CellFigure]]) -> dict[str, tuple[CellFigure, ...]]:
    return {name: tuple(figures) for name, figures in lists.items()}


def _next_number(sides: Sequence[Side]) -> int:
    return max([FIRST_JOINT - 1, *(side.number for side in sides)]) + 1
