"""How far a run has come: lines for a log, a bar for a terminal."""

from __future__ import annotations

import io

from warbox.dumps.progress import BarDisplay, LineDisplay
from warbox.dumps.report import Counts


def test_a_line_every_ten_seconds_with_pace_and_time_left() -> None:
    stream, now = io.StringIO(), 0.0
    with LineDisplay(stream, lambda: now) as display:
        for second in range(21):
            now = float(second)
            counts = Counts(pages=5_000 + second * 100, conflicts=second)
            display.show(1_000_000 + second * 50_000, 3_000_000, counts)
        display.note("done")
    assert stream.getvalue().splitlines() == [
        "1.5 MB of 3.0 MB, 6,000 pages, 100 pages/s, 10 conflicts, 0:00:30 left",
        "2.0 MB of 3.0 MB, 7,000 pages, 100 pages/s, 20 conflicts, 0:00:20 left",
        "done",
    ]


def test_a_stream_of_unknown_length_has_no_time_left() -> None:
    stream, now = io.StringIO(), 0.0
    with LineDisplay(stream, lambda: now) as display:
        display.show(0, None, Counts())
        now = 10.0
        display.show(4_000_000, None, Counts(pages=500))
    assert stream.getvalue() == "4.0 MB, 500 pages, 50 pages/s, 0 conflicts\n"


def test_a_bar_shows_bytes_and_conflicts() -> None:
    stream = io.StringIO()
    with BarDisplay(stream) as display:
        display.show(500_000, 1_000_000, Counts(pages=100, conflicts=7))
        display.note("file: byte 7: broken")
    assert "7 conflicts" in stream.getvalue()
    assert "file: byte 7: broken" in stream.getvalue()
