"""What is known of the words of a language: the data of its wiki, or `languages.toml` where there is no such wiki."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from warbox.errors import UnknownWikiError
from warbox.wikis import Wiki, load_wiki
from warbox.wikis.loader import Table


@cache
def words_of_language(language: str) -> Wiki | None:
    """The tables of the language with that code; none where nothing is known of it."""
    try:
        return load_wiki(language)
    except UnknownWikiError:
        tables = languages_without_wiki().get(language)
        return None if tables is None else Wiki(language, language, tables)


@cache
def languages_without_wiki() -> dict[str, Table]:
    """The tables of `languages.toml` by the codes of their languages; they have the form of a wiki's."""
    return tomllib.loads((files("warbox.names") / "languages.toml").read_text(encoding="utf-8"))
