"""Checks that need the page as a whole. What is wrong with a single value is found where the value is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from warbox.diagnostics import Diagnostic
from warbox.page.checks.arguments import check_deprecated, check_periodicals, check_repeated, check_unknown
from warbox.page.checks.citations import check_access_dates, check_dead_addresses, check_links, check_names
from warbox.page.checks.footnotes import check_defined_once, check_repeated_content, check_undefined, check_unused
from warbox.page.checks.links import check_foreign_titles
from warbox.page.checks.markup import check_closing
from warbox.page.checks.short_footnotes import check_targets
from warbox.page.parts import PageParts


def check_conversion(parts: PageParts) -> Iterator[Diagnostic]:
    """Rules by which words are converted, on wikis whose language has variants."""
    if "conversion" in parts.reader.wiki.tables:
        # On most wikis nothing of conversion is needed.
        from warbox.page.checks.conversion import check_rules

        yield from check_rules(parts)


CHECKS: tuple[Callable[[PageParts], Iterator[Diagnostic]], ...] = (
    check_undefined,
    check_unused,
    check_defined_once,
    check_repeated_content,
    check_targets,
    check_repeated,
    check_unknown,
    check_periodicals,
    check_deprecated,
    check_closing,
    check_access_dates,
    check_dead_addresses,
    check_links,
    check_names,
    check_foreign_titles,
    check_conversion,
)


def check_page(parts: PageParts) -> list[Diagnostic]:
    """All findings of all checks, in no order."""
    return [finding for check in CHECKS for finding in check(parts)]
