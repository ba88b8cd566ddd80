"""The sound of a Chinese character: its syllable in pinyin without the tone, cut into initial and final."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_DIAERESIS = "\u0308"


class Syllable(NamedTuple):
    """A syllable: `whole` is `initial` and `final` together. A sign that has no syllable is its own, as an initial."""

    whole: str
    initial: str
    final: str


@lru_cache(maxsize=16384)
def syllable_of(sign: str) -> Syllable:
    """The syllable of a character in its commonest reading."""
    # Loading pypinyin takes longer than parsing a page, and most pages never need it.
    from pypinyin.pinyin_dict import pinyin_dict

    readings = pinyin_dict.get(ord(sign))
    if readings is None:
        return Syllable(sign, sign, "")
    whole = _without_tone(readings.partition(",")[0])
    initial = next((one for one in _INITIALS if whole.startswith(one) and len(whole) > len(one)), "")
    return Syllable(whole, initial, whole[len(initial) :])


def _without_tone(reading: str) -> str:
    signs = unicodedata.normalize("NFD", reading)
    kept = "".join(sign for sign in signs if not unicodedata.combining(sign) or sign == _DIAERESIS)
    return unicodedata.normalize("NFC", kept)
