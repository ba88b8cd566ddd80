"""Two runs that would write the same output at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.dumps.conftest import Run
from tests.dumps.making import dump_xml, made_pages
from warbox.cli import main
from warbox.dumps.errors import DumpError
from warbox.dumps.lock import locked

Holder = Callable[[Path], BaseProcess]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(made_pages(10)))
    return path


def hold(output: Path, told: Connection) -> None:
    """Holds an output, with a child that outlives this process, until it is killed."""
    with locked(output):
        child = os.fork()
        if not child:
            signal.pause()
        told.send(child)
        signal.pause()


@pytest.fixture
def holder(request: pytest.FixtureRequest) -> Holder:
    """Starts a process that holds an output; gives what kills it, while a child that it has goes on."""

    def start(output: Path) -> BaseProcess:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        process = context.Process(target=hold, args=(output, theirs))
        process.start()
        child = ours.recv()
        request.addfinalizer(lambda: os.kill(child, signal.SIGKILL))
        request.addfinalizer(process.kill)
        return process

    return start


@pytest.mark.parametrize("output", ["out.jsonl", "names.duckdb"])
def test_the_second_run_is_refused_until_the_first_is_killed(
    run: Run, holder: Holder, dump: Path, tmp_path: Path, output: str
) -> None:
    process = holder(tmp_path / output)
    with pytest.raises(DumpError, match=f"another run is writing .*{output}: wait for it, or stop it"):
        run(dump, names=tmp_path / "names.duckdb")
    process.kill()
    process.join()
    assert run(dump, names=tmp_path / "names.duckdb")[0].counts.pages == 10
    assert not list(tmp_path.glob("*.lock"))


def test_the_command_says_so_in_one_line(
    holder: Holder, dump: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.jsonl"
    holder(output)
    assert main(["dump", str(dump), "-o", str(output)]) == 2
    assert capfd.readouterr().err == f"warbox: another run is writing {output}: wait for it, or stop it\n"
    assert not output.exists()
