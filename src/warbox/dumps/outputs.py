"""Joins the parts of a run into its output: a Parquet file, a folder of them, lines of JSON, a DuckDB database.

The rows stand in the order of the dump, and the same rows give the same bytes.
"""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from warbox.dumps.database import write_database
from warbox.dumps.errors import DumpError
from warbox.dumps.rows import Form, rows_schema
from warbox.interop.arrow import TABLE_KEY, entity_schemas
from warbox.interop.extras import import_from_extra

_ROWS_IN_GROUP = 1_000
_COMPRESSION = "zstd"
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


def join_parts(parts: Sequence[Path], output: Path, *, everything: bool) -> None:
    """Writes the output from its parts, given in the order of the dump."""
    form = form_of(output)
    if form is Form.PARQUET:
        _join_nested(parts, output, rows_schema(everything=everything))
    elif form is Form.LINES:
        _join_lines(parts, output)
    elif form is Form.TABLES:
        output.mkdir()
        _join_tables(parts, output)
    else:
        tables = output.with_name(output.name + ".tables")
        shutil.rmtree(tables, ignore_errors=True)
        tables.mkdir()
        _join_tables(parts, tables)
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
    with _TableFile(output, schema) as file:
        for part in parts:
            for table in _tables_in(part):
                file.add(table)


def _join_tables(parts: Sequence[Path], folder: Path) -> None:
    """Writes one file for each table. Pages are numbered anew, over all parts."""
    compute = import_from_extra("pyarrow.compute", "dumps")
    files = {name: _TableFile(folder / f"{name}.parquet", schema) for name, schema in entity_schemas().items()}
    pages = 0
    for part in parts:
        last = -1
        for table in _tables_in(part):
            name = table.schema.metadata[TABLE_KEY].decode()
            page = table.schema.get_field_index("page")
            last = max(last, compute.max(table["page"]).as_py())
            numbers = compute.add(table["page"], pages)
            files[name].add(table.set_column(page, table.schema.field(page), numbers))
        pages += last + 1
    for file in files.values():
        file.close()


def _tables_in(part: Path) -> Iterator[Any]:
    """The tables of a part file: streams of Arrow, one behind the other."""
    arrow = import_from_extra("pyarrow", "dumps")
    with arrow.OSFile(str(part)) as source:
        while source.tell() < source.size():
            with arrow.ipc.open_stream(source) as stream:
                yield stream.read_all()


class _TableFile:
    """A Parquet file whose row groups have the same size, whatever the sizes of the tables that are added."""

    def __init__(self, path: Path, schema: Any) -> None:
        arrow, parquet = import_from_extra("pyarrow", "dumps"), import_from_extra("pyarrow.parquet", "dumps")
        self._concatenate: Callable[[list[Any]], Any] = arrow.concat_tables
        self._writer = parquet.ParquetWriter(path, schema, compression=_COMPRESSION)
        self._waiting: list[Any] = []
        self._rows = 0

    def __enter__(self) -> _TableFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, table: Any) -> None:
        """Takes more rows."""
        self._waiting.append(table)
        self._rows += table.num_rows
        while self._rows >= _ROWS_IN_GROUP:
            self._write(_ROWS_IN_GROUP)

    def _write(self, rows: int) -> None:
        table = self._concatenate(self._waiting)
        self._writer.write_table(table.slice(0, rows).combine_chunks())
        rest = table.slice(rows)
        self._waiting, self._rows = ([rest], rest.num_rows) if rest.num_rows else ([], 0)

    def close(self) -> None:
        """Writes what is left."""
        if self._rows:
            self._write(self._rows)
        self._writer.close()
