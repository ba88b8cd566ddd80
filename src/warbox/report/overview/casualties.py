"""Casualties that can be added up: one range for each kind in each conflict, and which of them a war counts already.

What the figures of a dump are: rival estimates stand side by side, as do a total and its parts, and the losses of a
battle are among those of its war. So a plain sum of them would count men twice. Here

* several figures of a side for one kind are rival estimates of it: from the lowest to the highest;
* but ships by types are added up, as "4 carriers, 2 cruisers sunk"; a type of which there are more than of all others
  together may be what the page calls the sum of them, so that it is the lowest;
* figures of parts of a side are added up only where the side has none of its own;
* the sides are added up; where a cell for all of them has more, that counts;
* a conflict is left out where one that it is part of, in the same dump, has a range for the kind.

Kinds are never added up, as "casualties" holds "killed" on one page and not on the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from warbox.report.overview.conflicts import Conflict
from warbox.report.overview.source import Source


def side_ranges(losses: str, conflict: str) -> str:
    """A query for what each side lost of each kind: `low`, `high`, and whether the range is `open` above.

    Takes where the figures of casualties are, and the columns that tell a conflict.
    """
    return f"""
    with types as (
        select {conflict}, side, category, civilian, subject, if(counted = 'ships', lower(noun), null) as type,
               min(coalesce(low, 0)) as low, max(coalesce(high, low)) as high, bool_or(high is null) as open
        from {losses} group by all),
    subjects as (
        select {conflict}, side, category, civilian, subject,
               if(2 * max(low) >= sum(low), max(low), sum(low)) as low,
               if(count(*) > 2 and 2 * max(high) = sum(high), max(high), sum(high)) as high, bool_or(open) as open
        from types group by all),
    marked as (
        select *, bool_or(subject is null) over (partition by {conflict}, side, category, civilian) as has_own
        from subjects)
    select {conflict}, side, category, civilian,
           sum(low)::bigint as low, sum(high)::bigint as high, bool_or(open) as open
    from marked where subject is null or not has_own group by all"""


_RANGES = f"""
    with sides as ({side_ranges("loss", "id")})
    select id, category, civilian,
           greatest(coalesce(sum(low) filter (side is not null), 0), coalesce(max(low) filter (side is null), 0)),
           greatest(coalesce(sum(high) filter (side is not null), 0), coalesce(max(high) filter (side is null), 0)),
           bool_or(open)
    from sides group by all order by id, category, civilian"""


@dataclass(frozen=True, slots=True)
class Kind:
    """What befell whom: a category of figures, and whether they count civilians."""

    category: str
    civilian: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """What a conflict cost of a kind: a range, `open` where some figure has no upper end.

    `conflict` is the number of the conflict; `within` that of the one which counts it already, None where none does.
    """

    conflict: int
    kind: Kind
    low: int
    high: int
    open: bool
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """The ranges of some losses added up, without those that another counts; how many these are."""

    low: int
    high: int
    open: bool
    counted: int
    within: int


def read_losses(source: Source, conflicts: Sequence[Conflict]) -> list[Loss]:
    """What each conflict cost of each kind, in the order of the conflicts."""
    kinds: dict[tuple[str, bool], Kind] = {}
    found = []
    for number, category, civilian, low, high, is_open in source.rows(_RANGES):
        kind = kinds.setdefault((category, civilian), Kind(category, civilian))
        found.append(Loss(number, kind, int(low), int(high), is_open))
    return list(_placed_within(found, conflicts))


def _placed_within(losses: Sequence[Loss], conflicts: Sequence[Conflict]) -> Iterator[Loss]:
    """The losses with the conflict that counts each already: the nearest one above it with a range for the kind."""
    above = find_wholes(conflicts)
    having = {(loss.conflict, loss.kind) for loss in losses}
    for loss in losses:
        within = next((number for number in above[loss.conflict] if (number, loss.kind) in having), None)
        yield replace(loss, within=within)


def find_wholes(conflicts: Sequence[Conflict]) -> list[list[int]]:
    """For each conflict the numbers of those that it is part of, the nearest first; titles are compared without case.

    Where two are each part of the other, the one that comes first in the dump is the whole.
    """
    by_title: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(conflicts):
        by_title[one.wiki, one.title.casefold()].append(number)
    parents = [
        list(dict.fromkeys(whole for title in one.part_of for whole in by_title.get((one.wiki, title.casefold()), ())))
        for one in conflicts
    ]
    above = [_climb(number, parents) for number in range(len(conflicts))]
    reached = [set(wholes) for wholes in above]
    return [
        [whole for whole in wholes if number not in reached[whole] or whole < number]
        for number, wholes in enumerate(above)
    ]


def _climb(number: int, parents: Sequence[Sequence[int]]) -> list[int]:
    """All conflicts above one, level by level."""
    known = dict.fromkeys([number])
    level = [number]
    while level:
        level = [whole for whole in dict.fromkeys(up for one in level for up in parents[one]) if whole not in known]
        known.update(dict.fromkeys(level))
    return list(known)[1:]


def add_up(losses: Sequence[Loss]) -> Total:
    """The sum of some losses of one kind."""
    counted = [loss for loss in losses if loss.within is None]
    return Total(
        low=sum(loss.low for loss in counted),
        high=sum(loss.high for loss in counted),
        open=any(loss.open for loss in counted),
        counted=len(counted),
        within=len(losses) - len(counted),
    )
