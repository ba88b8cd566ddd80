"""Cuts dumps into stretches, which workers read independently of each other.

Where the cuts lie depends on the files and on the size of a stretch alone, never on the number of workers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warbox.dumps.reading.bzip2 import read_bzip2
from warbox.dumps.reading.inputs import DumpFile, Packing, UnpackingError, read_packed
from warbox.dumps.reading.pages import PAGE_END
from warbox.dumps.reading.pieces import Damage, Piece

_LARGEST_PACKED, _SMALLEST_PACKED = 8 << 20, 3 << 19
"""In bytes of a bzip2 file, about four times as much text: a second or two of unpacking, and a fifth of that.

Each costs some milliseconds; with few large ones workers wait at the end for the last.
"""
_STRETCHES = 64
"""How many a file is cut into, as far as these sizes allow."""
PLAIN_STRETCH = 16 << 20
"""In bytes of text, where the text is not packed, or can only be unpacked from its beginning."""
_LEAST_STRETCH = 64
"""In bytes: a last stretch of less could begin within the tag that ends the dump."""
_READ_SIZE = 1 << 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a dump. `number` counts over all files of the dump, `file` is the number of the file.

    `start` and `end` are bytes of the file, or of its text where that can only be unpacked from its beginning. There
    `data` holds the text, and `damage` what the file ends with.
    """

    number: int
    file: int
    start: int
    end: int
    data: bytes | None = None
    damage: Damage | None = None


def cut_files(files: list[DumpFile], size: int | None = None) -> Iterator[Stretch]:
    """The stretches of all files, in order. `size` is in bytes of the file or text; None is what suits the packing."""
    number = 0
    for index, file in enumerate(files):
        cuts = _cut_seekable(file, size) if file.is_seekable else _cut_text(file, size or PLAIN_STRETCH)
        for start, end, data, damage in cuts:
            yield Stretch(number, index, start, end, data, damage)
            number += 1


def packed_stretch(size: int) -> int:
    """How many bytes a stretch has of a bzip2 file with so many."""
    return max(_SMALLEST_PACKED, min(_LARGEST_PACKED, size // _STRETCHES))


_Cut = tuple[int, int, bytes | None, Damage | None]


def _cut_seekable(file: DumpFile, size: int | None) -> Iterator[_Cut]:
    step = size or (packed_stretch(file.size) if file.packing is Packing.BZIP2 else PLAIN_STRETCH)
    start = 0
    while file.size - start > step + _LEAST_STRETCH:
        yield start, start + step, None, None
        start += step
    yield start, file.size, None, None


def _cut_text(file: DumpFile, size: int) -> Iterator[_Cut]:
    """Cuts behind pages; a page that is larger than a stretch makes the stretch larger."""
    start = position = 0
    gathered: list[bytes] = []
    damage = None
    pieces = read_packed(file)
    while True:
        try:
            piece = next(pieces, b"")
        except UnpackingError as error:
            piece, damage = b"", Damage(position, position, f"the rest cannot be unpacked: {error}")
        position += len(piece)
        gathered.append(piece)
        if piece and (position - start < size or PAGE_END not in piece):
            continue
        text = b"".join(gathered)
        cut = text.rfind(PAGE_END) + len(PAGE_END) if piece else len(text)
        yield start, start + cut, text[:cut], damage
        if not piece:
            return
        start, gathered = start + cut, [text[cut:]]


def read_stretch(stretch: Stretch, file: DumpFile) -> Iterator[Piece]:
    """The text of a stretch, and behind its end as much as the caller asks for."""
    if stretch.data is not None:
        yield Piece(stretch.data, stretch.start, at_home=True)
        if stretch.damage is not None:
            yield Piece(b"", stretch.end, at_home=True, damage=stretch.damage)
    elif file.packing is Packing.BZIP2:
        yield from read_bzip2(Path(file.path), stretch.start, stretch.end)
    else:
        yield from _read_plain(Path(file.path), stretch.start, stretch.end)


def _read_plain(path: Path, start: int, end: int) -> Iterator[Piece]:
    with path.open("rb") as stream:
        stream.seek(start)
        position = start
        while position < end and (data := stream.read(min(_READ_SIZE, end - position))):
            yield Piece(data, position, at_home=True)
            position += len(data)
        while data := stream.read(_READ_SIZE):
            yield Piece(data, position, at_home=False)
            position += len(data)
