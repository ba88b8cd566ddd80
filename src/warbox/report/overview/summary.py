"""All that the page says, as plain data: what stands in its text, and what its script shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warbox.interop.addresses import article_base, database_language
from warbox.report.overview.casualties import Kind, Loss, Total, add_up, read_losses
from warbox.report.overview.conflicts import Conflict, count_centuries, count_years, read_conflicts
from warbox.report.overview.land import land_geometry
from warbox.report.overview.parties import Party, read_parties
from warbox.report.overview.questions import Questions
from warbox.report.overview.side_files import SideFiles, read_side_files
from warbox.report.overview.source import open_source

MOST_ROWS = 40_000
"""How many conflicts the file holds. The largest Wikipedia has some 25,000."""

_MOST_PARTIES = 40
_MOST_KINDS = 20
_KINDS_BY_CENTURY = 6
_LONGEST_TEXT = 60
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of casualties: its number among those of the page, what all of it comes to, and what by century."""

    number: int
    kind: Kind
    total: Total
    by_century: dict[int, Total]


@dataclass(frozen=True, slots=True)
class Overview:
    """What a dump holds. `kinds` are the most frequent ones; `data` is for the script of the page."""

    file: str
    wikis: list[str]
    conflicts: int
    shown: int
    dated: int
    placed: int
    centuries: dict[int, int]
    kinds: list[KindRow]
    kinds_by_century: list[KindRow]
    all_kinds: int
    parties: list[Party]
    all_parties: int
    fields: list[str]
    field_rows: list[int]
    beside: SideFiles
    data: dict[str, Any]


def read_overview(path: Path) -> Overview:
    """The overview of what `warbox dump` wrote there.

    Raises `OverviewError` where that is no output of a dump, and `MissingExtraError` without DuckDB.
    """
    beside = read_side_files(path)
    with open_source(path) as source:
        conflicts = read_conflicts(source)
        losses = read_losses(source, conflicts)
        parties, all_parties = read_parties(source, _MOST_PARTIES)
    fields = list(source.form.fields)
    kinds, all_kinds = _kind_rows(losses, conflicts)
    centuries = count_centuries(conflicts)
    overview = Overview(
        file=path.name,
        wikis=sorted({one.wiki for one in conflicts}),
        conflicts=len(conflicts),
        shown=min(len(conflicts), MOST_ROWS),
        dated=sum(centuries.values()),
        placed=sum(one.latitude is not None and one.longitude is not None for one in conflicts),
        centuries=centuries,
        kinds=kinds,
        kinds_by_century=kinds[:_KINDS_BY_CENTURY],
        all_kinds=all_kinds,
        parties=parties,
        all_parties=all_parties,
        fields=fields,
        field_rows=[sum(one.fields[number] for one in conflicts) for number in range(len(fields))],
        beside=beside,
        data={},
    )
    overview.data.update(_script_data(overview, conflicts, losses, Questions(path, source.form)))
    return overview


def _kind_rows(losses: Sequence[Loss], conflicts: Sequence[Conflict]) -> tuple[list[KindRow], int]:
    """The kinds that most conflicts have, and how many there are in all."""
    by_kind: dict[Kind, list[Loss]] = defaultdict(list)
    for loss in losses:
        by_kind[loss.kind].append(loss)
    ordered = sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0].category, item[0].civilian))
    rows = []
    for number, (kind, own) in enumerate(ordered[:_MOST_KINDS]):
        by_century: dict[int, list[Loss]] = defaultdict(list)
        for loss in own:
            century = conflicts[loss.conflict].century
            if century is not None:
                by_century[century].append(loss)
        sums = {century: add_up(some) for century, some in sorted(by_century.items())}
        rows.append(KindRow(number, kind, add_up(own), sums))
    return rows, len(ordered)


def _script_data(
    overview: Overview, conflicts: Sequence[Conflict], losses: Sequence[Loss], questions: Questions
) -> dict[str, Any]:
    """What the script of the page shows: the rows behind the numbers, column by column, and the questions for all."""
    shown = conflicts[: overview.shown]
    kinds = {row.kind: row.number for row in overview.kinds}
    kept = [loss for loss in losses if loss.kind in kinds and loss.conflict < overview.shown]
    return {
        "conflicts": _conflict_columns(shown, overview.wikis),
        "bases": [article_base(database_language(wiki)) or "" for wiki in overview.wikis],
        "years": list(count_years(conflicts).items()),
        "total": overview.conflicts,
        "fields": overview.fields,
        "kinds": [[row.kind.category, row.kind.civilian] for row in overview.kinds],
        "losses": {
            "conflict": [loss.conflict for loss in kept],
            "kind": [kinds[loss.kind] for loss in kept],
            "low": [loss.low for loss in kept],
            "high": [loss.high for loss in kept],
            "open": [int(loss.open) for loss in kept],
            "within": [-1 if loss.within is None else loss.within for loss in kept],
        },
        "parties": [
            [party.label, [number for number in party.conflicts if number < overview.shown]]
            for party in overview.parties
        ],
        "land": land_geometry(),
        "questions": _questions(overview, questions),
    }


def _conflict_columns(conflicts: Sequence[Conflict], wikis: Sequence[str]) -> dict[str, list[Any]]:
    numbers = {wiki: number for number, wiki in enumerate(wikis)}
    return {
        "wiki": [numbers[one.wiki] for one in conflicts],
        "title": [one.title for one in conflicts],
        "name": [None if one.name == one.title else _short(one.name) for one in conflicts],
        "date": [one.edtf for one in conflicts],
        "start": [one.start for one in conflicts],
        "end": [one.end for one in conflicts],
        "place": [_short(one.place) for one in conflicts],
        "outcome": [_short(one.outcome) for one in conflicts],
        "latitude": [_degrees(one.latitude) for one in conflicts],
        "longitude": [_degrees(one.longitude) for one in conflicts],
        "fields": [sum(value << number for number, value in enumerate(one.fields)) for one in conflicts],
    }


def _questions(overview: Overview, questions: Questions) -> dict[str, str]:
    """The command that gives all rows behind a number, by what stands behind `#rows/` in the number's link."""
    asked = {
        "all": questions.all(),
        "undated": questions.undated(),
        "years": questions.years(),
        "box": questions.box(),
        **{f"century/{century}": questions.century(century) for century in overview.centuries},
        **{f"field/{number}": questions.field(name) for number, name in enumerate(overview.fields)},
        **{f"party/{number}": questions.party(party) for number, party in enumerate(overview.parties)},
        **{f"losses/{row.number}": questions.losses(row.kind) for row in overview.kinds},
    }
    for row in overview.kinds_by_century:
        for century in row.by_century:
            asked[f"losses/{row.number}/{century}"] = questions.losses(row.kind, century)
    return asked


def _degrees(value: float | None) -> float | None:
    """Degrees with as many digits as a map of the world can show: a hundred metres."""
    return None if value is None else round(value, 3)


def _short(text: str | None) -> str | None:
    """A text on one line, cut where it is too long for a cell."""
    if text is None:
        return None
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TEXT else line[: _LONGEST_TEXT - 1] + _ELLIPSIS
