"""`NameOccurrence`: a name where it stands, with what is known of it there."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.values.name import ForeignTitle, Name


class NameOccurrence(BaseModel):
    """One place that gives a name.

    `lang` is the language of the text where it is known; `target` the page of this wiki that the name leads to;
    `foreign` one of another wiki; `flags` the countries whose flags stand before it, by their codes in ISO 3166;
    `territory` is the code in ISO 3166 of the country that it names, where the page tells that;
    `role` where it stands, such as `commander`; `span` its place in the page, in code points.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    lang: str | None = None
    target: str | None = None
    foreign: ForeignTitle | None = None
    flags: tuple[str, ...] = ()
    territory: str | None = None
    role: str | None = None
    span: Span | None = None


AnyName: TypeAlias = str | Name | NameOccurrence


def as_occurrence(name: AnyName) -> NameOccurrence:
    """A name of any sort as an occurrence. Raises `TypeError` for what is no name."""
    if isinstance(name, NameOccurrence):
        return name
    if isinstance(name, str):
        return NameOccurrence(text=name)
    if not isinstance(name, Name):
        raise TypeError(f"a name is a text, a Name or a NameOccurrence, not {type(name).__name__}")
    return NameOccurrence(text=name.text, lang=name.lang, target=name.target, foreign=name.foreign)
