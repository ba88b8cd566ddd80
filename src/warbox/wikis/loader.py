"""Reads a wiki's data file into a `Wiki`; a file may extend another one."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from warbox.errors import UnknownWikiError, WikiDataError
from warbox.wikis.paths import without_table

Table = dict[str, Any]

FILE_ENDING = ".toml"
_SUFFIX = "wiki"
_BY_TEMPLATE = (
    "templates",
    "parameters",
    "checked_templates",
    "other_parameters",
    "parameter_order",
    "deprecated_parameters",
    "replacements",
)


@dataclass(frozen=True, eq=False, slots=True)
class Wiki:
    """One wiki's data: plain tables, whose meaning is known to the rooms that read them.

    `code` is the database name (`zhwiki`), `language` the language's code (`zh`). Instances compare by identity:
    `load_wiki` returns the same one each time, so that readers may keep what they compile from a wiki's words.
    """

    code: str
    language: str
    tables: Table

    @property
    def locale(self) -> str:
        """The locale of CLDR whose words stand for what templates write of themselves; by default the language."""
        return str(self.table("scripts").get("locale", self.language))

    def table(self, name: str) -> Table:
        """The table of that name; empty where the wiki has none."""
        found = self.tables.get(name, {})
        if not isinstance(found, dict):
            raise WikiDataError(f"{self.code}: [{name}] is not a table")
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """One of this package is the same again where it is unpickled; one of a file of your own brings its data."""
        known = self.code in available_wikis() and load_wiki(self.code) is self
        return (load_wiki, (self.code,)) if known else (Wiki, (self.code, self.language, self.tables))


class WikiCode(str):
    """The code of a wiki that leads back to the wiki itself: what was read with a file of your own keeps its data.

    As a text it is the code, and nothing else: codes of two files for one wiki are equal.
    """

    wiki: Wiki

    def __new__(cls, wiki: Wiki) -> Self:
        """The code of that wiki."""
        code = super().__new__(cls, wiki.code)
        code.wiki = wiki
        return code

    def __reduce__(self) -> tuple[Any, ...]:
        return WikiCode, (self.wiki,)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


def available_wikis() -> list[str]:
    """The database names of the wikis that have a data file, sorted."""
    names = (entry.name for entry in files("warbox.wikis").iterdir())
    return sorted(name.removesuffix(FILE_ENDING) + _SUFFIX for name in names if name.endswith(FILE_ENDING))


@cache
def load_wiki(code: str) -> Wiki:
    """The wiki of that database name (`zhwiki`) or language (`zh`).

    Raises `UnknownWikiError` where there is no data file for it.
    """
    if code + _SUFFIX in available_wikis():
        return load_wiki(code + _SUFFIX)
    return _wiki(_inherited(own_tables(code), []), code)


def find_wiki(wiki: str | Path | Wiki) -> Wiki:
    """The wiki that this names: a code or language, a data file (a `Path`, or text that ends in `.toml`), itself.

    The code that a model keeps of the wiki it was read from leads back to that one, whatever file its data is from.
    Raises `UnknownWikiError` where there is no data for it, or for what a file extends, `WikiDataError` for a file that
    cannot be read or does not describe a wiki, and `TypeError` for what is none of these.
    """
    if isinstance(wiki, Wiki):
        return wiki
    if isinstance(wiki, WikiCode):
        return wiki.wiki
    if not isinstance(wiki, str | Path):
        raise TypeError(f"a wiki is named by a code, a language or a file, and not by {wiki!r}")
    if isinstance(wiki, Path) or wiki.endswith(FILE_ENDING):
        return read_wiki(wiki)
    return load_wiki(wiki)


def read_wiki(path: str | Path) -> Wiki:
    """The wiki that a file of your own describes (docs/adding-a-wiki.md). Each call reads the file anew: keep the wiki.

    Raises `WikiDataError`, with all that is wrong, where the file cannot be read or does not describe a wiki, and
    `UnknownWikiError` where it extends a wiki that there is no data for.
    """
    from warbox.wikis.form import form_errors  # brings in pydantic, which the data of this package does without

    tables = read_tables(path)
    errors = form_errors(tables)
    if errors:
        raise WikiDataError(f"{str(path)!r} does not describe a wiki: {'; '.join(errors)}")
    return _wiki(_inherited(with_canonical_keys(tables), []), Path(path).stem)


def read_tables(path: str | Path) -> Table:
    """What stands in a data file, without what it extends. Raises `WikiDataError` where it cannot be read."""
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise WikiDataError(f"cannot read {str(path)!r}: {error.strerror}") from error
    except ValueError as error:  # what is not UTF-8 or not TOML, and a path that no system takes
        raise WikiDataError(f"{str(path)!r} is not TOML: {error}") from error


def with_canonical_keys(tables: Table) -> Table:
    """The tables of a data file with the canonical names of templates as they are compared: in any case and spacing."""
    changed = {name: _by_canonical_name(tables[name]) for name in _BY_TEMPLATE if name in tables}
    return {**tables, **changed}


def _by_canonical_name(table: Table) -> Table:
    found: Table = {}
    for key, value in table.items():
        canonical = " ".join(key.replace("_", " ").split()).casefold()
        found[canonical] = _merge({canonical: value}, found)[canonical] if canonical in found else value
    return found


def own_tables(code: str) -> Table:
    """What stands in the data file of that wiki of this package, without what it extends.

    Raises `UnknownWikiError` where there is none.
    """
    language = code.removesuffix(_SUFFIX)
    if not language.isidentifier() or not (files("warbox.wikis") / f"{language}{FILE_ENDING}").is_file():
        raise UnknownWikiError(f"no data for the wiki {code!r}; there is data for {', '.join(available_wikis())}")
    return _tables_of_language(language)


@cache
def _tables_of_language(language: str) -> Table:
    # Read once: nearly all wikis extend one and the same.
    return tomllib.loads((files("warbox.wikis") / f"{language}{FILE_ENDING}").read_text(encoding="utf-8"))


def _wiki(tables: Table, name: str) -> Wiki:
    language = tables.get("language") or name.removesuffix(_SUFFIX)
    return Wiki(code=tables.get("code") or language + _SUFFIX, language=language, tables=tables)


def _inherited(tables: Table, above: Sequence[str]) -> Table:
    """The tables with those of the wiki that they extend, and so on; `above` are the wikis that lead here."""
    base = tables.get("extends")
    if base is None:
        return tables
    base = base.removesuffix(_SUFFIX)
    if base in above:
        raise WikiDataError(f"the data of {base!r} extends itself")
    inherited = _inherited(own_tables(base), [*above, base])
    for path in tables.get("own", ()):
        inherited = without_table(inherited, path)
    kept = {name: value for name, value in inherited.items() if name not in NOT_INHERITED}
    own = tables.get("templates", {})
    return _merge({**kept, "templates": _without_names(kept.get("templates", {}), own)}, tables)


NOT_INHERITED = frozenset({"code", "language", "name", "extends", "own", "guesses"})
"""The keys that hold for the file they stand in alone."""


def _without_names(templates: Table, own: Table) -> Table:
    """The templates without the names that the wiki's own file gives to some template, in whatever case."""
    taken = {name.casefold() for names in own.values() for name in names}
    kept: Table = {}
    for canonical, names in templates.items():
        left = [name for name in names if name.casefold() not in taken]
        kept[canonical] = {name: names[name] for name in left} if isinstance(names, dict) else left
    return kept


def _merge(base: Table, own: Table) -> Table:
    """Tables are merged key by key, lists entry by entry. What is the wiki's own stands first, and so counts first."""
    merged: Table = {}
    for key, value in own.items():
        inherited = base.get(key)
        if isinstance(value, dict) and isinstance(inherited, dict):
            merged[key] = _merge(inherited, value)
        elif isinstance(value, list) and isinstance(inherited, list):
            merged[key] = value + [entry for entry in inherited if entry not in value]
        else:
            merged[key] = value
    return merged | {key: value for key, value in base.items() if key not in own}
