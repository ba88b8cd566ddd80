"""The end of a run: its parts become what was asked for, and are cleared away."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from warbox.dumps.names_database import write_names
from warbox.dumps.output.outputs import join_parts
from warbox.dumps.output.side_files import SIDE_FILES, side_file, write_side_files
from warbox.dumps.output.whole_files import ASIDE, put_in_place
from warbox.dumps.parts import PartKind, clear_away, find_parts, part_path
from warbox.dumps.summary import Summary


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: an output, or the names of the dump, or both; whether all of a page is written.

    `evidence` is a database of names by which the links of flat tables are followed.
    """

    output: Path | None
    names: Path | None
    everything: bool
    evidence: Path | None = None

    @property
    def places(self) -> list[Path]:
        """The one or two places that are written. The side files stand beside the first."""
        return [place for place in (self.output, self.names) if place is not None]


def finish(wanted: Wanted, folder: Path, count: int, summary: Summary) -> None:
    """Joins the parts of that many stretches aside, puts what was asked for in its place, and clears the parts away."""
    if wanted.names is not None:
        aside = wanted.names.with_name(wanted.names.name + ASIDE)
        write_names(find_parts(folder, count, PartKind.NAMES), aside)
        put_in_place(aside, wanted.names)
    place = wanted.places[0]
    aside = folder / place.name
    if wanted.output is not None:
        if aside.is_dir():
            shutil.rmtree(aside)
        parts = find_parts(folder, count, PartKind.ROWS)
        left_out = {part_path(folder, number, PartKind.ROWS): rows for number, rows in summary.repeats.rows().items()}
        join_parts(parts, aside, left_out, everything=wanted.everything, evidence=wanted.evidence or wanted.names)
    told = summary.failures, summary.damage, summary.elsewhere, summary.repeats.told()
    write_side_files(aside, *told, summary.ledger, summary.balance())
    if not aside.is_dir():
        _put_beside(place, aside)
    if wanted.output is not None:
        put_in_place(aside, wanted.output)
    clear_away(folder)


def _put_beside(output: Path, aside: Path) -> None:
    """Puts the side files of an output in their places, and clears away those of an earlier run that had others."""
    for name in SIDE_FILES:
        written, place = side_file(aside, name), side_file(output, name)
        if written.exists():
            put_in_place(written, place)
        else:
            place.unlink(missing_ok=True)
