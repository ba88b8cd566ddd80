"""Where a term ends and its definition begins, on a line such as `; Syria: 5,000`."""

from __future__ import annotations

import re

_PARTS = re.compile(
    r"(?P<colon>:)"
    r"|(?P<newline>\n)"
    r"|(?P<quotes>'{2,})"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>\n]*?(?P<empty>/?)>"
    r"|\[(?:[a-z]+:)?//[^\]\n]*\]?"
    r"|\b(?:https?|ftps?)://[^\s<>\[\]\"]*[^\s<>\[\]\":,.;]"
)
_EMPTY = frozenset({"br", "hr", "wbr", "meta", "link"})


def end_of_term(source: str, start: int, end: int) -> int | None:
    """The place of the first colon of the line outside of HTML elements, bold and italic type and web addresses.

    None where the line has none before `end`. As in MediaWiki (`BlockLevelPass::findColonNoLinks`).
    """
    depth = 0
    quoted = False
    for part in _PARTS.finditer(source, start, end):
        kind = part.lastgroup
        if kind == "newline":
            return None
        if kind == "colon" and depth <= 0 and not quoted:
            return part.start()
        if kind == "quotes":
            quoted = not quoted
        elif part["name"] and not part["empty"] and part["name"].lower() not in _EMPTY:
            depth += -1 if part["close"] else 1
    return None
