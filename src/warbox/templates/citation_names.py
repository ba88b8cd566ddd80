"""Names of people as citations write them in one parameter, taken apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from warbox.wikis import Wiki

SEVERAL_NAMES = re.compile("[;\uff1b\u3001]")
"""What parts names from each other and stands within none: semicolons, and the comma of lists in Chinese."""

_MOST_WORDS = 3
_NO_NAME = re.compile(r"[0-9;:&/()\[\]\"<>@!?|\u3001\u300a\u300b]")
_INITIALS = re.compile(r"[^\W\d_]{1,4}(?:-[^\W\d_]{1,2})?")
_BETWEEN_NAMES = re.compile(r"[\s.\-]+")
_VANCOUVER = re.compile(r"\(\(([^()]*)\)\)|([^,;()]+(?:\([^()]*\))?)")


@lru_cache(maxsize=4096)
def split_name(whole: str, wiki: Wiki) -> tuple[str, str | None]:
    """Surname and other names of a name such as `Quinn-Judge, Paul`.

    A name is taken apart only at its one comma, and only where nothing speaks for an organisation, for several people
    or for a title behind the comma; otherwise it is the surname as a whole, as in Module:Citation/CS1.
    """
    if is_literal(whole):
        return whole[2:-2].strip(), None
    last, comma, first = (part.strip() for part in whole.partition(","))
    if not comma or not last or not first or "," in first or _NO_NAME.search(whole):
        return whole, None
    behind, before = first.split(), last.split()
    if len(before) > _MOST_WORDS or len(behind) > _MOST_WORDS:
        return whole, None
    words = {word.casefold() for word in (*before, *behind)}
    if {word.strip(".") for word in words} & _words(wiki, "organisation") or words & _words(wiki, "and"):
        return whole, None
    if behind[0].strip(".").casefold() in _words(wiki, "suffixes") or not _is_surname(before, behind, wiki):
        return whole, None
    return last, first


def _is_surname(before: list[str], behind: list[str], wiki: Wiki) -> bool:
    """Whether what stands before the comma is one: of several words it is more often another person's whole name."""
    if len(before) == 1:
        return True
    if any(_is_initial(word) for word in before):
        return False
    return before[0].casefold() in _words(wiki, "particles") or all(_is_initial(word) for word in behind)


def _is_initial(word: str) -> bool:
    """Whether the word stands for names that begin with its letters: `J.`, `J.R.`, `AB`."""
    return (word.endswith(".") and word[:1].isupper()) or _are_initials(word)


def is_literal(name: str) -> bool:
    """Whether the page asks to take the name as it stands: `((Ministry of War))`."""
    return name.startswith("((") and name.endswith("))") and bool(name[2:-2].strip())


def is_et_al(name: str, wiki: Wiki) -> bool:
    """Whether the name is no name, but stands for further people."""
    return without_et_al(name, wiki).strip(" .").casefold() in _words(wiki, "et_al")


@lru_cache(maxsize=4096)
def without_et_al(name: str, wiki: Wiki) -> str:
    """The name without the words for "and others" at its end; a name that is nothing else stays."""
    endings = [word for word in _words(wiki, "et_al") if name.casefold().rstrip(" .").endswith(word)]
    while endings:
        rest = name.rstrip(" .")[: -len(max(endings, key=len))]
        if not rest.strip(" ,;.") or (rest[-1].isalpha() and rest[-1].isascii()):
            break
        name = rest.rstrip(" ,;")
        endings = [word for word in endings if name.casefold().rstrip(" .").endswith(word)]
    return name


@lru_cache(maxsize=4096)
def vancouver_names(text: str, wiki: Wiki) -> tuple[tuple[str, str | None], ...]:
    """Surnames and initials of a list in Vancouver style: `Smith AB, Doe C, ((Ministry of War)), et al`."""
    names: list[tuple[str, str | None]] = []
    for match in _VANCOUVER.finditer(text):
        if match[1] is not None:
            names += [(match[1].strip(), None)] if match[1].strip() else []
        elif match[2].strip() and not is_et_al(match[2], wiki):
            names.append(_surname_and_initials(without_et_al(match[2].strip(), wiki), wiki))
    return tuple(names)


def in_vancouver_style(last: str | None, first: str | None, among: str, wiki: Wiki) -> tuple[str, str | None]:
    """A name as a list in Vancouver style gives it, with initials; one of such a list as it stands there."""
    if last is None or first is None:
        return last or first or "", None
    if (last, first) in vancouver_names(among, wiki) or _are_initials(first):
        return last, first
    return last, "".join(word[0].upper() for word in _BETWEEN_NAMES.split(first) if word)


def vancouver_text(names: Sequence[tuple[str, str | None]], before: str, wiki: Wiki) -> str:
    """Names as a list in Vancouver style; those of another list as they stand there, and "et al" at its end too."""
    standing: dict[tuple[str, str | None], str] = {}
    for match in _VANCOUVER.finditer(before):
        for name in vancouver_names(match[0], wiki):
            standing.setdefault(name, without_et_al(match[0].strip(), wiki))
    written = [standing.get(name) or _vancouver_name(*name) for name in names]
    return ", ".join(written) + before[len(without_et_al(before, wiki)) :]


def _vancouver_name(last: str, first: str | None) -> str:
    if first is None:
        return f"(({last}))" if " " in last else last
    return f"{last} {first}"


def _surname_and_initials(name: str, wiki: Wiki) -> tuple[str, str | None]:
    words = name.split()
    suffix = []
    if len(words) > 2 and words[-1].strip(".").casefold() in _words(wiki, "suffixes"):
        suffix = [words.pop()]
    if len(words) > 1 and _are_initials(words[-1]):
        return " ".join(words[:-1]), " ".join([words[-1], *suffix])
    return name, None


def _are_initials(word: str) -> bool:
    return word.isupper() and _INITIALS.fullmatch(word) is not None


@lru_cache(maxsize=64)
def _words(wiki: Wiki, key: str) -> frozenset[str]:
    table = wiki.table("citations").get("people", {})
    return frozenset(word.strip(".").casefold() for word in table.get(key, ()))
