"""Which items of a new list are those that stand on the page, and where the others come between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from warbox.diagnostics import Span
from warbox.page.edits.said import LEFT_TO_PAGE, said
from warbox.values.inline import Inline
from warbox.wikis import Wiki


def pairings(standing: Sequence[Any], new: Sequence[Any], wiki: Wiki) -> Iterator[list[int | None]]:
    """For each item of the new list the one on the page that it is, or is a copy of; None for a new one.

    An item of an older text may have the place that another one has now, so what they say counts first; but items of
    which each says what another did may stand where none can be moved. One that was changed since is longer or shorter.
    """
    says = {place: item_saying(item, wiki) for place, item in enumerate(standing)}
    wanted = [item_saying(item, wiki) for item in new]

    def is_equal(place: int, number: int) -> bool:
        return bool(standing[place] == new[number])

    def says_the_same(place: int, number: int) -> bool:
        return says_as_much(says[place], wanted[number])

    def has_its_place(place: int, number: int) -> bool:
        one, other = standing[place], new[number]
        return type(one) is type(other) and span_of(one) == span_of(other) != Span(0, 0)

    def begins_there(place: int, number: int) -> bool:
        one, other = standing[place], new[number]
        return type(one) is type(other) and 0 < span_of(one).start == span_of(other).start

    first = _paired(len(standing), len(new), (is_equal, says_the_same, has_its_place, begins_there))
    yield first
    second = _paired(len(standing), len(new), (is_equal, has_its_place, says_the_same, begins_there))
    if second != first:
        yield second


def _paired(standing: int, new: int, tests: Sequence[Callable[[int, int], bool]]) -> list[int | None]:
    """For each of the new items one of those that stand there, by the first of some tests that holds for both."""
    pairs: list[int | None] = [None] * new
    free = list(range(standing))
    for is_same in tests:
        for number in range(new):
            found = next((place for place in free if is_same(place, number)), None) if pairs[number] is None else None
            if found is not None:
                pairs[number] = found
                free.remove(found)
    return pairs


def runs(pairs: Sequence[int | None], new: Sequence[Any]) -> list[tuple[int | None, list[Any], int | None]]:
    """The new items that stand one behind the other, between the one before and the one behind that stay."""
    found: list[tuple[int | None, list[Any], int | None]] = []
    before: int | None = None
    waiting: list[Any] = []
    for place, item in zip((*pairs, -1), (*new, None), strict=True):
        if place is None:
            waiting.append(item)
            continue
        if waiting:
            found.append((before, waiting, place if place >= 0 else None))
        before, waiting = place, []
    return found


def item_saying(item: Any, wiki: Wiki) -> Any:
    """What an item of a list says; of running text only what a reader sees."""
    return item.text if isinstance(item, Inline) else said(item, wiki)


def says_as_much(says: Any, wanted: Any) -> bool:
    """Whether an item says what another does, but for what that leaves open."""
    if isinstance(says, dict) and isinstance(wanted, dict):
        says = {**says, **{name: None for name in LEFT_TO_PAGE & says.keys() if wanted.get(name) is None}}
    return bool(says == wanted)


def span_of(item: Any) -> Span:
    """Where an item stands on the page; an empty span for one that does not."""
    span = getattr(item, "span", None)
    return span if isinstance(span, Span) else Span(0, 0)
