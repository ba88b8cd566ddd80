"""Whether a value that is given to an edit is one that a parameter takes, by the type of the field that reads it."""

from __future__ import annotations

import datetime
import math
import types
from collections.abc import Callable, Iterator, Mapping, Set
from enum import Enum
from functools import cached_property
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from warbox.errors import UnwritableValueError
from warbox.typed import TemplateModel
from warbox.typed.plan import FieldPlan
from warbox.values.coordinates import Coordinates
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.values.link import ExternalLink, Link

ReadsAs = Callable[[Any], bool]
"""Whether a value, written into its parameter, is read as one of the field's type."""

_RUNNING_TEXT = (TemplateModel, Inline, Link, ExternalLink)
_NO_VALUES = (bool, bytes, bytearray, memoryview, Mapping, Set)
_MARKUP = frozenset("[]{}<>&'")


def validated(value: Any) -> Any:
    """A value as its class makes it: a copy of a model may hold anything in the fields that were changed.

    Raises `UnwritableValueError` for a model that its class does not take.
    """
    if type(value) in (list, tuple):
        made = [validated(one) for one in value]
        return value if all(one is other for one, other in zip(made, value, strict=True)) else type(value)(made)
    if not isinstance(value, BaseModel):
        return value
    kind = type(value)
    _check_names_of_fields(value)
    given = {name: validated(getattr(value, name)) for name in kind.model_fields}
    try:
        made_anew = kind.model_validate(given)
    except ValidationError as refused:
        first = refused.errors(include_url=False, include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise UnwritableValueError(f"{kind.__name__}.{field}: {first['msg']}") from None
    changes = {name: made for name in given if (made := getattr(made_anew, name)) != getattr(value, name)}
    return value.model_copy(update=changes) if changes else value


def _check_names_of_fields(value: BaseModel) -> None:
    """Raises `UnwritableValueError` for a copy with a field that its class does not have, which pydantic lets pass."""
    kind = type(value)
    for name in value.__dict__.keys() - kind.model_fields.keys():
        if not isinstance(getattr(kind, name, None), cached_property):
            raise UnwritableValueError(f"{kind.__name__} has no field {name!r}")


def check_value(value: Any) -> None:
    """Raises `UnwritableValueError` for what can be the value of no parameter at all."""
    if isinstance(value, Figure) and value.low is not None and value.high is not None and value.low > value.high:
        raise UnwritableValueError(f"a {type(value).__name__} from {value.low} to {value.high}: `low` is above `high`")
    if isinstance(value, _NO_VALUES) or value is None:
        raise UnwritableValueError(f"{value!r} is no value of a parameter: give a text or a typed object")
    if isinstance(value, float) and not math.isfinite(value):
        raise UnwritableValueError(f"{value!r} is no number that can be written")


def check_type(name: str, value: Any, field: FieldPlan, reads_as: ReadsAs) -> None:
    """Raises `UnwritableValueError` where a field of that type does not take the value.

    A text is wikitext, which every field takes; but a choice of words takes no other word.
    """
    values = value if isinstance(value, list | tuple) else [value]
    kinds = list(_kinds(field.type))
    for one in values:
        check_value(one)
        listed = field.many and isinstance(one, (int, *_RUNNING_TEXT))
        if not listed and not any(_takes(kind, one, reads_as) for kind in kinds):
            wanted = " or ".join(map(_shown, kinds))
            given = f"a {type(one).__name__}" if isinstance(one, BaseModel) else repr(one)
            raise UnwritableValueError(f"{name} takes {wanted}, and not {given}")


def takes_numbers(field: FieldPlan) -> bool:
    """Whether a field reads a number as the wiki's language writes it."""
    return float in _kinds(field.type)


def _kinds(declared: Any) -> Iterator[Any]:
    """The types that a declared one leaves to choose between."""
    if get_origin(declared) in (Union, types.UnionType):
        yield from (kind for option in get_args(declared) if option is not type(None) for kind in _kinds(option))
    else:
        yield declared


def _takes(kind: Any, value: Any, reads_as: ReadsAs) -> bool:
    words = _words(kind)
    if words is not None:
        word = value.value if isinstance(value, Enum) else value
        is_markup = isinstance(word, str) and not _MARKUP.isdisjoint(word)
        return is_markup or str(word).casefold().strip() in map(str.casefold, words)
    if isinstance(value, str) or kind in (str, Inline) or not isinstance(kind, type):
        return True
    if kind in (int, float):
        return isinstance(value, int if kind is int else int | float)
    if kind is datetime.date or issubclass(kind, HistoricalDate):
        is_taken, is_strict = isinstance(value, datetime.date | HistoricalDate), True
    else:
        is_taken, is_strict = isinstance(value, kind), issubclass(kind, Coordinates)
    return is_taken or (isinstance(value, _RUNNING_TEXT) and (not is_strict or reads_as(value)))


def _words(kind: Any) -> list[str] | None:
    """The words that a choice takes; None for another type."""
    if get_origin(kind) is Literal:
        return [str(word) for word in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    return None


def _shown(kind: Any) -> str:
    words = _words(kind)
    return getattr(kind, "__name__", str(kind)) if words is None else " or ".join(map(repr, words))
