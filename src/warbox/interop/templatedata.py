"""From TemplateData, the description that wikis give their templates, to a draft of a wiki's data file.

TemplateData: https://www.mediawiki.org/wiki/Help:TemplateData. Its `maps` for Citoid say which parameter holds which
field of a citation: https://www.mediawiki.org/wiki/Citoid/Enabling_Citoid_on_your_wiki.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from warbox.conflict import MilitaryConflict
from warbox.errors import WikiDataError
from warbox.templates.citations import Citation
from warbox.typed import TemplateModel, template_key
from warbox.wikis.loader import Table, available_wikis, load_wiki

_DIGITS = re.compile(r"[0-9]+")
_NUMBER = "#"

# Fields of Citoid with the canonical parameters of citations.
_CITOID = {
    "title": "title",
    "url": "url",
    "accessDate": "access-date",
    "date": "date",
    "publisher": "publisher",
    "place": "location",
    "pages": "pages",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "language": "language",
    "publicationTitle": "work",
    "bookTitle": "book-title",
    "encyclopediaTitle": "encyclopedia",
    "websiteTitle": "website",
    "blogTitle": "website",
    "proceedingsTitle": "conference",
    "series": "series",
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
    "PMID": "pmid",
    "PMCID": "pmc",
    "oclc": "oclc",
    "archiveURL": "archive-url",
    "archiveDate": "archive-date",
}
_CITOID_PEOPLE = {"author": "", "editor": "editor-", "translator": "translator-", "contributor": "contributor-"}


def draft_wiki(templatedata: str, language: str) -> str:
    """The draft of a data file, as TOML, for the template that this TemplateData JSON describes.

    `templatedata` is the JSON of the template's page, or the answer of the API's `action=templatedata`. What is drafted
    follows from names that other wikis have too and from the maps for Citoid; all of it is listed under `[guesses]`
    until somebody has looked at pages. Parameters that nothing is known of stand in `[other_parameters]`.

    Raises `WikiDataError` where this is no TemplateData.
    """
    title, described = _described(templatedata)
    is_citation = bool(described.get("maps", {}).get("citoid"))
    model: type[TemplateModel] = Citation if is_citation else MilitaryConflict
    canonical = model.names[-1]
    parameters, others = _sorted_parameters(described, model, canonical)
    return _written(title, language, canonical, parameters, others, described["params"])


def _described(templatedata: str) -> tuple[str, Table]:
    """The title of the template, without its namespace, and its description."""
    try:
        found = json.loads(templatedata)
    except ValueError as error:
        raise WikiDataError(f"this is not JSON: {error}") from error
    pages = found.get("pages") if isinstance(found, dict) else None
    if isinstance(pages, dict) and pages:
        found = next(iter(pages.values()))
    if not isinstance(found, dict) or not isinstance(found.get("params"), dict):
        raise WikiDataError("this is no TemplateData: it has no `params`")
    title = found.get("title")
    return (title if isinstance(title, str) else "").partition(":")[2], found


def _sorted_parameters(
    described: Table, model: type[TemplateModel], canonical: str
) -> tuple[dict[str, list[str]], list[str]]:
    """The wiki's names by canonical parameter, and the names that nothing is known of."""
    known = dict(_known_names(model, canonical))
    known |= dict(_citoid_names(described.get("maps", {}).get("citoid") or {}))
    parameters: dict[str, list[str]] = {}
    others: list[str] = []
    for name, description in described["params"].items():
        names = [name, *_texts(description, "aliases")]
        meant = next((known[key] for key in map(_key, names) if key in known), None)
        if meant is None:
            others.append(name)
            continue
        for written in names:
            numbered = _DIGITS.sub(_NUMBER, written, count=1) if _NUMBER in meant else written
            if template_key(numbered) != template_key(meant) and numbered not in parameters.setdefault(meant, []):
                parameters[meant].append(numbered)
    return {meant: names for meant, names in parameters.items() if names}, others


def _known_names(model: type[TemplateModel], canonical: str) -> Iterator[tuple[str, str]]:
    """Every name that the parameters of the model have on any wiki, with the canonical one."""
    for code in reversed(available_wikis()):
        for meant, names in load_wiki(code).table("parameters").get(canonical, {}).items():
            yield from ((_key(name), meant) for name in names)
    yield from ((_key(name), name) for name in model.plan().parameters())


def _citoid_names(citoid: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for field, name in citoid.items():
        if field in _CITOID and isinstance(name, str):
            yield _key(name), _CITOID[field]
        elif field in _CITOID_PEOPLE and isinstance(name, list):
            yield from _citoid_people(name, _CITOID_PEOPLE[field])


def _citoid_people(names: list[Any], role: str) -> Iterator[tuple[str, str]]:
    """The parameters of people: pairs of a first and a last name, or names of whole persons."""
    for entry in names:
        if isinstance(entry, list):
            pairs = zip(entry, ("first", "last"), strict=False)
            yield from ((_key(name), f"{role}{part}{_NUMBER}") for name, part in pairs if isinstance(name, str))
        elif isinstance(entry, str):
            yield _key(entry), f"{role or 'author'}{_NUMBER}".replace("-#", "#")


def _key(name: str) -> str:
    return _DIGITS.sub(_NUMBER, template_key(name), count=1)


def _texts(description: Any, key: str) -> list[str]:
    found = description.get(key) if isinstance(description, dict) else None
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []


def _written(
    title: str, language: str, canonical: str, parameters: dict[str, list[str]], others: list[str], described: Table
) -> str:
    lines = [
        "# A draft from TemplateData: see that each line is right, then take it out of [guesses].",
        f"language = {_quoted(language)}",
        'extends = "en"',
        'own = ["dates", "figures", "names"]',
        "",
        "[templates]",
        f"{_quoted(canonical)} = {_listed([title])}",
        "",
        f"[parameters.{_quoted(canonical)}]",
        *(f"{_quoted(meant)} = {_listed(names)}" for meant, names in parameters.items()),
        "",
        "[other_parameters]",
        f"{_quoted(canonical)} = [",
        *(f"    {_quoted(name)},{_comment(described[name], language)}" for name in others),
        "]",
        "",
        "[guesses]",
        f"{_quoted('parameters.' + canonical)} = {_listed([name for names in parameters.values() for name in names])}",
        "",
    ]
    return "\n".join(lines)


def _comment(description: Any, language: str) -> str:
    """What the wiki says of a parameter, as a comment behind it."""
    for key in ("label", "description"):
        text = description.get(key) if isinstance(description, dict) else None
        if isinstance(text, dict):
            text = text.get(language) or next(iter(text.values()), None)
        if isinstance(text, str) and text.strip():
            return f"  # {' '.join(text.split())}"
    return ""


def _listed(names: list[str]) -> str:
    return f"[{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    """The text as a TOML string: its rules for escapes are those of JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
