"""Joins the parts of a run into the database of names that `--names` asks for."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from warbox.dumps.names_rows import HARVESTED, names_schema
from warbox.dumps.output.database import new_database
from warbox.dumps.output.table_files import TableFile, join_streams
from warbox.interop.extras import import_from_extra
from warbox.names.conversion.group_pages import GroupPage, group_of_title
from warbox.names.conversion.groups import ConversionGroups

_ROWS_IN_GROUP = 50_000
_MEMORY = "200MB"
"""What DuckDB may hold while it sorts; the rest waits on the disk."""

_TABLES = {
    "redirects": """
        SELECT wiki, title, target, section, page_id, revision_id
        FROM {source} ORDER BY wiki, title, file_row_number""",
    "foreign_titles": """
        SELECT wiki, title, lang, foreign_title, source, CAST(sum(pages) AS BIGINT) AS pages,
               arg_min(page_id, file_row_number) AS page_id, arg_min(revision_id, file_row_number) AS revision_id
        FROM {source} GROUP BY ALL ORDER BY wiki, title, lang, foreign_title, source""",
    "link_texts": """
        SELECT wiki, text, target, CAST(sum(pages) AS BIGINT) AS pages,
               arg_min(page_id, file_row_number) AS page_id, arg_min(revision_id, file_row_number) AS revision_id
        FROM {source} GROUP BY ALL ORDER BY wiki, text, pages DESC, target""",
}
"""Rows are sorted by what is looked up: DuckDB then reads only the blocks that may hold it."""

_Rows: TypeAlias = list[dict[str, Any]]


def write_names(parts: Sequence[Path], output: Path) -> None:
    """Writes the database of names from its parts, given in the order of the dump."""
    folder = output.with_name(output.name + ".tables")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    join_streams(parts, folder, {name: names_schema(name) for name in HARVESTED}, _ROWS_IN_GROUP)
    settings = {"threads": 1, "memory_limit": _MEMORY, "temp_directory": str(folder / "waiting")}
    with new_database(output, settings) as database:
        for name, query in _TABLES.items():
            database.execute(f"CREATE TABLE {name} AS {query.format(source=_source(folder, name))}")
        _write_groups(database, folder)
    shutil.rmtree(folder)


def _source(folder: Path, table: str) -> str:
    path = str(folder / f"{table}.parquet").replace("'", "''")
    return f"(SELECT *, file_row_number FROM read_parquet('{path}', file_row_number = true))"


def _write_groups(database: Any, folder: Path) -> None:
    """Reads the pages of conversion groups, and writes which groups there are, and their rules."""
    columns = "wiki, name, page_title, leads_to, text, page_id, revision_id"
    source = _source(folder, "group_pages")
    rows = database.execute(f"SELECT {columns} FROM {source} ORDER BY file_row_number").fetchall()
    pages = [_Page(*row) for row in rows]
    groups: _Rows = []
    rules: _Rows = []
    for wiki in sorted({page.wiki for page in pages}):
        _read_groups([page for page in pages if page.wiki == wiki], groups, rules)
    arrow = import_from_extra("pyarrow", "dumps")
    for name, table in {"conversion_groups": groups, "conversion_rules": rules}.items():
        schema = names_schema(name)
        with TableFile(folder / f"{name}.parquet", schema) as file:
            file.add(arrow.Table.from_pylist(table, schema=schema))
        columns = ", ".join(schema.names)
        database.execute(
            f"CREATE TABLE {name} AS SELECT {columns} FROM {_source(folder, name)} ORDER BY file_row_number"
        )


class _Page(NamedTuple):
    wiki: str
    name: str
    title: str
    leads_to: str | None
    text: str
    page_id: int
    revision_id: int | None


def _read_groups(pages: Sequence[_Page], rows: _Rows, rules: _Rows) -> None:
    """Adds a row for each group of a wiki, by name, and one for each of their rules."""
    groups = ConversionGroups.read(
        GroupPage(page.name, page.title, page.text) for page in pages if page.leads_to is None
    )
    pages_by_title = {page.title: page for page in pages}
    entries = {}
    for page in reversed(pages):  # of two pages of one name the first counts
        target = group_of_title(page.leads_to) if page.leads_to else groups.redirects.get(page.name)
        entries[page.name] = _row(page, page.name) | {"leads_to": target, "rules": 0, "unread": 0}
    for name, group in groups.items():
        counts = {"leads_to": None, "rules": len(group.items), "unread": len(group.unread)}
        entries[name] = _row(pages_by_title[group.page], name) | counts
    rows += [entries[name] for name in sorted(entries)]
    for name in sorted(groups):
        for number, item in enumerate(groups[name].items):
            rule = {"number": number, "rule": item.rule, "original": item.original}
            rules.append({"wiki": pages[0].wiki, "group_name": name, **rule})


def _row(page: _Page, name: str) -> dict[str, Any]:
    keys = {"page_id": page.page_id, "revision_id": page.revision_id}
    return {"wiki": page.wiki, "name": name, "page_title": page.title, **keys}
