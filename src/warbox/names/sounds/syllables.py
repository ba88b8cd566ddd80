"""The sound of a Chinese character: its syllable in pinyin without the tone, cut into initial and final."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from warbox.names.converters import has_han

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_DIAERESIS = "\u0308"
_COMMON = range(0x4E00, 0xA000)


class Syllable(NamedTuple):
    """A syllable: `whole` is `initial` and `final` together. A sign that has no syllable is its own, as an initial."""

    whole: str
    initial: str
    final: str


@lru_cache(maxsize=16384)
def syllable_of(sign: str) -> Syllable:
    """The syllable of a character in its commonest reading."""
    whole = _known_syllables().get(sign) or (looked_up(sign) if has_han(sign) else None)
    if whole is None:
        return Syllable(sign, sign, "")
    initial = next((one for one in _INITIALS if whole.startswith(one) and len(whole) > len(one)), "")
    return Syllable(whole, initial, whole[len(initial) :])


@cache
def _known_syllables() -> Mapping[str, str]:
    """The syllables of common characters: pypinyin takes longer to load than all else that names need."""
    lines = (files("warbox.names.sounds") / "syllables.txt").read_text(encoding="utf-8").splitlines()
    return {sign: whole for whole, _, signs in (line.partition(" ") for line in lines) for sign in signs}


def looked_up(sign: str) -> str | None:
    """The syllable of a character as pypinyin has it, or None."""
    from pypinyin.pinyin_dict import pinyin_dict

    readings = pinyin_dict.get(ord(sign))
    return None if readings is None else _without_tone(readings.partition(",")[0])


def dump_syllables() -> str:
    """The file of the syllables of common characters: a syllable and its characters on a line."""
    found: dict[str, list[str]] = {}
    for sign in map(chr, _COMMON):
        whole = looked_up(sign)
        if whole is not None:
            found.setdefault(whole, []).append(sign)
    return "".join(f"{whole} {''.join(found[whole])}\n" for whole in sorted(found))


def _without_tone(reading: str) -> str:
    signs = unicodedata.normalize("NFD", reading)
    kept = "".join(sign for sign in signs if not unicodedata.combining(sign) or sign == _DIAERESIS)
    return unicodedata.normalize("NFC", kept)
