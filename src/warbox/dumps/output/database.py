"""The DuckDB database of a dump: its tables, the keys between them, and views for common questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EIO
from pathlib import Path
from typing import Any

from warbox.dumps.link_targets import LINK_TARGETS
from warbox.interop.arrow import entity_schemas
from warbox.interop.extras import import_from_extra
from warbox.report.overview.casualties import side_ranges

_KEYS = {
    "conflicts": ["PRIMARY KEY (page, conflict)"],
    "combatants": ["FOREIGN KEY (page, conflict) REFERENCES conflicts (page, conflict)"],
    "commanders": ["FOREIGN KEY (page, conflict) REFERENCES conflicts (page, conflict)"],
    "figures": ["FOREIGN KEY (page, conflict) REFERENCES conflicts (page, conflict)"],
}
"""What DuckDB is told of a table besides its columns. It keeps an index for each, so tables of all pages have none."""

_TYPES = {"int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "string": "VARCHAR"}

_CONFLICT = "c.page, c.conflict, c.wiki, c.page_title, c.name AS conflict_name, c.start_year, c.end_year"
_PLACE = ("side", "position")
_SOURCES = ("footnotes", "references", "short_footnotes", "sources", "source_pages")
_FIGURE = (
    *_PLACE,
    *("category", "counted", "noun", "low", "high", "approximate", "civilian", "subject", "note", "text"),
    *_SOURCES,
)
_PARTY = (*_PLACE, "name", "link", "country", "country_code")


def _view(rows: str, columns: Iterable[str]) -> str:
    """The query of a view: the rows with what a question about a conflict begins with."""
    own = ", ".join(f'r."{column}"' for column in columns)
    return f"SELECT {_CONFLICT}, {own} FROM {rows} r JOIN conflicts c USING (page, conflict)"


def _views() -> dict[str, str]:
    """The query of each view."""
    losses = "(SELECT * FROM figures WHERE cell = 'casualties')"
    tolls = side_ranges(losses, ("page", "conflict"))
    return {
        "losses": _view(losses, _FIGURE),
        "tolls": _view(f"({tolls})", ("side", "category", "civilian", "low", "high", "open")),
        "forces": _view("(SELECT * FROM figures WHERE cell = 'strength')", _FIGURE),
        "leaders": _view("commanders", (*_PARTY, "rank", "status", *_SOURCES)),
        "parties": _view("combatants", (*_PARTY, "group", "period", *_SOURCES)),
    }


@contextmanager
def new_database(output: Path, settings: dict[str, Any]) -> Iterator[Any]:
    """A connection to an empty database; behind the block all that was written is in the file.

    Raises `OSError` where it cannot be written. DuckDB itself says nothing where that fails when it closes a file.
    """
    duckdb = import_from_extra("duckdb", "dumps")
    for left in (output, output.with_name(output.name + ".wal")):
        left.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(output), config=settings) as database:
            yield database
            database.execute("CHECKPOINT")
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise OSError(EIO, str(error).splitlines()[0], str(output)) from error


def write_database(tables: Path, output: Path) -> None:
    """A database of the Parquet tables in a folder: `conflicts` first, since the others refer to it."""
    with new_database(output, {"threads": 1}) as database:
        for name, schema in entity_schemas().items():
            columns = [_column(field) for field in schema]
            database.execute(f'CREATE TABLE "{name}" ({", ".join([*columns, *_KEYS.get(name, [])])})')
            path = str(tables / f"{name}.parquet").replace("'", "''")
            database.execute(f"INSERT INTO \"{name}\" SELECT * FROM read_parquet('{path}')")
        if (tables / f"{LINK_TARGETS}.parquet").exists():
            path = str(tables / f"{LINK_TARGETS}.parquet").replace("'", "''")
            database.execute(f"CREATE TABLE {LINK_TARGETS} AS SELECT * FROM read_parquet('{path}')")
        for name, query in _views().items():
            database.execute(f"CREATE VIEW {name} AS {query}")


def _column(field: Any) -> str:
    return f'"{field.name}" {_type(field.type)}{"" if field.nullable else " NOT NULL"}'


def _type(kind: Any) -> str:
    """DuckDB's type for one of Arrow's; a list has the type of its entries."""
    if hasattr(kind, "value_type"):
        return f"{_type(kind.value_type)}[]"
    return _TYPES[str(kind)]
