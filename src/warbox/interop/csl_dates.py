"""Dates as CSL-JSON has them.

There 1 BC is year -1 and a year 0 does not exist, while EDTF counts 1 BC as year 0.
"""

from __future__ import annotations

from typing import Any

from warbox.values.dates.edtf import SPRING, EdtfDate, date_from_parts, first_day, last_day, parse_edtf_date, split_edtf
from warbox.values.dates.historical_date import HistoricalDate


def csl_date(date: HistoricalDate) -> dict[str, Any] | None:
    """The date as `date-parts` with `season` and `circa`, or as a `literal`; None where there is nothing to tell.

    A literal is what has no date, and a range whose one end is open, which `date-parts` cannot say. A decade or a
    century is the range of its years. CSL has a season for single dates only; in ranges the years are left.
    """
    ends = None if date.edtf is None else split_edtf(date.edtf)
    start, end = (parse_edtf_date(side) for side in ends or ("", ""))
    if start is None or end is None:
        return {"literal": date.text} if date.text else None
    first = [first_day(start).year] if start.unspecified else _parts(start)
    last = [last_day(end).year] if end.unspecified else _parts(end)
    found: dict[str, Any] = {"date-parts": [_in_csl(part) for part in ([first] if first == last else [first, last])]}
    if start == end and _is_season(start):
        found["season"] = (start.month or 0) - SPRING + 1
    if date.approximate or start.qualifier or end.qualifier:
        found["circa"] = True
    return found


def _parts(date: EdtfDate) -> list[int]:
    if date.month is None or _is_season(date):
        return [date.year]
    return [date.year, date.month] if date.day is None else [date.year, date.month, date.day]


def _is_season(date: EdtfDate) -> bool:
    return date.month is not None and date.month >= SPRING


def _in_csl(parts: list[int]) -> list[int]:
    return parts if parts[0] > 0 else [parts[0] - 1, *parts[1:]]


def edtf_of_csl(value: dict[str, Any]) -> str | None:
    """The EDTF of a date of a CSL item; None where it has no `date-parts`, or they are no date."""
    qualifier = "~" if value.get("circa") else ""
    season = value.get("season")
    ends = []
    for parts in value.get("date-parts", ()):
        year, *rest = (int(part) for part in parts)
        if season is not None and not rest:
            rest = [SPRING - 1 + int(season)]
        edtf = date_from_parts(year if year > 0 else year + 1, *rest)
        if edtf is None:
            return None
        ends.append(edtf + qualifier)
    return "/".join(ends) or None
