"""The typed templates, one file per family. Importing this package declares them all."""

from warbox.templates import (
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
    web_archive,
)

__all__ = [
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
    "web_archive",
]
