"""Values of statements on Wikidata, each as QuickStatements writes it (version 1 of its format)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from warbox.values.dates.edtf import SPRING, EdtfDate, parse_edtf_date

_YEAR, _MONTH, _DAY = 9, 10, 11
_PRECISION_WITHOUT_DIGITS = {0: _YEAR, 1: 8, 2: 7}
"""A decade lacks one digit of its year, a century two."""

_FIRST_GREGORIAN_DAY = (1582, 10, 15)


class ItemValue(BaseModel):
    """An item; `title` is the page of the wiki that it was found by."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["item"] = "item"
    item: str
    title: str | None = None

    def to_quickstatements(self) -> str:
        """`Q142`."""
        return self.item


class TimeValue(BaseModel):
    """A date as Wikibase has it: `time` has zeros for what is not said, and 1 BC is year -1.

    `precision` is 7 for a century, 8 for a decade, 9 for a year, 10 for a month and 11 for a day. `julian` tells that
    the day is one of the Julian calendar.
    """

    model_config = ConfigDict(frozen=True)

    kind: Literal["time"] = "time"
    time: str
    precision: int
    julian: bool = False

    def to_quickstatements(self) -> str:
        """`+1815-06-18T00:00:00Z/11`, with `/J` behind it for the Julian calendar."""
        return f"{self.time}/{self.precision}{'/J' if self.julian else ''}"


class QuantityValue(BaseModel):
    """A number from `low` to `high`; they are equal for an exact one."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["quantity"] = "quantity"
    low: int
    high: int

    def to_quickstatements(self) -> str:
        """`1264`, or the middle with both bounds: `965[167,1763]`."""
        if self.low == self.high:
            return str(self.low)
        middle = (self.low + self.high) / 2
        return f"{middle:.1f}".removesuffix(".0") + f"[{self.low},{self.high}]"


class PlaceValue(BaseModel):
    """A place on the Earth, in degrees north and east."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["place"] = "place"
    latitude: float
    longitude: float

    def to_quickstatements(self) -> str:
        """`@50.68/4.412`."""
        return f"@{self.latitude}/{self.longitude}"


Value = Annotated[ItemValue | TimeValue | QuantityValue | PlaceValue, Field(discriminator="kind")]


def time_value(edtf: str, calendar: str | None = None) -> TimeValue | None:
    """A single date of EDTF as Wikibase has it; None for an end that is open or unknown.

    A season is no more than its year. A day or month is one of the Julian calendar where `calendar` says so, or where
    the text names none and the day is before the Gregorian one began (15 October 1582), as histories count.
    """
    date = parse_edtf_date(edtf)
    if date is None:
        return None
    month = date.month if date.month is not None and date.month < SPRING else None
    day = date.day if month is not None else None
    precision = _PRECISION_WITHOUT_DIGITS[date.unspecified]
    precision = _DAY if day is not None else _MONTH if month is not None else precision
    year = _year(date)
    return TimeValue(
        time=f"{'-' if year < 0 else '+'}{abs(year):04}-{month or 0:02}-{day or 0:02}T00:00:00Z",
        precision=precision,
        julian=month is not None and _is_julian(date, calendar),
    )


def _year(date: EdtfDate) -> int:
    """The year without a year 0; of a century one that lies within it as Wikidata counts: 1801 for the 19th."""
    if date.year > 0 or (date.year == 0 and date.unspecified and not date.before_zero):
        return date.year + (date.unspecified == len("XX"))
    return date.year - 1


def _is_julian(date: EdtfDate, calendar: str | None) -> bool:
    if calendar is not None:
        return calendar == "julian"
    return (date.year, date.month or 1, date.day or 1) < _FIRST_GREGORIAN_DAY
