"""Checks of citations: dates that fit each other, addresses that still lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from warbox.diagnostics import Code, Diagnostic, Severity, Span
from warbox.page.parts import PageParts, place_of
from warbox.templates.citation_completion import PEOPLE
from warbox.templates.citation_names import SEVERAL_NAMES, is_literal
from warbox.templates.citation_people import Person
from warbox.templates.citations import Citation
from warbox.typed.parameter import NUMBER
from warbox.typed.parameter_names import parameter_names
from warbox.values.dates.edtf import edtf_bounds

_DEAD = frozenset({"dead", "deviated"})
_LINK = re.compile(r"\[(?:https?:)?//[^\s\]|]{0,500}")
_LINK_HINT = "give the address in 'url' or 'chapter-url'"
_NAMES_HINT = "give each of them a parameter of its own: 'author1', 'author2', ..."
_WITHOUT_LINKS = frozenset({"title", "chapter", "work", "journal", "newspaper", "magazine", "website", "publisher"})


def check_access_dates(parts: PageParts) -> Iterator[Diagnostic]:
    """Citations that were read before they were published."""
    for citation in parts.citations:
        date, access = citation.date, citation.access_date
        if date is None or access is None or not _before(access.edtf, date.edtf) or date.approximate:
            continue
        message = f"read on {access.edtf}, but published on {date.edtf}: one of the two is wrong"
        place = access.span or citation.span
        yield Diagnostic(Code.ACCESS_DATE_BEFORE_PUBLICATION, Severity.WARNING, place, message)


def _before(access: str | None, published: str | None) -> bool:
    """Whether the last day of the one is before the first day of the other."""
    last = (edtf_bounds(access or "") or (None, None))[1]
    first = (edtf_bounds(published or "") or (None, None))[0]
    return last is not None and first is not None and last < first


def check_dead_addresses(parts: PageParts) -> Iterator[Diagnostic]:
    """Citations whose address is said to be dead, and that have no archived copy."""
    for citation in parts.citations:
        if citation.url_status in _DEAD and citation.archive_url is None and _address(citation) is not None:
            message = f"{_address(citation)} is said to be dead, and no archived copy is given"
            hint = "give 'archive-url' and 'archive-date'"
            yield Diagnostic(Code.DEAD_URL_WITHOUT_ARCHIVE, Severity.WARNING, citation.span, message, hint)


def check_links(parts: PageParts) -> Iterator[Diagnostic]:
    """Links to the web where citations take plain text: the address belongs in a parameter of its own."""
    names = parameter_names(Citation, parts.reader.wiki)
    for template, model in parts.models:
        if not isinstance(model, Citation) or "[" not in str(template):
            continue
        for argument in template.arguments:
            if argument.positional or names[argument.key] not in _WITHOUT_LINKS:
                continue
            if (link := _LINK.search(template.source, argument.value_start, argument.end)) is not None:
                message = f"{argument.key!r} takes no link to the web"
                place = Span(link.start(), link.end())
                yield Diagnostic(Code.EXTERNAL_LINK_IN_PARAMETER, Severity.WARNING, place, message, _LINK_HINT)


def check_names(parts: PageParts) -> Iterator[Diagnostic]:
    """Parameters for one person that hold several: the template, and with it the anchor, takes them for one name."""
    names = parameter_names(Citation, parts.reader.wiki)
    for template, model in parts.models:
        if not isinstance(model, Citation):
            continue
        wholes = _names_of_several(model)
        for argument in template.arguments if wholes else ():
            if argument.value.strip() and names[argument.key] in wholes:
                message = f"{argument.key!r} is for one name, and holds several"
                yield Diagnostic(Code.SEVERAL_NAMES, Severity.NOTE, place_of(argument), message, _NAMES_HINT)


def _names_of_several(citation: Citation) -> set[str]:
    """The parameters whose name is in fact a list of names."""
    found: set[str] = set()
    for role in PEOPLE:
        people: tuple[Person, ...] = getattr(citation, role)
        for person in people:
            name = person.whole or person.last or ""
            if SEVERAL_NAMES.search(name) and not is_literal(name):
                found.update(pattern.replace(NUMBER, str(person.number)) for pattern in _name_parameters(type(person)))
    return found


@cache
def _name_parameters(group: type[Person]) -> tuple[str, ...]:
    fields = [field for field in group.plan().fields if field.name in ("whole", "last")]
    return tuple(name for field in fields for name in field.parameter.names)


def _address(citation: Citation) -> str | None:
    return citation.url or citation.chapter_url
