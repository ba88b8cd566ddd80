"""`warbox report`: the file it writes, and what it says where there is nothing to report on."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import pytest

from tests.report.overview.making import WARS, write_output
from warbox.cli import main


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_output(tmp_path_factory.mktemp("wars"), "wars.parquet", WARS[:2])


def test_a_report_is_one_file(output: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(output), "-o", str(tmp_path / "report.html")]) == 0
    assert capfd.readouterr() == ("", "")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert b"<title>Wars of enwiki</title>" in (tmp_path / "report.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing.duckdb", None, "No such file or directory"),
        ("wars.duckdb", b"no database", "cannot read"),
        ("wars.parquet", b"no table", "cannot read"),
        ("wars.jsonl", b"{}", "give a .duckdb, a .parquet or a folder of tables"),
    ],
)
def test_what_is_no_output_of_a_dump_is_refused(
    name: str, content: bytes | None, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    refused(["report", str(tmp_path / name), "-o", str(tmp_path / "report.html")], message, capsys)
    assert not (tmp_path / "report.html").exists()


def test_a_folder_without_tables_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tables").mkdir()
    arguments = ["report", str(tmp_path / "tables"), "-o", str(tmp_path / "report.html")]
    refused(arguments, "it has no conflicts.parquet", capsys)


@pytest.mark.parametrize("ending", ["duckdb", "parquet"])
def test_tables_of_others_are_refused(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"other.{ending}"
    with duckdb.connect(str(path) if ending == "duckdb" else ":memory:") as connection:
        connection.execute("create table conflicts as select 1 as page")
        if ending == "parquet":
            connection.execute(f"copy conflicts to '{path}'")
    refused(
        ["report", str(path), "-o", str(tmp_path / "r.html")], "is no output of this version of warbox dump", capsys
    )


def test_a_broken_file_beside_the_output_is_told(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wars.parquet").write_bytes(output.read_bytes())
    (tmp_path / "wars.ledger.json").write_text("[]", encoding="utf-8")
    arguments = ["report", str(tmp_path / "wars.parquet"), "-o", str(tmp_path / "r.html")]
    refused(arguments, "ledger.json beside the output is not as warbox dump writes it", capsys)


def test_the_report_never_takes_the_place_of_its_dump(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = output.read_bytes()
    refused(["report", str(output), "-o", str(output)], "give another name", capsys)
    assert output.read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(
    output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused(["report", str(output), "-o", str(tmp_path / "no" / "report.html")], "cannot write", capsys)


@pytest.mark.parametrize(("module", "extra"), [("duckdb", "dumps"), ("jinja2", "report")])
def test_a_missing_extra_is_named(
    module: str,
    extra: str,
    output: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    refused(["report", str(output), "-o", str(tmp_path / "r.html")], f"pip install 'warbox[{extra}]'", capsys)


def refused(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and one line that says why."""
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.startswith("warbox: ")
    assert message in error
    assert error.count("\n") == 1


def test_where_nothing_may_be_written_the_dump_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.html"
    notes.write_text("mine", encoding="utf-8")
    (tmp_path / "wars.duckdb").write_bytes(b"no database")
    refused(["report", str(tmp_path / "wars.duckdb"), "-o", str(notes)], "is there and is no page", capsys)


def test_a_report_takes_no_place_of_others(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    refused(["report", str(output), "-o", str(notes)], "is there and is no page", capsys)
    assert notes.read_text(encoding="utf-8") == "mine"
    tables = write_output(tmp_path, "tables", WARS[:2])
    refused(["report", str(tables), "-o", str(tables / "report.html")], "lies in", capsys)
