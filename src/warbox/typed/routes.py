"""Which fields of a model a parameter leads to, found once for each name that a page gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from warbox.typed.parameter import NUMBER
from warbox.typed.plan import FieldPlan, GroupPlan, ModelPlan, plan_of

_DIGITS = re.compile(r"[0-9]+")
_MOST_DIGITS = 6
_MOST_REMEMBERED = 4096


class GroupRoute(NamedTuple):
    """A parameter belongs to the group of that number, where the name has that rank among those of the field.

    `field` is None where it is a field that reads more than one value of the number.
    """

    group: str
    number: int
    rank: int
    field: FieldPlan | None


@dataclass(frozen=True, slots=True)
class Route:
    """The fields that a parameter leads to.

    `single` are those that read this one value, with the rank of the name among those of the field; `several` tells
    that one reads it together with others; `grouped` are the fields of groups, with the number of the group.
    """

    single: tuple[tuple[int, FieldPlan], ...]
    several: bool
    grouped: tuple[GroupRoute, ...]


class Routes(dict[str, Route]):
    """Leads from canonical names to routes. As a dictionary it holds the names that were asked for before."""

    __slots__ = ("_plan",)

    def __init__(self, plan: ModelPlan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, key: str) -> Route:
        found = _route(key, self._plan)
        if len(self) < _MOST_REMEMBERED:
            self[key] = found
        return found


@cache
def routes_of(model: type[BaseModel]) -> Routes:
    """The routes of a class."""
    return Routes(plan_of(model))


def _route(key: str, plan: ModelPlan) -> Route:
    pattern, number = split_number(key)
    names = {key, pattern}
    return Route(
        single=tuple(plan.single.get(key, ())),
        several=any(not names.isdisjoint(field.parameter.names) for field in plan.several),
        grouped=tuple(_group_routes(pattern, number, plan)),
    )


def _group_routes(pattern: str, number: int, plan: ModelPlan) -> list[GroupRoute]:
    routes = [GroupRoute(name, number, rank, field) for name, rank, field in plan.grouped.get(pattern, ())]
    return routes + [GroupRoute(group.name, number, 0, None) for group in plan.groups if _is_shared(pattern, group)]


def _is_shared(pattern: str, group: GroupPlan) -> bool:
    return any(NUMBER in pattern and pattern in field.parameter.names for field in group.several)


def split_number(key: str) -> tuple[str, int]:
    """The name of a parameter with `#` for its number, and the number; an empty name where there is none."""
    digits = _DIGITS.search(key)
    if digits is None or len(digits[0]) > _MOST_DIGITS:
        return "", 0
    return key[: digits.start()] + NUMBER + key[digits.end() :], int(digits[0])
