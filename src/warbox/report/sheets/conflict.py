"""The sheet of a conflict: its facts, its sides in columns, and what stands for all sides together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from warbox.conflict import Combatant, Commander, MilitaryConflict, Side
from warbox.report.cell_words import CellWords, WordsOfCells, in_page_order, joint_side, words_of_cells
from warbox.report.plain import counted_text, fate_texts, flag_codes, flag_variants, foreign_page, number_text
from warbox.report.powers import under_powers
from warbox.report.sheets.sheet import Cell, Columns, Line, Role, Row, Run, Sheet, fact, line, text_facts
from warbox.values.figures.figure import Figure, FigureKind

_BULLET = "\u2022"
"""Stands before a party that a power above it leads."""


def conflict_sheet(conflict: MilitaryConflict) -> Sheet:
    """One conflict."""
    words = words_of_cells(conflict)
    columns = []
    if conflict.sides:
        numbers = [side.number for side in conflict.sides]
        columns.append(_columns(conflict.sides, numbers, words))
    joint = joint_side(conflict, words)
    if joint is not None:
        columns.append(_columns([joint], [None], words))
    return Sheet(
        title=conflict.name.text if conflict.name else "(no name)",
        subtitle=conflict.part_of.text if conflict.part_of else "",
        facts=tuple(_facts(conflict)),
        columns=tuple(columns),
    )


def side_sheet(side: Side) -> Sheet:
    """One side by itself."""
    return Sheet(columns=(_columns([side], [side.number], {}),))


def _title(number: int | None) -> str:
    return "All sides together" if number is None else f"Side {number}"


def _facts(conflict: MilitaryConflict) -> Iterator[Row]:
    if conflict.date is not None:
        yield fact("Date", line(conflict.date.edtf or "?", Role.STRONG), line(conflict.date.text, Role.FAINT))
    if conflict.place is not None:
        yield fact("Place", line(conflict.place.text))
    if conflict.coordinates is not None:
        where = conflict.coordinates
        yield fact("Coordinates", line(f"{where.latitude:.4f}, {where.longitude:.4f}"))
    others = {
        "Cause": conflict.cause,
        "Goals": conflict.goals,
        "Methods": conflict.methods,
        "Territory": conflict.territory,
        "Result": conflict.result,
        "Status": conflict.status,
        "Notes": conflict.notes,
    }
    yield from text_facts({label: value.text for label, value in others.items() if value is not None})


def _columns(sides: Sequence[Side], numbers: Sequence[int | None], words: WordsOfCells) -> Columns:
    """The sides beside each other, with a row for each kind of fact that any of them has."""
    cells: dict[str, Callable[[Side, int | None], Cell]] = {
        "Combatants": lambda side, _: Cell(tuple(_parties(side.combatants))),
        "Commanders": lambda side, _: Cell(tuple(_parties(side.commanders))),
        "Units": lambda side, _: Cell((line(side.units.text),) if side.units else ()),
        "Strength": lambda side, number: _amounts(in_page_order(side, number, FigureKind.STRENGTH, words)),
        "Casualties": lambda side, number: _amounts(in_page_order(side, number, FigureKind.CASUALTIES, words)),
    }
    rows = [Row(label, tuple(map(cell, sides, numbers))) for label, cell in cells.items()]
    return Columns(tuple(map(_title, numbers)), tuple(row for row in rows if any(cell.lines for cell in row.cells)))


def _parties(parties: Sequence[Combatant | Commander]) -> Iterator[Line]:
    """The combatants or commanders of a side, under the periods, groups and powers that they stand in."""
    place: tuple[str | None, str | None] = (None, None)
    for party, is_under in zip(parties, under_powers(parties), strict=True):
        if party.period != place[0] and party.period is not None:
            yield line(party.period, Role.PERIOD)
        if (party.period, party.group) != place and party.group is not None and not is_under:
            yield line(party.group, Role.GROUP)
        place = party.period, party.group
        bullet = (Run(_BULLET, Role.FAINT),) if is_under else ()
        details = (flag_variants(party.flags), foreign_page(party.name), _in_brackets(party.note))
        yield Line((*bullet, *_named(party), *_details(details)), flag_codes(party.flags))


def _named(party: Combatant | Commander) -> Iterator[Run]:
    """The name; that of a commander with rank and fate."""
    if isinstance(party, Combatant):
        yield Run(party.name.text)
        return
    if party.rank is not None:
        yield Run(party.rank, Role.FAINT)
    yield Run(party.name.text)
    if party.status:
        yield Run(", ".join(fate_texts(party.status)), Role.FATE)


def _amounts(told: Sequence[Figure | CellWords]) -> Cell:
    lines = (line(one.text, Role.FAINT) if isinstance(one, CellWords) else _figure(one) for one in told)
    return Cell(tuple(lines), numbers=True)


def _figure(figure: Figure) -> Line:
    """A figure with what it counts and whom."""
    counted = "".join(counted_text(figure))
    runs = [Run(f"{counted} (civilian)" if figure.civilian else counted)]
    if figure.subject is not None:
        runs.append(Run(figure.subject, Role.SUBJECT))
    return Line((*runs, *_details([_in_brackets(figure.note)])), number_text(figure))


def _details(details: Sequence[str]) -> Iterator[Run]:
    return (Run(detail, Role.FAINT) for detail in details if detail)


def _in_brackets(note: str | None) -> str:
    return f"({note})" if note else ""
