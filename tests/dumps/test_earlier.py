"""What a run must not write over: its inputs, and whatever no earlier run wrote."""

from __future__ import annotations

import gzip
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet
import pytest

from tests.dumps.conftest import Run, read_lines
from tests.dumps.making import dump_xml, made_pages
from warbox.cli import main
from warbox.dumps.errors import DumpError
from warbox.dumps.report import Balance

OUTPUTS = ["out.parquet", "out.jsonl", "out.jsonl.gz", "out.duckdb", "out"]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dumps" / "dump.xml"
    path.parent.mkdir()
    path.write_bytes(dump_xml(made_pages(10)))
    return path


def held_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder, at any depth, with what they hold."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(run: Run, tmp_path: Path, message: str, *dumps: Path, **options: object) -> None:
    """The run says why it does not begin, and leaves all as it was."""
    before = held_in(tmp_path)
    with pytest.raises(DumpError, match=message):
        run(*dumps, **options)
    assert held_in(tmp_path) == before


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_an_earlier_run_wrote_is_replaced(run: Run, dump: Path, tmp_path: Path, output: str) -> None:
    run(dump, output=output, names=tmp_path / "names.duckdb")
    dump.write_bytes(dump_xml([]))
    summary, _ = run(dump, output=output, names=tmp_path / "names.duckdb")
    assert summary.counts.pages == 0
    run(dump, output=output, names=tmp_path / "names.duckdb")
    assert sorted(path.name for path in tmp_path.iterdir() if ".balance." not in path.name) == sorted(
        ["dumps", "names.duckdb", output, *(["out.ledger.json"] if output != "out" else [])]
    )


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_link_leads_to_what_is_written(run: Run, dump: Path, tmp_path: Path, output: str) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    links = [tmp_path / name for name in (output, "names.duckdb")]
    for link in links:
        link.symlink_to(folder / link.name)
    for pages in (10, 0):
        dump.write_bytes(dump_xml(made_pages(pages)))
        run(dump, output=output, names=links[1])
        assert all(link.is_symlink() for link in links)
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
            ["dumps", "elsewhere", output, "names.duckdb"]
        )
        beside = folder / output if output == "out" else folder
        (balance,) = beside.glob("*balance.json")
        assert Balance.model_validate_json(balance.read_bytes()).pages == pages


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("name", ["file.txt", "conflicts.parquet", "balance.json"])
def test_a_folder_of_others_is_never_replaced(run: Run, dump: Path, tmp_path: Path, output: str, name: str) -> None:
    folder = tmp_path / output
    folder.mkdir()
    (folder / name).write_text("{}")
    refused(run, tmp_path, f"{output} (holds file.txt, which|is there, and not as) warbox dump", dump, output=output)


def test_a_file_among_the_tables_of_an_earlier_run_is_not_lost(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, output="out")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    refused(run, tmp_path, "out holds notes.txt, which warbox dump did not write", dump, output="out")


def test_an_empty_folder_and_an_empty_file_are_no_loss(run: Run, dump: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out.jsonl").touch()
    for output in ("out", "out.jsonl"):
        run(dump, output=output)
    assert len(read_lines(tmp_path / "out.jsonl")) == 2


def other_database(path: Path) -> None:
    """A database that is none of ours."""
    with duckdb.connect(str(path)) as database:
        database.execute("create table conflicts as select 1 as page_id")


def other_table(path: Path) -> None:
    """A Parquet file that is none of ours."""
    pyarrow.parquet.write_table(pyarrow.table({"page_id": [1]}), path)


@pytest.mark.parametrize(
    ("output", "make"),
    [
        ("out.parquet", other_table),
        ("out.duckdb", other_database),
        ("out.jsonl", lambda path: path.write_text('{"wiki":"enwiki"}\n')),
        ("out.jsonl.gz", lambda path: path.write_bytes(gzip.compress(b'{"page": 1}\n'))),
        ("out.jsonl.gz", lambda path: path.write_text("no gzip")),
        *((output, lambda path: path.write_text("my notes")) for output in OUTPUTS),
    ],
)
def test_a_file_of_others_is_never_replaced(run: Run, dump: Path, tmp_path: Path, output: str, make: object) -> None:
    assert callable(make)
    make(tmp_path / output)
    refused(run, tmp_path, f"{output} is there, and not as warbox dump writes it", dump, output=output)


@pytest.mark.parametrize("make", [other_database, lambda path: path.write_text("my notes")])
def test_names_are_not_written_over_what_is_no_database_of_names(
    run: Run, dump: Path, tmp_path: Path, make: object
) -> None:
    assert callable(make)
    make(tmp_path / "names.duckdb")
    message = "names.duckdb is there, and not as warbox dump --names writes it"
    refused(run, tmp_path, message, dump, names=tmp_path / "names.duckdb")


@pytest.mark.parametrize(
    "name", ["out.failed.jsonl", "out.ledger.json", "out.balance.json", "out.jsonl.partial/notes.txt", "out.jsonl.lock"]
)
def test_files_of_others_with_the_names_of_those_beside_an_output_are_kept(
    run: Run, dump: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")
    for fresh in (False, True):
        refused(run, tmp_path, "move it away", dump, fresh=fresh)


def test_a_folder_that_is_named_as_an_old_output_is_kept(run: Run, dump: Path, tmp_path: Path) -> None:
    (tmp_path / "out.old").mkdir()
    (tmp_path / "out.old" / "notes.txt").write_text("mine")
    for _ in range(2):
        run(dump, output="out")
    assert (tmp_path / "out.old" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dumps", "-o", "dumps"], "dumps is the same as dumps"),
        (["dumps", "-o", "../{folder}/dumps"], "is the same as dumps"),
        (["dumps", "-o", "link"], "/dumps is the same as dumps"),
        (["dumps", "-o", "loop"], "loop is a link that leads back to itself"),
        (["dumps/dump.xml", "-o", "dumps"], "dumps holds dumps/dump.xml"),
        (["dumps/dump.xml", "--names", "dumps/dump.xml"], "dumps/dump.xml is the same as dumps/dump.xml"),
        (["same.jsonl", "-o", "same.jsonl"], "same.jsonl is the same as same.jsonl"),
        (["same.jsonl", "-o", "hard.jsonl"], "hard.jsonl is the same as same.jsonl"),
        (["same.jsonl", "-o", "out", "--names", "out/names.duckdb"], "out/names.duckdb lies in out"),
        (["same.jsonl", "-o", "."], "'.' is no name for an output"),
        (["same.jsonl", "-o", ".."], "'..' is no name for an output"),
        (["same.jsonl", "-o", "/"], "'/' is no name for an output"),
        (["same.jsonl", "-o", ""], "'.' is no name for an output"),
        (["same.jsonl", "--names", ""], "'.' is no name for an output"),
        (["same.jsonl", "-o", "-"], "cannot be written to standard output"),
    ],
)
def test_an_output_has_a_place_of_its_own(
    arguments: list[str],
    message: str,
    dump: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "same.jsonl").write_bytes(dump.read_bytes())
    (tmp_path / "hard.jsonl").hardlink_to(tmp_path / "same.jsonl")
    (tmp_path / "link").symlink_to("dumps")
    (tmp_path / "loop").symlink_to("loop")
    before = held_in(tmp_path)
    assert main(["dump", *(argument.format(folder=tmp_path.name) for argument in arguments)]) == 2
    assert held_in(tmp_path) == before
    error = capsys.readouterr().err
    assert error.startswith("warbox: ")
    assert message in error
    assert error.count("\n") == 1


def test_an_output_may_lie_in_the_folder_that_is_read(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "read"
    folder.mkdir()
    (folder / "pages.xml").write_bytes(dump.read_bytes())
    monkeypatch.chdir(folder)
    for _ in range(2):
        assert main(["dump", ".", "-o", "wars.jsonl"]) == 0
    assert (folder / "wars.jsonl").stat().st_size
