"""Keys of bibliographies, such as `dewaal-2003-black`: who, when, and a word of the title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from anyascii import anyascii

LONGEST_PART = 20
"""In letters: what a key takes of one name and of one word."""

_CREATORS = ("author", "editor", "translator", "interviewer")
_STANDING_IN = ("container-title", "publisher", "type")
_NOTHING_KNOWN = "work"
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = str.maketrans("", "", "'`")
_READ_AT_MOST = 200
_TELLING = 4


def assign_keys(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The CSL items, each with a key of its own as `id`.

    A key follows from its item alone, but that the second one with the same key has `-2` behind it, and so on, in the
    order of the items. Keys are of `a` to `z`, figures and hyphens, with every script transliterated, so that no tool
    stumbles over them, nor one that does not tell capitals.
    """
    taken: set[str] = set()
    counts: dict[str, int] = {}
    keyed = []
    for item in items:
        plain = key = citation_key(item)
        while key in taken:
            counts[plain] = counts.get(plain, 1) + 1
            key = f"{plain}-{counts[plain]}"
        taken.add(key)
        keyed.append({"id": key, **item})
    return keyed


def citation_key(item: dict[str, Any]) -> str:
    """The key that follows from creator, year and title of a CSL item; of what there is of them, `work` without any."""
    parts = (_creator(item), _year(item), _title_word(item.get("title", "")))
    return "-".join(part for part in parts if part) or _NOTHING_KNOWN


def _creator(item: dict[str, Any]) -> str:
    """The first creator, or what stands for one: the container, the publisher, the type."""
    for role in _CREATORS:
        for name in item.get(role, ()):
            if found := _run_together(name.get("family") or name.get("literal") or ""):
                return found
    return next((found for field in _STANDING_IN if (found := _run_together(item.get(field, "")))), "")


def _year(item: dict[str, Any]) -> str:
    parts = item.get("issued", {}).get("date-parts")
    return str(abs(parts[0][0])) if parts else ""


def _title_word(title: str) -> str:
    """The first word that tells something, taken as one of four letters or more; else the first."""
    words = _words(title)
    return next((word for word in words if len(word) >= _TELLING), words[0] if words else "")[:LONGEST_PART]


def _run_together(name: str) -> str:
    """The words of the name as one, as many as there is room for."""
    found = ""
    for word in _words(name):
        if found and len(found) + len(word) > LONGEST_PART:
            break
        found += word
    return found[:LONGEST_PART]


def _words(text: str) -> list[str]:
    return _WORD.findall(anyascii(text[:_READ_AT_MOST]).translate(_APOSTROPHES).lower())
