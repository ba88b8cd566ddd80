"""`HistoricalDate`: a date or a stretch of time as articles on history give it."""

from __future__ import annotations

import re
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from warbox.diagnostics import Span
from warbox.typed import ArgumentValue, Reader, changed, readable
from warbox.values.dates.edtf import OPEN_END, UNKNOWN_END, is_qualified, parse_edtf_date, split_edtf, with_sureness
from warbox.values.dates.reading import dated_stretch
from warbox.values.dates.words import DateWords, Kind, date_words
from warbox.values.dates.writing import in_form_of, write_edtf, write_in_calendar
from warbox.values.digits import in_digits_of
from warbox.values.empty_brackets import text_without_empty_brackets
from warbox.values.inline import Inline
from warbox.values.passage import Passage
from warbox.wikis import Wiki, find_wiki

_DAY_IN_FIGURES = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CALENDARS: dict[Kind | None, Literal["gregorian", "julian"]] = {
    Kind.NEW_STYLE: "gregorian",
    Kind.OLD_STYLE: "julian",
}


@readable
class HistoricalDate(BaseModel):
    """A date, or an interval from `start` to `end`, in EDTF (ISO 8601-2:2019, level 1).

    `edtf` is the whole: `1066-10-14`, `1988-02-20/1994-05-12`, `-0478-08` (479 BC: years are astronomical), `1914~`
    (approximate), `1942-21` (spring), `17XX`, `2003-03-20/..` (still going on); None where the text could not be read.
    `start` and `end` are its two ends, equal for a single date, None where that end is open or unknown; they always
    follow from `edtf`. `text` is what the reader of the page sees, `span` where it stands in the page.

    Dates are kept as the text has them, in its calendar: `calendar` is given only where the text names it. Where it
    gives both styles, `edtf` is the New Style (Gregorian) date and `old_style` the Old Style (Julian) one.
    `approximate` is true where the text says so ("circa", "about", "?") or leaves a choice ("3 or 4 February",
    "between 1180 and 1185"); `edtf` then covers all that is possible. By default it is what `edtf` says.
    """

    model_config = ConfigDict(frozen=True)

    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    text: str = ""
    span: Span | None = None
    approximate: bool = False
    calendar: Literal["gregorian", "julian"] | None = None
    old_style: str | None = None

    @field_validator("edtf", "old_style")
    @classmethod
    def _is_edtf(cls, value: str | None) -> str | None:
        if value is not None and split_edtf(value) is None:
            raise ValueError(f"{value!r} is not a date or an interval of EDTF level 1")
        return value

    @model_validator(mode="before")
    @classmethod
    def _derive_ends(cls, data: Any) -> Any:
        if isinstance(data, HistoricalDate) and not isinstance(data, cls):
            data = {name: getattr(data, name) for name in HistoricalDate.model_fields}
        if not isinstance(data, dict):
            return data
        edtf = data.get("edtf")
        ends = split_edtf(edtf) if isinstance(edtf, str) else None
        start, end = (None if side in {OPEN_END, UNKNOWN_END} else side for side in ends or ("", ""))
        if "approximate" not in data and isinstance(edtf, str):
            data = {**data, "approximate": is_qualified(edtf)}
        return {**data, "start": start, "end": end}

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> HistoricalDate | None:
        """The date of a parameter, as `read_date` takes it from the text that a reader sees.

        Where that is no date, only the text is kept; None where nothing is seen.
        """
        passage = Inline.read(value, reader).passage
        date = read_date(passage, date_words(reader.wiki))
        text = text_without_empty_brackets(passage).strip()
        if date is None and passage.text:
            return cls(text=text, span=passage.span(0, len(passage.text)))
        return date if date is None or date.text == text else changed(date, text=text)

    @classmethod
    def from_bounds(cls, start: str, end: str | None = None, text: str = "", span: Span | None = None) -> Self:
        """The date from one EDTF date to another, or the single date `start` where `end` is None.

        `..` for an end means that it is open, an empty string that it is unknown. Raises `pydantic.ValidationError`
        (a `ValueError`) where the two make no EDTF interval, such as a start after the end.
        """
        edtf = start if end is None or start == end else f"{start}/{end}"
        ends = [date for date in (parse_edtf_date(start), parse_edtf_date(end or "")) if date is not None]
        return cls(edtf=edtf, text=text, span=span, approximate=any(date.qualifier for date in ends))

    @property
    def is_ongoing(self) -> bool:
        """Whether it has begun and its end is open."""
        return self.edtf is not None and self.edtf.endswith("/" + OPEN_END)

    def in_agreement(self, before: Self, wiki: Wiki) -> Self:
        """A copy in which `edtf` and `approximate` tell alike how sure it is, where just one of them was changed."""
        is_one_changed = (self.edtf != before.edtf) != (self.approximate != before.approximate)
        if self.edtf is None or before.edtf is None or not is_one_changed:
            return self
        if self.edtf == before.edtf:
            return type(self)(**{**dict(self), "edtf": with_sureness(self.edtf, approximate=self.approximate)})
        follows = before.approximate == is_qualified(before.edtf)
        return changed(self, approximate=is_qualified(self.edtf)) if follows else self

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The date in the wiki's language, in a form that reads back to the same `edtf`.

        Parts that are unspecified in EDTF (`1985-XX`) are left out. Where there is no `edtf`, or the wiki has no
        patterns for dates, it is `text`.
        """
        words = date_words(find_wiki(wiki))
        if self.edtf is None or not words.patterns:
            return self.text
        return write_in_calendar(self.edtf, self.calendar, self.old_style, words)

    def to_wikitext_like(self, other: HistoricalDate, wiki: str | Wiki = "enwiki") -> str:
        """The date in the form of another one, whose place it takes: in figures (`1815-06-18`), or the month first.

        In the order that the wiki has for all dates where the other one has neither form (`[dates.writing]`). A word
        that says of the other one's years what they are (`18 июня 1815 года`) and the script of its digits are kept.
        """
        words = date_words(find_wiki(wiki))
        if self.edtf is None or self.calendar is not None or other.edtf is None or not words.patterns:
            return self.to_wikitext(wiki)
        if _DAY_IN_FIGURES.fullmatch(other.text) and _DAY_IN_FIGURES.fullmatch(self.edtf):
            return self.edtf
        return in_digits_of(write_edtf(self.edtf, in_form_of(other.edtf, other.text, words)), other.text)


def read_date(passage: Passage, words: DateWords) -> HistoricalDate | None:
    """The date that a passage gives, which of several `dated_stretch` says; None where there is none."""
    stretch = dated_stretch(passage, words)
    if stretch is None:
        return None
    text = passage.text.strip()
    start = passage.text.find(text)
    return HistoricalDate(
        edtf=stretch.edtf,
        text=text,
        span=passage.span(start, start + len(text)),
        approximate=stretch.approximate,
        calendar=_CALENDARS.get(stretch.calendar),
        old_style=stretch.old_style,
    )
