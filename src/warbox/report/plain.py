"""Values as short plain text, for a terminal's card."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from warbox.templates.flags import Flag
from warbox.values.figures import Figure

FLAG_SIGN = "\u2691"
"""Stands for a flag whose country has no code."""


def printable(text: str) -> str:
    """The text without control characters, which a terminal would obey; newlines stay."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")


def number_text(figure: Figure) -> str:
    """The number or range of a figure, with a sign where it is approximate or open at an end."""
    sign = "\u2248" if figure.approximate else ""
    if figure.low is None and figure.high is None:
        return "?"
    if figure.high is None:
        return f"{sign}\u2265{figure.low:,}"
    if figure.low is None:
        return f"{sign}\u2264{figure.high:,}"
    if figure.low == figure.high:
        return f"{sign}{figure.low:,}"
    return f"{sign}{figure.low:,}\u2013{figure.high:,}"


def flags_text(flags: Iterable[Flag]) -> str:
    """The codes of the flags, each with its variant: `AFG/1992`."""
    return printable(" ".join(_flag_text(flag) for flag in flags))


def _flag_text(flag: Flag) -> str:
    code = flag.entity.code if flag.entity is not None else None
    return "/".join(part for part in (code or FLAG_SIGN, flag.variant) if part)
