"""`Pages`: where in a work something stands."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict

from warbox.typed import ArgumentValue, Reader, plain_wikitext, readable
from warbox.values.inline import read_text
from warbox.wikis import Wiki

SINGLE = "page"
PLACE = "at"

_SEPARATORS = re.compile(r"[,;&\u3001\uff0c\uff1b]")
_THOUSANDS = re.compile(r"\b([0-9]{1,2}),([0-9]{3})(\s?[-\u2012-\u2015]\s?)([0-9]{1,2}),([0-9]{3})\b")
_AS_WRITTEN = re.compile(r"\(\(([^()]*)\)\)")
_DASHES = re.compile(r"[\u2012-\u2015\u2212~\uff5e]|--")
_REMARK = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"([A-Za-z]{0,3}\.?)([0-9]{1,6})")
_ROMAN = re.compile(r"[ivxlcdm]{1,9}", re.IGNORECASE)


class PageRange(BaseModel):
    """Pages from `first` to `last`, as printed (`12`, `xiv`, `A3`); equal for one page."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    first: str
    last: str


@readable
class Pages(BaseModel):
    """Pages of a work: `text` as a reader sees it, `ranges` what it lists.

    A shortened last page is completed: `284–92` ends at 292. `parameter` is what they were given by: `page`, `pages`,
    or `at` for a place of another kind (a column, a section), which has no ranges.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    ranges: tuple[PageRange, ...] = ()
    parameter: str = "pages"

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The pages of a parameter; None where nothing is seen."""
        text = read_text(value, reader)
        return None if text is None else cls.of_text(text, value.key, reader.wiki)

    @classmethod
    def of_text(cls, text: str, parameter: str, wiki: Wiki) -> Self:
        """The pages that a text lists, where it is the value of that parameter (`page`, `pages`, `at`, `p`, `pp`)."""
        parameter = {"p": SINGLE, "pp": "pages"}.get(parameter, parameter)
        ranges = () if parameter == PLACE else tuple(_ranges(text, parameter == SINGLE, wiki))
        return cls(text=text, ranges=ranges, parameter=parameter)

    def in_agreement(self, before: Self, wiki: Wiki) -> Self:
        """A copy with the ranges that its text lists, or the text that lists its ranges, where just one was changed."""
        if self.text != before.text and self.ranges == before.ranges:
            return self.of_text(self.text, self.parameter, wiki)
        if self.ranges != before.ranges and self.text == before.text:
            listed = (one.first if one.first == one.last else f"{one.first}\u2013{one.last}" for one in self.ranges)
            return self.model_copy(update={"text": ", ".join(listed)})
        return self

    @classmethod
    def write_parameters(cls, pages: Pages, wiki: Wiki) -> list[tuple[str, str]]:
        """The parameter that they stand under, with its value."""
        return [(pages.parameter, plain_wikitext(pages.text))]


def page_numbers(text: str, wiki: Wiki) -> str | None:
    """The pages without the words for "page" around them; None where the text begins with no number of a page."""
    stripped = _without_affixes(text, _affixes(wiki))
    return stripped if stripped[:1].isdecimal() else None


def _ranges(text: str, single: bool, wiki: Wiki) -> list[PageRange]:
    affixes = _affixes(wiki)
    listed = []
    as_written = [match[1].strip() for match in _AS_WRITTEN.finditer(text)]
    plain = _REMARK.sub("", _AS_WRITTEN.sub(r"\1", _THOUSANDS.sub(r"\1\2\3\4\5", text)))
    for joiner in _joiners(wiki):
        plain = plain.replace(joiner, ",")
    for part in _SEPARATORS.split(plain):
        stripped = _without_affixes(part.strip(), affixes)
        if stripped:
            listed.append(_range(stripped, single or stripped in as_written))
    return listed


def _range(text: str, single: bool) -> PageRange:
    ends = [end.strip() for end in _DASHES.split(text)]
    if len(ends) != 2:
        ends = [end.strip() for end in text.split("-")]
        if single or len(ends) != 2 or not _rises(ends[0], ends[1]):
            return PageRange(first=text, last=text)
    first, last = ends
    if not first or not last:
        return PageRange(first=text, last=text)
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        completed = first[: len(first) - len(last)] + last
        last = completed if int(completed) > int(first) else last
    return PageRange(first=first, last=last)


def _rises(first: str, last: str) -> bool:
    """Whether a hyphen between the two can only mean "to"."""
    if _ROMAN.fullmatch(first) and _ROMAN.fullmatch(last):
        return True
    start, end = _NUMBER.fullmatch(first), _NUMBER.fullmatch(last)
    if start is None or end is None or end[1] not in ("", start[1]):
        return False
    return int(start[2]) < int(end[2]) or len(end[2]) < len(start[2])


def _without_affixes(text: str, affixes: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    """The pages without the words for "page" around them."""
    before, after = affixes
    folded = text.casefold()
    for word in before:
        if folded.startswith(word) and text[len(word) :].lstrip()[:1].isdecimal():
            text = text[len(word) :].lstrip()
            break
    for word in after:
        if text.casefold().endswith(word) and text[: -len(word)].rstrip()[-1:].isdecimal():
            return text[: -len(word)].rstrip()
    return text


@lru_cache(maxsize=64)
def _joiners(wiki: Wiki) -> tuple[str, ...]:
    """The words for "and" that may stand between two pages."""
    return tuple(f" {word} " for word in wiki.table("citations").get("people", {}).get("and", ()))


@lru_cache(maxsize=64)
def _affixes(wiki: Wiki) -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = wiki.table("citations").get("pages", {})
    before, after = (sorted(table.get(key, ()), key=len, reverse=True) for key in ("before", "after"))
    return tuple(word.casefold() for word in before), tuple(word.casefold() for word in after)
