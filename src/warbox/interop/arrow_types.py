"""Arrow's types for what models are dumped as, by way of their JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from warbox.errors import DeclarationError
from warbox.interop.extras import import_from_extra

if TYPE_CHECKING:
    import pyarrow

_SCALARS = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}

_DEFINITIONS = "#/$defs/"


def arrow_fields(schema: Mapping[str, Any]) -> list[pyarrow.Field]:
    """A field for each property of the object that a JSON Schema of pydantic describes.

    A field is nullable where the property may be null; what the schema says of it is its metadata. Raises
    `DeclarationError` for what has no counterpart in Arrow, such as a choice of types.
    """
    definitions = schema.get("$defs", {})
    root = schema.get("$ref")
    if root is None:
        return _fields(schema, definitions, ())
    return _fields(definitions[root.removeprefix(_DEFINITIONS)], definitions, (root,))


def _fields(about: Mapping[str, Any], definitions: Mapping[str, Any], within: tuple[str, ...]) -> list[pyarrow.Field]:
    fields = []
    for name, property_schema in about.get("properties", {}).items():
        field = _field(name, property_schema, definitions, (*within, name))
        description = property_schema.get("description")
        fields.append(field if description is None else field.with_metadata({"description": description}))
    return fields


def _field(
    name: str, about: Mapping[str, Any], definitions: Mapping[str, Any], within: tuple[str, ...]
) -> pyarrow.Field:
    arrow = import_from_extra("pyarrow", "dumps")
    options = [option for option in about.get("anyOf", [about]) if option.get("type") != "null"]
    if len(options) != 1:
        raise DeclarationError(f"{_path(within)}: a column of a table has one type, not several")
    nullable = len(options) < len(about.get("anyOf", options))
    return arrow.field(name, _type(options[0], definitions, within), nullable=nullable)


def _type(about: Mapping[str, Any], definitions: Mapping[str, Any], within: tuple[str, ...]) -> pyarrow.DataType:
    arrow = import_from_extra("pyarrow", "dumps")
    reference = about.get("$ref")
    if reference is not None:
        if reference in within:
            raise DeclarationError(f"{_path(within)}: a table cannot hold a model that holds itself")
        return _type(definitions[reference.removeprefix(_DEFINITIONS)], definitions, (*within, reference))
    kind = about.get("type")
    if kind == "array" and "items" in about:
        return arrow.list_(_field("item", about["items"], definitions, within))
    if kind == "object" and isinstance(about.get("additionalProperties"), Mapping):
        return arrow.map_(arrow.string(), _field("value", about["additionalProperties"], definitions, within))
    if kind == "object" and about.get("properties"):
        return arrow.struct(_fields(about, definitions, within))
    if kind not in _SCALARS:
        raise DeclarationError(f"{_path(within)}: a table has no type for this value")
    return getattr(arrow, _SCALARS[kind])()


def _path(within: tuple[str, ...]) -> str:
    """The names of the fields that lead to a value."""
    return ".".join(name for name in within if not name.startswith(_DEFINITIONS))
