"""Flags as a reader of the page sees them: an emoji where ISO 3166 has two letters for the country, else its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from warbox.report.plain import FLAG_SIGN
from warbox.templates.flags import Flag

_REGIONAL_A = 0x1F1E6
"""The first of Unicode's regional indicators: two of them are the flag of the country with these letters."""


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag: its sign, whether that is an emoji, whose flag it is, and which of these.

    `country` is the name of the file, without its ending, where the page says no more.
    """

    sign: str
    is_emoji: bool
    country: str
    variant: str | None = None


def shown_flags(flags: Iterable[Flag]) -> list[ShownFlag]:
    """The flags in order."""
    return [_shown_flag(flag) for flag in flags]


def _shown_flag(flag: Flag) -> ShownFlag:
    entity = flag.entity
    file = PurePosixPath(flag.file).stem if flag.file is not None else ""
    country = entity.name if entity is not None else flag.country or file
    emoji = flag_emoji(entity.alpha_2) if entity is not None else None
    code = entity.code if entity is not None else None
    return ShownFlag(emoji or code or FLAG_SIGN, emoji is not None, country, flag.variant)


def flag_emoji(alpha_2: str | None) -> str | None:
    """The emoji of the flag of a country by its two letters in ISO 3166-1; None without these."""
    if not alpha_2 or len(alpha_2) != 2 or not (alpha_2.isascii() and alpha_2.isalpha()):
        return None
    return "".join(chr(_REGIONAL_A + ord(letter) - ord("A")) for letter in alpha_2.upper())
