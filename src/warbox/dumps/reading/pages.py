"""Finds the pages in the text of a dump, in bytes, without parsing XML.

In an export `<page>` can only be the tag: `<` within wikitext is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warbox.dumps.reading.pieces import Damage, Piece

PAGE_START = b"<page>"
PAGE_END = b"</page>"
_REVISION_START = b"<revision>"
_REDIRECT = b"<redirect"
_NAMESPACE, _MAIN_NAMESPACE = b"<ns>", b"<ns>0</ns>"
_TEXT_START, TEXT_END, _TAG = b"<text", b"</text>", b"<"
VERBATIM = b"<![CDATA["

LARGEST_PAGE = 64 << 20
"""In bytes. Of a page with more text only the last revision is kept; no revision of MediaWiki is as large."""


@dataclass(frozen=True, slots=True)
class Region:
    """Text of a dump that begins with a page and ends with one. `offset` is that of the piece it begins in."""

    data: bytes
    offset: int


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page whose end is missing, and why; `data` is what there is of it."""

    data: bytes
    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Heads:
    """What the tags of pages say, without their texts.

    `other_namespaces` is how many pages are not articles; `whole` tells whether every page has its end, `verbatim`
    whether there may be verbatim sections.
    """

    pages: int
    redirects: int
    other_namespaces: int
    whole: bool
    verbatim: bool


Pages = Region | CutPage
Found = Pages | Damage


def find_pages(pieces: Iterator[Piece]) -> Iterator[Found]:
    """The pages that begin in pieces at home, in order, with the damage that was met.

    Text in front of the first page is left out: it belongs to a page of the stretch before, or to the dump's head.
    """
    scan = _Scan()
    for piece in pieces:
        if not piece.at_home and not scan.is_open():
            break
        if piece.damage is not None:
            yield from scan.cut("its end is lost in damaged data")
            if piece.at_home:
                yield piece.damage
        elif piece.at_home:
            yield from scan.add(piece)
        else:
            yield from scan.complete(piece)
    yield from scan.cut("the dump ends within it")


class _Scan:
    """Text that has been read and not yet been given as pages."""

    def __init__(self) -> None:
        self.buffer = b""
        self.offset = 0
        self.owned: int | None = None

    def is_open(self) -> bool:
        """Whether a page may have begun whose end has not come yet."""
        return PAGE_START in self.buffer or self._begun_tag() > 0

    def _begun_tag(self) -> int:
        """How many bytes of a page's tag the text ends with; 0 where it ends with none."""
        lengths = range(len(PAGE_START) - 1, 0, -1)
        return next((length for length in lengths if self.buffer.endswith(PAGE_START[:length])), 0)

    def add(self, piece: Piece) -> Iterator[Found]:
        """Takes text that is at home, and gives the pages that are complete now."""
        before = len(self.buffer)
        if not before:
            self.offset = piece.offset
        self.buffer += piece.data
        end = self.buffer.rfind(PAGE_END, max(0, before - len(PAGE_END)))
        start = self.buffer.find(PAGE_START)
        if 0 <= start < end:
            end += len(PAGE_END)
            yield Region(self.buffer[start:end], self.offset)
            self.buffer = self.buffer[end:]
            self.offset = piece.offset
        elif start < 0:
            self.buffer = self.buffer[-len(PAGE_START) :]
        elif len(self.buffer) > LARGEST_PAGE:
            yield from self._shrink(start)

    def complete(self, piece: Piece) -> Iterator[Found]:
        """Takes text that is not at home, for the end of the page that is open."""
        self.owned = len(self.buffer) if self.owned is None else self.owned
        self.buffer += piece.data
        start = self.buffer.find(PAGE_START)
        if start < 0 and len(self.buffer) - self._begun_tag() < self.owned:
            return  # the tag of a page that begins at home has not come to its end
        if not 0 <= start < self.owned:
            self.buffer = b""
            return
        end = self.buffer.find(PAGE_END, start)
        following = self.buffer.find(PAGE_START, start + 1)
        if 0 <= following < end or (end < 0 <= following):
            yield CutPage(self.buffer[start:following], self.offset, "another page begins within it")
            self.buffer = b""
        elif end >= 0:
            yield Region(self.buffer[start : end + len(PAGE_END)], self.offset)
            self.buffer = b""
        elif len(self.buffer) > LARGEST_PAGE:
            yield from self._shrink(start)

    def _shrink(self, start: int) -> Iterator[CutPage]:
        """Drops all revisions of a page but the last one, so that a long history needs no more room than a page."""
        first = self.buffer.find(_REVISION_START, start)
        last = self.buffer.rfind(_REVISION_START)
        if first < last:
            self.buffer = self.buffer[start:first] + self.buffer[last:]
        if len(self.buffer) > LARGEST_PAGE:
            yield from self.cut("it is too large")

    def cut(self, reason: str) -> Iterator[CutPage]:
        """Gives up the page that is open."""
        start = self.buffer.find(PAGE_START)
        if start >= 0 and (self.owned is None or start < self.owned):
            yield CutPage(self.buffer[start:], self.offset, reason)
        self.buffer = b""


def read_heads(region: Region) -> Heads:
    """What the heads of a region's pages say."""
    tags = _without_texts(region.data)
    pages = tags.split(PAGE_START)[1:]
    # A page has one namespace, and redirects once: to count these in all pages takes half as long as in each.
    return Heads(
        pages=len(pages),
        redirects=tags.count(_REDIRECT),
        other_namespaces=tags.count(_NAMESPACE) - tags.count(_MAIN_NAMESPACE),
        whole=all(PAGE_END in page for page in pages),
        verbatim=VERBATIM in tags,
    )


def _without_texts(data: bytes) -> bytes:
    """A region without what stands between the beginning of each text and the next tag, which is nearly all of it.

    One sign is found many times as fast as a tag is.
    """
    pieces = []
    start, text = 0, data.find(_TEXT_START)
    while text >= 0:
        pieces.append(data[start:text])
        start = data.find(_TAG, text + 1)
        text = data.find(_TEXT_START, start)
    return b"".join(pieces) + data[start:]


def split_pages(region: Region) -> Iterator[Pages]:
    """The pages of a region one by one; a page without an end is cut where the next one begins."""
    data = region.data
    start = data.find(PAGE_START)
    while start >= 0:
        following = data.find(PAGE_START, start + 1)
        limit = len(data) if following < 0 else following
        end = data.find(PAGE_END, start, limit)
        if end < 0:
            yield CutPage(data[start:limit], region.offset, "another page begins within it")
        else:
            yield Region(data[start : end + len(PAGE_END)], region.offset)
        start = following
