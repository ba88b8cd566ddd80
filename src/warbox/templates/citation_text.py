"""A citation in short form, as a reader of a footnote needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warbox.templates.citation_people import Person
    from warbox.templates.citations import Citation

_MOST_NAMES = 3
_ELLIPSIS = "\u2026"
_ENDS = (".", "?", "!", "\u3002")


def citation_text(citation: Citation) -> str:
    """Who, when, what, where: `Croissant, Michael P. (1998). The Conflict. Praeger. 284–92.` is an example.

    The order is that of Citation Style 1; there are no words besides those of the page. Without any of it, the first
    address or identifier stands for the work.
    """
    names = _names(citation)
    date = citation.date.text if citation.date is not None else None
    title = citation.title or citation.script_title or citation.trans_title
    parts = [
        f"{names} ({date})" if names and date else names,
        citation.chapter,
        title,
        _container(citation),
        citation.publisher,
        None if names else date,
        None if citation.pages is None else citation.pages.text,
    ]
    shown = [part for part in parts if part]
    sentences = [part if part.endswith(_ENDS) else f"{part}." for part in shown]
    if not (citation.chapter or title):
        sentences += [text for text in (citation.url, *(one.text for one in citation.identifiers)) if text][:1]
    return " ".join(sentences)


def full_title(citation: Citation) -> str | None:
    """The title with its second part behind a colon."""
    return ": ".join(text for text in (citation.title, citation.subtitle) if text) or None


def _names(citation: Citation) -> str | None:
    people = (citation.contributors if citation.chapter else ()) or citation.authors
    if not people and citation.author_text:
        return citation.author_text
    names = [_name(person) for person in people or citation.editors]
    shown = "; ".join(name for name in names[:_MOST_NAMES] if name)
    return f"{shown}; {_ELLIPSIS}" if len(names) > _MOST_NAMES or citation.display_authors else shown or None


def _name(person: Person) -> str:
    return ", ".join(part for part in (person.last, person.first) if part)


def _container(citation: Citation) -> str | None:
    """The work that holds the cited one, with volume and issue: `Time 139 (15)`."""
    issue = f"({citation.issue})" if citation.issue else None
    return " ".join(part for part in (citation.container, citation.volume, issue) if part) or None
