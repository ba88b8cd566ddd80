"""Where the articles of a wiki stand on the web."""

from __future__ import annotations

import re

_WIKIPEDIA = re.compile("([a-z][a-z0-9_]{0,30})wiki")
"""The database name of a Wikipedia: the part of the domain that says which, with `_` for `-`."""


def article_base(wiki: str) -> str:
    """What stands before the titles of a Wikipedia's articles in their addresses; empty for a wiki that is none."""
    match = _WIKIPEDIA.fullmatch(wiki)
    return "" if match is None else f"https://{match[1].replace('_', '-')}.wikipedia.org/wiki/"
