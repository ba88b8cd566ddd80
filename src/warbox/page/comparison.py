"""Where the facts of two articles on one war differ: the same war on two wikis, or two states of one article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from warbox.conflict import Combatant, Commander, MilitaryConflict, Result, Side
from warbox.page.page import Page
from warbox.page.same_names import named_things, pair_up
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline

Named = TypeVar("Named", Combatant, Commander)


class Topic(StrEnum):
    """What two articles say differently."""

    CONFLICT = "conflict"
    DATE = "date"
    PLACE = "place"
    RESULT = "result"
    SIDE = "side"
    COMBATANT = "combatant"
    COMMANDER = "commander"
    FATE = "fate"
    STRENGTH = "strength"
    CASUALTIES = "casualties"


class Difference(BaseModel):
    """One thing that two articles say differently: `left` and `right` as they say it, None where one says nothing.

    `side` is the number of the side in the first article (0 for all together), `subject` whom or what it is about.
    """

    model_config = ConfigDict(frozen=True)

    topic: Topic
    side: int | None = None
    subject: str | None = None
    left: str | None = None
    right: str | None = None


def compare_pages(left: Page, right: Page) -> list[Difference]:
    """The differences between the first conflicts of two pages, in the order of the infobox.

    Sides are paired by whom they have in common, whatever their numbers. Names mean the same where they link to one
    page (interlanguage links count), have the same words in Latin letters, sound alike across scripts, or alone bear a
    country's flag. The words of place and result are compared within one language only; between two it counts that
    there are any.
    """
    one, other = left.conflict, right.conflict
    if one is None or other is None:
        found = [Difference(topic=Topic.CONFLICT, left=_box(one), right=_box(other))]
        return found if one is not other else []
    one_language = left.wiki.language == right.wiki.language
    return [*_dates(one, other), *_texts(one, other, one_language), *_sides(one, left, other, right)]


def _box(conflict: MilitaryConflict | None) -> str | None:
    return None if conflict is None else conflict.template


def _dates(one: MilitaryConflict, other: MilitaryConflict) -> Iterator[Difference]:
    first, second = (conflict.date.edtf if conflict.date else None for conflict in (one, other))
    if first != second:
        yield Difference(topic=Topic.DATE, left=first, right=second)


def _texts(one: MilitaryConflict, other: MilitaryConflict, one_language: bool) -> Iterator[Difference]:
    topics: tuple[tuple[Topic, Callable[[MilitaryConflict], Inline | Result | None]], ...] = (
        (Topic.PLACE, lambda conflict: conflict.place),
        (Topic.RESULT, lambda conflict: conflict.result),
    )
    for topic, value_of in topics:
        first, second = (value.text or None if (value := value_of(conflict)) else None for conflict in (one, other))
        if first != second and (one_language or None in (first, second)):
            yield Difference(topic=topic, left=first, right=second)


def _sides(one: MilitaryConflict, left: Page, other: MilitaryConflict, right: Page) -> Iterator[Difference]:
    for first, second in _paired_sides(one.sides, left, other.sides, right):
        number = (first or second or one.sides[0]).number
        if first is None or second is None:
            yield Difference(topic=Topic.SIDE, side=number, left=_members(first), right=_members(second))
        else:
            yield from _side(number, first, left, second, right)
    yield from _figures(0, one.joint, other.joint)


def _members(side: Side | None) -> str | None:
    return None if side is None else ", ".join(combatant.name.text for combatant in side.combatants)


def _paired_sides(
    ones: Sequence[Side], left: Page, others: Sequence[Side], right: Page
) -> Iterator[tuple[Side | None, Side | None]]:
    """Each side with the one that has most in common with it; sides that have nothing in common, in their order."""
    shared = [
        (-_shared(one, left, other, right), one.number != other.number, i, j)
        for i, one in enumerate(ones)
        for j, other in enumerate(others)
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(shared):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    for i, one in enumerate(ones):
        yield one, others[pairs[i]] if i in pairs else None
    yield from ((None, other) for j, other in enumerate(others) if j not in pairs.values())


def _shared(one: Side, left: Page, other: Side, right: Page) -> int:
    combatants = _pairs(one.combatants, left, other.combatants, right)
    commanders = _pairs(one.commanders, left, other.commanders, right)
    return sum(None not in pair for pair in combatants) + sum(None not in pair for pair in commanders)


def _side(number: int, one: Side, left: Page, other: Side, right: Page) -> Iterator[Difference]:
    for first, second in _pairs(one.combatants, left, other.combatants, right):
        if first is None or second is None:
            yield Difference(topic=Topic.COMBATANT, side=number, left=_text(first), right=_text(second))
    for officer, peer in _pairs(one.commanders, left, other.commanders, right):
        if officer is None or peer is None:
            yield Difference(topic=Topic.COMMANDER, side=number, left=_text(officer), right=_text(peer))
        elif set(officer.status) != set(peer.status):
            fates = (", ".join(person.status) or None for person in (officer, peer))
            yield Difference(topic=Topic.FATE, side=number, subject=_text(officer), left=next(fates), right=next(fates))
    yield from _figures(number, one, other)


def _text(one: Combatant | Commander | None) -> str | None:
    return None if one is None else one.name.text


def _pairs(
    ones: Sequence[Named], left: Page, others: Sequence[Named], right: Page
) -> list[tuple[Named | None, Named | None]]:
    """Each of the first with the one of the second that means the same; None where there is none."""
    same = pair_up(named_things(ones, left), named_things(others, right))
    pairs: list[tuple[Named | None, Named | None]] = [
        (one, others[same[index]] if index in same else None) for index, one in enumerate(ones)
    ]
    pairs += [(None, other) for index, other in enumerate(others) if index not in same.values()]
    return pairs


def _figures(number: int, one: Side | None, other: Side | None) -> Iterator[Difference]:
    cells: tuple[tuple[Topic, Callable[[Side], Sequence[Figure]]], ...] = (
        (Topic.STRENGTH, lambda side: side.strength),
        (Topic.CASUALTIES, lambda side: side.casualties),
    )
    for topic, cell in cells:
        left, right = (_by_category(cell(side)) if side is not None else {} for side in (one, other))
        for category in dict.fromkeys([*left, *right]):
            first, second = left.get(category), right.get(category)
            if first != second:
                yield Difference(topic=topic, side=number, subject=category, left=_listed(first), right=_listed(second))


def _by_category(figures: Sequence[Figure]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for figure in figures:
        found.setdefault(figure.category, []).append(_bounds(figure))
    return found


def _bounds(figure: Figure) -> str:
    if figure.low == figure.high:
        return str(figure.low)
    if figure.high is None:
        return f"≥{figure.low}"
    return f"≤{figure.high}" if figure.low is None else f"{figure.low}-{figure.high}"


def _listed(bounds: list[str] | None) -> str | None:
    return None if bounds is None else ", ".join(bounds)
