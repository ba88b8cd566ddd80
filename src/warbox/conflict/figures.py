"""The cells of figures: strength and casualties of a side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from warbox.typed import ArgumentValue, Reader
from warbox.values.figures.figure import Figure, FigureKind, figure_words, read_figures_as
from warbox.values.figures.writing import write_figure, write_figures
from warbox.values.inline import Inline
from warbox.wikis import Wiki, find_wiki


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
            for figure in read_figures_as(cls, Inline.read(value, reader).lines, words, cls.kind)
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
