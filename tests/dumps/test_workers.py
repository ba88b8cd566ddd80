"""The processes that a run starts."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from tests.dumps.conftest import Notes
from tests.dumps.making import dump_xml, made_pages
from warbox.dumps.report import Counts
from warbox.dumps.run import Options, run_dump


def test_no_more_processes_are_started_than_there_is_work_for(tmp_path: Path) -> None:
    running = []

    class Counting(Notes):
        def show(self, done: int, total: int | None, counts: Counts) -> None:
            running.append(len(multiprocessing.active_children()))

    dump = tmp_path / "enwiki.xml"
    dump.write_bytes(dump_xml(made_pages(20)))
    run_dump([str(dump)], tmp_path / "out.jsonl", Options(workers=500), Counting())
    assert max(running) == 1
