"""JSON Schema of what models are written as, in which docstrings of classes describe the fields they name."""

from __future__ import annotations

import inspect
import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[^a-z])")


class DescribedSchema(GenerateJsonSchema):
    """pydantic's JSON Schema, with descriptions of fields that have none of their own.

    It asks for every field that is written: what is absent is written as null.
    """

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        """Whether the field is always there, with a default or without."""
        return not field.get("serialization_exclude", False)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """The schema of a model."""
        return _described(super().model_schema(schema), schema["cls"])

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """The schema of a dataclass."""
        return _described(super().dataclass_schema(schema), schema["cls"])


def _described(found: JsonSchemaValue, kind: type) -> JsonSchemaValue:
    for name, field in found.get("properties", {}).items():
        about = _sentences_on(name, kind)
        if about and "description" not in field:
            field["description"] = about
    return found


def _sentences_on(field: str, kind: type[Any]) -> str:
    """What the nearest class that names the field says of it; a class may leave a field to its base."""
    for one in kind.__mro__:
        text = " ".join((inspect.getdoc(one) or "").split()) if "__doc__" in vars(one) else ""
        about = [sentence for sentence in _SENTENCE_END.split(text) if f"`{field}`" in sentence]
        if about:
            return " ".join(about)
    return ""
