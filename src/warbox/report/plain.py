"""Values as short plain text, for a terminal's card."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from warbox.templates.flags import Flag
from warbox.values.figures.figure import Figure
from warbox.values.name import Name

FLAG_SIGN = "\u2691"
"""Stands for a flag whose country has no code."""

_DEATHS = frozenset({"killed", "presumed killed", "died of wounds", "executed", "assassinated", "suicide", "died"})
_THINGS = frozenset({"ships", "material"})
_DEATH_SIGN = "\u2020"


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


class CountedText(NamedTuple):
    """What a figure counts, in the words of the category and those of the page, which are in its language."""

    before: str
    noun: str
    behind: str


def counted_text(figure: Figure) -> CountedText:
    """What a figure counts: "heavy cruisers sunk", "aircraft: torpedo bombers", the category where that says it all."""
    category, noun = figure.category, figure.noun
    if noun is None or figure.counted not in _THINGS or noun.casefold() in category.casefold():
        return CountedText(category, "", "")
    if category.startswith(figure.counted):
        return CountedText("", noun, category.removeprefix(figure.counted))
    return CountedText("" if category in noun else f"{category}: ", noun, "")


def fate_texts(fates: Iterable[str]) -> list[str]:
    """The fates of a commander, each that is a death with a dagger."""
    return [f"{_DEATH_SIGN} {fate}" if fate in _DEATHS else fate for fate in fates]


def flag_codes(flags: Iterable[Flag]) -> str:
    """The codes of the flags' countries."""
    codes = (flag.entity.code if flag.entity is not None else None for flag in flags)
    return " ".join(code or FLAG_SIGN for code in codes)


def flag_variants(flags: Iterable[Flag]) -> str:
    """The variants of the flags, such as the year from which a flag is."""
    return " ".join(f"{FLAG_SIGN} {printable(flag.variant)}" for flag in flags if flag.variant)


def foreign_page(name: Name) -> str:
    """The page of another wiki that a name leads to: its language, with its title where that is not the name."""
    if name.foreign is None:
        return ""
    title = "" if name.foreign.title == name.text else f":{name.foreign.title}"
    return printable(f"\u2192 {name.foreign.lang}{title}")
