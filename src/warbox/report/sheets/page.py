"""The sheets of a page: its conflicts, and counts of what else is on it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

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
    found = Counter(diagnostic.severity.value for diagnostic in page.diagnostics)
    parts = [
        f"{len(page.typed)} typed templates, {len(page.untyped)} untyped",
        f"{sum(tag.name == 'ref' for tag in page.tree.tags)} <ref> tags",
        f"{len(page.interlanguage_links)} interlanguage links",
        f"diagnostics: {', '.join(f'{count} {severity}' for severity, count in sorted(found.items())) or 'none'}",
    ]
    return _BETWEEN.join(parts)
