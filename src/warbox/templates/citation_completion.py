"""What follows from the parameters of a citation: names in parts, dates, container, languages, anchor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from warbox.diagnostics import Code, Severity
from warbox.templates.citation_names import (
    in_vancouver_style,
    is_et_al,
    is_literal,
    split_name,
    vancouver_names,
    vancouver_text,
    without_et_al,
)
from warbox.templates.citation_people import Author, Editor, Person
from warbox.templates.short_footnotes import ANCHOR_PREFIX, MOST_NAMES, comparable_anchor
from warbox.typed import Reader, changed, resolve, template_key, without_namespace
from warbox.values.dates.citation_date import CitationDate
from warbox.values.languages import language_codes
from warbox.wikis import Wiki

_PREFIX = "cite "
"""Begins the names of most templates; what follows is the kind of work. The template that serves for all has none."""

CONTAINERS = (
    *("journal", "newspaper", "magazine", "periodical", "work", "website"),
    *("encyclopedia", "book_title", "mailing_list", "newsgroup"),
)
PEOPLE = ("authors", "editors", "translators", "contributors", "interviewers")
_ANCHORING = ("contributors", "authors", "editors")
_DISPLAYED = {role: f"display_{role}" for role in PEOPLE}
_VANCOUVER: tuple[tuple[str, str, type[Person]], ...] = (
    ("vauthors", "authors", Author),
    ("veditors", "editors", Editor),
)
_LENGTH_OF_DAY = len("YYYY-MM-DD")


def complete_citation(values: dict[str, Any], reader: Reader) -> None:
    """Derives from the values read what follows from them."""
    wiki = reader.wiki
    template = resolve(values["template"], wiki).canonical
    kind = (values["kind"] or template.removeprefix(_PREFIX)).casefold()
    values["kind"] = wiki.table("citations").get("kinds", {}).get(kind, kind)
    _complete_people(values, wiki)
    _complete_source(values, template, wiki)
    _complete_dates(values, reader)
    values["container"] = next((values[name] for name in CONTAINERS if name in values), None)
    if "url_status" in values:
        values["url_status"] = _url_status(values["url_status"], wiki)
    if "language" in values:
        values["languages"] = language_codes(values["language"], wiki)
    values["anchor"] = _anchor(values, wiki)


def _complete_people(values: dict[str, Any], wiki: Wiki) -> None:
    for role in PEOPLE:
        people = values[role]
        if people:
            named = [person for person in people if not is_et_al(_given_name(person), wiki)]
            values[role] = [_completed(person, wiki) for person in named if person.is_named]
            if len(named) < len(people) or any(_is_abridged(_given_name(person), wiki) for person in named):
                values.setdefault(_DISPLAYED[role], "etal")
    for parameter, role, model in _VANCOUVER:
        if parameter in values:
            values[role] = _with_vancouver(values[role], values[parameter], model, wiki)
            if _is_abridged(values[parameter], wiki):
                values.setdefault(_DISPLAYED[role], "etal")


def _given_name(person: Person) -> str:
    return person.whole or person.last or ""


def _is_abridged(names: str, wiki: Wiki) -> bool:
    """Whether "and others" stands behind the name, or the last one of several."""
    return without_et_al(names, wiki) != names


def _completed(person: Person, wiki: Wiki) -> Person:
    """The person with the names that one parameter gives together taken apart."""
    if person.whole is None:
        last = person.last
        if last is None or (plain := _plain_last(last, wiki)) == last:
            return person
        return changed(person, last=plain)
    whole = without_et_al(person.whole, wiki)
    if person.last is not None:
        return person if whole == person.whole else changed(person, whole=whole)
    last, first = (whole, None) if person.first is not None else split_name(whole, wiki)
    return changed(person, whole=whole, last=last, first=person.first or first)


def _plain_last(last: str, wiki: Wiki) -> str:
    while is_literal(last):
        last = last[2:-2].strip()
    return without_et_al(last, wiki)


def _with_vancouver(people: list[Person], text: str, model: type[Person], wiki: Wiki) -> list[Person]:
    """The people of a list in Vancouver style, with the links and masks that are given to them by number."""
    numbered = {person.number: person for person in people}
    for number, (last, first) in enumerate(vancouver_names(text, wiki), 1):
        person = numbered.get(number) or model(number=number)
        if person.last is None:
            numbered[number] = changed(person, last=last, first=first)
    return [numbered[number] for number in sorted(numbered)]


def _complete_source(values: dict[str, Any], template: str, wiki: Wiki) -> None:
    """Adds what the template of a single source says of it, as far as the page says nothing else."""
    for name, text in _of_source(template, wiki).items():
        if name == "editor":
            values["editors"] = values["editors"] or [_editor_of_source(text, wiki)]
        elif name != "year" or "date" not in values:
            values.setdefault(name, text)


def _of_source(template: str, wiki: Wiki) -> dict[str, str]:
    found: dict[str, str] = wiki.table("citations").get("sources", {}).get(template, {})
    return found


def _editor_of_source(name: str, wiki: Wiki) -> Editor:
    last, first = split_name(name, wiki)
    return Editor(number=1, last=last, first=first)


def _complete_dates(values: dict[str, Any], reader: Reader) -> None:
    if "date" not in values and "year" in values:
        values["date"] = CitationDate.of_text(_joined_date(values), reader.wiki)
    access = values.get("access_date")
    if access is None and "access_year" in values:
        parts = [values.get(name) for name in ("access_day", "access_month", "access_year")]
        values["access_date"] = CitationDate.of_text(" ".join(part for part in parts if part), reader.wiki)
    elif access is not None and access.edtf is not None and len(access.edtf) != _LENGTH_OF_DAY:
        _report_access_date(access, reader)


def _report_access_date(date: CitationDate, reader: Reader) -> None:
    """Reports an access date that is no full day, unless it was reported for not being understood."""
    if date.span is None or date.misread(reader.wiki) is not None:
        return
    message = f"{date.text!r} is no full day: it does not tell which state of the page was read"
    reader.report(Code.INCOMPLETE_DATE, Severity.WARNING, date.span.start, date.span.end, message)


def _joined_date(values: dict[str, Any]) -> str:
    """The date that `year=`, `month=` and `day=` give together."""
    year, month, day = values["year"], values.get("month"), values.get("day")
    if month is None:
        return str(year)
    if month.isdecimal() and year.isdecimal():
        return "-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])])
    return " ".join(part for part in (day, month, year) if part)


def _url_status(written: str, wiki: Wiki) -> str:
    return _url_statuses(wiki).get(written.casefold(), written)


@lru_cache(maxsize=64)
def _url_statuses(wiki: Wiki) -> dict[str, str]:
    table = wiki.table("citations").get("url_status", {})
    return {word.casefold(): status for status, words in table.items() for word in (status, *words)}


def _anchor(values: dict[str, Any], wiki: Wiki) -> str | None:
    """The anchor as Module:Citation/CS1 makes it: the one given in `ref`, or names and year.

    The names are the first four of the contributors to the chapter that is cited, or else of the authors, or else of
    the editors; without a name there is no anchor. `year=` counts more than the year of `date=`. On some wikis `ref` of
    a template stands for the names alone.
    """
    given = values.get("ref")
    words = wiki.table("citations").get("anchor", {})
    if given is not None and given.casefold() not in words.get("automatic", ()):
        if given.casefold() in words.get("none", ()):
            return None
        title = template_key(without_namespace(values["template"], wiki))
        names_only = title in words.get("with_year", ())
        if not names_only or given.startswith(ANCHOR_PREFIX):
            return comparable_anchor(given)
        return comparable_anchor(ANCHOR_PREFIX + given + _anchor_year(values, wiki))
    names: list[str] = []
    for role in _ANCHORING if "chapter" in values else _ANCHORING[1:]:
        names = names or [name for person in values[role] if (name := anchor_name(person))]
    if not names:
        return None
    return comparable_anchor(ANCHOR_PREFIX + "".join(names[:MOST_NAMES]) + _anchor_year(values, wiki))


def _anchor_year(values: dict[str, Any], wiki: Wiki) -> str:
    date = values.get("date") or values.get("publication_date")
    return values.get("year") or (date.anchor_year(wiki) if date is not None else "")


def anchor_name(person: Person) -> str | None:
    """The name that anchors have: the surname, or all that one parameter gives."""
    whole, last = person.whole, person.last
    taken_apart = whole is not None and person.first is not None and whole.partition(",")[0].strip() == last
    return whole if taken_apart and "," in (whole or "") else last


def left_to_others(values: Mapping[str, Any], wiki: Wiki) -> dict[str, Any]:
    """The values of a citation that its others give again when it is read, each without what they give."""
    changes: dict[str, Any] = _left_to_source(values, wiki)
    for parameter, role, _ in _VANCOUVER:
        text = values[parameter]
        if text is not None:
            given = dict(enumerate(vancouver_names(text, wiki), 1))
            changes[role] = tuple(_without(person, given.get(person.number)) for person in values[role])
    for role in PEOPLE:
        people: Iterable[Person] = changes.get(role, values[role])
        changes[role] = tuple(
            person if person.whole is None else _without(person, split_name(person.whole, wiki)) for person in people
        )
    date, access_date = values["date"], values["access_date"]
    parts = {name: value for name in ("year", "month", "day") if (value := values[name]) is not None}
    if date is not None and "year" in parts and date.text == _joined_date(parts):
        changes["date"] = None
    if values["access_year"] is not None and access_date is not None and access_date.span is None:
        changes["access_date"] = None
    return changes


def people_in_lists(values: Mapping[str, Any], before: Mapping[str, Any], wiki: Wiki) -> dict[str, Any]:
    """Where a citation has people in a list in Vancouver style: that list with others, and these as it gives them."""
    changes: dict[str, Any] = {}
    for parameter, role, _ in _VANCOUVER:
        text, people = before[parameter], values[role]
        if text is None or values[parameter] != text or len(vancouver_names(text, wiki)) != len(before[role]):
            continue
        names = [in_vancouver_style(person.last, person.first, text, wiki) for person in people]
        if names != [(person.last, person.first) for person in before[role]]:
            changes[parameter] = vancouver_text(names, text, wiki) if names else None
            changes[role] = tuple(
                changed(person, last=last, first=first) for person, (last, first) in zip(people, names, strict=True)
            )
    return changes


def _left_to_source(values: Mapping[str, Any], wiki: Wiki) -> dict[str, Any]:
    """The values that the template of a single source gives by itself, as absent."""
    changes: dict[str, Any] = {}
    for name, text in _of_source(resolve(values["template"], wiki).canonical, wiki).items():
        if name == "editor" and values["editors"] == (_editor_of_source(text, wiki),):
            changes["editors"] = ()
        elif name != "editor" and values[name] == text:
            changes[name] = None
    return changes


def _without(person: Person, name: tuple[str, str | None] | None) -> Person:
    same = name is not None and (person.last, person.first) == name
    return changed(person, last=None, first=None) if same else person
