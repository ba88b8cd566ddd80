"""What a model declares about its parameters, compiled once per class."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from warbox.errors import DeclarationError
from warbox.typed.parameter import NUMBER, AllParameters, Enumerated, NamePart, Parameter


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field: the parameters it reads, the type of its value, and whether it is a list of them."""

    name: str
    parameter: Parameter
    type: Any
    many: bool


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A list of groups of enumerated parameters.

    `several` are the fields that read more than one value of a number. `unnumbered` is the number that a name without
    one stands for.
    """

    name: str
    model: type[BaseModel]
    fields: tuple[FieldPlan, ...]
    several: tuple[FieldPlan, ...]
    unnumbered: int | None = None

    def parameters(self) -> Iterator[str]:
        """The canonical names of the group's parameters, with `#`."""
        for field in self.fields:
            yield from field.parameter.names


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """All that a class declares: its fields, its groups, the field that takes the part of the name.

    `single` leads from the name of a parameter to the fields that read this one value, with the rank of the name among
    those of the field; `several` are the fields that read more than one value. `grouped` leads from a name with `#` to
    the fields of groups that read it, with the name of the group and the rank.
    """

    model: type[BaseModel]
    fields: tuple[FieldPlan, ...]
    groups: tuple[GroupPlan, ...]
    name_part: str | None
    all_parameters: str | None
    all_type: Any
    single: dict[str, list[tuple[int, FieldPlan]]]
    several: tuple[FieldPlan, ...]
    grouped: dict[str, list[tuple[str, int, FieldPlan]]]

    def as_group(self, name: str = "", unnumbered: int | None = None) -> GroupPlan:
        """The same as the plan of a group in the field of that name."""
        several = tuple(field for field in self.fields if field.many)
        return GroupPlan(name, self.model, self.fields, several, unnumbered)

    def parameters(self) -> Iterator[str]:
        """The canonical names of all parameters, in the order of declaration, with `#` where enumerated."""
        for field in self.fields:
            yield from field.parameter.names
        for group in self.groups:
            yield from group.parameters()


@cache
def plan_of(model: type[BaseModel]) -> ModelPlan:
    """The plan of a class. Raises `DeclarationError` where an annotation cannot be read."""
    fields: list[FieldPlan] = []
    groups: list[GroupPlan] = []
    name_part: str | None = None
    all_parameters: str | None = None
    all_type: Any = None
    for name, info in model.model_fields.items():
        if isinstance(info.default, Parameter | Enumerated | NamePart | AllParameters):
            kind = type(info.default).__name__
            raise DeclarationError(f"{model.__name__}.{name}: {kind}() belongs into Annotated[..., {kind}()]")
        for entry in info.metadata:
            if isinstance(entry, Parameter):
                fields.append(_field_plan(model, name, info.annotation, entry))
            elif isinstance(entry, Enumerated):
                groups.append(plan_of(_item_type(model, name, info.annotation)).as_group(name, entry.unnumbered))
            elif isinstance(entry, NamePart):
                name_part = name
            elif isinstance(entry, AllParameters):
                all_parameters, all_type = name, get_args(info.annotation)[1]
    several = tuple(field for field in fields if field.many or field.parameter.enumerated)
    return ModelPlan(
        model=model,
        fields=tuple(fields),
        groups=tuple(groups),
        name_part=name_part,
        all_parameters=all_parameters,
        all_type=all_type,
        single=_single_values([field for field in fields if field not in several]),
        several=several,
        grouped=_grouped_values(groups),
    )


def _single_values(fields: Sequence[FieldPlan]) -> dict[str, list[tuple[int, FieldPlan]]]:
    single: dict[str, list[tuple[int, FieldPlan]]] = {}
    for field in fields:
        for rank, parameter in enumerate(field.parameter.names):
            single.setdefault(parameter, []).append((rank, field))
    return single


def _grouped_values(groups: list[GroupPlan]) -> dict[str, list[tuple[str, int, FieldPlan]]]:
    grouped: dict[str, list[tuple[str, int, FieldPlan]]] = {}
    for group in groups:
        for parameter, fields in _single_values(group.fields).items():
            grouped.setdefault(parameter, []).extend((group.name, rank, field) for rank, field in fields)
    return grouped


def _field_plan(model: type[BaseModel], name: str, declared: Any, parameter: Parameter) -> FieldPlan:
    if not parameter.names:
        raise DeclarationError(f"{model.__name__}.{name} reads no parameter: name one in Parameter(...)")
    if any(entry.count(NUMBER) > 1 for entry in parameter.names):
        raise DeclarationError(f"{model.__name__}.{name}: a parameter's name takes one {NUMBER!r} at most")
    plain = _without_none(declared)
    many = get_origin(plain) in (list, tuple)
    if plain in (list, tuple):
        raise DeclarationError(f"{model.__name__}.{name}: say what it is a list of, as in list[str]")
    return FieldPlan(name, parameter, get_args(plain)[0] if many else plain, many)


def _item_type(model: type[BaseModel], name: str, declared: Any) -> type[BaseModel]:
    arguments = get_args(declared)
    if get_origin(declared) not in (list, tuple) or not issubclass(arguments[0], BaseModel):
        raise DeclarationError(f"{model.__name__}.{name} is enumerated, so it must be a list of a ParameterGroup")
    return arguments[0]  # type: ignore[no-any-return]


def _without_none(declared: Any) -> Any:
    if get_origin(declared) in (Union, types.UnionType):
        rest = [option for option in get_args(declared) if option is not type(None)]
        if len(rest) == 1:
            return rest[0]
    return declared
