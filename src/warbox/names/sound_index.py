"""Finds the names that may sound alike without comparing each with each.

Every name has a skeleton: its consonants, each as one of a few classes that transliterations hardly ever mix up. Names
that share the rarest pairs of neighbours of their skeletons are candidates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from warbox.names.letter_sounds import onset_and_rest
from warbox.names.prepared import PreparedName
from warbox.names.sound_table import sound_table

Keys = frozenset[str]

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


def sound_candidates(names: Sequence[PreparedName]) -> list[list[int]]:
    """For each name the names behind it that share most with it, by their numbers, the likeliest first.

    Names with the same pairs of neighbours are looked up together: they share the same with every other name.
    """
    members: dict[Keys, list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        members[_keys(skeleton(name))].append(number)
    holders: dict[str, list[Keys]] = defaultdict(list)
    for keys in members:
        for key in keys:
            holders[key].append(keys)
    counts = {key: sum(len(members[keys]) for keys in found) for key, found in holders.items()}
    candidates: list[list[int]] = [[] for _ in names]
    for keys, numbers in members.items():
        ranks = _ranks(keys, holders, counts, members)
        for number in numbers:
            candidates[number] = _first_behind(number, ranks)
    return candidates


def _ranks(
    keys: Keys, holders: Mapping[str, list[Keys]], counts: Mapping[str, int], members: Mapping[Keys, list[int]]
) -> list[list[int]]:
    """The names that share any of the rarest keys: those that share as much in one list, most first."""
    rarest = sorted((key for key in keys if counts[key] > 1), key=lambda key: (counts[key], key))[:_RAREST]
    shared: dict[Keys, float] = defaultdict(float)
    for key in rarest:
        weight = 1 + 1 / counts[key]
        for other in holders[key]:
            shared[other] += weight
    found: dict[float, list[int]] = defaultdict(list)
    for other, weight in shared.items():
        found[weight] += members[other]
    return [sorted(found[weight]) for weight in sorted(found, reverse=True)]


def _first_behind(number: int, ranks: Iterable[list[int]]) -> list[int]:
    found: list[int] = []
    for others in ranks:
        start = bisect_right(others, number)
        found += others[start : start + _CANDIDATES - len(found)]
        if len(found) == _CANDIDATES:
            break
    return found


def _keys(classes: str) -> Keys:
    return frozenset(left + right for left, right in pairwise(f"{_EDGE}{classes}{_EDGE}"))
