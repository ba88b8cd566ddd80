"""`warbox dump` and `warbox sql`: the last line, the exit codes, what is told where."""

from __future__ import annotations

import json
import os
from pathlib import Path

import duckdb
import pytest

import warbox.dumps.run
from tests.dumps.making import HEAD, TAIL, battle, dump_xml, made_pages
from warbox.cli import main


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "enwiki-20260101-pages-articles.xml"
    path.write_bytes(dump_xml(made_pages(10)))
    return path


def test_the_last_line_balances(dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["dump", str(dump), "-o", str(tmp_path / "out.jsonl"), "--workers", "1"]) == 0
    output = capfd.readouterr()
    assert output.out == ""
    assert output.err == "enwiki: 10 pages in = 2 with a conflict + 8 without a box + 0 failed\n"


def test_failures_give_exit_code_1(dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    broken = battle(2).xml().replace("</title>", "")
    dump.write_text(HEAD.format(wiki="enwiki") + battle(1).xml() + broken + TAIL, encoding="utf-8")
    assert main(["dump", str(dump), "-o", str(tmp_path / "out.jsonl")]) == 1
    lines = capfd.readouterr().err.splitlines()
    assert lines[-1] == "enwiki: 2 pages in = 1 with a conflict + 0 without a box + 1 failed"
    assert "broken XML at byte " in lines[0]
    assert len((tmp_path / "out.failed.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.xml", "-o", "out.jsonl"], "cannot read 'missing.xml': No such file or directory"),
        (["{dump}", "-o", "{folder}/out.csv"], "cannot tell what out.csv is to be"),
        (["{dump}", "-o", "{folder}/out.jsonl", "--namespace", "talk"], "--namespace takes numbers, or all"),
        (["{dump}", "-o", "{folder}/out.jsonl", "--wiki", "xxwiki"], "no data for the wiki 'xxwiki'"),
        (["{dump}"], "give --output, or --names, or both with different files"),
        (
            ["{dump}", "-o", "a.duckdb", "--names", "a.duckdb"],
            "give --output, or --names, or both with different files",
        ),
    ],
)
def test_what_makes_no_sense_gives_exit_code_2(
    arguments: list[str], message: str, dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [argument.format(dump=dump, folder=tmp_path) for argument in arguments]
    assert main(["dump", *given]) == 2
    error = capsys.readouterr().err
    assert error.startswith("warbox: ")
    assert message in error
    assert error.count("\n") == 1


def test_a_dump_whose_name_is_not_utf8(dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = dump.rename(dump.with_name("enwiki-\udcc5.xml"))
    path.write_bytes(path.read_bytes().partition(b"<page>")[0] + b"<page>")
    assert main(["dump", str(path), "-o", str(tmp_path / "out.jsonl")]) == 1
    assert rf"{tmp_path}/enwiki-\udcc5.xml: byte " in capfd.readouterr().err
    first = json.loads((tmp_path / "out.failed.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first["file"] == rf"{tmp_path}/enwiki-\udcc5.xml"


@pytest.mark.parametrize(
    "arguments",
    [
        ["dump", "dump.xml", "-o", "{name}.parquet"],
        ["dump", "dump.xml", "--names", "{name}.duckdb"],
        ["dump", "dump.xml", "-o", "out", "--evidence", "{name}.duckdb"],
        ["sql", "{name}.duckdb", "select 1"],
        ["sql", "wars.duckdb", "select {name}"],
        ["report", "{name}.duckdb", "-o", "page.html"],
        ["names", "article", "--evidence", "{name}.duckdb"],
    ],
)
def test_what_tables_cannot_be_asked_by_is_refused(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("dump.xml", "\udcc5.duckdb", "wars.duckdb", "article"):
        (tmp_path / name).touch()
    assert main([argument.format(name="\udcc5") for argument in arguments]) == 2
    assert capsys.readouterr().err.endswith("' is not UTF-8 in this locale\n")


def test_an_interrupt_says_that_the_run_can_go_on(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(warbox.dumps.run, "finish", interrupt)
        assert main(["dump", str(dump), "-o", str(tmp_path / "out.jsonl")]) == 130
    line = "warbox: interrupted; what is done is kept, and the same command goes on from there"
    assert capfd.readouterr().err.splitlines() == [line]
    assert main(["dump", str(dump), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert capfd.readouterr().err.startswith("going on with an interrupted run: 1 stretches are done\n")


@pytest.fixture
def database(dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "wars.duckdb"
    assert main(["dump", str(dump), "-o", str(path), "--workers", "1"]) == 0
    capfd.readouterr()
    return path


def test_a_query_as_lines_of_json(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = "select conflict_name, category, low from losses order by low"
    assert main(["sql", str(database), query, "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert lines == [
        {"conflict_name": "Battle of Ford 5", "category": "killed", "low": 15},
        {"conflict_name": "Battle of Ford 10", "category": "killed", "low": 20},
    ]


def test_a_query_as_a_table_and_as_csv(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = "select name, status from leaders where side = 1 order by 1 desc"
    assert main(["sql", str(database), query]) == 0
    shown = capfd.readouterr().out
    assert "Jean Ford 5" in shown
    assert shown.index("Jean Ford 5") < shown.index("Jean Ford 10")
    assert main(["sql", str(database), "select name from leaders where side = 1 order by 1", "--format", "csv"]) == 0
    assert capfd.readouterr().out == "name\nJean Ford 10\nJean Ford 5\n"


def test_what_is_too_wide_for_a_table_is_shown_row_after_row(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "select * from losses order by low"]) == 0
    lines = [" ".join(line.split()) for line in capfd.readouterr().out.splitlines()]
    assert lines[:2] == ["row 1", "page 0"]
    assert "conflict_name Battle of Ford 5" in lines
    assert "low 15" in lines
    assert lines.index("row 2") < lines.index("conflict_name Battle of Ford 10")
    assert not any(line.startswith("subject") for line in lines)  # nothing is known of it


def test_an_answer_without_rows_shows_its_columns(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "select name, rank from leaders where false"]) == 0
    assert capfd.readouterr().out.split()[:2] == ["name", "rank"]


def test_a_folder_of_tables_and_a_nested_file_are_asked_alike(
    dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for output, query in (
        ("tables", "select count(*) from commanders join conflicts using (page, conflict)"),
        ("wars.parquet", "select sum(len(sides)) from conflicts"),
    ):
        assert main(["dump", str(dump), "-o", str(tmp_path / output), "--workers", "1"]) == 0
        assert main(["sql", str(tmp_path / output), query, "--format", "csv"]) == 0
        assert capfd.readouterr().out.splitlines()[-1] == "4"


def test_what_is_no_output_of_a_dump_cannot_be_asked(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["dump", str(dump), "-o", "wars.jsonl"]) == 0
    Path("folder").mkdir()
    Path("nothing.parquet").touch()
    capfd.readouterr()
    for name in ("wars.jsonl", dump.name, "folder", "nothing.parquet"):
        assert main(["sql", name, "select 1"]) == 2
        told = f"warbox: cannot tell what '{name}' is: give a .duckdb, a .parquet or a folder of tables\n"
        assert capfd.readouterr().err == told


def test_a_query_changes_nothing(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "delete from figures"]) == 2
    assert "read-only" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["csv", "table"])
def test_lists_and_truths_in_a_cell_are_json(form: str, database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    query = (
        "select status, {'a': true, 'é': null} as more, civilian from commanders, figures where rank is null limit 1"
    )
    assert main(["sql", str(database), query, "--format", form]) == 0
    shown = capfd.readouterr().out
    for cell in ('["killed"]', '{"a": true, "é": null}', "false"):
        assert cell in shown.replace('""', '"')


def test_keys_of_any_kind_are_text_in_json(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "select map {date '2020-01-01': [1]} as m", "--format", "jsonl"]) == 0
    assert capfd.readouterr().out == '{"m": {"2020-01-01": [1]}}\n'


def test_two_columns_of_one_name_are_no_object_of_json(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "select 1 a, 2 a", "--format", "jsonl"]) == 2
    assert "two columns are called 'a'" in capfd.readouterr().err
    assert main(["sql", str(database), "select 1 a, 2 a", "--format", "csv"]) == 0
    assert capfd.readouterr().out == "a,a\n1,2\n"


def test_what_is_set_ahead_of_a_query(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "set threads = 1; select 2 as two;", "--format", "csv"]) == 0
    assert capfd.readouterr().out == "two\n2\n"


@pytest.mark.parametrize("query", ["selec", "select x from conflicts", "", " ", "-- nothing", "select 1; select 2"])
def test_a_query_that_is_none(query: str, database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), query]) == 2
    error = capfd.readouterr().err
    assert error.startswith("warbox: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("'nan'::double", None),
        ("'-inf'::float", None),
        ("1.5", 1.5),
        ("2.00", 2),
        ("123456789012345678901234567890::decimal(38, 0)", 123456789012345678901234567890),
        ("[1.5, 'inf'::double]", [1.5, None]),
        ("{'low': 'nan'::double}", {"low": None}),
    ],
)
def test_numbers_in_lines_are_those_of_json(
    value: str, written: object, database: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def refused(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    capfd.readouterr()
    assert main(["sql", str(database), f"select {value} as x", "--format", "jsonl"]) == 0
    assert json.loads(capfd.readouterr().out, parse_constant=refused) == {"x": written}


def test_a_table_of_a_folder_has_the_name_of_its_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"copy (select 1 as x) to '{tmp_path}/my \"own\".parquet'")
    assert main(["sql", str(tmp_path), 'select x from "my ""own"""', "--format", "csv"]) == 0
    assert capfd.readouterr().out == "x\n1\n"


@pytest.mark.parametrize("name", [b"a.parquet", b"\xff.parquet"])
def test_a_folder_with_a_file_that_is_no_table_is_refused(
    name: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    opened: list[duckdb.DuckDBPyConnection] = []
    connect = duckdb.connect

    def noted() -> duckdb.DuckDBPyConnection:
        opened.append(connect())
        return opened[-1]

    monkeypatch.setattr(duckdb, "connect", noted)
    (tmp_path / os.fsdecode(name)).write_bytes(b"no table")
    assert main(["sql", str(tmp_path), "select 1"]) == 2
    assert capfd.readouterr().err.count("\n") == 1
    with pytest.raises(duckdb.ConnectionException):
        opened[0].execute("select 1")
