"""What nested rows hold, as `warbox dump` writes them into Parquet files and lines of JSON: their schemas."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

# pydantic reads typing's own TypedDict only from Python 3.12 on.
from typing_extensions import TypedDict

from warbox.conflict import MilitaryConflict
from warbox.dumps.reading.page_xml import PageRecord
from warbox.interop.arrow import VERSION_KEY, nested_schema
from warbox.interop.arrow_types import arrow_fields
from warbox.interop.entities import SCHEMA_VERSION, described, row_json_schema
from warbox.interop.extras import import_from_extra
from warbox.page import PageContent


@described
class PageColumns(TypedDict):
    """What leads from a nested row to its page."""

    wiki: str
    """The database name that the dump gives for the wiki."""
    page_id: int
    """MediaWiki's number of the page; 0 where the dump has none."""
    page_title: str
    """The title of the page."""
    revision_id: int | None
    """MediaWiki's number of the revision that was read."""
    timestamp: str | None
    """When that revision was saved, in ISO 8601."""


ROW_SCHEMAS = {"DumpRow": False, "DumpPageRow": True}
"""The names of the rows, and whether they are those of `--all`: one for each page, not for each conflict."""

REPEATED_FIELDS = {"wiki", "title"}
"""What the content of a page says as well as the columns that lead to it."""


def page_columns(record: PageRecord, wiki: str) -> PageColumns:
    """The columns that lead from a row to its page."""
    return {
        "wiki": wiki,
        "page_id": record.page_id,
        "page_title": record.title,
        "revision_id": record.revision_id,
        "timestamp": record.timestamp,
    }


def row_model(*, everything: bool) -> type[BaseModel]:
    """What a nested row holds besides those columns: a conflict, or the content of a page."""
    return PageContent if everything else MilitaryConflict


@cache
def rows_schema(*, everything: bool) -> Any:
    """The Arrow schema of nested rows, with its version as metadata."""
    arrow = import_from_extra("pyarrow", "dumps")
    keys = arrow_fields(row_json_schema(PageColumns))
    fields = [entry for entry in nested_schema(row_model(everything=everything)) if entry.name not in REPEATED_FIELDS]
    return arrow.schema(keys + fields, {VERSION_KEY: SCHEMA_VERSION.encode()})


def rows_json_schema(name: str, generator: type[GenerateJsonSchema] = GenerateJsonSchema) -> dict[str, Any]:
    """The JSON Schema of a nested row as a line of JSON, by its name in `ROW_SCHEMAS`.

    Every line has all the columns, at any depth; `generator` says whether the schema asks for those within the models.
    """
    model = row_model(everything=ROW_SCHEMAS[name])
    written = TypeAdapter(model).json_schema(mode="serialization", schema_generator=generator)
    columns = row_json_schema(PageColumns)["properties"]
    fields = {field: about for field, about in written["properties"].items() if field not in REPEATED_FIELDS}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": name,
        "description": written["description"],
        "version": SCHEMA_VERSION,
        "type": "object",
        "properties": columns | fields,
        "required": [*columns, *fields],
        "$defs": written["$defs"],
    }
