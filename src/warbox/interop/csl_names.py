"""Names of people and organisations as CSL-JSON has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from warbox.templates.citation_names import SEVERAL_NAMES
from warbox.templates.citation_people import Person


def csl_names(people: Sequence[Person]) -> list[dict[str, str]]:
    """The names, in order; somebody whose name is masked altogether has none.

    Surname and other names are as the page parts them, so particles stay where it has them (`de Waal`). Who has one
    name only is taken literally: the page does not tell organisations from people there. Semicolons in it part names.
    """
    found = []
    for person in people:
        if person.last and person.first:
            found.append({"family": person.last, "given": person.first})
        elif name := person.last or person.first:
            found += listed_names(name) if SEVERAL_NAMES.search(name) else [{"literal": name}]
    return found


def listed_names(text: str) -> list[dict[str, str]]:
    """The names that a free text lists.

    Semicolons part names. Commas do where there is no semicolon, and then only if more than one word stands between
    any two, as otherwise they may part surnames from other names.
    """
    names = _stripped(SEVERAL_NAMES.split(text))
    if len(names) != 1:
        return [_name_with_comma(name) for name in names]
    parts = _stripped(names[0].split(","))
    if all(" " in part for part in parts):
        return [{"literal": part} for part in parts]
    return [{"literal": names[0]}]


def _name_with_comma(text: str) -> dict[str, str]:
    last, _, first = (part.strip() for part in text.partition(","))
    return {"family": last, "given": first} if last and first and "," not in first else {"literal": text}


def _stripped(parts: Iterable[str]) -> list[str]:
    return [stripped for part in parts if (stripped := part.strip())]
