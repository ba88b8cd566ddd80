"""How a field says which parameters of its template it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from warbox.errors import DeclarationError
from warbox.typed.copies import changed

NUMBER = "#"
"""Stands for a number in the name of an enumerated parameter: `commander#` is `commander1`, `commander2`, ..."""

IN_NO_TITLE = frozenset("{}[]|<>\n")
IN_NO_NAME = IN_NO_TITLE | {"="}
"""What cannot stand in the name of a template, and in that of a parameter."""

_DIGITS = re.compile(r"[0-9]+")
_MOST_DIGITS = 6


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
        wrong = next((name for name in names if not isinstance(name, int | str)), None)
        if wrong is not None:
            raise DeclarationError(f"Parameter({wrong!r}): the name of a parameter is a text, or a number")
        object.__setattr__(self, "names", tuple(str(name) for name in names))
        object.__setattr__(self, "joined", joined)
        object.__setattr__(self, "enumerated", any(NUMBER in name for name in self.names))


def split_number(name: str) -> tuple[str, int]:
    """A parameter's name with `#` in the place of its first number, and the number.

    An empty name and 0 where it has no number, or one of more digits than any page counts with.
    """
    digits = _DIGITS.search(name)
    if digits is None or len(digits[0]) > _MOST_DIGITS:
        return "", 0
    return name[: digits.start()] + NUMBER + name[digits.end() :], int(digits[0])


@dataclass(frozen=True, slots=True)
class NamePart:
    """Metadata of a field that reads the part of the template's name that `*` stands for, as `hy` in `{{lang-hy}}`."""


@dataclass(frozen=True, slots=True)
class Enumerated:
    """Metadata of a `list[ParameterGroup]` field: one group for each number that the group's parameters bear.

    `unnumbered` is the number that a name without one stands for: with 1, `last` is `last1`. Groups that are made by
    hand without a number get the one behind that of the group before, and may be of a base class of the declared one.
    """

    unnumbered: int | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        kind, *_ = get_args(source) or (None,)
        return core_schema.no_info_before_validator_function(partial(_numbered, kind), schema)


@dataclass(frozen=True, slots=True)
class AllParameters:
    """Metadata of a `dict[str, type]` field that takes every parameter with a value, by its name as written."""


def _numbered(declared: Any, groups: Any) -> Any:
    """Groups as pydantic takes them, each with a number; what is no list is left to pydantic to refuse."""
    if not groups or not isinstance(groups, list | tuple):
        return groups
    numbered: list[Any] = []
    last = 0
    for group in groups:
        one = _with_number(group, declared, last + 1)
        number = one.get("number") if isinstance(one, dict) else getattr(one, "number", None)
        last = number if isinstance(number, int) else last + 1
        numbered.append(one)
    return numbered


def _with_number(group: Any, declared: Any, number: int) -> Any:
    """The group with this number unless it has one of its own; one of a base class as values for the declared one."""
    if isinstance(group, dict):
        return {"number": number, **group}
    if not isinstance(group, BaseModel):
        return group
    if isinstance(group, declared):
        return group if "number" in group.model_fields_set else changed(group, number=number)
    if issubclass(declared, type(group)):
        return {"number": number, **{name: getattr(group, name) for name in group.model_fields_set}}
    return group
