"""The exceptions that warbox raises on purpose; all derive from `WarboxError`."""

from __future__ import annotations


class WarboxError(Exception):
    """The base of every exception that warbox raises on purpose."""


class UnknownWikiError(WarboxError):
    """A wiki was asked for that no data file describes."""


class UnknownVariantError(WarboxError):
    """A variant of written Chinese was asked for that there is none of."""


class ConversionGroupsError(WarboxError):
    """Conversion groups cannot be read from where they are said to be."""


class WikiDataError(WarboxError):
    """A wiki's data file cannot be read, or says something that has no meaning."""


class DeclarationError(WarboxError):
    """A template model was declared in a way that cannot be read or written."""


class MissingExtraError(WarboxError, ImportError):
    """A library is not installed that one of warbox's extras brings; the message names the extra."""


class EditError(WarboxError):
    """An edit cannot be made as asked; nothing has been changed."""


class StaleObjectError(EditError):
    """An object was given for an edit that is not of this page: of another page, of an older text, or a copy."""


class NotATemplateError(EditError):
    """An object of the page was given for an edit that stands for no template, so that it has no parameters."""


class OverlappingEditsError(EditError):
    """Two edits touch the same stretch of the text."""


class UnwritableValueError(EditError, ValueError):
    """A value cannot be set: it would not come back as that of its parameter, or what it does not say would be lost.

    So it is where what is around would end or be swallowed, where the type of the field does not take it, and where
    items of a list cannot be changed in their places.
    """


class ParameterNameError(EditError, ValueError):
    """A parameter cannot have that name: it is no name, or another parameter of the template has it."""
