"""What stands beside the rows of a dump: failures, boxes that no row holds, pages that came again, ledger, balance."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from warbox.dumps.ledger import Ledger
from warbox.dumps.output.whole_files import write_whole
from warbox.dumps.report import Balance, DamagedBytes, Elsewhere, Failure, RepeatedPage

FAILED, ELSEWHERE, REPEATED = "failed.jsonl", "elsewhere.jsonl", "repeated.jsonl"
LEDGER, BALANCE = "ledger.json", "balance.json"
SIDE_FILES = (FAILED, ELSEWHERE, REPEATED, LEDGER, BALANCE)
_ENDINGS = (".gz", ".jsonl", ".parquet", ".duckdb")


def side_file(output: Path, name: str) -> Path:
    """Where such a file stands: in the folder of tables, or beside the one file of the output, named after it."""
    if output.is_dir():
        return output / name
    stem = output.name
    for ending in _ENDINGS:
        stem = stem.removesuffix(ending)
    return output.with_name(f"{stem}.{name}")


def write_side_files(
    output: Path,
    failures: Sequence[Failure],
    damage: Sequence[DamagedBytes],
    elsewhere: Sequence[Elsewhere],
    repeated: Sequence[RepeatedPage],
    ledger: Ledger,
    balance: Balance,
) -> None:
    """Writes the side files of an output; where nothing failed, is elsewhere or came again, that file is not there."""
    _write_lines(side_file(output, FAILED), [*damage, *failures])
    _write_lines(side_file(output, ELSEWHERE), elsewhere)
    _write_lines(side_file(output, REPEATED), repeated)
    write_whole(side_file(output, LEDGER), ledger.sorted().model_dump_json(indent=1).encode("utf-8"))
    write_whole(side_file(output, BALANCE), balance.model_dump_json(indent=1).encode("utf-8"))


def _write_lines(path: Path, entries: Sequence[BaseModel]) -> None:
    if entries:
        write_whole(path, "".join(entry.model_dump_json() + "\n" for entry in entries).encode("utf-8"))
