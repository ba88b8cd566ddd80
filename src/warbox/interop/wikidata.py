"""What an article's infobox says of its war or battle, as statements on Wikidata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from warbox.conflict import Casualties, MilitaryConflict
from warbox.diagnostics import Span
from warbox.errors import WarboxError
from warbox.interop.addresses import article_address, database_language
from warbox.interop.wikidata_items import is_item
from warbox.interop.wikidata_values import ItemValue, PlaceValue, QuantityValue, Value, time_value
from warbox.names.known import page_title
from warbox.page import Page
from warbox.values.dates.edtf import parse_edtf_date, split_edtf
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.inline import Inline
from warbox.values.link import Link

POINT_IN_TIME, START_TIME, END_TIME = "P585", "P580", "P582"
LOCATION, COORDINATE_LOCATION, PART_OF = "P276", "P625", "P361"
PARTICIPANT, CONFLICT = "P710", "P607"
SOURCING_CIRCUMSTANCES, IMPORT_URL = "P1480", "P4656"
CIRCA, PRESUMABLY = ItemValue(item="Q5727902"), ItemValue(item="Q18122778")
LOSSES = {"killed": "P1120", "wounded": "P1339", "missing": "P1446", "casualties": "P1590"}
"""The property of each category of losses that Wikidata has one for: they count for all sides together."""

NO_ITEM = "no item is known for the page"
OF_A_SIDE = "Wikidata has no property for sides"
OF_A_PART = "no property counts a part, or such losses"
OPEN = "a number has no upper or no lower end"

_QUALIFIERS = {"~": (CIRCA,), "?": (PRESUMABLY,), "%": (CIRCA, PRESUMABLY)}


class NoItemError(WarboxError):
    """It is not known of which item of Wikidata the statements are."""


class Statement(BaseModel):
    """One statement: the `property` of an `item` has that value, with qualifiers. `span` is where the page says it."""

    model_config = ConfigDict(frozen=True)

    item: str
    property: str
    value: Value
    qualifiers: tuple[tuple[str, Value], ...] = ()
    span: Span


class LeftOut(BaseModel):
    """What the infobox says and no statement does: `title` of a page whose item is not known, or else why."""

    model_config = ConfigDict(frozen=True)

    text: str
    title: str | None = None
    reason: str
    span: Span


class WikidataStatements(BaseModel):
    """The statements that the first conflict of an article gives for Wikidata, and what is left out.

    `item` is that of the article, `source` the address of the page that they come from.
    """

    model_config = ConfigDict(frozen=True)

    item: str
    source: str | None = None
    statements: tuple[Statement, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def to_quickstatements(self) -> str:
        """The statements as lines for QuickStatements (version 1), each with the page as its source (P4656)."""
        return "".join(_line(statement, self.source) + "\n" for statement in self.statements)


class _Said(NamedTuple):
    """What is to be said of the conflict: a value, or the title of a page that must have an item."""

    property: str
    value: Value | str
    text: str
    span: Span
    qualifiers: tuple[tuple[str, Value], ...] = ()


def to_wikidata(page: Page, items: Mapping[str, str], item: str | None = None) -> WikidataStatements:
    """What the first conflict of a page says, as statements.

    `items` gives the item of each page of the wiki by its title (`read_items` reads a file of them), also by titles
    that are redirects. `item` is that of the article, by default the one of `page.title`. Date, place, coordinates,
    the larger conflict, combatants and the losses of all sides together become statements on that item, commanders
    such on theirs (P607). A page without a conflict gives none. What a side has or lost is left out, as Wikidata has
    no property for sides.

    Raises `NoItemError` where the item of the article is not known.
    """
    titles = {page_title(title): known for title, known in items.items()}
    article = item or titles.get(page_title(page.title or ""))
    if article is None:
        raise NoItemError(f"no item is known for {page.title!r}" if page.title else "which item is the article's?")
    if not is_item(article):
        raise NoItemError(f"{article!r} is no item of Wikidata")
    conflict = page.conflict
    said = [] if conflict is None else list(_said(conflict))
    known = [(one, _found(one.value, titles)) for one in said]
    return WikidataStatements(
        item=article,
        source=article_address(database_language(page.wiki.code), page.title),
        statements=tuple(_statement(article, one, value) for one, value in known if value is not None),
        left_out=(
            *(_without_item(one) for one, value in known if value is None),
            *(() if conflict is None else _uncounted(conflict)),
        ),
    )


def _found(value: Value | str, titles: Mapping[str, str]) -> Value | None:
    """The value itself; for a title the item of that page, None where it is not known."""
    if not isinstance(value, str):
        return value
    return ItemValue(item=titles[value], title=value) if value in titles else None


def _statement(article: str, said: _Said, value: Value) -> Statement:
    """A statement on the article's item; that somebody was in the conflict stands on his own."""
    if said.property == CONFLICT and isinstance(value, ItemValue):
        return Statement(item=value.item, property=CONFLICT, value=ItemValue(item=article), span=said.span)
    return Statement(item=article, property=said.property, value=value, qualifiers=said.qualifiers, span=said.span)


def _said(conflict: MilitaryConflict) -> Iterator[_Said]:
    yield from _dates(conflict.date)
    yield from _linked(LOCATION, conflict.place)
    if conflict.coordinates is not None:
        place = PlaceValue(latitude=conflict.coordinates.latitude, longitude=conflict.coordinates.longitude)
        yield _Said(COORDINATE_LOCATION, place, "coordinates", conflict.coordinates.span)
    yield from _linked(PART_OF, conflict.part_of)
    for side in conflict.sides:
        for who in side.combatants:
            yield _Said(PARTICIPANT, page_title(who.link or who.name.text), who.name.text, who.span)
    for side in conflict.sides:
        for one in side.commanders:
            yield _Said(CONFLICT, page_title(one.link or one.name.text), one.name.text, one.span)
    for figure in () if conflict.joint is None else conflict.joint.casualties:
        if _is_whole(figure) and figure.low is not None and figure.high is not None:
            losses = QuantityValue(low=figure.low, high=figure.high)
            qualifiers = ((SOURCING_CIRCUMSTANCES, CIRCA),) if figure.approximate else ()
            yield _Said(LOSSES[figure.category], losses, figure.text, figure.span, qualifiers)


def _dates(date: HistoricalDate | None) -> Iterator[_Said]:
    """When it was: a single date, or when it began and ended as far as that is known."""
    ends = None if date is None or date.edtf is None else split_edtf(date.edtf)
    if date is None or ends is None:
        return
    properties = (POINT_IN_TIME,) if ends[0] == ends[1] else (START_TIME, END_TIME)
    for name, end in zip(properties, ends, strict=False):
        value = time_value(end, date.calendar)
        if value is not None:
            yield _Said(name, value, date.text, date.span or Span(0, 0), _doubts(end))


def _doubts(edtf: str) -> tuple[tuple[str, Value], ...]:
    """What the sign behind a date of EDTF says of how sure it is."""
    date = parse_edtf_date(edtf)
    sign = "" if date is None else date.qualifier
    return tuple((SOURCING_CIRCUMSTANCES, doubt) for doubt in _QUALIFIERS.get(sign, ()))


def _linked(name: str, content: Inline | None) -> Iterator[_Said]:
    for link in () if content is None else content.links:
        if isinstance(link, Link):
            yield _Said(name, page_title(link.target), link.text, link.span)


def _is_whole(figure: Casualties) -> bool:
    """Whether a figure counts all who were lost so, not a part of them."""
    return figure.category in LOSSES and not (figure.subject or figure.note or figure.civilian)


def _without_item(said: _Said) -> LeftOut:
    title = said.value if isinstance(said.value, str) else None
    return LeftOut(text=said.text, title=title, reason=NO_ITEM, span=said.span)


def _uncounted(conflict: MilitaryConflict) -> Iterator[LeftOut]:
    """The figures that no statement has."""
    for side in conflict.sides:
        for figure in (*side.strength, *side.casualties):
            yield LeftOut(text=figure.text, reason=OF_A_SIDE, span=figure.span)
    for loss in () if conflict.joint is None else conflict.joint.casualties:
        if not _is_whole(loss):
            yield LeftOut(text=loss.text, reason=OF_A_PART, span=loss.span)
        elif loss.low is None or loss.high is None:
            yield LeftOut(text=loss.text, reason=OPEN, span=loss.span)
    for figure in () if conflict.joint is None else conflict.joint.strength:
        yield LeftOut(text=figure.text, reason=OF_A_PART, span=figure.span)


def _line(statement: Statement, source: str | None) -> str:
    parts = [statement.item, statement.property, statement.value.to_quickstatements()]
    for name, value in statement.qualifiers:
        parts += [name, value.to_quickstatements()]
    if source is not None:
        parts += [IMPORT_URL.replace("P", "S"), f'"{source}"']
    return "\t".join(parts)
