"""Counts which units face each other in pairs of forms of one name, by expectation maximisation.

Nobody says which unit of one form stands for which of the other. So every alignment of a pair is counted as much as it
is likely by the counts of the round before; the first round goes by what the units are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import exp, log
from typing import TypeVar

from warbox.names.sounds.alignment import CostRow, Units
from warbox.names.sounds.character_sounds import CharacterSounds
from warbox.names.sounds.facing_sounds import FacingSounds
from warbox.names.sounds.letter_sounds import LetterSounds
from warbox.names.sounds.spelling import SpellingSounds

ROUNDS = 4

_LEAST = 1e-3
_DOUBT = 1.0
"""How many log-odds of its best alignment a pair needs to teach half of what it holds: some pairs are translations."""

_START_SKIP = -2.5
_START_SAME = 5.0
_START_LEAST, _START_MOST = -4.0, 6.0
_VOWELS = frozenset("aeiouy")

Pairs = Sequence[tuple[Sequence[str], Sequence[str]]]
Facing = dict[str, dict[str, float]]
Start = Callable[[str, str], float]
Sounds = TypeVar("Sounds", bound=FacingSounds)


def count_characters(pairs: Pairs, letters: LetterSounds, rounds: int = ROUNDS) -> CharacterSounds:
    """What pairs of transliterations, in Chinese characters alone, tell of the characters."""

    def start(sign: str, other: str) -> float:
        by_letters = max(_START_LEAST, min(_START_MOST, log(letters.likeness(sign, other) + 1e-3)))
        return max(by_letters, _START_SAME) if sign == other else by_letters

    return _count(pairs, start, lambda faced, skipped: CharacterSounds(faced, skipped, letters), rounds)


def count_spellings(pairs: Pairs, rounds: int = ROUNDS) -> SpellingSounds:
    """What pairs of spellings, as units of letters, tell of the units."""

    def start(unit: str, other: str) -> float:
        if unit == other:
            return _START_SAME
        if unit[0] == other[0]:
            return 2.0
        return 0.0 if unit in _VOWELS and other in _VOWELS else -3.0

    return _count(pairs, start, SpellingSounds, rounds)


def _count(pairs: Pairs, start: Start, make: Callable[[Facing, dict[str, float]], Sounds], rounds: int) -> Sounds:
    sounds = make({}, {})
    for number in range(rounds):
        sounds = make(*_expect(pairs, sounds.units if number else _starting_units(start)))
    return sounds


def _starting_units(start: Start) -> Callable[[Sequence[str]], Units]:
    rows: dict[str, dict[str, float]] = {}

    def units(names: Sequence[str]) -> Units:
        for name in names:
            if name not in rows:
                rows[name] = CostRow(partial(start, name))
        return Units(names, [rows[name] for name in names], [_START_SKIP] * len(names), [1.0] * len(names))

    return units


def _expect(
    pairs: Iterable[tuple[Sequence[str], Sequence[str]]], units: Callable[[Sequence[str]], Units]
) -> tuple[Facing, dict[str, float]]:
    faced: Facing = defaultdict(lambda: defaultdict(float))
    skipped: dict[str, float] = defaultdict(float)
    for left, right in pairs:
        _count_pair(units(left), units(right), faced, skipped)
    return faced, skipped


def _count_pair(left: Units, right: Units, faced: Facing, skipped: dict[str, float]) -> None:
    """Adds how often each unit of a pair faces each other one, or nothing, over all alignments."""
    opposite = [[exp(row[unit]) for unit in right.units] for row in left.rows]
    skips = [exp(skip) for skip in left.skips]
    other_skips = [exp(skip) for skip in right.skips]
    ahead = _sums(opposite, skips, other_skips)
    behind = _sums([row[::-1] for row in opposite[::-1]], skips[::-1], other_skips[::-1])
    height, width = len(skips), len(other_skips)
    total = ahead[height][width]
    weight = total / (total + exp(_DOUBT)) / total

    def rest(i: int, j: int) -> float:
        return behind[height - i][width - j]

    for i, sign in enumerate(left.units):
        for j, other in enumerate(right.units):
            count = weight * ahead[i][j] * opposite[i][j] * rest(i + 1, j + 1)
            if count > _LEAST:
                faced[sign][other] += count
                faced[other][sign] += count
        skipped[sign] += weight * skips[i] * sum(ahead[i][j] * rest(i + 1, j) for j in range(width + 1))
    for j, other in enumerate(right.units):
        skipped[other] += weight * other_skips[j] * sum(ahead[i][j] * rest(i, j + 1) for i in range(height + 1))


def _sums(opposite: list[list[float]], skips: list[float], other_skips: list[float]) -> list[list[float]]:
    """For each pair of beginnings the likelihood of all its alignments together."""
    line = [1.0]
    for skip in other_skips:
        line.append(line[-1] * skip)
    lines = [line]
    for row, own_skip in zip(opposite, skips, strict=True):
        before = line
        line = [before[0] * own_skip]
        for j, skip in enumerate(other_skips):
            line.append(before[j] * row[j] + before[j + 1] * own_skip + line[j] * skip)
        lines.append(line)
    return lines
