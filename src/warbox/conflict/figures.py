"""The cells of figures: strength and casualties of a side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple, Self

from pydantic import Field

from warbox.diagnostics import Code, Severity, Span
from warbox.typed import ArgumentValue, Reader, changed
from warbox.values.figures.figure import Figure, FigureKind, figure_words, read_figures_as
from warbox.values.figures.writing import write_figure, write_figures
from warbox.values.inline import Inline
from warbox.values.notes import join_remarks, split_remarks
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


class Told(NamedTuple):
    """Whose a figure is, and what is noted of it."""

    subject: str | None
    note: str | None


class CellFigure(Figure):
    """A figure of a cell whose kind says what a bare number counts.

    `alone` is what its cell alone tells of it, and behind that what the box does, where this is something else.
    """

    kind: ClassVar[FigureKind]
    alone: tuple[Told, Told] | None = Field(default=None, exclude=True, repr=False)

    def told_by_box(self, subject: str | None, note: str | None) -> Self:
        """The figure with what other parameters of the box tell of it."""
        before = Told(self.subject, self.note) if self.alone is None else self.alone[0]
        return changed(self, subject=subject, note=note, alone=(before, Told(subject, note)))

    def in_cell(self) -> Self:
        """The figure as its cell alone is to tell of it: what the box told is left out where that is not changed."""
        if self.alone is None:
            return self
        before, told = self.alone
        if self.subject != told.subject:
            return changed(self, alone=None)
        remarks = split_remarks(self.note)
        if before.subject is not None and remarks[:1] == [before.subject]:
            return changed(self, alone=None, subject=before.subject, note=join_remarks(remarks[1:]))
        return changed(self, alone=None, subject=None)

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
