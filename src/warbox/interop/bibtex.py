"""CSL items as BibTeX, for BibTeX itself and for biber, which reads more fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.month import MonthAbbreviationMiddleware
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat
from pylatexenc.latexencode import (
    RULE_DICT,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
    get_builtin_uni2latex_dict,
)

from warbox.interop.csl_dates import edtf_of_csl
from warbox.interop.csl_types import is_in_periodical

_OTHER = "misc"
_ENTRY_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_PUBLISHED = "howpublished"
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_WITHOUT_CONTAINER = {"incollection": "book", "article": _OTHER}
"""What a part is where nothing says what it is a part of. Styles leave out who published an article."""

_PEOPLE = {
    "author": "author",
    "container-author": "bookauthor",
    "editor": "editor",
    "translator": "translator",
    "interviewer": "interviewer",
    "contributor": "contributor",
}
_TEXTS = {
    "volume": "volume",
    "collection-title": "series",
    "edition": "edition",
    "publisher-place": "address",
    "event-title": "eventtitle",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "genre": "type",
    "language": "language",
    "note": "note",
    "locator": "locator",
    "section": "section",
    "authority": "authority",
    "medium": "format",
    "scale": "scale",
    "source": "via",
}
_NUMBERS = ("issue", "number", "collection-number")
_ADDRESSES = {"DOI": "doi", "URL": "url", "archive_location": "archiveurl"}
_BRACES = {ord("{"): r"\textbraceleft{}", ord("}"): r"\textbraceright{}"}
_REFINED = frozenset({"season", "circa"})
_SPECIAL = "#$%&\\^_~"
_COMMANDS = re.compile(f"[{re.escape(_SPECIAL)}{{}}]")
_AND = re.compile(r"\band\b", re.IGNORECASE)
_IN_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def to_bibtex(items: Iterable[dict[str, Any]]) -> str:
    """The CSL items as a BibTeX file, UTF-8, one entry each under its `id`.

    Characters that TeX takes for commands are escaped, all others stay. `year` and `month` are what BibTeX reads;
    where the date says more, `date` has it in EDTF, which biber reads. Titles are as in the items: BibTeX styles that
    put titles in lower case do so with these.
    """
    library = Library()
    for item in items:
        library.add(Entry(_entry_type(item), str(item["id"]), list(_fields(item))))
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.indent, form.block_separator, form.trailing_comma = "  ", "\n", True
    return write_string(library, prepend_middleware=[MonthAbbreviationMiddleware(False)], bibtex_format=form)


def _entry_type(item: dict[str, Any]) -> str:
    found = _ENTRY_TYPES.get(item["type"], _OTHER)
    return found if "container-title" in item else _WITHOUT_CONTAINER.get(found, found)


def _fields(item: dict[str, Any]) -> Iterator[Field]:
    entry_type = _entry_type(item)
    for name, role in _PEOPLE.items():
        if name in item:
            yield Field(role, " and ".join(_name(person) for person in item[name]))
    yield from _encoded(item, {"title": "title", "container-title": _CONTAINERS.get(entry_type, _PUBLISHED)})
    yield from _dates(item)
    yield from _encoded(item, _TEXTS)
    yield from _numbers(item)
    if "page" in item:
        yield Field("pages", _escaped(item["page"]).replace("–", "--"))
    yield from _encoded(item, {"publisher": _publisher_field(item, entry_type)})
    for name, field in _ADDRESSES.items():
        if name in item:
            yield Field(field, item[name].translate(_IN_ADDRESSES))
    for name, value in item.get("custom", {}).items():
        yield Field(name.replace("-", ""), _escaped(value))


def _numbers(item: dict[str, Any]) -> Iterator[Field]:
    """One number for BibTeX's own field; that of an article has a field of its own, others are kept by their names."""
    numbers = {name: item[name] for name in _NUMBERS if name in item}
    if "number" in numbers and is_in_periodical(item["type"]):
        yield Field("eid", _escaped(numbers.pop("number")))
    for place, (name, value) in enumerate(numbers.items()):
        yield Field(name.replace("-", "") if place else "number", _escaped(value))


def _publisher_field(item: dict[str, Any], entry_type: str) -> str:
    """The field of the publisher; entries of other things have none, only a word on how they were published."""
    if entry_type == _OTHER and "container-title" not in item:
        return _PUBLISHED
    return _PUBLISHERS.get(entry_type, "publisher")


def _dates(item: dict[str, Any]) -> Iterator[Field]:
    issued = item.get("issued", {})
    edtf = edtf_of_csl(issued)
    if edtf is not None:
        parts = issued["date-parts"]
        yield Field("year", "--".join(dict.fromkeys(str(part[0]) for part in parts)))
        year, *month_and_day = parts[0]
        if month_and_day and len(parts) == 1:
            yield Field("month", str(month_and_day[0]))
        if len(parts) > 1 or len(month_and_day) > 1 or year < 0 or not issued.keys().isdisjoint(_REFINED):
            yield Field("date", edtf)
    elif "literal" in issued:
        yield Field("year", _escaped(issued["literal"]))
    for name, field in {"original-date": "origdate", "accessed": "urldate"}.items():
        other = edtf_of_csl(item.get(name, {}))
        if other is not None:
            yield Field(field, other)


def _encoded(item: dict[str, Any], names: dict[str, str]) -> Iterator[Field]:
    for name, field in names.items():
        if name in item:
            yield Field(field, _escaped(item[name]))


def _name(person: dict[str, str]) -> str:
    """The name as BibTeX takes it apart again. Braces keep together what it would part."""
    if "literal" in person:
        return "{" + _escaped(person["literal"]) + "}"
    particle = f"{person['non-dropping-particle']} " if "non-dropping-particle" in person else ""
    family = _kept_together(particle + person.get("family", ""))
    parts = [family, *(_kept_together(person[name]) for name in ("suffix", "given") if name in person)]
    return ", ".join(parts)


def _kept_together(name: str) -> str:
    escaped = _escaped(name)
    parted = "," in name or _AND.search(name) is not None
    return "{" + escaped + "}" if parted else escaped


def _escaped(value: object) -> str:
    # The encoder brings all that it gets into Unicode's composed form, which is another text: so only these signs.
    return _COMMANDS.sub(lambda sign: str(_encoder().unicode_to_latex(sign[0])), str(value))


@cache
def _encoder() -> UnicodeToLatexEncoder:
    """Escapes what TeX reads as commands. Escaped braces would still have to be balanced, so they are spelled out."""
    special = {code: tex for code, tex in get_builtin_uni2latex_dict().items() if chr(code) in _SPECIAL}
    rule = UnicodeToLatexConversionRule(RULE_DICT, {**special, **_BRACES})
    return UnicodeToLatexEncoder(conversion_rules=[rule], unknown_char_policy="keep", unknown_char_warning=False)
