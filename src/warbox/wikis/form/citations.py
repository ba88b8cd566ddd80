"""Words of citations and footnotes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from warbox.wikis.form.words import Words, WordsByMeaning


class CitationDates(BaseModel, extra="forbid"):
    """Words of the dates of citations."""

    locales: Annotated[
        Words, Field(description="Locales of CLDR whose months count in citations beside the wiki's own.")
    ] = []
    undated: Words = []
    circa: Words = []
    months: Annotated[dict[str, list[int]], Field(description="The first and the last month of parts of a year.")] = {}


class CitationPages(BaseModel, extra="forbid"):
    """Words around the numbers of pages."""

    before: Words = []
    after: Words = []


class CitationPeople(BaseModel, extra="forbid"):
    """Words in lists of authors."""

    et_al: Words = []
    and_: Annotated[Words, Field(alias="and")] = []
    suffixes: Words = []
    particles: Annotated[Words, Field(description="Words that a surname of several words begins with.")] = []
    organisation: Annotated[Words, Field(description="A name with one of these is that of an organisation.")] = []


class CitationAnchor(BaseModel, extra="forbid"):
    """Values of `ref=`, and what an anchor is made of."""

    automatic: Words = []
    none: Words = []
    with_year: Annotated[
        Words,
        Field(description="Templates, as pages call them, whose `ref=` is the names of the anchor, without the year."),
    ] = []


class Citations(BaseModel, extra="forbid"):
    """Words of citations."""

    no_works: Annotated[
        Words, Field(description="What stands behind `cite ` in the name of a template that names no work.")
    ] = []
    kinds: Annotated[
        dict[str, str], Field(description="The kind of work, for what stands behind `cite ` in a template's name.")
    ] = {}
    sources: Annotated[
        dict[str, dict[str, str]],
        Field(
            description="What the template of a single source says of it by itself, by field of Citation, and `editor`."
        ),
    ] = {}
    switches: Annotated[
        Words, Field(description="Values without a name that every citation takes: they change how it is shown.")
    ] = []
    all_names: Annotated[
        bool,
        Field(
            description="Whether all of the wiki's names of parameters are known; "
            "else those alone are called unknown that are spelled much like a known one."
        ),
    ] = True
    anchor: CitationAnchor = CitationAnchor()
    url_status: Annotated[
        WordsByMeaning, Field(description="Values of `url-status=`: dead, live, unfit, usurped, deviated.")
    ] = {}
    dates: CitationDates = CitationDates()
    pages: CitationPages = CitationPages()
    people: CitationPeople = CitationPeople()
    languages: Annotated[dict[str, str], Field(description="Codes of languages by names that CLDR does not have.")] = {}


class FootnoteWriting(BaseModel, extra="forbid"):
    """How a short footnote is shown, with {} for what is filled in."""

    and_: Annotated[str | None, Field(alias="and")] = None
    others: str | None = None
    page: str | None = None
    pages: str | None = None


class Footnotes(BaseModel, extra="forbid"):
    """Footnotes and short footnotes."""

    groups: Annotated[dict[str, str], Field(description="The group that a template for notes has of itself.")] = {}
    without_link: Annotated[Words, Field(description="Values of `ref=` without a link.")] = []
    author: Annotated[Words, Field(description="Parameters of any template that make an anchor: authors.")] = []
    year: Annotated[Words, Field(description="Parameters of any template that make an anchor: years.")] = []
    anchor_templates: Words = []
    anchors: Annotated[
        WordsByMeaning, Field(description="Anchors that a template makes by itself, by the template's name.")
    ] = {}
    references: Annotated[
        WordsByMeaning,
        Field(description="Names of footnotes that a template defines by itself, by its name."),
    ] = {}
    writing: FootnoteWriting = FootnoteWriting()
