"""Joins the parts of a run into its output: a Parquet file, a folder of them, lines of JSON, a DuckDB database.

The rows stand in the order of the dump, and the same rows give the same bytes.
"""

from __future__ import annotations

import gzip
import itertools
import shutil
from collections.abc import Mapping, Sequence, Set
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


LeftOut = Mapping[Path, Set[int]]
"""Of parts the numbers of rows that do not count, as `Rows.add` gives them."""


def join_parts(
    parts: Sequence[Path], output: Path, left_out: LeftOut, *, everything: bool, evidence: Path | None = None
) -> None:
    """Writes the output from its parts, given in the order of the dump, without what is to be left out of them.

    With a database of names as evidence, flat tables have one more, of what the links lead to.
    """
    form = form_of(output)
    if form is Form.PARQUET:
        _join_nested(parts, output, left_out, rows_schema(everything=everything))
    elif form is Form.LINES:
        _join_lines(parts, output, left_out)
    elif form is Form.TABLES:
        output.mkdir()
        _join_tables(parts, output, left_out, evidence)
    else:
        tables = output.with_name(output.name + ".tables")
        shutil.rmtree(tables, ignore_errors=True)
        tables.mkdir()
        _join_tables(parts, tables, left_out, evidence)
        write_database(tables, output)
        shutil.rmtree(tables)


def _join_lines(parts: Sequence[Path], output: Path, left_out: LeftOut) -> None:
    with output.open("wb") as file:
        if output.suffix != ".gz":
            _copy_all(parts, file, left_out)
            return
        # Neither the time nor the name of the file may get into it: the same lines are the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            _copy_all(parts, packed, left_out)


def _copy_all(parts: Sequence[Path], target: Any, left_out: LeftOut) -> None:
    for part in parts:
        without = left_out.get(part, ())
        with part.open("rb") as source:
            if without:
                target.writelines(line for number, line in enumerate(source) if number not in without)
            else:
                shutil.copyfileobj(source, target)


def _join_nested(parts: Sequence[Path], output: Path, left_out: LeftOut, schema: Any) -> None:
    with TableFile(output, schema) as file:
        for part in parts:
            without = left_out.get(part, ())
            for table in tables_in(part):
                counting = [number not in without for number in range(table.num_rows)]
                file.add(table.filter(counting) if without else table)


def _join_tables(parts: Sequence[Path], folder: Path, left_out: LeftOut, evidence: Path | None) -> None:
    """Writes one file for each table. Pages are numbered anew, over all parts."""
    compute = import_from_extra("pyarrow.compute", "dumps")
    pages = 0
    with open_files(folder, entity_schemas()) as files:
        for part in parts:
            tables = list(tables_in(part))
            count = 1 + max(compute.max(table["page"]).as_py() for table in tables)
            without = left_out.get(part, frozenset())
            for table in tables:
                files[table_name(table)].add(_renumbered(table, count, without, pages))
            pages += count - len(without)
    if evidence is not None:
        write_link_targets(folder, evidence)


def _renumbered(table: Any, count: int, without: Set[int], first: int) -> Any:
    """The rows of a table of that many pages but for some, these numbered from the first on."""
    arrow = import_from_extra("pyarrow", "dumps")
    numbers = itertools.count(first)
    anew = arrow.array([None if page in without else next(numbers) for page in range(count)], arrow.int64())
    column = table.schema.get_field_index("page")
    renumbered = table.set_column(column, table.schema.field(column), anew.take(table["page"].combine_chunks()))
    return renumbered.filter(renumbered["page"].is_valid()) if without else renumbered
