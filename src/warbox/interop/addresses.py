"""Addresses on the web: pages of Wikipedia, and what an article names."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_LANGUAGE = re.compile(r"[a-z]{2,12}(?:-[a-z]{2,12}){0,3}")
_OF_WIKIPEDIAS = re.compile(r"(?:[a-z]{2,3}|simple)(?:-[a-z]{1,12}){0,3}")
"""Longer names than those of languages are of projects: `commonswiki`, `wikidatawiki`."""
_DATABASE_ENDING = "wiki"
_SCHEMES = ("http", "https")
_CONTROLS = re.compile(r"[\0-\x20\x7f-\x9f\ud800-\udfff\\]")


def database_language(database: str) -> str | None:
    """The code under which a Wikipedia stands on the web (`zh` for `zhwiki`); None for a wiki that is none."""
    code = database.removesuffix(_DATABASE_ENDING).replace("_", "-")
    return code if database.endswith(_DATABASE_ENDING) and _OF_WIKIPEDIAS.fullmatch(code) else None


def article_base(language: str | None) -> str | None:
    """What stands before the titles in the addresses of a Wikipedia's articles; None where none can be so named."""
    if not language or _LANGUAGE.fullmatch(language) is None:
        return None
    return f"https://{language}.wikipedia.org/wiki/"


def article_address(language: str | None, title: str | None) -> str | None:
    """The address of an article of that language; None where one of the two is missing or no Wikipedia can have it."""
    base = article_base(language)
    path = quote((title or "").strip().replace(" ", "_"), safe="/:(),'!*@", errors="replace")
    return base + path if base and path else None


def web_address(written: str | None) -> str | None:
    """An address of the web as it may stand in a link; None for any scheme but http and https, and for broken ones."""
    if not written:
        return None
    address = f"https:{written}" if written.startswith("//") else written
    if _CONTROLS.search(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme.lower() in _SCHEMES and parts.netloc else None
