"""What goes wrong on the way through a dump: it is told with its place, and costs no more than it must."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

import warbox.dumps.run
import warbox.dumps.stretch_work
from tests.dumps.conftest import Run, read_lines, titles
from tests.dumps.making import HEAD, TAIL, MadePage, battle, dump_xml, made_pages, multistream
from warbox.cli import main
from warbox.dumps.errors import DumpError, RunStoppedError
from warbox.dumps.reading.bzip2 import read_bzip2
from warbox.dumps.reading.inputs import DumpFile
from warbox.dumps.reading.page_xml import PageRecord, read_page
from warbox.dumps.reading.pieces import Piece
from warbox.dumps.reading.stretches import Stretch, read_stretch
from warbox.page import Page

PAGES = made_pages(60)
BATTLES = [page.title for page in PAGES if page.title.startswith("Battle")]


def test_a_corrupt_block_costs_its_pages_which_the_index_names(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "enwiki-20260101-pages-articles-multistream.xml.bz2"
    packed, index = multistream(PAGES)
    offsets = sorted({int(line.split(":")[0]) for line in index.splitlines()})
    place, start, end = (offsets[2] + offsets[3]) // 2, offsets[2] + 4, offsets[3] + 4
    path.write_bytes(packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :])
    summary, notes = run(path)
    assert summary.line() == (
        "enwiki: 50 pages in = 10 with a conflict + 40 without a box + 0 failed; "
        f"{end - start:,} bytes of input in 1 place could not be read"
    )
    assert not summary.is_complete
    assert notes.lines == [f"{path}: bytes {start} to {end}: the bzip2 block is damaged"]

    path.with_name("enwiki-20260101-pages-articles-multistream-index.txt.bz2").write_bytes(bz2.compress(index.encode()))
    summary, _ = run(path)
    assert summary.line().startswith("enwiki: 60 pages in = 10 with a conflict + 40 without a box + 10 failed; ")
    damage, *failures = read_lines(tmp_path / "out.failed.jsonl")
    assert (damage["start"], damage["end"], damage["pages"]) == (start, end, 10)
    assert titles(failures) == [page.title for page in PAGES[20:30]]
    assert titles(read_lines(tmp_path / "out.jsonl")) == [title for title in BATTLES if title not in titles(failures)]


def damaged_multistream(folder: Path) -> tuple[Path, str]:
    """A multistream dump with damage in its third stream, and the lines of its index."""
    path = folder / "enwiki-20260101-pages-articles-multistream.xml.bz2"
    packed, index = multistream(PAGES)
    offsets = sorted({int(line.split(":")[0]) for line in index.splitlines()})
    place = (offsets[2] + offsets[3]) // 2
    path.write_bytes(packed[:place] + bytes([packed[place] ^ 0x55]) + packed[place + 1 :])
    return path, index


def test_lines_of_an_index_that_name_no_page_are_left_out_with_a_warning(run: Run, tmp_path: Path) -> None:
    path, index = damaged_multistream(tmp_path)
    lines = index.splitlines(keepends=True)
    lines[1], lines[24] = "no entry at all\n", f"{'9' * 5000}:25:Battle of Ford 25\n"
    index_file = tmp_path / "enwiki-20260101-pages-articles-multistream-index.txt"
    index_file.write_text("".join(lines))
    summary, notes = run(path)
    assert summary.warnings == [f"{index_file}: 2 of its lines name no page; the first of them is line 2"]
    assert summary.warnings[0] in notes.lines
    failures = read_lines(tmp_path / "out.failed.jsonl")[1:]
    assert titles(failures) == [page.title for page in PAGES[20:30] if page.page_id != 25]


def test_an_index_that_is_cut_off_names_what_is_left_of_it(run: Run, tmp_path: Path) -> None:
    path, index = damaged_multistream(tmp_path)
    index_file = tmp_path / "enwiki-20260101-pages-articles-multistream-index.txt.bz2"
    index_file.write_bytes(bz2.compress(index.encode()) + bz2.compress(b"")[:-4])
    summary, _ = run(path)
    assert summary.warnings == [
        f"{index_file}: cannot be read behind line 60, and names no pages from there on: "
        "Compressed file ended before the end-of-stream marker was reached"
    ]
    assert summary.counts.failed == 10


def test_a_corrupt_block_within_one_stream_cuts_the_page_in_front(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "enwiki-pages.xml.bz2"
    pages = made_pages(400)
    whole = bz2.compress(dump_xml(pages), 1)
    path.write_bytes(whole)
    pieces = list(read_bzip2(path, 0, len(whole)))
    place = (pieces[1].offset + pieces[2].offset) // 2
    path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
    summary, _ = run(path, stretch_size=50_000)
    (cut,) = summary.failures
    assert cut.error == "its end is lost in damaged data"
    assert cut.page_title in [page.title for page in pages]
    assert (summary.damage[0].start, summary.damage[0].end) == (pieces[1].offset, pieces[2].offset)
    seen = titles(read_lines(tmp_path / "out.jsonl"))
    lost = pieces[1].data.count(b"<page>")
    assert 400 - lost - 1 <= summary.counts.pages <= 400 - lost + 1
    assert seen == [page.title for page in pages if page.title in set(seen)]


def zstandard_blocks(text: bytes) -> Iterator[bytes]:
    """The text in a frame of several blocks, as programs write it that compress while they read."""
    packer = zstandard.ZstdCompressor().compressobj()
    for start in range(0, len(text), 20_000):
        yield packer.compress(text[start : start + 20_000])
        yield packer.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
    yield packer.flush()


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("dump.xml.bz2", lambda text: bz2.compress(text, 1)),
        ("dump.xml.gz", gzip.compress),
        ("dump.xml.zst", lambda text: b"".join(zstandard_blocks(text))),
        ("dump.xml", bytes),
    ],
)
def test_a_dump_that_ends_too_early_gives_what_is_there(run: Run, tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    text = dump_xml(made_pages(400))
    whole = pack(text)
    path = tmp_path / name
    path.write_bytes(whole[: len(whole) * 3 // 5])
    summary, notes = run(path, stretch_size=50_000)
    assert not summary.is_complete
    assert summary.counts.balance()
    assert 30 < summary.counts.with_conflict < 50
    assert all(str(path) in line and "byte" in line for line in notes.lines)
    assert len(set(notes.lines)) == len(notes.lines)
    assert " 0 bytes of input" not in summary.line()
    assert summary.line().endswith(" could not be read")


def test_what_is_lost_is_told_as_bytes_or_as_the_end_of_a_file(run: Run, tmp_path: Path) -> None:
    pages = made_pages(80)
    for name, some in (("enwiki-1.xml.gz", pages[:40]), ("enwiki-2.xml.gz", pages[40:])):
        packed = gzip.compress(dump_xml(some))
        (tmp_path / name).write_bytes(packed[: len(packed) // 2])
    summary, notes = run(tmp_path / "enwiki-1.xml.gz")
    assert summary.line().endswith(" failed; the end of 1 file could not be read")
    place = summary.damage[0].start
    assert notes.lines[-1] == (
        f"{tmp_path}/enwiki-1.xml.gz: byte {place}: the rest cannot be unpacked: the file ends within packed data"
    )
    summary, _ = run(tmp_path / "enwiki-1.xml.gz", tmp_path / "enwiki-2.xml.gz")
    assert summary.line().endswith(" failed; the end of 2 files could not be read")


def test_a_packed_file_that_is_damaged_from_its_first_byte(run: Run, tmp_path: Path) -> None:
    (tmp_path / "enwiki-1.xml.gz").write_bytes(b"\x1f\x8b\x08\x00" + b"\xff" * 100)
    summary, _ = run(tmp_path / "enwiki-1.xml.gz")
    assert (summary.counts.pages, summary.is_complete) == (0, False)


def test_a_dump_that_is_cut_off_between_two_streams_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "enwiki-multistream.xml.bz2"
    packed, index = multistream(PAGES)
    last = max(int(line.split(":")[0]) for line in index.splitlines())
    path.write_bytes(packed[:last])
    summary, notes = run(path)
    assert summary.counts.pages == 50
    assert notes.lines == [f"{path}: byte {last}: the dump is cut off: it has no end"]
    assert not summary.is_complete


def test_broken_xml_is_a_failure_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    broken = battle(2).xml().replace("<timestamp>", "<time stamp>")
    path.write_text(HEAD.format(wiki="enwiki") + battle(1).xml() + broken + battle(3).xml() + TAIL, encoding="utf-8")
    summary, notes = run(path)
    assert summary.line() == "enwiki: 3 pages in = 2 with a conflict + 0 without a box + 1 failed"
    balance = json.loads((tmp_path / "out.balance.json").read_text())
    assert (balance["pages"], balance["failed"], balance["line"]) == (3, 1, summary.line())
    (failure,) = read_lines(tmp_path / "out.failed.jsonl")
    assert (failure["page_id"], failure["page_title"], failure["revision_id"]) == (2, "Battle of Ford 2", 1002)
    assert failure["error"].startswith("broken XML at byte ")
    assert failure["wikitext"] == battle(2).text
    assert len(notes.lines) == 1
    assert notes.lines[0].startswith(f"{path}: byte {failure['offset']}: Battle of Ford 2: broken XML at byte ")


def test_entities_are_refused(run: Run, tmp_path: Path) -> None:
    bombs = "".join(f'<!ENTITY e{level + 1} "{f"&e{level};" * 10}">' for level in range(9))
    kind = f'<!DOCTYPE mediawiki [<!ENTITY e0 "ha"><!ENTITY secret SYSTEM "file:///etc/passwd">{bombs}]>'
    bomb = battle(1).xml().replace("was fought", "was &e9; fought")
    thief = battle(2).xml().replace("was fought", "was &secret; fought")
    path = tmp_path / "dump.xml"
    path.write_text(kind + HEAD.format(wiki="enwiki") + bomb + thief + battle(3).xml() + TAIL, encoding="utf-8")
    summary, _ = run(path)
    assert (summary.counts.with_conflict, summary.counts.failed) == (1, 2)
    assert all("undefined entity" in failure.error for failure in summary.failures)
    assert "root:" not in (tmp_path / "out.failed.jsonl").read_text()


def test_a_page_that_takes_too_long_is_a_failure(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _act_on(monkeypatch, "Battle of Ford 10", lambda: time.sleep(60))
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    summary, _ = run(path, page_timeout=3)
    assert [(failure.page_title, failure.error) for failure in summary.failures] == [
        ("Battle of Ford 10", "it takes longer than 3 s")
    ]
    assert summary.counts.with_conflict == 11


def test_a_fault_of_this_program_costs_one_page(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _act_on(monkeypatch, "Battle of Ford 10", lambda: 1 // 0)
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    summary, _ = run(path)
    assert [(failure.page_title, failure.error) for failure in summary.failures] == [
        ("Battle of Ford 10", "ZeroDivisionError: integer division or modulo by zero")
    ]
    assert summary.failures[0].wikitext == battle(10).text


@pytest.mark.parametrize(
    ("output", "tag", "digits"),
    [("out.parquet", "page", 20), ("out.duckdb", "revision", 20), ("out.jsonl", "page", 5000)],
)
def test_a_number_that_no_table_can_hold_costs_one_page(
    run: Run, tmp_path: Path, output: str, tag: str, digits: int
) -> None:
    path = tmp_path / "dump.xml"
    number = {"page": 10, "revision": 1010}[tag]
    text = dump_xml(PAGES).replace(f"<id>{number}</id>".encode(), f"<id>{'9' * digits}</id>".encode())
    path.write_bytes(text)
    summary, _ = run(path, output=output, names=tmp_path / "names.duckdb")
    assert [(failure.page_title, failure.error) for failure in summary.failures] == [
        ("Battle of Ford 10", f"the number in <id> has {digits} digits, and no more than 18 are read")
    ]
    assert summary.damage == []
    assert (summary.counts.with_conflict, summary.counts.pages) == (11, 60)


@pytest.mark.parametrize("output", ["out.parquet", "out.duckdb"])
def test_rows_that_cannot_be_written_cost_the_page_they_are_of(
    run: Run, tmp_path: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_too_much(xml: bytes, namespaces: Mapping[str, int]) -> PageRecord:
        record = read_page(xml, namespaces)
        return replace(record, page_id=1 << 70) if record.page_id == 10 else record

    monkeypatch.setattr(warbox.dumps.stretch_work, "read_page", read_too_much)
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    summary, _ = run(path, output=output)
    (failure,) = summary.failures
    assert (failure.page_title, failure.wikitext) == ("Battle of Ford 10", battle(10).text)
    assert summary.line() == "enwiki: 60 pages in = 11 with a conflict + 48 without a box + 1 failed"


def test_a_worker_that_is_killed_is_replaced(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "killed"

    def die_once() -> None:
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)

    _act_on(monkeypatch, "Battle of Ford 10", die_once)
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    summary, _ = run(path)
    assert summary.is_complete
    assert titles(read_lines(tmp_path / "out.jsonl")) == BATTLES


def test_a_page_that_kills_every_worker_is_a_failure(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _act_on(monkeypatch, "Battle of Ford 10", lambda: os.kill(os.getpid(), signal.SIGKILL))
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    summary, _ = run(path)
    assert [(failure.page_title, failure.error) for failure in summary.failures] == [
        ("Battle of Ford 10", "the worker died, exit code -9")
    ]
    assert summary.counts.with_conflict == 11


def test_a_stretch_that_kills_every_worker_is_lost_and_told_of(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def die(stretch: Stretch, file: DumpFile) -> Iterator[Piece]:
        if stretch.number == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        return read_stretch(stretch, file)

    monkeypatch.setattr(warbox.dumps.stretch_work, "read_stretch", die)
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    summary, _ = run(path)
    assert [(damage.start, damage.end) for damage in summary.damage] == [(8000, 12000)]
    assert summary.damage[0].error == "the worker died, exit code -9"
    assert summary.counts.balance()


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
from warbox.cli import main
sys.exit(main(["dump", {dump!r}, "-o", {output!r}, "--workers", "1", "--stretch", "4000"]))
"""


@pytest.mark.parametrize("limit", [300, 20_000])
def test_a_full_disk_ends_the_run_which_then_can_go_on(run: Run, tmp_path: Path, limit: int) -> None:
    """The first limit is reached by a part, the second by the output."""
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(made_pages(60, every=2)))
    program = FULL.format(limit=limit, dump=str(path), output=str(tmp_path / "out.jsonl"))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("warbox: ")
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.jsonl").exists()
    summary, _ = run(path)
    assert summary.counts.with_conflict == 30
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.parametrize(
    "options", [["-o", "out.duckdb"], ["--names", "out.duckdb"], ["-o", "x", "--names", "out.duckdb"]]
)
def test_a_database_for_which_the_disk_is_too_small_is_not_put_in_place(
    tmp_path: Path, options: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The parts can be written, the database cannot."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(made_pages(20, every=2)))
    program = FULL.replace('"-o", {output!r}', "*{options!r}").format(limit=60_000, dump=str(path), options=options)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("warbox: cannot write out.duckdb: ")
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.duckdb").exists()
    assert main(["dump", str(path), *options, "--stretch", "4000"]) == 0
    assert "going on with an interrupted run" in capfd.readouterr().err


def test_a_place_where_nothing_can_be_written_is_named_before_the_run_begins(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    (tmp_path / "file").touch()
    (tmp_path / "names.duckdb.lock").mkdir()
    for place, message in (("names.duckdb", "write"), ("file/names.duckdb", "make the folder of")):
        names = tmp_path / place
        with pytest.raises(DumpError, match=f"^cannot {message} {names}: ") as caught:
            run(path, names=names)
        assert not isinstance(caught.value, RunStoppedError)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["dump.xml", "file", "names.duckdb.lock"]


def test_a_run_with_other_settings_does_not_go_on_with_the_parts_of_another(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([MadePage(1, "A", "b")]))
    folder = tmp_path / "out.jsonl.partial"
    folder.mkdir()
    (folder / "manifest.json").write_text('{"version": "0.0.1"}')
    with pytest.raises(DumpError, match="is left from another run"):
        run(path)
    summary, _ = run(path, fresh=True)
    assert summary.counts.pages == 1


def test_the_settings_that_differ_are_told_as_a_person_gives_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES))
    with monkeypatch.context() as patched:
        patched.setattr(warbox.dumps.run, "finish", _stop)
        with pytest.raises(RunStoppedError):
            run(path)
    with pytest.raises(
        DumpError, match=r"is left from another run \(--all, --page-timeout differed\): finish that one"
    ):
        run(path, everything=True, page_timeout=3)


def _stop(*_: object) -> None:
    raise RunStoppedError("it had to stop")


def _act_on(monkeypatch: pytest.MonkeyPatch, title: str, act: object) -> None:
    """Makes reading the conflicts of one page do something else first."""
    find = Page.find

    def find_or_act(page: Page, model: type) -> object:
        if page.title == title and callable(act):
            act()
        return find(page, model)

    monkeypatch.setattr(Page, "find", find_or_act)
