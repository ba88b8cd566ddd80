"""Finds the names that may sound alike without comparing each with each.

Every name has a skeleton: its consonants, each as one of a few classes that transliterations hardly ever mix up. Names
that share the rarest pairs of neighbours of their skeletons are candidates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from warbox.names.letter_sounds import onset_and_rest
from warbox.names.prepared import PreparedName
from warbox.names.sound_table import sound_table

_CLASSES = {
    letter: name
    for name, letters in (
        ("P", "bpfvw"),
        ("T", "dt"),
        ("K", "gkqxh"),
        ("L", "lr"),
        ("M", "m"),
        ("N", "n"),
        ("S", "szcj"),
    )
    for letter in letters
}
_GROUPS = {"ch": "S", "sh": "S", "zh": "S", "kh": "K", "gh": "K", "ts": "S", "th": "T", "ph": "P", "dj": "S"}
_EDGE = "|"
_RAREST = 5
_CANDIDATES = 6


def skeleton(name: PreparedName) -> str:
    """The classes of the consonants of a name, in order. Vowels, and sounds that are often dropped, have none."""
    if name.is_chinese:
        return "".join(map(_class_of_sign, name.joined))
    return "".join(_class_of_unit(unit) for unit in name.letters.units)


@lru_cache(maxsize=16384)
def _class_of_sign(sign: str) -> str:
    """The class of the letters that the character most often stands for."""
    onset, _ = onset_and_rest(sound_table().letters.likeliest(sign))
    return _class_of_unit(onset)


def _class_of_unit(unit: str) -> str:
    return _GROUPS.get(unit[:2]) or _CLASSES.get(unit[:1], "")


class SoundIndex:
    """Names by the neighbours in their skeletons."""

    def __init__(self, names: Sequence[PreparedName]) -> None:
        self._keys = [_keys(skeleton(name)) for name in names]
        self._found: dict[str, list[int]] = defaultdict(list)
        for number, keys in enumerate(self._keys):
            for key in keys:
                self._found[key].append(number)

    def candidates(self, number: int) -> list[int]:
        """The names behind that one that share most with it, by their numbers, the likeliest first."""
        shared_keys = [key for key in self._keys[number] if len(self._found[key]) > 1]
        rarest = sorted(shared_keys, key=lambda key: (len(self._found[key]), key))[:_RAREST]
        shared: dict[int, float] = defaultdict(float)
        for key in rarest:
            found = self._found[key]
            weight = 1 + 1 / len(found)
            for other in found[bisect_right(found, number) :]:
                shared[other] += weight
        if not shared:
            return []
        # Most share little: only those are put in order that are among the first in any case.
        least = sorted(shared.values(), reverse=True)[:_CANDIDATES][-1]
        first = [(-weight, other) for other, weight in shared.items() if weight >= least]
        return [other for _, other in sorted(first)[:_CANDIDATES]]


def _keys(classes: str) -> frozenset[str]:
    return frozenset(left + right for left, right in pairwise(f"{_EDGE}{classes}{_EDGE}"))
