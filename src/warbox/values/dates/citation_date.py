"""`CitationDate`: a date of a cited work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from warbox.diagnostics import Code, Severity, Span
from warbox.typed import ArgumentValue, Reader, changed, plain_wikitext
from warbox.values.dates.edtf import UNSPECIFIED, date_from_parts
from warbox.values.dates.historical_date import HistoricalDate, read_date
from warbox.values.dates.plain import plain_date
from warbox.values.dates.words import citation_date_words, names_other_calendar
from warbox.values.inline import read_text
from warbox.values.passage import Passage
from warbox.wikis import Wiki, find_wiki

# An "s" behind a year is that of a decade, and no work is the nineteenth of its year.
_LETTERED = re.compile(r"([0-9]{3,4})([a-rt-z])(?![A-Za-z0-9])")
_YEAR_AND_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_TIMESTAMP = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{6})?")
_AS_WRITTEN = re.compile(r"\(\((.*)\)\)", re.DOTALL)
_IN_FIGURES = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2})?")
_YEARS = re.compile(r"(?<![0-9])[0-9]{3,4}[a-z]?(?![0-9A-Za-z])")
_YEAR_RANGE = re.compile(r"(?<![0-9])([0-9]{3,4})\s*[-\u2013]\s*([0-9]{4}|[0-9]{2})([a-z]?)$")


class CitationDate(HistoricalDate):
    """A date as citations give it: `text` is as a reader sees it, and is what is written back.

    `letter` tells works of one author and year apart (`2004a`). A work without a date ("n.d.") has no `edtf`.
    `((...))` around a date says that it is to be taken as it is: it is not checked.
    """

    letter: str | None = None

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> CitationDate | None:
        """The date of a parameter; None where nothing is seen. What is no date is kept as text, and reported."""
        text = read_text(value, reader)
        if text is None:
            return None
        span = Span(value.start, value.end)
        date = cls.of_text(text, reader.wiki, span)
        if (wrong := date.misread(reader.wiki)) is not None:
            message = f"{value.written}: {text!r} {wrong}"
            reader.report(Code.UNREADABLE_DATE, Severity.WARNING, span.start, span.end, message)
        return date

    def misread(self, wiki: Wiki) -> str | None:
        """What of the text was not understood, None where all was. Figures tell: none of them is without meaning."""
        if self.edtf == self.text:
            return None
        if _AS_WRITTEN.fullmatch(self.text) or self.text.casefold() in undated_words(wiki):
            return None
        if self.edtf is None:
            return "is of a calendar that is not counted" if names_other_calendar(self.text, wiki) else "is no date"
        understood = sum(map(_is_figure, self.edtf)) >= sum(map(str.isdecimal, _without_second_year(self.text, wiki)))
        return None if understood else f"is understood as {self.edtf} only"

    @classmethod
    def of_text(cls, text: str, wiki: Wiki, span: Span | None = None) -> CitationDate:
        """The date that a text gives; without `edtf` where it gives none."""
        date = _of_text(cls, text, wiki)
        return date if span is None else changed(date, span=span)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The date as the page has it; in figures where there is no text, or one that gives another date."""
        return plain_wikitext(self._fitting_text(find_wiki(wiki)) or self.edtf or "")

    def to_wikitext_like(self, other: HistoricalDate, wiki: str | Wiki = "enwiki") -> str:
        """The date as the page has it; in the form of `other` where there is no text, or one of another date."""
        known = find_wiki(wiki)
        if self.edtf is None or self.letter is not None or self._fitting_text(known):
            return self.to_wikitext(known)
        return HistoricalDate(edtf=self.edtf, calendar=self.calendar).to_wikitext_like(other, known)

    def _fitting_text(self, wiki: Wiki) -> str:
        """The text, but for that of a copy that was given another date."""
        said = self.of_text(self.text, wiki).edtf if self.text else None
        return "" if said is not None and self.edtf is not None and said != self.edtf else self.text

    def carried(self, source: Wiki, wiki: Wiki) -> str:
        """The date for another wiki: a day or a year in figures, which all of them read, else as the page has it."""
        plain = self.edtf if self.edtf is not None and _IN_FIGURES.fullmatch(self.edtf) else None
        return plain + (self.letter or "") if plain is not None else self.to_wikitext(wiki)

    def anchor_year(self, wiki: Wiki) -> str:
        """The year as anchors have it: with its letter, or both years of a range; "n.d." as it is."""
        if self.text.casefold() in undated_words(wiki):
            return self.text
        years = _YEAR_RANGE.search(self.text)
        if years is not None:
            return f"{years[1]}\u2013{years[2]}{years[3]}"
        if self.approximate and self.text.casefold().startswith(_circa(wiki)):
            return self.text
        found = _YEARS.findall(self.text) or _YEARS.findall(_spaced_years(self.text))
        return found[-1] if found else ""


class OriginalDate(CitationDate):
    """When a work first came out. Words may stand beside the date (`First published 1922`): it is not checked."""

    def misread(self, wiki: Wiki) -> str | None:
        """Nothing: whatever stands here is right."""
        return None


class CaptureDate(CitationDate):
    """When an archive made its copy of a page; archives also write it `YYYYMMDDhhmmss`."""

    @classmethod
    def of_text(cls, text: str, wiki: Wiki, span: Span | None = None) -> CitationDate:
        """The date that a text gives; without `edtf` where it gives none."""
        timestamp = _TIMESTAMP.fullmatch(text)
        day = None if timestamp is None else date_from_parts(*map(int, timestamp.groups()))
        if day is None:
            return super().of_text(text, wiki, span)
        return cls.model_construct(edtf=day, start=day, end=day, text=text, span=span)

    def misread(self, wiki: Wiki) -> str | None:
        """What of the text was not understood; the time of day is no part of the date."""
        return None if self.edtf is not None and _TIMESTAMP.fullmatch(self.text) else super().misread(wiki)


def undated_words(wiki: Wiki) -> frozenset[str]:
    """What the wiki's citations write where a work has no date, in lower case."""
    return _words(wiki, "undated")


def _circa(wiki: Wiki) -> tuple[str, ...]:
    return tuple(_words(wiki, "circa"))


@lru_cache(maxsize=64)
def _words(wiki: Wiki, key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in wiki.table("citations").get("dates", {}).get(key, ()))


def _is_figure(sign: str) -> bool:
    return sign.isdecimal() or sign == UNSPECIFIED


@lru_cache(maxsize=8192)
def _of_text(kind: type[CitationDate], text: str, wiki: Wiki) -> CitationDate:
    return kind.model_construct(**_meaning(text, wiki), text=text, span=None)


def _meaning(text: str, wiki: Wiki) -> dict[str, Any]:
    """The fields that follow from the text."""
    words = citation_date_words(wiki)
    as_written = _AS_WRITTEN.fullmatch(text)
    if as_written is not None:
        text = as_written[1].strip()
    edtf = text if _YEAR_AND_MONTH.fullmatch(text) else plain_date(text, words)
    if edtf is not None:
        return {"edtf": edtf, "start": edtf, "end": edtf}
    lettered = _LETTERED.search(text)
    plain = text if lettered is None else text[: lettered.end(1)] + text[lettered.end() :]
    plain = _without_second_year(plain, wiki)
    date = _part_of_year(plain, wiki) or read_date(Passage(plain), words)
    if date is None:
        return {}
    fields = ("edtf", "start", "end", "approximate", "calendar", "old_style")
    return {**{name: getattr(date, name) for name in fields}, "letter": lettered[2] if lettered else None}


def _without_second_year(text: str, wiki: Wiki) -> str:
    """The date of one season with the first of the two years that it is in: `Winter 1990–91`."""
    years = _YEAR_RANGE.search(text)
    if years is None or text[: years.start()].strip().casefold() not in wiki.table("dates").get("season", {}):
        return text
    following = str(int(years[1]) + 1)
    return text[: years.end(1)] if following.endswith(years[2]) else text


def _part_of_year(text: str, wiki: Wiki) -> HistoricalDate | None:
    """The months of a quarter or a feast, which papers are dated by: `Q4 2005`, `Easter 1998`."""
    year = _YEARS.search(text)
    if year is None:
        return None
    name = (text[: year.start()] + text[year.end() :]).strip(" ,").casefold()
    months = wiki.table("citations").get("dates", {}).get("months", {}).get(name)
    if months is None:
        return None
    first, last = (f"{year[0]}-{month:02}" for month in months)
    return HistoricalDate.from_bounds(first, last)


def _spaced_years(text: str) -> str:
    """The text with a blank after each run of figures, since some scripts write words without blanks."""
    return re.sub(r"([0-9]+)(?=[^\x00-\x7f])", r"\1 ", text)
