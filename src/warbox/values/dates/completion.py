"""Gives each date of a chain what it leaves to its neighbours: "1–27 July 1942", "July 1–3, 1863", "1944–45"."""

from __future__ import annotations

from warbox.values.dates.points import Point
from warbox.values.dates.words import Kind

_BEFORE_CHRIST = {Kind.BEFORE_CHRIST, Kind.BEFORE_CHRIST_PREFIX}
_ERAS_IN_FRONT = {Kind.EPOCH, Kind.BEFORE_CHRIST_PREFIX}
_MONTHS = 12
_LOOSE_LINKS = {Kind.AND, Kind.COMMA, Kind.SEMICOLON, Kind.NEWLINE}


def complete(points: list[Point], links: list[Kind]) -> None:
    """Completes the points of a chain in place, first from the right, then from the left; then orders the years."""
    leaders = _leaders(points)
    for place in range(len(points) - 2, -1, -1):
        point, behind = points[place], points[place + 1]
        if point.has_date and behind.has_date and not _is_dated_before(points, links, place):
            _complete_from_right(point, behind, leaders[place])
    for place in range(1, len(points)):
        point, before = points[place], points[place - 1]
        if point.has_date and before.has_date:
            _complete_from_left(point, before, links[place - 1])
    for place in range(len(points) - 2, -1, -1):
        if points[place].borrowed == 1:
            _move_year(points[place], points[place + 1], links[place])
    for place in range(1, len(points)):
        if points[place].borrowed == -1:
            _move_year(points[place], points[place - 1], links[place - 1])


def astronomical_year(point: Point) -> int:
    """The astronomical year of a point that has one: 1 BC is 0."""
    year = point.year or 0
    if point.era is None:
        return year
    return 1 - year if point.era.kind in _BEFORE_CHRIST else year + point.era.value


def is_before_christ(point: Point) -> bool:
    """Whether the point's year is counted backwards."""
    return point.era is not None and point.era.kind in _BEFORE_CHRIST


def _is_dated_before(points: list[Point], links: list[Kind], place: int) -> bool:
    """Whether a day before a bracket has its year from what stands before it: "3 May 1942 – 5 June (until 1945)"."""
    return links[place] is Kind.OPENING and points[place].month is not None and any(p.has_year for p in points[:place])


def _leaders(points: list[Point]) -> list[Point | None]:
    """For each lone day the date on the left whose month it belongs to, as in "August 30, 31 and September 1"."""
    leaders: list[Point | None] = []
    leader: Point | None = None
    for point in points:
        leaders.append(leader if point.month is None else None)
        if point.month is not None or point.has_year:
            leader = point if point.month_first else None
    return leaders


def _complete_from_right(point: Point, behind: Point, leader: Point | None) -> None:
    if point.number is not None and leader is None:
        _settle_number_from_right(point, point.number.value, behind)
    if point.day is not None and point.month is None and leader is None:
        point.month = behind.month
    if point.has_year and point.era is None and behind.era is not None and behind.era.kind not in _ERAS_IN_FRONT:
        _take_era_from_right(point, behind)
    if not point.has_year and (point.month is not None or (leader is not None and not leader.has_year)):
        _borrow_year(point, behind, 1)


def _take_era_from_right(point: Point, behind: Point) -> None:
    """Both years of "52–51 BC" are BC; "AD" says something only of a number that would else be no year."""
    if point.short_year or is_before_christ(behind):
        point.era, point.short_year = behind.era, False
        _share_doubts(point, behind)


def _settle_number_from_right(point: Point, number: int, behind: Point) -> None:
    """Takes a lone number for a century, a month, a day or a year, as the next date is one."""
    if behind.century is not None and not point.has_year:
        point.century, point.era = number, behind.era
    elif behind.month is not None and behind.day is not None:
        point.day, point.month = number, behind.month
    elif behind.month is not None and behind.signed and number <= 12:
        point.month = number
    elif behind.month is None and behind.era is not None and not point.has_year:
        point.year, point.era = number, behind.era
    else:
        return
    point.number = None
    _share_doubts(point, behind)


def _complete_from_left(point: Point, before: Point, link: Kind) -> None:
    if point.number is not None:
        _settle_number_from_left(point, point.number.value, before, link)
    if point.short_year and point.year is not None:
        _lengthen_year(point, before, point.year)
    if point.day is not None and point.month is None:
        point.month = before.month
        _share_doubts(point, before)
    if point.has_year and point.era is None and before.era is not None and before.year is not None:
        limit = before.era.value if before.era.kind is Kind.EPOCH else before.year + 1
        counted_alike = is_before_christ(before) or before.era.kind is Kind.EPOCH
        if counted_alike and point.year is not None and point.years == 1 and point.year < limit:
            point.era, point.short_year = before.era, False
    if not point.has_year and point.month is not None:
        _borrow_year(point, before, -1)


def _settle_number_from_left(point: Point, number: int, before: Point, link: Kind) -> None:
    """Takes a lone number for a day after a day, else for the last digits of a year after a year."""
    if before.day is not None:
        if point.has_year or link not in _LOOSE_LINKS:
            point.day, point.month, point.number = number, before.month, None
            _share_doubts(point, before)
    elif link not in _LOOSE_LINKS and not point.has_year:
        _lengthen_year(point, before, number)


def _lengthen_year(point: Point, before: Point, ending: int) -> None:
    """Reads the "45" of "1944–45": the first year after the other one that ends so."""
    if before.year is None or before.short_year or before.year < 100 or before.years > 1 or is_before_christ(before):
        return
    digits = 1 if point.number is not None and point.number.digits == 1 else 2
    year = before.year - before.year % 10**digits + ending
    point.year = year if year > before.year else year + 10**digits
    point.era, point.number, point.short_year = before.era, None, False
    _share_doubts(point, before)


def _borrow_year(point: Point, other: Point, direction: int) -> None:
    if other.year is None or other.years > 1:
        return
    point.year, point.era, point.short_year, point.borrowed = other.year, other.era, other.short_year, direction
    _share_doubts(point, other)


def _share_doubts(point: Point, other: Point) -> None:
    """Dates that share a part are in doubt together: both years of "c. 52–51 BC" are approximate."""
    point.approximate = other.approximate = point.approximate or other.approximate
    point.uncertain = other.uncertain = point.uncertain or other.uncertain


def _move_year(point: Point, lender: Point, link: Kind) -> None:
    """Moves a borrowed year on or back: in "25 December – 3 January 1942" the first day is one of 1941.

    One day in two calendars may stand in either order; its two dates are less than a month apart.
    """
    if point.year is None or point.month is None or lender.month is None or max(point.month, lender.month) > _MONTHS:
        return
    two_calendars = link is not Kind.RANGE and point.calendar is not lender.calendar
    if link is Kind.OPENING or two_calendars:
        far_apart = abs(point.month - lender.month) >= _MONTHS / 2
        years = (-1 if point.month > lender.month else 1) if far_apart else 0
    else:
        days = (point.day, lender.day) if point.day and lender.day else (0, 0)
        own, lent = (point.month, days[0]), (lender.month, days[1])
        out_of_order = own > lent if point.borrowed == 1 else own < lent
        years = -point.borrowed if out_of_order else 0
    point.year += -years if is_before_christ(point) else years
