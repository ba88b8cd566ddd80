"""Whether a stretch of wikitext can be taken out without leaving half of a pair: brackets, HTML tags, bold type."""

from __future__ import annotations

import re

from warbox.syntax import Tree

_OPENING = {")": "(", "\uff09": "\uff08"}
_BRACKET = re.compile("[()\uff08\uff09]")
_TAG = re.compile(r"<(/?)([a-z]+)[^<>]*?(/?)>", re.IGNORECASE)
_ALONE = frozenset({"br", "hr", "wbr"})
_QUOTES = re.compile(r"'{2,}")


def is_balanced(text: str) -> bool:
    """Whether each bracket, HTML tag and sign of bold type that a text opens is closed in it, and none else is."""
    plain, start = "", 0
    for node in Tree(text).children:
        plain += text[start : node.start] + " "
        start = node.end
    plain += text[start:]
    quotes = len(_QUOTES.findall(plain))
    return quotes % 2 == 0 and _tags_are_paired(plain) and _brackets_are_paired(_TAG.sub("", plain))


def _brackets_are_paired(text: str) -> bool:
    opened: list[str] = []
    for sign in _BRACKET.findall(text):
        if sign not in _OPENING:
            opened.append(sign)
        elif not opened or opened.pop() != _OPENING[sign]:
            return False
    return not opened


def _tags_are_paired(text: str) -> bool:
    opened: list[str] = []
    for closing, name, alone in _TAG.findall(text):
        if alone or name.lower() in _ALONE:
            continue
        if not closing:
            opened.append(name.lower())
        elif not opened or opened.pop() != name.lower():
            return False
    return not opened
