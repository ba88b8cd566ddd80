"""What the data of a wiki covers: the table of `warbox wikis`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict
from rich.table import Table as RichTable
from rich.text import Text

from warbox.conflict import CivilConflict, MilitaryConflict
from warbox.templates.citations import Citation
from warbox.templates.flags import Flag
from warbox.templates.interlanguage import InterlanguageLink
from warbox.typed import TemplateModel
from warbox.typed.names import registry
from warbox.wikis import Wiki
from warbox.wikis.loader import load_wiki, own_tables

_CONFLICTS = (*MilitaryConflict.names, *CivilConflict.names)
_CITATIONS = Citation.names

_HEADINGS = {
    "infoboxes": "boxes",
    "citations": "cites",
    "citation_parameters": "cite\nfields",
    "date_words": "date\nwords",
    "figure_words": "figure\nwords",
}
_WIKIPEDIA = " Wikipedia"
_LONGEST_NAME = 30


class WikiCoverage(BaseModel):
    """How many words and names a wiki has, its own and those of the wiki that it extends.

    `fields` are the canonical parameters of the infoboxes that the wiki has a name of its own for; where it uses the
    canonical names themselves, there are none. `guesses` are the entries of its file that were not seen on the wiki.
    """

    model_config = ConfigDict(frozen=True)

    wiki: str
    name: str
    infoboxes: int
    fields: int
    flags: int
    fates: int
    links: int
    citations: int
    citation_parameters: int
    date_words: int
    figure_words: int
    guesses: int


def coverage(code: str) -> WikiCoverage:
    """What the wiki of that database name covers. Raises `UnknownWikiError` where there is no data for it."""
    wiki, own = load_wiki(code), own_tables(code)
    tables, parameters = wiki.tables, wiki.table("parameters")
    return WikiCoverage(
        wiki=code,
        name=tables.get("name", ""),
        infoboxes=_names(wiki, MilitaryConflict),
        fields=sum(len(parameters.get(name, {})) for name in _CONFLICTS),
        flags=_names(wiki, Flag),
        fates=_words(tables.get("commanders", {}).get("fates", {})),
        links=_names(wiki, InterlanguageLink),
        citations=_names(wiki, Citation),
        citation_parameters=sum(_words(parameters.get(name, {})) for name in _CITATIONS),
        date_words=_words({key: value for key, value in tables.get("dates", {}).items() if key != "writing"}),
        figure_words=_words(tables.get("figures", {})),
        guesses=_words(own.get("guesses", {})),
    )


def coverage_table(rows: Sequence[WikiCoverage]) -> RichTable:
    """The same as a table for a terminal of 80 columns. Where room is short, the names of the wikis are cut."""
    table = RichTable(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("wiki", no_wrap=True)
    table.add_column("name", overflow="ellipsis", max_width=_LONGEST_NAME)
    numbers = [name for name in WikiCoverage.model_fields if name not in ("wiki", "name")]
    for name in numbers:
        table.add_column(_HEADINGS.get(name, name), justify="right", no_wrap=True)
    for row in rows:
        values = row.model_dump()
        title = Text(row.name.removesuffix(_WIKIPEDIA), no_wrap=True)
        table.add_row(row.wiki, title, *(str(values[name]) for name in numbers))
    return table


def _names(wiki: Wiki, model: type[TemplateModel]) -> int:
    """How many names the wiki has for templates that this class, or one made of it, types."""
    typed = {canonical: registry.find(canonical, wiki).model for canonical in wiki.table("templates")}
    return sum(
        len(wiki.table("templates")[canonical])
        for canonical, found in typed.items()
        if found is not None and issubclass(found, model)
    )


def _words(value: Any) -> int:
    """How many words stand in a table, at any depth."""
    if isinstance(value, dict):
        return sum(_words(entry) for entry in value.values())
    return len(value) if isinstance(value, list) else 1
