"""Values that were read from a converted page, brought back to the page as it is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from warbox.diagnostics import Span
from warbox.names.conversion.masking import OffsetMap
from warbox.values.passage import Mark, Passage

Value = TypeVar("Value")


class Mover:
    """Gives values the spans that they have on the page as it is written, and the wikitext that stands there."""

    def __init__(self, offsets: OffsetMap, source: str) -> None:
        self._offsets = offsets
        self._source = source
        self._moved: dict[int, tuple[Any, Any]] = {}

    def move(self, value: Value) -> Value:
        """The same value with all spans in it moved; one value gives the same one each time."""
        kept = self._moved.get(id(value))
        if kept is not None:
            return kept[1]  # type: ignore[no-any-return]
        moved: Value = self._move(value)
        if isinstance(value, BaseModel):
            self._moved[id(value)] = value, moved
        return moved

    def _move(self, value: Any) -> Any:
        if isinstance(value, Span):
            start = self._offsets.start(value.start)
            return Span(start, max(start, self._offsets.end(value.end)) if value.end > value.start else start)
        if isinstance(value, BaseModel):
            return self._move_model(value)
        if isinstance(value, Passage):
            marks = tuple(self.move(mark) for mark in value.marks)
            anchors = tuple((index, self._offsets.start(offset)) for index, offset in value.anchors)
            return replace(value, marks=marks, anchors=anchors)
        if isinstance(value, Mark):
            return value._replace(value=self.move(value.value))
        if type(value) in (list, tuple):
            return type(value)(self.move(item) for item in value)
        if type(value) is dict:
            return {key: self.move(item) for key, item in value.items()}
        return value

    def _move_model(self, model: BaseModel) -> BaseModel:
        before = {name: getattr(model, name) for name in type(model).model_fields}
        moved = {name: self.move(value) for name, value in before.items()}
        span = moved.get("span")
        if "wikitext" in moved and isinstance(span, Span):
            moved["wikitext"] = self._source[span.start : span.end]
        changed = {name: value for name, value in moved.items() if value is not before[name]}
        return model.model_copy(update=changed) if changed else model
