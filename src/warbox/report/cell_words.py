"""What cells of strength and losses say where no figure was read from them: "heavy", "the whole fleet", "unknown"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from warbox.conflict import MilitaryConflict, Side
from warbox.conflict.figures import CellFigure
from warbox.diagnostics import Span
from warbox.typed.parameter_names import parameter_names
from warbox.typed.routes import routes_of
from warbox.values.figures.figure import Figure, FigureKind
from warbox.values.inline import Inline
from warbox.values.passage import Passage
from warbox.values.reference import ReferenceUse
from warbox.wikis import find_wiki

_HEADING_ENDS = (":", "\uff1a")


@dataclass(frozen=True, slots=True)
class CellWords:
    """A line of a cell without a figure, its place and its footnotes."""

    kind: FigureKind
    text: str
    span: Span
    references: tuple[ReferenceUse, ...]


WordsOfCells = Mapping[tuple[int | None, FigureKind], Sequence[CellWords]]
"""The lines of each cell, by the number of its side, None for all sides together, and what it tells."""


def words_of_cells(conflict: MilitaryConflict) -> WordsOfCells:
    """The lines of those cells from which no figure was read, without headings and what figures say of themselves."""
    found: dict[tuple[int | None, FigureKind], list[CellWords]] = defaultdict(list)
    if not conflict.source_wiki:
        return found
    names = parameter_names(type(conflict), find_wiki(conflict.source_wiki))
    sides = {side.number: side for side in conflict.sides}
    for written, content in conflict.parameters.items():
        for number, kind in _cells_of(type(conflict), names[written]):
            side = sides.get(number, conflict.joint)
            cell = (number if number in sides else None, kind)
            for line in _lines_without(content, figures_of(side, kind)):
                uses = tuple(mark.value for mark in line.marked(ReferenceUse))
                found[cell].append(CellWords(kind, line.text.strip(), line.span(0, len(line.text)), uses))
    return found


def _cells_of(model: type[MilitaryConflict], parameter: str) -> Iterator[tuple[int, FigureKind]]:
    """The cells of figures that a parameter is read into: the number of the side, 0 for all together, and the kind."""
    for route in routes_of(model)[parameter].others:
        if isinstance(route.field.type, type) and issubclass(route.field.type, CellFigure):
            yield route.number, route.field.type.kind


def figures_of(side: Side | None, kind: FigureKind) -> Sequence[Figure]:
    """The figures of one kind that a side has."""
    if side is None:
        return ()
    return side.casualties if kind is FigureKind.CASUALTIES else side.strength


def joint_side(conflict: MilitaryConflict, words: WordsOfCells) -> Side | None:
    """What is told of all sides together: figures, or words alone."""
    return conflict.joint or (Side() if any(number is None for number, _ in words) else None)


def in_page_order(side: Side, number: int | None, kind: FigureKind, words: WordsOfCells) -> list[Figure | CellWords]:
    """The figures of a cell, and what it says without one."""
    both: list[Figure | CellWords] = [*figures_of(side, kind), *words.get((number, kind), ())]
    return sorted(both, key=lambda one: one.span.start)


def _lines_without(content: Inline, figures: Sequence[Figure]) -> Iterator[Passage]:
    told = [_letters(text) for figure in figures for text in (figure.subject, figure.note) if text]
    for line in content.lines:
        letters = _letters(line.text)
        if not letters or line.text.rstrip().endswith(_HEADING_ENDS):
            continue
        if any(letters in text or text in letters for text in told):
            continue
        span = line.span(0, len(line.text))
        if not any(figure.span.start < span.end and span.start < figure.span.end for figure in figures):
            yield line


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
