"""Tables of pages, with typed cells."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warbox
from tests.strategies import table_like_texts, wikitext
from warbox import PageTable, read_tables

CASES = tomllib.loads((Path(__file__).parent / "cases" / "tables.toml").read_text(encoding="utf-8"))["case"]


def shown_rows(table: PageTable) -> list[list[str]]:
    rows = []
    for at, row in enumerate(table.grid):
        shown = []
        for column, cell in enumerate(row):
            whole = cell is not None and (cell.row, cell.column) == (at, column)
            shown.append((("!" if cell.header else "") + cell.text) if cell is not None and whole else "~")
        rows.append(shown)
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_cells_of_a_table(case: dict[str, Any]) -> None:
    first, *_ = read_tables(warbox.parse(case["input"], wiki="zhwiki"))
    assert shown_rows(first) == case["rows"]
    assert (first.caption.text if first.caption is not None else None) == case.get("caption")


@pytest.fixture(scope="module")
def forces(seed_text: str) -> tuple[warbox.Page, PageTable]:
    page = warbox.parse(seed_text, wiki="zhwiki")
    (table,) = read_tables(page)
    return page, table


def test_the_table_of_forces_has_a_header_and_three_rows(forces: tuple[warbox.Page, PageTable]) -> None:
    _, table = forces
    assert (table.height, table.width, table.header_rows) == (4, 7, 1)
    assert [cell.text for cell in table.cells if cell.header] == [
        "政权", "军事人员", "火炮", "坦克", "装甲运兵车", "装甲战斗车辆", "战斗机",
    ]  # fmt: skip


def test_the_rows_of_the_table_of_forces_have_flags_and_numbers(forces: tuple[warbox.Page, PageTable]) -> None:
    _, table = forces
    rows = []
    for row in table.grid[1:]:
        first, *others = (cell for cell in row if cell is not None)
        rows.append((first.flags[0].country, [figure.low for cell in others for figure in cell.figures]))
    assert rows == [
        ("Nagorno-Karabakh", [20000, 16, 13, 120]),
        ("Armenia", [20000, 170, 160, 240, 200]),
        ("Azerbaijan", [42000, 330, 280, 360, 480, 170]),
    ]
    assert table.grid[2][0] is not None
    assert table.grid[2][0].flags[0].entity is not None
    assert table.grid[2][0].flags[0].entity.code == "ARM"


def test_every_cell_of_the_table_of_forces_knows_its_place(forces: tuple[warbox.Page, PageTable]) -> None:
    page, table = forces
    assert page.text[table.span.start : table.span.end].startswith('{| border="1"')
    assert page.text[: table.span.end].endswith("|}")
    written = [page.text[cell.span.start : cell.span.end] for cell in table.cells]
    assert written[7:10] == ["{{flag|Nagorno-Karabakh}}", "20,000", "16"]


def test_a_row_is_read_by_the_headers_of_its_columns(forces: tuple[warbox.Page, PageTable]) -> None:
    _, table = forces
    azerbaijan = table.records()[2]
    assert azerbaijan["坦克"] is not None
    assert azerbaijan["坦克"].text == "280"
    assert [head.text for head in table.headers_of(azerbaijan["坦克"])] == ["坦克"]


def test_links_references_and_bounds_in_a_cell() -> None:
    page = warbox.parse("{|\n| at least 300 [[Gun|guns]]<ref name=a/> in 1815\n|}")
    (cell,) = read_tables(page)[0].cells
    assert [link.target for link in cell.content.links] == ["Gun"]
    assert [use.name for use in cell.content.references] == ["a"]
    figure = cell.figures[0]
    assert (figure.low, figure.high, figure.text) == (300, None, "at least 300")
    assert page.text[figure.span.start : figure.span.end] == "at least 300"


def test_tables_inside_tables_follow_them() -> None:
    outer, inner = read_tables(warbox.parse("{|\n| A\n{|\n| x || y\n|}\n|}"))
    assert shown_rows(inner) == [["x", "y"]]
    assert outer.span.start < inner.span.start
    assert inner.span.end < outer.span.end


def test_names_of_columns_that_are_missing_or_doubled_are_numbers() -> None:
    (table,) = read_tables(warbox.parse("{|\n! A !! A !!\n|-\n| 1 || 2 || 3 || 4\n|}"))
    assert [list(record) for record in table.records()] == [["A", "2", "3", "4"]]


@pytest.mark.parametrize(
    ("headers", "names"),
    [
        ("2 !! ", ["2", "3"]),
        ("2 !! 2", ["2", "3"]),
        (" !! 1 !! 5", ["4", "1", "5"]),
        ("4 !! !! 2 !!", ["4", "5", "2", "6"]),
    ],
)
def test_a_number_that_is_a_header_is_the_name_of_no_other_column(headers: str, names: list[str]) -> None:
    cells = " || ".join("abcd"[: len(names)])
    (table,) = read_tables(warbox.parse(f"{{|\n! {headers}\n|-\n| {cells}\n|}}"))
    (record,) = table.records()
    assert list(record) == names
    assert [cell.text for cell in record.values() if cell is not None] == list("abcd"[: len(names)])


def test_names_of_columns_are_on_one_line() -> None:
    (table,) = read_tables(warbox.parse("{|\n! Viewers,<br>millions\n|-\n| 3\n|}"))
    assert [list(record) for record in table.records()] == [["Viewers, millions"]]


def test_spans_beyond_measure_are_cut() -> None:
    (table,) = read_tables(warbox.parse('{|\n| colspan="99999999999" rowspan="0" | A || rowspan=x | B\n|-\n| C\n|}'))
    assert [(cell.columns, cell.rows) for cell in table.cells] == [(1000, 2), (1, 1), (1, 1)]


@given(st.one_of(table_like_texts, wikitext))
@settings(max_examples=120)
def test_every_text_can_be_read_for_tables(text: str) -> None:
    page = warbox.parse(text)
    for table in read_tables(page):
        assert text.startswith("{|", table.span.start)
        for cell in table.cells:
            assert table.span.start <= cell.span.start <= cell.span.end <= table.span.end
