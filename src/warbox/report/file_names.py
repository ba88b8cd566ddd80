"""Names of files as a person reads them in messages, whatever the locale."""

from __future__ import annotations

import re

from warbox.report.plain import printable

_BYTES = re.compile(r"[\udc80-\udcff]+|(?<!\\)(?:\\udc[89a-f][0-9a-f])+")


def readable_names(text: str) -> str:
    """The text with names of files as they are in UTF-8, where Python has signs of its own for bytes.

    It has these in a locale without UTF-8, as single surrogates, which `repr` writes as escapes. What is no UTF-8 is
    written as escapes.
    """
    return _BYTES.sub(_decoded, text).encode("utf-8", "backslashreplace").decode("utf-8")


def shown_name(file: str) -> str:
    """The name of a file as a person reads it, on one line and without what a terminal would obey."""
    return printable(readable_names(file)).replace("\n", " ")


def _decoded(found: re.Match[str]) -> str:
    signs = re.sub(r"\\u(dc[0-9a-f]{2})", lambda escape: chr(int(escape[1], 16)), found[0])
    try:
        return signs.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
