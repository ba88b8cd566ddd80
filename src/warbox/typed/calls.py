"""Calls of Lua modules in the place of templates: `{{#invoke:Infobox military conflict|main|...}}`.

Long pages call modules by themselves, as templates within templates count twice for MediaWiki's limits. What a call
means stands in a wiki's `[modules]`. The module's function is the first positional argument; it belongs to the name
here (`#invoke:flag|icon`), and the module counts the arguments behind it from 1 (Scribunto's `frame.args`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from warbox.wikis import Wiki
from warbox.wikis.loader import Table

if TYPE_CHECKING:
    from warbox.syntax import Template

SIGN = "#"
"""Begins the names of parser functions in all languages."""

FUNCTION = "0"
"""The canonical name of the argument that names a module's function."""

_ANY = "*"
_BEFORE_FUNCTION = "|"


def name_of_call(template: Template, wiki: Wiki) -> str:
    """The title of a template whose name begins with `SIGN`; where it calls a module, with the function behind it."""
    title = template.title
    first = template.arguments[0] if template.arguments else None
    if first is None or not first.positional or called_module(title, wiki) is None:
        return title
    return f"{title}{_BEFORE_FUNCTION}{template.cleaned(first.start, first.end)}"


@lru_cache(maxsize=4096)
def called_template(name: str, wiki: Wiki) -> str | None:
    """The template that a call with that name stands for, by any of its names; None where it stands for none."""
    title, bar, function = name.partition(_BEFORE_FUNCTION)
    module = called_module(title, wiki) if bar else None
    if module is None:
        return None
    table = wiki.table("modules")
    if function in table.get("template_functions", ()):
        return _named(table, module, function) or module
    return _named(table, module, function)


def is_call(template: Template, wiki: Wiki) -> bool:
    """Whether a template is a call of a module that stands for a template."""
    return template.title.startswith(SIGN) and called_template(name_of_call(template, wiki), wiki) is not None


def _named(table: Table, module: str, function: str) -> str | None:
    """The template that a function of a module stands for by a name of its own."""
    functions: dict[str, str] = table.get("functions", {}).get(module.casefold(), {})
    found = functions.get(function, functions.get(_ANY))
    return None if found is None else found.replace(_ANY, function)


def called_module(title: str, wiki: Wiki) -> str | None:
    """The module whose call has that title; None where it is none."""
    before, colon, module = title.partition(":")
    if not colon or before.strip().casefold() not in wiki.table("modules").get("calls", ()):
        return None
    return " ".join(module.replace("_", " ").split())
