"""The rows that a stretch of a dump gives, in the form that the output wants, and the part files that hold them.

A part file is written by a worker and holds the rows of one stretch. `outputs.py` joins them in the order of the dump.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from typing import Any, Protocol, cast

from warbox.dumps.output.row_schema import REPEATED_FIELDS, page_columns, rows_schema
from warbox.dumps.reading.page_xml import PageRecord
from warbox.interop.arrow import tables_of_rows
from warbox.interop.entities import EntityRows, PageKey
from warbox.interop.entity_rows import add_rows, conflict_rows, no_rows, page_key, page_rows
from warbox.interop.extras import import_from_extra
from warbox.page import Page


class Form(StrEnum):
    """What the rows of a dump are written as."""

    PARQUET = "parquet"
    TABLES = "tables"
    LINES = "jsonl"
    DUCKDB = "duckdb"

    @property
    def is_flat(self) -> bool:
        """Whether there is a table for each sort of entity, instead of a row for each conflict or page."""
        return self in (Form.TABLES, Form.DUCKDB)


class Rows(Protocol):
    """Takes the pages of a stretch, and gives the content of its part file."""

    def of_page(self, page: Page, record: PageRecord) -> Any:
        """The rows of a page, which `add` takes. Nothing is kept of it yet."""

    def add(self, rows: Any) -> range:
        """Takes the rows of one more page, and gives the numbers by which `outputs.py` tells them from others."""

    def content(self) -> bytes:
        """All that was taken; empty where that is nothing. Raises where one of the rows cannot be written."""


def make_rows(form: Form | None, wiki: str, *, everything: bool) -> Rows:
    """Empty rows for an output of that form, None for no output. `wiki` is the database name that rows bear.

    With `everything` all that is typed on a page is taken, not only its conflicts.
    """
    if form is None:
        return NoRows()
    if form.is_flat:
        return FlatRows(wiki, everything)
    return LineRows(wiki, everything) if form is Form.LINES else NestedRows(wiki, everything)


class NoRows:
    """For a run that only counts."""

    def of_page(self, page: Page, record: PageRecord) -> None:
        """Nothing."""

    def add(self, rows: None) -> range:
        """Takes nothing."""
        return range(0)

    def content(self) -> bytes:
        """Nothing."""
        return b""


def nested_rows(page: Page, record: PageRecord, wiki: str, *, everything: bool) -> list[dict[str, Any]]:
    """A row for each conflict of a page, or one for all of the page, nested as the models are."""
    columns = page_columns(record, wiki)
    if everything:
        return [{**columns, **page.content().model_dump(mode="json", exclude=REPEATED_FIELDS)}]
    return [{**columns, **conflict.model_dump(mode="json")} for conflict in page.conflicts]


@dataclass(slots=True)
class NestedRows:
    """Rows for a Parquet file: Arrow's stream format."""

    wiki: str
    everything: bool
    rows: list[dict[str, Any]] = field(default_factory=list)

    def of_page(self, page: Page, record: PageRecord) -> list[dict[str, Any]]:
        """A row for each conflict of a page, or one for all of it."""
        return nested_rows(page, record, self.wiki, everything=self.everything)

    def add(self, rows: list[dict[str, Any]]) -> range:
        """Takes the rows of one more page, and gives their places."""
        self.rows += rows
        return range(len(self.rows) - len(rows), len(self.rows))

    def content(self) -> bytes:
        """The rows as a stream of one batch."""
        if not self.rows:
            return b""
        arrow = import_from_extra("pyarrow", "dumps")
        row = arrow.struct(rows_schema(everything=self.everything))
        # All columns at once: one by one they take as long again, however few the rows are.
        return arrow_stream(arrow.RecordBatch.from_struct_array(arrow.array(self.rows, type=row)))


@dataclass(slots=True)
class LineRows:
    """Rows for lines of JSON."""

    wiki: str
    everything: bool
    lines: list[str] = field(default_factory=list)

    def of_page(self, page: Page, record: PageRecord) -> list[str]:
        """A line for each conflict of a page, or one for all of it."""
        rows = nested_rows(page, record, self.wiki, everything=self.everything)
        return [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]

    def add(self, rows: list[str]) -> range:
        """Takes the lines of one more page, and gives their places."""
        self.lines += rows
        return range(len(self.lines) - len(rows), len(self.lines))

    def content(self) -> bytes:
        """The lines in UTF-8."""
        return "".join(line + "\n" for line in self.lines).encode("utf-8")


@dataclass(slots=True)
class FlatRows:
    """Rows for a table of each sort of entity: streams of Arrow, one behind the other, each named in its metadata.

    Pages with rows are numbered within the stretch.
    """

    wiki: str
    everything: bool
    rows: EntityRows = field(default_factory=no_rows)
    pages: int = 0

    def of_page(self, page: Page, record: PageRecord) -> EntityRows:
        """The rows for the conflicts of a page with all on their sides, or for everything on the page."""
        key = self.pages, record.page_id, record.revision_id, record.timestamp
        if self.everything:
            return page_rows(page, *key)
        return conflict_rows(page.conflicts, page_key(page, *key))

    def add(self, rows: EntityRows) -> range:
        """Takes the rows of one more page, and gives the number of the page; none where it has no rows."""
        if not any(rows.values()):
            return range(0)
        for row in (row for table in rows.values() for row in cast(list[PageKey], table)):
            row["wiki"] = self.wiki
        add_rows(self.rows, rows)
        self.pages += 1
        return range(self.pages - 1, self.pages)

    def content(self) -> bytes:
        """The tables that have rows."""
        if not self.pages:
            return b""
        return b"".join(arrow_stream(table) for table in tables_of_rows(self.rows).values() if table.num_rows)


def arrow_stream(table: Any) -> bytes:
    """A table, or a batch of one, in Arrow's stream format."""
    arrow = import_from_extra("pyarrow", "dumps")
    sink = BytesIO()
    with arrow.ipc.new_stream(sink, table.schema) as writer:
        writer.write(table)
    return sink.getvalue()
