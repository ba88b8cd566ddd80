"""Reads one date out of its tokens, as far as they say it: in "1–27 July 1942" the first is no more than "1"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from warbox.values.dates.tokens import Token
from warbox.values.dates.words import Kind

_MONTHS, _LONGEST_MONTH = 12, 31
_DECADE, _CENTURY = 10, 100


@dataclass(slots=True)
class Point:
    """What the tokens of one date say; what they leave to its neighbours is None.

    `year` is a year of `era`, or the first year of `years` (10 for a decade, 100 for "1600s"). `number` is a small
    number of which only the neighbours tell whether it is a day or a year. `month` may be a season, 21 to 24.
    `short_year` says that the year has two digits and nothing that makes a year of them.
    `calendar` is `OLD_STYLE`, `NEW_STYLE` or `OTHER_STYLE`. `open_end` stands for the present, as in "2003 – present".
    `signed` says that the number of its year, month or day has a sign behind it that says which it is.
    `borrowed` is -1 or 1 where the year is that of the date before or behind.
    `month_first` says that the month stands before the day. `bracket` is the place of a bracket inside it.
    """

    year: int | None = None
    years: int = 1
    century: int | None = None
    era: Token | None = None
    month: int | None = None
    day: int | None = None
    number: Token | None = None
    short_year: bool = False
    approximate: bool = False
    uncertain: bool = False
    calendar: Kind | None = None
    open_end: bool = False
    month_first: bool = False
    signed: bool = False
    borrowed: int = 0
    bracket: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of a date at all."""
        return not (self.has_date or self.open_end)

    @property
    def has_date(self) -> bool:
        """Whether it gives at least a part of a date."""
        return self.has_year or self.month is not None or self.day is not None or self.number is not None

    @property
    def is_unknown(self) -> bool:
        """Whether it is no more than a question mark."""
        return self.uncertain and self.is_empty

    @property
    def has_year(self) -> bool:
        """Whether it has a year, a decade or a century."""
        return self.year is not None or self.century is not None


def read_point(tokens: list[Token], start: int, stop: int) -> tuple[Point, int]:
    """The date that begins at that token, and the index of the first token that is no part of it."""
    point = Point()
    index = start
    while index < stop:
        kind = tokens[index].kind
        take = _TAKERS.get(kind) if not point.open_end or kind in _CALENDARS else None
        taken = 0 if take is None else take(point, tokens, index, stop)
        if not taken:
            break
        index += taken
    return point, index


def _take_number(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    token, sign = tokens[index], _kind(tokens, index + 1, stop)
    if sign in _UNITS:
        return _take_number_with_unit(point, token, sign)
    if token.suffix is Kind.DECADE_SUFFIX:
        return _take_decade(point, token.value, _CENTURY if token.value % _CENTURY == 0 else _DECADE, 1)
    if token.suffix is Kind.ORDINAL_SUFFIX:
        return _take_small_number(point, token, sign)
    if (point.era is not None and not point.has_year) or _era_follows(point, tokens, index, stop) or _is_year(token):
        return _take_year(point, token, 1)
    return _take_small_number(point, token, sign)


def _take_number_with_unit(point: Point, token: Token, sign: Kind) -> int:
    if sign is Kind.CENTURY:
        if point.has_date or not 1 <= token.value < _CENTURY:
            return 0
        point.century = token.value
        return 2
    if sign is Kind.DECADE:
        if point.century is not None and token.value < _CENTURY and token.value % _DECADE == 0:
            point.year, point.years, point.century = (point.century - 1) * _CENTURY + token.value, _DECADE, None
            return 2
        return _take_decade(point, token.value, _DECADE, 2)
    if sign is Kind.YEAR_SIGN and _take_year(point, token, 2):
        point.signed = True
    elif sign is Kind.MONTH_SIGN and point.month is None:
        point.month, point.signed = token.value if token.value <= _MONTHS else 0, True
        point.month_first = point.day is None
    elif sign is Kind.DAY_SIGN and point.day is None and point.number is None:
        point.day, point.signed = token.value, True
    else:
        return 0
    return 2


def _take_decade(point: Point, first_year: int, years: int, taken: int) -> int:
    if point.has_date or first_year < _CENTURY or first_year % years:
        return 0
    point.year, point.years = first_year, years
    return taken


def _take_year(point: Point, token: Token, taken: int) -> int:
    if point.has_year or not token.value:
        return 0
    point.year = token.value
    point.short_year = token.digits <= 2 and taken == 1 and point.era is None
    return taken


def _take_small_number(point: Point, token: Token, sign: Kind | None) -> int:
    if not 1 <= token.value <= _LONGEST_MONTH or point.day is not None or point.number is not None:
        return 0
    if point.month is not None:
        point.day = token.value
    elif not point.has_year or point.signed or sign is Kind.MONTH:
        point.number = token
    else:
        return 0
    return 1


def _take_month(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    if point.month is not None or point.century is not None or point.years > 1:
        return 0
    token = tokens[index]
    if token.kind is Kind.SEASON and (point.number is not None or point.day is not None):
        return 0
    point.month = token.value
    if point.number is not None:
        point.day, point.number = point.number.value, None
    else:
        point.month_first = point.day is None
    return 1


def _take_unit(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    """A century or a decade whose number stands behind it."""
    if _kind(tokens, index + 1, stop) is not Kind.NUMBER:
        return 0
    number = tokens[index + 1]
    if tokens[index].kind is Kind.DECADE:
        return _take_decade(point, number.value, _DECADE, 2)
    if point.has_date or not 1 <= number.value < _CENTURY:
        return 0
    point.century = number.value
    return 2


def _take_era(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    """An era stands behind the year, or in front of it where a number follows, or a month with one."""
    token = tokens[index]
    if point.era is not None:
        return 0
    if point.has_year:
        if token.kind in _ERAS_IN_FRONT:
            return 0
    else:
        behind = index + 2 if _kind(tokens, index + 1, stop) in _PARTS_OF_YEAR else index + 1
        if _kind(tokens, behind, stop) is not Kind.NUMBER:
            return 0
    point.era, point.short_year = token, False
    return 1


def _take_joint(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    """A comma or a line's end inside a date: "14 October, 1066", "1066, October 14"."""
    following = index + 1
    while following < stop and following < index + 3 and tokens[following].kind in _JOINTS:
        following += 1
    if not point.has_date:
        return 1 if tokens[index].kind is Kind.COMMA else 0
    if not point.has_year and _year_stands_at(tokens, following, stop):
        return following - index
    only_year = point.has_year and point.month is None and point.number is None
    if only_year and tokens[index].kind is Kind.COMMA and _day_of_month_stands_at(tokens, following, stop):
        return following - index
    return 0


def _take_brackets(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    """Brackets inside a date: "2 August (13 August) 1704", "8 (20) May 1812", the year of another era behind a year."""
    after = tokens[index].value + 1
    year_alone = point.signed and point.has_year and point.month is None and point.number is None
    behind = _kind(tokens, after, stop)
    month_follows = behind is Kind.NUMBER and _kind(tokens, after + 1, stop) is Kind.MONTH_SIGN
    if year_alone and (month_follows or behind is Kind.SEASON):
        return after - index
    if point.number is not None and _kind(tokens, after, stop) is Kind.MONTH:
        point.bracket = index
        return after - index
    behind_comma = after + 1 if _kind(tokens, after, stop) is Kind.COMMA else after
    if point.month is None or point.has_year or not _year_stands_at(tokens, behind_comma, stop):
        return 0
    point.bracket = index
    return behind_comma - index


def _take_year_sign(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    """The word for a year in front of one: "od roku 1939"."""
    return 1 if not point.has_year and _year_stands_at(tokens, index + 1, stop) else 0


def _take_calendar(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    kind = tokens[index].kind
    if point.calendar not in {None, kind}:
        return 0
    point.calendar = kind
    return 1


def _take_approximate(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    point.approximate = True
    return 1


def _take_uncertain(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    point.uncertain = True
    return 1


def _take_open_end(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    if point.has_date:
        return 0
    point.open_end = True
    return 1


def _take_part(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    """Parts of a time that are linked with each other are parts of the same: "early or mid 47 BC"."""
    linked = _kind(tokens, index + 1, stop) in _LINKS_OF_PARTS and _kind(tokens, index + 2, stop) is Kind.PART
    return 2 if linked else 1


def _skip(point: Point, tokens: list[Token], index: int, stop: int) -> int:
    return 1


def _kind(tokens: list[Token], index: int, stop: int) -> Kind | None:
    return tokens[index].kind if index < stop else None


def _is_year(token: Token) -> bool:
    return token.suffix is None and (token.digits >= 3 or token.value > _LONGEST_MONTH)


def _era_follows(point: Point, tokens: list[Token], index: int, stop: int) -> bool:
    """Whether the number is a year because of the era behind it, unless that is the era of yet another number."""
    if point.has_year or _kind(tokens, index + 1, stop) not in _ERAS - _ERAS_IN_FRONT:
        return False
    day_fits = point.month is not None and point.day is None
    return not (day_fits and _kind(tokens, index + 2, stop) is Kind.NUMBER)


def _year_stands_at(tokens: list[Token], index: int, stop: int) -> bool:
    following = _kind(tokens, index + 1, stop)
    if _kind(tokens, index, stop) is Kind.NUMBER:
        year = _is_year(tokens[index]) and following not in _UNITS - {Kind.YEAR_SIGN}
        return year or following in {Kind.YEAR_SIGN, *_ERAS - _ERAS_IN_FRONT}
    return _kind(tokens, index, stop) in _ERAS and following is Kind.NUMBER


def _day_of_month_stands_at(tokens: list[Token], index: int, stop: int) -> bool:
    """Whether a month with a day stands there that has no year of its own."""
    kinds = {_kind(tokens, index, stop), _kind(tokens, index + 1, stop)}
    numbers = [token for token in tokens[index : min(index + 2, stop)] if token.kind is Kind.NUMBER]
    if kinds != {Kind.NUMBER, Kind.MONTH} or _is_year(numbers[0]):
        return False
    return not _year_stands_at(tokens, index + 2, stop) and _kind(tokens, index + 2, stop) is not Kind.COMMA


_Taker = Callable[[Point, list[Token], int, int], int]
_ERAS_IN_FRONT = {Kind.EPOCH, Kind.BEFORE_CHRIST_PREFIX}
_ERAS = {Kind.BEFORE_CHRIST, Kind.ANNO_DOMINI, *_ERAS_IN_FRONT}
_UNITS = {Kind.YEAR_SIGN, Kind.MONTH_SIGN, Kind.DAY_SIGN, Kind.CENTURY, Kind.DECADE}
_CALENDARS = {Kind.OLD_STYLE, Kind.NEW_STYLE, Kind.OTHER_STYLE}
_JOINTS = {Kind.COMMA, Kind.NEWLINE}
_PARTS_OF_YEAR = {Kind.SEASON, Kind.MONTH}
_LINKS_OF_PARTS = {Kind.OR, Kind.AND, Kind.RANGE, Kind.DASH, Kind.SLASH}
_TAKERS: dict[Kind, _Taker] = {
    Kind.NUMBER: _take_number,
    Kind.MONTH: _take_month,
    Kind.SEASON: _take_month,
    Kind.YEAR_SIGN: _take_year_sign,
    Kind.CENTURY: _take_unit,
    Kind.DECADE: _take_unit,
    Kind.BEFORE_CHRIST: _take_era,
    Kind.BEFORE_CHRIST_PREFIX: _take_era,
    Kind.ANNO_DOMINI: _take_era,
    Kind.EPOCH: _take_era,
    Kind.COMMA: _take_joint,
    Kind.NEWLINE: _take_joint,
    Kind.OPENING: _take_brackets,
    Kind.OLD_STYLE: _take_calendar,
    Kind.NEW_STYLE: _take_calendar,
    Kind.OTHER_STYLE: _take_calendar,
    Kind.APPROXIMATE: _take_approximate,
    Kind.UNCERTAIN: _take_uncertain,
    Kind.OPEN: _take_open_end,
    Kind.WEEKDAY: _skip,
    Kind.PART: _take_part,
    Kind.PARTICLE: _skip,
}
PARTS_OF_POINTS = frozenset(_TAKERS)
"""The kinds of tokens with which a date can begin or go on."""
