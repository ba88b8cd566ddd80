"""The tables of a page, with typed cells. Needs wikitextparser, which the extra `interop` brings.

wikitextparser splits the markup of a table into cells; what is inside them is read as everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.interop.extras import import_from_extra
from warbox.interop.table_markup import CLOSING, CellLine, Stretch, find_tables, split_lines
from warbox.page import Page
from warbox.templates.flags import Flag
from warbox.typed import ArgumentValue, Reader
from warbox.values.figures.numbers.quantities import find_quantities
from warbox.values.figures.tokens.compilation import figure_words
from warbox.values.figures.tokens.tokenizer import tokenize
from warbox.values.inline import Inline
from warbox.wikis import Wiki

MOST_COLUMNS, MOST_ROWS = 1000, 65534
"""How many columns and rows a cell may span, as in HTML."""

_BLANKS = " \t\r\n\0\x0b"
_BEFORE_LINE = "{|\n"
_WITHIN_LINE = ("||", "!!", "|!")
_NEVER_ATTRIBUTES = ("[[", "-{")


class TableFigure(BaseModel):
    """A number in a cell: `low` and `high` are equal for an exact one, one is None where it is open.

    What it counts is for the reader of the table to say: its headers may tell.
    """

    model_config = ConfigDict(frozen=True)

    low: int | None
    high: int | None
    approximate: bool = False
    text: str
    span: Span


class TableCell(BaseModel):
    """A cell: where it stands in the grid, how many rows and columns it spans, what is in it.

    `row` and `column` count from 0. A table inside it is no part of its text. `span` is the stretch of the page that
    its content stands in.
    """

    model_config = ConfigDict(frozen=True)

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    content: Inline
    flags: tuple[Flag, ...] = ()
    figures: tuple[TableFigure, ...] = ()
    span: Span

    @property
    def text(self) -> str:
        """What a reader sees in it."""
        return self.content.text


class PageTable(BaseModel):
    """A table of a page. `cells` are in the order of the page; `span` is the stretch from `{|` to `|}`."""

    model_config = ConfigDict(frozen=True)

    caption: Inline | None = None
    cells: tuple[TableCell, ...]
    span: Span

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @property
    def grid(self) -> list[list[TableCell | None]]:
        """The rows with a cell, or None, for each column; a cell that spans several stands in each of them."""
        grid: list[list[TableCell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in grid[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [cell] * cell.columns
        return grid

    @property
    def header_rows(self) -> int:
        """The number of rows at the top that have headers only."""
        return min((cell.row for cell in self.cells if not cell.header), default=self.height)

    def headers_of(self, cell: TableCell) -> list[TableCell]:
        """The headers above a cell, from the top, and then those to its left."""
        above = [head for head in self.cells if head.header and head.row < cell.row and _overlap(head, cell)]
        left = [head for head in self.cells if head.header and head.column < cell.column and _beside(head, cell)]
        return [*above, *left]

    def records(self) -> list[dict[str, TableCell | None]]:
        """The rows below the headers, each by the texts of the headers of its columns.

        A column without a header, or whose header is that of an earlier one, has its number, from 1, as its name; where
        a header is that number, the next one behind the last column that no header is.
        """
        grid, top = self.grid, self.header_rows
        headers = [_header(row[column] for row in grid[:top]) for column in range(self.width)]
        taken = set(headers)
        spare = (name for number in count(self.width + 1) if (name := str(number)) not in taken)
        names: dict[str, None] = {}
        for number, header in enumerate(headers, 1):
            if header and header not in names:
                names[header] = None
            else:
                names[str(number) if str(number) not in taken else next(spare)] = None
        return [dict(zip(names, row, strict=True)) for row in grid[top:]]


def _header(cells: Iterable[TableCell | None]) -> str:
    """The texts of the headers of a column on one line, each once."""
    return " ".join(" ".join(dict.fromkeys(cell.text for cell in cells if cell is not None and cell.text)).split())


def _overlap(head: TableCell, cell: TableCell) -> bool:
    return head.column < cell.column + cell.columns and cell.column < head.column + head.columns


def _beside(head: TableCell, cell: TableCell) -> bool:
    return head.row < cell.row + cell.rows and cell.row < head.row + head.rows


def read_tables(page: Page) -> list[PageTable]:
    """The tables that the page's own text makes, in document order, those inside others too.

    What templates make of their arguments is not seen, nor are tables whose bars are `{{!}}`. Raises
    `MissingExtraError` where wikitextparser is not installed.
    """
    parser = import_from_extra("wikitextparser", "interop")
    reader = Reader(page.text, page.wiki)
    return [_Table(stretch, markup, parser, reader).read() for stretch, markup in find_tables(page.tree)]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table to be read. wikitextparser gets one line of its markup at a time.

    It takes time in the square of the number of cells, and parts cells in later lines, where MediaWiki does not.
    """

    stretch: Stretch
    markup: str
    parser: Any
    reader: Reader

    def read(self) -> PageTable:
        """The table with its cells in their places."""
        lines = split_lines(self.markup)
        cells: list[TableCell] = []
        taken: dict[int, int] = {}
        for number, row in enumerate(lines.rows):
            column = 0
            for parsed in (cell for line in row for cell in self._cells(line)):
                wide, high = _spanned(parsed.attributes, below=len(lines.rows) - number)
                while taken.get(column, 0) > number:
                    column += 1
                taken.update(dict.fromkeys(range(column, column + wide), number + high))
                place = {"row": number, "column": column, "rows": high, "columns": wide, "header": parsed.header}
                cells.append(_cell(self._value(parsed.start, parsed.end), place, self.reader))
                column += wide
        return PageTable(
            caption=self._caption(lines.captions),
            cells=tuple(cells),
            span=Span(self.stretch.start, self.stretch.end),
        )

    def _cells(self, line: CellLine) -> Iterator[_Cell]:
        """The cells that begin in a line.

        `! a || b` are two headers to MediaWiki, while wikitextparser takes the second for none.
        """
        header = self.markup.startswith("!", line.start)
        parsed_cells = self._parsed(line).cells(row=0, span=False)
        for parsed in parsed_cells:
            first, end = (line.start - len(_BEFORE_LINE) + at for at in parsed.span)
            start = end - len(parsed.value)
            before = self.reader.source[self.stretch.start + first : self.stretch.start + start]
            attributes = parsed.attrs
            if any(sign in before for sign in _NEVER_ATTRIBUTES):
                signs = parsed.string.lstrip(_BLANKS)
                start, attributes = end - len(signs) + (2 if signs.startswith(_WITHIN_LINE) else 1), {}
            yield _Cell(start, line.end if parsed is parsed_cells[-1] else end, header, attributes)

    def _caption(self, lines: Sequence[CellLine]) -> Inline | None:
        if not lines:
            return None
        line, parsed = lines[0], self._parsed(lines[0])
        attributes = parsed.caption_attrs
        start = line.start + len("|+") + (0 if attributes is None else len(attributes) + len("|"))
        return Inline.read(self._value(start, line.end), self.reader)

    def _parsed(self, line: CellLine) -> Any:
        """The table that wikitextparser makes of that line alone."""
        return self.parser.Table(f"{_BEFORE_LINE}{self.markup[line.start : line.head_end]}\n{CLOSING}")

    def _value(self, start: int, end: int) -> ArgumentValue:
        """A stretch of the table as a value, without the blanks around it."""
        source, place = self.reader.source, self.stretch.start
        text = source[place + start : place + end]
        first = place + start + len(text) - len(text.lstrip(_BLANKS))
        last = max(first, place + end - (len(text) - len(text.rstrip(_BLANKS))))
        nodes = self.stretch.nodes_within(source, first, last)
        on_new_line = "\n" in source[place + start : first]
        return ArgumentValue(source, first, last, nodes, key="", written="", begins_line=on_new_line)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table's markup: where its content begins and ends, and what its attributes are."""

    start: int
    end: int
    header: bool
    attributes: dict[str, str]


def _spanned(attributes: dict[str, str], below: int) -> tuple[int, int]:
    """How many columns and rows a cell spans; `below` is the number of rows there are from its own on."""
    wide = _number(attributes.get("colspan"))
    high = _number(attributes.get("rowspan"))
    return min(wide or 1, MOST_COLUMNS), min(below if high == 0 else high or 1, below)


def _number(written: str | None) -> int | None:
    digits = (written or "").strip()[: len(str(MOST_ROWS))]
    return int(digits) if digits.isdecimal() else None


def _cell(value: ArgumentValue, place: dict[str, Any], reader: Reader) -> TableCell:
    content = Inline.read(value, reader)
    return TableCell(
        **place,
        content=content,
        flags=tuple(mark.value for line in content.lines for mark in line.marks if isinstance(mark.value, Flag)),
        figures=_figures(content, reader.wiki),
        span=content.span,
    )


def _figures(content: Inline, wiki: Wiki) -> tuple[TableFigure, ...]:
    """The numbers of a cell that are counts: no dates, no parts of designations."""
    words = figure_words(wiki)
    found = []
    for line in content.lines:
        tokens = tokenize(line.text, words)
        for quantity in find_quantities(tokens, words):
            start, end = tokens[quantity.first].start, tokens[quantity.stop - 1].end
            found.append(
                TableFigure(
                    low=quantity.low,
                    high=quantity.high,
                    approximate=quantity.approximate,
                    text=line.text[start:end],
                    span=line.span(start, end),
                )
            )
    return tuple(found)
