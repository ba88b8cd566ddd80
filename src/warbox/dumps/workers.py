"""Processes that work on stretches side by side. One that dies is replaced, and its stretch is worked on again.

A worker notes the number of each page before it reads it, and when it has done so, in memory that outlives it. Where
workers die twice on the same page, the page is a failure and left out; where they die twice elsewhere in a stretch, the
stretch is lost and told of.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from warbox.dumps.errors import RunStoppedError
from warbox.dumps.parts import write_parts
from warbox.dumps.reading.stretches import Stretch
from warbox.dumps.report import Counts, DamagedBytes, StretchReport
from warbox.dumps.stretch_work import Job, Watch, work_stretch

_PATIENCE = 3.0
"""How many times its limit a page may take until its worker is taken to hang where it cannot stop itself."""
_LEAST_PATIENCE = 5.0
_PULSE = 0.2
"""In seconds: how often a worker tells how far it has come."""
_GARBAGE = 50_000
"""How many more objects there are each time that a worker looks for those that refer to each other and to nothing else.

A page with a box makes tens of thousands, most of which are gone with it. Python looks at every 700, which would be a
quarter of what boxes cost.
"""
_DEATHS = 2
_NO_PAGE = -1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on the stretches at hand has come: bytes of the input, and what was counted in them."""

    done: int
    counts: Counts


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Connection
    place: Place
    stretch: Stretch | None = None
    progress: Progress = field(default_factory=lambda: Progress(0, Counts()))


class Place:
    """What a worker is at, in memory that it shares: the number of a page, and since when on the monotonic clock.

    To tell it costs a worker nothing that counts, and those who hear it nothing at all.
    """

    def __init__(self, context: Any) -> None:
        self._shared = context.RawArray("d", [_NO_PAGE, 0.0])

    @property
    def page(self) -> int | None:
        """The page that is being read; None between pages."""
        page = int(self._shared[0])
        return None if page == _NO_PAGE else page

    @property
    def since(self) -> float:
        """When the worker began with the page."""
        return float(self._shared[1])

    def enter(self, page: int | None) -> None:
        """Notes the page that is read from now on, or that none is."""
        self._shared[1] = time.monotonic()
        self._shared[0] = _NO_PAGE if page is None else page


@dataclass(slots=True)
class _Deaths:
    """What is known of a stretch on which workers died."""

    by_page: dict[int, int] = field(default_factory=dict)
    elsewhere: int = 0
    fatal: dict[int, str] = field(default_factory=dict)


def run_workers(job: Job, stretches: Iterable[Stretch], count: int) -> Iterator[StretchReport | Progress]:
    """The reports of the stretches in the order in which they are done, and from time to time how far the others are.

    Part files are written on the way. Raises `RunStoppedError` where a worker cannot write.
    """
    pool = _Pool(job, count)
    try:
        yield from pool.run(iter(stretches))
    finally:
        pool.close()


class _Pool:
    def __init__(self, job: Job, count: int) -> None:
        self.job = job
        # Forked workers share what is loaded; beside other threads, and on other systems, forking is not safe.
        safe = sys.platform == "linux" and threading.active_count() == 1
        self.context: Any = multiprocessing.get_context("fork" if safe else "spawn")
        self.count = count
        self.workers: list[_Worker] = []
        self.again: list[Stretch] = []
        self.deaths: dict[int, _Deaths] = {}

    def start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        place = Place(self.context)
        others = [worker.connection for worker in self.workers]
        process = self.context.Process(target=_serve, args=(self.job, theirs, [ours, *others], place), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, place)

    def run(self, stretches: Iterator[Stretch]) -> Iterator[StretchReport | Progress]:
        self.feed(stretches)
        while any(worker.stretch is not None for worker in self.workers):
            heard = False
            ready = set(wait([worker.connection for worker in self.workers if worker.stretch], timeout=_PULSE))
            for index, worker in enumerate(self.workers):
                if worker.connection in ready:
                    heard = True
                    yield from self.listen(index, worker)
                elif self.hangs(worker):
                    worker.process.kill()
            if not heard:
                yield self.progress()
            self.feed(stretches)

    def feed(self, stretches: Iterator[Stretch]) -> None:
        """Gives each worker that has nothing to do a stretch, while there are any; none is started without."""
        for index in range(self.count):
            if index < len(self.workers) and self.workers[index].stretch is not None:
                continue
            stretch = self.again.pop() if self.again else next(stretches, None)
            if stretch is None:
                return
            if index == len(self.workers):
                self.workers.append(self.start())
            self.give(index, stretch)

    def give(self, index: int, stretch: Stretch) -> None:
        """Gives a worker a stretch; one that died while it had nothing to do is replaced first."""
        if not self.workers[index].process.is_alive():
            self.workers[index].connection.close()
            self.workers[index] = self.start()
        worker = self.workers[index]
        worker.stretch = stretch
        worker.connection.send((stretch, self.deaths.get(stretch.number, _Deaths()).fatal))

    def listen(self, index: int, worker: _Worker) -> Iterator[StretchReport | Progress]:
        """Takes one message of a worker, or notices its death."""
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            yield from self.bury(index, worker)
            return
        if isinstance(message, Progress):
            worker.progress = message
            yield self.progress()
        elif isinstance(message, StretchReport):
            worker.stretch, worker.progress = None, Progress(0, Counts())
            yield message
        else:
            raise RunStoppedError(message)

    def progress(self) -> Progress:
        counts = Counts()
        for worker in self.workers:
            counts.add(worker.progress.counts)
        return Progress(sum(worker.progress.done for worker in self.workers), counts)

    def hangs(self, worker: _Worker) -> bool:
        if worker.stretch is None or worker.place.page is None or self.job.page_timeout <= 0:
            return False
        limit = max(_PATIENCE * self.job.page_timeout, self.job.page_timeout + _LEAST_PATIENCE)
        return time.monotonic() - worker.place.since > limit

    def bury(self, index: int, worker: _Worker) -> Iterator[StretchReport]:
        """Replaces a dead worker; its stretch is worked on again, or given up."""
        worker.process.join()
        stretch = worker.stretch
        assert stretch is not None
        reason = f"the worker died, exit code {worker.process.exitcode}"
        deaths = self.deaths.setdefault(stretch.number, _Deaths())
        page = worker.place.page
        if page is None:
            deaths.elsewhere += 1
        else:
            deaths.by_page[page] = deaths.by_page.get(page, 0) + 1
            if deaths.by_page[page] >= _DEATHS:
                deaths.fatal[page] = reason
        worker.connection.close()
        self.workers[index] = self.start()
        if deaths.elsewhere >= _DEATHS:
            yield self.give_up(stretch, reason)
        else:
            self.again.append(stretch)

    def give_up(self, stretch: Stretch, reason: str) -> StretchReport:
        """The report of a stretch on which no worker survives."""
        start, end, path = stretch.start, stretch.end, self.job.files[stretch.file].name
        damage = DamagedBytes(file=path, start=start, end=end, error=reason)
        report = StretchReport(number=stretch.number, file=stretch.file, start=start, end=end, damage=[damage])
        write_parts(self.job.folder, report, {})
        return report

    def close(self) -> None:
        """Ends the workers, whatever they are at: what is not done is not there."""
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.connection.close()


def prepare_worker() -> None:
    """Sets the collection of garbage up for a process that begins to read pages."""
    gc.freeze()  # garbage of the process that was forked must be left alone: to close a database here would crash
    gc.set_threshold(_GARBAGE)


def _serve(job: Job, connection: Connection, inherited: list[Connection], place: Place) -> None:
    """A worker: works on what it is sent until the other side is gone."""
    prepare_worker()
    for other in inherited:
        other.close()
    try:
        while True:
            stretch, fatal = connection.recv()
            connection.send(_answer(job, stretch, fatal, connection, place))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


def _answer(
    job: Job, stretch: Stretch, fatal: dict[int, str], connection: Connection, place: Place
) -> StretchReport | str:
    last = 0.0
    place.enter(None)

    def tell(done: int, counts: Counts) -> None:
        nonlocal last
        if time.monotonic() - last > _PULSE:
            last = time.monotonic()
            connection.send(Progress(done, counts))

    try:
        return work_stretch(job, stretch, Watch(place.enter, tell, fatal))
    except BrokenPipeError:
        raise
    except OSError as error:
        path = job.files[stretch.file].name
        reason = error.strerror or error
        return f"stopped at byte {stretch.start} of {path}: {reason}; the same command goes on from there"
