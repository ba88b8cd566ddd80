"""The flat tables of pages: one for each sort of entity, and what their columns mean.

A row is a plain dict. The classes here say which columns it has and of which type; Arrow schemas and the JSON Schema
follow from them. Tables are joined by `page` and `conflict`; footnotes and citations by their index on the page.
"""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, with_config

# pydantic reads typing's own TypedDict only from Python 3.12 on.
from typing_extensions import TypedDict, get_original_bases, is_typeddict

SCHEMA_VERSION = "1"
"""Rises when a column goes, or changes its name, type or meaning; a new column leaves it as it is.

It is that of nested rows, too, where a column is a field at any depth.
"""

described = with_config(ConfigDict(use_attribute_docstrings=True))


@described
class PageKey(TypedDict):
    """What leads from a row to its page."""

    page: int
    """The place of the page, or of the conflict where conflicts were given, in the input, from 0."""
    wiki: str | None
    """The wiki's database name."""
    page_title: str | None
    """The title of the page, where it was given."""
    page_id: int | None
    """MediaWiki's number of the page, where it was given."""
    revision_id: int | None
    """MediaWiki's number of the revision, where it was given."""
    timestamp: str | None
    """When the revision was saved, in ISO 8601, where it was given."""


@described
class Placed(PageKey):
    """What leads from a row to its wikitext."""

    span_start: int
    """Where it begins in the page's text, in code points."""
    span_end: int
    """Where it ends in the page's text, in code points."""


@described
class ConflictRow(Placed):
    """A war, battle, siege or operation, as one infobox tells it."""

    conflict: int
    """The index of the conflict on its page, from 0."""
    template: str
    """The name of the infobox, as the page writes it."""
    name: str | None
    """The name."""
    part_of: str | None
    """The war or campaign that it is part of."""
    part_of_links: list[str]
    """The titles of the pages that this leads to, in their order."""
    date_edtf: str | None
    """When it was, in EDTF (ISO 8601-2:2019, level 1); years are astronomical."""
    date_start: str | None
    """The EDTF of the first day, month or year."""
    date_end: str | None
    """The EDTF of the last day, month or year; null where it is still going on."""
    start_year: int | None
    """The first year it may have begun in; 1 BC is 0."""
    end_year: int | None
    """The last year it may have ended in; 1 BC is 0."""
    date_approximate: bool | None
    """Whether the page says that the date is approximate, or leaves a choice."""
    date_text: str | None
    """The date as a reader of the page sees it."""
    place: str | None
    """Where it was."""
    latitude: float | None
    """In degrees north."""
    longitude: float | None
    """In degrees east."""
    cause: str | None
    """The cause."""
    goals: str | None
    """What those wanted who protested."""
    methods: str | None
    """How they protested."""
    territory: str | None
    """The changes of territory."""
    result_outcome: str | None
    """The first line of the result."""
    result_text: str | None
    """All of the result."""
    status: str | None
    """The status of a conflict that is going on."""
    sides: int
    """How many sides it has."""
    notes: str | None
    """The remarks at the foot of the box."""
    image_file: str | None
    """The name of the picture's file."""
    image_caption: str | None
    """The caption of the picture."""


@described
class SideRow(Placed):
    """What stands in a cell of one side of a conflict."""

    conflict: int
    """The index of the conflict on its page, from 0."""
    side: int | None
    """The number of the side, from 1; null for a cell that spans all sides."""
    position: int
    """The place among its like in the cell, from 0."""
    footnotes: int
    """How many times it points to a footnote, short ones and undefined ones too, whether or not footnotes were read."""
    references: list[int] | None
    """The indexes of the footnotes it points to; null where footnotes were not read."""
    short_footnotes: list[int] | None
    """The indexes of the short footnotes beside it; null as `references`."""
    sources: list[int] | None
    """The indexes of the citations that it points to, by footnotes and short footnotes; null as `references`."""
    source_pages: list[str | None] | None
    """For each of `sources` the pages that are named for this value, as written; null for those of the citation."""


@described
class PartyRow(SideRow):
    """Somebody on a side: a combatant or a commander."""

    name: str
    """The name, as a reader sees it."""
    link: str | None
    """The title of the page that the name leads to."""
    foreign_lang: str | None
    """The language of the page of another wiki that the name leads to."""
    foreign_title: str | None
    """The title of that page."""
    country: str | None
    """The country of the first flag, as the page writes it."""
    country_code: str | None
    """Its code in ISO 3166-1 alpha-3, or in ISO 3166-3 for a country that is gone."""
    country_name: str | None
    """Its name in the language of the wiki."""
    countries: list[str]
    """The countries of all flags, as the page writes them."""
    group: str | None
    """The heading it stands under."""
    note: str | None
    """A remark beside it."""
    period: str | None
    """The years of the heading, as written."""


@described
class CombatantRow(PartyRow):
    """Who fought on a side."""


@described
class CommanderRow(PartyRow):
    """Who led on a side."""

    rank: str | None
    """The rank, as written."""
    status: list[str]
    """What became of the commander: killed, captured, wounded, ..."""


@described
class FigureRow(SideRow):
    """How many of what a side had or lost."""

    cell: str
    """`strength` or `casualties`."""
    category: str
    """What is counted; for losses of people what befell them."""
    counted: str | None
    """The sort of thing: `people`, `ships`, `units`, or `material` (arms, vehicles, aircraft, submarines, animals,
    buildings); null where the words for it are unknown."""
    noun: str | None
    """What is counted in the words of the page: `heavy cruisers`; null where the page does not say."""
    low: int | None
    """The lowest number; null where the figure is open below."""
    high: int | None
    """The highest number, equal to `low` for an exact figure; null where the figure is open above."""
    approximate: bool
    """Whether the page says that the figure is approximate."""
    civilian: bool
    """Whether civilians are counted."""
    subject: str | None
    """Whose figure it is, where it is that of a part of the side."""
    note: str | None
    """A remark, a total, a source or a time."""
    text: str
    """The clause that the figure was read from."""


@described
class FlagRow(Placed):
    """A flag on the page, wherever it stands."""

    template: str
    """The name of the template, as the page writes it."""
    country: str | None
    """The country, as the page writes it."""
    country_code: str | None
    """Its code in ISO 3166-1 alpha-3, or in ISO 3166-3 for a country that is gone."""
    country_name: str | None
    """Its name in the language of the wiki."""
    variant: str | None
    """Which flag of the country it is, where it is not that of today."""
    file: str | None
    """The name of the flag's file, where the page gives it."""


@described
class CitationRow(Placed):
    """A work that the page cites."""

    citation: int
    """The index of the citation on its page, from 0."""
    reference: int | None
    """The index of the footnote it stands in; null outside of any."""
    template: str
    """The name of the template, as the page writes it."""
    kind: str
    """The kind of work: book, web, journal, news, ..."""
    title: str | None
    """The title of the work."""
    chapter: str | None
    """The title of the part that is cited."""
    container: str | None
    """The journal, newspaper, website or encyclopedia that it is in."""
    authors: list[str]
    """The names of the authors."""
    editors: list[str]
    """The names of the editors."""
    publisher: str | None
    """The publisher."""
    place: str | None
    """Where it was published."""
    edition: str | None
    """The edition."""
    volume: str | None
    """The volume."""
    issue: str | None
    """The issue or number."""
    pages: str | None
    """Where in the work it stands."""
    date_edtf: str | None
    """When it was published, in EDTF."""
    year: int | None
    """The first year it may have been published in."""
    date_text: str | None
    """That date as the page writes it."""
    access_date: str | None
    """When it was seen, in EDTF."""
    archive_date: str | None
    """When it was archived, in EDTF."""
    url: str | None
    """Its address on the web."""
    archive_url: str | None
    """The address of an archived copy."""
    doi: str | None
    """Its Digital Object Identifier."""
    isbn: str | None
    """Its International Standard Book Number, as the page writes it."""
    issn: str | None
    """The International Standard Serial Number of its journal."""
    identifiers: list[str]
    """All its identifiers, each as `scheme:value`."""
    languages: list[str]
    """The codes of its languages."""
    quote: str | None
    """What is quoted from it."""
    anchor: str | None
    """Where short footnotes lead to, without `#`."""


@described
class ReferenceRow(Placed):
    """A footnote of the page; its place is that of its definition, or of its first use."""

    reference: int
    """The index of the footnote on its page, from 0."""
    name: str | None
    """Its name."""
    group: str | None
    """Its group."""
    template: str | None
    """The canonical name of the template that makes it; null for a `<ref>`."""
    text: str
    """What a reader sees in it."""
    defined: bool
    """Whether the page says what stands in it."""
    uses: int
    """How many places point to it."""
    citations: list[int]
    """The indexes of the citations in it."""


@described
class ShortFootnoteRow(Placed):
    """A work that a short footnote names; one template may name several."""

    short_footnote: int
    """The index of the short footnote on its page, from 0."""
    reference: int | None
    """The index of the footnote it stands in; null outside of any."""
    citation: int | None
    """The index of the citation that it leads to; null where the page has none."""
    targets: int
    """How many citations it may lead to; more than one is a fault of the page."""
    template: str
    """The name of the template, as the page writes it."""
    authors: list[str]
    """The last names of the authors, as written."""
    year: str | None
    """The year, as written."""
    pages: str | None
    """Where in the work it stands."""
    location: str | None
    """Another place in the work."""
    anchor: str | None
    """What it leads to, without `#`; null where it has no link."""


@described
class DiagnosticRow(Placed):
    """What is wrong on the page."""

    code: str
    """The stable name of the sort of finding."""
    severity: str
    """`error`, `warning` or `note`."""
    message: str
    """What is wrong."""
    hint: str
    """What would mend it; empty where nothing useful can be said."""


class EntityRows(TypedDict):
    """The rows of every table, under the table's name."""

    conflicts: list[ConflictRow]
    combatants: list[CombatantRow]
    commanders: list[CommanderRow]
    figures: list[FigureRow]
    flags: list[FlagRow]
    citations: list[CitationRow]
    references: list[ReferenceRow]
    short_footnotes: list[ShortFootnoteRow]
    diagnostics: list[DiagnosticRow]


def row_types() -> dict[str, Any]:
    """The class of the rows of each table, by the table's name."""
    return {name: get_args(rows)[0] for name, rows in get_type_hints(EntityRows).items()}


def row_json_schema(row: Any) -> dict[str, Any]:
    """The JSON Schema of a class of rows, with what each column means.

    pydantic sees only the descriptions that stand in the class itself, so those of its bases are filled in.
    """
    schema = TypeAdapter(row).json_schema(mode="serialization")
    for base in filter(is_typeddict, get_original_bases(row)):
        for name, column in row_json_schema(base)["properties"].items():
            schema["properties"][name]["description"] = column["description"]
    return schema


def entities_json_schema() -> dict[str, Any]:
    """The JSON Schema of all tables: an object with a list of rows for each."""
    rows = row_types()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The flat tables of warbox",
        "version": SCHEMA_VERSION,
        "type": "object",
        "properties": {
            name: {"type": "array", "items": {"$ref": f"#/$defs/{row.__name__}"}} for name, row in rows.items()
        },
        "required": list(rows),
        "$defs": {row.__name__: row_json_schema(row) for row in rows.values()},
    }
