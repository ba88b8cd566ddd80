"""How alike two names sound: a few figures of their best alignment, weighed into log-odds.

The weights are learned (`warbox.names.training`); the figures are the same for Chinese characters and for letters.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import mul

from warbox.names.sounds.alignment import Units, align

FIGURES = (
    "constant",
    "total",
    "total per unit",
    "total of what speaks for it",
    "total of what speaks against it, per unit",
    "total per information of the fuller name",
    "total per information of the barer name",
    "worst cost",
    "second worst cost",
    "share of bad costs",
    "cost at the beginning",
    "cost at the end",
    "information of shared units",
    "share of shared information",
    "difference of lengths",
    "length of the shorter name",
)
"""What each figure is, in the order of the weights."""

_BAD = -2.0
_WORST_END = -3.0
_INFORMATION_OF_A_LETTER = 2.5


def figures(left: Units, right: Units, costs: list[float] | None = None) -> tuple[float, ...]:
    """The figures of two names, each of one unit or more; `costs` are given where they were aligned part by part."""
    if costs is None:
        costs = align(left, right)
    told, others = left.told, right.told
    shared = 0.0 if told.keys().isdisjoint(others) else sum([told[unit] for unit in told if unit in others])
    return figures_of_costs(costs, (len(left.units), len(right.units)), (left.information, right.information), shared)


def figures_of_costs(
    costs: list[float], lengths: tuple[int, int], information: tuple[float, float], shared: float = 0.0
) -> tuple[float, ...]:
    """The figures of an alignment whose costs are given from the end to the beginning; there is at least one."""
    longer, shorter = lengths if lengths[0] > lengths[1] else (lengths[1], lengths[0])
    fuller, barer = information if information[0] > information[1] else (information[1], information[0])
    total = sum(costs)
    first, last = costs[-1], costs[0]
    ordered = sorted(costs)
    against = sum(ordered[: bisect_left(ordered, 0.0)])
    bad = bisect_left(ordered, _BAD)
    worst = ordered[0]
    return (
        1.0,
        total,
        total / longer,
        total - against,
        against / longer,
        total / fuller,
        total / barer,
        worst,
        ordered[1] if len(ordered) > 1 else worst,
        bad / longer,
        first if first > _WORST_END else _WORST_END,
        last if last > _WORST_END else _WORST_END,
        shared,
        shared / fuller,
        float(longer - shorter),
        float(shorter),
    )


def figures_of_letters(costs: list[float], letters: int) -> tuple[float, ...]:
    """The figures of a Chinese name opposite that many letters; `costs` has one for each character."""
    information = _INFORMATION_OF_A_LETTER * letters
    return figures_of_costs(costs, (len(costs), letters), (information, information))


def weigh(figures: Sequence[float], weights: Sequence[float]) -> float:
    """The log-odds that figures add up to."""
    log_odds: float = sum(map(mul, figures, weights))
    return log_odds
