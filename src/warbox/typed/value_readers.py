"""How the values of a field's type are read from wikitext.

A type says so itself, with a class method `read(value, reader)`; for a field that holds several, `read_items(value,
reader)` gives those in one value, and `read_list(values, reader)` takes over the whole list. For plain types such as
`str` functions are entered with `reads` and `reads_items`. Typed templates, choices of literals or
enumerations, and unions of all these need neither.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from warbox.diagnostics import Code, Severity
from warbox.errors import DeclarationError
from warbox.syntax import Node, Tag, Template
from warbox.typed.argument import ArgumentValue
from warbox.typed.model import ParameterGroup, TemplateModel
from warbox.typed.plan import ModelPlan, plan_of

if TYPE_CHECKING:
    from warbox.typed.reading import Reader

ValueReader = Callable[[ArgumentValue, "Reader"], Any]
ListReader = Callable[[Sequence[ArgumentValue], "Reader"], Any]
ItemsReader = Callable[[ArgumentValue, "Reader"], list[Any]]
Kind = TypeVar("Kind", bound=type)

_FOOTNOTE = "ref"

_plain_readers: dict[Any, ValueReader] = {}
_items_readers: dict[Any, ItemsReader] = {}
_readable_classes: list[type] = []


def reads(kind: Any) -> Callable[[ValueReader], ValueReader]:
    """Enters a function as the way in which a plain type, such as `str`, is read from a value."""

    def enter(function: ValueReader) -> ValueReader:
        _plain_readers[kind] = function
        value_reader.cache_clear()
        return function

    return enter


def reads_items(kind: Any) -> Callable[[ItemsReader], ItemsReader]:
    """Enters a function as the way in which the items of a list in one value are read, as values of a plain type.

    Items that are `ArgumentValue` themselves are the stretches that each item of any other type is read from.
    """

    def enter(function: ItemsReader) -> ItemsReader:
        _items_readers[kind] = function
        items_reader.cache_clear()
        return function

    return enter


def readable(kind: Kind) -> Kind:
    """Enters a class with a `read` of its own among those that a wrong declaration is told of; read it is without."""
    _readable_classes.append(kind)
    return kind


@lru_cache(maxsize=512)
def value_reader(kind: Any) -> ValueReader:
    """How one value of that type is read. Raises `DeclarationError` for a type that cannot be read."""
    plain = _plain_readers.get(kind)
    if plain is not None:
        return plain
    if get_origin(kind) in (Union, types.UnionType):
        return _first_that_reads([option for option in get_args(kind) if option is not type(None)])
    if get_origin(kind) is Literal:
        return _choice({str(option): option for option in get_args(kind)})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _choice({str(option.value): option for option in kind})
    if isinstance(kind, type) and issubclass(kind, TemplateModel):
        return lambda value, reader: next(_templates(kind, value, reader), None)
    read = getattr(kind, "read", None)
    if read is None and hasattr(kind, "read_list"):
        raise DeclarationError(f"a {_name(kind)} is one of several that a value holds; use list[{_name(kind)}]")
    if read is None:
        raise DeclarationError(f"a value of {_name(kind)} cannot be read; {_readable()}")
    return _guarded(read, lambda: None)


@lru_cache(maxsize=512)
def list_reader(kind: Any) -> ListReader:
    """How a list is read of which each parameter is one item. Raises `DeclarationError` as `value_reader` does."""
    read_list = getattr(kind, "read_list", None)
    if read_list is not None:
        return _guarded_list(read_list)
    read = value_reader(kind)
    return lambda values, reader: [item for value in values if (item := read(value, reader)) is not None]


@lru_cache(maxsize=512)
def items_reader(kind: Any) -> ListReader:
    """How a list is read that one parameter holds, or several one after the other. Raises as `value_reader` does."""
    read_items = _items_readers.get(kind, getattr(kind, "read_items", None))
    if read_items is None and isinstance(kind, type) and issubclass(kind, TemplateModel):
        read_items = partial(_templates, kind)
    if hasattr(kind, "read_list"):
        return list_reader(kind)
    if read_items is None:
        return _items_by_stretches(value_reader(kind))
    read_guarded = _guarded(read_items, list)
    return lambda values, reader: [item for value in values for item in read_guarded(value, reader)]


def _items_by_stretches(read: ValueReader) -> ListReader:
    """Reads each line or item of a value by itself."""
    stretches = _items_readers[ArgumentValue]

    def read_all(values: Sequence[ArgumentValue], reader: Reader) -> list[Any]:
        parts = (part for value in values for part in stretches(value, reader))
        return [item for part in parts if (item := read(part, reader)) is not None]

    return read_all


def _guarded(read: ValueReader, nothing: Callable[[], Any]) -> ValueReader:
    """Reads as a type says, which may be a user's own: the values that it refuses are reported, and raise nothing."""

    def read_guarded(value: ArgumentValue, reader: Reader) -> Any:
        try:
            return read(value, reader)
        except ValueError as refused:
            _report_refused(value, refused, reader)
            return nothing()

    return read_guarded


def _guarded_list(read_list: ListReader) -> ListReader:
    """The same for a type that reads a whole list."""

    def read_guarded(values: Sequence[ArgumentValue], reader: Reader) -> Any:
        try:
            return read_list(values, reader)
        except ValueError as refused:
            _report_refused(values[0], refused, reader)
            return []

    return read_guarded


def _report_refused(value: ArgumentValue, refused: ValueError, reader: Reader) -> None:
    for _, complaint in complaints(refused):
        message = f"{value.written}: {complaint}"
        reader.report(Code.UNREADABLE_VALUE, Severity.WARNING, value.start, value.end, message)


def complaints(refused: ValueError, place: Sequence[str | int] = ()) -> Iterator[tuple[bool, str]]:
    """What a value is refused for, each with whether it is that something is missing.

    `place` is what leads to the model that pydantic refused, where it is part of another one.
    """
    if not isinstance(refused, ValidationError):
        yield False, str(refused)
        return
    for error in refused.errors(include_url=False, include_input=False, include_context=False):
        path = ".".join(map(str, (*place, *error["loc"])))
        yield error["type"] == "missing", f"{path}: {error['msg']}" if path else error["msg"]


@cache
def checked_plan(model: type[BaseModel]) -> ModelPlan:
    """The plan of a class all of whose fields can be read. Raises `DeclarationError`, naming the field, for others."""
    plan = plan_of(model)
    _check_fields(plan, TemplateModel)
    for group in plan.groups:
        _check_fields(plan_of(group.model), ParameterGroup)
    return plan


def _check_fields(plan: ModelPlan, base: type[BaseModel]) -> None:
    """Raises `DeclarationError` where a field has a name that `base` needs, or cannot be read."""
    names = [*(field.name for field in plan.fields), *(group.name for group in plan.groups)]
    for name in (*names, plan.name_part, plan.all_parameters):
        if name in _names_of(base):
            raise DeclarationError(f"{plan.model.__name__}.{name}: {base.__name__} has {name!r} itself; take another")
    for field in plan.fields:
        try:
            (list_reader if field.many else value_reader)(field.type)
        except DeclarationError as error:
            raise DeclarationError(f"{plan.model.__name__}.{field.name}: {error}") from None
        several = field.parameter.joined or (field.parameter.enumerated and base is TemplateModel)
        if several and not (field.many or hasattr(field.type, "read_list")):
            raise DeclarationError(f"{plan.model.__name__}.{field.name} reads several values, so it must be a list")


def _names_of(base: type[BaseModel]) -> frozenset[str]:
    """The names that a base of declared classes has for itself, beside those of pydantic."""
    own = (vars(kind) for kind in base.__mro__ if kind not in BaseModel.__mro__)
    return frozenset(name for names in own for name in names).union(base.model_fields)


def _templates(kind: type[TemplateModel], value: ArgumentValue, reader: Reader) -> Iterator[TemplateModel]:
    """The outermost templates of that class in a value, in order, wherever they are nested but in footnotes."""
    waiting: list[Node] = [*reversed(value.children)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Template):
            model = reader.typed_as(node, kind)
            if model is not None:
                yield model
                continue  # those within are its own
        if not (isinstance(node, Tag) and node.name.lower() == _FOOTNOTE):
            waiting += reversed(node.children)


def _choice(options: dict[str, Any]) -> ValueReader:
    """Reads one of some words, in upper or lower case; what is none of them is reported."""
    by_word = {word.casefold(): option for word, option in options.items()}

    def read(value: ArgumentValue, reader: Reader) -> Any:
        text = value_reader(str)(value, reader)
        found = by_word.get((text or "").casefold())
        if found is None and text is not None:
            message = f"{value.written}: {text!r} is none of {', '.join(options)}"
            reader.report(Code.UNREADABLE_VALUE, Severity.WARNING, value.start, value.end, message)
        return found

    return read


def _first_that_reads(kinds: Sequence[Any]) -> ValueReader:
    """Reads the first of some types that the value gives; what the others complain of counts only where none does."""
    readers = [value_reader(kind) for kind in kinds]

    def read(value: ArgumentValue, reader: Reader) -> Any:
        first = len(reader.diagnostics)
        for read_one in readers:
            own = len(reader.diagnostics)
            found = read_one(value, reader)
            if found is not None:
                del reader.diagnostics[first:own]
                return found
        return None

    return read


def _readable() -> str:
    names = ", ".join(sorted({_name(kind) for kind in (*_plain_readers, *_readable_classes)}, key=str.casefold))
    own = "a typed template, or a class with a class method read(value, reader)"
    return f"use {names}, a Literal, an Enum, {own}; groups are Enumerated()"


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))
