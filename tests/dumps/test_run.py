"""A run over a dump: what comes out, in every form, and that it is the same whatever the workers."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest

from tests.dumps.conftest import Run, read_lines, titles
from tests.dumps.making import MadePage, battle, dump_xml, made_pages, multistream
from warbox.dumps.errors import DumpError
from warbox.dumps.report import ElsewhereKind

PAGES = made_pages(60)
BATTLES = [page.title for page in PAGES if page.title.startswith("Battle")]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "enwiki-20260101-pages-articles-multistream.xml.bz2"
    path.write_bytes(multistream(PAGES)[0])
    return path


def test_every_conflict_is_a_row_with_its_page(run: Run, dump: Path, tmp_path: Path) -> None:
    summary, _ = run(dump)
    assert summary.line() == "enwiki: 60 pages in = 12 with a conflict + 48 without a box + 0 failed"
    assert summary.is_complete
    rows = read_lines(tmp_path / "out.jsonl")
    assert titles(rows) == BATTLES
    first = rows[0]
    assert (first["wiki"], first["page_id"], first["revision_id"]) == ("enwiki", 5, 1005)
    assert (first["timestamp"], first["date"]["edtf"]) == ("2026-01-02T03:04:05Z", "1005-05-06")
    assert PAGES[4].text[first["span"]["start"] : first["span"]["end"]].startswith("{{Infobox military conflict\n")
    assert [side["casualties"][0]["low"] for side in first["sides"][:1]] == [15]
    beside = ["out.balance.json", "out.ledger.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([dump.name, "out.jsonl", *beside])


@pytest.mark.parametrize("output", ["out.parquet", "out.jsonl", "out.jsonl.gz", "out"])
def test_the_same_bytes_whatever_the_number_of_workers(run: Run, dump: Path, tmp_path: Path, output: str) -> None:
    contents = []
    for workers in (1, 3):
        run(dump, output=output, workers=workers)
        path = tmp_path / output
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        contents.append([(file.name, file.read_bytes()) for file in files])
    assert contents[0] == contents[1]


def test_nested_rows_in_parquet(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, output="out.parquet")
    table = pyarrow.parquet.read_table(tmp_path / "out.parquet")
    assert titles(table.to_pylist()) == BATTLES
    assert table.schema.metadata[b"warbox.schema_version"] == b"1"
    query = f"select name.text, sides[1].casualties[1].low from '{tmp_path}/out.parquet' where page_id = 10"
    (name, low) = duckdb.connect().execute(query).fetchall()[0]
    assert (name, low) == ("Battle of Ford 10", 20)


def test_flat_tables_with_pages_numbered_through(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, output="tables")
    conflicts = pyarrow.parquet.read_table(tmp_path / "tables" / "conflicts.parquet").to_pylist()
    assert [row["page"] for row in conflicts] == list(range(12))
    assert titles(conflicts) == BATTLES
    commanders = pyarrow.parquet.read_table(tmp_path / "tables" / "commanders.parquet").to_pylist()
    assert [(row["page"], row["name"], row["status"]) for row in commanders[:2]] == [
        (0, "Jean Ford 5", ["killed"]),
        (0, "John Ford 5", []),
    ]


def test_pages_have_the_same_numbers_whatever_the_stretches(run: Run, tmp_path: Path) -> None:
    quoted = MadePage(2, "Help", "<nowiki>{{Infobox military conflict}}</nowiki>")
    pages = [battle(1), quoted, battle(3), MadePage(4, "More help", quoted.text), battle(5)]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    for stretch_size in (300, 100_000):
        run(path, output="tables", stretch_size=stretch_size)
        conflicts = pyarrow.parquet.read_table(tmp_path / "tables" / "conflicts.parquet").to_pylist()
        assert [(row["page"], row["page_id"]) for row in conflicts] == [(0, 1), (1, 3), (2, 5)]


def test_a_database_with_keys_and_views(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, output="out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        deadliest = database.execute("select page_title, sum(low) from losses group by 1 order by 2 desc").fetchone()
        assert deadliest == ("Battle of Ford 60", 70)
        (orphans,) = database.execute(
            "select count(*) from commanders anti join conflicts using (page, conflict)"
        ).fetchall()[0]
        assert orphans == 0
        keys = database.execute(
            "select constraint_type from duckdb_constraints() where table_name = 'figures'"
        ).fetchall()
        assert ("FOREIGN KEY",) in keys


def test_views_lead_back_to_their_conflict_and_range_over_rival_estimates(run: Run, tmp_path: Path) -> None:
    text = (
        "{{Infobox military conflict|conflict=War|casualties1=300 killed (A)<br>over 500 killed (B)<br>9 wounded"
        "{{sfn|B|1}}|casualties2=French: 20 killed<br>British: 30 to 40 killed|casualties3=5 civilians killed}}"
    )
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([battle(1), MadePage(2, "War", text)]))
    run(path, output="out.duckdb")
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        columns = "side, category, civilian, low, high, open"
        assert database.execute(f"select {columns} from tolls where page_title = 'War' order by all").fetchall() == [
            (1, "killed", False, 300, 500, True),
            (1, "wounded", False, 9, 9, False),
            (2, "killed", False, 50, 60, False),
            (None, "killed", True, 5, 5, False),
        ]
        noted = "select note, footnotes from losses where category = 'wounded'"
        assert database.execute(noted).fetchall() == [(None, 1)]
        for view in ("losses", "tolls", "forces", "leaders", "parties"):
            lost = f"select count(*) from {view} anti join conflicts using (page, conflict, page_title)"
            assert database.execute(lost).fetchall() == [(0,)]


def test_redirects_and_other_namespaces_do_not_count(run: Run, tmp_path: Path) -> None:
    pages = [
        battle(1),
        MadePage(2, "User:A/draft", battle(2).text, namespace=2),
        MadePage(3, "Moved", "#REDIRECT [[Battle]] " + battle(3).text, redirect="Battle"),
    ]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    summary, _ = run(path)
    assert (summary.counts.with_conflict, summary.counts.without_box) == (1, 2)
    assert (summary.counts.redirects, summary.counts.other_namespaces) == (1, 1)
    assert [(one.kind, one.page_title) for one in summary.elsewhere] == [
        (ElsewhereKind.OTHER_NAMESPACE, "User:A/draft")
    ]
    summary, _ = run(path, namespaces=None)
    assert summary.counts.with_conflict == 2
    summary, _ = run(path, namespaces=frozenset({2}))
    assert titles(read_lines(tmp_path / "out.jsonl")) == ["User:A/draft"]


def test_everything_on_every_page(run: Run, tmp_path: Path) -> None:
    pages = [battle(1), MadePage(2, "Book", "Text.<ref>{{cite book|title=A Book|last=Smith}}</ref> {{flag|Peru}}")]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    run(path, everything=True)
    rows = read_lines(tmp_path / "out.jsonl")
    assert [[citation["title"] for citation in row["citations"]] for row in rows] == [[], ["A Book"]]
    for output in ("out.parquet", "out.duckdb"):
        run(path, everything=True, output=output)
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        assert database.execute("select page, page_title, title from citations").fetchall() == [(1, "Book", "A Book")]
        assert database.execute("select page_title, country, country_code from flags").fetchall()[-1] == (
            "Book",
            "Peru",
            "PER",
        )


def test_a_figure_of_any_page_leads_to_its_works_where_everything_was_taken(run: Run, tmp_path: Path) -> None:
    text = "{{Infobox military conflict|strength1=500 men{{sfn|Smith|1999}}}}{{cite book|title=T|last=Smith|date=1999}}"
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([battle(1), MadePage(2, "War", text)]))
    for everything, works in ((True, [("War", 500, "T")]), (False, [])):
        output = f"{everything}.duckdb"
        run(path, everything=everything, output=output)
        with duckdb.connect(str(tmp_path / output), read_only=True) as database:
            found = database.execute(
                "select page_title, low, title from (select page, low, unnest(sources) as citation from figures)"
                " join citations using (page, citation)"
            )
            assert found.fetchall() == works


def test_progress_reaches_the_whole_input(run: Run, dump: Path) -> None:
    _, notes = run(dump)
    done, total, pages = notes.shown[-1]
    assert done == total == dump.stat().st_size
    assert pages == 60


def test_an_output_of_no_known_form_is_refused(run: Run, dump: Path) -> None:
    with pytest.raises(DumpError, match=r"cannot tell what out\.xlsx is to be"):
        run(dump, output="out.xlsx")


def test_a_dump_without_pages_is_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([]))
    summary, notes = run(path)
    assert summary.line() == "enwiki: 0 pages in = 0 with a conflict + 0 without a box + 0 failed"
    assert summary.is_complete
    assert notes.lines == [f"{path}: no page was found in it"]


def test_a_dump_of_pages_without_texts_is_told(run: Run, tmp_path: Path) -> None:
    stub = re.sub(rb"<text .*?</text>", b'<text bytes="9" location="tt:1" />', dump_xml(PAGES), flags=re.DOTALL)
    (tmp_path / "stub.xml").write_bytes(stub)
    (tmp_path / "whole.xml").write_bytes(dump_xml(PAGES))
    summary, notes = run(tmp_path / "stub.xml", tmp_path / "whole.xml")
    assert summary.counts.pages == 120
    assert notes.lines == [
        f"{tmp_path}/stub.xml: none of its 60 pages has a text: a dump of stubs has no boxes",
    ]
