"""The index of a multistream dump: which page stands in which stream. It names the pages that damage took."""

from __future__ import annotations

import bz2
import re
from collections.abc import Iterator
from pathlib import Path

from warbox.dumps.reading.inputs import DumpFile
from warbox.dumps.reading.page_bytes import page_ids
from warbox.dumps.reading.pages import Region, find_pages
from warbox.dumps.reading.stretches import Stretch, read_stretch
from warbox.dumps.report import DamagedBytes, Failure

_NAME = re.compile(r"-multistream([0-9]*)\.xml")


def find_index(file: DumpFile) -> Path | None:
    """The index beside a multistream dump, packed or not; None where there is none, or the dump is none of these."""
    path = Path(file.path)
    name = _NAME.search(path.name)
    if name is None:
        return None
    index = f"{path.name[: name.start()]}-multistream-index{name[1]}.txt{path.name[name.end() :]}"
    candidates = [path.with_name(index), path.with_name(index.removesuffix(".bz2"))]
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def lost_pages(file: DumpFile, index: Path, damage: DamagedBytes, stretches: list[Stretch]) -> list[Failure]:
    """The pages that the index lists in the streams that are damaged, but for those that can be read.

    `stretches` are those of the file in which the damaged streams may lie.
    """
    seen = {number for stretch in stretches for number in _readable_pages(stretch, file)}
    return [
        Failure(file=file.name, offset=offset, page_id=page_id, page_title=title, error="lost in damaged data")
        for offset, page_id, title in _damaged_entries(index, damage)
        if page_id not in seen
    ]


def _damaged_entries(index: Path, damage: DamagedBytes) -> Iterator[tuple[int, int, str]]:
    """Offset, id and title of the pages in streams that reach into the damage."""
    stream_start = -1
    stream: list[tuple[int, int, str]] = []
    for offset, page_id, title in _entries(index):
        if offset != stream_start:
            if stream_start < damage.end and damage.start < offset:
                yield from stream
            stream_start, stream = offset, []
        stream.append((offset, page_id, title))
    if stream_start < damage.end:
        yield from stream


def _entries(index: Path) -> Iterator[tuple[int, int, str]]:
    with (bz2.open if index.suffix == ".bz2" else open)(index, "rt", encoding="utf-8") as lines:
        for line in lines:
            offset, page_id, title = line.rstrip("\n").split(":", 2)
            yield int(offset), int(page_id), title


def _readable_pages(stretch: Stretch, file: DumpFile) -> Iterator[int]:
    for found in find_pages(read_stretch(stretch, file)):
        if isinstance(found, Region):
            yield from page_ids(found.data)
