"""`Reference`: one footnote of a page, with what stands in it and every place that points to it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.display import Displayed
from warbox.page.footnotes import Footnote, Footnotes
from warbox.page.reference_contents import text_identifiers
from warbox.templates.citations import Citation
from warbox.typed import Reader
from warbox.values.identifiers import Identifier
from warbox.values.inline import seen_text
from warbox.values.link import ExternalLink
from warbox.values.reference import ReferenceUse
from warbox.values.web_links import web_links

_START = attrgetter("start")


class Reference(Displayed, BaseModel):
    """A footnote: a `<ref>`, or what a template such as `{{efn}}` or `{{fnb}}` makes.

    `text` is what a reader sees in it, empty where it is not `defined`; works cited by templates are in short form, and
    in the same form for every template. `citations` are indexes of the page's `citations`; `links` are the links to the
    web and `identifiers` the ISBNs and the like that stand in it besides these. `references` are the footnotes
    whose signs stand in it, as those of works do in an `{{efn}}`. `uses` are the tags and templates whose
    sign leads to it; one that defines it in the text is among them, one that defines it in a list of references is not.
    `definitions` are the tags and templates that say what stands in it; `span` is the first of these, or else its first
    use. `template` is the canonical name of the template that makes it, None for a `<ref>`.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str | None = None
    group: str | None = None
    text: str = ""
    citations: tuple[int, ...] = ()
    references: tuple[ReferenceUse, ...] = ()
    links: tuple[ExternalLink, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    uses: tuple[Span, ...] = ()
    defined: bool = False
    definitions: tuple[Span, ...] = ()
    template: str | None = None
    span: Span


def read_references(footnotes: Footnotes, citations: Sequence[Citation], reader: Reader) -> list[Reference]:
    """The references of a page, in the order in which they first come up."""
    inside: list[list[int]] = [[] for _ in footnotes.every]
    for index, citation in enumerate(citations):
        number = footnotes.around.get(citation.span.start)
        if number is not None:
            inside[number].append(index)
    pairs = zip(footnotes.every, inside, strict=True)
    return [_reference(footnote, tuple(indexes), reader) for footnote, indexes in pairs]


def _reference(footnote: Footnote, citations: tuple[int, ...], reader: Reader) -> Reference:
    shown = [content.lines(reader) for content in (*footnote.contents[:1], *footnote.continuations)]
    every = [line for lines in shown for line in lines]
    definitions = tuple([content.place for content in (*footnote.contents, *footnote.continuations)])
    return Reference(
        name=footnote.name,
        group=footnote.group,
        text=" ".join([text for lines in shown if (text := seen_text(lines))]),
        citations=citations,
        references=tuple([mark.value for line in every for mark in line.marks if isinstance(mark.value, ReferenceUse)]),
        links=tuple(web_links(every, without=(Citation,))),
        identifiers=tuple(text_identifiers(every)),
        uses=tuple(footnote.uses),
        defined=footnote.defined,
        definitions=definitions,
        template=footnote.template,
        span=definitions[0] if definitions else min(footnote.places, key=_START),
    )


def numbers_of_use(use: ReferenceUse, footnotes: Footnotes) -> list[int]:
    """The numbers of the footnotes that this use points to: one, but for a place with several signs of one name."""
    numbers = footnotes.by_place.get((use.span.start, use.span.end), [])
    named = [number for number in numbers if footnotes.every[number].name == use.name]
    return named or numbers
