"""Templates for the time between two days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Annotated, Any, ClassVar, Literal

from warbox.templates.dates import DayFields, DaysInParts
from warbox.typed import Canvas, Parameter, Reader, resolve
from warbox.values.dates.edtf import Day, day_number, edtf_bounds, elapsed
from warbox.values.dates.historical_date import read_date
from warbox.values.dates.words import date_words
from warbox.values.locales import locale_of
from warbox.values.passage import Passage

Unit = Literal["year", "month", "week", "day"]

_UNITS: dict[Unit, timedelta] = {
    "year": timedelta(days=365),
    "month": timedelta(days=30),
    "week": timedelta(weeks=1),
    "day": timedelta(days=1),
}
_NEVER = 10**9
"""The share of a unit from which on Babel would write the next larger one."""


class Age(
    DaysInParts,
    names=(
        "age in years, months, weeks and days",
        "age in years, months and days",
        "age in years and days",
        "age in months, weeks and days",
        "age in weeks and days",
        "age in days",
        "age in years",
        "age in years and months",
        "age in months",
    ),
):
    """The time between two dates, given by name (`year1`, `month1`, ...) or in order, in the units of its name.

    Each may be one value as well: `{{age in days|24 April 1916|30 April 1916}}`. Without a second date it counts to the
    day of the view, so `end` is None and nothing is shown.
    """

    days: ClassVar[tuple[DayFields, ...]] = (("year1", "month1", "day1"), ("year2", "month2", "day2"))

    year1: Annotated[str | None, Parameter("year1", 1)] = None
    month1: Annotated[str | None, Parameter("month1", 2)] = None
    day1: Annotated[str | None, Parameter("day1", 3)] = None
    year2: Annotated[str | None, Parameter("year2", 4)] = None
    month2: Annotated[str | None, Parameter("month2", 5)] = None
    day2: Annotated[str | None, Parameter("day2", 6)] = None
    start: str | None = None
    end: str | None = None
    shown: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Computes both dates and the time between them."""
        start, end = cls.given_days(values)
        if start is None and values.get("day1") is None:
            start, end = (_day_of_text(values.get(name), reader) for name in ("year1", "month1"))
        values["start"], values["end"] = start, end
        if start is not None and end is not None:
            units = resolve(values["template"], reader.wiki).canonical
            values["shown"] = age_text(start, end, units, reader.wiki.locale)

    @property
    def is_of_view(self) -> bool:
        """Whether what a reader sees depends on the day of the view, and is not on the page."""
        return self.start is not None and self.end is None

    def show(self, canvas: Canvas) -> None:
        """The time, in the wiki's language."""
        canvas.write(self.shown, self)


def _day_of_text(written: str | None, reader: Reader) -> str | None:
    """The EDTF of a date that is written as one text."""
    date = read_date(Passage(written), date_words(reader.wiki)) if written else None
    return None if date is None or date.start != date.end else date.edtf


def age_text(start: str, end: str, units: str, language: str) -> str:
    """The time between two dates in words of that language (CLDR), in the units that a text names in English.

    Of one unit alone there is only the number, as the templates have it: the page writes the word behind it.
    """
    from babel.lists import format_list

    bounds = edtf_bounds(f"{start}/{end}")
    if bounds is None or bounds[0] is None or bounds[1] is None:
        return ""
    first, last = sorted((bounds[0], bounds[1]))
    counts = _counts_of_units(first, last, [unit for unit in _UNITS if unit in units])
    if len(counts) == 1:
        return "".join(map(str, counts.values()))
    parts = [_units_text(unit, count, language) for unit, count in counts.items() if count]
    return format_list(parts, locale=locale_of(language)) if parts else ""


def _counts_of_units(start: Day, end: Day, units: Sequence[Unit]) -> dict[Unit, int]:
    """How many of each unit there are from a day to a later one; what a unit lacks is counted in the smaller ones."""
    years, months, days = elapsed(start, end)
    if "month" not in units:
        anniversary = start._replace(year=start.year + years) if "year" in units else start
        months, days = 0, day_number(end) - day_number(anniversary)
    elif "year" not in units:
        months += 12 * years
    weeks, days_of_week = divmod(days, 7) if "week" in units else (0, days)
    counts: dict[Unit, int] = {"year": years, "month": months, "week": weeks, "day": days_of_week}
    return {unit: counts[unit] for unit in units}


@lru_cache(maxsize=1024)
def _units_text(unit: Unit, count: int, language: str) -> str:
    from babel.dates import format_timedelta

    return format_timedelta(count * _UNITS[unit], granularity=unit, threshold=_NEVER, locale=locale_of(language))
