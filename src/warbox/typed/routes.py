"""Which fields of a model a parameter leads to, found once for each name that a page gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from warbox.typed.argument import ArgumentValue
from warbox.typed.parameter import split_number
from warbox.typed.plan import FieldPlan, ModelPlan, plan_of

_MOST_REMEMBERED = 4096


class ListRoute(NamedTuple):
    """A parameter is a value of a field of a group, or of a field that reads several values.

    `group` is the field of the model that holds the groups, None for a field of the model itself; `number` the number
    in the parameter's name, 0 where it has none; `rank` the place of the name among those of the field. `alone` tells
    that the field reads the value of one name, that of the lowest rank.
    """

    group: str | None
    number: int
    rank: int
    field: FieldPlan
    alone: bool


class Route(NamedTuple):
    """The fields that a parameter leads to: those of one value, with name and rank; and all others."""

    single: tuple[tuple[str, int, FieldPlan], ...]
    others: tuple[ListRoute, ...]


class Routes(dict[str, Route]):
    """Leads from canonical names to the fields of a model. As a dictionary it holds the names asked for before."""

    __slots__ = ("_plan",)

    def __init__(self, plan: ModelPlan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, key: str) -> Route:
        single = tuple((field.name, rank, field) for rank, field in self._plan.single.get(key, ()))
        found = Route(single, tuple(_list_routes(key, self._plan)))
        if len(self) < _MOST_REMEMBERED:
            self[key] = found
        return found


@cache
def routes_of(model: type[BaseModel]) -> Routes:
    """The routes of a class."""
    return Routes(plan_of(model))


def _list_routes(key: str, plan: ModelPlan) -> Iterator[ListRoute]:
    pattern, number = split_number(key)
    for several in plan.several:
        for rank, name in enumerate(several.parameter.names):
            if name in (key, pattern):
                alone = not (several.parameter.enumerated or several.parameter.joined)
                yield ListRoute(None, number if name == pattern else 0, rank, several, alone)
    for group, rank, grouped in plan.grouped.get(pattern, ()):
        yield ListRoute(group, number, rank, grouped, not grouped.parameter.joined)


@dataclass(slots=True)
class FieldValues:
    """The values that a page gives to the fields of a model, or of one of its groups, by the name of the field.

    `single` has for each field the best name's rank and value, `several` number, rank and value for each name.
    """

    single: dict[str, tuple[int, FieldPlan, ArgumentValue]] = field(default_factory=dict)
    several: dict[str, list[tuple[int, int, ArgumentValue]]] = field(default_factory=dict)


def sort_values(
    given: Mapping[str, ArgumentValue], routes: Routes
) -> tuple[FieldValues, dict[str, dict[int, FieldValues]]]:
    """The values of a model's own fields; and those of its groups, by the name of the group's field and number."""
    own = FieldValues()
    chosen = own.single
    groups: dict[str, dict[int, FieldValues]] = {}
    for key, value in given.items():
        single, others = routes[key]
        for name, rank, plan in single:
            if name not in chosen or rank < chosen[name][0]:
                chosen[name] = rank, plan, value
        for route in others:
            fields = own if route.group is None else _of_number(groups.setdefault(route.group, {}), route.number)
            _add(value, route, fields)
    return own, groups


def _add(value: ArgumentValue, route: ListRoute, fields: FieldValues) -> None:
    name = route.field.name
    if not route.alone:
        fields.several.setdefault(name, []).append((route.number, route.rank, value))
    elif name not in fields.single or route.rank < fields.single[name][0]:
        fields.single[name] = route.rank, route.field, value


def _of_number(groups: dict[int, FieldValues], number: int) -> FieldValues:
    found = groups.get(number)
    if found is None:
        found = groups[number] = FieldValues()
    return found
