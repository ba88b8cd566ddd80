"""Answers questions in SQL about what `warbox dump` wrote."""

from __future__ import annotations

import csv
import json
import math
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from warbox.dumps.errors import DumpError
from warbox.dumps.output.places import in_utf8
from warbox.interop.extras import import_from_extra

_ROWS_AT_ONCE = 1_000
_SHOWN = 40
"""How many rows a table for people shows."""
_WIDTH = 160
"""How many columns of text it takes where there is no terminal."""
_NAME, _TEXT = '"', "'"
"""The marks of SQL around the name of a table and around a text."""
_PARQUET_SIGN = b"PAR1"
_DUCKDB_SIGN, _DUCKDB_SIGN_AT = b"DUCK", 8
"""What these files begin with, the second behind a checksum."""


def answer(database: Path, query: str, form: str, width: int | None = None) -> Iterator[str]:
    """The rows of the answer as text: a `table` for people, `csv` or `jsonl`.

    A database is opened for reading only; of a folder of tables each is a table, of one Parquet file `conflicts` is it.
    Of several statements the last one has the answer. Lists and structures are JSON in every form; a number that JSON
    has none for (NaN, infinity) is null there. Raises `DumpError` where the file is none of these, where the query is
    none, where an earlier statement has rows, which would not be seen, or where two columns of `jsonl` have one name.
    """
    duckdb = import_from_extra("duckdb", "dumps")
    if not database.exists():
        raise DumpError(f"cannot read {str(database)!r}: No such file or directory")
    try:
        with _opened(duckdb, database) as connection:
            yield from _written(connection.execute(_checked(duckdb, query)), form, width)
    except duckdb.Error as error:
        raise DumpError(str(error)) from error


def _checked(duckdb: Any, query: str) -> str:
    """The query, where it is one."""
    *earlier, last = duckdb.extract_statements(query) or [None]
    if last is None:
        raise DumpError("the query is empty")
    if any(statement.type == duckdb.StatementType.SELECT for statement in earlier):
        raise DumpError("one query at a time: of several only the rows of the last would be shown")
    return query


def _opened(duckdb: Any, database: Path) -> Any:
    head = b"" if database.is_dir() else _head(database)
    if database.suffix == ".duckdb" or head.find(_DUCKDB_SIGN) == _DUCKDB_SIGN_AT:
        return duckdb.connect(str(database), read_only=True)
    tables = [database] if head.startswith(_PARQUET_SIGN) else sorted(database.glob("*.parquet"))
    if not tables:
        raise DumpError(f"cannot tell what {str(database)!r} is: give a .duckdb, a .parquet or a folder of tables")
    connection = duckdb.connect()
    try:
        for path in tables:
            name = path.stem if database.is_dir() else "conflicts"
            connection.execute(f"CREATE VIEW {_quoted(name, _NAME)} AS FROM read_parquet({_quoted(str(path), _TEXT)})")
    except BaseException:
        connection.close()
        raise
    return connection


def _quoted(text: str, mark: str) -> str:
    """The text between these marks, as SQL has it. Raises `DumpError` where it is a file name that is not UTF-8."""
    return mark + in_utf8(text).replace(mark, mark * 2) + mark


def _head(file: Path) -> bytes:
    """The first bytes of a file. Raises `DumpError` where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(_DUCKDB_SIGN_AT + len(_DUCKDB_SIGN))
    except OSError as error:
        raise DumpError(f"cannot read {str(file)!r}: {error.strerror or error}") from error


def _written(result: Any, form: str, width: int | None) -> Iterator[str]:
    columns = [column[0] for column in result.description or ()]
    if form == "table":
        from warbox.dumps.shown_rows import shown_rows

        rows = result.fetchmany(_SHOWN + 1)
        yield shown_rows(columns, [[_cell(value) for value in row] for row in rows[:_SHOWN]], width or _WIDTH)
        if len(rows) > _SHOWN:
            yield f"only the first {_SHOWN} rows are shown: --format csv or jsonl gives all\n"
        return
    if form == "csv":
        yield _csv_lines([columns])
    elif twice := [name for name, times in Counter(columns).items() if times > 1]:
        raise DumpError(f"two columns are called {twice[0]!r}: an object of JSON has one of a name; say `as` for one")
    while rows := result.fetchmany(_ROWS_AT_ONCE):
        if form == "csv":
            yield _csv_lines(rows)
        else:
            yield "".join(_json_line(columns, row) for row in rows)


def _csv_lines(rows: list[Any]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(map(_cell, row) for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    """A value in a cell: a list or a structure as JSON, nothing for null."""
    if value is None or isinstance(value, str):
        return value or ""
    return _json(value) if isinstance(value, bool | list | tuple | dict) else str(value)


def _json_line(columns: list[str], row: tuple[Any, ...]) -> str:
    return _json(dict(zip(columns, row, strict=True))) + "\n"


def _json(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False, default=str)


def _plain(value: Any) -> Any:
    """The same in values that JSON has, at any depth: keys of maps may be anything, and numbers none or endless."""
    if isinstance(value, dict):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return None if isinstance(value, float) and not math.isfinite(value) else value
