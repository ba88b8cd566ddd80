"""How two sequences of units stand opposite each other: the one mechanism behind every comparison of sounds.

A unit is a Chinese character, or a letter or group of letters. Costs are log-odds: how much likelier two units face
each other in two forms of one name than by chance, or how likely a unit faces nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter


class CostRow(dict[str, float]):
    """What one unit costs opposite every other; a cost is worked out when it is first asked for."""

    __slots__ = ("_cost",)

    def __init__(self, cost: Callable[[str], float]) -> None:
        super().__init__()
        self._cost = cost

    def __missing__(self, other: str) -> float:
        cost = self[other] = self._cost(other)
        return cost


class Units:
    """A name as a sequence of units, ready to be aligned.

    Attributes:
        units: the units in order.
        rows: for each what it costs opposite others.
        skips: for each what it costs opposite nothing.
        told: how much each unit tells: less where it is common.
        information: how much they tell together.
        costs_in: takes from a row of another unit what it costs opposite each of these.
        skipped: what it costs that the first of them face nothing: none, one, two, ...
        columns: the skips, numbered from 1.
    """

    __slots__ = ("columns", "costs_in", "information", "rows", "skipped", "skips", "told", "units")

    def __init__(
        self, units: Sequence[str], rows: Sequence[dict[str, float]], skips: Sequence[float], told: Sequence[float]
    ) -> None:
        self.units = units
        self.rows = rows
        self.skips = skips
        self.told = dict(zip(units, told, strict=True))
        self.information = sum(told)
        self.costs_in = _costs_opposite(units)
        self.skipped = list(accumulate(skips, initial=0.0))
        self.columns = list(enumerate(skips, 1))


def _costs_opposite(units: Sequence[str]) -> Callable[[Mapping[str, float]], tuple[float, ...]]:
    if len(units) > 1:
        return itemgetter(*units)
    return lambda row: tuple(row[unit] for unit in units)


def align(left: Units, right: Units, least: float = float("-inf")) -> list[float]:
    """The costs along the best alignment of two sequences, from their ends to their beginnings.

    Empty where they add up to less than `least`. Takes time in proportion to the product of the lengths.
    """
    rows = list(map(right.costs_in, left.rows))
    lines = _fill(rows, left.skips, right)
    return [] if lines[-1][-1] < least else _walk_back(lines, rows, left.skips, right.skips)


def _fill(rows: Sequence[tuple[float, ...]], own_skips: Sequence[float], right: Units) -> list[list[float]]:
    """For each pair of beginnings the value of its best alignment. Written for speed: it is half of a comparison."""
    line, columns = right.skipped, right.columns
    lines = [line]
    for row, own_skip in zip(rows, own_skips, strict=True):
        before = line
        diagonal = before[0]
        value = diagonal + own_skip
        line = [value]
        for place, skip in columns:
            value += skip
            diagonal += row[place - 1]
            if diagonal > value:
                value = diagonal
            above = before[place]
            diagonal = above + own_skip
            if diagonal > value:
                value = diagonal
            line.append(value)
            diagonal = above
        lines.append(line)
    return lines


def _walk_back(
    lines: list[list[float]], rows: Sequence[tuple[float, ...]], own_skips: Sequence[float], skips: Sequence[float]
) -> list[float]:
    """The costs of the steps that led to the best value of all."""
    costs: list[float] = []
    i, j = len(own_skips), len(skips)
    while i and j:
        value, above = lines[i][j], lines[i - 1]
        opposite = rows[i - 1][j - 1]
        if above[j - 1] + opposite == value:
            costs.append(opposite)
            i -= 1
            j -= 1
        elif above[j] + own_skips[i - 1] == value:
            i -= 1
            costs.append(own_skips[i])
        else:
            j -= 1
            costs.append(skips[j])
    if i:
        costs += own_skips[i - 1 :: -1]
    if j:
        costs += skips[j - 1 :: -1]
    return costs
