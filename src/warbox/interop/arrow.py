"""Conflicts and pages as Arrow tables: one flat table for each sort of entity, or nested as the models are.

What the flat tables hold is declared in `entities.py`; `entity_rows.py` makes their rows, a page at a time. Needs
pyarrow, which the extras `dataframes` and `dumps` bring.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, TypeAdapter

from warbox.conflict import MilitaryConflict
from warbox.interop.arrow_types import arrow_fields
from warbox.interop.entities import SCHEMA_VERSION, EntityRows, row_json_schema, row_types
from warbox.interop.entity_rows import add_rows, bare_key, conflict_rows, no_rows, page_rows
from warbox.interop.extras import import_from_extra
from warbox.page import Page

if TYPE_CHECKING:
    import pyarrow

    from warbox.page.variant import PageInVariant

VERSION_KEY = b"warbox.schema_version"
TABLE_KEY = b"warbox.table"


def to_arrow(
    found: Iterable[MilitaryConflict | Page | PageInVariant] | MilitaryConflict | Page | PageInVariant,
) -> dict[str, pyarrow.Table]:
    """The flat tables of conflicts or pages, or of one of them, by their names (those of `EntityRows`).

    The column `page` is the place in the input of the page, or of the conflict where conflicts are given; what only a
    page can tell is then null. The schema is the same whatever the tables hold; its metadata has its version. A lone
    surrogate, which UTF-8 cannot hold, becomes U+FFFD. Raises `MissingExtraError` without pyarrow, `TypeError` for what
    is neither a conflict nor a page.
    """
    # It brings in what converts Chinese, which is not loaded where pages are read as they stand.
    from warbox.page.variant import PageInVariant

    import_from_extra("pyarrow", "dataframes")
    rows = no_rows()
    kinds = MilitaryConflict | Page | PageInVariant
    for number, one in enumerate([found] if isinstance(found, kinds) or not isinstance(found, Iterable) else found):
        if isinstance(one, MilitaryConflict):
            add_rows(rows, conflict_rows([one], bare_key(number)))
        elif isinstance(one, kinds):
            add_rows(rows, page_rows(one, number))
        else:
            raise TypeError(f"tables are made of conflicts and pages (what warbox.parse gives), not of {one!r:.40}")
    return tables_of_rows(rows)


def tables_of_rows(rows: EntityRows) -> dict[str, pyarrow.Table]:
    """The flat tables of these rows. A lone surrogate becomes U+FFFD."""
    by_name: dict[str, Any] = {**rows}
    return {name: _table(by_name[name], schema) for name, schema in entity_schemas().items()}


def entity_schemas() -> dict[str, pyarrow.Schema]:
    """The schema of each flat table by its name, with what the columns mean and the version as metadata."""
    return {name: _entity_schema(name) for name in row_types()}


@cache
def _entity_schema(name: str) -> pyarrow.Schema:
    arrow = import_from_extra("pyarrow", "dumps")
    metadata = {VERSION_KEY: SCHEMA_VERSION.encode(), TABLE_KEY: name.encode()}
    return arrow.schema(arrow_fields(row_json_schema(row_types()[name])), metadata)


def nested_schema(model: type[BaseModel]) -> pyarrow.Schema:
    """The schema of `model.model_dump()`, nested as the model is: models are structs, lists lists, dicts maps.

    Raises `DeclarationError` for a field whose type has no counterpart in Arrow.
    """
    arrow = import_from_extra("pyarrow", "dataframes")
    return arrow.schema(arrow_fields(TypeAdapter(model).json_schema(mode="serialization")))


def _table(rows: Sequence[Mapping[str, Any]], schema: pyarrow.Schema) -> pyarrow.Table:
    arrow = import_from_extra("pyarrow", "dumps")
    try:
        return arrow.Table.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return arrow.Table.from_pylist([_encodable(row) for row in rows], schema=schema)


def _encodable(value: Any) -> Any:
    """The value without lone surrogates."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_encodable(entry) for entry in value]
    if isinstance(value, Mapping):
        return {name: _encodable(entry) for name, entry in value.items()}
    return value
