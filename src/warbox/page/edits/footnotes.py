"""Edits of footnotes: another name for one, and a definition that moves to a place that uses it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from warbox.diagnostics import Span
from warbox.errors import UnwritableValueError
from warbox.page.footnotes import Content, Footnote, Footnotes
from warbox.syntax import Tag, Template, Tree
from warbox.syntax.edits import Replacement
from warbox.typed import TemplateModel
from warbox.typed.names import numbered
from warbox.typed.parameter_names import parameter_names
from warbox.values.reference import attribute_place
from warbox.wikis import Wiki

QUOTES = "\"'"

_NAMING_FIELDS = frozenset({"name", "label"})
"""The fields of the templates for footnotes that say which one is meant."""

_NEEDS_NO_QUOTES = re.compile(r"[\w.:-]+")


def check_name(name: str, footnote: Footnote, footnotes: Footnotes) -> None:
    """Raises `UnwritableValueError` where a footnote cannot have that name, or another one of its group has it."""
    if not name.strip() or name != " ".join(name.split()) or name.isdecimal():
        raise UnwritableValueError(f"{name!r} cannot be the name of a footnote")
    kin = (footnote.by_hand, footnote.group)
    if any(one.name == name and (one.by_hand, one.group) == kin for one in footnotes.every if one is not footnote):
        raise UnwritableValueError(f"there is a footnote {name!r} on the page")


def renamed_tag(tag: Tag, name: str) -> Replacement:
    """The name of a `<ref>` written anew, in the quotation marks that it has; a tag without one gets it."""
    places = (attribute_place(tag.attributes, attribute) for attribute in ("follow", "name"))
    place = next(filter(None, places), None)
    if place is None:
        return Replacement(tag.attributes_start, tag.attributes_start, f' name="{html.escape(name)}"')
    start, end = (tag.attributes_start + offset for offset in place)
    return Replacement(start, end, quoted_as(tag.source[start:end], name))


def naming_keys(model: type[TemplateModel], wiki: Wiki, keys: Iterable[str]) -> list[str]:
    """Those of a template's parameters that say which footnote is meant."""
    plan = model.plan()
    fields = chain(plan.fields, *(group.fields for group in plan.groups))
    names = {name for field in fields if field.name in _NAMING_FIELDS for name in field.parameter.names}
    canonical = {key: parameter_names(model, wiki)[key] for key in keys}
    return [key for key, name in canonical.items() if names & {name, numbered(name)}]


def quoted_as(old: str, name: str) -> str:
    """A name in the quotation marks that another one has; without any where it has none, if it needs none."""
    if old[:1] not in QUOTES and _NEEDS_NO_QUOTES.fullmatch(name):
        return name
    mark = old[:1] if old[:1] in QUOTES and old else QUOTES[0]
    return f"{mark}{html.escape(name)}{mark}"


def lost_footnotes(before: Footnotes, after: Footnotes) -> Iterator[Footnote]:
    """The footnotes of the old text that were defined, and are only used any more in the new one.

    One that was only used before is none of them: a note that is numbered by hand may have its name.
    """
    defined = {(one.name, one.group): one for one in before.every if one.defined and one.name is not None}
    for one in before.every:
        if not one.defined and one.name is not None:
            defined.pop((one.name, one.group), None)
    for footnote in after.every:
        if footnote.name is not None and not footnote.defined and footnote.uses:
            old = defined.get((footnote.name, footnote.group))
            if old is not None:
                yield old


def moved_definition(footnote: Footnote, tree: Tree, edited: Iterable[Replacement]) -> Replacement | None:
    """The definition of a footnote, put in the first of its places that no edit touches; None where there is none."""
    replaced = [(one.start, one.end) for one in edited]
    free = [
        place
        for place in sorted(footnote.uses, key=lambda place: place.start)
        if not any(start < place.end and place.start < end for start, end in replaced)
    ]
    for content in footnote.contents:
        for place in free:
            text = _definition_at(content, place, tree, is_listed=content.place in footnote.listed)
            if text is not None:
                return Replacement(place.start, place.end, text)
    return None


def _definition_at(content: Content, place: Span, tree: Tree, *, is_listed: bool) -> str | None:
    """A definition as it is written in the place of a sign; None where a list gives it its group."""
    source, sign = (_node_at(span, (tree.tags, tree.templates)) for span in (content.place, place))
    if isinstance(source, Tag) and isinstance(sign, Tag):
        return f"<{sign.name}{sign.attributes.rstrip()}>{content.value.wikitext}</{sign.name}>"
    return None if source is None or is_listed else str(source)


def _node_at(span: Span, kinds: Iterable[Sequence[Tag | Template]]) -> Tag | Template | None:
    return next((node for nodes in kinds for node in nodes if (node.start, node.end) == (span.start, span.end)), None)
