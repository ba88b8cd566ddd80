"""Checks of the date of a conflict: it can be read, and the ages beside it count the same days."""

from __future__ import annotations

from typing import Any

from warbox.diagnostics import Code, Severity
from warbox.templates.ages import Age
from warbox.typed import Reader
from warbox.values.dates.historical_date import HistoricalDate, read_date
from warbox.values.dates.words import date_words, names_other_calendar
from warbox.values.inline import Inline
from warbox.values.passage import Passage


def check_date(values: dict[str, Any], reader: Reader) -> None:
    """Reports a date that cannot be read, and an age beside a date that counts from or to other days."""
    written: Inline | None = values.get("date_text")
    date: HistoricalDate | None = values.get("date")
    if written is None:
        return
    if date is None or date.edtf is None:
        span = written.span
        is_other = names_other_calendar(written.text, reader.wiki)
        message = "this date is of a calendar that is not counted" if is_other else "this is no date that can be read"
        reader.report(Code.UNREADABLE_DATE, Severity.WARNING, span.start, span.end, message)
        return
    others = [place for place, line in enumerate(written.lines) if not all(_counts(age, date) for age in _ages(line))]
    beside = date
    for line in written.lines[: others[-1] + 1] if others else ():
        done = 0
        for mark in line.marked(Age):
            beside = _date_in(line.text[done : mark.start], reader) or beside
            done = mark.end
            if not _counts(mark.value, date) and not _counts(mark.value, beside):
                _report_age(mark.value, beside.edtf or date.edtf, reader)
        beside = _date_in(line.text[done:], reader) or beside


def _ages(line: Passage) -> list[Age]:
    return [mark.value for mark in line.marked(Age)]


def _counts(age: Age, date: HistoricalDate) -> bool:
    """Whether an age counts the days of a date, or may do so."""
    return None in (age.start, age.end) or (age.start, age.end) == (date.start, date.end)


def _date_in(text: str, reader: Reader) -> HistoricalDate | None:
    return read_date(Passage(text), date_words(reader.wiki)) if text.strip() else None


def _report_age(age: Age, beside: str, reader: Reader) -> None:
    message = f"the age counts from {age.start} to {age.end}, the date beside it is {beside}"
    hint = "give both the same days"
    reader.report(Code.WRONG_AGE, Severity.WARNING, age.span.start, age.span.end, message, hint)
