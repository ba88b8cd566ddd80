"""Citations as CSL-JSON, the data that processors of the Citation Style Language (CSL 1.0.2) take."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from warbox.interop.citation_keys import assign_keys
from warbox.interop.csl_dates import csl_date
from warbox.interop.csl_names import csl_names, listed_names
from warbox.interop.csl_types import csl_type
from warbox.templates.citation_sources import CourtCase
from warbox.templates.citations import Citation, full_title
from warbox.values.identifiers import OTHER, Identifier
from warbox.values.pages import PLACE, Pages

# Where the title is that of a part, these are what it may be part of; other containers hold whole works.
_HOLDING_PARTS = ("encyclopedia", "book_title")

_FIELD_OF_SCHEME = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "eissn": "ISSN",
    "pmid": "PMID",
    "pmc": "PMCID",
}
_SEVERAL = frozenset({"ISBN", "ISSN"})
"""The fields that take several numbers, parted by blanks."""

_NUMBERED = frozenset({"report", "thesis", "map", "document"})
"""The types of works that have a number of their own, and no issues."""

_PMC = "PMC"
_SCRIPT_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}:\s*")


def to_csl(citations: Iterable[Citation] | Citation) -> list[dict[str, Any]]:
    """The works that the citations name, or a single one, as CSL items, in the order in which they first come up.

    Citations that give the same item give it once. Each item has a key as `id` (see `assign_keys`). What CSL has no
    field for, such as the date of an archived copy or an OCLC number, is in `custom`.
    """
    found: dict[str, dict[str, Any]] = {}
    for citation in [citations] if isinstance(citations, Citation) else citations:
        item = csl_item(citation)
        found.setdefault(json.dumps(item, sort_keys=True), item)
    return assign_keys(found.values())


def csl_item(citation: Citation) -> dict[str, Any]:
    """One citation as a CSL item, still without `id`. Fields that it has no value for are left out."""
    part = _part(citation)
    kind = csl_type(citation, part=part is not None)
    fields = {
        "type": kind,
        **_titles(citation, part, kind),
        **_creators(citation),
        **_dates(citation),
        **_publication(citation, kind),
        **_place_in_work(citation),
        **_judgment(citation),
        **_identifiers(citation.identifiers),
        **_web(citation, part),
        "language": ", ".join(citation.languages) or citation.language,
        "genre": citation.type or citation.degree,
        "medium": citation.format,
        "source": citation.via,
        "note": citation.others,
        "custom": _custom(citation),
    }
    lines = ((name, _in_one_line(value)) for name, value in fields.items())
    return {name: value for name, value in lines if value not in (None, "", [], {})}


def _part(citation: Citation) -> str | None:
    """The title of the part of the work that is cited, such as a chapter or a map."""
    held = citation.container is None or any(getattr(citation, name) is not None for name in _HOLDING_PARTS)
    if citation.kind != "book" and not held:
        return None
    chapter = _title(citation.chapter, citation.script_chapter, citation.trans_chapter)
    return chapter or citation.map


def _titles(citation: Citation, part: str | None, kind: str) -> dict[str, Any]:
    title = _title(full_title(citation), citation.script_title, citation.trans_title)
    container = _title(citation.container, citation.script_container, citation.trans_container)
    series = citation.series
    if part is not None:
        # A part of a title that is itself in something else: that is what the work with the title belongs to.
        container, series = title or container, series or (container if title else None)
        title = part
    elif title is None:
        title, container = container, None
    if kind == "broadcast" and container is None:
        container, series = series, None
    return {
        "title": title,
        "container-title": container,
        "collection-title": series,
        "collection-number": citation.series_number,
        "event-title": citation.conference,
        # Of an article or of a page of the web a section is no work of its own.
        "section": citation.department or (citation.chapter if part is None else None),
    }


def _title(plain: str | None, script: str | None, translated: str | None) -> str | None:
    """The title as a citation shows it: transliterated, in its own script, translated in brackets."""
    own = None if script is None else _SCRIPT_CODE.sub("", script, count=1)
    shown = [text for text in (plain, own) if text]
    if translated:
        shown.append(f"[{translated}]" if shown else translated)
    return " ".join(shown) or None


def _creators(citation: Citation) -> dict[str, Any]:
    authors = csl_names(citation.authors) or listed_names(citation.author_text or "")
    authors += listed_names(citation.coauthors or "")
    contributors = csl_names(citation.contributors)
    of_part = contributors if citation.chapter is not None else []
    return {
        "author": of_part or authors,
        "container-author": authors if of_part else None,
        "contributor": None if of_part else contributors,
        "editor": csl_names(citation.editors) or listed_names(citation.editor_text or ""),
        "translator": csl_names(citation.translators),
        "interviewer": csl_names(citation.interviewers),
    }


def _dates(citation: Citation) -> dict[str, Any]:
    dates = {
        "issued": citation.date or citation.publication_date,
        "original-date": citation.original_date,
        "accessed": citation.access_date,
    }
    return {name: csl_date(date) for name, date in dates.items() if date is not None}


def _publication(citation: Citation, kind: str) -> dict[str, Any]:
    numbered = kind in _NUMBERED
    return {
        "publisher": citation.publisher or citation.network or citation.station,
        "publisher-place": citation.publication_place or citation.location,
        "edition": citation.edition,
        "volume": citation.volume or citation.season,
        "issue": None if numbered else citation.issue,
        "number": citation.article_number or citation.episode or (citation.issue if numbered else None),
        "scale": citation.scale,
    }


def _place_in_work(citation: Citation) -> dict[str, Any]:
    pages = citation.pages
    if pages is None:
        return {"locator": citation.time or citation.minutes}
    return {"locator": pages.text} if pages.parameter == PLACE else {"page": _csl_pages(pages)}


def _judgment(citation: Citation) -> dict[str, Any]:
    """Of a judgment, the reports that it stands in, its first page there, and the court."""
    if not isinstance(citation, CourtCase):
        return {}
    return {"container-title": citation.reporter, "page": citation.opinion, "authority": citation.court}


def _csl_pages(pages: Pages) -> str:
    ranges = [one.first if one.first == one.last else f"{one.first}–{one.last}" for one in pages.ranges]
    return ", ".join(ranges) or pages.text


def _identifiers(identifiers: Sequence[Identifier]) -> dict[str, str]:
    found: dict[str, str] = {}
    for identifier in identifiers:
        field = _FIELD_OF_SCHEME.get(identifier.scheme)
        if field is None:
            continue
        value = _as_it_stands(identifier.value)
        if field == "PMCID" and not value.upper().startswith(_PMC):
            value = _PMC + value
        if field not in found:
            found[field] = value
        elif field in _SEVERAL:
            found[field] += f" {value}"
    return found


def _custom(citation: Citation) -> dict[str, str]:
    """What CSL has no field for."""
    found: dict[str, str] = {}
    for identifier in citation.identifiers:
        if identifier.scheme not in _FIELD_OF_SCHEME:
            name = "identifier" if identifier.scheme == OTHER else identifier.scheme
            value = _as_it_stands(identifier.value)
            found[name] = f"{found[name]}, {value}" if name in found else value
    if citation.archive_date is not None:
        found["archive-date"] = citation.archive_date.edtf or citation.archive_date.text
    if citation.agency is not None:
        found["agency"] = citation.agency
    return {name: value for name, value in found.items() if value}


def _web(citation: Citation, part: str | None) -> dict[str, str | None]:
    part_url = citation.chapter_url or citation.map_url
    whole_url = citation.url or citation.conference_url or citation.transcript_url
    url = (part_url or whole_url) if part is not None else (whole_url or part_url)
    return {"URL": _absolute(url or citation.archive_url), "archive_location": _absolute(citation.archive_url)}


def _absolute(url: str | None) -> str | None:
    """The address with a scheme: outside a page of the web, none can be left to it."""
    return f"https:{url}" if url is not None and url.startswith("//") else url


def _as_it_stands(value: str) -> str:
    """The value without the double brackets that keep it from being checked."""
    return value[2:-2].strip() if value.startswith("((") and value.endswith("))") else value


def _in_one_line(value: Any) -> Any:
    """The value with single blanks for what formats of lines could take for a line's end."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        return [_in_one_line(one) for one in value]
    if isinstance(value, dict):
        return {name: _in_one_line(one) for name, one in value.items()}
    return value
