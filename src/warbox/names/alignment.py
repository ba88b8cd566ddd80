"""How two sequences of units stand opposite each other: the one mechanism behind every comparison of sounds.

A unit is a Chinese character, or a letter or group of letters. Costs are log-odds: how much likelier two units face
each other in two forms of one name than by chance, or how likely a unit faces nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence


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
    """

    __slots__ = ("information", "rows", "skips", "told", "units")

    def __init__(
        self, units: Sequence[str], rows: Sequence[dict[str, float]], skips: Sequence[float], told: Sequence[float]
    ) -> None:
        self.units = units
        self.rows = rows
        self.skips = skips
        self.told = dict(zip(units, told, strict=True))
        self.information = sum(told)


def align(left: Units, right: Units, least: float = float("-inf")) -> list[float]:
    """The costs along the best alignment of two sequences, from their ends to their beginnings.

    Empty where they add up to less than `least`. Takes time in proportion to the product of the lengths.
    """
    units, skips = right.units, right.skips
    lines = _fill(left, units, skips)
    if lines[-1][-1] < least:
        return []
    rows, own_skips = left.rows, left.skips
    costs: list[float] = []
    i, j = len(rows), len(units)
    while i and j:
        value = lines[i][j]
        opposite = rows[i - 1][units[j - 1]]
        if lines[i - 1][j - 1] + opposite == value:
            costs.append(opposite)
            i -= 1
            j -= 1
        elif lines[i - 1][j] + own_skips[i - 1] == value:
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


def _fill(left: Units, units: Sequence[str], skips: Sequence[float]) -> list[list[float]]:
    """For each pair of beginnings the value of its best alignment. Written for speed: it is half of a comparison."""
    value = 0.0
    line = [value]
    for skip in skips:
        value += skip
        line.append(value)
    lines = [line]
    for row, own_skip in zip(left.rows, left.skips, strict=True):
        before = iter(line)
        diagonal = next(before)
        value = diagonal + own_skip
        line = [value]
        for opposite, skip, above in zip(map(row.__getitem__, units), skips, before, strict=True):
            value += skip
            diagonal += opposite
            if diagonal > value:
                value = diagonal
            diagonal = above + own_skip
            if diagonal > value:
                value = diagonal
            line.append(value)
            diagonal = above
        lines.append(line)
    return lines
