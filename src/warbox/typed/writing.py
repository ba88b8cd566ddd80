"""Writes a typed model back as a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from warbox.typed.parameter import NUMBER

if TYPE_CHECKING:
    from warbox.typed.model import TemplateModel
    from warbox.typed.plan import FieldPlan
    from warbox.wikis import Wiki


def write_template(model: TemplateModel, wiki: Wiki) -> str:
    """The model as wikitext: positional values first, then the named ones, in the order of declaration.

    A model that keeps every parameter as it stands on its page is written with these.
    """
    positional: dict[int, str] = {}
    named: list[str] = []
    for name, text in _kept(model, wiki) or _written(model, wiki):
        if name.isdecimal():
            positional[int(name)] = text
        else:
            named.append(f"{name}={text}")
    parts = [model.template, *_positional(positional), *named]
    return "{{" + "|".join(parts) + "}}"


def _kept(model: TemplateModel, wiki: Wiki) -> list[tuple[str, str]]:
    name = model.plan().all_parameters
    kept = getattr(model, name) if name is not None else {}
    return [(written, value_wikitext(value, wiki)) for written, value in kept.items()]


def _written(model: TemplateModel, wiki: Wiki) -> list[tuple[str, str]]:
    plan = model.plan()
    written = []
    for field in plan.fields:
        written += _field(field, getattr(model, field.name), None, wiki)
    for group in plan.groups:
        for entry in getattr(model, group.name):
            for field in group.fields:
                written += _field(field, getattr(entry, field.name), entry.number, wiki)
    return written


def _field(field: FieldPlan, value: Any, number: int | None, wiki: Wiki) -> list[tuple[str, str]]:
    if value is None or value == [] or value == ():
        return []
    write_parameters = getattr(field.type, "write_parameters", None)
    if write_parameters is not None:
        return write_parameters(value, wiki)  # type: ignore[no-any-return]
    name = field.parameter.names[0]
    if number is not None:
        name = name.replace(NUMBER, str(number))
    if not field.many:
        return [(name, value_wikitext(value, wiki))]
    if NUMBER in name:
        return [(name.replace(NUMBER, str(i)), value_wikitext(entry, wiki)) for i, entry in enumerate(value, 1)]
    return [(name, "<br>".join(value_wikitext(entry, wiki) for entry in value))]


def value_wikitext(value: Any, wiki: Wiki) -> str:
    """One value as wikitext."""
    write = getattr(value, "to_wikitext", None)
    return plain_wikitext(str(value)) if write is None else write(wiki)


# All that wikitext takes for more than letters, where it stands in a value.
_MARKUP = re.compile(
    r"\||[{}]|\[{2,}|\]{2,}|'{2,}|_{2,}|~{3,}|\[(?=https?:|ftp:|mailto:|//)"
    r"|<|&(?=#?[A-Za-z0-9]+;)|\n|^[*#:;]|^-{4,}"
)


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
