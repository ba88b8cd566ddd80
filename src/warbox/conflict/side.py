"""`Side`: one side of a conflict."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.conflict.figures import Casualties, CellFigure, Strength
from warbox.display import Displayed
from warbox.typed import Parameter, ParameterGroup, changed
from warbox.values.inline import Inline


def _lettered(name: str) -> list[str]:
    """The names of a cell and of those that go on with it: `combatant1`, `combatant1a`, ..., `combatant1h`."""
    return [name + letter for letter in ("", *"abcdefgh")]


class Side(Displayed, ParameterGroup):
    """One side of a conflict, with all that the box says of it. `number` is that of its parameters.

    `units` is all of its cell as one text with its links and footnotes, None where there is none: what it lists has no
    type of its own.
    """

    combatants: Annotated[tuple[Combatant, ...], Parameter(*_lettered("combatant#"), joined=True)] = ()
    commanders: Annotated[tuple[Commander, ...], Parameter(*_lettered("commander#"), joined=True)] = ()
    units: Annotated[Inline | None, Parameter("units#")] = None
    strength: Annotated[
        tuple[Strength, ...], Parameter("strength#", "polstrength#", "milstrength#", "forces#", joined=True)
    ] = ()
    casualties: Annotated[tuple[Casualties, ...], Parameter("casualties#", joined=True)] = ()


def with_figures(side: Side, tell: Callable[[CellFigure], Any]) -> Side:
    """The side with each figure of its strength and its casualties as `tell` gives it."""
    return changed(side, strength=tuple(map(tell, side.strength)), casualties=tuple(map(tell, side.casualties)))
