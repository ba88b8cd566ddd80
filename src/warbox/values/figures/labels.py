"""Finds the labels of a line: what stands before a colon, a dash or a bracket and tells of the figures behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from warbox.values.figures.headings import Heading, read_heading
from warbox.values.figures.phrases import Line
from warbox.values.figures.quantities import Quantity
from warbox.values.figures.tokens import Kind
from warbox.values.figures.words import Role

_AFTER_LABELS = ":="


class Label(NamedTuple):
    """A label begins at token `start` and ends before token `sign`, its colon, dash or bracket.

    `heading` is what it says.
    """

    start: int
    sign: int
    heading: Heading


def find_labels(line: Line, quantities: Sequence[Quantity]) -> list[Label]:
    """The labels of a line, in order. A figure before a colon is no label; a dash parts one from a number alone."""
    labels: list[Label] = []
    if not line.closing and not any(token.is_dash or token.is_sign(_AFTER_LABELS) for token in line.tokens):
        return labels
    outside: list[
        tuple[int, int]
    ] = []  # for each open bracket where the label would begin that it stands in, and its own
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
            inner = outside or behind_figure
            labels += [] if inner else _label_of_bracket(line, start, index, quantities, passed, labels)
            outside.append((start, index))
            start = index + 1
        elif token.kind is Kind.CLOSE:
            before, opening = outside.pop() if outside else (index + 1, index)
            start = index + 1 if labels and labels[-1].sign == opening else max(before, done)
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


def _label_of_bracket(
    line: Line, start: int, opening: int, quantities: Sequence[Quantity], passed: int, labels: Sequence[Label]
) -> list[Label]:
    """The words before a bracket as its label where it begins with a figure: "Prussians (12,000)".

    They must say whose the figure is, what it counts or what befell; what befell goes on from a figure before, but
    where that has such a label too. Vague words are none.
    """
    listed = bool(labels) and line.tokens[labels[-1].sign].kind is Kind.OPEN
    if passed and not listed and _are_fates(line, start, opening):
        return []
    if line.tokens[start].has(Role.AND):
        start += 1
    begins = passed < len(quantities) and quantities[passed].first == opening + 1
    first = line.tokens[start]
    if not begins or start >= opening or first.has(Role.VAGUE) or first.meaning.number is not None:
        return []
    heading = read_heading(line, start, opening)
    says = heading.subject is not None or not heading.phrase.is_empty
    return [Label(start, opening, heading)] if says else []


def _are_fates(line: Line, start: int, stop: int) -> bool:
    """Whether nothing but what befell stands there, as in the label of "killed, wounded or captured: 900"."""
    return start < stop and all(token.meaning.befell for token in line.tokens[start:stop])


def _is_dash_before(line: Line, index: int, following: Sequence[Quantity]) -> bool:
    """Whether a dash with blanks on either side stands right before the next quantity, as it may behind a label."""
    token = line.tokens[index]
    if not token.is_dash or not following or following[0].first != index + 1:
        return False
    return line.text[token.start - 1 : token.start] == " " and line.text[token.end : token.end + 1] == " "
