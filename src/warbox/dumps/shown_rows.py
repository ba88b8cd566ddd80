"""Rows of an answer as people read them: a table, or where the columns are too many for one, row after row."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_LONG_WORD = 24
"""A word of that width may be broken: an address, a list, a line of Chinese."""

_AROUND = 3
"""The width between two columns of a table."""


def shown_rows(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """The rows as text of that width. No number and no short word is broken for a column that has too little room."""
    shown = StringIO()
    console = Console(width=width, file=shown)
    needed = [max(map(_longest_word, cells)) for cells in zip(columns, *rows, strict=True)]
    if not rows or sum(needed) + _AROUND * len(columns) <= width:
        console.print(_table(columns, rows))
    else:
        for number, row in enumerate(rows, 1):
            console.print(f"row {number}", _record(columns, row), sep="\n")
    return shown.getvalue()


def _longest_word(cell: str) -> int:
    return min(_LONG_WORD, max(map(cell_len, cell.split()), default=0))


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _record(columns: Sequence[str], row: Sequence[str]) -> Table:
    """One row with a line for each column that has a value."""
    record = Table.grid(padding=(0, 2))
    record.add_column()
    record.add_column(overflow="fold")
    for name, cell in zip(columns, row, strict=True):
        if cell:
            record.add_row(Text(f"  {name}"), Text(cell))
    return record
