"""The cells of figures: strength and casualties of a side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from warbox.diagnostics import Code, Severity, Span
from warbox.typed import ArgumentValue, Reader
from warbox.values.figures.figure import Figure, FigureKind, figure_words, read_figures_as
from warbox.values.figures.writing import write_figure, write_figures
from warbox.values.inline import Inline
from warbox.values.passage import Passage
from warbox.wikis import Wiki, find_wiki

_TABLE_BEGINS, _TABLE_ENDS = "{|", "|}"


def _outside_tables(lines: Sequence[Passage], reader: Reader) -> Sequence[Passage]:
    """The lines of a cell without those of its tables, in which columns say what is counted. These are reported."""
    if not any(line.text.startswith(_TABLE_BEGINS) for line in lines):
        return lines
    kept: list[Passage] = []
    table: list[Span] = []
    for line in lines:
        if not table and not line.text.startswith(_TABLE_BEGINS):
            kept.append(line)
            continue
        table.append(line.span(0, len(line.text)))
        if _TABLE_ENDS in line.text or line is lines[-1]:
            start, end = table[0].start, table[-1].end
            reader.report(Code.UNREADABLE_VALUE, Severity.WARNING, start, end, "figures in a table are not read")
            table = []
    return kept


class CellFigure(Figure):
    """A figure of a cell whose kind says what a bare number counts."""

    kind: ClassVar[FigureKind]

    @classmethod
    def read_list(cls, values: Sequence[ArgumentValue], reader: Reader) -> list[Self]:
        """The figures of a side, from all its cells."""
        words = figure_words(reader.wiki)
        return [
            figure
            for value in values
            for figure in read_figures_as(
                cls, _outside_tables(Inline.read(value, reader).lines, reader), words, cls.kind
            )
        ]

    @classmethod
    def write_list(cls, values: Sequence[Self], wiki: Wiki) -> str:
        """The figures as one cell."""
        return write_figures(values, cls.kind, wiki)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The figure as one line."""
        return write_figure(self, self.kind, find_wiki(wiki))


class Strength(CellFigure):
    """How many of what a side had: a `Figure` whose `category` is `personnel`, `infantry`, `ships`, `guns`, ...."""

    kind = FigureKind.STRENGTH


class Casualties(CellFigure):
    """How many of what a side lost: a `Figure` of people by what befell them, of material by its noun.

    `category` is `killed`, `wounded`, `captured`, `missing`, ..., `casualties` for a bare figure, `ships sunk`, `guns`.
    """

    kind = FigureKind.CASUALTIES
