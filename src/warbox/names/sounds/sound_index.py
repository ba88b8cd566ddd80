"""Finds the names that may sound alike without comparing each with each.

Every name has a skeleton: its consonants, each as one of a few classes that transliterations hardly ever mix up. Names
that share the rarest pairs of neighbours of their skeletons are candidates.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from warbox.names.prepared import PreparedName
from warbox.names.sounds.letter_sounds import onset_and_rest
from warbox.names.sounds.sound_table import sound_table
from warbox.names.sounds.syllables import syllable_of

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
_INITIALS = {
    initial: name
    for name, initials in (
        ("P", ("b", "p")),
        ("T", ("d", "t")),
        ("K", ("g", "k", "h")),
        ("L", ("l", "r")),
        ("S", ("z", "zh", "c", "ch", "s", "sh", "j", "q", "x")),
        ("W", ("f", "w")),
    )
    for initial in initials
}
_EDGE = "|"
_RAREST = 5
_CANDIDATES = 6

_LEAST_SHARED = 1.0
"""How many sounds two Chinese names share at least for each sign of the longer one.

Of 5,029 names of the list of renderings whose forms sound makes one, 13 share less; of the pairs that are looked up for
names drawn from conversion groups, half do.
"""

_KEPT = 16384


def skeleton(name: PreparedName) -> str:
    """The classes of the consonants of a name, in order. Vowels, and sounds that are often dropped, have none."""
    if name.is_chinese:
        return "".join(map(_class_of_sign, name.joined))
    return "".join(_class_of_unit(unit) for unit in name.letters.units)


@lru_cache(maxsize=_KEPT)
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
    alike = {numbers[0]: numbers for numbers in members.values()}
    holders: dict[str, list[int]] = defaultdict(list)
    for keys, numbers in members.items():
        for key in keys:
            holders[key].append(numbers[0])
    counts = {key: sum(len(alike[first]) for first in found) for key, found in holders.items()}
    candidates: list[list[int]] = [[] for _ in names]
    for keys, numbers in members.items():
        rarest = sorted((key for key in keys if counts[key] > 1), key=lambda key: (counts[key], key))[:_RAREST]
        ranks = _ranks([(1 + 1 / counts[key], holders[key]) for key in rarest], alike)
        _add_first_behind(numbers, ranks, candidates)
    return [
        [other for other in found if _share_sounds(names[number], names[other])]
        for number, found in enumerate(candidates)
    ]


def _share_sounds(name: PreparedName, other: PreparedName) -> bool:
    """Whether two names may be worth aligning: two Chinese ones are not that share hardly any sound."""
    if not (name.is_chinese and other.is_chinese):
        return True
    shared = _sounds_of(name.joined) & _sounds_of(other.joined)
    return len(shared) >= _LEAST_SHARED * max(len(name.joined), len(other.joined))


@lru_cache(maxsize=_KEPT)
def _sounds_of(signs: str) -> frozenset[str]:
    """The syllables of the characters, the classes of their initials (`K-`) and their finals (`-an`)."""
    return frozenset(
        sound
        for whole, initial, final in map(syllable_of, signs)
        for sound in (whole, f"{_INITIALS.get(initial, initial)}-", f"-{final}")
    )


def _ranks(holders: Iterable[tuple[float, Iterable[int]]], alike: Mapping[int, list[int]]) -> Iterator[list[int]]:
    """The names of all holders of some keys: those that share as much in one list, most first.

    Each key comes with its weight and with its holders; one stands for all that are `alike`.
    """
    shared: dict[int, float] = defaultdict(float)
    for weight, found in holders:
        for first in found:
            shared[first] += weight
    ranks: dict[float, list[int]] = defaultdict(list)
    for first, weight in shared.items():
        ranks[weight].append(first)
    for weight in sorted(ranks, reverse=True):
        yield sorted(chain.from_iterable(alike[first] for first in ranks[weight]))


def _add_first_behind(numbers: Iterable[int], ranks: Iterable[list[int]], candidates: Sequence[list[int]]) -> None:
    """Adds to the candidates of each number the first ones behind it."""
    wanting = list(numbers)
    for others in ranks:
        for number in wanting:
            found = candidates[number]
            start = bisect_right(others, number)
            found += others[start : start + _CANDIDATES - len(found)]
        wanting = [number for number in wanting if len(candidates[number]) < _CANDIDATES]
        if not wanting:
            break


def _keys(classes: str) -> Keys:
    return frozenset(left + right for left, right in pairwise(f"{_EDGE}{classes}{_EDGE}"))
