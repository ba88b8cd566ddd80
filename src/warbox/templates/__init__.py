"""The typed templates, one file per family. Importing this package declares them all."""

from warbox.templates import (
    citation_contributions,
    citation_sources,
    citations,
    coordinates,
    dates,
    flags,
    identifiers,
    interlanguage,
    language,
    layout,
    lists,
    navigation,
    notes,
    short_footnotes,
    shown,
    symbols,
    web_address,
    web_archive,
)
from warbox.values import plain_values  # noqa: F401 - importing it says how numbers and days are read

__all__ = [
    "citation_contributions",
    "citation_sources",
    "citations",
    "coordinates",
    "dates",
    "flags",
    "identifiers",
    "interlanguage",
    "language",
    "layout",
    "lists",
    "navigation",
    "notes",
    "short_footnotes",
    "shown",
    "symbols",
    "web_address",
    "web_archive",
]
