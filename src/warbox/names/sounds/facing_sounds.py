"""What it costs that two units face each other in two forms of one name, from what training has counted.

What was rarely counted leans on what is expected of the units; a subclass says what that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from math import log

from warbox.names.sounds.alignment import CostRow, Units
from warbox.names.sounds.letter_sounds import Counts

_TRUST = 3.0
"""How many observations weigh as much as what is expected."""

_TRUST_IN_SKIPS = 2.0

_SAME = 0.3
"""How often a unit of which nothing is known faces itself."""

_FACING = 0.9
"""How often a unit faces another one at all."""

_MOST = 0.9

_NOTHING: Mapping[str, float] = {}


class FacingTable:
    """How often what faced what, and how often each appeared at all. `size` is how many there are to appear."""

    def __init__(self, size: int) -> None:
        self._pairs: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._faced: dict[str, float] = defaultdict(float)
        self._appeared: dict[str, float] = defaultdict(float)
        self._total = 0.0
        self._size = size

    def add(self, left: str, faced: Iterable[tuple[str, float]]) -> None:
        """Counts what faced the left one, and how often."""
        pairs = self._pairs[left]
        counts = []
        for right, count in faced:
            pairs[right] += count
            counts.append(count)
        self._faced[left] = sum(counts, self._faced[left])
        self._appeared[left] = sum(counts, self._appeared[left])
        self._total = sum(counts, self._total)

    def appear(self, key: str, count: float) -> None:
        """Counts that it faced nothing."""
        self._appeared[key] += count
        self._total += count

    def faced(self, key: str) -> float:
        """How often it faced anything."""
        return self._faced.get(key, 0.0)

    def all_faced(self) -> float:
        """How often anything faced anything."""
        return sum(self._faced.values())

    def share(self, key: str) -> float:
        """How often it appears among all; a little where it never did."""
        return (self._appeared.get(key, 0.0) + 0.5) / (self._total + 0.5 * self._size)

    def mixed(self, left: str, right: str, expected: float, trust: float) -> float:
        """How likely the right one faces the left one: what was counted, together with what is expected."""
        count = self._pairs.get(left, _NOTHING).get(right, 0.0)
        return (count + trust * expected) / (self._faced.get(left, 0.0) + trust)


class FacingSounds:
    """The costs of units. `faced` has for each unit how often each other one faced it, `skipped` how often nothing."""

    def __init__(self, faced: Counts, skipped: Mapping[str, float], size: int) -> None:
        self.faced = faced
        self.skipped = skipped
        self._rows: dict[str, CostRow] = {}
        self._skips: dict[str, float] = {}
        self._table = FacingTable(size)
        for unit, others in faced.items():
            self._table.add(unit, others.items())
        for unit, count in skipped.items():
            self._table.appear(unit, count)
        self._share = cache(self._table.share)
        missed = sum(skipped.values())
        self._skip_share = missed / max(missed + self._table.all_faced(), 1.0)

    def units(self, units: Sequence[str]) -> Units:
        """The units ready to be aligned."""
        return Units(
            units, [self.row(unit) for unit in units], list(map(self.skip, units)), list(map(self.information, units))
        )

    def row(self, unit: str) -> CostRow:
        """What the unit costs opposite others; the same whichever of the two comes first."""
        row = self._rows.get(unit)
        if row is None:
            row = self._rows[unit] = CostRow(partial(self._cost, unit))
        return row

    def skip(self, unit: str) -> float:
        """What the unit costs opposite nothing."""
        cost = self._skips.get(unit)
        if cost is None:
            cost = self._skips[unit] = log(
                skip_rate(self.skipped.get(unit, 0.0), self._table.faced(unit), self._expected_skips(unit))
            )
        return cost

    def information(self, unit: str) -> float:
        """How much a unit tells: the logarithm of how rarely it stands in a name."""
        return -log(self._share(unit))

    def _cost(self, unit: str, other: str) -> float:
        """The cost of two units: halfway between what each makes of the other."""
        if unit > other:
            return self.row(other)[unit]
        expected = self._expected_ratio(unit, other)
        return (self._cost_of_facing(unit, other, expected) + self._cost_of_facing(other, unit, expected)) / 2

    def _cost_of_facing(self, unit: str, other: str, expected_ratio: float) -> float:
        share = self._share(other)
        expected = min(_MOST, share * expected_ratio)
        expected = (1 - _SAME) * expected + (_SAME if unit == other else 0.0)
        return log(_FACING * self._table.mixed(unit, other, expected, _TRUST) / share)

    def _expected_ratio(self, unit: str, other: str) -> float:
        """How much likelier the other one is opposite the unit than anywhere, where the two were not counted."""
        return 1.0

    def _expected_skips(self, unit: str) -> float:
        """How often the unit faces nothing, where it was not counted."""
        return self._skip_share


def skip_rate(skipped: float, faced: float, expected: float) -> float:
    """How often something faces nothing: what was counted, together with what is expected."""
    return (skipped + _TRUST_IN_SKIPS * expected) / (skipped + faced + _TRUST_IN_SKIPS)
