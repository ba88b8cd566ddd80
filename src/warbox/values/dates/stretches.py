"""What a chain of dates says: from when to when, and in which calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from warbox.values.dates.chains import Chain, read_chains
from warbox.values.dates.completion import astronomical_year, complete, is_before_christ
from warbox.values.dates.edtf import (
    OPEN_END,
    UNKNOWN_END,
    WINTER,
    Day,
    date_from_parts,
    day_number,
    edtf_bounds,
    parse_edtf_date,
    split_edtf,
)
from warbox.values.dates.points import Point
from warbox.values.dates.tokens import Token
from warbox.values.dates.words import Kind

_DECADE, _CENTURY = 10, 100
_QUALIFIERS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
_LAST_MONTH_OF_DUAL_YEARS = 3
_DAYS_OF_MISTAKES = 2
_ERAS_BEHIND = {Kind.BEFORE_CHRIST, Kind.ANNO_DOMINI}
_LINKS_OF_TWO_STYLES = {Kind.OPENING, Kind.SLASH, Kind.OR, Kind.NEWLINE}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time with its ends in EDTF; `..` is an open end, an empty string an unknown one.

    `link` is what stands in front of it in its chain, `old_style` the same in the Julian calendar where both are given.
    """

    start: str
    end: str
    approximate: bool = False
    calendar: Kind | None = None
    link: Kind | None = None
    old_style: str | None = None

    @property
    def edtf(self) -> str:
        """The whole in EDTF."""
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


def read_stretch(chain: Chain, tokens: list[Token]) -> Stretch | None:
    """The stretch of time that a chain gives; None where it gives none that can be. Completes the chain's points."""
    points, links = chain.points, chain.links
    _join_dual_years(points, links)
    bracketed = _chain_in_brackets(chain, tokens)
    if bracketed is not None:
        points, links = points + bracketed.points, [*links, Kind.OPENING, *bracketed.links]
    complete(points, links)
    stretches = _stretches(points, links)
    if not stretches or stretches[0].link is not None:
        return None
    stretches = [item for item in stretches if item.calendar is not Kind.OTHER_STYLE] or stretches
    whole = _in_new_style(stretches)
    if whole is None:
        possible = [item for item in stretches if item.link is not Kind.OPENING and _can_be(item)]
        if not possible or possible[0] is not stretches[0]:
            return None
        whole = hull(possible)
        whole = replace(whole, approximate=whole.approximate or chain.prefix is Kind.BETWEEN or Kind.OR in links)
    return _opened(whole, chain.prefix)


def hull(stretches: list[Stretch]) -> Stretch:
    """The stretch from the first start to the last end; what begins before the first one does is left out."""
    whole = stretches[0]
    for item in stretches[1:]:
        start, end = _bounds(whole)
        item_start, item_end = _bounds(item)
        if start is None or item_start is None or item_start < start or end is None:
            continue
        later = item.end if item_end is None or item_end > end else whole.end
        whole = replace(whole, end=later, approximate=whole.approximate or item.approximate)
    return whole


def join_lines(stretches: list[Stretch]) -> Stretch:
    """What dates on lines of their own say: one day in both calendars, or phases that follow each other.

    A day below another day is no phase.
    """
    both = _in_new_style([stretches[0], *(replace(item, link=Kind.NEWLINE) for item in stretches[1:])])
    whole = stretches[0]
    for item in stretches[1:]:
        end, start = _bounds(whole)[1], _bounds(item)[0]
        is_phase = whole.start != whole.end and item.start != item.end
        if not is_phase or end is None or start is None or start <= end:
            break
        whole = hull([whole, item])
    return whole if both is None else both


def _join_dual_years(points: list[Point], links: list[Kind]) -> None:
    """Takes a year that is written twice for one year.

    "3 January 1642/3" is one of 1643: the old year of England ended in March. "Winter 1941–42" began in 1941, that of
    "208–207 BC" in 208 BC.
    """
    place = 0
    while place < len(links):
        point, behind = points[place], points[place + 1]
        winter = point.month == WINTER
        early = point.month is not None and point.month <= _LAST_MONTH_OF_DUAL_YEARS
        old_year = early and links[place] is Kind.SLASH and point.calendar is None and behind.era is None
        if (winter or old_year) and _ends_next_year(point, behind):
            point.year = point.year if winter or point.year is None else point.year + 1
            if behind.era is not None:
                point.era, point.short_year = behind.era, False
            del points[place + 1], links[place]
        place += 1


def _ends_next_year(point: Point, behind: Point) -> bool:
    """Whether the second is no more than the year after that of the first, or its last digits."""
    if point.year is None or point.years > 1 or behind.month is not None or behind.years > 1:
        return False
    if behind.era is not None and (point.era is not None or behind.era.kind not in _ERAS_BEHIND):
        return False
    ending = behind.number.value if behind.number is not None else behind.year
    digits = behind.number.digits if behind.number is not None else 2 if behind.short_year else 4
    following = point.year - 1 if is_before_christ(behind) else point.year + 1
    return ending is not None and following % 10**digits == ending


def _chain_in_brackets(chain: Chain, tokens: list[Token]) -> Chain | None:
    """The date that stands in brackets at the chain: the first with a month, unless it stands in front of a month.

    Where each end of a range has a date in brackets, it is the range of these: both ends are given in two calendars.
    Where one has the same day in the New Style in brackets, that takes its place.
    """
    found = _dates_in_brackets(chain, tokens)
    if not found:
        return None
    inners = [inner for _, inner in found]
    if chain.links[:1] != [Kind.RANGE] or any(len(inner.points) > 1 for inner in inners):
        return inners[0]
    if len(inners) == len(chain.points) == 2:
        return _range_in_brackets(chain, inners)
    return None if len(inners) == 1 and _takes_new_style(chain, *found[0]) else inners[0]


def _dates_in_brackets(chain: Chain, tokens: list[Token]) -> list[tuple[int, Chain]]:
    """The dates in the brackets of a chain, each with the number of the point that it stands at."""
    inside = {point.bracket for point in chain.points}
    found: list[tuple[int, Chain]] = []
    for opening, place in chain.brackets.items():
        for inner in read_chains(tokens, opening + 1, tokens[opening].value):
            if opening in inside or any(point.month is not None for point in inner.points):
                found.append((place, inner))
                break
    return found


def _range_in_brackets(chain: Chain, inners: list[Chain]) -> Chain:
    """The range of the dates in brackets, which take from those before them what they leave out."""
    _settle(chain.points, chain.links)
    for point, inner in zip(chain.points, inners, strict=True):
        _settle([point, *inner.points], [Kind.OPENING])
    first, last = inners
    return Chain([*first.points, *last.points], first.start, last.stop, links=[Kind.RANGE])


def _takes_new_style(chain: Chain, place: int, inner: Chain) -> bool:
    """Whether an end of a range is given in two calendars; it is the day of the New Style then."""
    points = [replace(point) for point in chain.points]
    _settle(points, chain.links)
    pair = [points[place], replace(inner.points[0])]
    _settle(pair, [Kind.OPENING])
    days = [_stretch([point], None) for point in pair]
    if None in days or any(point.day is None for point in pair):
        return False
    written, bracketed = (day for day in days if day is not None)
    if not _are_near(written, bracketed) and not _are_near(bracketed, written):
        return False
    new = pair[1] if _are_near(written, bracketed) else pair[0]
    new.calendar = Kind.NEW_STYLE
    points[place] = new
    chain.points[:] = points
    return True


def _settle(points: list[Point], links: list[Kind]) -> None:
    """Completes the points for good: a year that was borrowed is their own now, and is moved no more."""
    complete(points, links)
    for point in points:
        point.borrowed = 0


def _stretches(points: list[Point], links: list[Kind]) -> list[Stretch]:
    """One stretch for each date or range; those that cannot be are left out."""
    found = []
    first = 0
    for last in range(len(points)):
        if last < len(links) and links[last] is Kind.RANGE:
            continue
        stretch = _stretch(points[first : last + 1], links[first - 1] if first else None)
        if stretch is not None:
            found.append(stretch)
        first = last + 1
    return found


def _stretch(points: list[Point], link: Kind | None) -> Stretch | None:
    ends = [_ends(point) for point in points]
    first, last = ends[0], ends[-1]
    if first is None or last is None or None in ends or first[0] == OPEN_END:
        return None
    calendars = [point.calendar for point in points if point.calendar is not None]
    approximate = any(point.approximate or point.uncertain for point in points)
    stretch = Stretch(first[0], last[1], approximate, calendars[0] if calendars else None, link)
    return None if split_edtf(stretch.edtf) is None else stretch


def _can_be(stretch: Stretch) -> bool:
    """Whether its days exist in its calendar; where the text names none, in the one of the time."""
    dates = [parse_edtf_date(end) for end in (stretch.start, stretch.end)]
    julian = stretch.calendar is Kind.OLD_STYLE
    return all(date is None or date_from_parts(date.year, date.month, date.day, julian=julian) for date in dates)


def _ends(point: Point) -> tuple[str, str] | None:
    """The EDTF of a point's first and last part: two where no single date of level 1 says it.

    Every fourth year has a leap day here: only the calendar of the whole stretch tells.
    """
    if point.is_empty or point.open_end:
        return (OPEN_END, OPEN_END) if point.open_end else (UNKNOWN_END, UNKNOWN_END)
    qualifier = _QUALIFIERS[point.approximate, point.uncertain]
    if point.century is not None:
        date = f"{'-' if is_before_christ(point) else ''}{point.century - 1:02}XX{qualifier}"
        return date, date
    if point.year is None or point.short_year or point.number is not None:
        return None
    year = astronomical_year(point)
    if point.years > 1:
        return _ends_of_years(year, point.years, is_before_christ(point), qualifier)
    written = date_from_parts(year, point.month, point.day, julian=True)
    return None if written is None else (written + qualifier, written + qualifier)


def _ends_of_years(year: int, years: int, before_christ: bool, qualifier: str) -> tuple[str, str] | None:
    """A decade, or the hundred years of "1600s"; before Christ they fit no pattern of digits."""
    if not before_christ:
        date = (f"{year // _DECADE:03}X" if years == _DECADE else f"{year // _CENTURY:02}XX") + qualifier
        return date, date
    start, end = date_from_parts(year - years + 1), date_from_parts(year)
    return None if start is None or end is None else (start + qualifier, end + qualifier)


def _in_new_style(stretches: list[Stretch]) -> Stretch | None:
    """The New Style date, with the Old Style one, where the stretches give both; else None."""
    old = [item for item in stretches if item.calendar is Kind.OLD_STYLE]
    new = [item for item in stretches if item.calendar is Kind.NEW_STYLE]
    if old and not new:
        new = [item for item in stretches if item.calendar is None and any(_are_near(day, item) for day in old)]
    if old and new:
        return replace(hull(new), calendar=Kind.NEW_STYLE, old_style=hull(old).edtf)
    for first, second in pairwise(stretches):
        if second.link in _LINKS_OF_TWO_STYLES:
            for julian, gregorian in ((first, second), (second, first)):
                if _is_same_time(julian, gregorian):
                    return replace(gregorian, calendar=Kind.NEW_STYLE, old_style=julian.edtf)
    return None


def _is_same_time(julian: Stretch, gregorian: Stretch) -> bool:
    """Whether two stretches are equal when the first is taken as Julian and the second as Gregorian."""
    ends = [(julian.start, gregorian.start), (julian.end, gregorian.end)]
    if any(len(side) < len("0000-00-00") for pair in ends for side in pair):
        return False
    numbers = [
        (day_number(old, julian=True), day_number(new))
        for old, new in zip(_bounds(julian), _bounds(gregorian), strict=True)
        if old is not None and new is not None
    ]
    return len(numbers) == 2 and all(old == new for old, new in numbers)


def _are_near(julian: Stretch, other: Stretch) -> bool:
    """Whether the second, taken as Gregorian, begins when the first does: pages may be wrong by a day or two."""
    if min(len(julian.start), len(other.start)) < len("0000-00-00"):
        return True
    old, new = _bounds(julian)[0], _bounds(other)[0]
    return old is None or new is None or abs(day_number(old, julian=True) - day_number(new)) <= _DAYS_OF_MISTAKES


def _opened(stretch: Stretch, prefix: Kind | None) -> Stretch:
    """The stretch after "since", or before "before" or "until": open at one end."""
    if prefix is Kind.SINCE and stretch.start == stretch.end:
        return replace(stretch, end=OPEN_END)
    if prefix in {Kind.BEFORE, Kind.UNTIL} and stretch.end not in {OPEN_END, UNKNOWN_END}:
        return replace(stretch, start=OPEN_END)
    return stretch


def _bounds(stretch: Stretch) -> tuple[Day | None, Day | None]:
    """The first and last day of a stretch, None where it is open."""
    return edtf_bounds(stretch.edtf) or (None, None)
