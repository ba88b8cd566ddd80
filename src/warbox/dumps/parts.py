"""The folder of a run that is not finished: what it is a run of, and the parts that are done.

Files are written aside and renamed, so that whatever bears its name is whole. The report of a stretch is written last:
where it stands, the stretch is done. A run that is started again leaves out what is done.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from warbox.dumps.errors import DumpError
from warbox.dumps.output.whole_files import ASIDE, write_whole
from warbox.dumps.report import StretchReport

_MANIFEST = "manifest.json"


def partial_folder(output: Path) -> Path:
    """Where the parts of an output are kept until it is whole: a folder beside it."""
    return output.with_name(output.name + ".partial")


def open_folder(folder: Path, settings: dict[str, Any], *, fresh: bool = False) -> int:
    """Makes the folder of a run with these settings, and gives the number of stretches that are done already.

    With `fresh` what another run left there is thrown away. Raises `DumpError` where the folder is that of a run with
    other settings, or not of a run at all.
    """
    before = _read_manifest(folder)
    if before is not None and fresh:
        clear_away(folder)
    elif before is not None:
        if before != settings:
            different = sorted(name for name in settings | before if settings.get(name) != before.get(name))
            words = ", ".join(_WORDS.get(name, name) for name in different)
            raise DumpError(
                f"{folder} is left from another run ({words} differed): finish that one, or begin anew with --fresh"
            )
        return sum(1 for _ in folder.glob("*.json")) - 1
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / _MANIFEST, json.dumps(settings, indent=1).encode("utf-8"))
    return 0


_WORDS = {
    "version": "the version of warbox",
    "files": "the dumps",
    "form": "what --output is",
    "names": "--names",
    "wiki": "--wiki",
    "namespaces": "--namespace",
    "everything": "--all",
    "stretch_size": "--stretch",
    "page_timeout": "--page-timeout",
}
"""What a person calls a setting."""


def is_begun(folder: Path) -> bool:
    """Whether a run has begun in that folder and is not finished."""
    return (folder / _MANIFEST).exists()


def _read_manifest(folder: Path) -> dict[str, Any] | None:
    """The settings of the run that the folder is of; None where none has begun there.

    Raises `DumpError` where the folder holds what no run leaves, as it would be cleared away with the parts.
    """
    if is_begun(folder):
        try:
            settings = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        except ValueError:
            settings = None
        if isinstance(settings, dict) and "version" in settings:
            return settings
    for path in folder.iterdir() if folder.is_dir() else ():
        if not path.name.endswith(ASIDE):
            raise DumpError(f"{folder} holds {path.name}, which warbox dump did not write: move it away")
    return None


class PartKind(StrEnum):
    """What a part file holds: the rows of conflicts, or names."""

    ROWS = "part"
    NAMES = "names"


def write_parts(folder: Path, report: StretchReport, contents: Mapping[PartKind, bytes]) -> None:
    """Writes what a stretch gave, but for what is empty, and then its report."""
    report.part_bytes = {kind.value: len(content) for kind, content in contents.items() if content}
    for kind, content in contents.items():
        if content:
            write_whole(part_path(folder, report.number, kind), content)
    write_whole(report_path(folder, report.number), report.model_dump_json().encode("utf-8"))


def part_path(folder: Path, number: int, kind: PartKind) -> Path:
    """Where what a stretch gave is."""
    return folder / f"{number:07}.{kind}"


def report_path(folder: Path, number: int) -> Path:
    """Where the report of a stretch is."""
    return folder / f"{number:07}.json"


def read_reports(folder: Path, count: int) -> Iterator[StretchReport]:
    """The reports of that many stretches, in order."""
    for number in range(count):
        yield StretchReport.model_validate_json(report_path(folder, number).read_bytes())


def find_parts(folder: Path, count: int, kind: PartKind) -> list[Path]:
    """What that many stretches gave, in order. Raises `DumpError` where a part is not what was written."""
    found = []
    for report in read_reports(folder, count):
        size = report.part_bytes.get(kind.value)
        path = part_path(folder, report.number, kind)
        if size is None:
            continue
        if not path.exists() or path.stat().st_size != size:
            raise DumpError(f"{path} is not as it was written: begin anew with --fresh")
        found.append(path)
    return found


def clear_away(folder: Path) -> None:
    """Removes a folder in a way that leaves none or all of it, where the run is killed meanwhile."""
    emptied = folder.with_name(folder.name + ".old")
    shutil.rmtree(emptied, ignore_errors=True)
    if folder.exists():
        folder.rename(emptied)
        shutil.rmtree(emptied, ignore_errors=True)
