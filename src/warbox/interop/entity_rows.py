"""The rows of the flat tables, from pages and from conflicts: plain dicts of plain values, which can be pickled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from warbox.conflict import Combatant, Commander, MilitaryConflict, Side
from warbox.diagnostics import Diagnostic, Span
from warbox.interop.entities import (
    CitationRow,
    CombatantRow,
    CommanderRow,
    ConflictRow,
    DiagnosticRow,
    EntityRows,
    FigureRow,
    FlagRow,
    PageKey,
    PartyRow,
    Placed,
    ReferenceRow,
    ShortFootnoteRow,
    SideRow,
)
from warbox.page import Page, Reference, ShortFootnote
from warbox.templates.citation_people import Person
from warbox.templates.citations import Citation
from warbox.templates.flags import Flag
from warbox.values.dates.edtf import edtf_bounds
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.values.reference import ReferenceUse

if TYPE_CHECKING:
    from warbox.page.variant import PageInVariant


class PageIndexes:
    """The indexes, on their page, of the footnotes, short ones too, and of the citations that uses of them lead to."""

    def __init__(self, page: Page | PageInVariant) -> None:
        self._page = page
        self._references = {id(reference): index for index, reference in enumerate(page.references)}
        self._citations = {id(citation): index for index, citation in enumerate(page.citations)}
        self._short_footnotes: dict[Span, list[int]] = {}
        for index, short_footnote in enumerate(page.short_footnotes):
            self._short_footnotes.setdefault(short_footnote.span, []).append(index)

    def references(self, uses: Sequence[ReferenceUse]) -> list[int]:
        """Those of the footnotes, each once. A short footnote is none of them."""
        found = (self._page.reference_of(use) for use in uses)
        return list(dict.fromkeys(self._references[id(reference)] for reference in found if reference is not None))

    def short_footnotes(self, uses: Sequence[ReferenceUse]) -> list[int]:
        """Those of the short footnotes that the uses are."""
        return [index for use in uses for index in self._short_footnotes.get(use.span, ())]

    def sources(self, uses: Sequence[ReferenceUse]) -> dict[int, str | None]:
        """Those of the citations, each once, as `Page.sources_of` gives them, with the pages of `Page.pages_of`."""
        found: dict[int, list[str]] = {}
        for use in uses:
            for source, pages in zip(self._page.sources_of(use), self._page.pages_of(use), strict=True):
                found.setdefault(self._citations[id(source)], []).extend([] if pages is None else [pages])
        return {index: ", ".join(dict.fromkeys(pages)) or None for index, pages in found.items()}


def page_rows(
    page: Page | PageInVariant,
    number: int = 0,
    page_id: int | None = None,
    revision_id: int | None = None,
    timestamp: str | None = None,
) -> EntityRows:
    """The rows of all tables for one page.

    `number` is the place of the page among those that the tables hold; `page_id`, `revision_id` and the revision's
    `timestamp` are MediaWiki's.
    """
    key = page_key(page, number, page_id, revision_id, timestamp)
    rows = conflict_rows(page.conflicts, key, PageIndexes(page))
    rows["flags"] = [_flag(flag, key) for flag in page.find(Flag)]
    rows["citations"] = [_citation(citation, index, key) for index, citation in enumerate(page.citations)]
    rows["references"] = [_reference(reference, index, key) for index, reference in enumerate(page.references)]
    rows["short_footnotes"] = [_short_footnote(one, index, key) for index, one in enumerate(page.short_footnotes)]
    rows["diagnostics"] = [_diagnostic(diagnostic, key) for diagnostic in page.diagnostics]
    return rows


def page_key(
    page: Page | PageInVariant,
    number: int,
    page_id: int | None = None,
    revision_id: int | None = None,
    timestamp: str | None = None,
) -> PageKey:
    """The columns that lead from a row to that page."""
    return {
        "page": number,
        "wiki": page.wiki.code,
        "page_title": page.title,
        "page_id": page_id,
        "revision_id": revision_id,
        "timestamp": timestamp,
    }


def bare_key(number: int) -> PageKey:
    """The columns that lead to a page of which only its place in the input is known."""
    return {"page": number, "wiki": None, "page_title": None, "page_id": None, "revision_id": None, "timestamp": None}


def conflict_rows(
    conflicts: Iterable[MilitaryConflict], key: PageKey, indexes: PageIndexes | None = None
) -> EntityRows:
    """The rows for the conflicts of one page, in their order; the tables of all else on the page stay empty.

    Without `indexes` no row says which footnotes and works it points to: what they are only the whole page can tell.
    """
    rows = no_rows()
    for index, conflict in enumerate(conflicts):
        rows["conflicts"].append(_conflict(conflict, index, key))
        for side in conflict.sides:
            _add_side(rows, side, side.number, index, key, indexes)
        if conflict.joint is not None:
            _add_side(rows, conflict.joint, None, index, key, indexes)
    return rows


def no_rows() -> EntityRows:
    """Every table, without a row."""
    return {
        "conflicts": [],
        "combatants": [],
        "commanders": [],
        "figures": [],
        "flags": [],
        "citations": [],
        "references": [],
        "short_footnotes": [],
        "diagnostics": [],
    }


def add_rows(rows: EntityRows, more: EntityRows) -> None:
    """Adds more rows to each table."""
    tables: dict[str, Any] = {**rows}
    for name, added in more.items():
        tables[name].extend(added)


def _placed(span: Span, key: PageKey) -> Placed:
    return {**key, "span_start": span.start, "span_end": span.end}


def _conflict(conflict: MilitaryConflict, index: int, key: PageKey) -> ConflictRow:
    date, place, result, image = conflict.date, conflict.coordinates, conflict.result, conflict.image
    first_year, last_year = _years(date)
    return {
        **_placed(conflict.span, key),
        "conflict": index,
        "template": conflict.template,
        "name": _text(conflict.name),
        "part_of": _text(conflict.part_of),
        "part_of_links": _targets(conflict.part_of),
        "date_edtf": _edtf(date),
        "date_start": None if date is None else date.start,
        "date_end": None if date is None else date.end,
        "start_year": first_year,
        "end_year": last_year,
        "date_approximate": None if date is None else date.approximate,
        "date_text": None if date is None else date.text,
        "place": _text(conflict.place),
        "latitude": None if place is None else place.latitude,
        "longitude": None if place is None else place.longitude,
        "cause": _text(conflict.cause),
        "goals": _text(conflict.goals),
        "methods": _text(conflict.methods),
        "territory": _text(conflict.territory),
        "result_outcome": None if result is None else result.outcome,
        "result_text": None if result is None else result.text,
        "status": _text(conflict.status),
        "sides": len(conflict.sides),
        "notes": _text(conflict.notes),
        "image_file": None if image is None else image.file,
        "image_caption": None if image is None else image.caption,
    }


def _add_side(
    rows: EntityRows, side: Side, number: int | None, conflict: int, key: PageKey, indexes: PageIndexes | None
) -> None:
    """Adds the rows of what stands on one side, or in the cells that span all sides."""

    def in_side(position: int, value: Combatant | Commander | Figure) -> SideRow:
        sources = None if indexes is None else indexes.sources(value.references)
        return {
            **_placed(value.span, key),
            "conflict": conflict,
            "side": number,
            "position": position,
            "footnotes": len(value.references),
            "references": None if indexes is None else indexes.references(value.references),
            "short_footnotes": None if indexes is None else indexes.short_footnotes(value.references),
            "sources": None if sources is None else [*sources],
            "source_pages": None if sources is None else [*sources.values()],
        }

    for position, combatant in enumerate(side.combatants):
        rows["combatants"].append(_combatant(combatant, in_side(position, combatant)))
    for position, commander in enumerate(side.commanders):
        rows["commanders"].append(_commander(commander, in_side(position, commander)))
    for cell, figures in (("strength", side.strength), ("casualties", side.casualties)):
        for position, figure in enumerate(figures):
            rows["figures"].append(_figure(figure, cell, in_side(position, figure)))


def _party(party: Combatant | Commander, place: SideRow) -> PartyRow:
    flag = party.flags[0] if party.flags else None
    entity = None if flag is None else flag.entity
    foreign = party.name.foreign
    return {
        **place,
        "name": party.name.text,
        "link": party.link,
        "foreign_lang": None if foreign is None else foreign.lang,
        "foreign_title": None if foreign is None else foreign.title,
        "country": None if flag is None else flag.country,
        "country_code": None if entity is None else entity.code,
        "country_name": None if entity is None else entity.name,
        "countries": [flag.country for flag in party.flags if flag.country is not None],
        "group": party.group,
        "note": party.note,
        "period": party.period,
    }


def _combatant(combatant: Combatant, place: SideRow) -> CombatantRow:
    return {**_party(combatant, place)}


def _commander(commander: Commander, place: SideRow) -> CommanderRow:
    return {**_party(commander, place), "rank": commander.rank, "status": list(commander.status)}


def _figure(figure: Figure, cell: str, place: SideRow) -> FigureRow:
    return {
        **place,
        "cell": cell,
        "category": figure.category,
        "counted": figure.counted,
        "noun": figure.noun,
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "civilian": figure.civilian,
        "subject": figure.subject,
        "note": figure.note,
        "text": figure.text,
    }


def _flag(flag: Flag, key: PageKey) -> FlagRow:
    return {
        **_placed(flag.span, key),
        "template": flag.template,
        "country": flag.country,
        "country_code": None if flag.entity is None else flag.entity.code,
        "country_name": None if flag.entity is None else flag.entity.name,
        "variant": flag.variant,
        "file": flag.file,
    }


def _citation(citation: Citation, index: int, key: PageKey) -> CitationRow:
    date = citation.date or citation.publication_date
    first_of = {one.scheme: one.value for one in reversed(citation.identifiers)}
    return {
        **_placed(citation.span, key),
        "citation": index,
        "reference": citation.reference,
        "template": citation.template,
        "kind": citation.kind,
        "title": citation.title,
        "chapter": citation.chapter,
        "container": citation.container,
        "authors": _names(citation.authors),
        "editors": _names(citation.editors),
        "publisher": citation.publisher,
        "place": citation.publication_place or citation.location,
        "edition": citation.edition,
        "volume": citation.volume,
        "issue": citation.issue,
        "pages": None if citation.pages is None else citation.pages.text,
        "date_edtf": _edtf(date),
        "year": _years(date)[0],
        "date_text": None if date is None else date.text,
        "access_date": _edtf(citation.access_date),
        "archive_date": _edtf(citation.archive_date),
        "url": citation.url,
        "archive_url": citation.archive_url,
        "doi": first_of.get("doi"),
        "isbn": first_of.get("isbn"),
        "issn": first_of.get("issn"),
        "identifiers": [f"{one.scheme}:{one.value}" for one in citation.identifiers],
        "languages": list(citation.languages),
        "quote": citation.quote,
        "anchor": citation.anchor,
    }


def _reference(reference: Reference, index: int, key: PageKey) -> ReferenceRow:
    return {
        **_placed(reference.span, key),
        "reference": index,
        "name": reference.name,
        "group": reference.group,
        "template": reference.template,
        "text": reference.text,
        "defined": reference.defined,
        "uses": len(reference.uses),
        "citations": list(reference.citations),
    }


def _short_footnote(short_footnote: ShortFootnote, index: int, key: PageKey) -> ShortFootnoteRow:
    return {
        **_placed(short_footnote.span, key),
        "short_footnote": index,
        "reference": short_footnote.reference,
        "citation": short_footnote.target,
        "targets": short_footnote.target_count,
        "template": short_footnote.template,
        "authors": list(short_footnote.authors),
        "year": short_footnote.year,
        "pages": short_footnote.pages,
        "location": short_footnote.location,
        "anchor": short_footnote.anchor,
    }


def _diagnostic(diagnostic: Diagnostic, key: PageKey) -> DiagnosticRow:
    return {
        **_placed(diagnostic.span, key),
        "code": diagnostic.code.value,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
    }


def _names(people: Sequence[Person]) -> list[str]:
    return [person.name for person in people if person.name is not None]


def _text(value: Inline | None) -> str | None:
    return None if value is None else value.text


def _targets(value: Inline | None) -> list[str]:
    """The pages that a text leads to, each once."""
    links = () if value is None else value.links
    return list(dict.fromkeys(link.target for link in links if link.target))


def _edtf(date: HistoricalDate | None) -> str | None:
    return None if date is None else date.edtf


def _years(date: HistoricalDate | None) -> tuple[int | None, int | None]:
    """The first and the last year that a date covers."""
    first, last = (None if date is None or date.edtf is None else edtf_bounds(date.edtf)) or (None, None)
    return (None if first is None else first.year), (None if last is None else last.year)
