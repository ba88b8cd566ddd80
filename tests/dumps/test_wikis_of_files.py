"""Which wiki a file of a dump is of, and with what data its pages are read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.dumps.conftest import Run, read_lines, titles
from tests.dumps.making import MadePage, battle, dump_xml


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
