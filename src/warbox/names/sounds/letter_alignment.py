"""How a name in Chinese characters stands opposite its spelling in letters: each character for some or none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from warbox.names.sounds.letter_sounds import LONGEST_SEGMENT

_IMPOSSIBLE = float("-inf")


def align_letters(rows: Sequence[dict[str, float]], spelling: str) -> list[float]:
    """The log-odds of what each character stands for along the best way to cut the spelling; empty where none is.

    `rows` has for each character the log-odds of segments. Takes time in proportion to the product of the lengths.
    """
    length, count = len(spelling), len(rows)
    if not count or length > count * LONGEST_SEGMENT:
        return []
    endings = _endings(spelling)
    best = [0.0, *[_IMPOSSIBLE] * length]
    choices: list[list[int]] = []
    for number, row in enumerate(rows, 1):
        line = [_IMPOSSIBLE] * (length + 1)
        choice = [0] * (length + 1)
        # The characters that are left can only stand for so many letters, and so can those up to this one.
        needed = max(0, length - (count - number) * LONGEST_SEGMENT)
        reach = min(length, number * LONGEST_SEGMENT)
        for end in range(needed, reach + 1):
            top = _IMPOSSIBLE
            for start, segment in endings[end]:
                value = best[start]
                if value > _IMPOSSIBLE:
                    value += row[segment]
                    if value > top:
                        top = value
                        choice[end] = start
            line[end] = top
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
def _endings(spelling: str) -> list[list[tuple[int, str]]]:
    """For each place of the spelling what a character may stand for that ends there, with its beginning."""
    return [
        [(start, spelling[start:end]) for start in range(max(0, end - LONGEST_SEGMENT), end + 1)]
        for end in range(len(spelling) + 1)
    ]
