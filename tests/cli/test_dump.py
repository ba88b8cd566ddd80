"""`warbox dump` and `warbox sql`: the last line, the exit codes, what is told where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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


def test_what_is_set_ahead_of_a_query(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), "set threads = 1; select 2 as two;", "--format", "csv"]) == 0
    assert capfd.readouterr().out == "two\n2\n"


@pytest.mark.parametrize("query", ["selec", "select x from conflicts", "", " ", "-- nothing", "select 1; select 2"])
def test_a_query_that_is_none(query: str, database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", str(database), query]) == 2
    error = capfd.readouterr().err
    assert error.startswith("warbox: ")
    assert error.count("\n") == 1
