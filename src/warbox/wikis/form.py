"""What a wiki's data file may hold. docs/adding-a-wiki.md says the same for people; both are checked by the tests.

The classes name every table and key. From them come the JSON Schema that an editor reads (`wiki.schema.json`) and the
messages of `warbox wikis check`. Nothing is loaded through them but files of a user's own: the files of this package
are checked by the tests.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Words = list[str]
WordsByMeaning = dict[str, Words]


def form_errors(tables: dict[str, Any]) -> list[str]:
    """What is wrong with the form of a data file, one line each: `dates.month: Input should be a valid dictionary`."""
    try:
        WikiFile.model_validate(tables, strict=True)
    except ValidationError as refused:
        found = refused.errors(include_url=False, include_input=False)
        return [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in found]
    return []


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a wiki's data file, draft 2020-12."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **WikiFile.model_json_schema()}
    return {**schema, "title": "The data of a wiki for warbox"}


class _Table(BaseModel):
    """A table whose keys are all known."""

    model_config = ConfigDict(extra="forbid")


class Namespaces(_Table):
    """The names of namespaces, in lower case, without the colon."""

    template: Words = []
    file: Words = []
    category: Words = []


class Scripts(_Table):
    """Scripts between which the wiki's language is converted."""

    opencc: Annotated[Words, Field(description="Configurations of OpenCC into the other scripts.")] = []
    locale: Annotated[
        str | None, Field(description="The locale of CLDR for what templates write of themselves; else the language.")
    ] = None


class Conversion(_Table):
    """How the words of a page are converted between the variants of the wiki's language."""

    switches: Annotated[Words, Field(description="Any of them in a page turns the conversion off.")] = []
    kept: Annotated[
        WordsByMeaning,
        Field(description="Parameters that hold keys, not words for readers, by the first name of a class; * is any."),
    ] = {}
    labels: Annotated[
        WordsByMeaning,
        Field(description="The parameter of a title that is shown, and those of a text in its place."),
    ] = {}


class Flags(_Table):
    """Countries as flags name them."""

    locales: Annotated[
        Words, Field(description="Locales of CLDR whose names of countries count; the first one's are shown.")
    ] = []
    names: Annotated[
        WordsByMeaning, Field(description="Names that no library knows, by ISO 3166-1 alpha-3 or ISO 3166-3 code.")
    ] = {}
    codes: Annotated[dict[str, str], Field(description="Codes that ISO 3166 does not know, with what they mean.")] = {}
    templates: Annotated[
        Words,
        Field(description='What flags are named after: "alpha-3" ({{ITA}}), "alpha-2" ({{NL}}), "name" ({{France}}).'),
    ] = []
    icon_endings: Annotated[
        Words, Field(description="What stands behind a country's code where only the icon is shown: -d in {{FRA-d}}.")
    ] = []
    icon_beginnings: Annotated[
        Words, Field(description="What stands before a country's name, in any case of grammar, for the icon alone.")
    ] = []
    year_sign: Annotated[
        str | None,
        Field(
            description="What parts a country's code from its flag's year: - in {{FRA-1794}}, nothing in {{FRA1794}}."
        ),
    ] = None


class Dumps(_Table):
    """Conflict boxes on pages of a dump that do not call the template themselves."""

    module_calls: Annotated[Words, Field(description="Names of the parser function that calls a module.")] = []
    box_words: Annotated[
        Words, Field(description="Words at the end of the names of templates that may hold a whole box.")
    ] = []


class Interlanguage(_Table):
    """Links to pages of other wikis."""

    default: Annotated[str | None, Field(description="The language where a link names none.")] = None
    writing: Annotated[
        str | None, Field(description="The canonical name of the template that links are written by.")
    ] = None


class Replacement(_Table):
    """What is written today for a parameter."""

    parameter: str
    values: Annotated[
        dict[str, str], Field(description="The values that it had and those of today; without it the value stays.")
    ] = {}


class Coordinates(_Table):
    """Letters of the points of the compass."""

    north: Words = []
    south: Words = []
    east: Words = []
    west: Words = []


class CitationDates(_Table):
    """Words of the dates of citations."""

    undated: Words = []
    circa: Words = []
    months: Annotated[dict[str, list[int]], Field(description="The first and the last month of parts of a year.")] = {}


class CitationPages(_Table):
    """Words around the numbers of pages."""

    before: Words = []
    after: Words = []


class CitationPeople(_Table):
    """Words in lists of authors."""

    et_al: Words = []
    and_: Annotated[Words, Field(alias="and")] = []
    suffixes: Words = []
    particles: Annotated[Words, Field(description="Words that a surname of several words begins with.")] = []
    organisation: Annotated[Words, Field(description="A name with one of these is that of an organisation.")] = []


class CitationAnchor(_Table):
    """Values of `ref=`."""

    automatic: Words = []
    none: Words = []


class Citations(_Table):
    """Words of citations."""

    kinds: Annotated[
        dict[str, str], Field(description="The kind of work, for what stands behind `cite ` in a template's name.")
    ] = {}
    sources: Annotated[
        dict[str, dict[str, str]],
        Field(
            description="What the template of a single source says of it by itself, by field of Citation, and `editor`."
        ),
    ] = {}
    anchor: CitationAnchor = CitationAnchor()
    url_status: Annotated[
        WordsByMeaning, Field(description="Values of `url-status=`: dead, live, unfit, usurped, deviated.")
    ] = {}
    dates: CitationDates = CitationDates()
    pages: CitationPages = CitationPages()
    people: CitationPeople = CitationPeople()
    languages: Annotated[dict[str, str], Field(description="Codes of languages by names that CLDR does not have.")] = {}


class FootnoteWriting(_Table):
    """How a short footnote is shown, with {} for what is filled in."""

    and_: Annotated[str | None, Field(alias="and")] = None
    others: str | None = None
    page: str | None = None
    pages: str | None = None


class Footnotes(_Table):
    """Footnotes and short footnotes."""

    groups: Annotated[dict[str, str], Field(description="The group that a template for notes has of itself.")] = {}
    without_link: Annotated[Words, Field(description="Values of `ref=` without a link.")] = []
    author: Annotated[Words, Field(description="Parameters of any template that make an anchor: authors.")] = []
    year: Annotated[Words, Field(description="Parameters of any template that make an anchor: years.")] = []
    anchor_templates: Words = []
    anchors: Annotated[
        WordsByMeaning, Field(description="Anchors that a template makes by itself, by the template's name.")
    ] = {}
    writing: FootnoteWriting = FootnoteWriting()


class Names(_Table):
    """Lists of names in a line."""

    separators: Annotated[Words, Field(description="Words that part two linked names.")] = []


class Commanders(_Table):
    """Words around the names of commanders."""

    unknown: Annotated[Words, Field(description="Words in the place of a name that name nobody.")] = []
    ranks: Annotated[Words, Field(description="Ranks and offices before a name without a link.")] = []
    fates: Annotated[WordsByMeaning, Field(description="Words for a commander's fate, in brackets or as a link.")] = {}
    signs: Annotated[WordsByMeaning, Field(description="Signs for a commander's fate, anywhere beside the name.")] = {}
    pictures: Annotated[WordsByMeaning, Field(description="Files of pictures that stand for a commander's fate.")] = {}


class DateWriting(_Table):
    """How a date is written, with names in braces for its parts: see the table in docs/adding-a-wiki.md."""

    year: str | None = None
    month: str | None = None
    day: str | None = None
    same_month: str | None = None
    same_year: str | None = None
    season: str | None = None
    seasons: Annotated[Words, Field(description="Spring, summer, autumn, winter.")] = []
    decade: str | None = None
    round_decade: str | None = None
    century: str | None = None
    ordinals: Annotated[dict[str, str], Field(description="Ordinal numbers by CLDR's plural categories.")] = {}
    before_christ: str | None = None
    anno_domini: str | None = None
    approximate: str | None = None
    uncertain: str | None = None
    range: str | None = None
    open_end: str | None = None
    open_start: str | None = None
    unknown_end: str | None = None
    unknown_start: str | None = None
    julian: str | None = None
    gregorian: str | None = None
    both_styles: str | None = None


class Dates(_Table):
    """Words of dates, in any case. Names of months and weekdays come from CLDR."""

    locales: Annotated[Words, Field(description="Locales of CLDR whose names of months and weekdays count.")] = []
    circa: Annotated[str | None, Field(description="What {{circa}} shows before a date.")] = None
    numeric_order: Annotated[
        str | None, Field(description="How 1/2/1943 is written: dmy, mdy, ymd.", pattern="^(dmy|mdy|ymd)$")
    ] = None
    numerals: Annotated[dict[str, int], Field(description="Letters that are digits or powers of ten.")] = {}
    month: Annotated[
        dict[str, int], Field(description="Forms of months that CLDR does not have, with their number.")
    ] = {}
    season: Annotated[dict[str, int], Field(description="Seasons: 21 spring, 22 summer, 23 autumn, 24 winter.")] = {}
    epoch: Annotated[dict[str, int], Field(description="Eras with the year before their first one.")] = {}
    before_christ: Annotated[Words, Field(description="Behind a year: BC.")] = []
    before_christ_prefix: Annotated[Words, Field(description="Before a year: BC.")] = []
    anno_domini: Words = []
    other_era: Annotated[Words, Field(description="Eras whose years are not counted here: AH, AUC.")] = []
    old_style: Annotated[Words, Field(description="The Julian calendar.")] = []
    new_style: Annotated[Words, Field(description="The Gregorian calendar.")] = []
    year_sign: Annotated[Words, Field(description="What stands behind the number of a year.")] = []
    month_sign: Annotated[Words, Field(description="What stands behind the number of a month.")] = []
    day_sign: Annotated[Words, Field(description="What stands behind the number of a day.")] = []
    century: Words = []
    decade: Words = []
    decade_suffix: Annotated[Words, Field(description="Right behind a year: s in 1920s.")] = []
    ordinal_suffix: Annotated[Words, Field(description="Right behind a number: th in 14th.")] = []
    approximate: Annotated[Words, Field(description="About.")] = []
    uncertain: Annotated[Words, Field(description="Possibly.")] = []
    part: Annotated[Words, Field(description="Which part of a time is meant; the date is the whole: early, late.")] = []
    particle: Annotated[Words, Field(description="Words in or before a date that add nothing: of, the, in.")] = []
    open: Annotated[Words, Field(description="The end of what goes on: present, ongoing.")] = []
    since: Annotated[Words, Field(description="Since, after.")] = []
    before: Annotated[Words, Field(description="Before, by.")] = []
    and_before: Annotated[Words, Field(description="Behind a date: and before.")] = []
    until: Words = []
    between: Annotated[Words, Field(description='The "and" after it makes a range.')] = []
    range: Annotated[Words, Field(description="From one date to another: to, through.")] = []
    and_: Annotated[Words, Field(alias="and")] = []
    or_: Annotated[Words, Field(alias="or")] = []
    writing: DateWriting = DateWriting()


class Arms(_Table):
    """Names of arms that are the same in every language."""

    designations: Annotated[
        WordsByMeaning,
        Field(description="The letters before the digits of a type, by category: bf, mig."),
    ] = {}
    machines: Annotated[
        dict[str, str], Field(description="Categories of people that name arms too, with the category of these.")
    ] = {}


_Categories = Annotated[WordsByMeaning, Field(description="Words by category.")]


class Figures(_Table):
    """How strength and losses are written.

    Words are given in the singular where their plural is regular. A word that ends in * stands for all that begin so.
    """

    languages: Annotated[Words, Field(description="Locales of CLDR whose names of months count.")] = []
    writing: Annotated[
        dict[str, str], Field(description="The word that is written for a category, or for one of its two parts.")
    ] = {}
    plural_endings: Annotated[Words, Field(description="Endings of the regular plural.")] = []
    noun_endings: Annotated[Words, Field(description="Endings by which an unknown noun is known to be counted.")] = []
    articles: Annotated[Words, Field(description="Count as one before a noun.")] = []
    approximately: Words = []
    approximately_after: Words = []
    at_least: Words = []
    at_least_after: Words = []
    up_to: Words = []
    up_to_after: Words = []
    range_from: Words = []
    range_to: Words = []
    between: Annotated[Words, Field(description='The "and" after it makes a range.')] = []
    and_: Annotated[Words, Field(alias="and")] = []
    or_: Annotated[Words, Field(alias="or")] = []
    including: Annotated[Words, Field(description="What follows is a part of what stands before.")] = []
    out_of: Annotated[Words, Field(description="The number behind it is the whole.")] = []
    total: Words = []
    vague: Annotated[Words, Field(description="How many, without a number: several, unknown, thousands of.")] = []
    others: Annotated[Words, Field(description="The number before it counts what was counted last.")] = []
    civilian: Annotated[Words, Field(description="Makes a figure one of civilians.")] = []
    sources: Annotated[Words, Field(description="In a heading: whose figure it is, not whose men.")] = []
    occasions: Annotated[Words, Field(description="In a heading: when or where.")] = []
    links: Annotated[Words, Field(description="End a noun phrase: in, by, with.")] = []
    fillers: Annotated[Words, Field(description="Say nothing about what is counted: the, military, were.")] = []
    only_one: Annotated[Words, Field(description="Nouns that count only after one: army, division.")] = []
    designators: Annotated[Words, Field(description="The number behind it is a name: no., type, group.")] = []
    not_counted: Annotated[Words, Field(description="The number before it measures, or is a time: km, days.")] = []
    fractions: Annotated[Words, Field(description="The number word before it is no count: thirds.")] = []
    years_after: Annotated[Words, Field(description="Four digits behind it are a year: in, since.")] = []
    months: Annotated[Words, Field(description="Forms of months that CLDR does not have.")] = []
    peoples: Annotated[Words, Field(description="Peoples: whose men, not what.")] = []
    captives: Annotated[Words, Field(description="Fates that give way to another: prisoners executed.")] = []
    survived: Annotated[Words, Field(description="Fates of material that leave it afloat: damaged.")] = []
    plain_people: Annotated[
        Words, Field(description="Categories of people that say no more than that they fight: counted as personnel.")
    ] = []
    people_first: Annotated[Words, Field(description="Categories of people that lead a list of parts.")] = []
    ordinal_sign: Annotated[
        str | None, Field(description="What makes a number before a word an ordinal one: the stop of 6. Armee.")
    ] = None
    compounds: Annotated[
        bool, Field(description="Whether nouns are written in one with what is before them: Transportflugzeuge.")
    ] = False
    head_first: Annotated[
        bool, Field(description="Whether the first of two nouns in a row is what is counted, as in Slavic languages.")
    ] = False
    joined_as_written: Annotated[
        bool, Field(description="Whether several nouns under one number are named as the page does: only in English.")
    ] = False
    numbers: Annotated[dict[str, int], Field(description="Number words.")] = {}
    magnitudes: Annotated[dict[str, int], Field(description="Words that multiply the number before them.")] = {}
    open_numbers: Annotated[dict[str, int], Field(description="Number words that are a lower bound.")] = {}
    fates: Annotated[_Categories, Field(description="What befell people.")] = {}
    losses: Annotated[_Categories, Field(description="Losses that say nothing about what befell.")] = {}
    material_fates: Annotated[_Categories, Field(description="What befell material.")] = {}
    people: Annotated[_Categories, Field(description="Kinds of people.")] = {}
    ships: Annotated[_Categories, Field(description="Kinds of ships, all of one category.")] = {}
    material: Annotated[_Categories, Field(description="Kinds of material.")] = {}
    units: Annotated[_Categories, Field(description="Kinds of units.")] = {}


class WikiFile(_Table):
    """The data file of one wiki."""

    name: Annotated[str | None, Field(description="What the wiki is called, in English.")] = None
    language: Annotated[str | None, Field(description="The language's code; by default the name of the file.")] = None
    code: Annotated[str | None, Field(description="The database name; by default the language with `wiki`.")] = None
    extends: Annotated[str | None, Field(description="The wiki whose data this file adds to: most extend `en`.")] = None
    own: Annotated[
        Words, Field(description="Tables of which nothing is inherited, as paths: the words of another language.")
    ] = []
    guesses: Annotated[
        WordsByMeaning,
        Field(description="What was not seen on the wiki, by the path of its table."),
    ] = {}
    namespaces: Namespaces = Namespaces()
    dumps: Dumps = Dumps()
    scripts: Scripts = Scripts()
    conversion: Conversion = Conversion()
    templates: Annotated[
        dict[str, Words | dict[str, str]],
        Field(description="The wiki's names of a template by its canonical name; in `shown` what it shows."),
    ] = {}
    parameters: Annotated[
        dict[str, WordsByMeaning],
        Field(description="The wiki's names of a parameter, by canonical template and parameter; # is a number."),
    ] = {}
    checked_templates: Annotated[
        WordsByMeaning, Field(description="Templates of which every parameter is known, by canonical name.")
    ] = {}
    other_parameters: Annotated[
        WordsByMeaning, Field(description="Parameters that a template has and that no field reads.")
    ] = {}
    parameter_order: Annotated[
        dict[str, list[str | Words]],
        Field(description="Parameters in the order of a template's documentation; a list goes by number as a whole."),
    ] = {}
    deprecated_parameters: Annotated[
        dict[str, dict[str, str]], Field(description="Parameters given up, with what is written today.")
    ] = {}
    replacements: Annotated[
        dict[str, dict[str, Replacement]],
        Field(description="What a repair writes for a parameter given up, by canonical template."),
    ] = {}
    coordinates: Coordinates = Coordinates()
    flags: Flags = Flags()
    interlanguage: Interlanguage = Interlanguage()
    citations: Citations = Citations()
    footnotes: Footnotes = Footnotes()
    names: Names = Names()
    commanders: Commanders = Commanders()
    dates: Dates = Dates()
    arms: Arms = Arms()
    figures: Figures = Figures()
