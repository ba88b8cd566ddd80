"""A run over a dump: what comes out, in every form, and that it is the same whatever the workers and the packing."""

from __future__ import annotations

import bz2
import gzip
import io
import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import duckdb
import pyarrow.parquet
import pytest
import zstandard

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


PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "dump.xml": bytes,
    "dump.xml.bz2": bz2.compress,
    "dump.xml.gz": gzip.compress,
    "dump.xml.zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("name", PACKINGS)
@pytest.mark.parametrize("stretch_size", [None, 2500])
def test_every_packing_gives_the_same_rows(run: Run, tmp_path: Path, name: str, stretch_size: int | None) -> None:
    path = tmp_path / name
    path.write_bytes(PACKINGS[name](dump_xml(PAGES)))
    summary, _ = run(path, stretch_size=stretch_size)
    assert summary.counts.pages == 60
    assert titles(read_lines(tmp_path / "out.jsonl")) == BATTLES


@pytest.mark.parametrize("name", PACKINGS)
def test_standard_input(run: Run, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO(PACKINGS[name](dump_xml(PAGES)))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(packed))
    summary, _ = run(Path("-"))
    assert summary.wikis == ["enwiki"]
    assert titles(read_lines(tmp_path / "out.jsonl")) == BATTLES


def in_members(text: bytes) -> bytes:
    """Packed by gzip in many small members, as programs write it that can then be read from the middle."""
    return b"".join(gzip.compress(text[start : start + 300]) for start in range(0, len(text), 300))


def noisy(count: int) -> list[MadePage]:
    """Conflicts with text that does not pack."""
    random = Random(7)
    return [
        MadePage(number, f"Battle of Ford {number}", battle(number).text + random.randbytes(60_000).hex())
        for number in range(1, count + 1)
    ]


SLOW_PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "dump.xml.bz2": bz2.compress,
    "dump.xml.gz": in_members,
    "dump.xml.zst": zstandard.ZstdCompressor().compress,
}
"""Of these, pieces as they are read from a file or pipe may give no text, or a member may end with one."""


@pytest.mark.parametrize("name", SLOW_PACKINGS)
@pytest.mark.parametrize("standard_input", [True, False])
@pytest.mark.parametrize("has_root", [True, False])
def test_packed_pieces_that_give_no_text_do_not_end_the_dump(
    run: Run, tmp_path: Path, name: str, standard_input: bool, has_root: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = noisy(10)
    text = dump_xml(pages) if has_root else "".join(page.xml() for page in pages).encode()
    path = tmp_path / name
    path.write_bytes(SLOW_PACKINGS[name](text))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    summary, notes = run(Path("-") if standard_input else path, wiki="enwiki", stretch_size=200_000)
    assert summary.line() == "enwiki: 10 pages in = 10 with a conflict + 0 without a box + 0 failed"
    assert notes.lines == []
    assert titles(read_lines(tmp_path / "out.jsonl")) == [page.title for page in pages]


def test_a_folder_of_files_of_several_wikis(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "enwiki-p10.xml").write_bytes(dump_xml([battle(3)]))
    (folder / "enwiki-p9.xml.gz").write_bytes(gzip.compress(dump_xml([battle(2)])))
    (folder / "zhwiki-p11.xml").write_bytes(dump_xml([MadePage(4, "四", "{{戰役\n|conflict=四\n}}")], wiki="zhwiki"))
    (folder / "enwiki-multistream-index.txt").write_text("0:1:A\n")
    (folder / "README").write_text("no dump")
    summary, _ = run(folder)
    assert summary.line() == "enwiki, zhwiki: 3 pages in = 3 with a conflict + 0 without a box + 0 failed"
    rows = read_lines(tmp_path / "out.jsonl")
    assert [(row["wiki"], row["page_id"]) for row in rows] == [("enwiki", 2), ("enwiki", 3), ("zhwiki", 4)]


def test_a_wiki_without_data_is_read_with_that_of_the_english_one_and_that_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([battle(3)], wiki="simplewiki"))
    summary, notes = run(path)
    assert summary.counts.conflicts == 1
    assert notes.lines == [f"{path}: there is no data for simplewiki; it is read with that of enwiki"]
    assert read_lines(tmp_path / "out.jsonl")[0]["wiki"] == "simplewiki"


def test_the_wiki_that_is_given_is_that_of_files_that_do_not_say_theirs(run: Run, tmp_path: Path) -> None:
    chinese = MadePage(4, "四", "{{戰役\n|conflict=四\n}}")
    (tmp_path / "a.xml").write_bytes(dump_xml([battle(2)]))
    (tmp_path / "b.xml").write_text(f"<mediawiki>{chinese.xml()}</mediawiki>", encoding="utf-8")
    named = MadePage(5, "五", chinese.text)
    (tmp_path / "zhwiki-20260101.xml").write_text(f"<mediawiki>{named.xml()}</mediawiki>", encoding="utf-8")
    paths = [tmp_path / name for name in ("a.xml", "b.xml", "zhwiki-20260101.xml")]
    summary, notes = run(*paths, wiki="zhwiki")
    assert summary.counts.with_conflict == 3
    assert [row["wiki"] for row in read_lines(tmp_path / "out.jsonl")] == ["enwiki", "zhwiki", "zhwiki"]
    assert notes.lines == []
    run(paths[2], wiki="enwiki")
    assert titles(read_lines(tmp_path / "out.jsonl")) == ["五"]


@pytest.mark.parametrize(("language", "data"), [("en", "enwiki"), ("be", "ruwiki")])
def test_a_wiki_without_data_is_read_with_that_of_its_language_or_of_the_wiki_that_is_given(
    run: Run, tmp_path: Path, language: str, data: str
) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([battle(3)], wiki="bewiki").replace(b'xml:lang="en"', f'xml:lang="{language}"'.encode()))
    _, notes = run(path, wiki="ruwiki")
    assert notes.lines == [f"{path}: there is no data for bewiki; it is read with that of {data}"]


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


def test_a_box_that_is_never_closed_is_told_where_the_page_has_no_other(run: Run, tmp_path: Path) -> None:
    pages = [
        MadePage(1, "War", "{{warbox\n|conflict=War\n|date=1999\n\nWar was {{convert|1|mi}}."),
        MadePage(2, "Book", "{{cite book\n|title=The infobox military conflict"),
        MadePage(3, "Help", "<nowiki>{{Infobox military conflict\n|</nowiki>"),
        MadePage(4, "Two", battle(4).text + "{{Infobox military conflict\n|conflict=B"),
        battle(5),
    ]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    summary, _ = run(path)
    assert summary.line() == "enwiki: 5 pages in = 2 with a conflict + 3 without a box + 0 failed"
    assert read_lines(tmp_path / "out.elsewhere.jsonl") == [
        {"kind": "unclosed", "page_id": 1, "page_title": "War", "template": "warbox"}
    ]


def test_a_box_that_is_called_as_a_module_or_stands_on_a_page_of_templates_is_told(run: Run, tmp_path: Path) -> None:
    pages = [
        MadePage(1, "First", "{{#invoke:Infobox military conflict|main|conflict=A}}"),
        MadePage(2, "Second", "{{Second War infobox}} It was a war."),
        MadePage(3, "Third", "{{Other infobox}}"),
        MadePage(10, "Template:Second War infobox", battle(10).text, namespace=10),
    ]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    summary, _ = run(path)
    assert summary.counts.conflicts == 0
    assert [
        (one["kind"], one["page_title"], one["template"]) for one in read_lines(tmp_path / "out.elsewhere.jsonl")
    ] == [
        ("module", "First", "Infobox military conflict"),
        ("transcluded", "Second", "Second War infobox"),
        ("template page", "Template:Second War infobox", "Template:Second War infobox"),
    ]


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


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("nothing", None, "cannot read '.*nothing': No such file or directory"),
        ("a-multistream-index.txt", b"0:1:A\n", "is the index of a dump; give the dump itself"),
        ("b.xml", b"<mediawiki><page></page></mediawiki>", "does not say which wiki it is of: give --wiki"),
        ("c.xml", b'<?xml version="1.0" encoding="utf-16"?><mediawiki/>', "is in utf-16"),
        ("empty.xml", b"", "empty.xml is empty"),
        ("enwiki-empty.xml.gz", gzip.compress(b"\n", mtime=0), "enwiki-empty.xml.gz is empty"),
        ("f.xml", b"<mediawiki><page ><title>A</title></page ></mediawiki>", "f.xml was rewritten: a page begins with"),
        ("g.xml", b'<mediawiki><page\nfoo="1"/></mediawiki>', 'begins with <page foo="1"/> and not with <page>'),
        (
            "enwiki-1.sql",
            b"CREATE TABLE page",
            "is no dump of a wiki: neither <mediawiki> nor <page> is at its beginning",
        ),
        (
            "enwiki-1.xml.7z",
            b"7z\xbc\xaf\x27\x1c\x00\x04",
            r"enwiki-1.xml.7z is packed by 7-Zip: give it unpacked, through a pipe: 7z x -so FILE \| warbox dump -",
        ),
        ("enwiki-1.xml.xz", b"\xfd7zXZ\x00\x00", "enwiki-1.xml.xz is packed by xz"),
        ("enwiki-1.txt.bz2", bz2.compress(b"0:1:A" * 9), "enwiki-1.txt.bz2 is no dump of a wiki"),
    ],
)
def test_what_is_no_dump_is_refused(run: Run, tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DumpError, match=message):
        run(tmp_path / name)


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


def test_standard_input_that_is_no_dump(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, message in ((b"", "standard input is empty"), (b"notes", "standard input is no dump of a wiki")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(DumpError, match=message):
            run(Path("-"), wiki="enwiki")
