"""The card: a page's military conflicts for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from warbox.conflict import Combatant, Commander, MilitaryConflict, Side
from warbox.page import Page
from warbox.report.plain import flags_text, number_text, printable
from warbox.templates.flags import Flag
from warbox.values.figures import Figure


def page_card(page: Page) -> RenderableType:
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
    facts.add_column()
    if conflict.date is not None:
        facts.add_row("Date", _styled(conflict.date.edtf or "?", "bold"))
        facts.add_row("", _styled(conflict.date.text, "dim"))
    if conflict.place is not None:
        facts.add_row("Place", _styled(conflict.place.text))
    if conflict.coordinates is not None:
        where = conflict.coordinates
        facts.add_row("Coordinates", f"{where.latitude:.4f}, {where.longitude:.4f}")
    for label, fact in (("Cause", conflict.cause), ("Territory", conflict.territory), ("Result", conflict.result)):
        if fact is not None:
            facts.add_row(label, _styled(fact.text))
    if conflict.status is not None:
        facts.add_row("Status", _styled(conflict.status.text))
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
    above: tuple[str | None, str | None] = (None, None)
    for combatant in combatants:
        place = (combatant.period, combatant.group)
        if place != above:
            table.add_row("", _styled(": ".join(part for part in place if part), "bold yellow"))
            above = place
        table.add_row(_flags(combatant.flags), _with_note(_styled(combatant.name.text), combatant.note))
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
            line.append(f" \u2020 {', '.join(commander.status)}", style="red")
        if commander.name.foreign is not None:
            line.append(printable(f" \u2192 {commander.name.foreign.lang}:{commander.name.foreign.title}"), style="dim")
        table.add_row(_flags(commander.flags), _with_note(line, commander.note))
    return table


def _figures(figures: Sequence[Figure]) -> Table:
    """The figures, each with what it counts and whom."""
    table = _two_columns("right")
    for figure in figures:
        line = Text(figure.category)
        if figure.civilian:
            line.append(" (civilian)")
        if figure.subject is not None:
            line.append(f" {printable(figure.subject)}", style="yellow")
        table.add_row(_styled(number_text(figure), "bold"), _with_note(line, figure.note))
    return table


def _counts(page: Page) -> Text:
    found = Counter(diagnostic.severity.value for diagnostic in page.diagnostics)
    parts = [
        f"{len(page.typed)} typed templates, {len(page.untyped)} untyped",
        f"{len(page.interlanguage_links)} interlanguage links",
        f"diagnostics: {', '.join(f'{count} {severity}' for severity, count in sorted(found.items())) or 'none'}",
    ]
    return Text(" \u00b7 ".join(parts), style="dim")


def _two_columns(first: str = "left") -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right" if first == "right" else "left", style="cyan")
    table.add_column()
    return table


def _flags(flags: Iterable[Flag]) -> Text:
    return _styled(flags_text(flags), "cyan")


def _with_note(line: Text, note: str | None) -> Text:
    return line.append(f" ({printable(note)})", style="dim") if note else line


def _styled(text: str, style: str = "") -> Text:
    """Text that is shown as it is: never read as rich's markup."""
    return Text(printable(text), style=style)
