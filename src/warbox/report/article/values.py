"""Values as the page shows them: a text, where it stands in the wikitext, what it leads to, and its footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from warbox.diagnostics import Span
from warbox.interop.addresses import article_address, database_language
from warbox.page import Page
from warbox.page.references import numbers_of_use
from warbox.report.article.marks import Kind, Marks, Place
from warbox.values.locales import ROOT, known_locale
from warbox.values.name import ForeignTitle, Name
from warbox.values.reference import ReferenceUse


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a footnote: the anchor of what it leads to, the sign itself, and whether that is missing."""

    anchor: str
    text: str
    broken: bool


@dataclass(frozen=True, slots=True)
class Foreign:
    """A page of another wiki, its address, and the code of its language where there is such a language."""

    language: str
    title: str
    address: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A text, its place, the address of the article that it leads to, that of another wiki, and its footnotes."""

    text: str
    place: Place | None = None
    address: str | None = None
    foreign: Foreign | None = None
    signs: Sequence[Sign] = ()


@dataclass(slots=True)
class Article:
    """The page that is shown, with the marks that are collected from it."""

    page: Page
    marks: Marks
    language: str | None
    short_by_place: dict[tuple[int, int], list[int]]
    claims: dict[tuple[int, int], str] = field(default_factory=dict)
    """For each place of a footnote's sign the value of the conflict that it stands behind, if it stands there."""

    @classmethod
    def of(cls, page: Page) -> Article:
        """The page, with nothing marked yet."""
        short_by_place: dict[tuple[int, int], list[int]] = {}
        for number, short in enumerate(page.short_footnotes):
            short_by_place.setdefault((short.span.start, short.span.end), []).append(number)
        return cls(page, Marks(page.text), database_language(page.wiki.code), short_by_place)

    def value(self, kind: Kind, text: str, span: Span, label: str, uses: Iterable[ReferenceUse] = ()) -> Value:
        """A value without a link."""
        return Value(text, self.place(kind, span, label), signs=self.signs(uses, text))

    def named(self, kind: Kind, name: Name, span: Span, uses: Iterable[ReferenceUse] = ()) -> Value:
        """A name with the pages that it leads to."""
        foreign = name.foreign
        return Value(
            name.text,
            self.place(kind, span, kind),
            article_address(self.language, name.target),
            None if foreign is None else _foreign(foreign),
            self.signs(uses, name.text),
        )

    def signs(self, uses: Iterable[ReferenceUse], claim: str) -> list[Sign]:
        """The signs of the footnotes behind a value; the value is kept as what they stand for."""
        found: dict[Sign, None] = {}
        for use in uses:
            self.claims.setdefault((use.span.start, use.span.end), claim)
            for number in numbers_of_use(use, self.page.footnotes):
                found[reference_sign(number, self.page.references[number].defined)] = None
            for number in self.short_by_place.get((use.span.start, use.span.end), ()):
                found[short_sign(number, self.page.short_footnotes[number].target is not None)] = None
        return list(found)

    def place(self, kind: Kind, span: Span, label: str = "") -> Place:
        """Marks a stretch of the page, and tells its place."""
        return self.marks.place(kind, span, label)


def _foreign(page: ForeignTitle) -> Foreign:
    return Foreign(page.lang, page.title, article_address(page.lang, page.title), language_code(page.lang))


def language_code(written: str | None) -> str | None:
    """A code that a browser may be told a text's language by; None where CLDR does not know the language."""
    return written if written and known_locale(written) != ROOT else None


def reference_sign(number: int, defined: bool) -> Sign:
    """The sign of the footnote of that index."""
    return Sign(f"reference-{number + 1}", str(number + 1), not defined)


def short_sign(number: int, resolved: bool) -> Sign:
    """The sign of the short footnote of that index."""
    return Sign(f"short-{number + 1}", f"s{number + 1}", not resolved)
