"""`make bench-dump`: a whole dump against merely unpacking it, and against mwxml and mwparserfromhell.

Each pass measures everything once and the least of the passes counts, since other work on the machine can only add to
it. Ratios are of processor time, over all processes; that of one to two workers is of the time on the clock, beside
that of unpacking alone, which shows what the machine gives at the time. What it takes to start is measured with an
empty dump and taken off, as it does not grow: a second and a half are much for the unpacking of 100 MB and nothing for
that of 100 GB.

    python -m tests.benchmarks.bench_dump [MEGABYTES [PASSES]]
    python -m tests.benchmarks.bench_dump memory [MEGABYTES...]
"""

from __future__ import annotations

import bz2
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import mwparserfromhell
import mwxml

from tests.benchmarks.made_dump import write_dump
from warbox.conflict import MilitaryConflict
from warbox.dumps.progress import LineDisplay
from warbox.dumps.run import Options, run_dump
from warbox.dumps.stretches import packed_stretch
from warbox.typed.names import names_of, template_key
from warbox.wikis import load_wiki

SEED_ARTICLE = Path(__file__).resolve().parents[2] / "seeds" / "001_3d87b32ca5b34dd7.txt"
BUDGET, BUDGET_WORKERS, BUDGET_MEMORY = 1.15, 1.8, 300
WHOLE_DUMPS = {"enwiki": 24.0e9, "zhwiki": 3.4e9}
"""Bytes of the packed pages-articles-multistream dumps, about, of 2026."""
CORES = (2, 8, 64)
_STREAM = b"BZh91AY&SY"
_LONGEST_STREAM = 8 << 20
_STEP = 1 << 16


@dataclass
class Spent:
    """Seconds of all processors, and seconds on the clock."""

    processor: float = float("inf")
    clock: float = float("inf")

    def least(self, processor: float, clock: float) -> None:
        self.processor, self.clock = min(self.processor, processor), min(self.clock, clock)


def measure(spent: Spent, work: Callable[[], Any]) -> None:
    """Runs something in a process of its own, and notes what that took with all of its children."""
    began, before = time.perf_counter(), _children()
    process = get_context("fork").Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == 0
    spent.least(_children() - before, time.perf_counter() - began)


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def unpack(path: Path, workers: int) -> None:
    """Unpacks a multistream dump, its streams spread over workers, and drops the text."""
    with get_context("fork").Pool(workers) as pool:
        size = path.stat().st_size
        step = packed_stretch(size)
        pool.starmap(unpack_streams, [(path, at, at + step) for at in range(0, size, step)], 1)
        pool.close()
        pool.join()


def unpack_streams(path: Path, start: int, end: int) -> None:
    """Unpacks the streams that begin between two bytes."""
    with path.open("rb") as file:
        file.seek(start)
        data = file.read(end - start + _LONGEST_STREAM)
    view = memoryview(data)
    place = data.find(_STREAM)
    while 0 <= place < end - start:
        unpacker = bz2.BZ2Decompressor()
        while not unpacker.eof and place < len(data):
            unpacker.decompress(view[place : place + _STEP])
            place = min(place + _STEP, len(data))
        place = data.find(_STREAM, place - len(unpacker.unused_data)) if unpacker.eof else -1


def extract(path: Path, workers: int, output: Path, names: Path | None = None) -> None:
    """What `warbox dump` does."""
    run_dump([str(path)], output, Options(workers=workers, names=names), LineDisplay(sys.stderr))


def iterate(path: Path) -> int:
    """The length of all texts, by mwxml."""
    with bz2.open(path) as file:
        return sum(len(revision.text or "") for page in mwxml.Dump.from_file(file) for revision in page)


def iterate_and_parse(path: Path) -> int:
    """The number of conflict boxes, untyped, by mwxml and mwparserfromhell."""
    names = set(names_of(MilitaryConflict, load_wiki("zhwiki")))
    found = 0
    with bz2.open(path) as file:
        for page in mwxml.Dump.from_file(file):
            for revision in page:
                templates = mwparserfromhell.parse(revision.text or "").filter_templates()
                found += sum(template_key(str(template.name)) in names for template in templates)
    return found


def bench(megabytes: int, passes: int) -> None:
    """Prints the ratios, and what they mean for whole dumps."""
    with tempfile.TemporaryDirectory() as folder:
        path, output = Path(folder) / "zhwiki-made-multistream.xml.bz2", Path(folder) / "out.parquet"
        text = write_dump(path, megabytes * 10**6, SEED_ARTICLE.read_text(encoding="utf-8"))
        packed = path.stat().st_size
        say(f"{text / 1e6:,.0f} MB of XML, {packed / 1e6:,.0f} MB packed: {text / packed:.2f} to 1")
        unpacked, unpacked_alone, start, one, two, named, mwxml_alone, mwxml_parsed = (Spent() for _ in range(8))
        empty = Path(folder) / "empty-multistream.xml.bz2"
        write_dump(empty, 0, SEED_ARTICLE.read_text(encoding="utf-8"))
        small = Path(folder) / "small-multistream.xml.bz2"
        part = write_dump(small, max(megabytes // 5, 2) * 10**6, SEED_ARTICLE.read_text(encoding="utf-8"))
        for _ in range(passes):
            measure(start, lambda: extract(empty, 2, output))
            measure(unpacked, lambda: unpack(path, 2))
            measure(two, lambda: extract(path, 2, output))
            measure(one, lambda: extract(path, 1, output))
            measure(unpacked_alone, lambda: unpack(path, 1))
            measure(named, lambda: extract(path, 2, output, Path(folder) / "names.duckdb"))
            measure(mwxml_alone, lambda: iterate(small))
            measure(mwxml_parsed, lambda: iterate_and_parse(small))
        reading = two.processor - start.processor
        each = reading / text
        say(f"a dump / unpacking it, two workers each, with its start: {two.processor / unpacked.processor:.2f}")
        verdict(reading / unpacked.processor, BUDGET, "a dump / unpacking it, started", most=True)
        speedup = (one.clock - start.clock) / (two.clock - start.clock)
        verdict(speedup, BUDGET_WORKERS, "one worker / two workers, on the clock, started", most=False)
        say(f"unpacking it, one worker / two, on the clock: {unpacked_alone.clock / unpacked.clock:.2f}")
        say(f"one worker / two, processor time: {one.processor / two.processor:.2f}, 1 where more workers cost nothing")
        say(f"with the names / without: {(named.processor - start.processor) / reading:.2f}")
        say(f"mwxml iterating it / a dump: {mwxml_alone.processor / part / each:.1f}")
        say(f"mwxml + mwparserfromhell / a dump: {mwxml_parsed.processor / part / each:.1f}")
        say(f"a dump: {1e-6 / each:,.1f} MB of XML a second on each core; it takes {start.processor:.1f} s to start")
        project(reading / packed)


def project(seconds_a_byte: float) -> None:
    """Prints what whole dumps would take."""
    for wiki, size in WHOLE_DUMPS.items():
        hours = seconds_a_byte * size / 3600
        times = ", ".join(f"{hours / cores:.2f} h on {cores} cores" for cores in CORES)
        say(f"all of {wiki} ({size / 1e9:.1f} GB packed): {times}")


def memory(sizes: list[int]) -> None:
    """Prints the most memory that a worker takes, and that the process takes which leads them, with the names.

    For dumps of so many megabytes of XML.
    """
    for megabytes in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "zhwiki-made-multistream.xml.bz2"
            write_dump(path, megabytes * 10**6, SEED_ARTICLE.read_text(encoding="utf-8"))
            reading, writing = os.pipe()
            process = get_context("fork").Process(
                target=_tell_memory, args=(path, Path(folder) / "out.parquet", writing)
            )
            process.start()
            process.join()
            worker, leader = (int(kilobytes) / 1024 for kilobytes in os.read(reading, 64).split())
            verdict(worker, BUDGET_MEMORY, f"{megabytes} MB of XML: MB that a worker takes at most", most=True)
            say(f"{megabytes} MB of XML: MB that the process takes which leads the workers: {leader:.0f}")


def _tell_memory(path: Path, output: Path, pipe: int) -> None:
    extract(path, 2, output, output.with_name("names.duckdb"))
    used = [resource.getrusage(whom).ru_maxrss for whom in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    os.write(pipe, " ".join(map(str, used)).encode())


def verdict(value: float, budget: float, what: str, *, most: bool) -> None:
    """Prints a value beside its budget: the most it may be, or the least."""
    kept = value <= budget if most else value >= budget
    say(f"{what}: {value:.2f}, {'within' if kept else 'OVER'} {budget}")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        memory([int(size) for size in sys.argv[2:]] or [100, 500])
    else:
        bench(int((sys.argv[1:] or ["100"])[0]), int((sys.argv[2:] or ["3"])[0]))
