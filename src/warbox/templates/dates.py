"""Date templates: what they show is a date that a reader of text can read as well."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar, Self

from pydantic import Field

from warbox.typed import AllParameters, Canvas, Parameter, Reader, TemplateModel
from warbox.values.dates.edtf import (
    Day,
    date_from_parts,
    in_gregorian_calendar,
    in_julian_calendar,
    split_edtf,
)
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.dates.words import date_words
from warbox.values.inline import Inline

DayFields = tuple[str, str, str]
"""The fields of a template that give a day: year, month and day."""

Parts = Sequence[Inline | None]

_FIRST_GREGORIAN_DAY = "1582-10-15"
_INTEGER = re.compile(r"-?\d{1,5}")


class DaysInParts(TemplateModel):
    """A template that gives days by their parts, each in fields of its own: `days`."""

    days: ClassVar[tuple[DayFields, ...]] = ()

    @classmethod
    def given_days(cls, values: Mapping[str, Any]) -> list[str | None]:
        """The days that the values of the fields make, in EDTF; None for parts that make none."""
        return [edtf_of_parts(*(values.get(name) for name in day)) for day in cls.days]


class DateTemplate(
    DaysInParts,
    names=(
        "start date",
        "end date",
        "start date and age",
        "end date and age",
        "date",
        "dts",
        "birth date",
        "birth date and age",
        "birth year and age",
        "death date",
    ),
):
    """A date in parts, `{{start date|1815|6|18}}`, or as a text in the first argument."""

    days: ClassVar[tuple[DayFields, ...]] = (("year", "month", "day"),)

    year: Annotated[str | None, Parameter(1, "display", "iso8601")] = None
    month: Annotated[str | None, Parameter(2)] = None
    day: Annotated[str | None, Parameter(3)] = None
    day_first: Annotated[str | None, Parameter("df")] = None
    date: HistoricalDate | None = None
    shown: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Computes the date from its parts; a text in place of them is shown as it is."""
        start, *ends = cls.given_days(values)
        _complete_date(values, start, *ends, reader=reader)

    def show(self, canvas: Canvas) -> None:
        """The date in the wiki's language."""
        canvas.write(self.shown, self)


class AsOf(DateTemplate, names=("as of",)):
    """The time of which something is said: `{{as of|2023|3|lc=y}}`, with the wiki's words before the date."""

    begins_low: Annotated[str | None, Parameter("lc")] = None
    is_bare: Annotated[str | None, Parameter("bare")] = None
    alternative: Annotated[str | None, Parameter("alt")] = None
    since: Annotated[str | None, Parameter("since")] = None
    words: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Computes the date from its parts; `words` are what the wiki writes before it."""
        super().complete(values, reader)
        own = reader.wiki.table("dates").get("as_of", {})
        words = own.get("since" if values.get("since") else "as_of", "")
        values["words"] = words[:1].lower() + words[1:] if values.get("begins_low") else words

    def show(self, canvas: Canvas) -> None:
        """The words and the date, or the text that is given for both."""
        if self.alternative:
            canvas.write(self.alternative, self)
            return
        if self.words and not self.is_bare:
            canvas.write(f"{self.words} ", self)
        super().show(canvas)


class DatePair(DateTemplate, names=("start and end dates",)):
    """Two dates in parts: `{{start and end dates|1944|6|6|1944|8|30}}`."""

    days: ClassVar[tuple[DayFields, ...]] = (("year", "month", "day"), ("end_year", "end_month", "end_day"))

    end_year: Annotated[str | None, Parameter(4)] = None
    end_month: Annotated[str | None, Parameter(5)] = None
    end_day: Annotated[str | None, Parameter(6)] = None


class DayMonthYear(DaysInParts, names=("day month year",)):
    """A date with the day first, the month in figures or by its name: `{{date|14|7|1789}}`, `{{date|14|juillet|1789}}`.

    A text may stand in place of the parts: `{{date|14 juillet 1789}}`. `parts` are they as they stand.
    """

    days: ClassVar[tuple[DayFields, ...]] = (("year", "month", "day"),)

    day: Annotated[str | None, Parameter(1)] = None
    month: Annotated[str | None, Parameter(2)] = None
    year: Annotated[str | None, Parameter(3)] = None
    parts: Annotated[tuple[Inline, ...], Parameter("#")] = Field(default=(), exclude=True, repr=False)
    shown: str | None = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The date in the wiki's language where all its parts are figures."""
        (edtf,) = cls.given_days(values)
        values["shown"] = None if edtf is None else HistoricalDate.from_bounds(edtf).to_wikitext(reader.wiki)

    def written_form(self) -> Self:
        """The date by its parts alone."""
        return self.model_copy(update={"parts": ()})

    def show(self, canvas: Canvas) -> None:
        """The date in the wiki's language, or its parts as they stand."""
        if self.shown is not None:
            canvas.write(self.shown, self)
            return
        for place, part in enumerate(self.parts[:3]):
            if place:
                canvas.write(" ")
            canvas.embed(part)


class TwoStyles(TemplateModel, names=("oldstyledate",)):
    """A day in both calendars: `{{OldStyleDate|7 September|1812|26 August}}`, the year that of the Gregorian one.

    Some wikis give its parts: `{{OldStyleDate|7|September|1812|26|August}}`, the month and the year of the Julian day
    only where they are others. `arguments` are those given, by their names.
    """

    arguments: Annotated[dict[str, Inline], AllParameters()]

    def show(self, canvas: Canvas) -> None:
        """One day, the other in brackets, then the year: the Julian day first where it is given in parts."""
        first, second, third, *julian = [self.arguments.get(str(place)) for place in range(1, 7)]
        if julian[0] is None:
            _write_in_brackets(canvas, [first], [third], [second])
        elif julian[1] is None:
            _write_in_brackets(canvas, julian, [first], [second, third])
        else:
            _write_in_brackets(canvas, julian, [first, second], [third])


class TwoDatesInStyles(TwoStyles, names=("oldstyledatedy", "oldstyledateny")):
    """The same with a year for each day, `{{OldStyleDateDY|5 January|1905|23 December 1904}}`, or without any."""

    def show(self, canvas: Canvas) -> None:
        """One day and the other in brackets."""
        first, second, third = [self.arguments.get(str(place)) for place in range(1, 4)]
        if third is None:
            _write_in_brackets(canvas, [first], [second], [])
        else:
            _write_in_brackets(canvas, [first, second], [third], [])


class DayInBothCalendars(TemplateModel, names=("day in both calendars",)):
    """A day of the Gregorian calendar that is shown in the Julian one as well: `{{JULGREGDATUM|8|7|1709}}`.

    Of a day before the Gregorian calendar began only the year is shown: which calendar is meant is not known.
    """

    day: Annotated[str | None, Parameter(1)] = None
    month: Annotated[str | None, Parameter(2)] = None
    year: Annotated[str | None, Parameter(3)] = None
    date: HistoricalDate | None = None
    shown: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Computes the day of the Julian calendar."""
        values["shown"] = values.get("year") or ""
        gregorian = edtf_of_parts(values.get("year"), values.get("month"), values.get("day"))
        if gregorian is None or gregorian < _FIRST_GREGORIAN_DAY or len(gregorian) < len(_FIRST_GREGORIAN_DAY):
            return
        julian = in_julian_calendar(Day(*map(int, gregorian.split("-"))))
        date = HistoricalDate(
            edtf=gregorian,
            calendar="gregorian",
            old_style=date_from_parts(julian.year, julian.month, julian.day, julian=True),
        )
        shown = date.to_wikitext(reader.wiki)
        values["shown"] = shown
        values["date"] = date.model_copy(update={"text": shown, "span": values["span"]})

    def show(self, canvas: Canvas) -> None:
        """The day in both calendars, in the wiki's language."""
        canvas.write(self.shown, self)


class JulianDay(TemplateModel, names=("julian day in both calendars",)):
    """A day of the Julian calendar, shown in the Gregorian one as well: `{{СС3|8.4.1765}}` is "8 (19) апреля 1765".

    Of a day before the Gregorian calendar began only this day is shown.
    """

    written: Annotated[str | None, Parameter(1)] = None
    date: HistoricalDate | None = None
    shown: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Computes the day of the Gregorian calendar; what is no day in figures is shown as it is."""
        written = values.get("written") or ""
        day = _julian_day(written)
        old = None if day is None else date_from_parts(*day, julian=True)
        values["shown"] = written
        if day is None or old is None:
            return
        new = in_gregorian_calendar(day)
        edtf = date_from_parts(*new)
        if edtf is None or edtf < _FIRST_GREGORIAN_DAY:
            date = HistoricalDate(edtf=old)
            shown = date.to_wikitext(reader.wiki)
        else:
            date = HistoricalDate(edtf=edtf, calendar="gregorian", old_style=old)
            shown = _in_both_calendars(day, new, date_words(reader.wiki).month_names)
        values["shown"] = shown
        values["date"] = date.model_copy(update={"text": shown, "span": values["span"]})

    def show(self, canvas: Canvas) -> None:
        """The day, that of the Gregorian calendar in brackets."""
        canvas.write(self.shown, self)


class DeathDateAndAge(DateTemplate, names=("death date and age",)):
    """The date of a death and that of the birth: `{{death date and age|2019|8|25|1937|4|17}}`; the age is left out."""

    birth_year: Annotated[str | None, Parameter(4)] = None
    birth_month: Annotated[str | None, Parameter(5)] = None
    birth_day: Annotated[str | None, Parameter(6)] = None


class Circa(TemplateModel, names=("circa",)):
    """A date that is about right: `{{circa|1200}}`."""

    content: Annotated[Inline | None, Parameter(1)] = None
    until: Annotated[Inline | None, Parameter(2)] = None
    sign: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The wiki's word for it."""
        values["sign"] = reader.wiki.table("dates").get("circa", "~")

    def show(self, canvas: Canvas) -> None:
        """The word and the date, or both dates with a dash between."""
        canvas.write(self.sign + " ")
        canvas.embed(self.content)
        if self.until is not None:
            canvas.write("–")
            canvas.embed(self.until)


def edtf_of_parts(year: str | None, month: str | None, day: str | None) -> str | None:
    """The EDTF of a date in parts; a year below zero counts BC, as in the templates. None where they make no date."""
    numbers = [_integer(part) for part in (year, month, day)]
    if numbers[0] is None or (month is not None and numbers[1] is None) or (day is not None and numbers[2] is None):
        return None
    astronomical = numbers[0] + 1 if numbers[0] < 0 else numbers[0]
    return date_from_parts(astronomical, numbers[1], numbers[2])


def _complete_date(values: dict[str, Any], start: str | None, end: str | None = None, *, reader: Reader) -> None:
    if start is None:
        values["shown"] = values.get("year") or ""
        return
    if end is not None and split_edtf(f"{start}/{end}") is None:
        days = [HistoricalDate.from_bounds(day) for day in (start, end)]
        values["shown"] = "\u2013".join(day.to_wikitext(reader.wiki) for day in days)
        return
    date = HistoricalDate.from_bounds(start, end)
    shown = date.to_wikitext(reader.wiki)
    values["shown"] = shown
    values["date"] = date.model_copy(update={"text": shown, "span": values["span"]})


def _julian_day(written: str) -> Day | None:
    """The day of `8.4.1765`; None for anything else."""
    parts = [_integer(part) for part in written.split(".")]
    numbers = [part for part in reversed(parts) if part]
    return Day(*numbers) if len(numbers) == len(parts) == 3 else None


def _in_both_calendars(old: Day, new: Day, months: Sequence[str]) -> str:
    """The old day and the new one in brackets, with the month and the year behind the last that needs them."""
    if old.month == new.month:
        return f"{old.day} ({new.day}) {months[new.month - 1]} {new.year}"
    if old.year == new.year:
        return f"{old.day} {months[old.month - 1]} ({new.day} {months[new.month - 1]}) {new.year}"
    return f"{old.day} {months[old.month - 1]} {old.year} ({new.day} {months[new.month - 1]} {new.year})"


def _write_in_brackets(canvas: Canvas, first: Parts, second: Parts, last: Parts) -> None:
    """Writes the first words, the second ones in brackets, and the last."""
    _write_parts(canvas, first)
    canvas.write(" (")
    _write_parts(canvas, second)
    canvas.write(") " if last else ")")
    _write_parts(canvas, last)


def _write_parts(canvas: Canvas, parts: Parts) -> None:
    for number, part in enumerate(part for part in parts if part is not None):
        canvas.write(" " if number else "")
        canvas.embed(part)


def _integer(part: str | None) -> int | None:
    text = (part or "").strip()
    return int(text) if _INTEGER.fullmatch(text) else None
