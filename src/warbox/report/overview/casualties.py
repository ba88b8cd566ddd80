"""Casualties that can be added up: one range for each kind in each conflict, and which of them a war counts already.

What the figures of a dump are: rival estimates stand side by side, as do a total and its parts, and the losses of a
battle are among those of its war. So a plain sum of them would count men twice. Here

* several figures of a side for one kind are rival estimates of it: from the lowest to the highest;
* but ships by types are added up, as "4 carriers, 2 cruisers sunk"; where ships without a type are as many as these or
  more, they may be the sum of them, so that they are the lowest;
* figures of parts of a side are added up only where the side has none of its own;
* but kinds of people are added to men, "23 officers and 612 men killed", where no number without a noun is their total;
  a last one without what befell, "200 officers", may be a part of the men, who are then the lowest;
* the sides are added up; where a cell for all of them has more, that counts;
* a conflict is left out where one that it is part of, in the same dump, has a range for the kind.

Kinds are never added up, as "casualties" holds "killed" on one page and not on the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from warbox.report.overview.conflicts import Conflict
from warbox.report.overview.source import Source
from warbox.wikis import available_wikis, load_wiki

# Two nouns are of one type if they have the same words, but for endings so long.
_LONGEST_ENDING = 2

_WORDS = "string_split(trim(replace(lower(noun), '-', ' ')), ' ')"


def side_ranges(losses: str, conflict: Sequence[str]) -> str:
    """A query for what each side lost of each kind: `low`, `high`, and whether the range is `open` above.

    Takes where the figures of casualties are, and the columns that tell a conflict.
    """
    columns = (*conflict, "side", "category", "civilian")
    kind = ", ".join(columns)
    return f"""
    with figure as (
        select {kind}, subject, position, coalesce(low, 0) as low, coalesce(high, low) as high, high is null as open,
               noun is null as is_total, noun is not null and ends_with(lower(text), lower(noun)) as bare,
               counted = 'people' and noun is not null and contains(lower(noun), lower(subject)) as of_kind,
               if(counted = 'ships' and noun is not null and not {_is_plain("noun")}, {_WORDS}, null) as words
        from {losses}),
    typed as (
        select *, (select min(array_to_string(other.words, '')) from figure other
                   where other.words is not null and ({_same(columns, "f", "other")})
                   and other.subject is not distinct from f.subject and {_one_type("f.words", "other.words")}) as type
        from figure f),
    types as (
        select {kind}, subject, type, bool_and(of_kind) as of_kind,
               min(low) as low, max(high) as high, bool_or(open) as open
        from typed group by all),
    summed as (
        select {kind}, subject, bool_and(of_kind) as of_kind, bool_or(open) as open,
               sum(low) filter (type is not null) as low, sum(high) filter (type is not null) as high,
               count(type) as types, max(low) filter (type is null) as plain_low,
               max(high) filter (type is null) as plain_high
        from types group by all),
    subjects as (
        select {kind}, subject, of_kind, open,
               case when types = 0 then plain_low when plain_low is null then low
                    when plain_high >= low then greatest(plain_low, low) else plain_low + low end as low,
               case when types = 0 then plain_high when plain_high is null then high
                    when types > 1 and plain_high = high then high else plain_high + high end as high
        from summed),
    stated as (
        select {kind}, bool_or(subject is null) as has_own, bool_or(subject is null and is_total) as has_total,
               arg_max(bare, position) filter (subject is null or of_kind) as part_last
        from figure group by all)
    select {", ".join(f"s.{column}" for column in columns)},
           sum(if(subject is null or not has_own or not part_last, low, 0))::bigint as low,
           sum(high)::bigint as high, bool_or(open) as open
    from subjects s join stated t on {_same(columns, "s", "t")}
    where subject is null or not has_own or (of_kind and not has_total) group by all"""


def _same(columns: Sequence[str], one: str, other: str) -> str:
    """The condition that two rows have the same in some columns."""
    return " and ".join(f"{one}.{column} is not distinct from {other}.{column}" for column in columns)


def _one_type(one: str, other: str) -> str:
    """The condition that two nouns, as their words, are of one type: "frigate", "frigates"; "gun-boat", "gunboat"."""
    ending = f"abs(length(p[1]) - length(p[2])) <= {_LONGEST_ENDING}"
    begins = "(starts_with(p[1], p[2]) or starts_with(p[2], p[1]))"
    alike = f"len([p for p in list_zip({{}}, {{}}) if {begins} and {ending}]) = len({{}})"
    joined = [f"[array_to_string({words}, '')]" for words in (one, other)]
    word_by_word = f"len({one}) = len({other}) and {alike.format(one, other, one)}"
    return f"(({word_by_word}) or {alike.format(*joined, joined[0])})"


def _is_plain(noun: str) -> str:
    """The condition that a noun says that things are ships, and not of which type, on any wiki."""
    return f"regexp_full_match(lower({noun}), '{_plain_ships()}')"


@cache
def _plain_ships() -> str:
    """The regular expression of such nouns, with the endings of a regular plural."""
    found = {word for code in available_wikis() for word in load_wiki(code).table("figures").get("plain_ships", ())}
    ending = f"\\S{{0,{_LONGEST_ENDING}}}"
    written = [re.escape(word.removesuffix("*")) + ("\\S*" if word.endswith("*") else ending) for word in sorted(found)]
    return "|".join(written).replace("'", "''")


def _ranges() -> str:
    """The query for the range of each kind in each conflict."""
    return f"""
    with sides as ({side_ranges("loss", ("id",))})
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
    for number, category, civilian, low, high, is_open in source.rows(_ranges()):
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
