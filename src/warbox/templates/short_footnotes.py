"""Short footnotes: authors, year and place of a work that is cited in full elsewhere.

How they are told apart, and the anchor that leads from them to the work, follow Wikipedia's Module:Footnotes.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from warbox.templates.notes import FootnoteSign
from warbox.typed import Canvas, Enumerated, Parameter, ParameterGroup, Reader, TemplateModel
from warbox.values.pages import page_numbers
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

ANCHOR_PREFIX = "CITEREF"
MOST_NAMES = 4
"""How many authors an anchor names."""

_NUMERIC_YEAR = re.compile(r"[0-9]{3,4}[a-z]?|[0-9]{4}–(?:[0-9]{4}|[0-9]{2})[a-z]?")
_NAME_AND_YEAR = re.compile(r"(.*[^\W\d].*?)([0-9]{4}[a-z]?)\)?")


class ShortCitation(BaseModel):
    """A work as a short footnote names it.

    `anchor` is the one that the work should have, without `#`; None where it has no link. `expects_target` is false
    where the page says that the work is not to be looked for (`ignore-err=yes`).
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    authors: tuple[str, ...] = ()
    year: str | None = None
    pages: str | None = None
    location: str | None = None
    postscript: str | None = None
    anchor: str | None = None
    expects_target: bool = True

    @property
    def place(self) -> str | None:
        """The pages, or else another place in the work, as they are written."""
        return self.pages or self.location


class ShortFootnoteTemplate(TemplateModel):
    """A template with short footnotes. `sources` are the works it names."""

    sources: tuple[ShortCitation, ...] = ()


class SingleShortFootnote(ShortFootnoteTemplate):
    """A template that names one work: up to four authors, then the year."""

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()
    page: Annotated[str | None, Parameter("p", "page")] = None
    pages: Annotated[str | None, Parameter("pp", "pages")] = None
    location: Annotated[str | None, Parameter("loc", "at")] = None
    postscript: Annotated[str | None, Parameter("ps", "postscript")] = None
    reference: Annotated[str | None, Parameter("ref")] = None
    ignore_error: Annotated[str | None, Parameter("ignore-err", "ignore-false-positive")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Tells the authors from the year."""
        authors, year = authors_and_year(values.get("parts") or (), reader.wiki)
        values["sources"] = (short_citation(authors, year, values, reader.wiki),)


class SignOfOneWork(ShortFootnoteTemplate, FootnoteSign):
    """A template that puts the sign of a short footnote into the text, which names one work."""

    def uses(self) -> list[ReferenceUse]:
        """The short footnote, with the place in the work that it names."""
        return [self.use(pages=source.place) for source in self.sources]


class ShortFootnoteSign(SingleShortFootnote, SignOfOneWork, names=("sfn", "sfnp", "shortened footnote")):
    """A short footnote: `{{sfn|Smith|Miller|1999|p=5}}`."""


class HarvardCitation(
    SingleShortFootnote,
    names=("harv", "harvnb", "harvtxt", "harvp", "harvcol", "harvcolnb", "harvcoltxt", "harvsp"),
):
    """A short citation within the text: `{{harvnb|Smith|1999|p=5}}`. `text` is what a reader sees of it."""

    text: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Tells the authors from the year, and puts them together for a reader."""
        super().complete(values, reader)
        values["text"] = _seen(values, reader.wiki)

    def show(self, canvas: Canvas) -> None:
        """Authors, year and page."""
        canvas.write(self.text)


class NumberedSource(ParameterGroup):
    """The parameters of one work in a footnote of several: `1a1=`, `1y=`, `1p=`."""

    author1: Annotated[str | None, Parameter("#a1", "#a")] = None
    author2: Annotated[str | None, Parameter("#a2")] = None
    author3: Annotated[str | None, Parameter("#a3")] = None
    author4: Annotated[str | None, Parameter("#a4")] = None
    year: Annotated[str | None, Parameter("#y")] = None
    page: Annotated[str | None, Parameter("#p", "#page")] = None
    pages: Annotated[str | None, Parameter("#pp", "#pages")] = None
    location: Annotated[str | None, Parameter("#loc", "#at")] = None
    postscript: Annotated[str | None, Parameter("#ps")] = None
    reference: Annotated[str | None, Parameter("#ref")] = None

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors that are given."""
        every = (self.author1, self.author2, self.author3, self.author4)
        return tuple(author for author in every if author is not None)


class ShortFootnoteOfSeveral(ShortFootnoteTemplate, FootnoteSign, names=("sfnm", "sfnmp")):
    """A short footnote that names several works: `{{sfnm|1a1=Smith|1y=1999|1p=5|2a1=Miller|2y=2001}}`.

    A work without `1a1=` takes the next two positional values, author and year.
    """

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()
    works: Annotated[list[NumberedSource], Enumerated()] = Field(default_factory=list)
    postscript: Annotated[str | None, Parameter("ps", "postscript")] = None
    ignore_error: Annotated[str | None, Parameter("ignore-err", "ignore-false-positive")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Puts together what is said of each work."""
        works = {work.number: work for work in values["works"]}
        unnamed = list(values.get("parts") or ())
        sources = []
        number, last = 0, max(works, default=0)
        while number < last or unnamed:
            number += 1
            work = works.get(number) or NumberedSource(number=number)
            authors, year = work.authors, work.year
            if not authors and unnamed:
                authors, year, unnamed = (unnamed[0],), (unnamed[1] if len(unnamed) > 1 else year), unnamed[2:]
            if authors or year:
                said = {**dict(work), "ignore_error": values.get("ignore_error")}
                sources.append(short_citation(authors, year, said, reader.wiki))
        values["sources"] = tuple(sources)


class NumberedYear(ParameterGroup):
    """One of the authors and one of the years of a citation of several works by the same authors."""

    author: Annotated[str | None, Parameter("last#", "author#")] = None
    first: Annotated[str | None, Parameter("first#")] = None
    link: Annotated[str | None, Parameter("author-link#", "authorlink#", "author#-link", "author#link")] = None
    year: Annotated[str | None, Parameter("year#")] = None
    page: Annotated[str | None, Parameter("p#", "page#")] = None
    pages: Annotated[str | None, Parameter("pp#", "pages#")] = None
    location: Annotated[str | None, Parameter("loc#")] = None


class HarvardCitationOfSeveral(ShortFootnoteTemplate, names=("harvs",)):
    """Works of the same authors within the text: `{{harvs|txt|last=Smith|last2=Miller|year=1999|year2=2001a}}`."""

    text: str = ""
    numbered: Annotated[list[NumberedYear], Enumerated(unnumbered=1)] = Field(default_factory=list)
    flags: Annotated[tuple[str, ...], Parameter("#")] = ()
    in_text: Annotated[str | None, Parameter("txt")] = None
    no_brackets: Annotated[str | None, Parameter("nb")] = None
    reference: Annotated[str | None, Parameter("ref")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """One work for each year; all are by all of the authors."""
        numbered = values["numbered"]
        authors = tuple(entry.author for entry in numbered if entry.author is not None)
        given = {"reference": values.get("reference")}
        dated = [entry for entry in numbered if entry.year is not None]
        values["sources"] = tuple(
            short_citation(authors, entry.year, {**dict(entry), **given}, reader.wiki) for entry in dated
        )
        words = reader.wiki.table("footnotes").get("writing", {})
        years = ", ".join(entry.year for entry in dated)
        values["text"] = " ".join(part for part in (_joined(authors, words), years) if part)

    def show(self, canvas: Canvas) -> None:
        """Authors and years."""
        canvas.write(self.text)


class DatedShortFootnote(SignOfOneWork, names=("cfn",)):
    """A short footnote of the Chinese Wikipedia, which gives a whole date: `{{cfn|王|李|y=1999|m=3|d=2|p=5}}`."""

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()
    volume: Annotated[str | None, Parameter("v", "vol", "volume")] = None
    year: Annotated[str | None, Parameter("y", "year")] = None
    month: Annotated[str | None, Parameter("m", "month")] = None
    day: Annotated[str | None, Parameter("d", "day")] = None
    page: Annotated[str | None, Parameter("p")] = None
    pages: Annotated[str | None, Parameter("pp")] = None
    location: Annotated[str | None, Parameter("loc")] = None
    reference: Annotated[str | None, Parameter("ref")] = None
    group: Annotated[str | None, Parameter("group", "g")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The anchor has the volume and the whole date."""
        authors = tuple(values.get("parts") or ())[:MOST_NAMES]
        source = short_citation(authors, values.get("year"), values, reader.wiki)
        if "reference" not in values:
            told = [values[name] for name in ("volume", "year", "month", "day") if name in values]
            anchor = comparable_anchor(ANCHOR_PREFIX + "".join([*authors, *told]))
            source = source.model_copy(update={"anchor": anchor})
        values["sources"] = (source,)


class KeyedShortFootnote(ShortFootnoteTemplate, names=("keyed short footnote",)):
    """A short citation within the text by a key of its own, which the work has for its anchor.

    `{{cita|Rossi1990|p. 12}}` on the Italian Wikipedia leads to `{{cita libro|...|cid=Rossi1990}}`. A third value is
    the key, and the first what a reader sees; with `harv=` it is the other way round. `place` is as it is written.
    """

    text: str = ""
    label: Annotated[str | None, Parameter(1)] = None
    place: Annotated[str | None, Parameter(2)] = None
    other: Annotated[str | None, Parameter(3)] = None
    harvard: Annotated[str | None, Parameter("harv")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Tells the key from what is seen, in that the name from the year, and pages from other places."""
        label, other, place = (values.get(name) for name in ("label", "other", "place"))
        seen, key = (other, label) if other is not None and "harvard" in values else (label, other)
        pages = None if place is None else page_numbers(place, reader.wiki)
        dated = _NAME_AND_YEAR.fullmatch(seen or "")
        said = {"reference": key or seen, "page": pages, "location": place if pages is None else None}
        authors, year = ((seen,) if seen else (), None) if dated is None else ((dated[1].rstrip(" ,("),), dated[2])
        values["sources"] = (short_citation(authors, year, said, reader.wiki),)
        values["text"] = ", ".join(part for part in (seen, place) if part)

    def show(self, canvas: Canvas) -> None:
        """What a reader sees of the work, and the place in it."""
        canvas.write(self.text)


class AnchorText(TemplateModel, names=("sfnref", "harvid")):
    """The anchor of a work, for its `ref=`: `{{sfnref|Smith|1999}}`."""

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()

    @property
    def anchor(self) -> str | None:
        """The anchor."""
        return anchor_of(self.parts)

    def show(self, canvas: Canvas) -> None:
        """The anchor, as MediaWiki puts it in the template's place."""
        canvas.write(ANCHOR_PREFIX + "".join(self.parts[: MOST_NAMES + 1]))


def anchor_of(parts: tuple[str, ...]) -> str | None:
    """The anchor of a work with these authors and this year, in the form in which anchors are compared."""
    joined = "".join(part.strip() for part in parts[: MOST_NAMES + 1])
    return comparable_anchor(ANCHOR_PREFIX + joined) if joined else None


def comparable_anchor(anchor: str) -> str:
    """The anchor as MediaWiki writes it into the page: entities resolved, one underscore for each run of blanks."""
    return "_".join(html.unescape(anchor).replace("_", " ").split())


def authors_and_year(parts: tuple[str, ...] | list[str], wiki: Wiki) -> tuple[tuple[str, ...], str | None]:
    """The positional values of a short footnote as authors and year; the year is told by its shape."""
    within = tuple(part.strip() for part in parts[: MOST_NAMES + 1])
    for place in range(len(within) - 1, -1, -1):
        if is_year(within[place], wiki):
            return within[:place], within[place]
    return within[:MOST_NAMES], None


def is_year(text: str, wiki: Wiki) -> bool:
    """Whether the text has the shape of a year: `1999`, `1999a`, `1914–1918`, `c. 1900`, `n.d.`, `n.d.a`."""
    if _NUMERIC_YEAR.fullmatch(text):
        return True
    words = wiki.table("citations").get("dates", {})
    folded = text.casefold()
    undated = words.get("undated", ())
    if folded in undated or (folded[-1:].isalpha() and folded[:-1] in undated):
        return True
    prefix = next((word for word in words.get("circa", ()) if folded.startswith(word)), None)
    return prefix is not None and _NUMERIC_YEAR.fullmatch(folded[len(prefix) :].strip()) is not None


def short_citation(authors: tuple[str, ...], year: str | None, values: dict[str, Any], wiki: Wiki) -> ShortCitation:
    """What a template says of one work. An anchor that the template gives itself counts more than the names."""
    given = values.get("reference")
    unlinked = given is not None and given.casefold() in _without_link(wiki)
    anchor = comparable_anchor(given) if given else anchor_of((*authors, year or ""))
    return ShortCitation(
        authors=authors,
        year=year,
        pages=values.get("page") or values.get("pages"),
        location=values.get("location"),
        postscript=values.get("postscript"),
        anchor=None if unlinked else anchor,
        expects_target=values.get("ignore_error") is None,
    )


@lru_cache(maxsize=64)
def _without_link(wiki: Wiki) -> frozenset[str]:
    return frozenset(wiki.table("footnotes").get("without_link", ()))


def _seen(values: dict[str, Any], wiki: Wiki) -> str:
    """A short citation for a reader; the brackets around it are left out."""
    (source,) = values["sources"]
    words = wiki.table("footnotes").get("writing", {})
    given = next((name for name in ("page", "pages") if values.get(name)), None)
    place = None if given is None else words.get(given, "{}").format(values[given])
    named = " ".join(part for part in (_joined(source.authors, words), source.year) if part)
    return ", ".join([named, *(part for part in (place, source.location) if part)])


def _joined(authors: tuple[str, ...], words: dict[str, str]) -> str:
    if len(authors) >= MOST_NAMES:
        return words.get("others", "{}").format(authors[0])
    *first, last = authors or ("",)
    return words.get("and", "{}, {}").format(", ".join(first), last) if first else last
