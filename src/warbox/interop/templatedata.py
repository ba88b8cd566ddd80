"""From TemplateData, the description that wikis give their templates, to a draft of a wiki's data file.

TemplateData: https://www.mediawiki.org/wiki/Help:TemplateData. Its `maps` for Citoid say which parameter holds which
field of a citation: https://www.mediawiki.org/wiki/Citoid/Enabling_Citoid_on_your_wiki.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ValidationError
from pydantic_core import from_json

from warbox.conflict import MilitaryConflict
from warbox.errors import WikiDataError
from warbox.templates.citations import Citation
from warbox.typed import TemplateModel, template_key
from warbox.wikis.loader import available_wikis, load_wiki

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


_Citoid = dict[str, str | list[str | list[str]]]
_ByLanguage = str | dict[str, str | None] | None


def _object(value: Any) -> Any:
    """An object; what is empty stands for one without anything, as PHP writes it."""
    return value or {}


class _Maps(BaseModel):
    citoid: Annotated[_Citoid, BeforeValidator(_object)] = {}


class _Parameter(BaseModel):
    label: Annotated[_ByLanguage, BeforeValidator(_object)] = None
    description: Annotated[_ByLanguage, BeforeValidator(_object)] = None
    aliases: list[str] = []


class _Template(BaseModel):
    """What TemplateData says of a template, as far as a draft needs it."""

    title: str = ""
    params: Annotated[dict[str, Annotated[_Parameter, BeforeValidator(_object)]], BeforeValidator(_object)]
    maps: Annotated[_Maps, BeforeValidator(_object)] = _Maps()

    @property
    def name(self) -> str:
        """The title without its namespace; empty where there is none."""
        namespace, colon, name = self.title.partition(":")
        return (name if colon else namespace).strip()


def draft_wiki(templatedata: str, language: str) -> str:
    """The draft of a data file, as TOML, for the template that this TemplateData JSON describes.

    `templatedata` is the JSON of the template's page, or the answer of the API's `action=templatedata`. What is drafted
    follows from names that other wikis have too and from the maps for Citoid; all of it is listed under `[guesses]`
    until somebody has looked at pages. Parameters that nothing is known of stand in `[other_parameters]`.

    Raises `WikiDataError` where this is no TemplateData.
    """
    template = _described(templatedata)
    model: type[TemplateModel] = Citation if template.maps.citoid else MilitaryConflict
    canonical = model.names[-1]
    parameters, others = _sorted_parameters(template, model, canonical)
    return _written(template, language, canonical, parameters, others)


def _described(templatedata: str) -> _Template:
    try:
        return _Template.model_validate(_first_page(from_json(templatedata)))
    except ValueError as error:
        raise WikiDataError(f"this is no TemplateData: {_reason(error)}") from error


def _first_page(found: Any) -> Any:
    """What the API says of the first page that it was asked for, or what stands on a page by itself."""
    pages = found.get("pages") if isinstance(found, dict) else None
    if isinstance(pages, dict) and pages:
        found = next(iter(pages.values()))
    if not isinstance(found, dict) or "params" not in found:
        raise ValueError("it has no `params`")
    return found


def _reason(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def _sorted_parameters(
    template: _Template, model: type[TemplateModel], canonical: str
) -> tuple[dict[str, list[str]], list[str]]:
    """The wiki's names by canonical parameter, and the names that nothing is known of."""
    known = dict(_known_names(model, canonical))
    known |= dict(_citoid_names(template.maps.citoid))
    parameters: dict[str, list[str]] = {}
    others: list[str] = []
    for name, parameter in template.params.items():
        names = [name, *parameter.aliases]
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


def _citoid_names(citoid: _Citoid) -> Iterator[tuple[str, str]]:
    for field, name in citoid.items():
        if field in _CITOID and isinstance(name, str):
            yield _key(name), _CITOID[field]
        elif field in _CITOID_PEOPLE and isinstance(name, list):
            yield from _citoid_people(name, _CITOID_PEOPLE[field])


def _citoid_people(names: list[str | list[str]], role: str) -> Iterator[tuple[str, str]]:
    """The parameters of people: pairs of a first and a last name, or names of whole persons."""
    for entry in names:
        if isinstance(entry, str):
            yield _key(entry), f"{role or 'author'}{_NUMBER}".replace("-#", "#")
        else:
            pairs = zip(entry, ("first", "last"), strict=False)
            yield from ((_key(name), f"{role}{part}{_NUMBER}") for name, part in pairs)


def _key(name: str) -> str:
    return _DIGITS.sub(_NUMBER, template_key(name), count=1)


def _written(
    template: _Template, language: str, canonical: str, parameters: dict[str, list[str]], others: list[str]
) -> str:
    lines = [
        "# A draft from TemplateData: see that each line is right, then take it out of [guesses].",
        f"language = {_quoted(language)}",
        'extends = "en"',
        'own = ["dates", "figures", "names"]',
        "",
        "[templates]",
        f"{_quoted(canonical)} = {_listed([template.name])}" if template.name else _nameless(canonical),
        "",
        f"[parameters.{_quoted(canonical)}]",
        *(f"{_quoted(meant)} = {_listed(names)}" for meant, names in parameters.items()),
        "",
        "[other_parameters]",
        f"{_quoted(canonical)} = [",
        *(f"    {_quoted(name)},{_comment(template.params[name], language)}" for name in others),
        "]",
        "",
        "[guesses]",
        f"{_quoted('parameters.' + canonical)} = {_listed([name for names in parameters.values() for name in names])}",
        "",
    ]
    return "\n".join(lines)


def _nameless(canonical: str) -> str:
    return f"{_quoted(canonical)} = []  # the name of the template on this wiki, which its TemplateData does not say"


def _comment(parameter: _Parameter, language: str) -> str:
    """What the wiki says of a parameter, as a comment behind it, where TOML lets no control character stand."""
    for said in (parameter.label, parameter.description):
        text = said.get(language) or next(iter(said.values()), None) if isinstance(said, dict) else said
        words = "".join(sign for sign in " ".join((text or "").split()) if unicodedata.category(sign) != "Cc")
        if words:
            return f"  # {words}"
    return ""


def _listed(names: list[str]) -> str:
    return f"[{', '.join(map(_quoted, names))}]"


def _quoted(text: str) -> str:
    """The text as a TOML string: its rules for escapes are those of JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
