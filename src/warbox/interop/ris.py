"""CSL items as RIS, which reference managers import."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import rispy

from warbox.interop.csl_types import is_in_periodical

_OTHER = "GEN"
_TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "legal_case": "CASE",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "patent": "PAT",
    "paper-conference": "CPAPER",
    "post": "ICOMM",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
_PEOPLE = {
    "author": "authors",
    "editor": "secondary_authors",
    "translator": "subsidiary_authors",
}
_TEXTS = {
    "title": "title",
    "container-title": "secondary_title",
    "collection-title": "tertiary_title",
    "edition": "edition",
    "volume": "volume",
    "issue": "number",
    "publisher": "publisher",
    "publisher-place": "place_published",
    "section": "section",
    "genre": "type_of_work",
    "source": "database_provider",
    "language": "language",
    "DOI": "doi",
}
_STANDARD_NUMBERS = ("ISBN", "ISSN")
_NOTED_PEOPLE = ("container-author", "interviewer", "contributor")
_NOTED = (*("event-title", "collection-number", "locator", "medium", "scale", "authority", "PMID", "PMCID", "ISSN"),)


class _PlainWriter(rispy.RisWriter):  # type: ignore[misc]
    """Writes entries without numbers between them, which are no part of the format."""

    def set_header(self, count: int) -> str:
        """The line before an entry."""
        return ""


def to_ris(items: Iterable[dict[str, Any]]) -> str:
    """The CSL items as a RIS file, one entry each under its `id`."""
    return str(rispy.dumps([_entry(item) for item in items], implementation=_PlainWriter))


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {"type_of_reference": _TYPES.get(item["type"], _OTHER), "id": str(item["id"])}
    for name, label in _PEOPLE.items():
        if name in item:
            entry[label] = [_name(person) for person in item[name]]
    for name, label in _TEXTS.items():
        if name in item:
            entry[label] = str(item[name])
    entry |= _own_number(item) | _dates(item) | _pages(item.get("page"))
    number = next((item[name] for name in _STANDARD_NUMBERS if name in item), None)
    if number is not None:
        entry["issn"] = number
    addresses = [item[name] for name in ("URL", "archive_location") if name in item]
    if addresses:
        entry["urls"] = list(dict.fromkeys(addresses))
    notes = _notes(item, number)
    if notes:
        entry["notes"] = notes
    return entry


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    family = " ".join(person[part] for part in ("non-dropping-particle", "family") if part in person)
    return ", ".join([family, *(person[part] for part in ("given", "suffix") if part in person)])


def _own_number(item: dict[str, Any]) -> dict[str, str]:
    """The number of the work: that of an article has a field of its own, others stand where the issue would."""
    if "number" not in item:
        return {}
    if is_in_periodical(item["type"]):
        return {"custom7": str(item["number"])}
    return {} if "issue" in item else {"number": str(item["number"])}


def _dates(item: dict[str, Any]) -> dict[str, str]:
    found = {}
    issued = item.get("issued", {})
    parts = issued.get("date-parts")
    if parts:
        found["year"] = str(parts[0][0])
        if len(parts[0]) > 1 or len(parts) > 1:
            found["date"] = _date(issued)
    elif "literal" in issued:
        found["year"] = issued["literal"]
    if "date-parts" in item.get("accessed", {}):
        found["access_date"] = _date(item["accessed"])
    if "date-parts" in item.get("original-date", {}):
        found["original_publication"] = _date(item["original-date"])
    return found


def _date(value: dict[str, Any]) -> str:
    """The date as `YYYY/MM/DD/`, with what does not fit behind the last stroke: the end of a range."""
    first, *others = value["date-parts"]
    year, month, day = (*first, "", "")[:3]
    rest = "".join("-".join(f"{part:02}" for part in end) for end in others)
    return f"{year:04}/{month and f'{month:02}'}/{day and f'{day:02}'}/{rest}"


def _pages(pages: str | None) -> dict[str, str]:
    """The first and the last page of one range; several ranges stand together as the first page."""
    if pages is None:
        return {}
    first, _, last = pages.partition("–")
    if not last or "," in pages or "–" in last:
        return {"start_page": pages}
    return {"start_page": first, "end_page": last}


def _notes(item: dict[str, Any], number: str | None) -> list[str]:
    """What RIS has no field for, each with its name."""
    notes = [item["note"]] if "note" in item else []
    notes += [f"{role}: {_name(person)}" for role in _NOTED_PEOPLE for person in item.get(role, ())]
    notes += [f"{name}: {item[name]}" for name in _NOTED if name in item and item[name] is not number]
    if "issue" in item and "number" in item and not is_in_periodical(item["type"]):
        notes.append(f"number: {item['number']}")
    return notes + [f"{name}: {value}" for name, value in item.get("custom", {}).items()]
