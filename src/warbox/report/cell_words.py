"""What cells of strength and losses say where no figure was read from them: "heavy", "the whole fleet", "unknown"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warbox.conflict import MilitaryConflict, Side
from warbox.diagnostics import Span
from warbox.typed.parameter_names import parameter_names
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.values.passage import Passage
from warbox.values.reference import ReferenceUse
from warbox.wikis import find_wiki

STRENGTH = "strength"
CASUALTIES = "casualties"
_CELL = re.compile(r"(?:pol|mil)?(strength|casualties|forces)([0-9]*)")
_HEADING_ENDS = (":", "\uff1a")


@dataclass(frozen=True, slots=True)
class CellWords:
    """A line of a cell without a figure, its place and its footnotes.

    `cell` is `STRENGTH` or `CASUALTIES`, `side` the number of the side, None for what stands for all sides together.
    """

    cell: str
    side: int | None
    text: str
    span: Span
    references: tuple[ReferenceUse, ...]


def words_of_cells(conflict: MilitaryConflict) -> list[CellWords]:
    """The lines of those cells from which no figure was read, without headings and what figures say of themselves."""
    if not conflict.source_wiki:
        return []
    names = parameter_names(MilitaryConflict, find_wiki(conflict.source_wiki))
    sides = {side.number: side for side in conflict.sides}
    found: list[CellWords] = []
    for written, content in conflict.parameters.items():
        canonical = _CELL.fullmatch(names[written])
        if canonical is None:
            continue
        cell = CASUALTIES if canonical[1] == CASUALTIES else STRENGTH
        side = sides.get(int(canonical[2])) if canonical[2] else None
        number = None if side is None else side.number
        for line in _lines_without(content, _figures(side or conflict.joint, cell)):
            uses = tuple(mark.value for mark in line.marked(ReferenceUse))
            found.append(CellWords(cell, number, line.text.strip(), line.span(0, len(line.text)), uses))
    return found


def _figures(side: Side | None, cell: str) -> Sequence[Figure]:
    if side is None:
        return ()
    return side.casualties if cell == CASUALTIES else side.strength


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
