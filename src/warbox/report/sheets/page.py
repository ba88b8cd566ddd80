"""The sheets of a page: its conflicts, and counts of what else is on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from warbox.diagnostics import Severity
from warbox.page import Page
from warbox.report.sheets.conflict import conflict_sheet
from warbox.report.sheets.sheet import Sheet

if TYPE_CHECKING:
    from warbox.page.variant import PageInVariant

_BETWEEN = " \u00b7 "


def page_sheets(page: Page | PageInVariant) -> tuple[Sheet, ...]:
    """A sheet for each conflict, and one for the rest."""
    conflicts = [conflict_sheet(conflict) for conflict in page.conflicts]
    none = Sheet(subtitle="There is no infobox of a military conflict on this page.")
    return (*(conflicts or [none]), Sheet(remark=_counts(page)))


def _counts(page: Page | PageInVariant) -> str:
    found = Counter(diagnostic.severity for diagnostic in page.diagnostics)
    diagnostics = [_counted(found[severity], severity) for severity in Severity if severity in found]
    parts = [
        f"{_counted(len(page.typed), 'typed template')}, {len(page.untyped)} untyped",
        _counted(sum(tag.name == "ref" for tag in page.tree.tags), "<ref> tag"),
        _counted(len(page.interlanguage_links), "interlanguage link"),
        f"diagnostics: {', '.join(diagnostics) or 'none'}",
    ]
    return _BETWEEN.join(parts)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
