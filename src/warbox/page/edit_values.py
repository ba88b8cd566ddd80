"""What a value that is given to an edit is as wikitext."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from warbox.errors import UnwritableValueError
from warbox.typed.writing import value_wikitext
from warbox.wikis import Wiki

_BREAK = "<br>"


def value_text(value: Any, wiki: Wiki) -> str:
    """A value as wikitext: a string as it is, a number in digits, a typed object in the wiki's words, a list of these.

    Raises `UnwritableValueError` for anything else.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        raise UnwritableValueError(f"{value!r} is no value of a parameter: give a text or a typed object")
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Iterable) and not hasattr(value, "to_wikitext"):
        return list_text(list(value), wiki)
    if hasattr(value, "to_wikitext"):
        return value_wikitext(value, wiki)
    raise UnwritableValueError(f"{type(value).__name__} does not say how it is written: it has no to_wikitext(wiki)")


def list_text(values: Sequence[Any], wiki: Wiki) -> str:
    """Several values as one: their type says how, or else they stand on lines of their own."""
    write_list = getattr(type(values[0]), "write_list", None) if values else None
    if write_list is not None and len({type(value) for value in values}) == 1:
        return str(write_list(values, wiki))
    return _BREAK.join(value_text(value, wiki) for value in values)
