"""Runs that are killed at any moment and started again give what an undisturbed run gives."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from dataclasses import replace
from multiprocessing.process import BaseProcess
from pathlib import Path

import duckdb

from tests.dumps.conftest import Notes
from tests.dumps.making import MadePage, dump_xml, made_pages, multistream
from warbox.dumps.run import Options, run_dump

KILLS = 20
STRETCH = 3000
OPTIONS = Options(workers=2, stretch_size=STRETCH)
NAMES = "names.duckdb"


def start(dump: Path, output: Path) -> BaseProcess:
    """A run in a process group of its own."""
    process = multiprocessing.get_context("fork").Process(target=run_in_group, args=(dump, output))
    process.start()
    return process


def run_in_group(dump: Path, output: Path) -> None:
    os.setpgid(0, 0)
    run_to_end(dump, output)


def run_to_end(dump: Path, output: Path) -> None:
    """A run that writes an output and, beside it, names."""
    run_dump([str(dump)], output, replace(OPTIONS, names=output.with_name(NAMES)), Notes())


def everything_in(folder: Path) -> dict[str, bytes | list[object]]:
    """The files of a folder, at any depth, with what they hold; of the names the rows."""
    held: dict[str, bytes | list[object]] = {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
    with duckdb.connect(str(folder / NAMES), read_only=True) as database:
        held[NAMES] = [database.execute(f"from {name}").fetchall() for name in ("redirects", "link_texts")]
    return held


def test_killed_at_any_moment(tmp_path: Path) -> None:
    dump = tmp_path / "enwiki-multistream.xml.bz2"
    linked = [MadePage(900 + n, f"L{n}", f"[[Iran|Persia]] [[Town {n % 9}|Beta]]") for n in range(20)]
    whole = multistream([*linked, *made_pages(100, every=3)])[0]
    dump.write_bytes(whole[: len(whole) * 4 // 5])  # with damage at the end: failures must come out the same as well
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    run_to_end(dump, undisturbed / "out")
    stretches = -(-dump.stat().st_size // STRETCH)

    moments = random.Random(6)
    interrupted = 0
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        process = start(dump, folder / "out")
        wait_for_parts(process, folder / "out", moments.randint(0, stretches))
        time.sleep(moments.uniform(0, 0.1))
        interrupted += kill(process, with_workers=number % 2 == 0)
        run_to_end(dump, folder / "out")
        assert everything_in(folder) == everything_in(undisturbed)
    assert interrupted > KILLS // 2


def wait_for_parts(process: BaseProcess, output: Path, count: int) -> None:
    """Waits until so many stretches are done, or the run is."""
    while process.is_alive() and len(parts_of(output)) < count:
        time.sleep(0.001)


def parts_of(output: Path) -> list[Path]:
    """The reports of the stretches that are done."""
    return list(output.with_name(output.name + ".partial").glob("[0-9]*.json"))


def kill(process: BaseProcess, *, with_workers: bool) -> bool:
    """Kills a run, with its workers or so that they are left behind; tells whether it was still running."""
    running = process.is_alive()
    assert process.pid is not None
    try:
        if running and with_workers:
            os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass  # it has no group of its own yet, and so no workers; or it ended just now
    process.kill()
    process.join()
    return running


def test_killed_again_and_again(tmp_path: Path) -> None:
    """What one run has done the next one does not do again, so even short runs come to the end."""
    dump = tmp_path / "dump.xml"
    dump.write_bytes(dump_xml(made_pages(60, every=2)))
    output = tmp_path / "out.jsonl"
    for done in range(1, 9):
        process = start(dump, output)
        wait_for_parts(process, output, done)
        kill(process, with_workers=True)
        assert len(parts_of(output)) >= done
    run_to_end(dump, output)
    assert output.read_text(encoding="utf-8").count("\n") == 30
