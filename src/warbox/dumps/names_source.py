"""Opens what `warbox dump --names` wrote, as evidence on the names of articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from warbox.dumps.errors import DumpError
from warbox.interop.extras import import_from_extra
from warbox.names.conversion.group_pages import group_name
from warbox.names.conversion.groups import ConversionGroup, GroupRule
from warbox.names.known import KnownNames, page_title

_LEAST_PAGES = 2
_SHARE = 0.9
"""A text tells of a page where so many pages link so, and at least this share of those that link with the text."""
_LONGEST_CHAIN = 3
"""MediaWiki itself follows one redirect; bots mend longer chains."""
_WIKIS = " UNION ".join(
    f"SELECT DISTINCT wiki FROM {table}" for table in ("redirects", "foreign_titles", "link_texts", "conversion_groups")
)


def open_names(path: str | Path, wiki: str | None = None) -> NamesDatabase:
    """The names of a wiki (its database name), which may be left out where the file holds one wiki only.

    Raises `DumpError` where the file is none that `warbox dump --names` wrote, or holds nothing of that wiki.
    """
    connection = connect(path)
    try:
        return NamesDatabase(connection, _held_wiki(connection, path, wiki))
    except BaseException:
        connection.close()
        raise


def _held_wiki(connection: Any, path: str | Path, wiki: str | None) -> str:
    """The wiki, or the only one that the file holds. Raises `DumpError` where it does not hold it."""
    wikis = sorted(name for (name,) in connection.execute(_WIKIS).fetchall())
    if wiki is None and len(wikis) == 1:
        wiki = wikis[0]
    if wiki is None or wiki not in wikis:
        held = ", ".join(wikis) or "no wiki"
        raise DumpError(f"{path} holds names of {held}" + (f", none of {wiki}" if wiki else ": say which"))
    return wiki


def connect(path: str | Path) -> Any:
    """A connection to such a file, for reading only. Raises `DumpError` where it is none."""
    duckdb = import_from_extra("duckdb", "dumps")
    if not Path(path).is_file():
        raise DumpError(f"cannot read {str(path)!r}: No such file or directory")
    connection = None
    try:
        connection = duckdb.connect(str(path), read_only=True)
        connection.execute(_WIKIS)
    except duckdb.Error as error:
        if connection is not None:
            connection.close()
        raise DumpError(f"{path} is no database that warbox dump --names wrote") from error
    return connection


class NamesDatabase:
    """The names of one wiki. It is a `NameSource`; `warbox.parse` takes it. As a context manager it closes its file."""

    def __init__(self, connection: Any, wiki: str) -> None:
        self._rows = _Rows(connection, wiki)
        self.wiki = wiki
        self.conversion_groups: Mapping[str, ConversionGroup] = _Groups(self._rows)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._rows.connection.close()

    def known_of(self, names: Collection[str]) -> KnownNames:
        """What is known of these texts and titles."""
        shown = self._texts(names)
        targets = {target for found in shown.values() for target in found}
        redirects = self._redirects({*map(page_title, names), *targets})
        pages = {*map(page_title, names), *redirects.values()}
        foreign: dict[str, set[tuple[str, str]]] = defaultdict(set)
        query = "SELECT title, lang, foreign_title FROM foreign_titles WHERE wiki = ? AND title IN (SELECT unnest(?))"
        for title, language, foreign_title in self._rows(query, sorted(pages)):
            foreign[title].add((language, foreign_title))
        return KnownNames(
            redirects,
            {title: frozenset(found) for title, found in foreign.items()},
            {text: page for text, found in shown.items() if (page := _shown_page(found, redirects)) is not None},
        )

    def _redirects(self, titles: Collection[str]) -> dict[str, str]:
        """The page that each title leads to, of those that lead to all of another page."""
        query = "SELECT title, target FROM redirects WHERE wiki = ? AND title IN (SELECT unnest(?)) AND section IS NULL"
        found = dict(self._rows(query, sorted(titles)))
        for _ in range(_LONGEST_CHAIN):
            onward = dict(self._rows(query, sorted({*found.values()} - {*found})))
            if not onward:
                break
            found |= onward
        return {title: _end(title, found) for title in found}

    def _texts(self, texts: Collection[str]) -> dict[str, dict[str, int]]:
        """For each text the pages that links with it lead to, and how often."""
        query = "SELECT text, target, pages FROM link_texts WHERE wiki = ? AND text IN (SELECT unnest(?))"
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for text, target, pages in self._rows(query, sorted(texts)):
            found[text][target] = pages
        return found


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a query about one wiki and some values."""

    connection: Any
    wiki: str

    def __call__(self, query: str, values: Any) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self.connection.execute(query, [self.wiki, values]).fetchall()
        return rows


def _end(title: str, redirects: Mapping[str, str]) -> str:
    """Where a chain of redirects ends, or where it has been before."""
    seen = {title}
    while title in redirects and redirects[title] not in seen:
        title = redirects[title]
        seen.add(title)
    return title


def _shown_page(found: Mapping[str, int], redirects: Mapping[str, str]) -> str | None:
    """The page that nearly all links with a text lead to."""
    pages: dict[str, int] = defaultdict(int)
    for target, count in found.items():
        pages[redirects.get(target, target)] += count
    page, count = max(pages.items(), key=lambda entry: (entry[1], entry[0]))
    return page if count >= _LEAST_PAGES and count >= _SHARE * sum(pages.values()) else None


class _Groups(Mapping[str, ConversionGroup]):
    """The conversion groups of a wiki, each read when it is asked for."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self._read: dict[str, ConversionGroup] = {}

    def __getitem__(self, name: str) -> ConversionGroup:
        key = group_name(name)
        if key not in self._read:
            self._read[key] = self._find(key)
        return self._read[key]

    def _find(self, name: str) -> ConversionGroup:
        query = "SELECT page_title, leads_to FROM conversion_groups WHERE wiki = ? AND name = ?"
        for _ in range(_LONGEST_CHAIN):
            ((page, leads_to),) = self._rows(query, name) or [(None, None)]
            if leads_to is None:
                break
            name = leads_to
        if page is None or leads_to is not None:
            raise KeyError(name)
        query = "SELECT rule, original FROM conversion_rules WHERE wiki = ? AND group_name = ? ORDER BY number"
        return ConversionGroup(name, page, tuple(GroupRule(*row) for row in self._rows(query, name)))

    def __iter__(self) -> Iterator[str]:
        query = "SELECT name FROM conversion_groups WHERE wiki = ? AND leads_to IS NULL AND name <> ? ORDER BY name"
        return (name for (name,) in self._rows(query, ""))

    def __len__(self) -> int:
        return sum(1 for _ in self)
