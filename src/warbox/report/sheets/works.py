"""The sheets of what a page rests on: citations, footnotes and short footnotes."""

from __future__ import annotations

from collections.abc import Iterable

from warbox.interop.addresses import web_address
from warbox.page import Reference, ShortFootnote
from warbox.report.sheets.sheet import Line, Role, Row, Run, Sheet, fact, line, text_facts
from warbox.templates.citation_people import Person
from warbox.templates.citations import Citation, citation_text
from warbox.values.identifiers import Identifier


def citation_sheet(citation: Citation) -> Sheet:
    """A work: who, what, when, where, and how to get at it."""
    dates = {"Date": citation.date, "First published": citation.original_date, "Accessed": citation.access_date}
    return Sheet(
        title=citation.title or citation_text(citation) or "(no title)",
        subtitle=citation.kind,
        facts=(
            *_people("Authors", citation.authors, citation.author_text),
            *_people("Editors", citation.editors, citation.editor_text),
            *_people("Translators", citation.translators, None),
            *text_facts({"Chapter": citation.chapter, "In": citation.container, "Volume": citation.volume}),
            *text_facts({"Issue": citation.issue, "Publisher": citation.publisher}),
            *text_facts({label: date.text for label, date in dates.items() if date is not None}),
            *text_facts({"Pages": citation.pages.text if citation.pages else None, "Language": citation.language}),
            *_identifiers(citation.identifiers),
            *_addresses({"Address": citation.url, "Archived": citation.archive_url}),
            *text_facts({"Quote": citation.quote, "Anchor": citation.anchor}),
        ),
    )


def reference_sheet(reference: Reference) -> Sheet:
    """A footnote: what stands in it, and how often the page points to it."""
    uses = len(reference.uses)
    return Sheet(
        title=reference.text or ("(empty)" if reference.defined else "(not defined)"),
        subtitle="footnote",
        facts=(
            *text_facts({"Name": reference.name, "Group": reference.group}),
            fact("Uses", line(str(uses))),
            *text_facts({"Citations": ", ".join(map(str, reference.citations))}),
            *_identifiers(reference.identifiers),
            *(fact("Link", Line((Run(link.text, address=web_address(link.url)),))) for link in reference.links),
        ),
    )


def short_footnote_sheet(short: ShortFootnote) -> Sheet:
    """A work as a short footnote names it, and the citation it leads to."""
    target = "none" if short.target is None else f"citation {short.target}"
    return Sheet(
        title=", ".join(part for part in ("; ".join(short.authors), short.year) if part),
        subtitle="short footnote",
        facts=(
            *text_facts({"Pages": short.pages, "Location": short.location, "Anchor": short.anchor}),
            fact("Leads to", line(target, Role.FATE if short.target is None and short.expects_target else Role.WORDS)),
        ),
    )


def _people(label: str, people: Iterable[Person], text: str | None) -> Iterable[Row]:
    """The people, or the text in which they are named."""
    lines = [line(person.name or person.whole or person.link or "?") for person in people if person.is_named]
    if lines or text:
        yield fact(label, *(lines or [line(text or "")]))


def _identifiers(identifiers: Iterable[Identifier]) -> Iterable[Row]:
    lines = [
        Line((Run(one.text), *([Run("not valid", Role.FATE)] if one.valid is False else ()))) for one in identifiers
    ]
    if lines:
        yield fact("Identifiers", *lines)


def _addresses(addresses: dict[str, str | None]) -> Iterable[Row]:
    return (fact(label, Line((Run(url, address=web_address(url)),))) for label, url in addresses.items() if url)
