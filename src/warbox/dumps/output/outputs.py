"""Joins the parts of a run into its output: a Parquet file, a folder of them, lines of JSON, a DuckDB database.

The rows stand in the order of the dump, and the same rows give the same bytes.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warbox.dumps.errors import DumpError
from warbox.dumps.link_targets import write_link_targets
from warbox.dumps.output.database import write_database
from warbox.dumps.output.row_schema import rows_schema
from warbox.dumps.output.rows import Form
from warbox.dumps.output.table_files import TableFile, open_files, table_name, tables_in
from warbox.interop.arrow import entity_schemas
from warbox.interop.extras import import_from_extra

_ENDINGS = {".parquet": Form.PARQUET, ".jsonl": Form.LINES, ".jsonl.gz": Form.LINES, ".duckdb": Form.DUCKDB}


def form_of(output: Path) -> Form:
    """What an output is, by its name; one without an ending is a folder of tables. Raises `DumpError`."""
    for ending, form in _ENDINGS.items():
        if output.name.endswith(ending):
            return form
    if output.suffix and not output.is_dir():
        raise DumpError(
            f"cannot tell what {output.name} is to be: .parquet, .jsonl, .jsonl.gz, .duckdb, or a folder of tables"
        )
    return Form.TABLES


def join_parts(parts: Sequence[Path], output: Path, *, everything: bool, evidence: Path | None = None) -> None:
    """Writes the output from its parts, given in the order of the dump.

    With a database of names as evidence, flat tables have one more, of what the links lead to.
    """
    form = form_of(output)
    if form is Form.PARQUET:
        _join_nested(parts, output, rows_schema(everything=everything))
    elif form is Form.LINES:
        _join_lines(parts, output)
    elif form is Form.TABLES:
        output.mkdir()
        _join_tables(parts, output, evidence)
    else:
        tables = output.with_name(output.name + ".tables")
        shutil.rmtree(tables, ignore_errors=True)
        tables.mkdir()
        _join_tables(parts, tables, evidence)
        write_database(tables, output)
        shutil.rmtree(tables)


def _join_lines(parts: Sequence[Path], output: Path) -> None:
    with output.open("wb") as file:
        if output.suffix != ".gz":
            _copy_all(parts, file)
            return
        # Neither the time nor the name of the file may get into it: the same lines are the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            _copy_all(parts, packed)


def _copy_all(parts: Sequence[Path], target: Any) -> None:
    for part in parts:
        with part.open("rb") as source:
            shutil.copyfileobj(source, target)


def _join_nested(parts: Sequence[Path], output: Path, schema: Any) -> None:
    with TableFile(output, schema) as file:
        for part in parts:
            for table in tables_in(part):
                file.add(table)


def _join_tables(parts: Sequence[Path], folder: Path, evidence: Path | None) -> None:
    """Writes one file for each table. Pages are numbered anew, over all parts."""
    compute = import_from_extra("pyarrow.compute", "dumps")
    pages = 0
    with open_files(folder, entity_schemas()) as files:
        for part in parts:
            last = -1
            for table in tables_in(part):
                page = table.schema.get_field_index("page")
                last = max(last, compute.max(table["page"]).as_py())
                numbers = compute.add(table["page"], pages)
                files[table_name(table)].add(table.set_column(page, table.schema.field(page), numbers))
            pages += last + 1
    if evidence is not None:
        write_link_targets(folder, evidence)
