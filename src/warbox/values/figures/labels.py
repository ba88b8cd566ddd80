"""Finds the labels of a line: what stands before a colon or a dash and tells of the figures behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warbox.values.figures.headings import Heading, read_heading
from warbox.values.figures.phrases import Line
from warbox.values.figures.quantities import Quantity
from warbox.values.figures.tokens import Kind

_AFTER_LABELS = ":="


class Label(NamedTuple):
    """A label begins at token `start` and ends before token `sign`, its colon or dash; `heading` is what it says."""

    start: int
    sign: int
    heading: Heading


def find_labels(line: Line, quantities: Sequence[Quantity]) -> list[Label]:
    """The labels of a line, in order. A figure before a colon is no label; a dash parts one from a number alone."""
    labels: list[Label] = []
    if not any(token.is_dash or token.is_sign(_AFTER_LABELS) for token in line.tokens):
        return labels
    outside: list[int] = []  # where the label would begin in which the brackets stand
    start = 0
    passed = 0
    word = Kind.WORD
    for index, token in enumerate(line.tokens):
        if token.kind is word:
            continue
        while passed < len(quantities) and quantities[passed].stop <= index:
            start = max(start, quantities[passed].stop)
            passed += 1
        done = quantities[passed - 1].stop if passed else 0
        behind_figure = passed > 0 and start == done
        inside = passed < len(quantities) and quantities[passed].first <= index
        if token.kind is Kind.OPEN:
            outside.append(start)
            start = index + 1
        elif token.kind is Kind.CLOSE:
            start = max(outside.pop() if outside else index + 1, done)
        elif token.is_sign(";,."):
            in_list = token.is_sign(",") and not passed and _are_fates(line, start, index)
            start = start if in_list else index + 1
        elif _is_dash_before(line, index, quantities[passed : passed + 1]):
            if start < index and not outside and not behind_figure:
                labels.append(Label(start, index, read_heading(line, start, index)))
                start = index + 1
        elif token.is_sign(_AFTER_LABELS) and not inside:
            if start < index and (labels or not behind_figure):
                labels.append(Label(start, index, read_heading(line, start, index)))
            start = index + 1
    return labels


def _are_fates(line: Line, start: int, stop: int) -> bool:
    """Whether nothing but what befell stands there, as in the label of "killed, wounded or captured: 900"."""
    return start < stop and all(token.meaning.befell for token in line.tokens[start:stop])


def _is_dash_before(line: Line, index: int, following: Sequence[Quantity]) -> bool:
    """Whether a dash with blanks on either side stands right before the next quantity, as it may behind a label."""
    token = line.tokens[index]
    if not token.is_dash or not following or following[0].first != index + 1:
        return False
    return line.text[token.start - 1 : token.start] == " " and line.text[token.end : token.end + 1] == " "
