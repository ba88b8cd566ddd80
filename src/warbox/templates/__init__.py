"""The typed templates, one file per family. Importing this package declares them all."""

from warbox.templates import (
    coordinates,
    dates,
    flags,
    interlanguage,
    language,
    layout,
    lists,
    navigation,
    notes,
    symbols,
)

__all__ = [
    "coordinates",
    "dates",
    "flags",
    "interlanguage",
    "language",
    "layout",
    "lists",
    "navigation",
    "notes",
    "symbols",
]
