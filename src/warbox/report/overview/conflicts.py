"""The conflicts of a dump, each with its time as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from warbox.report.overview.source import Source
from warbox.values.dates.edtf import OPEN_END, Day, first_day, last_day, parse_edtf_date, split_edtf

_DAYS_IN_MONTH = 31


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of the dump.

    `start` and `end` are the first moment of the first day and the last of the last day it covers, as years with
    fractions, astronomical (1 BC is year 0); `end` is None while it is going on, both where there is no date. `fields`
    tells for each field of the form whether there is a value; `part_of` are titles.
    """

    wiki: str
    title: str
    name: str | None
    edtf: str | None
    start: float | None
    end: float | None
    place: str | None
    latitude: float | None
    longitude: float | None
    outcome: str | None
    part_of: list[str]
    fields: list[bool]

    @property
    def year(self) -> int | None:
        """The year in which it began."""
        return None if self.start is None else int(self.start // 1)

    @property
    def century(self) -> int | None:
        """The century in which it began: 20 is the twentieth, -1 the first BC."""
        return None if self.year is None else century_of(self.year)


def read_conflicts(source: Source) -> list[Conflict]:
    """The conflicts in the order of the dump."""
    query = """
        select wiki, title, name, edtf, place, latitude, longitude, outcome, part_of, fields
        from conflict order by id"""
    found = []
    for wiki, title, name, edtf, place, latitude, longitude, outcome, part_of, fields in source.rows(query):
        start, end = time_of(edtf)
        found.append(
            Conflict(
                wiki=wiki or "",
                title=title or "",
                name=name,
                edtf=edtf,
                start=start,
                end=end,
                place=place,
                latitude=latitude,
                longitude=longitude,
                outcome=outcome,
                part_of=part_of,
                fields=fields,
            )
        )
    return found


def time_of(edtf: str | None) -> tuple[float | None, float | None]:
    """When a date begins and ends, as years with fractions. An end that is unknown is that of the other one."""
    ends = None if edtf is None else split_edtf(edtf)
    if ends is None:
        return None, None
    start, end = map(parse_edtf_date, ends)
    first, last = start or end, end or start
    if first is None or last is None:
        return None, None
    day = last_day(last)
    is_open = ends[1] == OPEN_END
    return _moment(first_day(first)), None if is_open else _moment(Day(day.year, day.month, day.day + 1))


def _moment(day: Day) -> float:
    """The beginning of a day as a year with a fraction. Months count as equally long: a chart shows no difference."""
    return round(day.year + (day.month - 1 + (day.day - 1) / _DAYS_IN_MONTH) / 12, 3)


def century_of(year: int) -> int:
    """The century of an astronomical year: 20 for 1901 to 2000, -1 for the hundred years BC."""
    return (year - 1) // 100 + 1 if year > 0 else -(-year // 100 + 1)


def century_years(century: int) -> tuple[int, int]:
    """The first and the last astronomical year of a century."""
    return (century * 100 - 99, century * 100) if century > 0 else (century * 100 + 1, century * 100 + 100)


def count_centuries(conflicts: Iterable[Conflict]) -> dict[int, int]:
    """How many conflicts began in each century, in their order."""
    return dict(sorted(Counter(one.century for one in conflicts if one.century is not None).items()))


def count_years(conflicts: Iterable[Conflict]) -> dict[int, int]:
    """How many conflicts began in each year, in their order."""
    return dict(sorted(Counter(one.year for one in conflicts if one.year is not None).items()))
