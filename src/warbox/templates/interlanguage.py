"""Interlanguage links: a page that this wiki lacks, with the one that another wiki has."""

from __future__ import annotations

from typing import Annotated, Any

from warbox.typed import Canvas, NamePart, Parameter, Reader, TemplateModel, resolve
from warbox.wikis import Wiki, find_wiki


class InterlanguageLink(TemplateModel):
    """A link to a page of this wiki, written or not, and to the page of another one.

    `local` is the title here, `lang` the other wiki's language code, `foreign` the title there, `text` what a reader
    sees. The title that is not given is that of the other side; the text that is not given is the title here.
    """

    local: Annotated[str | None, Parameter(1)] = None
    lang: Annotated[str | None, Parameter("lang-code", "lang")] = None
    foreign: Annotated[str | None, Parameter(2)] = None
    text: Annotated[str | None, Parameter("d", 3)] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Fills in the titles and the text that follow from what is given, and the language that the wiki presumes."""
        local, foreign = values.get("local"), values.get("foreign")
        values["local"] = local or foreign
        values["foreign"] = foreign or local
        values["text"] = values.get("text") or values["local"]
        values["lang"] = values.get("lang") or reader.wiki.table("interlanguage").get("default")

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The link as wikitext; on another wiki than its own by the template that this one links with."""
        known = find_wiki(wiki)
        if self.source_wiki in ("", known.code):
            return super().to_wikitext(known)
        return interlanguage_link(known, self.local, self.lang, self.foreign, self.text).to_wikitext(known)

    def show(self, canvas: Canvas) -> None:
        """The text, marked as a link."""
        foreign = (self.lang, self.foreign) if self.lang and self.foreign else None
        canvas.write(self.text or "", self, self.local, foreign)


class FixedLanguageLink(InterlanguageLink, names=("link-*", "*-link", "internal link helper/*", "ilh/*")):
    """A link whose language stands in the template's name: `{{link-en|local|foreign|text}}`."""

    lang: Annotated[str | None, NamePart()] = None

    @classmethod
    def takes_name_part(cls, part: str, wiki: Wiki) -> bool:
        """Language codes are short; `link-interwiki` and its like are other templates."""
        return len(part) <= 7 and part.replace("-", "").isalpha()


class NamedLanguageLink(InterlanguageLink, names=("internal link helper", "ilh")):
    """A link whose language is a named argument: `{{internal link helper|local|foreign|lang-code=hy}}`."""


class LanguageFirstLink(InterlanguageLink, names=("translink", "tsl")):
    """A link with the language first: `{{tsl|en|foreign|local|text}}`."""

    lang: Annotated[str | None, Parameter(1)] = None
    foreign: Annotated[str | None, Parameter(2)] = None
    local: Annotated[str | None, Parameter(3)] = None
    text: Annotated[str | None, Parameter(4)] = None


class LocalFirstLink(InterlanguageLink, names=("interlanguage link",)):
    """A link with the title of this wiki first: `{{ill|local|fr|foreign|lt=text}}`."""

    lang: Annotated[str | None, Parameter(2, "lang")] = None
    foreign: Annotated[str | None, Parameter(3)] = None
    text: Annotated[str | None, Parameter("lt", "label", "display")] = None
    wikidata: Annotated[str | None, Parameter("qid", "wd")] = None


def interlanguage_link(
    wiki: Wiki, local: str | None, lang: str | None, foreign: str | None, text: str | None
) -> InterlanguageLink:
    """A link made by hand, by the template that the wiki links with (`[interlanguage] writing`)."""
    name = wiki.table("interlanguage").get("writing", LocalFirstLink.names[0])
    declared = resolve(name, wiki).model
    model = declared if declared is not None and issubclass(declared, InterlanguageLink) else LocalFirstLink
    return model(local=local, lang=lang, foreign=foreign, text=None if text == local else text)
