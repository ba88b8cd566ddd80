"""Counts which letters each character stands for in transliterations, by expectation maximisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import exp

from warbox.names.sounds.letter_sounds import LONGEST_SEGMENT, LetterSounds, onset_and_rest
from warbox.names.sounds.syllables import syllable_of

ROUNDS = 4

_LEAST = 1e-3
_DOUBT = 2.0
"""How many log-odds a spelling needs to teach half of what it holds: some names are translated, not transliterated."""

_BY_CHANCE = 1 / 12

Probability = Callable[[str, str], float]


def count_letters(examples: Sequence[tuple[str, str]], rounds: int = ROUNDS) -> LetterSounds:
    """What pairs of a form in Chinese characters and its spelling in small letters tell of the characters."""
    sounds = LetterSounds({})
    for number in range(rounds):
        probability = sounds.probability if number else _starting_probability
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for signs, spelling in examples:
            _count_example(signs, spelling, probability, number > 0, counts)
        sounds = LetterSounds(counts)
    return sounds


def _starting_probability(sign: str, segment: str) -> float:
    """Before anything is counted a character stands for letters like those of its syllable in pinyin."""
    syllable = syllable_of(sign)
    onset, rest = onset_and_rest(segment)
    final = syllable.final.replace("ü", "u")
    if onset == syllable.initial:
        by_onset = 6.0
    elif onset and onset[:1] == syllable.initial[:1]:
        by_onset = 3.0
    else:
        by_onset = 0.3
    by_rest = 3.0 if rest and rest[:1] == final[:1] else 0.5
    return by_onset * (6.0 if rest == final else by_rest) / 16.0 ** len(segment)


def _count_example(
    signs: str, spelling: str, probability: Probability, doubted: bool, counts: dict[str, dict[str, float]]
) -> None:
    """Adds how often each character stands for which letters, over all ways to cut the spelling."""
    ahead = [[0.0] * (len(spelling) + 1) for _ in range(len(signs) + 1)]
    ahead[0][0] = 1.0
    steps: list[list[tuple[int, int, float]]] = []
    for place, sign in enumerate(signs):
        found = []
        for start, likely in enumerate(ahead[place]):
            if likely:
                for end in range(start, min(len(spelling), start + LONGEST_SEGMENT) + 1):
                    chance = probability(sign, spelling[start:end])
                    found.append((start, end, chance))
                    ahead[place + 1][end] += likely * chance
        steps.append(found)
    total = ahead[-1][-1]
    if total <= 0.0:
        return
    weight = total / (total + _BY_CHANCE ** len(spelling) * exp(_DOUBT)) if doubted else 1.0
    behind = [0.0] * len(spelling) + [1.0]
    for place in range(len(signs) - 1, -1, -1):
        before = [0.0] * (len(spelling) + 1)
        for start, end, chance in steps[place]:
            rest = chance * behind[end]
            before[start] += rest
            count = weight * ahead[place][start] * rest / total
            if count > _LEAST:
                counts[signs[place]][spelling[start:end]] += count
        behind = before
