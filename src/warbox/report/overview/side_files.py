"""What stands beside the output of a dump: the balance of its pages, the ledger, the failures, the boxes elsewhere.

These are the files that docs/dumps.md describes. One that is not there is empty here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from warbox.report.overview.source import OverviewError

_ENDINGS = (".parquet", ".duckdb")


class Balance(BaseModel):
    """What became of the pages of the dump; `line` says it in words."""

    wikis: list[str]
    pages: int
    with_conflict: int
    without_box: int
    failed: int
    redirects: int
    other_namespaces: int
    line: str


class TemplateCount(BaseModel):
    """How often a template stands in boxes, how often it is typed, and pages where it is not."""

    count: int
    typed: int
    examples: list[str]

    @property
    def untyped(self) -> int:
        """How often it is not typed."""
        return self.count - self.typed


class FieldCount(BaseModel):
    """In how many boxes a field is given, in how many it has a typed value, and pages where it has none."""

    given: int
    typed: int
    examples: list[str]


class UnreadCount(BaseModel):
    """In how many boxes a parameter stands that no field reads, and pages with it."""

    count: int
    examples: list[str]


class Ledger(BaseModel):
    """What was understood of the boxes."""

    boxes: int
    templates: dict[str, TemplateCount]
    fields: dict[str, FieldCount]
    unread: dict[str, UnreadCount]


class Failure(BaseModel):
    """A page, or a stretch of bytes, that could not be read."""

    file: str
    offset: int | None = None
    start: int | None = None
    end: int | None = None
    page_title: str | None = None
    error: str


class Elsewhere(BaseModel):
    """A box that no row holds."""

    kind: str
    wiki: str
    page_title: str
    template: str


class SideFiles(BaseModel):
    """All that stands beside an output; None or empty for a file that is not there."""

    balance: Balance | None
    ledger: Ledger | None
    failures: list[Failure]
    elsewhere: list[Elsewhere]


def read_side_files(output: Path) -> SideFiles:
    """What stands beside an output, or beside what a link leads to.

    Raises `OverviewError` for a file that does not hold what it should.
    """
    output = Path(os.path.realpath(output)) if output.is_symlink() else output
    return SideFiles(
        balance=_one(output, "balance.json", Balance),
        ledger=_one(output, "ledger.json", Ledger),
        failures=_lines(output, "failed.jsonl", Failure),
        elsewhere=_lines(output, "elsewhere.jsonl", Elsewhere),
    )


AnyEntry = TypeVar("AnyEntry", bound=BaseModel)


def _one(output: Path, name: str, model: type[AnyEntry]) -> AnyEntry | None:
    text = _text(output, name)
    return None if text is None else _entry(text, name, model)


def _lines(output: Path, name: str, model: type[AnyEntry]) -> list[AnyEntry]:
    return [_entry(line, name, model) for line in (_text(output, name) or "").split("\n") if line]


def _entry(text: str, name: str, model: type[AnyEntry]) -> AnyEntry:
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        raise OverviewError(f"{name} beside the output is not as warbox dump writes it") from error


def _text(output: Path, name: str) -> str | None:
    """The content of a side file: in the folder of tables, or beside the one file, named after it."""
    path = output / name if output.is_dir() else output.with_name(f"{_stem(output.name)}.{name}")
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise OverviewError(f"cannot read {str(path)!r}: {error}") from error


def _stem(name: str) -> str:
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name
