"""Paths into the tables of a wiki's data file: `commanders.unknown`, `templates.infobox military conflict`."""

from __future__ import annotations

from typing import Any


def table_at(tables: dict[str, Any], path: str) -> Any:
    """What a path leads to; an empty table where it leads nowhere.

    Keys may have dots themselves, as names of templates do: of several that a path may go on with the longest counts
    that leads anywhere.
    """
    keys = _keys(tables, path)
    found: Any = tables
    for key in keys:
        found = found[key]
    return found if keys else {}


def without_table(tables: dict[str, Any], path: str) -> dict[str, Any]:
    """The tables without what a path leads to; as they are where it leads nowhere."""
    return _without(tables, _keys(tables, path))


def _keys(tables: dict[str, Any], path: str) -> tuple[str, ...]:
    """The keys that a path consists of; none where it leads nowhere."""
    if path in tables:
        return (path,)
    for key in sorted((key for key in tables if path.startswith(f"{key}.")), key=len, reverse=True):
        if isinstance(tables[key], dict) and (rest := _keys(tables[key], path[len(key) + 1 :])):
            return (key, *rest)
    return ()


def _without(tables: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    if len(keys) > 1:
        return {**tables, keys[0]: _without(tables[keys[0]], keys[1:])}
    return {name: value for name, value in tables.items() if name not in keys}
