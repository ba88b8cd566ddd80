"""Finds the files of a dump, and tells how each is packed."""

from __future__ import annotations

import bz2
import io
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from warbox.dumps.errors import DumpError
from warbox.dumps.reading.bzip2 import read_bzip2
from warbox.dumps.reading.siteinfo import SiteInfo, read_siteinfo
from warbox.interop.extras import import_from_extra
from warbox.report.file_names import readable_names

STANDARD_INPUT = "-"
_ENDINGS = (".xml", ".xml.bz2", ".xml.gz", ".xml.zst")
_INDEX = re.compile(r"-multistream-index[0-9]*\.txt|-index[0-9]*\.txt")
_HEAD = 1 << 20
"""In bytes. The head of a dump is some kilobytes: the names of its namespaces."""
_PACKED_PIECE = 1 << 16
_SIGNS = (b"<mediawiki", b"<page>")
"""One of these stands at the beginning of a dump, the second where it is a part that was cut out of one."""
_OTHER_PAGE = re.compile(rb"<page\s[^<>]*>")
"""The tag of a page as MediaWiki never writes it; pages are found by the tag that it does write."""


class Packing(StrEnum):
    """How the text of a dump is packed."""

    PLAIN = "xml"
    BZIP2 = "bz2"
    GZIP = "gz"
    ZSTANDARD = "zst"


_OTHER_PACKINGS = {
    b"7z\xbc\xaf\x27\x1c": ("7-Zip", "7z x -so"),
    b"\xfd7zXZ\x00": ("xz", "xz -dc"),
    b"PK\x03\x04": ("ZIP", "unzip -p"),
}
"""What is not read, by its first bytes: its name, and the command that unpacks it into a pipe."""

_SIGNATURES = {b"BZh": Packing.BZIP2, b"\x1f\x8b": Packing.GZIP, b"\x28\xb5\x2f\xfd": Packing.ZSTANDARD}


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A file of a dump, with what its head says of the wiki.

    `size` is in bytes, -1 for standard input; `head` is what has been taken from standard input already.
    """

    path: str
    packing: Packing
    size: int
    site: SiteInfo
    head: bytes = b""

    @property
    def name(self) -> str:
        """Its path as messages and reports have it, which are in UTF-8."""
        return readable_names(self.path)

    @property
    def is_seekable(self) -> bool:
        """Whether any part of it can be read by itself."""
        return self.path != STANDARD_INPUT and self.packing in (Packing.PLAIN, Packing.BZIP2)


def find_dump_files(paths: Iterable[str]) -> list[DumpFile]:
    """The files at these places, those of folders in the order of their names. `-` is standard input.

    Raises `DumpError` where one cannot be read, or where there are none.
    """
    found = [_describe(path) for given in paths for path in _files_at(given)]
    if not found:
        raise DumpError("there is no dump: no file of these folders ends in .xml, .xml.bz2, .xml.gz or .xml.zst")
    return found


def _files_at(given: str) -> list[str]:
    path = Path(given)
    if given == STANDARD_INPUT or not path.is_dir():
        return [given]
    return [str(file) for file in sorted(path.iterdir(), key=_in_order) if file.name.endswith(_ENDINGS)]


def _in_order(file: Path) -> list[tuple[int, str]]:
    """Names with their numbers compared as numbers: p100 stands behind p20."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in re.split(r"([0-9]+)", file.name)]


def _describe(path: str) -> DumpFile:
    name = Path(path).name
    if _INDEX.search(name):
        raise DumpError(f"{path} is the index of a dump; give the dump itself")
    try:
        if path == STANDARD_INPUT:
            head = sys.stdin.buffer.read(_HEAD)
            _check_packing(head, "standard input")
            packing = packing_of(head)
            return DumpFile(path, packing, -1, _site(_beginning(head, packing), "standard input"), head)
        with Path(path).open("rb") as stream:
            head = stream.read(_HEAD)
        _check_packing(head, path)
        packing = packing_of(head)
        size = Path(path).stat().st_size
        beginning = _first_block(Path(path)) if packing is Packing.BZIP2 else _beginning(head, packing)
        return DumpFile(path, packing, size, _site(beginning, path, name))
    except OSError as error:
        raise DumpError(f"cannot read {path!r}: {error.strerror or error}") from error


def _site(beginning: _Beginning, place: str, name: str = "") -> SiteInfo:
    """What the beginning of a file says of its wiki. Raises `DumpError` where it shows that the file is no dump."""
    if found := _OTHER_PAGE.search(beginning.text.partition(_SIGNS[1])[0]):
        tag = " ".join(found[0].decode("utf-8", "replace").split())
        raise DumpError(f"{place} was rewritten: a page begins with {tag} and not with <page>, as MediaWiki writes it")
    if not beginning.is_damaged:
        if not beginning.text.strip():
            raise DumpError(f"{place} is empty")
        if not any(sign in beginning.text for sign in _SIGNS):
            raise DumpError(f"{place} is no dump of a wiki: neither <mediawiki> nor <page> is at its beginning")
    return read_siteinfo(beginning.text, name)


def _check_packing(head: bytes, place: str) -> None:
    """Raises `DumpError` for what is packed in a way that is not read, by its first bytes."""
    for signature, (name, command) in _OTHER_PACKINGS.items():
        if head.startswith(signature):
            raise DumpError(
                f"{place} is packed by {name}: give it unpacked, through a pipe: {command} FILE | warbox dump -"
            )


def packing_of(head: bytes) -> Packing:
    """How a file is packed, by its first bytes."""
    return next((packing for signature, packing in _SIGNATURES.items() if head.startswith(signature)), Packing.PLAIN)


class _Beginning(NamedTuple):
    """The text at the beginning of a file, and whether some in front of it, or all of it, cannot be unpacked."""

    text: bytes
    is_damaged: bool


def _first_block(path: Path) -> _Beginning:
    is_damaged = False
    for piece in read_bzip2(path, 0, 1):
        if piece.data:
            return _Beginning(piece.data, is_damaged)
        is_damaged = is_damaged or piece.damage is not None
    return _Beginning(b"", is_damaged)


def _beginning(head: bytes, packing: Packing) -> _Beginning:
    """The text at the beginning of a packed file, as much of it as the first bytes give."""
    text = b""
    try:
        for piece in _unpacked(io.BytesIO(head), packing):
            text += piece
            if len(text) >= _HEAD:
                break
    except UnpackingError:
        return _Beginning(text, is_damaged=not text)
    return _Beginning(text, is_damaged=False)


class _Rejoined(io.RawIOBase):
    """A stream with what was taken from it put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, target: Any) -> int:
        piece = self._head[: len(target)] or self._rest.read(len(target))
        self._head = self._head[len(piece) :]
        target[: len(piece)] = piece
        return len(piece)


class UnpackingError(Exception):
    """The rest of a file cannot be unpacked."""


def read_packed(file: DumpFile) -> Iterator[bytes]:
    """The text of a file from its beginning, piece by piece. Raises `UnpackingError` where it is damaged."""
    with _opened(file) as stream:
        yield from _unpacked(stream, file.packing)


def _opened(file: DumpFile) -> BinaryIO:
    if file.path == STANDARD_INPUT:
        return io.BufferedReader(_Rejoined(file.head, sys.stdin.buffer), _HEAD)
    return Path(file.path).open("rb")


def _unpacked(stream: BinaryIO, packing: Packing) -> Iterator[bytes]:
    """The text of all packed members of a stream, one behind the other, with zeros between them if there are any.

    No piece is empty, though an unpacker gives nothing until a block is complete, or where a member begins or ends.
    """
    if packing is Packing.PLAIN:
        yield from iter(lambda: stream.read(_HEAD), b"")
        return
    begin, fault = _unpacker(packing)
    unpacker = None
    try:
        while packed := stream.read(_PACKED_PIECE):
            while packed := packed if unpacker is not None else packed.lstrip(b"\0"):
                unpacker = unpacker or begin()
                if text := unpacker.decompress(packed):
                    yield text
                packed = unpacker.unused_data if unpacker.eof else b""
                unpacker = None if unpacker.eof else unpacker
    except fault as error:
        raise UnpackingError(str(error)) from error
    if unpacker is not None:
        raise UnpackingError("the file ends within packed data")


def _unpacker(packing: Packing) -> tuple[Callable[[], Any], type[Exception]]:
    """What makes an unpacker, and what that raises where the data is damaged."""
    if packing is Packing.BZIP2:
        return bz2.BZ2Decompressor, OSError
    if packing is Packing.GZIP:
        return partial(zlib.decompressobj, wbits=zlib.MAX_WBITS | 16), zlib.error
    zstandard = import_from_extra("zstandard", "dumps")
    return zstandard.ZstdDecompressor().decompressobj, zstandard.ZstdError
