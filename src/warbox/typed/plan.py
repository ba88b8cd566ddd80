"""What a model declares about its parameters, compiled once per class."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from warbox.errors import DeclarationError
from warbox.typed.parameter import IN_NO_NAME, NUMBER, AllParameters, Enumerated, NamePart, Parameter

_MARKS = (Parameter, Enumerated, NamePart, AllParameters)


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
        _check_marks(model, name, info)
        for entry in info.metadata:
            if isinstance(entry, Parameter):
                fields.append(_field_plan(model, name, info.annotation, entry))
            elif isinstance(entry, Enumerated):
                groups.append(_group_plan(model, name, info.annotation, entry))
            elif isinstance(entry, NamePart):
                name_part = name
            elif isinstance(entry, AllParameters):
                all_parameters, all_type = name, _value_type(model, name, info.annotation)
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


def _check_marks(model: type[BaseModel], name: str, info: FieldInfo) -> None:
    """Raises `DeclarationError` where what says which parameters are read is no metadata of the field itself."""
    misplaced = next(filter(None, map(_mark, (info.default, *_inner_metadata(info.annotation)))), None)
    misplaced = misplaced or next((entry for entry in info.metadata if entry in _MARKS), None)
    if misplaced is not None:
        kind = misplaced.__name__
        raise DeclarationError(f"{model.__name__}.{name}: {kind}() belongs into Annotated[..., {kind}()]")


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
    for entry in parameter.names:
        if entry.count(NUMBER) > 1:
            raise DeclarationError(f"{model.__name__}.{name}: a parameter's name takes one {NUMBER!r} at most")
        if not entry.strip() or not IN_NO_NAME.isdisjoint(entry):
            raise DeclarationError(f"{model.__name__}.{name}: {entry!r} cannot be the name of a parameter")
    plain = _type_to_read(declared)
    many = get_origin(plain) in (list, tuple)
    if plain in (list, tuple) or (many and not get_args(plain)):
        raise DeclarationError(f"{model.__name__}.{name}: say what it is a list of, as in list[str]")
    return FieldPlan(name, parameter, get_args(plain)[0] if many else plain, many)


def _group_plan(model: type[BaseModel], name: str, declared: Any, enumerated: Enumerated) -> GroupPlan:
    """The plan of a field that holds groups."""
    (kind, *_) = get_args(declared) or (None,)
    if get_origin(declared) not in (list, tuple) or not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        hint = "" if declared == _type_to_read(declared) else ", without None: it is empty where there is no group"
        raise DeclarationError(f"{model.__name__}.{name} is enumerated, so it must be a list of a ParameterGroup{hint}")
    plan = plan_of(kind)
    if "number" not in kind.model_fields:
        raise DeclarationError(f"{model.__name__}.{name}: {kind.__name__} is no ParameterGroup")
    if plan.groups:
        raise DeclarationError(f"{kind.__name__}.{plan.groups[0].name}: a group has no groups of its own")
    for field in plan.fields:
        if any(NUMBER not in parameter for parameter in field.parameter.names):
            told = f"{kind.__name__}.{field.name} is of a group"
            raise DeclarationError(f"{told}, so the names of its parameters need {NUMBER!r} for the number")
    return plan.as_group(name, enumerated.unnumbered)


def _value_type(model: type[BaseModel], name: str, declared: Any) -> Any:
    """The type of the values of a field that takes all parameters."""
    arguments = get_args(declared)
    if get_origin(declared) is not dict or arguments[0] is not str:
        raise DeclarationError(f"{model.__name__}.{name} takes all parameters, so it must be a dict[str, ...]")
    return _type_to_read(arguments[1])


def _mark(entry: Any) -> type | None:
    """The class of what says which parameters a field reads, where it is such."""
    return type(entry) if isinstance(entry, _MARKS) else None


def _inner_metadata(declared: Any) -> Iterator[Any]:
    """The metadata of the types within a type."""
    if get_origin(declared) is Annotated:
        yield from declared.__metadata__
    for inner in get_args(declared):
        yield from _inner_metadata(inner)


def _type_to_read(declared: Any) -> Any:
    """The type without None, and without what pydantic checks of a value that was read."""
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is Annotated:
        return _type_to_read(arguments[0])
    if origin in (Union, types.UnionType):
        options = tuple(_type_to_read(option) for option in arguments if option is not type(None))
        return Union[options]  # noqa: UP007 - made of types that are known only now
    if origin in (list, tuple) and arguments:
        return origin[(_type_to_read(arguments[0]), *arguments[1:])]
    return declared
