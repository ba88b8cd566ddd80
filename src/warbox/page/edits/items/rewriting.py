"""How an item of a list is changed in its place on the page, so that what it does not say stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Any

from pydantic import BaseModel

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.page.edits.items.entries import (
    fate_alternatives,
    flag_alternatives,
    name_alternatives,
    note_alternatives,
    party_alternatives,
    with_consequences,
    word_alternatives,
)
from warbox.page.edits.items.figures import (
    category_alternatives,
    noun_alternatives,
    noun_words_alternatives,
    number_alternatives,
    quantity_alternatives,
    subject_alternatives,
    sureness_alternatives,
    text_alternatives,
)
from warbox.page.edits.items.room import Alternative, Room
from warbox.page.edits.said import is_named_tag, said
from warbox.page.edits.values import value_text
from warbox.syntax.edits import Replacement
from warbox.typed import TemplateModel
from warbox.values.figures.figure import Figure
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

_MOST_WAYS = 64

Rewriting = Callable[[TemplateModel, TemplateModel], str | None]
"""Writes a template anew in which only the parameters are others whose fields are; None where it cannot be."""


def as_written(old: Any, new: Any) -> Any:
    """A changed item as it is to be read: with what follows from the change, and with the footnotes of the old one.

    Footnotes that come from elsewhere, as from JSON, are known by their place.
    """
    if isinstance(old, Combatant | Commander) and type(new) is type(old):
        new = with_consequences(old, new)
    if isinstance(old, Combatant | Commander | Figure) and isinstance(new, BaseModel) and type(new) is type(old):
        by_place = {use.span: use for use in old.references if use.span.end}
        uses = tuple([use if use.written is not None else by_place.get(use.span, use) for use in new.references])
        new = new if uses == new.references else new.model_copy(update={"references": uses})
    if isinstance(old, Figure) and isinstance(new, Figure) and type(new) is type(old):
        new = _with_noun(old, new)
    return new


def _with_noun(old: Figure, new: Figure) -> Figure:
    """A figure with the old noun where it has none; without one where the number or category is changed but not it.

    That leaves the words to the page: "1 brig" becomes "2 brigs", and ships that become guns are no brigs.
    """
    before, after = ((one.category, one.low, one.high, one.civilian) for one in (old, new))
    if before == after:
        return new.model_copy(update={"noun": old.noun}) if new.noun is None else new
    return new.model_copy(update={"noun": None}) if new.noun == old.noun else new


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
        if (old.low, old.high, old.approximate) == (new.low, new.high, new.approximate):
            yield from _together([*ways, category_alternatives(old, new, room, wiki)])
        yield from _together([*ways, text_alternatives(old, new, room, wiki)])
        return
    if (old.low, old.high, old.approximate) != (new.low, new.high, new.approximate):
        ways.append([*_number_as_written(old, new, room, wiki), *quantity_alternatives(old, new, room, wiki)])
    if new.noun is not None and old.noun != new.noun:
        ways.append([*noun_words_alternatives(old.noun, new.noun, room), *text_alternatives(old, new, room, wiki)])
    if old.subject != new.subject:
        ways.append([*subject_alternatives(old.subject, new.subject, room)])
    if old.note != new.note:
        ways.append([*note_alternatives(old.note, new.note, room)])
    yield from _together(ways)
    yield from _together([*ways, noun_alternatives(old, room, wiki)])


def _number_as_written(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to change the number, and what stands before it to say how sure it is, each where it is another."""
    ways: list[list[Alternative]] = []
    if (old.low, old.high) != (new.low, new.high):
        ways.append([*number_alternatives(old, new, room, wiki)])
    if old.approximate != new.approximate:
        ways.append([*sureness_alternatives(old, new, room, wiki)])
    return _together(ways)


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


def _sign(use: ReferenceUse, room: Room, wiki: Wiki) -> str:
    """The sign of a footnote; of one that stands elsewhere on the page under a name its name alone."""
    is_here = room.cell.start <= use.span.start < room.cell.end
    if is_named_tag(use) and not is_here and room.source[use.span.start : use.span.end] == use.written:
        pages = "" if use.page_sign is None else use.page_sign.to_wikitext(wiki)
        return use.model_copy(update={"written": None}).to_wikitext(wiki) + pages
    return use.to_wikitext(wiki)


def _together(ways: Iterable[Iterable[Alternative]]) -> Iterator[Alternative]:
    """Every choice of one alternative for each of several changes, up to a number of them."""
    for choice in islice(product(*ways), _MOST_WAYS):
        together = tuple(one for alternative in choice for one in alternative)
        if together:
            yield together
