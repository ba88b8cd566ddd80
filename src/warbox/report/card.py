"""The card: sheets for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from warbox.report.plain import printable
from warbox.report.sheets import Cell, Columns, Line, Role, Row, Sheet, sheets_of

_STYLES = {
    Role.WORDS: "",
    Role.STRONG: "bold",
    Role.FAINT: "dim",
    Role.FATE: "red",
    Role.SUBJECT: "yellow",
    Role.PERIOD: "bold yellow",
    Role.GROUP: "yellow",
}


def card(value: Any) -> RenderableType:
    """A page, a conflict or another value that has sheets, for rich to print. Raises `TypeError` for other values."""
    return _spaced(_sheet(sheet) for sheet in sheets_of(value))


def _sheet(sheet: Sheet) -> RenderableType:
    headings = [_styled(text, style) for text, style in ((sheet.title, "bold"), (sheet.subtitle, "dim")) if text]
    return _spaced(
        [
            *([Group(*headings)] if headings else []),
            *([_facts(sheet.facts)] if sheet.facts else []),
            *map(_columns, sheet.columns),
            *([_styled(sheet.remark, "dim")] if sheet.remark else []),
        ]
    )


def _spaced(blocks: Iterable[RenderableType]) -> RenderableType:
    """The blocks with an empty line between one and the next."""
    spaced: list[RenderableType] = []
    for block in blocks:
        spaced += [Text(), block] if spaced else [block]
    return Group(*spaced)


def _facts(rows: Iterable[Row]) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="cyan", no_wrap=True)
    facts.add_column(overflow="fold")
    for row in rows:
        facts.add_row(row.label, *map(_cell, row.cells))
    return facts


def _columns(columns: Columns) -> Table:
    table = Table(box=box.ROUNDED, show_lines=True, expand=True)
    table.add_column(style="cyan", no_wrap=True)
    for title in columns.titles:
        table.add_column(title, ratio=1)
    for row in columns.rows:
        table.add_row(row.label, *map(_cell, row.cells))
    return table


def _cell(cell: Cell) -> RenderableType:
    """The lines below each other, with a narrow column for their signs where they have any."""
    if not any(line.sign for line in cell.lines):
        return Text("\n").join(map(_line, cell.lines))
    grid = Table.grid(padding=(0, 1))
    if cell.numbers:
        grid.add_column(style="bold", justify="right", no_wrap=True)
    else:
        grid.add_column(style="cyan")
    grid.add_column(overflow="fold")
    for line in cell.lines:
        grid.add_row(_styled(line.sign), _line(line))
    return grid


def _line(line: Line) -> Text:
    return Text(" ").join(_styled(run.text, _STYLES[run.role]) for run in line.runs)


def _styled(text: str, style: str = "") -> Text:
    """Text that is shown as it is: never read as rich's markup."""
    return Text(printable(text), style=style)
