"""Citations by templates that serve for one source or for one sort of it, and have parameters of their own.

Most such templates need no class: `Citation` reads the parameters that they share with all others, and `wikis/*.toml`
says what they add themselves (`[citations.sources]`).
"""

from __future__ import annotations

from typing import Annotated, Any

from warbox.templates.citations import Citation, citation_text
from warbox.typed import Canvas, Parameter, Reader, resolve
from warbox.values.identifiers import Identifier
from warbox.values.page_title import PageTitle
from warbox.values.pages import Pages
from warbox.wikis import Wiki


class WikisourceCitation(
    Citation,
    names=(
        *("cite wikisource", "cite eb1911", "cite eb9", "cite dnb", "cite nie", "cite americana", "cite nuttall"),
        *("cite catholic encyclopedia", "cite collier's", "cite nsrw", "cite appletons'"),
    ),
):
    """A work that Wikisource has: `{{cite EB1911|wstitle=Hastings, Battle of|volume=13}}`."""

    wikisource_title: Annotated[str | None, Parameter("wslink", "wstitle")] = None


class CourtCase(Citation, names=("cite court",)):
    """A judgment: `{{cite court|litigants=Roe v. Wade|vol=410|reporter=U.S.|opinion=113}}`."""

    title: Annotated[str | None, Parameter("litigants", "title")] = None
    title_link: Annotated[PageTitle | None, Parameter("title-link", "litigants", "title")] = None
    volume: Annotated[str | None, Parameter("vol", "volume")] = None
    reporter: Annotated[str | None, Parameter("reporter")] = None
    opinion: Annotated[str | None, Parameter("opinion")] = None
    pinpoint: Annotated[str | None, Parameter("pinpoint")] = None
    court: Annotated[str | None, Parameter("court")] = None


class GazetteNotice(Citation, names=("london gazette",)):
    """A notice in a government's gazette: `{{London Gazette|issue=37238|supp=y|page=4264|date=24 August 1945}}`."""

    start_page: Annotated[str | None, Parameter("startpage")] = None
    end_page: Annotated[str | None, Parameter("endpage")] = None
    supplement: Annotated[str | None, Parameter("supp", "supplement")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Puts first and last page together."""
        super().complete(values, reader)
        if "pages" not in values and "start_page" in values:
            pages = "\u2013".join(values[name] for name in ("start_page", "end_page") if name in values)
            values["pages"] = Pages.of_text(pages, "pages", reader.wiki)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The notice as wikitext, with its first and last page as the page has them."""
        given = self if self.start_page is None else self.model_copy(update={"pages": None})
        return super(GazetteNotice, given).to_wikitext(wiki)


class ItemCitation(Citation, names=("cite q",)):
    """A work that Wikidata describes: `{{cite Q|Q15625490}}`. `item` is its number there."""

    item: Annotated[str | None, Parameter(1, "qid")] = None

    def show(self, canvas: Canvas) -> None:
        """What the page says of the work, or else its number, in footnotes."""
        if canvas.in_footnote:
            canvas.write(citation_text(self) or self.item or "", self)


class NumberedCitation(Citation, names=("cite doi", "cite pmid", "cite pmc", "cite jstor", "cite isbn", "cite hdl")):
    """A work by its number alone: `{{cite pmid|15820680}}`. The number is among the `identifiers`."""

    number: Annotated[str | None, Parameter(1)] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Takes the number for an identifier of the scheme that the template is named after."""
        super().complete(values, reader)
        scheme = resolve(values["template"], reader.wiki).canonical.rpartition(" ")[2]
        if "number" in values:
            values["identifiers"] = (Identifier.of_text(scheme, values["number"]), *(values.get("identifiers") or ()))

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The citation as wikitext, without the identifier that the number gives again."""
        given = self if self.number is None else self.model_copy(update={"identifiers": self.identifiers[1:]})
        return super(NumberedCitation, given).to_wikitext(wiki)
