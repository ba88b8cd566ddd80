"""`make bench-dump`: a whole dump against merely unpacking it, and against mwxml and mwparserfromhell.

The speed of a machine that does other work swings within seconds. So what is compared is measured in small units and
in turn: each stretch of the dump is unpacked, then read as a worker reads it, in one process, many times over; of each
stream the least counts, since other work can only add to it, and a ratio is one of sums over all streams. What the
process takes that leads the workers is added, but for what it takes for a dump of a hundred pages, which does not grow.
Ratios are of processor time. That of one to two workers is of the time on the clock, for whole runs, beside that of
unpacking alone, which shows what the second core gives at the time.

What it takes to load a wiki is measured by itself: a second and a half are much for the unpacking of 100 MB and nothing
for that of 100 GB.

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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import mwparserfromhell
import mwxml

from tests.benchmarks.made_dump import write_dump
from warbox.conflict import MilitaryConflict
from warbox.dumps.extraction import Extraction
from warbox.dumps.output.rows import Form
from warbox.dumps.progress import LineDisplay
from warbox.dumps.reading.inputs import find_dump_files
from warbox.dumps.reading.stretches import cut_files, packed_stretch
from warbox.dumps.run import Options, dump_wikis, run_dump
from warbox.dumps.stretch_work import Job, Watch, warm_up, work_stretch
from warbox.dumps.workers import prepare_worker
from warbox.typed.names import names_of, template_key
from warbox.wikis import load_wiki

Given = TypeVar("Given")

SEED_ARTICLE = Path(__file__).resolve().parents[2] / "seeds" / "001_3d87b32ca5b34dd7.txt"
BUDGET, BUDGET_WORKERS, BUDGET_MEMORY = 1.15, 1.8, 300
FILES = 4
"""How many the made dump has: with 110 MB each is nearly as long as a stretch of a whole dump."""
WHOLE_DUMPS = {"enwiki": 24_000_000_000, "zhwiki": 3_400_000_000}
"""Bytes of the packed pages-articles-multistream dumps, about, of 2026."""
STRETCH = packed_stretch(min(WHOLE_DUMPS.values()))
"""In bytes: that of whole dumps. Files as short as those of the made one would be cut into shorter ones."""
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
    write_dump(least, 1, seed_text, first_box=0)
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
        pool.starmap(unpack_stretch, stretches, 1)
        pool.close()
        pool.join()


def unpack_stretch(path: Path, start: int, end: int) -> None:
    """Unpacks the streams that begin between two bytes."""
    for _stream in unpack_streams(path, start, end):
        pass


def unpack_streams(path: Path, start: int, end: int) -> Iterator[None]:
    """Unpacks the streams that begin between two bytes, and stops behind each."""
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
        yield
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
    unpacking, work, work_with_names = in_fork(partial(measure_stretches, dump, passes))
    leading = growth_of_leading(dump, None)
    reading, naming = work + leading, work_with_names + growth_of_leading(dump, dump.names)
    cold = Spent()
    for _ in range(3):
        cold.measure(0, partial(run_command, dump.least, dump.output))
    say(f"unpacking: {unpacking:.2f} s; a worker {work / unpacking:.3f} times that, the leader {leading:.3f} s more")
    verdict(reading / unpacking, BUDGET, "a dump / unpacking it, one worker each, started", most=True)
    say(f"the same with its start of {cold.processor:.1f} s: {(reading + cold.processor) / unpacking:.2f}")
    say(f"with the names / without: {naming / reading:.2f}")
    return reading


def measure_stretches(dump: MadeDump, passes: int) -> tuple[float, float, float]:
    """The least seconds in which all is unpacked, in which a worker reads it, and in which it reads the names as well.

    Of each stream of the dump the least counts: it takes a tenth of a second, within which the machine's speed holds.
    """
    prepare_worker()
    jobs = [make_job(dump, names=names) for names in (False, True)]
    stretches = list(cut_files(jobs[0].files, STRETCH))
    unpacked, read, named = Steps(), Steps(), Steps()
    for _ in range(passes):
        for stretch in stretches:
            unpacked.begin(stretch.number)
            path = Path(jobs[0].files[stretch.file].path)
            for _stream in unpack_streams(path, stretch.start, stretch.end):
                unpacked.note()
            unpacked.note()
            for steps, job in zip((read, named), jobs, strict=True):
                steps.begin(stretch.number)
                work_stretch(job, stretch, Watch(progress=steps.note))
                steps.note()
    return unpacked.total, read.total, named.total


class Steps:
    """Something that is done again and again, in the same steps: the least processor time of each."""

    def __init__(self) -> None:
        self.least: dict[tuple[int, int], float] = {}

    @property
    def total(self) -> float:
        return sum(self.least.values())

    def begin(self, unit: int) -> None:
        self.unit, self.step = unit, 0
        self.before = time.process_time()

    def note(self, *_: object) -> None:
        """A step is done."""
        now = time.process_time()
        place = self.unit, self.step
        spent = now - self.before
        self.least[place] = min(spent, self.least.get(place, spent))
        self.step += 1
        self.before = time.process_time()


def make_job(dump: MadeDump, *, names: bool) -> Job:
    """What the workers of a run over the dump are told, with the wikis loaded."""
    folder = dump.folder / ("parts with names" if names else "parts")
    folder.mkdir()
    files = find_dump_files([str(path) for path in dump.files])
    extraction, options = Extraction(None, everything=False), Options()
    job = Job(files, dump_wikis(files, None), extraction, Form.PARQUET, options.page_timeout, folder, names)
    warm_up(job)
    return job


def growth_of_leading(dump: MadeDump, names: Path | None) -> float:
    """The seconds that the leading process takes for the dump beyond those for one of a hundred pages; the least."""

    def lead(files: list[Path]) -> float:
        extract(files, 1, dump.output, names, STRETCH)
        return time.process_time()

    whole, least = (min(in_fork(partial(lead, files)) for _ in range(4)) for files in (dump.files, [dump.least]))
    return max(0.0, whole - least)


def in_fork(work: Callable[[], Given]) -> Given:
    """What is returned by something that runs in a process of its own, forked from this one."""
    receiving, sending = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=lambda: sending.send(work()))
    process.start()
    given: Given = receiving.recv()
    process.join()
    return given


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
        bench(int((sys.argv[1:] or ["110"])[0]), int((sys.argv[2:] or ["8"])[0]))
