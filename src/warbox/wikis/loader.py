"""Reads a wiki's data file into a `Wiki`; a file may extend another one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from warbox.errors import UnknownWikiError, WikiDataError

Table = dict[str, Any]


@dataclass(frozen=True, eq=False, slots=True)
class Wiki:
    """One wiki's data: plain tables, whose meaning is known to the rooms that read them.

    `code` is the database name (`zhwiki`), `language` the language's code (`zh`). Instances compare by identity:
    `load_wiki` returns the same one each time, so that readers may keep what they compile from a wiki's words.
    """

    code: str
    language: str
    tables: Table

    def table(self, name: str) -> Table:
        """The table of that name; empty where the wiki has none."""
        found = self.tables.get(name, {})
        if not isinstance(found, dict):
            raise WikiDataError(f"{self.code}: [{name}] is not a table")
        return found


def available_wikis() -> list[str]:
    """The database names of the wikis that have a data file, sorted."""
    names = (entry.name for entry in files("warbox.wikis").iterdir())
    return sorted(name.removesuffix(".toml") + "wiki" for name in names if name.endswith(".toml"))


@cache
def load_wiki(code: str) -> Wiki:
    """The wiki of that database name (`zhwiki`) or language (`zh`).

    Raises `UnknownWikiError` where there is no data file for it.
    """
    language = code.removesuffix("wiki")
    return Wiki(code=language + "wiki", language=language, tables=_load_tables(language))


def _load_tables(language: str) -> Table:
    source = files("warbox.wikis") / f"{language}.toml"
    if not language.isidentifier() or not source.is_file():
        raise UnknownWikiError(f"no data for the wiki {language!r}; there is data for {', '.join(available_wikis())}")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    base = tables.pop("extends", None)
    return tables if base is None else _merge(_load_tables(base), tables)


def _merge(base: Table, own: Table) -> Table:
    """Tables are merged key by key; a list keeps the wiki's own entries first, then those it extends."""
    merged = dict(base)
    for key, value in own.items():
        inherited = base.get(key)
        if isinstance(value, dict) and isinstance(inherited, dict):
            merged[key] = _merge(inherited, value)
        elif isinstance(value, list) and isinstance(inherited, list):
            merged[key] = value + [entry for entry in inherited if entry not in value]
        else:
            merged[key] = value
    return merged
