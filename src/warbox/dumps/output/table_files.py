"""Parquet files that are written from the part files of a run, and the tables in these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from warbox.interop.arrow import TABLE_KEY
from warbox.interop.extras import import_from_extra

_ROWS_IN_GROUP = 1_000
"""Rows of conflicts take some kilobytes each."""
_COMPRESSION = "zstd"


def tables_in(part: Path) -> Iterator[Any]:
    """The tables of a part file: streams of Arrow, one behind the other."""
    arrow = import_from_extra("pyarrow", "dumps")
    with arrow.OSFile(str(part)) as source:
        while source.tell() < source.size():
            with arrow.ipc.open_stream(source) as stream:
                yield stream.read_all()


def table_name(table: Any) -> str:
    """The name that a table bears in its metadata."""
    name: bytes = table.schema.metadata[TABLE_KEY]
    return name.decode()


def join_streams(parts: Sequence[Path], folder: Path, schemas: Mapping[str, Any], rows_in_group: int) -> None:
    """Writes one file for each table, its rows in the order of the parts."""
    with open_files(folder, schemas, rows_in_group) as files:
        for part in parts:
            for table in tables_in(part):
                files[table_name(table)].add(table)


@contextmanager
def open_files(
    folder: Path, schemas: Mapping[str, Any], rows_in_group: int = _ROWS_IN_GROUP
) -> Iterator[dict[str, TableFile]]:
    """A Parquet file in that folder for each schema, by the name of its table."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(TableFile(folder / f"{name}.parquet", schema, rows_in_group))
            for name, schema in schemas.items()
        }


class TableFile:
    """A Parquet file whose row groups have the same size, whatever the sizes of the tables that are added."""

    def __init__(self, path: Path, schema: Any, rows_in_group: int = _ROWS_IN_GROUP) -> None:
        arrow, parquet = import_from_extra("pyarrow", "dumps"), import_from_extra("pyarrow.parquet", "dumps")
        self._concatenate: Callable[[list[Any]], Any] = arrow.concat_tables
        self._writer = parquet.ParquetWriter(path, schema, compression=_COMPRESSION)
        self._rows_in_group = rows_in_group
        self._waiting: list[Any] = []
        self._rows = 0

    def __enter__(self) -> TableFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, table: Any) -> None:
        """Takes more rows."""
        self._waiting.append(table)
        self._rows += table.num_rows
        while self._rows >= self._rows_in_group:
            self._write(self._rows_in_group)

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
