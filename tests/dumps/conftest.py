"""What the tests of dumps share."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from warbox.dumps.report import Counts
from warbox.dumps.run import Options, run_dump
from warbox.dumps.summary import Summary


class Notes:
    """A display that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.shown: list[tuple[int, int | None, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def show(self, done: int, total: int | None, counts: Counts) -> None:
        self.shown.append((done, total, counts.pages))

    def note(self, message: str) -> None:
        self.lines.append(message)


Run = Callable[..., tuple[Summary, Notes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs over some dumps; by default in small stretches, with two workers, into lines of JSON."""

    def call(*dumps: Path, output: str | None = "out.jsonl", **options: Any) -> tuple[Summary, Notes]:
        notes = Notes()
        chosen = Options(**{"workers": 2, "stretch_size": 4000, **options})
        return run_dump([str(dump) for dump in dumps], tmp_path / output if output else None, chosen, notes), notes

    return call


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The lines of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def titles(rows: Sequence[dict[str, Any]]) -> list[str]:
    """The titles of the pages of some rows."""
    return [row["page_title"] for row in rows]
