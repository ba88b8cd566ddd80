"""The tables of names that a stretch of a dump gives, and the part file that holds them.

What many pages tell is one row: the first of them, and how many they are. `names_database.py` joins the stretches.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from warbox.dumps.harvest import Harvester, PageNames
from warbox.dumps.output.rows import arrow_stream
from warbox.dumps.reading.page_bytes import PageBytes, plain
from warbox.interop.arrow import TABLE_KEY
from warbox.interop.extras import import_from_extra

_PAGE = {"page_id": "int64", "revision_id": "int64"}
TABLES: dict[str, dict[str, str]] = {
    "redirects": {"wiki": "string", "title": "string", "target": "string", "section": "string", **_PAGE},
    "foreign_titles": {
        "wiki": "string",
        "title": "string",
        "lang": "string",
        "foreign_title": "string",
        "source": "string",
        "pages": "int64",
        **_PAGE,
    },
    "link_texts": {"wiki": "string", "text": "string", "target": "string", "pages": "int64", **_PAGE},
    "group_pages": {
        "wiki": "string",
        "name": "string",
        "page_title": "string",
        "leads_to": "string",
        "text": "string",
        **_PAGE,
    },
    "conversion_groups": {
        "wiki": "string",
        "name": "string",
        "page_title": "string",
        "leads_to": "string",
        "rules": "int64",
        "unread": "int64",
        **_PAGE,
    },
    "conversion_rules": {
        "wiki": "string",
        "group_name": "string",
        "number": "int64",
        "rule": "string",
        "original": "string",
    },
}
"""The columns of each table, with their types in Arrow."""

HARVESTED = ("redirects", "foreign_titles", "link_texts", "group_pages")
"""The tables that a stretch gives; the pages of groups become the other two."""

_Row: TypeAlias = dict[str, Any]


@cache
def names_schema(table: str) -> Any:
    """The Arrow schema of a table of names."""
    arrow = import_from_extra("pyarrow", "dumps")
    fields = [arrow.field(name, getattr(arrow, kind)()) for name, kind in TABLES[table].items()]
    return arrow.schema(fields, {TABLE_KEY: table.encode()})


@dataclass(slots=True)
class NamesRows:
    """Takes the pages of a stretch, and gives the content of its part file: what they tell of names.

    `wiki` is the database name that rows bear.
    """

    wiki: str
    harvester: Harvester
    single: dict[str, list[_Row]] = field(default_factory=lambda: {"redirects": [], "group_pages": []})
    counted: dict[str, dict[tuple[str, ...], _Row]] = field(
        default_factory=lambda: {"foreign_titles": {}, "link_texts": {}}
    )

    def of_page(self, page: PageBytes) -> PageNames | None:
        """What a page tells, which `add` takes. Nothing is kept of it yet."""
        return self.harvester.look(page)

    def add(self, found: PageNames | None) -> None:
        """Takes what one more page tells."""
        if found is None:
            return
        page = found.page
        keys = {"wiki": self.wiki, "page_id": page.page_id, "revision_id": page.revision_id}
        if found.group is not None:
            row = {"name": found.group, "page_title": page.title, "text": plain(page.text)}
            self.single["group_pages"].append(keys | row | {"leads_to": found.redirect[0] if found.redirect else None})
        elif found.redirect is not None:
            target, section = found.redirect
            self.single["redirects"].append(keys | {"title": page.title, "target": target, "section": section})
        for foreign in found.foreign:
            self._count("foreign_titles", ("title", "lang", "foreign_title", "source"), foreign, keys)
        for text in found.texts:
            self._count("link_texts", ("text", "target"), text, keys)

    def _count(self, table: str, columns: tuple[str, ...], values: tuple[str, ...], keys: _Row) -> None:
        row = self.counted[table].get(values)
        if row is None:
            row = self.counted[table][values] = keys | dict(zip(columns, values, strict=True)) | {"pages": 0}
        row["pages"] += 1

    def content(self) -> bytes:
        """The tables that have rows, each a stream of Arrow, one behind the other."""
        arrow = import_from_extra("pyarrow", "dumps")
        rows = self.single | {name: list(counted.values()) for name, counted in self.counted.items()}
        return b"".join(
            arrow_stream(arrow.Table.from_pylist(rows[name], schema=names_schema(name)))
            for name in HARVESTED
            if rows[name]
        )
