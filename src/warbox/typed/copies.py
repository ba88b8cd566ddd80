"""Copies of frozen models."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

Model = TypeVar("Model", bound=BaseModel)


def changed(model: Model, **changes: Any) -> Model:
    """The model with other values of some fields, which must be of the declared types.

    The same as `model_copy(update=changes)`, in a fifth of the time, which counts for what a page has many of.
    """
    kind = type(model)
    copy = kind.__new__(kind)
    object.__setattr__(copy, "__dict__", {**model.__dict__, **changes})
    object.__setattr__(copy, "__pydantic_fields_set__", {*model.__pydantic_fields_set__, *changes})
    object.__setattr__(copy, "__pydantic_extra__", model.__pydantic_extra__)
    object.__setattr__(copy, "__pydantic_private__", model.__pydantic_private__)
    return copy
