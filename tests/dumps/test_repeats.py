"""Pages that come more than once in a run: the latest revision has the rows, and it is told which have none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.dumps.conftest import Run, read_lines
from tests.dumps.making import HEAD, TAIL, MadePage, article, battle, dump_xml

OUTPUTS = ["out.jsonl", "out.jsonl.gz", "out.parquet", "out.duckdb", "out"]


def revised(number: int, revision: int, day: int, places: int = 1) -> str:
    """A battle whose article has so many boxes, of a revision that was saved on some day."""
    page = battle(number)
    text = "".join(page.text.replace("10 May", f"{place + 1} May") for place in range(places))
    xml = MadePage(number, page.title, text).xml()
    return xml.replace(f"<id>{number + 1000}</id>", f"<id>{revision}</id>").replace("01-02T", f"01-{day:02}T")


@pytest.fixture
def dumps(tmp_path: Path) -> list[Path]:
    """Page 9 is older in the first of two files, page 5 in the second; page 7 is the same in both."""
    contents = {
        "enwiki-1.xml": [revised(9, 50, 1), revised(5, 80, 8, places=2), article(1).xml(), battle(7).xml()],
        "enwiki-2.xml": [revised(5, 60, 6), battle(7).xml(), revised(9, 70, 7), battle(3).xml()],
    }
    for name, pages in contents.items():
        (tmp_path / name).write_text("".join([HEAD.format(wiki="enwiki"), *pages, TAIL]), encoding="utf-8")
    (tmp_path / "dewiki.xml").write_bytes(dump_xml([battle(9)], wiki="dewiki"))
    return [tmp_path / name for name in (*contents, "dewiki.xml")]


def rows_of(output: Path) -> list[tuple[Any, ...]]:
    """Wiki, page and revision of each conflict of an output, in its order."""
    if output.suffix == ".duckdb":
        with duckdb.connect(str(output), read_only=True) as database:
            return database.execute("select wiki, page_id, revision_id from conflicts").fetchall()
    files = f"'{output}/conflicts.parquet'" if output.is_dir() else f"'{output}'"
    source = f"read_json({files}, map_inference_threshold = 0)" if ".jsonl" in output.name else files
    return duckdb.connect().execute(f"select wiki, page_id, revision_id from {source}").fetchall()


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("stretch_size", [900, 1_000_000])
def test_the_latest_revision_has_the_rows(
    run: Run, tmp_path: Path, dumps: list[Path], output: str, stretch_size: int, *, everything: bool
) -> None:
    summary, notes = run(*dumps, output=output, stretch_size=stretch_size, everything=everything)
    assert summary.line() == (
        "dewiki, enwiki: 9 pages in = 5 with a conflict (6 conflicts) + 1 without a box + 0 failed"
        " + 3 that came again (repeated.jsonl)"
    )
    assert summary.counts.balance()
    assert summary.is_complete
    assert notes.lines == []
    is_nested = "." in output and not output.endswith(".duckdb")
    rows = [row for row in rows_of(tmp_path / output) if row[1] != 1]
    twice = [("enwiki", 5, 80)] * (1 if is_nested and everything else 2)
    assert rows == [*twice, ("enwiki", 7, 1007), ("enwiki", 9, 70), ("enwiki", 3, 1003), ("dewiki", 9, 1009)]


def test_what_comes_again_is_told(run: Run, tmp_path: Path, dumps: list[Path]) -> None:
    run(*dumps)
    told = read_lines(tmp_path / "out.repeated.jsonl")
    first, second = map(str, dumps[:2])
    assert [(one["page_id"], one["revision_id"], one["file"]) for one in told] == [
        (9, 50, first),
        (5, 60, second),
        (7, 1007, second),
    ]
    assert [(one["kept_revision_id"], one["kept_file"]) for one in told] == [(70, second), (80, first), (1007, first)]
    run(dumps[0], dumps[2])
    assert not (tmp_path / "out.repeated.jsonl").exists()


def test_pages_of_tables_are_numbered_without_gaps(run: Run, tmp_path: Path, dumps: list[Path]) -> None:
    run(*dumps, output="out.duckdb", stretch_size=1_000_000)
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        assert database.execute("select distinct page, page_id from conflicts order by 1").fetchall() == [
            (0, 5),
            (1, 7),
            (2, 9),
            (3, 3),
            (4, 9),
        ]
        query = "select count(*) from {} anti join conflicts using (page, conflict, page_id, revision_id)"
        for table in ("figures", "commanders"):
            assert database.execute(query.format(table)).fetchall() == [(0,)]
