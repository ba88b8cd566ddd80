"""The card: a page's military conflicts for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from warbox.conflict import Combatant, Commander, MilitaryConflict, Side
from warbox.page import Page
from warbox.report.plain import flag_codes, flag_variants, foreign_page, number_text, printable
from warbox.values.figures.figure import Figure

if TYPE_CHECKING:
    from warbox.page.variant import PageInVariant

FATE_SIGN = "\u2020"


def page_card(page: Page | PageInVariant) -> RenderableType:
    """All conflicts of a page, and counts of what else is on it."""
    parts: list[RenderableType] = []
    for conflict in page.conflicts:
        parts += [conflict_card(conflict), Text()]
    if not parts:
        parts.append(Text("There is no infobox of a military conflict on this page."))
    return Group(*parts, _counts(page))


def conflict_card(conflict: MilitaryConflict) -> RenderableType:
    """One conflict: its name and facts, then its sides in columns, then what stands for all sides together."""
    parts: list[RenderableType] = [_styled(conflict.name.text if conflict.name else "(no name)", "bold")]
    if conflict.part_of is not None:
        parts.append(_styled(conflict.part_of.text, "dim"))
    parts += [Text(), _facts(conflict)]
    if conflict.sides:
        parts += [Text(), _sides(conflict.sides, [f"Side {side.number}" for side in conflict.sides])]
    if conflict.joint is not None:
        parts += [Text(), _sides([conflict.joint], ["All sides together"])]
    return Group(*parts)


def _facts(conflict: MilitaryConflict) -> Table:
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="cyan", no_wrap=True)
    facts.add_column(overflow="fold")
    if conflict.date is not None:
        facts.add_row("Date", _styled(conflict.date.edtf or "?", "bold"))
        facts.add_row("", _styled(conflict.date.text, "dim"))
    if conflict.place is not None:
        facts.add_row("Place", _styled(conflict.place.text))
    if conflict.coordinates is not None:
        where = conflict.coordinates
        facts.add_row("Coordinates", f"{where.latitude:.4f}, {where.longitude:.4f}")
    others = {
        "Cause": conflict.cause,
        "Territory": conflict.territory,
        "Result": conflict.result,
        "Status": conflict.status,
        "Notes": conflict.notes,
    }
    for label, fact in others.items():
        if fact is not None:
            facts.add_row(label, _styled(fact.text))
    return facts


def _sides(sides: Sequence[Side], titles: Sequence[str]) -> Table:
    """The sides in columns, with a row for each kind of fact that any of them has."""
    cells: dict[str, Callable[[Side], RenderableType]] = {
        "Combatants": lambda side: _combatants(side.combatants),
        "Commanders": lambda side: _commanders(side.commanders),
        "Units": lambda side: _styled(side.units.text if side.units else ""),
        "Strength": lambda side: _figures(side.strength),
        "Casualties": lambda side: _figures(side.casualties),
    }
    table = Table(box=box.ROUNDED, show_lines=True, expand=True)
    table.add_column(style="cyan", no_wrap=True)
    for title in titles:
        table.add_column(title, ratio=1)
    for label, cell in cells.items():
        if any(getattr(side, label.lower()) for side in sides):
            table.add_row(label, *(cell(side) for side in sides))
    return table


def _combatants(combatants: Sequence[Combatant]) -> Table:
    """The combatants with their flags, under the periods and groups that they stand in."""
    table = _two_columns()
    period: str | None = None
    group: str | None = None
    for combatant in combatants:
        if combatant.period != period and combatant.period is not None:
            table.add_row("", _styled(combatant.period, "bold yellow"))
        if (combatant.period, combatant.group) != (period, group) and combatant.group is not None:
            table.add_row("", _styled(combatant.group, "yellow"))
        period, group = combatant.period, combatant.group
        details = (flag_variants(combatant.flags), foreign_page(combatant.name), _in_brackets(combatant.note))
        table.add_row(flag_codes(combatant.flags), _with_details(_styled(combatant.name.text), *details))
    return table


def _commanders(commanders: Sequence[Commander]) -> Table:
    """The commanders with their flags, ranks and fates, and the foreign page of one that has none here."""
    table = _two_columns()
    for commander in commanders:
        line = Text()
        if commander.rank is not None:
            line.append(printable(commander.rank) + " ", style="dim")
        line.append(printable(commander.name.text))
        if commander.status:
            line.append(f" {FATE_SIGN} {', '.join(commander.status)}", style="red")
        details = (flag_variants(commander.flags), foreign_page(commander.name), _in_brackets(commander.note))
        table.add_row(flag_codes(commander.flags), _with_details(line, *details))
    return table


def _figures(figures: Sequence[Figure]) -> Table:
    """The figures, each with what it counts and whom."""
    table = _two_columns()
    table.columns[0].justify = "right"
    table.columns[0].no_wrap = True
    for figure in figures:
        line = _styled(figure.category)
        if figure.civilian:
            line.append(" (civilian)")
        if figure.subject is not None:
            line.append(f" {printable(figure.subject)}", style="yellow")
        table.add_row(_styled(number_text(figure), "bold"), _with_details(line, _in_brackets(figure.note)))
    return table


def _counts(page: Page | PageInVariant) -> Text:
    found = Counter(diagnostic.severity.value for diagnostic in page.diagnostics)
    parts = [
        f"{len(page.typed)} typed templates, {len(page.untyped)} untyped",
        f"{sum(tag.name == 'ref' for tag in page.tree.tags)} <ref> tags",
        f"{len(page.interlanguage_links)} interlanguage links",
        f"diagnostics: {', '.join(f'{count} {severity}' for severity, count in sorted(found.items())) or 'none'}",
    ]
    return Text(" \u00b7 ".join(parts), style="dim")


def _two_columns() -> Table:
    """A narrow column of signs or numbers, and one of text."""
    table = Table.grid(padding=(0, 1))
    table.add_column(style="cyan")
    table.add_column(overflow="fold")
    return table


def _with_details(line: Text, *details: str) -> Text:
    for detail in details:
        if detail:
            line.append(f" {detail}", style="dim")
    return line


def _in_brackets(note: str | None) -> str:
    return f"({printable(note)})" if note else ""


def _styled(text: str, style: str = "") -> Text:
    """Text that is shown as it is: never read as rich's markup."""
    return Text(printable(text), style=style)
