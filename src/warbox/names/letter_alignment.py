"""How a name in Chinese characters stands opposite its spelling in letters: each character for some or none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from warbox.names.letter_sounds import LONGEST_SEGMENT

_IMPOSSIBLE = float("-inf")


def align_letters(rows: Sequence[dict[str, float]], spelling: str) -> list[float]:
    """The log-odds of what each character stands for along the best way to cut the spelling; empty where none is.

    `rows` has for each character the log-odds of segments. Takes time in proportion to the product of the lengths.
    """
    length, count = len(spelling), len(rows)
    if not count or length > count * LONGEST_SEGMENT:
        return []
    segments = _segments(spelling)
    best = [0.0, *[_IMPOSSIBLE] * length]
    choices: list[list[int]] = []
    reach = 0
    for number, row in enumerate(rows, 1):
        line = [_IMPOSSIBLE] * (length + 1)
        choice = [0] * (length + 1)
        # The characters that are left can only stand for so many letters.
        needed = length - (count - number) * LONGEST_SEGMENT
        for start in range(max(0, needed - LONGEST_SEGMENT), reach + 1):
            value = best[start]
            first = max(start, needed)
            for end, segment in enumerate(segments[start][first - start :], first):
                other = value + row[segment]
                if other > line[end]:
                    line[end] = other
                    choice[end] = start
        reach = min(length, reach + LONGEST_SEGMENT)
        best = line
        choices.append(choice)
    costs: list[float] = []
    end = length
    for row, choice in zip(reversed(rows), reversed(choices), strict=True):
        start = choice[end]
        costs.append(row[spelling[start:end]])
        end = start
    return costs


@lru_cache(maxsize=4096)
def _segments(spelling: str) -> list[list[str]]:
    """For each place of the spelling what a character may stand for that begins there, the shortest first."""
    length = len(spelling)
    return [
        [spelling[start:end] for end in range(start, min(start + LONGEST_SEGMENT, length) + 1)]
        for start in range(length + 1)
    ]
