"""Signs beside a commander's name that tell his fate, such as `{{KIA}}`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from warbox.typed import Canvas, Parameter, TemplateModel


class Fate(TemplateModel):
    """A sign for what became of a commander. `status` is the fate it stands for.

    `manner` is a word that some pages add, as in `{{KIA|executed}}`.
    """

    status: ClassVar[str] = ""

    manner: Annotated[str | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """The sign is a mark on the name."""
        canvas.mark(self)


class Killed(Fate, names=("kia", "kia2")):
    """Killed in action."""

    status = "killed"


class PresumedKilled(Fate, names=("pkia",)):
    """Missing, presumed killed."""

    status = "presumed killed"


class DiedOfWounds(Fate, names=("dow",)):
    """Died of wounds."""

    status = "died of wounds"


class Captured(Fate, names=("pow",)):
    """Taken prisoner."""

    status = "captured"


class Missing(Fate, names=("mia",)):
    """Missing in action."""

    status = "missing"


class Wounded(Fate, names=("wia",)):
    """Wounded in action."""

    status = "wounded"


class Deserted(Fate, names=("awol",)):
    """Absent without leave."""

    status = "deserted"


class Assassinated(Fate, names=("assassinated",)):
    """Assassinated."""

    status = "assassinated"


class Executed(Fate, names=("executed",)):
    """Executed."""

    status = "executed"


class Surrendered(Fate, names=("surrendered",)):
    """Surrendered."""

    status = "surrendered"


class Turncoat(Fate, names=("turncoat",)):
    """Went over to the other side."""

    status = "defected"


class Suicide(Fate, names=("suicide",)):
    """Took his own life."""

    status = "suicide"


class NaturalCauses(Fate, names=("natural causes",)):
    """Died of natural causes, or otherwise not by the enemy."""

    status = "died"
