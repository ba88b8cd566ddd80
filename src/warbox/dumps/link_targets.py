"""Follows the links of a dump's tables by a database of names: whoever is one page is then one in all rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from warbox.dumps.names_source import NamesDatabase, connect
from warbox.dumps.output.table_files import TableFile
from warbox.interop.extras import import_from_extra
from warbox.names import NameOccurrence

LINK_TARGETS = "link_targets"
_TABLES = ("combatants", "commanders")


@cache
def link_targets_schema() -> Any:
    """The Arrow schema of the table."""
    arrow = import_from_extra("pyarrow", "dumps")
    text = arrow.string()
    columns = {"wiki": text, "link": text, "target": text, "foreign_titles": arrow.list_(text)}
    return arrow.schema([arrow.field(name, kind, nullable=False) for name, kind in columns.items()])


def write_link_targets(folder: Path, evidence: Path) -> None:
    """Adds a table to those in a folder: where each link of a combatant or commander leads, here and on other wikis."""
    schema = link_targets_schema()
    rows = list(_rows(folder, evidence))
    with TableFile(folder / f"{LINK_TARGETS}.parquet", schema) as file:
        file.add(import_from_extra("pyarrow", "dumps").Table.from_pylist(rows, schema=schema))


def _rows(folder: Path, evidence: Path) -> Iterator[dict[str, Any]]:
    with connect(evidence) as connection:
        for wiki, links in sorted(_links(folder).items()):
            known = NamesDatabase(connection, wiki).known_of(links)
            for link in sorted(links):
                name = NameOccurrence(text=link)
                titles = [f"{language}:{title}" for language, title in sorted(known.foreign_of(name))]
                yield {"wiki": wiki, "link": link, "target": known.page_of(name), "foreign_titles": titles}


def _links(folder: Path) -> dict[str, set[str]]:
    """For each wiki the links of its combatants and commanders."""
    parquet = import_from_extra("pyarrow.parquet", "dumps")
    found: dict[str, set[str]] = defaultdict(set)
    for name in _TABLES:
        for batch in parquet.ParquetFile(folder / f"{name}.parquet").iter_batches(columns=["wiki", "link"]):
            for wiki, link in zip(batch["wiki"].to_pylist(), batch["link"].to_pylist(), strict=True):
                if link is not None:
                    found[wiki].add(link)
    return found
