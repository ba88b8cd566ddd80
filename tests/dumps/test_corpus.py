"""Real dumps: what a run counts is what reading every page by itself gives."""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import warbox
from tests.dumps.conftest import Run, read_lines
from warbox.dumps.reading.inputs import find_dump_files
from warbox.dumps.reading.siteinfo import wiki_data

# Pages, with a conflict, redirects, outside of the main namespace, failed: as counted in the XML. A page of the German
# dump is not well-formed, and pages of the broken ones lack their title or text; none has a box, so none is parsed.
COUNTS = {
    "AKSW-dewiki-history.xml.bz2": (87, 0, 20, 43, 0),
    "CyberZHG-zhwiki-broken-1.xml": (3, 0, 0, 2, 0),
    "CyberZHG-zhwiki-broken-2.xml": (3, 0, 0, 2, 0),
    "CyberZHG-zhwiki-broken-3.xml": (3, 0, 0, 2, 0),
    "CyberZHG-zhwiki-broken-4.xml": (3, 0, 0, 2, 0),
    "bliki-creator-enwiki-20150112.xml": (5, 0, 2, 2, 0),
    "dumpster-dive-tinywiki.xml": (8, 0, 0, 0, 0),
    "gensim-enwiki-p10p30302-shortened.xml.bz2": (206, 1, 100, 1, 0),
    "json-wikipedia-itwiki-small-dump.xml.gz": (747, 2, 65, 75, 0),
    "mediawiki-dump-fowiki.xml.bz2": (2, 0, 0, 1, 0),
    "refinery-commonswiki-sample-0.11.xml": (1, 0, 0, 1, 0),
    "refinery-simplewiki-sample-0.11.xml": (2, 0, 0, 2, 0),
    "sweble-input-0.5.xml": (1, 0, 1, 0, 0),
    "sweble-input-0.10.xml": (1, 0, 1, 0, 0),
}
WITHOUT_WIKI = {"gensim-enwiki-table-markup.xml.bz2", "refinery-mediawiki-dump-test.xml", "wikihadoop-page_sample.xml"}
"""Dumps that do not say which wiki they are of, in their head or their name."""


def real_dumps(corpus: Path) -> list[Path]:
    return sorted(path for path in (corpus / "dumps").rglob("*") if path.is_file())


def open_dump(path: Path) -> bytes:
    openers = {".bz2": bz2.decompress, ".gz": gzip.decompress}
    return openers.get(path.suffix, bytes)(path.read_bytes())


def conflict_pages(path: Path, wiki: str) -> Iterator[str]:
    """The titles of the pages with a conflict, read one by one: every page parsed as XML, every text as a page."""
    for element in ElementTree.iterparse(PullSource(open_dump(path))):
        page = element[1]
        name = page.tag.rpartition("}")[2]
        if name != "page":
            continue
        children = {child.tag.rpartition("}")[2]: child for child in page}
        revisions = [child for child in page if child.tag.endswith("revision")]
        texts = [child.text or "" for child in revisions[-1] if child.tag.rpartition("}")[2] == "text"]
        if children["ns"].text == "0" and "redirect" not in children and warbox.parse(texts[0], wiki=wiki).conflicts:
            yield children["title"].text or ""


class PullSource:
    """The bytes of a dump as a file that is read."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int = -1) -> bytes:
        size = len(self._content) if size < 0 else size
        piece, self._content = self._content[:size], self._content[size:]
        return piece


@pytest.mark.parametrize("name", COUNTS)
def test_the_counts_of_a_real_dump(name: str, corpus_root: Path, run: Run, tmp_path: Path) -> None:
    path = corpus_root / "dumps" / name
    summary, _ = run(path, stretch_size=None, wiki="enwiki" if name.startswith("sweble") else None)
    counts = summary.counts
    assert counts.balance()
    assert not summary.damage
    found = (counts.pages, counts.with_conflict, counts.redirects, counts.other_namespaces, counts.failed)
    assert found == COUNTS[name]


@pytest.mark.parametrize(
    "name", ["gensim-enwiki-p10p30302-shortened.xml.bz2", "json-wikipedia-itwiki-small-dump.xml.gz"]
)
def test_page_by_page_the_same_conflicts(name: str, corpus_root: Path, run: Run, tmp_path: Path) -> None:
    path = corpus_root / "dumps" / name
    run(path, stretch_size=200_000)
    wiki = wiki_data(find_dump_files([str(path)])[0].site).code
    found = list(dict.fromkeys(row["page_title"] for row in read_lines(tmp_path / "out.jsonl")))
    assert found == list(conflict_pages(path, wiki))


def test_every_real_dump_is_read_to_its_end(corpus_root: Path, run: Run) -> None:
    for path in real_dumps(corpus_root):
        wiki = "enwiki" if path.name in WITHOUT_WIKI or path.name.startswith("sweble") else None
        summary, _ = run(path, stretch_size=None, wiki=wiki)
        assert summary.counts.pages == open_dump(path).count(b"<page>"), path
        assert summary.counts.balance(), path
