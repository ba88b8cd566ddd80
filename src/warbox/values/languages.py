"""Languages of works: names and codes as written, resolved to codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NewType

from warbox.syntax import Template
from warbox.typed import ArgumentValue, Reader, reads
from warbox.values.inline import read_text
from warbox.values.locales import locale_of
from warbox.wikis import Wiki

LanguageText = NewType("LanguageText", str)
"""The languages of a work as the page gives them, in words or codes."""

_SEPARATORS = re.compile(r"\s*[,;/&\u3001\uff0c\uff1b\u00b7+]\s*")
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2}")
_BRACKETED = re.compile(r"[(\uff08].*")
_MARKS = "\u200e\u200f"


@reads(LanguageText)
def read_languages(value: ArgumentValue, reader: Reader) -> LanguageText | None:
    """What a reader sees; where that is nothing, the codes of the templates in the value, such as `{{ru icon}}`."""
    text = read_text(value, reader)
    if text is not None:
        return LanguageText(text.strip(_MARKS))
    codes: list[str] = []
    for child in value.children:
        if isinstance(child, Template):
            model = reader.typed(child)
            several = getattr(model, "languages", None) or (getattr(model, "language", None) or child.title,)
            codes += several
    return LanguageText(", ".join(codes)) if codes else None


@lru_cache(maxsize=4096)
def language_codes(text: str, wiki: Wiki) -> tuple[str, ...]:
    """The codes (BCP 47, as CLDR has them) of the languages that a text names; what is no language is left out."""
    whole = _code(text, wiki)
    if whole is not None:
        return (whole,)
    parts = _SEPARATORS.split(text)
    joiners = [f" {word} " for word in wiki.table("citations").get("people", {}).get("and", ())]
    for joiner in joiners:
        parts = [piece for part in parts for piece in part.split(joiner)]
    codes = [_code(part, wiki) for part in parts]
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def _code(written: str, wiki: Wiki) -> str | None:
    text = written.strip(_MARKS + " .").casefold().replace("_", "-")
    names = _codes_by_name(wiki)
    for name in (text, _BRACKETED.sub("", text).strip()):
        if name in names:
            return names[name]
    if not _CODE.fullmatch(text) or text.partition("-")[0] not in _known_codes(wiki):
        return None
    return "-".join([text.partition("-")[0], *(_cased(part) for part in text.split("-")[1:])])


def _cased(part: str) -> str:
    """A part of a code behind the language: countries have two capital letters, scripts one and three small ones."""
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part


@lru_cache(maxsize=64)
def _codes_by_name(wiki: Wiki) -> dict[str, str]:
    """Names of languages in the wiki's own languages and in English, in lower case."""
    codes: dict[str, str] = {}
    for name, code in wiki.table("citations").get("languages", {}).items():
        codes[name.casefold()] = code
    for identifier in ("en", *wiki.table("dates").get("locales", ())):
        for code, name in locale_of(identifier).languages.items():
            codes.setdefault(name.casefold(), code.replace("_", "-"))
    return codes


@lru_cache(maxsize=64)
def _known_codes(wiki: Wiki) -> frozenset[str]:
    return frozenset(_codes_by_name(wiki).values())
