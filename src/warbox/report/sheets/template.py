"""The sheet of any typed template, of classes that users declare too: its fields that have a value."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from warbox.report.sheets.sheet import Sheet, fact, line
from warbox.typed import TemplateModel


def template_sheet(model: TemplateModel) -> Sheet:
    """The fields of a template that say something, by their names."""
    values = {name: getattr(model, name, None) for name in type(model).model_fields if name not in _OF_ALL}
    return Sheet(
        title=model.template or type(model).__name__,
        subtitle=type(model).__name__ if model.template else "",
        facts=tuple(fact(name, *map(line, _texts(value))) for name, value in values.items() if _texts(value)),
    )


_OF_ALL = frozenset(TemplateModel.model_fields)


def _texts(value: Any) -> list[str]:
    """A value as lines of text: what a reader sees of it, where it tells."""
    if value is None or value is False or value == "":
        return []
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, dict):
        return [f"{key}: {text}" for key, one in value.items() for text in _texts(one)]
    seen = getattr(value, "text", None)
    if isinstance(seen, str):
        return [seen] if seen else []
    if isinstance(value, BaseModel):
        said = [f"{name}: {text}" for name, one in value for text in _texts(one) if name not in _OF_ALL]
        return [", ".join(said)] if said else []
    return [str(value)]
