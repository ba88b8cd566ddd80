"""The exceptions that warbox raises on purpose; all derive from `WarboxError`."""

from __future__ import annotations


class WarboxError(Exception):
    """The base of every exception that warbox raises on purpose."""


class UnknownWikiError(WarboxError):
    """A wiki was asked for that no data file describes."""


class UnknownVariantError(WarboxError):
    """A variant of written Chinese was asked for that there is none of."""


class WikiDataError(WarboxError):
    """A wiki's data file cannot be read, or says something that has no meaning."""


class DeclarationError(WarboxError):
    """A template model was declared in a way that cannot be read or written."""


class MissingExtraError(WarboxError, ImportError):
    """A library is not installed that one of warbox's extras brings; the message names the extra."""
