"""Bars for figures: from nothing to the lowest number, and on to the highest, on a scale that the sides share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from warbox.values.figures.figure import Figure

_LENGTH = 100.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on a scale of 100: `sure` up to the lowest number, `range` what may come on top of that.

    `open_low` says that no lowest number is known, `open_high` that no highest one is.
    """

    sure: float
    range: float
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """For each category the largest number that any side has; a category that stands alone has none."""

    largest: dict[str, int]

    def bar(self, figure: Figure) -> Bar | None:
        """The bar of a figure; None where there is nothing to compare it with."""
        largest = self.largest.get(figure.category)
        low, high = figure.low, figure.high
        if not largest or (low is None and high is None):
            return None
        first = low if low is not None else 0
        last = max(high, first) if high is not None else first
        sure = round(_LENGTH * first / largest, 2)
        return Bar(sure, round(_LENGTH * last / largest, 2) - sure, low is None, high is None)


def shared_scale(figures: Iterable[Figure]) -> Scale:
    """The scale for figures of all sides: each category is measured by its largest number."""
    largest: dict[str, int] = {}
    count: dict[str, int] = {}
    for figure in figures:
        numbers = [number for number in (figure.low, figure.high) if number is not None]
        category = figure.category
        if numbers:
            largest[category] = max(*numbers, largest.get(category, 0))
            count[category] = count.get(category, 0) + len(set(numbers))
    return Scale({category: number for category, number in largest.items() if count[category] > 1})
