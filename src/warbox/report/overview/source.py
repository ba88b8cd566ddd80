"""What `warbox dump` wrote, opened with DuckDB: whatever its form, the same three tables to ask.

`conflict` has a row for each conflict in the order of the dump, numbered from 0; `party` one for each combatant, `loss`
one for each figure of casualties, both with the number of their conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warbox.errors import WarboxError
from warbox.interop.extras import import_from_extra
from warbox.report.overview.forms import FLAT, NESTED, NESTED_PAGES, Form

_TABLES = ("conflicts", "combatants", "commanders", "figures")


class OverviewError(WarboxError):
    """There is nothing to give an overview of; the message tells a person why."""


@dataclass(frozen=True, slots=True)
class Source:
    """An opened output of a dump: where it is, its form, and the connection that has the three tables."""

    path: Path
    form: Form
    connection: Any

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of an answer."""
        found: list[tuple[Any, ...]] = self.connection.execute(query).fetchall()
        return found


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Opens a database, a Parquet file of nested rows, or a folder of tables, for reading only.

    Raises `OverviewError` where there is none of these, and `MissingExtraError` without DuckDB.
    """
    duckdb = import_from_extra("duckdb", "dumps")
    if not path.exists():
        raise OverviewError(f"cannot read {str(path)!r}: No such file or directory")
    try:
        with duckdb.connect() as connection:
            form = _attach(connection, path)
            for name, query in form.tables.items():
                connection.execute(f"CREATE TEMP TABLE {name} AS {query}")
            yield Source(path, form, connection)
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        reason = str(error).splitlines()[0]
        raise OverviewError(f"{str(path)!r} is no output of this version of warbox dump: {reason}") from error
    except duckdb.Error as error:
        raise OverviewError(f"cannot read {str(path)!r}: {str(error).splitlines()[0]}") from error


def _attach(connection: Any, path: Path) -> Form:
    """Makes what the output holds known by the names of its tables."""
    if path.is_dir():
        missing = [name for name in _TABLES if not (path / f"{name}.parquet").is_file()]
        if missing:
            raise OverviewError(f"{str(path)!r} is no folder of tables: it has no {missing[0]}.parquet")
        for name in _TABLES:
            _view(connection, name, f"read_parquet({_quoted(path / f'{name}.parquet')})")
        return FLAT
    if path.suffix == ".duckdb":
        connection.execute(f"ATTACH {_quoted(path)} AS dump (READ_ONLY)")
        for name in _TABLES:
            _view(connection, name, f"dump.{name}")
        return FLAT
    if path.suffix == ".parquet":
        _view(connection, "conflicts", f"read_parquet({_quoted(path)})")
        columns = {row[0] for row in connection.execute("DESCRIBE conflicts").fetchall()}
        return NESTED_PAGES if "conflicts" in columns else NESTED
    raise OverviewError(f"cannot tell what {str(path)!r} is: give a .duckdb, a .parquet or a folder of tables")


def _view(connection: Any, name: str, source: str) -> None:
    connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {source}")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
