"""Writes a typed model back as a template."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from warbox.errors import UnwritableValueError
from warbox.typed.parameter import NUMBER
from warbox.typed.parameter_names import preferred_name
from warbox.typed.template_names import source_to_carry_from, template_name

if TYPE_CHECKING:
    from warbox.typed.model import TemplateModel
    from warbox.typed.plan import FieldPlan
    from warbox.wikis import Wiki

Written = TypeVar("Written")

# All that wikitext takes for more than letters, where it stands in a value.
_MARKUP = re.compile(
    r"\||[{}]|\[{2,}|\]{2,}|'{2,}|_{2,}|~{3,}|\[(?=https?:|ftp:|mailto:|//)"
    r"|<|&(?=#?[A-Za-z0-9]+;)|\n|^[*#:;]|^-{4,}"
)

_writers: dict[Any, Callable[[Any, Wiki], str]] = {}


def write_template(model: TemplateModel, wiki: Wiki) -> str:
    """The model as wikitext: positional values first, then the named ones, in the order of declaration.

    A model that keeps every parameter as it stands on its page is written with these, but on another wiki.
    """
    source = source_to_carry_from(model, wiki)
    positional: dict[int, str] = {}
    named: list[str] = []
    for name, text in _kept(model, wiki, source) or _written(model, wiki, source):
        if name.isdecimal():
            positional[int(name)] = text
        else:
            named.append(f"{name}={text}")
    parts = [template_name(model, wiki), *_positional(positional), *named]
    return "{{" + "|".join(parts) + "}}"


def _kept(model: TemplateModel, wiki: Wiki, source: Wiki | None) -> list[tuple[str, str]]:
    """Every parameter as it stands on the page, for a model that has a field with all of them; not on another wiki."""
    name = model.plan().all_parameters
    kept = getattr(model, name) if name is not None and source is None else {}
    return [(written, value_wikitext(value, wiki)) for written, value in kept.items()]


def _written(model: TemplateModel, wiki: Wiki, source: Wiki | None) -> list[tuple[str, str]]:
    """The parameters that the fields give; where several fields have one parameter, the first of them gives it."""
    plan = model.plan()
    written: dict[str, str] = {}
    for field in plan.fields:
        for name, text in field_parameters(field, getattr(model, field.name), wiki, source):
            written.setdefault(preferred_name(type(model), name, wiki), text)
    for group in plan.groups:
        for entry in getattr(model, group.name):
            for field in group.fields:
                for name, text in field_parameters(field, getattr(entry, field.name), wiki, source):
                    written.setdefault(preferred_name(type(model), name, wiki, entry.number), text)
    return list(written.items())


def field_parameters(field: FieldPlan, value: Any, wiki: Wiki, source: Wiki | None = None) -> list[tuple[str, str]]:
    """The parameters of one field with that value; those of a group still have `#` for its number."""
    if value is None or value == [] or value == ():
        return []
    write_parameters = getattr(field.type, "write_parameters", None)
    if write_parameters is not None:
        return write_parameters(value, wiki)  # type: ignore[no-any-return]
    name = field.parameter.names[0]
    if not field.many:
        return [(name, value_wikitext(value, wiki, source))]
    write_list = getattr(field.type, "write_list", None)
    if write_list is not None:
        return [(name, write_list(value, wiki))]
    value = [_whole_item(entry, wiki if source is None else source) for entry in value]
    if NUMBER in name:
        numbered = enumerate(value, 1)
        return [(name.replace(NUMBER, str(i)), value_wikitext(entry, wiki, source)) for i, entry in numbered]
    return [(name, "<br>".join(value_wikitext(entry, wiki, source) for entry in value))]


def _whole_item(item: Any, wiki: Wiki) -> Any:
    """An item of a list with what it has of its line besides; `wiki` is the one that it was read from."""
    whole = getattr(item, "whole_item", None)
    return item if whole is None else whole(wiki)


def value_wikitext(value: Any, wiki: Wiki, source: Wiki | None = None) -> str:
    """One value as wikitext. `source` is the wiki that it was read from, where that is another one.

    Raises `UnwritableValueError` for a value whose type does not say how it is written.
    """
    carry = getattr(value, "carried", None) if source is not None else None
    if carry is not None:
        return carry(source, wiki)  # type: ignore[no-any-return]
    registered = _writers.get(type(value))
    if registered is not None:
        return registered(value, wiki)
    write = getattr(value, "to_wikitext", None)
    if write is not None:
        return write(wiki)  # type: ignore[no-any-return]
    plain = value.value if isinstance(value, Enum) else value
    if not isinstance(plain, str | int | float):
        raise UnwritableValueError(
            f"{type(value).__name__} does not say how it is written: it has no to_wikitext(wiki)"
        )
    return plain_wikitext(str(plain))


def is_written(value: Any) -> bool:
    """Whether a value that is neither a text nor a number says how it is written, or another does so for its type."""
    return type(value) in _writers or isinstance(value, Enum) or hasattr(value, "to_wikitext")


def writes(kind: type[Written]) -> Callable[[Callable[[Written, Wiki], str]], Callable[[Written, Wiki], str]]:
    """Enters a function as the way in which a type of values is written, where that needs a template."""

    def enter(function: Callable[[Written, Wiki], str]) -> Callable[[Written, Wiki], str]:
        _writers[kind] = function
        return function

    return enter


def plain_wikitext(text: str) -> str:
    """A text as wikitext that shows just this text."""
    return _MARKUP.sub(_escaped, text)


def _escaped(markup: re.Match[str]) -> str:
    """The signs as entities, so that they are markup no more; a bar as the variable that MediaWiki has for it."""
    return "{{!}}" if markup[0] == "|" else "".join(f"&#{ord(sign)};" for sign in markup[0])


def _positional(values: dict[int, str]) -> list[str]:
    """Positional values in order. One that holds `=`, or stands after a gap, is written with its number."""
    written = []
    unbroken = True
    for place, number in enumerate(sorted(values), 1):
        unbroken = unbroken and place == number
        text = values[number]
        plain = unbroken and "=" not in text and text == text.strip()
        written.append(text if plain else f"{number}={text}")
    return written
