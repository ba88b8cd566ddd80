"""How a Chinese name is spelt in Hanyu pinyin: the syllables of its characters, without tones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, islice, product

from warbox.names.sounds.syllables import readings_of

_FEWEST, _MOST = 2, 8
"""How many characters a name has that is told by its reading: one character is any of many."""

_MOST_READINGS = 64
_SPELLINGS_OF_UMLAUT = ("u", "v", "yu")
"""How letters of ASCII write it: Lu, Lv and Lyu are 吕."""

Readings = dict[str, frozenset[int]]
"""The letters of each reading in a row, with the places where a syllable ends."""


@lru_cache(maxsize=16384)
def readings(signs: str) -> Readings:
    """The readings of a name in characters of simplified script, at most some; none where a sign has no syllable."""
    if not _FEWEST <= len(signs) <= _MOST:
        return {}
    choices = [[spelt for syllable in readings_of(sign) for spelt in _spellings(syllable)] for sign in signs]
    found: Readings = {}
    for syllables in islice(product(*choices), _MOST_READINGS):
        found.setdefault("".join(syllables), frozenset(accumulate(map(len, syllables))))
    return found


def is_reading(words: Sequence[str], signs: str) -> bool:
    """Whether words in small letters are just what the characters are read as, each made of whole syllables."""
    ends = readings(signs).get("".join(words))
    return ends is not None and ends.issuperset(accumulate(map(len, words)))


def _spellings(syllable: str) -> list[str]:
    return [syllable.replace("ü", vowel) for vowel in _SPELLINGS_OF_UMLAUT] if "ü" in syllable else [syllable]
