"""The footnotes of a page: for each the claims that rest on it, and the works that it cites."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warbox.diagnostics import Span
from warbox.interop.addresses import web_address
from warbox.page.references import Reference
from warbox.page.short_footnotes import ShortFootnote
from warbox.report.article.claims import claims_before
from warbox.report.article.marks import Kind, Place
from warbox.report.article.values import Article, Sign, reference_sign, short_sign
from warbox.templates.citations import Citation, citation_text


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link to the web: what is shown, and the address, None where it may not be followed."""

    text: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a footnote stands behind: the text before its sign, or a value of the conflict; and where the sign is."""

    text: str
    place: Place
    is_value: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A work that is cited: its kind, the work in short form, where it can be read, and its identifiers."""

    kind: str
    text: str
    place: Place
    links: Sequence[WebLink]
    identifiers: Sequence[str]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its sign, its name and group, the claims, its text and the works it cites.

    `text` is empty where the works say the same.
    `broken` of the sign says that nothing tells what stands in it, or that no work has the names of a short one.
    `template` makes it, None for a tag. `targets` is the number of works that a short one may mean.
    """

    sign: Sign
    name: str | None
    group: str | None
    template: str | None
    place: Place
    text: str
    claims: Sequence[Claim]
    works: Sequence[Work]
    links: Sequence[WebLink] = ()
    identifiers: Sequence[str] = ()
    targets: int = 1


@dataclass(frozen=True, slots=True)
class FootnoteList:
    """All footnotes, short ones by themselves, and the works that stand in no footnote."""

    references: Sequence[Footnote]
    short: Sequence[Footnote]
    works: Sequence[Work]

    @property
    def broken(self) -> int:
        """How many lead nowhere."""
        return sum(footnote.sign.broken for footnote in (*self.references, *self.short))


def footnote_list(article: Article) -> FootnoteList:
    """The footnotes of the article, and the works outside of them."""
    page = article.page
    spans = [span for reference in page.references for span in reference.uses]
    texts = claims_before(page, [*spans, *(short.span for short in page.short_footnotes)])
    works = [_work(citation, article) for citation in page.citations]
    references = [
        _reference(number, reference, works, texts, article) for number, reference in enumerate(page.references)
    ]
    short = [_short(number, one, works, texts, article) for number, one in enumerate(page.short_footnotes)]
    outside = [work for work, one in zip(works, page.citations, strict=True) if one.reference is None]
    return FootnoteList(references, short, outside)


def _reference(
    number: int, reference: Reference, works: Sequence[Work], texts: dict[Span, str], article: Article
) -> Footnote:
    cited = [works[index] for index in reference.citations]
    return Footnote(
        sign=reference_sign(number, reference.defined),
        name=reference.name,
        group=reference.group,
        template=reference.template,
        place=article.place(Kind.REFERENCE, reference.span, reference.name or ""),
        text="" if reference.text == " ".join(work.text for work in cited) else reference.text,
        claims=_claims(reference.uses, reference.name or "", texts, article),
        works=cited,
        links=[_web_link(link.text, link.url) for link in reference.links],
        identifiers=[one.text for one in reference.identifiers],
    )


def _short(
    number: int, short: ShortFootnote, works: Sequence[Work], texts: dict[Span, str], article: Article
) -> Footnote:
    named = ", ".join(short.authors)
    return Footnote(
        sign=short_sign(number, short.target is not None),
        name=None,
        group=None,
        template=short.template,
        place=article.place(Kind.SHORT_FOOTNOTE, short.span, short.template),
        text=", ".join(
            part for part in (" ".join(filter(None, (named, short.year))), short.pages, short.location) if part
        ),
        claims=_claims([short.span], short.template, texts, article),
        works=[] if short.target is None else [works[short.target]],
        targets=short.target_count,
    )


def _claims(uses: Iterable[Span], label: str, texts: dict[Span, str], article: Article) -> list[Claim]:
    found = []
    for span in uses:
        value = article.claims.get((span.start, span.end))
        place = article.place(Kind.REFERENCE, span, label)
        found.append(Claim(value if value is not None else texts[span], place, value is not None))
    return found


def _work(citation: Citation, article: Article) -> Work:
    links = [_web_link(url, url) for url in (citation.url, citation.chapter_url, citation.archive_url) if url]
    return Work(
        kind=citation.kind,
        text=citation_text(citation),
        place=article.place(Kind.CITATION, citation.span, citation.template),
        links=list(dict.fromkeys(links)),
        identifiers=[one.text for one in citation.identifiers],
    )


def _web_link(text: str, url: str) -> WebLink:
    return WebLink(text.strip() or url, web_address(url))
