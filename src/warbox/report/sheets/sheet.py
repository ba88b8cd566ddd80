"""`Sheet`: what a person is shown of a value, in words and rows. Terminals and notebooks draw the same sheets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a piece of text is to its line."""

    WORDS = "words"
    STRONG = "strong"
    FAINT = "faint"
    FATE = "fate"
    SUBJECT = "subject"
    PERIOD = "period"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. The text is the article's: whoever draws it escapes it. `address` is one of the web."""

    text: str
    role: Role = Role.WORDS
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell; `sign` stands in front of it in a column of its own."""

    runs: tuple[Run, ...]
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines, whose signs are numbers or words."""

    lines: tuple[Line, ...] = ()
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside a label: one cell, or one for each column."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells side by side under titles."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, facts, columns, and a remark at the foot; what is empty is left out."""

    title: str = ""
    subtitle: str = ""
    facts: tuple[Row, ...] = ()
    columns: tuple[Columns, ...] = ()
    remark: str = ""


def line(text: str, role: Role = Role.WORDS, sign: str = "") -> Line:
    """A line of one piece."""
    return Line((Run(text, role),), sign)


def fact(label: str, *lines: Line, numbers: bool = False) -> Row:
    """A label with a cell of these lines."""
    return Row(label, (Cell(lines, numbers),))


def text_facts(facts: dict[str, str | None]) -> Iterable[Row]:
    """A row for each text that there is."""
    return (fact(label, line(text)) for label, text in facts.items() if text)
