"""How a field says which parameters of its template it reads."""

from __future__ import annotations

from dataclasses import dataclass

NUMBER = "#"
"""Stands for a number in the name of an enumerated parameter: `commander#` is `commander1`, `commander2`, ..."""


@dataclass(frozen=True, slots=True, init=False)
class Parameter:
    """The canonical names of the parameters a field reads, as metadata of its annotation.

    `Annotated[str | None, Parameter(2, "variant")]` reads the second positional value, or else the named one: the first
    name with a value counts. A name with `#` is enumerated: in a list field it collects all numbers in rising order,
    in a `ParameterGroup` it takes the number of the group. With `joined` the values of all names are read, one after
    the other, as one list. Written back is the first name.

    `enumerated` says whether the names hold the place of a number.
    """

    names: tuple[str, ...]
    joined: bool
    enumerated: bool

    def __init__(self, *names: int | str, joined: bool = False) -> None:
        object.__setattr__(self, "names", tuple(str(name) for name in names))
        object.__setattr__(self, "joined", joined)
        object.__setattr__(self, "enumerated", any(NUMBER in name for name in self.names))


@dataclass(frozen=True, slots=True)
class NamePart:
    """Metadata of a field that reads the part of the template's name that `*` stands for, as `hy` in `{{lang-hy}}`."""


@dataclass(frozen=True, slots=True)
class Enumerated:
    """Metadata of a `list[ParameterGroup]` field: one group for each number that the group's parameters bear.

    `unnumbered` is the number that a name without one stands for: with 1, `last` is `last1`.
    """

    unnumbered: int | None = None


@dataclass(frozen=True, slots=True)
class AllParameters:
    """Metadata of a `dict[str, type]` field that takes every parameter with a value, by its name as written."""
