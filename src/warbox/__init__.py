"""warbox: the wikitext of articles on wars and battles as typed models, and back.

The names below are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from warbox.display import draw_with

if TYPE_CHECKING:
    from warbox import names, syntax
    from warbox.conflict import (
        Casualties,
        CivilConflict,
        Combatant,
        Commander,
        MilitaryConflict,
        Result,
        Side,
        Strength,
    )
    from warbox.diagnostics import Code, Diagnostic, Severity, Span
    from warbox.errors import (
        DeclarationError,
        EditError,
        MissingExtraError,
        NotATemplateError,
        OverlappingEditsError,
        ParameterNameError,
        StaleObjectError,
        UnknownWikiError,
        UnwritableValueError,
        WarboxError,
        WikiDataError,
    )
    from warbox.interop.arrow import to_arrow
    from warbox.interop.dataframes import to_dataframe
    from warbox.interop.mwparserfromhell import from_mwparserfromhell, to_mwparserfromhell
    from warbox.interop.pywikibot import from_pywikibot, to_pywikibot
    from warbox.interop.tables import PageTable, TableCell, read_tables
    from warbox.interop.wikitextparser import from_wikitextparser, to_wikitextparser
    from warbox.page import Edit, Page, Reference, ShortFootnote, TemplateEdit, parse
    from warbox.templates.citation_people import Person
    from warbox.templates.citations import Citation
    from warbox.templates.flags import Flag
    from warbox.templates.interlanguage import InterlanguageLink
    from warbox.templates.web_archive import WebArchive
    from warbox.typed import Enumerated, NamePart, Parameter, ParameterGroup, TemplateModel
    from warbox.values.coordinates import Coordinates
    from warbox.values.dates.historical_date import HistoricalDate
    from warbox.values.figures.figure import Figure
    from warbox.values.identifiers import Identifier
    from warbox.values.image import Image
    from warbox.values.inline import Inline
    from warbox.values.link import ExternalLink, Link
    from warbox.values.name import Name
    from warbox.values.pages import Pages
    from warbox.values.reference import ReferenceUse
    from warbox.values.territory import Entity
    from warbox.wikis import Wiki, load_wiki, read_wiki

__version__ = "0.1.0"

_homes = {
    "Casualties": "warbox.conflict",
    "Citation": "warbox.templates.citations",
    "CivilConflict": "warbox.conflict",
    "Code": "warbox.diagnostics",
    "Combatant": "warbox.conflict",
    "Commander": "warbox.conflict",
    "Coordinates": "warbox.values.coordinates",
    "DeclarationError": "warbox.errors",
    "Diagnostic": "warbox.diagnostics",
    "Edit": "warbox.page",
    "EditError": "warbox.errors",
    "Entity": "warbox.values.territory",
    "Enumerated": "warbox.typed",
    "ExternalLink": "warbox.values.link",
    "Figure": "warbox.values.figures.figure",
    "Flag": "warbox.templates.flags",
    "HistoricalDate": "warbox.values.dates.historical_date",
    "Identifier": "warbox.values.identifiers",
    "Image": "warbox.values.image",
    "Inline": "warbox.values.inline",
    "InterlanguageLink": "warbox.templates.interlanguage",
    "Link": "warbox.values.link",
    "MilitaryConflict": "warbox.conflict",
    "MissingExtraError": "warbox.errors",
    "Name": "warbox.values.name",
    "NamePart": "warbox.typed",
    "NotATemplateError": "warbox.errors",
    "OverlappingEditsError": "warbox.errors",
    "Page": "warbox.page",
    "PageTable": "warbox.interop.tables",
    "Pages": "warbox.values.pages",
    "Parameter": "warbox.typed",
    "ParameterGroup": "warbox.typed",
    "ParameterNameError": "warbox.errors",
    "Person": "warbox.templates.citation_people",
    "Reference": "warbox.page",
    "ReferenceUse": "warbox.values.reference",
    "Result": "warbox.conflict",
    "Severity": "warbox.diagnostics",
    "ShortFootnote": "warbox.page",
    "Side": "warbox.conflict",
    "Span": "warbox.diagnostics",
    "StaleObjectError": "warbox.errors",
    "TableCell": "warbox.interop.tables",
    "Strength": "warbox.conflict",
    "TemplateEdit": "warbox.page",
    "TemplateModel": "warbox.typed",
    "UnknownWikiError": "warbox.errors",
    "UnwritableValueError": "warbox.errors",
    "WarboxError": "warbox.errors",
    "WebArchive": "warbox.templates.web_archive",
    "Wiki": "warbox.wikis",
    "WikiDataError": "warbox.errors",
    "from_mwparserfromhell": "warbox.interop.mwparserfromhell",
    "from_pywikibot": "warbox.interop.pywikibot",
    "from_wikitextparser": "warbox.interop.wikitextparser",
    "load_wiki": "warbox.wikis",
    "names": "warbox.names",
    "parse": "warbox.page",
    "read_tables": "warbox.interop.tables",
    "read_wiki": "warbox.wikis",
    "syntax": "warbox.syntax",
    "to_arrow": "warbox.interop.arrow",
    "to_dataframe": "warbox.interop.dataframes",
    "to_mwparserfromhell": "warbox.interop.mwparserfromhell",
    "to_pywikibot": "warbox.interop.pywikibot",
    "to_wikitextparser": "warbox.interop.wikitextparser",
}

__all__ = [
    "Casualties",
    "Citation",
    "CivilConflict",
    "Code",
    "Combatant",
    "Commander",
    "Coordinates",
    "DeclarationError",
    "Diagnostic",
    "Edit",
    "EditError",
    "Entity",
    "Enumerated",
    "ExternalLink",
    "Figure",
    "Flag",
    "HistoricalDate",
    "Identifier",
    "Image",
    "Inline",
    "InterlanguageLink",
    "Link",
    "MilitaryConflict",
    "MissingExtraError",
    "Name",
    "NamePart",
    "NotATemplateError",
    "OverlappingEditsError",
    "Page",
    "PageTable",
    "Pages",
    "Parameter",
    "ParameterGroup",
    "ParameterNameError",
    "Person",
    "Reference",
    "ReferenceUse",
    "Result",
    "Severity",
    "ShortFootnote",
    "Side",
    "Span",
    "StaleObjectError",
    "Strength",
    "TableCell",
    "TemplateEdit",
    "TemplateModel",
    "UnknownWikiError",
    "UnwritableValueError",
    "WarboxError",
    "WebArchive",
    "Wiki",
    "WikiDataError",
    "from_mwparserfromhell",
    "from_pywikibot",
    "from_wikitextparser",
    "load_wiki",
    "names",
    "parse",
    "read_tables",
    "read_wiki",
    "syntax",
    "to_arrow",
    "to_dataframe",
    "to_mwparserfromhell",
    "to_pywikibot",
    "to_wikitextparser",
]


def __getattr__(name: str) -> Any:
    home = _homes.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(home)
    value = module if home == f"{__name__}.{name}" else getattr(module, name)
    globals()[name] = value
    return value


def _html(value: Any) -> str:
    from warbox.report.notebook import html_of

    return html_of(value)


def _card(value: Any) -> Any:
    from warbox.report.card import card

    return card(value)


draw_with(html=_html, card=_card)


def __dir__() -> list[str]:
    return sorted({*globals(), *_homes})
