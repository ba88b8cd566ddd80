"""How an item of a list is changed in its place on the page, so that what it does not say stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Any

from pydantic import BaseModel

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.page.edits.entries import (
    fate_alternatives,
    flag_alternatives,
    name_alternatives,
    note_alternatives,
    party_alternatives,
    with_consequences,
    word_alternatives,
)
from warbox.page.edits.figures import (
    noun_alternatives,
    number_alternatives,
    quantity_alternatives,
    subject_alternatives,
    text_alternatives,
)
from warbox.page.edits.room import Alternative, Room
from warbox.page.edits.values import value_text
from warbox.syntax.edits import Replacement
from warbox.templates.flags import Flag
from warbox.typed import TemplateModel
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

_MOST_WAYS = 64
_OF_PLACE = frozenset({"span", "source_wiki", "lines", "is_link"})
_UNSAID: dict[type, frozenset[str]] = {
    Figure: frozenset({"text", "picture", "alone"}),
    Combatant: frozenset({"link", "flag"}),
}
_UNSAID[Commander] = _UNSAID[Combatant]

Rewriting = Callable[[TemplateModel, TemplateModel], str | None]
"""Writes a template anew in which only the parameters are others whose fields are; None where it cannot be."""


def said(value: Any, wiki: Wiki) -> Any:
    """What a value says, wherever it stands and however it is written, for comparing."""
    if isinstance(value, ReferenceUse):
        if _is_named_tag(value):
            return value.name, value.group, value.pages
        return value.to_wikitext(wiki) or (value.name, value.group, value.template)
    if isinstance(value, Inline):
        return value.text, value.wikitext.strip()
    if isinstance(value, HistoricalDate):
        return value.edtf or value.text, value.calendar, value.old_style
    if isinstance(value, Flag):
        return value.country, value.variant, value.size, value.link, value.file
    if isinstance(value, TemplateModel):
        plan = value.plan()
        names = [*(field.name for field in plan.fields), *(group.name for group in plan.groups)]
        return type(value).__name__, *(said(getattr(value, name), wiki) for name in names)
    if isinstance(value, BaseModel):
        unsaid = _OF_PLACE.union(*(names for kind, names in _UNSAID.items() if isinstance(value, kind)))
        saying = {name: said(getattr(value, name), wiki) for name in type(value).model_fields if name not in unsaid}
        return {**saying, "status": sorted(value.status)} if isinstance(value, Commander) else saying
    if isinstance(value, dict):
        return {name: said(one, wiki) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [said(one, wiki) for one in value]
    return value


def as_written(old: Any, new: Any, wiki: Wiki) -> Any:
    """A changed item as it is to be read: with what follows from the change, and with the footnotes of the old one.

    Footnotes that come from elsewhere, as from JSON, are known by their place.
    """
    if isinstance(old, Combatant | Commander) and type(new) is type(old):
        new = with_consequences(old, new, wiki)
    if isinstance(old, Combatant | Commander | Figure) and isinstance(new, BaseModel) and type(new) is type(old):
        by_place = {use.span: use for use in old.references if use.span.end}
        uses = tuple([use if use.written is not None else by_place.get(use.span, use) for use in new.references])
        new = new if uses == new.references else new.model_copy(update={"references": uses})
    return new


def rewritings(old: Any, new: Any, room: Room, wiki: Wiki, rewrite: Rewriting) -> Iterator[Alternative]:
    """Ways to make one item of another where that stands, the likeliest first. Which one does it, reading must tell."""
    if isinstance(old, Combatant | Commander):
        yield from _of_entry(old, new, room, wiki)
    elif isinstance(old, Figure):
        yield from _of_figure(old, new, room, wiki)
    elif isinstance(old, TemplateModel) and isinstance(new, TemplateModel):
        text = rewrite(old, new)
        if text is not None:
            yield (Replacement(room.start, room.end, text),)
    elif room.is_plain or room.text == value_text(old, wiki):
        yield (Replacement(room.start, room.end, value_text(new, wiki)),)


def _of_figure(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    ways: list[list[Alternative]] = []
    if said(old.references, wiki) != said(new.references, wiki):
        ways.append([*_references(old.references, new.references, room, wiki)])
    if (old.category, old.civilian) != (new.category, new.civilian):
        yield from _together([*ways, text_alternatives(old, new, room, wiki)])
        return
    if (old.low, old.high, old.approximate) != (new.low, new.high, new.approximate):
        digits = number_alternatives(old, new, room, wiki) if old.approximate == new.approximate else ()
        ways.append([*digits, *quantity_alternatives(old, new, room, wiki)])
    if old.subject != new.subject:
        ways.append([*subject_alternatives(old.subject, new.subject, room)])
    if old.note != new.note:
        ways.append([*note_alternatives(old.note, new.note, room)])
    yield from _together(ways)
    yield from _together([*ways, noun_alternatives(old, room, wiki)])


def _of_entry(old: Combatant | Commander, new: Combatant | Commander, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    others: list[list[Alternative]] = []
    is_told = isinstance(old, Commander) and isinstance(new, Commander) and old.status != new.status
    if old.note != new.note and not is_told:
        others.append([*note_alternatives(old.note, new.note, room)])
    if isinstance(old, Commander) and isinstance(new, Commander):
        if old.rank != new.rank:
            others.append([*word_alternatives(old.rank, new.rank, room)])
        if old.status != new.status:
            others.append([*fate_alternatives(old.status, new.status, room, wiki)])
    if said(old.references, wiki) != said(new.references, wiki):
        others.append([*_references(old.references, new.references, room, wiki)])
    ways = list(others)
    if old.name != new.name:
        ways.append([*name_alternatives(old.name, new.name, old.flags, room, wiki)])
    if old.flags != new.flags:
        ways.append([*flag_alternatives(old.flags, new.flags, room)])
    yield from _together(ways)
    if old.flags != new.flags:
        yield from _together([*others, [*party_alternatives(new.name, new.flags, old.flags, wiki)]])


def _references(
    old: Sequence[ReferenceUse], new: Sequence[ReferenceUse], room: Room, wiki: Wiki
) -> Iterator[Alternative]:
    """Takes signs of footnotes out, and puts new ones behind the last, or else behind the item."""
    after = [said(use, wiki) for use in new]
    before = [said(use, wiki) for use in old]
    ends = {use.span.start: use.end for use in old if said(use, wiki) not in after}
    gone = [Replacement(start, end, "") for start, end in ends.items() if start < end]
    added = [use for use in new if said(use, wiki) not in before]
    # A template that stands for several footnotes is written once, with what stands behind the last of them.
    texts = {use.span if use.span.end else index: _sign(use, room, wiki) for index, use in enumerate(added)}
    come = "".join(dict.fromkeys(texts.values()))
    if not come:
        yield tuple(gone)
        return
    last = max((use.end for use in old if room.first <= use.span.start < room.last), default=room.end)
    for place in dict.fromkeys((last, room.last)):
        yield (*gone, Replacement(place, place, come))


def _is_named_tag(use: ReferenceUse) -> bool:
    """Whether a `<ref>` has a name, which alone stands for it wherever it is used again."""
    return use.template is None and use.name is not None


def _sign(use: ReferenceUse, room: Room, wiki: Wiki) -> str:
    """The sign of a footnote; of one that stands elsewhere on the page under a name its name alone."""
    is_here = room.cell.start <= use.span.start < room.cell.end
    if _is_named_tag(use) and not is_here and room.source[use.span.start : use.span.end] == use.written:
        pages = "" if use.page_sign is None else use.page_sign.to_wikitext(wiki)
        return use.model_copy(update={"written": None}).to_wikitext(wiki) + pages
    return use.to_wikitext(wiki)


def _together(ways: Iterable[Iterable[Alternative]]) -> Iterator[Alternative]:
    """Every choice of one alternative for each of several changes, up to a number of them."""
    for choice in islice(product(*ways), _MOST_WAYS):
        together = tuple(one for alternative in choice for one in alternative)
        if together:
            yield together
