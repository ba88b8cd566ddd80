"""Marks over the wikitext: where each thing of the page stands, and the text cut into pieces along their ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from warbox.diagnostics import Span
from warbox.report.findings import line_and_column, line_starts


class Kind(StrEnum):
    """What a mark stands for. Of two marks over the same stretch the later kind lies inside."""

    FINDING = "finding"
    NAME = "name"
    CONFLICT = "conflict"
    REFERENCE = "reference"
    TEMPLATE = "template"
    CITATION = "citation"
    SHORT_FOOTNOTE = "short-footnote"
    UNTYPED = "untyped"
    PARAMETER = "parameter"
    FACT = "fact"
    COMBATANT = "combatant"
    COMMANDER = "commander"
    FIGURE = "figure"


_DEPTH = {kind: depth for depth, kind in enumerate(Kind)}
_QUIET = (Kind.FINDING, Kind.NAME)
"""Kinds that colour a piece only where nothing else does."""


_LONGEST_NAME = 120
_ELLIPSIS = "\u2026"


def shortened(name: str) -> str:
    """A name as it is listed. Those that hold other names would, many times over, be longer than the page."""
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + _ELLIPSIS


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the page that something stands for. `label` is the name that the page or the code has for it."""

    kind: Kind
    span: Span
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the number of its mark, and the line and the column at which it begins, from 1."""

    mark: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line that the same marks cover: its text, and the kind of the innermost, None where no mark is.

    `wrong` says that a finding stands over it.
    """

    text: str
    kind: Kind | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The lines of a text as pieces, and for each mark the numbers of its first and its last piece.

    Only pieces that a mark covers are numbered, from 0 on. A mark over nothing has a last piece before its first.
    """

    lines: list[list[Piece]]
    ranges: list[tuple[int, int]]


@dataclass(slots=True)
class Marks:
    """The marks of a page as they are collected; one and the same is kept once."""

    text: str
    every: list[Mark] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _numbers: dict[Mark, int] = field(default_factory=dict)

    def place(self, kind: Kind, span: Span, label: str = "") -> Place:
        """Marks that stretch, and tells its place."""
        mark = Mark(kind, span, shortened(label))
        number = self._numbers.setdefault(mark, len(self.every))
        if number == len(self.every):
            self.every.append(mark)
        self._starts = self._starts or line_starts(self.text)
        return Place(number, *line_and_column(span.start, self._starts))

    def marked_text(self) -> MarkedText:
        """The text in pieces along all that was marked. Linear in the text and the marks, but for sorting them."""
        cuts = sorted({0, len(self.text), *line_starts(self.text), *_ends(self.every)})
        kinds = _innermost(self.every, cuts, [kind for kind in Kind if kind not in _QUIET])
        quiet = _innermost(self.every, cuts, [Kind.NAME])
        wrong = _innermost(self.every, cuts, [Kind.FINDING])
        lines: list[list[Piece]] = [[]]
        numbers = [0]
        for index, start in enumerate(cuts[:-1]):
            text = self.text[start : cuts[index + 1]]
            piece = Piece(text, kinds[index] or quiet[index] or wrong[index], wrong[index] is not None)
            numbers.append(numbers[-1] + (piece.kind is not None))
            lines[-1].append(piece)
            if text.endswith("\n"):
                lines.append([])
        return MarkedText(lines, [_range(mark.span, cuts, numbers) for mark in self.every])


def _ends(marks: Sequence[Mark]) -> list[int]:
    return [offset for mark in marks for offset in (mark.span.start, mark.span.end)]


def _range(span: Span, cuts: Sequence[int], numbers: Sequence[int]) -> tuple[int, int]:
    return numbers[bisect_left(cuts, span.start)], numbers[bisect_left(cuts, span.end)] - 1


def _innermost(marks: Sequence[Mark], cuts: Sequence[int], kinds: Sequence[Kind]) -> list[Kind | None]:
    """For each stretch between two cuts the kind of the mark that was opened last and covers it."""
    ordered = sorted(
        (mark for mark in marks if mark.kind in kinds),
        key=lambda mark: (mark.span.start, -mark.span.end, _DEPTH[mark.kind]),
    )
    found: list[Kind | None] = []
    open_marks: list[Mark] = []
    position = 0
    for cut in cuts[:-1]:
        while position < len(ordered) and ordered[position].span.start <= cut:
            open_marks.append(ordered[position])
            position += 1
        while open_marks and open_marks[-1].span.end <= cut:
            open_marks.pop()
        found.append(open_marks[-1].kind if open_marks else None)
    return found
