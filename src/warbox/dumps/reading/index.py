"""The index of a multistream dump: which page stands in which stream. It names the pages that damage took."""

from __future__ import annotations

import bz2
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warbox.dumps.reading.inputs import DumpFile
from warbox.dumps.reading.page_bytes import page_ids
from warbox.dumps.reading.pages import Region, find_pages
from warbox.dumps.reading.stretches import Stretch, read_stretch
from warbox.dumps.report import DamagedBytes, Failure

_NAME = re.compile(r"-multistream([0-9]*)\.xml")
_ENTRY = re.compile(r"([0-9]{1,18}):([0-9]{1,18}):(.*)")


@dataclass(frozen=True, slots=True)
class LostPages:
    """The pages that damage took, and for people what is wrong with the index that names them."""

    pages: list[Failure]
    warnings: list[str]


def find_index(file: DumpFile) -> Path | None:
    """The index beside a multistream dump, packed or not; None where there is none, or the dump is none of these."""
    path = Path(file.path)
    name = _NAME.search(path.name)
    if name is None:
        return None
    index = f"{path.name[: name.start()]}-multistream-index{name[1]}.txt{path.name[name.end() :]}"
    candidates = [path.with_name(index), path.with_name(index.removesuffix(".bz2"))]
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def lost_pages(file: DumpFile, index: Path, damage: DamagedBytes, stretches: list[Stretch]) -> LostPages:
    """The pages that the index lists in the streams that are damaged, but for those that can be read.

    `stretches` are those of the file in which the damaged streams may lie. An index that is damaged too names what is
    left of it, with a warning.
    """
    seen = {number for stretch in stretches for number in _readable_pages(stretch, file)}
    warnings: list[str] = []
    pages = [
        Failure(file=file.name, offset=offset, page_id=page_id, page_title=title, error="lost in damaged data")
        for offset, page_id, title in _damaged_entries(_entries(index, warnings), damage)
        if page_id not in seen
    ]
    return LostPages(pages, warnings)


def _damaged_entries(entries: Iterator[tuple[int, int, str]], damage: DamagedBytes) -> Iterator[tuple[int, int, str]]:
    """Offset, id and title of the pages in streams that reach into the damage."""
    stream_start = -1
    stream: list[tuple[int, int, str]] = []
    for offset, page_id, title in entries:
        if offset != stream_start:
            if stream_start < damage.end and damage.start < offset:
                yield from stream
            stream_start, stream = offset, []
        stream.append((offset, page_id, title))
    if stream_start < damage.end:
        yield from stream


def _entries(index: Path, warnings: list[str]) -> Iterator[tuple[int, int, str]]:
    """The entries of the index, as far as it can be read; lines that are none are left out, with a warning."""
    number, wrong = 0, []
    try:
        with (bz2.open if index.suffix == ".bz2" else open)(index, "rt", encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, 1):
                entry = _ENTRY.fullmatch(line.rstrip("\n"))
                if entry is not None:
                    yield int(entry[1]), int(entry[2]), entry[3]
                else:
                    wrong.append(number)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        warnings.append(f"{index}: cannot be read behind line {number}, and names no pages from there on: {reason}")
    if wrong:
        warnings.append(f"{index}: {len(wrong)} of its lines name no page; the first of them is line {wrong[0]}")


def _readable_pages(stretch: Stretch, file: DumpFile) -> Iterator[int]:
    for found in find_pages(read_stretch(stretch, file)):
        if isinstance(found, Region):
            yield from page_ids(found.data)
