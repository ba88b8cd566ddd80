"""`make bench-dump`: a whole dump against merely unpacking it, and against mwxml and mwparserfromhell.

The speed of a machine that does other work swings within seconds. So what is compared is measured in small units and
in turn: each file of the dump is unpacked, then read, in processes of their own with one worker, many times over; of
each file the least counts, since other work can only add to it, and a ratio is one of sums over the files. Ratios are
of processor time, over all processes. That of one to two workers is of the time on the clock, beside that of unpacking
alone, which shows what the second core gives at the time.

What does not grow is taken off on both sides: what a dump of a hundred pages takes, one with a box, where all that is
loaded first is there already. What it takes to load that is measured by itself: a second and a half are much for the
unpacking of 100 MB and nothing for that of 100 GB.

    python -m tests.benchmarks.bench_dump [MEGABYTES [PASSES]]
    python -m tests.benchmarks.bench_dump memory [MEGABYTES...]
"""

from __future__ import annotations

import bz2
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
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
FILES = 8
"""How many the made dump has."""
WHOLE_DUMPS = {"enwiki": 24_000_000_000, "zhwiki": 3_400_000_000}
"""Bytes of the packed pages-articles-multistream dumps, about, of 2026."""
STRETCH = packed_stretch(min(WHOLE_DUMPS.values()))
"""In bytes. The files of the made dump are so short that by themselves they would be cut into shorter ones."""
CORES = (2, 8, 64)
_STREAM = b"BZh91AY&SY"
_LONGEST_STREAM = 8 << 20
_STEP = 1 << 16


@dataclass(frozen=True)
class MadeDump:
    """The files of a dump, with the bytes of their XML, and one with so little that only fixed costs show."""

    files: list[Path]
    text: list[int]
    least: Path
    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "out.parquet"

    @property
    def names(self) -> Path:
        return self.folder / "names.duckdb"

    @property
    def packed(self) -> int:
        return sum(file.stat().st_size for file in self.files)


def make_dump(folder: Path, megabytes: int, files: int = FILES) -> MadeDump:
    """Writes that many files with so many megabytes of XML altogether."""
    seed_text = SEED_ARTICLE.read_text(encoding="utf-8")
    paths = [folder / f"zhwiki-made{number}-multistream.xml.bz2" for number in range(files)]
    text = [write_dump(path, megabytes * 10**6 // files, seed_text, number) for number, path in enumerate(paths)]
    least = folder / "zhwiki-least-multistream.xml.bz2"
    write_dump(least, 1, seed_text)
    return MadeDump(paths, text, least, folder)


@dataclass
class Spent:
    """The least that each of several units took: seconds of all processors, and seconds on the clock."""

    units: dict[object, tuple[float, float]] = field(default_factory=dict)

    @property
    def processor(self) -> float:
        return sum(processor for processor, _ in self.units.values())

    @property
    def clock(self) -> float:
        return sum(clock for _, clock in self.units.values())

    def measure(self, unit: object, work: Callable[[], Any]) -> None:
        """Runs something in a process of its own, and notes what that took with all of its children."""
        began, before = time.perf_counter(), _children()
        process = get_context("fork").Process(target=work)
        process.start()
        process.join()
        assert process.exitcode == 0
        spent = _children() - before, time.perf_counter() - began
        least = self.units.get(unit, spent)
        self.units[unit] = min(least[0], spent[0]), min(least[1], spent[1])


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def unpack(paths: list[Path], workers: int, stretch: int | None = None) -> None:
    """Unpacks the files of a multistream dump, their streams spread over workers, and drops the text."""
    stretches = []
    for path in paths:
        size = path.stat().st_size
        step = stretch or packed_stretch(size)
        stretches += [(path, at, at + step) for at in range(0, size, step)]
    with get_context("fork").Pool(workers) as pool:
        pool.starmap(unpack_streams, stretches, 1)
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


def extract(
    paths: list[Path], workers: int, output: Path, names: Path | None = None, stretch: int | None = None
) -> None:
    """What `warbox dump` does."""
    options = Options(workers=workers, names=names, stretch_size=stretch)
    run_dump([str(path) for path in paths], output, options, LineDisplay(sys.stderr))


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
        dump = make_dump(Path(folder), megabytes)
        text = sum(dump.text)
        say(f"{text / 1e6:,.0f} MB of XML, {dump.packed / 1e6:,.0f} MB packed: {text / dump.packed:.2f} to 1")
        extract([dump.least], 2, dump.output)  # loads what is loaded first, for all that is forked from here
        reading = tell_cost(dump, passes)
        tell_speedup(dump, passes)
        tell_peers(dump, reading / text)
        say(f"a dump: {1e-6 * text / reading:,.1f} MB of XML a second on each core")
        project(reading / dump.packed)


def tell_cost(dump: MadeDump, passes: int) -> float:
    """Prints what a dump costs against unpacking it, and gives its seconds of processors without what does not grow."""
    unpacked, read, named, least_unpacked, least_read, least_named, cold = (Spent() for _ in range(7))
    unpack_file = partial(unpack, workers=1, stretch=STRETCH)
    read_file = partial(extract, workers=1, output=dump.output, stretch=STRETCH)
    name_file = partial(read_file, names=dump.names)
    for number in range(passes):
        for file in dump.files:
            unpacked.measure(file, partial(unpack_file, [file]))
            read.measure(file, partial(read_file, [file]))
            if number % 3 == 0:
                named.measure(file, partial(name_file, [file]))
        least_unpacked.measure(0, partial(unpack_file, [dump.least]))
        least_read.measure(0, partial(read_file, [dump.least]))
        least_named.measure(0, partial(name_file, [dump.least]))
        cold.measure(0, partial(run_command, dump.least, dump.output))
    unpacking = unpacked.processor - FILES * least_unpacked.processor
    reading = read.processor - FILES * least_read.processor
    naming = named.processor - FILES * least_named.processor
    verdict(reading / unpacking, BUDGET, "a dump / unpacking it, one worker each, started", most=True)
    say(f"the same with its start of {cold.processor:.1f} s: {(reading + cold.processor) / unpacking:.2f}")
    say(f"with the names / without: {naming / reading:.2f}")
    return reading


def run_command(path: Path, output: Path) -> None:
    """The command in an interpreter that has loaded nothing yet."""
    command = [sys.executable, "-m", "warbox", "dump", str(path), "-o", str(output), "--workers", "1"]
    subprocess.run(command, check=True, capture_output=True)


def tell_speedup(dump: MadeDump, passes: int) -> None:
    """Prints what the second core gives, on the clock, to a dump and to unpacking alone."""
    unpacked, read, least = ({1: Spent(), 2: Spent()} for _ in range(3))
    for _ in range(passes):
        for workers in (1, 2):
            read[workers].measure(0, partial(extract, dump.files, workers, dump.output))
            unpacked[workers].measure(0, partial(unpack, dump.files, workers))
            least[workers].measure(0, partial(extract, [dump.least], workers, dump.output))
    one, two = (read[workers].clock - least[workers].clock for workers in (1, 2))
    verdict(one / two, BUDGET_WORKERS, "one worker / two workers, on the clock, started", most=False)
    say(f"unpacking it, one worker / two, on the clock: {unpacked[1].clock / unpacked[2].clock:.2f}")
    ratio = read[1].processor / read[2].processor
    say(f"one worker / two, processor time: {ratio:.2f}, 1 where more workers cost nothing")


def tell_peers(dump: MadeDump, each: float) -> None:
    """Prints what mwxml and mwparserfromhell take against a dump, which takes so many seconds for a byte of XML."""
    iterated, parsed = Spent(), Spent()
    for _ in range(3):
        iterated.measure(0, partial(iterate, dump.files[0]))
        parsed.measure(0, partial(iterate_and_parse, dump.files[0]))
    say(f"mwxml iterating it / a dump: {iterated.processor / dump.text[0] / each:.1f}")
    say(f"mwxml + mwparserfromhell / a dump: {parsed.processor / dump.text[0] / each:.1f}")


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
            dump = make_dump(Path(folder), megabytes, files=1)
            reading, writing = os.pipe()
            process = get_context("fork").Process(target=_tell_memory, args=(dump, writing))
            process.start()
            process.join()
            worker, leader = (int(kilobytes) / 1024 for kilobytes in os.read(reading, 64).split())
            verdict(worker, BUDGET_MEMORY, f"{megabytes} MB of XML: MB that a worker takes at most", most=True)
            say(f"{megabytes} MB of XML: MB that the process takes which leads the workers: {leader:.0f}")


def _tell_memory(dump: MadeDump, pipe: int) -> None:
    extract(dump.files, 2, dump.output, dump.names)
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
