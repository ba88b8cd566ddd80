"""`CivilConflict`: the infobox of a protest, a riot or a strike."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from warbox.conflict.figures import Casualties
from warbox.conflict.joint import JointCell
from warbox.conflict.model import MilitaryConflict
from warbox.typed import Parameter


class CivilConflict(MilitaryConflict, names=("infobox civil conflict",)):
    """A protest, riot, strike or other civil unrest, as its infobox tells it: with the fields of a military conflict.

    The parties are `combatants`, the lead figures `commanders`, how many took part is `strength`. `joint` also has the
    killed, wounded and arrested of all sides and what was damaged, for which the box has parameters of their own; who
    was arrested or detained counts as `captured`.
    """

    joint_cells: ClassVar[tuple[JointCell, ...]] = (
        *MilitaryConflict.joint_cells,
        JointCell("fatalities", category="killed"),
        JointCell("injuries", category="wounded"),
        JointCell("arrests", category="captured"),
        JointCell("detentions", category="captured"),
        JointCell("damage"),
    )

    fatalities: Annotated[tuple[Casualties, ...], Parameter("fatalities")] = Field(default=(), exclude=True)
    injuries: Annotated[tuple[Casualties, ...], Parameter("injuries")] = Field(default=(), exclude=True)
    arrests: Annotated[tuple[Casualties, ...], Parameter("arrests")] = Field(default=(), exclude=True)
    detentions: Annotated[tuple[Casualties, ...], Parameter("detentions")] = Field(default=(), exclude=True)
    damage: Annotated[tuple[Casualties, ...], Parameter("damage")] = Field(default=(), exclude=True)
