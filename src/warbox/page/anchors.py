"""Anchors that a short footnote may lead to besides those of typed citations."""

from __future__ import annotations

import re
from collections.abc import Iterable

from warbox.page.parts import PageParts
from warbox.syntax import Kind
from warbox.templates.short_footnotes import ANCHOR_PREFIX, MOST_NAMES, AnchorText, anchor_of, comparable_anchor
from warbox.typed.parameter import NUMBER
from warbox.wikis.loader import Table

# What stands before is looked at from behind the first letter, so that the search can skip from one to the next.
_ID = re.compile(r"""[iI](?<!\w[iI])[dD]\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))""")

_YEAR = re.compile(r"(?<![0-9])[0-9]{3,4}[a-z]?(?![0-9A-Za-z])")


def other_anchors(parts: PageParts) -> frozenset[str]:
    """The anchors that HTML gives, templates for anchors, and templates of citations that no class types.

    A wiki's table says which anchors a template makes whose calls do not tell them.
    Of an untyped template with an author that anchor is taken which a citation of these values would have.
    """
    found = {comparable_anchor(next(filter(None, match.groups()), "")) for match in _ID.finditer(parts.tree.text)}
    table = parts.reader.wiki.table("footnotes")
    authors = _author_names(table)
    made: dict[str, list[str]] = table.get("anchors", {})
    for template, model in parts.models:
        found.update(made.get(parts.reader.resolve(template).canonical, ()))
        if isinstance(model, AnchorText):
            found.add(model.anchor or "")
        elif parts.reader.resolve(template).canonical in table.get("anchor_templates", ()):
            found.update(comparable_anchor(argument.value) for argument in template.arguments)
        elif model is None and template.kind is Kind.TEMPLATE:
            values = {argument.key.casefold(): argument.value.strip() for argument in template.arguments}
            found.add(_anchor_of_values(values, authors, table.get("year", ())) or "")
    return frozenset(found)


def _anchor_of_values(values: dict[str, str], authors: list[list[str]], years: Iterable[str]) -> str | None:
    """The anchor that these parameters give, or would give in a citation."""
    given = values.get("ref", "")
    if given.startswith(ANCHOR_PREFIX):
        return comparable_anchor(given)
    names = [next((values[name] for name in group if values.get(name)), "") for group in authors]
    if not names[0]:
        return None
    dates = (values[name] for name in years if values.get(name))
    year = next((found[-1] for date in dates if (found := _YEAR.findall(date))), "")
    return anchor_of((*filter(None, names), year))


def _author_names(table: Table) -> list[list[str]]:
    """For each of the authors of an anchor the names of the parameters that may give the surname."""
    patterns: list[str] = table.get("author", [])
    numbered = [[pattern.replace(NUMBER, str(place)) for pattern in patterns] for place in range(1, MOST_NAMES + 1)]
    return [[*numbered[0], *(pattern.replace(NUMBER, "") for pattern in patterns)], *numbered[1:]]
