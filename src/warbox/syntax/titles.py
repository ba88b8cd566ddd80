"""Which names MediaWiki accepts as the title of a page, its rules of 1.39 (MediaWikiTitleCodec, Sanitizer)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

_MAIN, _TALK, _SPECIAL, _TEMPLATE = 0, 1, -1, 10

_NAMESPACES = {
    "media": -2,
    "special": _SPECIAL,
    "talk": _TALK,
    "user": 2,
    "user_talk": 3,
    "project": 4,
    "project_talk": 5,
    "file": 6,
    "file_talk": 7,
    "image": 6,
    "image_talk": 7,
    "mediawiki": 8,
    "mediawiki_talk": 9,
    "template": _TEMPLATE,
    "template_talk": 11,
    "help": 12,
    "help_talk": 13,
    "category": 14,
    "category_talk": 15,
    "module": 828,
    "module_talk": 829,
}
"""The names every wiki knows. They matter here only because nothing may follow them but a name."""

_ENTITY = r"&[^\x00-/:-@\[-`{-\x7f]+;"
"""A named character reference: letters, digits and all that is not ASCII."""

_REFERENCE = re.compile(rf"({_ENTITY})|&#([0-9]+);|&#[xX]([0-9A-Fa-f]+);")
_ENTITY_ALIASES = {"\u05e8\u05dc\u05de;": "rlm;", "\u0631\u0644\u0645;": "rlm;"}
"""Names of characters that MediaWiki adds to those of HTML."""

_DIRECTION_MARKS = [0x200E, 0x200F, *range(0x202A, 0x202F)]
_SPACES = [0x20, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
_SPACING: dict[int, str | None] = dict.fromkeys(_DIRECTION_MARKS) | dict.fromkeys(_SPACES, "_")
_UNDERSCORES = re.compile("_+")
_PREFIX = re.compile(r"(.+?)_*:_*([^\n]*)\n?\Z")
_ILLEGAL = re.compile(rf"[\x00-\x1f\x7f#<>\[\]{{|}}]|%[0-9A-Fa-f]{{2}}|{_ENTITY}")
_PLAIN_TARGET = re.compile(r"[^\W_][\w ,()'\-\u2013]{0,60}")
_NOT_IN_LINKS = re.compile(r"[\x00-\x1f\x7f<>\[\]{|}]")
_RELATIVE = re.compile(r"(?:\A|/)\.{1,2}(?:/|\Z)")
_REPLACEMENT = "\ufffd"
_NOT_IN_XML = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF], _REPLACEMENT)
_LONGEST, _LONGEST_SPECIAL = 255, 512


def is_link_target(written: str) -> bool:
    """Whether MediaWiki makes a link of a text between `[[` and `]]` or `|` (`Parser::handleInternalLinks2`)."""
    if _PLAIN_TARGET.fullmatch(written):
        return True
    if _NOT_IN_LINKS.search(written):
        return False
    return is_valid_title(unquote(written).strip() if "%" in written else written.strip(), _MAIN)


def is_valid_title(text: str, namespace: int = _TEMPLATE) -> bool:
    """Whether MediaWiki takes a text, without surrounding blanks, for the name of a page that may be put in a page.

    A section behind `#` does not count. Names of namespaces are taken in English only; `namespace` is where the page is
    looked for that names none.
    """
    key = _UNDERSCORES.sub("_", _decoded(text).translate(_SPACING)).strip("_")
    if _REPLACEMENT in key or any("\ud800" <= sign <= "\udfff" for sign in key):
        return False
    if key.startswith(":"):
        namespace = _MAIN
        key = key[1:].strip("_")
    if not key:
        return False
    prefix = _PREFIX.match(key)
    if prefix is not None and prefix[1].lower() in _NAMESPACES:
        namespace = _NAMESPACES[prefix[1].lower()]
        key = prefix[2]
        following = _PREFIX.match(key)
        if namespace == _TALK and following is not None and following[1].lower() in _NAMESPACES:
            return False
    name, fragment, _ = key.partition("#")
    return _is_valid_name(name.rstrip("_") if fragment else name, namespace)


def _is_valid_name(name: str, namespace: int) -> bool:
    if not name:
        return namespace == _MAIN
    if name.startswith((":", "_")) or "~~~" in name or _ILLEGAL.search(name) or _RELATIVE.search(name):
        return False
    return len(name.encode()) <= (_LONGEST_SPECIAL if namespace == _SPECIAL else _LONGEST)


def _decoded(text: str) -> str:
    """The text with its character references resolved, and normalised if there might be any."""
    if "&" not in text:
        return text
    return unicodedata.normalize("NFC", _REFERENCE.sub(_character, text).translate(_NOT_IN_XML))


def _character(reference: re.Match[str]) -> str:
    name, decimal, hexadecimal = reference.groups()
    if name is not None:
        from html.entities import html5

        return html5.get(_ENTITY_ALIASES.get(name[1:], name[1:]), name)
    digits = (decimal or hexadecimal).lstrip("0")
    if len(digits) > 8:
        return _REPLACEMENT
    code = int(digits or "0", 10 if decimal is not None else 16)
    allowed = (
        code in (0x9, 0xA)
        or 0x20 <= code <= 0x7E
        or 0xA0 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
    return chr(code) if allowed else _REPLACEMENT
