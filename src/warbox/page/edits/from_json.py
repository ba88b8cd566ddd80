"""What a copy that comes from JSON lacks: the fields that are not written there, as they are on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from warbox.conflict.figures import CellFigure
from warbox.page.edits.items.pairing import span_of
from warbox.typed import TemplateModel, changed

_UNWRITTEN: tuple[Any, ...] = (None, False, "", (), [])

Value = TypeVar("Value")


def as_on_page(new: Value, old: Any) -> Value:
    """A value with all that says the same as the one on the page just as it is there, its footnotes too."""
    if isinstance(new, BaseModel) and _says_the_same(new, old):
        return old  # type: ignore[no-any-return]
    if isinstance(new, BaseModel) and type(new) is type(old):
        return changed(new, **{name: _field_as_on_page(name, new, old) for name in type(new).model_fields})
    if isinstance(new, list | tuple) and isinstance(old, list | tuple):
        return type(new)(as_on_page(one, _counterpart(one, old)) for one in new)
    if isinstance(new, dict) and isinstance(old, dict):
        return type(new)((key, as_on_page(one, old.get(key))) for key, one in new.items())
    return new


def _field_as_on_page(name: str, new: BaseModel, old: BaseModel) -> Any:
    """A field of a model that is another; what a template's class takes from several parameters it does not lack."""
    if isinstance(new, TemplateModel | CellFigure) and _is_missing(new, name):
        return getattr(old, name)
    return as_on_page(getattr(new, name), getattr(old, name))


def _is_missing(model: BaseModel, name: str) -> bool:
    """Whether a field that is not written to JSON holds nothing."""
    return bool(type(model).model_fields[name].exclude) and getattr(model, name) in _UNWRITTEN


def _counterpart(item: Any, items: Sequence[Any]) -> Any:
    """The one of some items that an item is, or was made of."""
    same = next((one for one in items if _says_the_same(item, one)), None)
    return same or next((one for one in items if type(one) is type(item) and span_of(one) == span_of(item)), None)


def _says_the_same(new: Any, old: Any) -> bool:
    """Whether two values do, but for what JSON does not have: some fields, and which kind of a flag it is."""
    if isinstance(new, BaseModel) and isinstance(old, type(new)):
        names = (name for name in type(new).model_fields if not _is_missing(new, name))
        return all(_says_the_same(getattr(new, name), getattr(old, name)) for name in names)
    if isinstance(new, list | tuple) and isinstance(old, list | tuple):
        return len(new) == len(old) and all(map(_says_the_same, new, old))
    if isinstance(new, dict) and isinstance(old, dict):
        return new.keys() == old.keys() and all(_says_the_same(new[key], old[key]) for key in new)
    return bool(new == old)
