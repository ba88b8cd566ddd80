"""Which characters may stand for which in the other script.

OpenCC gives one answer for each character; the others are found by asking it about all characters and turning the
answers round. The character sets GB 2312 and Big5, which Python knows, tell which characters a script has of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from warbox.names.converters import converter

_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
_LAST_ROW_OF_COMMON_GB2312 = 0xD7
_LAST_ROW_OF_COMMON_BIG5 = 0xC6
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30fa]")


@dataclass(frozen=True, slots=True)
class Characters:
    """What is known of the characters one by one, each with its readings in the other script, the likeliest first.

    Attributes:
        simplified: what a traditional character is in simplified script; only characters that may change.
        traditional: what a simplified character is in traditional script; only characters that may change.
        kept: traditional characters that a name keeps in simplified script, though OpenCC would change them.
        japanese: what a character that Japan alone simplified is in simplified script.
    """

    simplified: dict[str, tuple[str, ...]]
    traditional: dict[str, tuple[str, ...]]
    kept: frozenset[str]
    japanese: dict[str, tuple[str, ...]]


@cache
def characters() -> Characters:
    """The readings of all characters of the Basic Multilingual Plane, worked out once."""
    every = [chr(code) for block in _BLOCKS for code in block]
    to_simplified = _each(every, "t2s")
    # What `s2t` says of them, without its phrases, which take long to load.
    to_traditional = _each(every, "traditional-characters")
    folded = {sign for sign, other in to_simplified.items() if _only_folded(sign, other, to_traditional)}
    kept = frozenset(sign for sign in to_simplified if sign in folded or _is_common_simplified(sign))
    return Characters(
        simplified={sign: _simplified(sign, other, kept) for sign, other in to_simplified.items()},
        traditional=_traditional(to_simplified, to_traditional),
        kept=kept,
        japanese=_japanese(every),
    )


def _each(signs: list[str], configuration: str) -> dict[str, str]:
    """What each character becomes by itself, for those that change. Line ends keep OpenCC from reading phrases."""
    converted = converter(configuration)("\n".join(signs)).split("\n")
    return {sign: other for sign, other in zip(signs, converted, strict=True) if sign != other}


def _japanese(signs: list[str]) -> dict[str, tuple[str, ...]]:
    """The characters that Japan alone simplified, each with what it is in simplified script."""
    traditional = _each(signs, "jp2t")
    own = [sign for sign in traditional if not _row(sign, "gb2312") and not _row(sign, "big5")]
    simplified = converter("t2s")("\n".join(traditional[sign] for sign in own)).split("\n")
    return {sign: (other,) for sign, other in zip(own, simplified, strict=True) if sign != other}


def _only_folded(sign: str, other: str, to_traditional: dict[str, str]) -> bool:
    """Whether a rare character is not simplified but replaced by a commoner one that is traditional as well.

    A text may do without the rare one; a name that has it means it, in either script.
    """
    return other not in to_traditional and not _is_common_traditional(sign)


def _simplified(sign: str, other: str, kept: frozenset[str]) -> tuple[str, ...]:
    if sign in kept:
        return sign, other
    return (other, sign) if _row(sign, "gb2312") else (other,)


def _traditional(to_simplified: dict[str, str], to_traditional: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """OpenCC's answer, the character itself where Big5 has it, then all that become it in simplified script."""
    sources: dict[str, list[str]] = {}
    for sign, other in to_simplified.items():
        sources.setdefault(other, []).append(sign)
    readings: dict[str, tuple[str, ...]] = {}
    for sign in {*sources, *to_traditional}:
        first = to_traditional.get(sign, sign)
        itself = [sign] if _row(sign, "big5") else []
        found = tuple(dict.fromkeys([first, *itself, *sources.get(sign, ())]))
        if found != (sign,):
            readings[sign] = found
    return readings


def _is_common_simplified(sign: str) -> bool:
    """Whether it is among the 3,755 characters of the first level of GB 2312."""
    return 0 < _row(sign, "gb2312") <= _LAST_ROW_OF_COMMON_GB2312


def _is_common_traditional(sign: str) -> bool:
    """Whether it is among the 5,401 characters of the first level of Big5."""
    return 0 < _row(sign, "big5") <= _LAST_ROW_OF_COMMON_BIG5


def _row(sign: str, character_set: str) -> int:
    """The row of the character set that the character stands in; 0 where it has none."""
    encoded = sign.encode(character_set, "ignore")
    return encoded[0] if encoded else 0


def is_simplified_only(sign: str) -> bool:
    """Whether only simplified script writes the character: traditional script has another one for it."""
    readings = characters().traditional.get(sign, (sign,))
    return readings[0] != sign and not _is_common_traditional(sign)


def is_traditional_only(sign: str) -> bool:
    """Whether only traditional script writes the character."""
    return characters().simplified.get(sign, (sign,))[0] != sign


def has_japanese(text: str) -> bool:
    """Whether a sign stands in the text that Japan alone writes, or writes so."""
    return _KANA.search(text) is not None or not characters().japanese.keys().isdisjoint(text)
