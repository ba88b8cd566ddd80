"""Whether what an edit writes is read as what was given."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from warbox.page.edits.items.entries import as_in_parameter
from warbox.page.edits.said import LEFT_TO_PAGE, said
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.values.territory import resolve_territory
from warbox.wikis import Wiki

Wanted = tuple[Any, bool]
"""What an item is to say, None where that is open, and whether it is a new one that may leave its headings open."""

_OPEN = ("group", "period", "flags")
"""Fields that the place of a new item fills in where it leaves them open."""

_OF_HEADING = ("subject", "note")
"""Fields of a figure that a heading gives: which figure it is goes by them, so that a new one has to name them."""

_NAME, _TARGET, _FLAGS = "name", "target", "flags"

_KEPT = frozenset({"references"})
"""Fields of a single value that what stands behind the old one fills in."""


def difference(found: Any, target: Wanted, wiki: Wiki) -> str | None:
    """How an item that is read differs from what it is to say; None where it does not."""
    saying, is_new = target
    if saying is None:
        return None
    says = said(found, wiki)
    if isinstance(found, Inline) and is_new and saying == found.text:
        return None
    if not isinstance(saying, dict) or not isinstance(says, dict):
        return None if says == saying else "it would be read otherwise"
    for name, value in says.items():
        if name == _FLAGS and _are_same(value, saying.get(name), wiki):
            continue
        if name in LEFT_TO_PAGE and saying.get(name) is None:
            continue
        if value != saying.get(name) and not (is_new and _is_filled_in(name, value, saying.get(name))):
            if is_new and name in _OF_HEADING and saying.get(name) is None:
                return f"the {name} of {shown(found)} would be {value!r}: give it that, or another place in the list"
            return _complaint(name, found, value, saying.get(name))
    return None


def _complaint(name: str, found: Any, value: Any, wanted: Any) -> str:
    """How a message tells that a field of an item would be read otherwise than it is given."""
    if name == _NAME and isinstance(value, dict) and isinstance(wanted, dict) and value["text"] != wanted["text"]:
        return f"{shown(found)} would be read in the place of {wanted['text']!r}"
    if name == _NAME and isinstance(value, dict):
        return f"{shown(found)} would lead to {value[_TARGET]!r}"
    if isinstance(value, list | tuple):
        return f"{shown(found)} would have other {name}" if value else f"{shown(found)} would lose its {name}"
    if value is None:
        return f"{shown(found)} would lose its {name}, {wanted!r}"
    return f"the {name} of {shown(found)} would be read as {value!r}"


def with_those_below(wanted: dict[int, Wanted], old: Any, new: Any) -> dict[int, Wanted]:
    """What is wanted where those that stand below a combatant have his name as that of their group."""
    if not (isinstance(old, dict) and isinstance(new, dict) and "group" in new and isinstance(new.get("name"), dict)):
        return wanted
    before, after = old["name"]["text"], new["name"]["text"]
    return {
        place: ({**saying, "group": after} if saying["group"] == before else saying, is_new)
        for place, (saying, is_new) in wanted.items()
    }


def _are_same(flags: Any, given: Any, wiki: Wiki) -> bool:
    """Whether flags, as what they say, are the same but for how the country is written: by a code, in English."""
    if not isinstance(flags, list) or not isinstance(given, list):
        return False
    return [_with_country(flag, wiki) for flag in flags] == [_with_country(flag, wiki) for flag in given]


def _with_country(flag: Any, wiki: Wiki) -> Any:
    country, *rest = flag
    if country is None:
        return flag
    entity = resolve_territory(country, wiki)
    return (entity.code or entity.name, *rest)


def _is_filled_in(name: str, value: Any, given: Any) -> bool:
    """Whether the place of a new item gives what it leaves open: a heading does, or a flag, which leads to a page."""
    if name == _NAME and isinstance(value, dict) and isinstance(given, dict) and given.get(_TARGET) is None:
        return {**value, _TARGET: None} == given
    return name in _OPEN and not given


def misread_items(found: Sequence[Any], given: Sequence[Any], kind: Any, wiki: Wiki) -> str | None:
    """How a list that is read differs from one that was given; None where it does not.

    `kind` is the type of its items. What is given of another type, such as a text, may be read as anything.
    """
    if all(isinstance(item, kind) for item in given):
        if len(found) != len(given):
            return f"{len(found)} items would be read, not {len(given)}"
        pairs = zip(found, given, strict=True)
        return next(filter(None, (_difference_of_new(one, item, wiki) for one, item in pairs)), None)
    waiting = iter(found)
    for item in given:
        if isinstance(item, kind) and all(_difference_of_new(one, item, wiki) for one in waiting):
            return f"{shown(item)} would be read otherwise"
    return None


def is_read_as(found: Any, given: Any, wiki: Wiki) -> bool:
    """Whether a single value that is read is the one that was given, as far as its type tells.

    The footnotes that stand behind it count as little as how it is written. Of another type it may say anything.
    """
    found, given = as_date(found), as_date(given)
    if isinstance(given, Inline) and isinstance(found, Inline | str):
        return given.text == (found.text if isinstance(found, Inline) else found)
    if isinstance(given, BaseModel) and (isinstance(found, type(given)) or isinstance(given, type(found))):
        return bool(_saying(found, wiki) == _saying(given, wiki))
    if isinstance(given, int | float) and isinstance(found, int | float):
        return found == given
    return found is not None


def as_date(value: Any) -> Any:
    """A day as a date of history; anything else as it is."""
    if isinstance(value, datetime.date):
        return HistoricalDate.from_bounds(datetime.date(value.year, value.month, value.day).isoformat())
    return value


def shown(item: Any) -> str:
    """An item as a message names it."""
    if isinstance(item, Figure) and not item.text:
        return repr(f"{item.category}: {item.low if item.low is not None else item.high}")
    text = getattr(item, "text", None) or getattr(getattr(item, "name", None), "text", None)
    return repr(text) if text else f"this {type(item).__name__}"


def _difference_of_new(found: Any, item: Any, wiki: Wiki) -> str | None:
    """How an item that is read differs from one that was written without any other to go by."""
    if isinstance(item, Inline):
        return None if is_read_as(found, item, wiki) else "it would be read otherwise"
    return difference(found, (said(as_in_parameter(item), wiki), True), wiki)


def _saying(value: Any, wiki: Wiki) -> Any:
    saying = said(value, wiki)
    return {name: one for name, one in saying.items() if name not in _KEPT} if isinstance(saying, dict) else saying
