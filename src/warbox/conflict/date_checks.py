"""Checks of the date of a conflict: it can be read, and the ages beside it count the same days."""

from __future__ import annotations

from collections.abc import Sequence
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
    for place, line in enumerate(written.lines):
        for mark in line.marks:
            if isinstance(mark.value, Age):
                before = [line.text[: mark.start], *(above.text for above in reversed(written.lines[:place]))]
                _check_age(mark.value, date, before, reader)


def _check_age(age: Age, date: HistoricalDate, before: Sequence[str], reader: Reader) -> None:
    """Reports an age that counts neither the days of the whole date nor those right before it.

    `before` is what stands before it in its line and in those above, the nearest first.
    """
    counted = (age.start, age.end)
    if None in counted or counted == (date.start, date.end):
        return
    words = date_words(reader.wiki)
    beside = next((found for text in before if (found := read_date(Passage(text), words)) is not None), date)
    if counted == (beside.start, beside.end):
        return
    message = f"the age counts from {age.start} to {age.end}, the date beside it is {beside.edtf or date.edtf}"
    hint = "give both the same days"
    reader.report(Code.WRONG_AGE, Severity.WARNING, age.span.start, age.span.end, message, hint)
