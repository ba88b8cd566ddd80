"""Repairs of findings that have one safe answer: for each code the function that makes the edits."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from warbox.diagnostics import Code, Diagnostic
from warbox.errors import EditError
from warbox.page.fixes.arguments import (
    fix_deprecated,
    fix_foreign_title,
    fix_link,
    fix_redundant,
    fix_repeated,
)
from warbox.page.fixes.references import fix_repeated_reference
from warbox.page.fixes.repair import Repair
from warbox.page.page import Page

FIXES: dict[Code, Callable[[Repair, Diagnostic], bool]] = {
    Code.DEPRECATED_PARAMETER: fix_deprecated,
    Code.DUPLICATE_ARGUMENT: fix_repeated,
    Code.EXTERNAL_LINK_IN_PARAMETER: fix_link,
    Code.MISSING_FOREIGN_TITLE: fix_foreign_title,
    Code.REDUNDANT_PARAMETER: fix_redundant,
    Code.REPEATED_REFERENCE: fix_repeated_reference,
}
"""The codes of findings that can be repaired. Each function says whether it has repaired the finding it was given."""

_MOST_ROUNDS = 10
_MOST_ATTEMPTS = 64
"""How often a round reads the page again to find out which repairs bring something new."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A page without the findings that could be repaired. `findings` are these; `before` is the page with them."""

    before: Page
    page: Page
    findings: tuple[Diagnostic, ...]


def fix_page(page: Page, codes: Collection[Code] = tuple(FIXES)) -> Fixed:
    """The page with the findings of those codes repaired, as far as there is one safe answer; all else stays.

    By default all codes that can be repaired are meant; others change nothing. What a repair would bring a new finding
    for is left as it is. Repairs of one stretch of text are made in rounds.
    """
    before = page
    fixed: list[Diagnostic] = []
    for _ in range(_MOST_ROUNDS):
        wanted = [finding for finding in page.diagnostics if finding.code in codes and finding.code in FIXES]
        after, repaired = _repaired(page, wanted)
        if not repaired:
            break
        page = after
        fixed += repaired
    return Fixed(before, page, tuple(fixed))


def _repaired(page: Page, findings: Sequence[Diagnostic]) -> tuple[Page, list[Diagnostic]]:
    """The page with all of the findings repaired that can be together: what cannot is halved until it is found out."""
    best: tuple[Page, list[Diagnostic]] = (page, [])
    kept: list[int] = []
    parts = deque([list(range(len(findings)))])
    for _ in range(_MOST_ATTEMPTS):
        if not parts:
            break
        part = parts.popleft()
        wanted = sorted([*kept, *part])
        attempt = _attempt(page, [findings[place] for place in wanted])
        if attempt is not None:
            best, kept = attempt, wanted
        elif len(part) > 1:
            middle = len(part) // 2
            parts += (part[:middle], part[middle:])
    return best


def _attempt(page: Page, findings: Iterable[Diagnostic]) -> tuple[Page, list[Diagnostic]] | None:
    """The page with those of the findings repaired that have a repair; None where that brings a new one."""
    repair = Repair(page)
    repaired = []
    for finding in findings:
        try:
            if FIXES[finding.code](repair, finding):
                repaired.append(finding)
        except EditError:
            continue  # another round, or nobody, repairs it
    if not repaired:
        return page, []
    try:
        after = repair.edit.page
    except EditError:
        return None
    return None if _brings_new(page, after) else (after, repaired)


def _brings_new(before: Page, after: Page) -> bool:
    """Whether there are findings after the repair that there were not before."""
    old, new = (Counter((one.code, one.message) for one in page.diagnostics) for page in (before, after))
    return bool(new - old)
