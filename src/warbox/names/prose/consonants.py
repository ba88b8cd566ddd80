"""The consonants of a name, by which one is told that another alphabet writes by its sound.

Шекспир and Shakespeare, Ратланд and Rutland share no vowel, but each consonant in its order. Spelling says less than
sound does: `c`, `ch` and `g` stand for several sounds, `h` and `w` for none in many languages, and at the end of a
French name most consonants are silent. So a spelling has several readings; sounds that alphabets exchange are one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import prod

from warbox.names.prepared import PreparedName

_MOST_READINGS = 64
_WEIGHTS = {3: 1.2, 4: 2.2}
_MOST = 3.0
"""What the same consonants tell, by their number, in log-odds; fewer than three tell nothing."""

_HISSING = "S"
_READINGS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("tsch", "tch", "sch", "sh", "zh", "dzh", "ts", "tz", "dz", "cz", "sz", "s", "z"), (_HISSING,)),
    **dict.fromkeys(("ce", "ci", "cy"), (_HISSING,)),
    **dict.fromkeys(("ge", "gi", "gy", "dge", "dgi"), ("G", _HISSING)),
    "ch": (_HISSING, "K", ""),
    "j": (_HISSING, ""),
    "kh": ("K", ""),
    "gh": ("G", ""),
    "gn": ("N", "GN"),
    "h": ("", "G"),
    "w": ("V", ""),
    "qu": ("K", "KV"),
    "ck": ("K",),
    "c": ("K",),
    "q": ("K",),
    "x": ("KS",),
    "ph": ("F",),
    "th": ("T",),
    **{letter: (letter.upper(),) for letter in "bdfgklmnprtv"},
}
_READINGS_OF_SOUND = {
    **dict.fromkeys(("ge", "gi", "gy"), ("G",)),
    "ch": (_HISSING,),
    "j": ("",),
    "gn": ("GN",),
    "h": ("",),
}
"""How that is otherwise where another alphabet writes what is heard."""

_UNIT = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)) + "|[a-z]")
_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile("(?:[tdszx]|ts|ds|ps|gh|h|p|r)$")
"""What may be silent at the end of a name in Latin letters."""


def weight_of_consonants(written: PreparedName, other: PreparedName) -> float:
    """What it tells in log-odds that each word of two names has the same consonants; `other` is in Latin letters."""
    if len(written.words) != len(other.words):
        return 0.0
    shared = [_transcribed(word) & _spelt(mate) for word, mate in zip(written.words, other.words, strict=True)]
    if not all(shared):
        return 0.0
    count = sum(max(map(len, readings)) for readings in shared)
    return _MOST if count > max(_WEIGHTS) else _WEIGHTS.get(count, 0.0)


@lru_cache(maxsize=65536)
def _transcribed(word: str) -> frozenset[str]:
    """What the consonants of a word may be that was written by its sound."""
    return _readings(word, _READINGS | _READINGS_OF_SOUND)


@lru_cache(maxsize=65536)
def _spelt(word: str) -> frozenset[str]:
    """What the consonants of a word in Latin letters may be, with those at its end or without."""
    return _readings(word, _READINGS) | _readings(_SILENT.sub("", word), _READINGS)


def _readings(word: str, letters: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    units = [letters.get(unit, ("",)) for unit in _UNIT.findall(_DOUBLED.sub(r"\1", word))]
    readings = prod(map(len, units))
    return frozenset("".join(reading) for reading in product(*units)) if readings <= _MOST_READINGS else frozenset()
