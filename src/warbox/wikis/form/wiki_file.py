"""The data file of a wiki as a whole, with the small tables of it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field

from warbox.wikis.form.citations import Citations, Footnotes
from warbox.wikis.form.dates import Dates
from warbox.wikis.form.figures import Arms, Figures
from warbox.wikis.form.words import Words, WordsByMeaning


class Namespaces(BaseModel, extra="forbid"):
    """The names of namespaces, in lower case, without the colon."""

    template: Words = []
    file: Words = []
    category: Words = []


class Scripts(BaseModel, extra="forbid"):
    """Scripts between which the wiki's language is converted."""

    opencc: Annotated[Words, Field(description="Configurations of OpenCC into the other scripts.")] = []
    digits: Annotated[
        str | None,
        Field(
            min_length=10, max_length=10, description="What may stand for 0 to 9 in the names of parameters, in order."
        ),
    ] = None
    locale: Annotated[
        str | None, Field(description="The locale of CLDR for what templates write of themselves; else the language.")
    ] = None


class Conversion(BaseModel, extra="forbid"):
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


class Flags(BaseModel, extra="forbid"):
    """Countries as flags name them."""

    locales: Annotated[
        Words, Field(description="Locales of CLDR whose names of countries count; the first one's are shown.")
    ] = []
    names: Annotated[
        WordsByMeaning, Field(description="Names that no library knows, by ISO 3166-1 alpha-3 or ISO 3166-3 code.")
    ] = {}
    inflected_names: Annotated[
        WordsByMeaning,
        Field(description="Names in another case of grammar, by the same codes: 'Suomen'. They are read, never shown."),
    ] = {}
    codes: Annotated[dict[str, str], Field(description="Codes that ISO 3166 does not know, with what they mean.")] = {}
    translated_states: Annotated[
        dict[str, str],
        Field(description="What the language calls states by their English names, before the names that CLDR has."),
    ] = {}
    shown_names: Annotated[
        dict[str, str],
        Field(description="What readers call countries that CLDR calls otherwise, by ISO 3166-1 alpha-3 code."),
    ] = {}
    services: Annotated[
        dict[str, dict[str, str]],
        Field(
            description="What countries call their services, as the titles of the pages on them: by the canonical name "
            "of the template ({{army|India}}), and the country's ISO 3166 code or the name of a state of old. "
            "What stands in brackets at the end of a title is not shown."
        ),
    ] = {}
    olympic_codes: Annotated[
        dict[str, str],
        Field(description="Codes of the Olympic committee that ISO 3166 lacks, each with its alpha-3 code there."),
    ] = {}
    templates: Annotated[
        Words,
        Field(
            description='What flags are named after: "alpha-3" ({{ITA}}), "alpha-2" ({{NL}}), "name" ({{France}}), '
            '"own code" ({{EU}}) for every code and every name in capitals of this table and the English one.'
        ),
    ] = []
    states: Annotated[
        Words, Field(description="Names of states of old, or what they begin with, that flags are named after.")
    ] = []
    icon_endings: Annotated[
        Words,
        Field(
            description="What stands behind a country's code where only the icon is shown: -d in {{FRA-d}}. Behind a "
            "blank it is a word, before which the name is in any case of grammar."
        ),
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


class Dumps(BaseModel, extra="forbid"):
    """Conflict boxes on pages of a dump that do not call the template themselves."""

    box_words: Annotated[
        Words, Field(description="Words at the end of the names of templates that may hold a whole box.")
    ] = []


class Modules(BaseModel, extra="forbid"):
    """Calls of modules in the place of templates."""

    calls: Annotated[Words, Field(description="Names of the parser function that calls a module.")] = []
    template_functions: Annotated[
        Words, Field(description="Functions of a module that stand for the template of the module's name.")
    ] = []
    functions: Annotated[
        dict[str, dict[str, str]],
        Field(description="By module the template that each of its functions stands for; * is any other function."),
    ] = {}


class Interlanguage(BaseModel, extra="forbid"):
    """Links to pages of other wikis."""

    default: Annotated[str | None, Field(description="The language where a link names none.")] = None
    writing: Annotated[
        str | None, Field(description="The canonical name of the template that links are written by.")
    ] = None
    both_titles: Annotated[
        Words, Field(description="First names of classes of templates that are to be given both titles.")
    ] = []


class Ships(BaseModel, extra="forbid"):
    """How classes of ships are called, with {name} and {kind} for the name of the class and its type of ship."""

    class_title: Annotated[str, Field(description="The title of the page of a class.")] = ""
    class_forms: Annotated[
        dict[str, str], Field(description="What is shown for the third value of {{sclass}}, where it is not the title.")
    ] = {}


class Replacement(BaseModel, extra="forbid"):
    """What is written today for a parameter."""

    parameter: str
    values: Annotated[
        dict[str, str], Field(description="The values that it had and those of today; without it the value stays.")
    ] = {}


class Coordinates(BaseModel, extra="forbid"):
    """Letters of the points of the compass."""

    north: Words = []
    south: Words = []
    east: Words = []
    west: Words = []


def _class_of_characters(written: str) -> str:
    """The same, if a regular expression can have it between square brackets."""
    try:
        re.compile(f"[{written or 'a'}]")
    except re.error as error:
        raise ValueError(f"this is no class of characters: {error}") from error
    return written


class Links(BaseModel, extra="forbid"):
    """How links are shown."""

    trail: Annotated[
        str,
        AfterValidator(_class_of_characters),
        Field(description="Letters right behind a link that are shown as part of it, as a class of characters: a-z."),
    ] = ""


class NameNumbers(BaseModel, extra="forbid"):
    """Numerals in names that may be sounds: they count beside these words, or as several with a ten among them."""

    numerals: Annotated[dict[str, int], Field(description="Signs that are digits, tens or powers of ten.")] = {}
    before: Annotated[Words, Field(description="What a numeral behind it is a number by.")] = []
    behind: Annotated[Words, Field(description="What a numeral right before it is a number by.")] = []


class Names(BaseModel, extra="forbid"):
    """Lists of names in a line, names in prose, and the numbers in a name."""

    separators: Annotated[Words, Field(description="Words that part two linked names.")] = []
    small_words: Annotated[
        Words, Field(description="Words that begin sentences and are no names: articles, prepositions, conjunctions.")
    ] = []
    endings: Annotated[
        Words, Field(description="Endings that names take, and those in whose place they take them, as in 'Belgiens'.")
    ] = []
    capital_nouns: Annotated[bool, Field(description="Whether nouns that are no names have a capital.")] = False
    inflected_given_names: Annotated[
        bool, Field(description="Whether given names take endings where the surname behind them does.")
    ] = False
    numeral_dot: Annotated[bool, Field(description="Whether a dot stands behind a ruler's number: 'Heinrich V.'.")] = (
        False
    )
    place_words: Annotated[
        Words, Field(description="Words before the name of a place that say what it is: 'Kingdom of England'.")
    ] = []
    place_words_behind: Annotated[Words, Field(description="The same behind it: 'Potomac River'.")] = []
    translated_as_in: Annotated[
        Words, Field(description="Languages whose translated names are much the same: rulers and places.")
    ] = []
    numbers: NameNumbers = NameNumbers()


class Commanders(BaseModel, extra="forbid"):
    """Words around the names of commanders."""

    unknown: Annotated[Words, Field(description="Words in the place of a name that name nobody.")] = []
    ranks: Annotated[Words, Field(description="Ranks and offices before a name without a link.")] = []
    addresses: Annotated[
        Words, Field(description="Plain forms of address before a name: Monsieur. Anybody may be called so.")
    ] = []
    ranks_behind: Annotated[Words, Field(description="Ranks and offices that may follow a name without a link.")] = []
    before_places: Annotated[
        Words, Field(description="Words between a name or title and the place that it is of: Thomas of Savoy.")
    ] = []
    fates: Annotated[WordsByMeaning, Field(description="Words for a commander's fate, in brackets or as a link.")] = {}
    fate_leads: Annotated[Words, Field(description="Words that may stand before those for a fate: later, was.")] = []
    fate_parties: Annotated[Words, Field(description="Parties that may stand behind a fate of one letter.")] = []
    signs: Annotated[
        WordsByMeaning,
        Field(description="Signs for a commander's fate, anywhere beside the name; of ASCII behind it alone."),
    ] = {}
    pictures: Annotated[WordsByMeaning, Field(description="Files of pictures that stand for a commander's fate.")] = {}


class Remarks(BaseModel, extra="forbid"):
    """Words that begin remarks."""

    see: Annotated[Words, Field(description="What sends the reader elsewhere, in a result: see, see also.")] = []
    notes: Annotated[
        Words, Field(description="What stands before the colon of a remark on all of a cell: note, n.b.")
    ] = []


class WikiFile(BaseModel, extra="forbid"):
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
    modules: Modules = Modules()
    scripts: Scripts = Scripts()
    conversion: Conversion = Conversion()
    templates: Annotated[
        dict[str, Words | dict[str, str]],
        Field(
            description="The wiki's names of a template by its canonical name. `shown` has what each of its templates"
            " shows, `prefixed ship` the prefix of a ship's name."
        ),
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
    ships: Ships = Ships()
    flags: Flags = Flags()
    interlanguage: Interlanguage = Interlanguage()
    links: Links = Links()
    citations: Citations = Citations()
    footnotes: Footnotes = Footnotes()
    names: Names = Names()
    commanders: Commanders = Commanders()
    remarks: Remarks = Remarks()
    dates: Dates = Dates()
    arms: Arms = Arms()
    figures: Figures = Figures()
