"""Dumps in every packing, from files and from standard input, and what is none of them."""

from __future__ import annotations

import bz2
import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import zstandard

from tests.dumps.conftest import Run, read_lines, titles
from tests.dumps.making import MadePage, battle, dump_xml, made_pages
from warbox.dumps.errors import DumpError

PAGES = made_pages(60)
BATTLES = [page.title for page in PAGES if page.title.startswith("Battle")]


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


def test_standard_input_that_is_no_dump(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, message in ((b"", "standard input is empty"), (b"notes", "standard input is no dump of a wiki")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        with pytest.raises(DumpError, match=message):
            run(Path("-"), wiki="enwiki")
