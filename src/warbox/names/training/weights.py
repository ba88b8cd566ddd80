"""Finds the weights of figures by logistic regression: Newton's method on rows of figures."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

_STEPS = 25
_ENOUGH = 1e-7
_STEADINESS = 3.0
"""How strongly weights are kept small, against figures that tell nearly the same."""


class Row(NamedTuple):
    """One pair of names: its figures, whether the two are one name, and how much the pair counts."""

    figures: tuple[float, ...]
    same: bool
    importance: float


def fit_weights(rows: Sequence[Row]) -> list[float]:
    """The weights under which the rows are likeliest. The first figure is the constant, which is not kept small."""
    size = len(rows[0].figures)
    means, spreads = _scale([row.figures for row in rows])
    scaled = [
        (
            [(value - mean) / spread for value, mean, spread in zip(row.figures, means, spreads, strict=True)],
            float(row.same),
            row.importance,
        )
        for row in rows
    ]
    weights = [0.0] * size
    for _ in range(_STEPS):
        slope, curve = _derivatives(scaled, weights)
        step = _solve(curve, slope)
        weights = [weight + change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _ENOUGH:
            break
    unscaled = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    unscaled[0] -= sum(weight * mean for weight, mean in zip(unscaled[1:], means[1:], strict=True))
    return unscaled


def _scale(figures: Sequence[tuple[float, ...]]) -> tuple[list[float], list[float]]:
    """The mean and the spread of each figure; the constant stays as it is."""
    means, spreads = [0.0], [1.0]
    for column in list(zip(*figures, strict=True))[1:]:
        mean = sum(column) / len(column)
        spread = (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5
        means.append(mean)
        spreads.append(spread or 1.0)
    return means, spreads


def _derivatives(
    rows: Sequence[tuple[list[float], float, float]], weights: list[float]
) -> tuple[list[float], list[list[float]]]:
    size = len(weights)
    slope = [0.0] + [-_STEADINESS * weight for weight in weights[1:]]
    curve = [[0.0] * size for _ in range(size)]
    for figures, same, importance in rows:
        odds = sum([figure * weight for figure, weight in zip(figures, weights, strict=True)])
        share = 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
        error = importance * (same - share)
        doubt = importance * share * (1 - share)
        for one, figure in enumerate(figures):
            slope[one] += error * figure
            scaled = doubt * figure
            line = curve[one]
            for other in range(one + 1):
                line[other] += scaled * figures[other]
    for one in range(size):
        curve[one][one] += _STEADINESS if one else 1e-9
        for other in range(one):
            curve[other][one] = curve[one][other]
    return slope, curve


def _solve(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Solves a system of linear equations by elimination."""
    lines = [[*line, value] for line, value in zip(matrix, vector, strict=True)]
    size = len(lines)
    for column in range(size):
        pivot = max(range(column, size), key=lambda line: abs(lines[line][column]))
        lines[column], lines[pivot] = lines[pivot], lines[column]
        top = lines[column]
        for line in lines[column + 1 :]:
            factor = line[column] / top[column]
            for place in range(column, size + 1):
                line[place] -= factor * top[place]
    solution = [0.0] * size
    for column in range(size - 1, -1, -1):
        known = sum(lines[column][place] * solution[place] for place in range(column + 1, size))
        solution[column] = (lines[column][size] - known) / lines[column][column]
    return solution
