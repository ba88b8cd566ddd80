"""Shows how far a run has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self, TextIO

from rich.console import Console
from rich.filesize import decimal
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from warbox.dumps.report import Counts
from warbox.report.file_names import readable_names

_LINE_EVERY = 10.0
"""In seconds."""


class Display(Protocol):
    """Where a run tells how far it has come."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, done: int, total: int | None, counts: Counts) -> None:
        """Takes how many bytes of the input are done, of how many (None: not known), and what was found in them."""

    def note(self, message: str) -> None:
        """Takes a line for people to read."""


def make_display(stream: TextIO) -> Display:
    """A bar where the stream is a terminal, else lines."""
    return BarDisplay(stream) if stream.isatty() else LineDisplay(stream)


class _Pace:
    """Pages in each second, since the beginning."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.began = clock()
        self.first: int | None = None

    def pages(self, pages: int) -> float:
        if self.first is None:
            self.first = pages
        return (pages - self.first) / max(self.clock() - self.began, 1e-6)


class BarDisplay:
    """A bar with the bytes that are done, pages in each second, conflicts and the time that is left."""

    def __init__(self, stream: TextIO) -> None:
        # Without its own thread: workers are forked from this process.
        self._progress = Progress(
            BarColumn(),
            DownloadColumn(),
            TextColumn("{task.fields[pace]:,.0f} pages/s"),
            TextColumn("{task.fields[conflicts]:,} conflicts"),
            TimeRemainingColumn(),
            console=Console(file=stream),
            auto_refresh=False,
        )
        self._task = self._progress.add_task("", total=None, pace=0.0, conflicts=0)
        self._pace = _Pace()

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, done: int, total: int | None, counts: Counts) -> None:
        """Moves the bar."""
        pace = self._pace.pages(counts.pages)
        self._progress.update(self._task, completed=done, total=total, pace=pace, conflicts=counts.conflicts)
        self._progress.refresh()

    def note(self, message: str) -> None:
        """Writes a line above the bar."""
        self._progress.console.print(readable_names(message), markup=False, highlight=False)


class LineDisplay:
    """Lines such as a log keeps."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._pace = _Pace(clock)
        self._last = clock()
        self._first_done: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stream.flush()

    def show(self, done: int, total: int | None, counts: Counts) -> None:
        """Writes a line, unless there was one a moment ago."""
        now = self._clock()
        pace = self._pace.pages(counts.pages)
        if self._first_done is None:
            self._first_done = done
        if now - self._last < _LINE_EVERY:
            return
        self._last = now
        place = decimal(done) if total is None else f"{decimal(done)} of {decimal(total)}"
        left = self._left(done, total, now)
        self.note(f"{place}, {counts.pages:,} pages, {pace:,.0f} pages/s, {counts.conflicts:,} conflicts{left}")

    def _left(self, done: int, total: int | None, now: float) -> str:
        gained = done - (self._first_done or 0)
        if total is None or gained <= 0:
            return ""
        seconds = round((total - done) * (now - self._pace.began) / gained)
        return f", {seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left"

    def note(self, message: str) -> None:
        """Writes a line."""
        self._stream.write(readable_names(message) + "\n")
        self._stream.flush()
