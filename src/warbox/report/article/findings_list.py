"""What is wrong on a page, with its place, the line it is in, and what `warbox fix` would make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from warbox.diagnostics import Diagnostic
from warbox.page import Page
from warbox.page.fixes import fix_page
from warbox.report.article.marks import Kind, Place
from warbox.report.article.values import Article
from warbox.report.findings import line_and_column, line_starts


@dataclass(frozen=True, slots=True)
class Repaired:
    """Lines of the page before and after a repair; `line` is the number of the first one before."""

    line: int
    before: Sequence[str]
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding at its place; `wikitext` is what stands there, `repair` what would stand there after `warbox fix`."""

    code: str
    severity: str
    message: str
    hint: str
    place: Place
    wikitext: str
    repair: Repaired | None


_LONGEST = 200
_ELLIPSIS = "\u2026"


def finding_list(article: Article) -> list[ShownFinding]:
    """The findings of the article in the order of the text."""
    repairs = _repairs(article.page)
    return [_shown(finding, repairs.get(finding), article) for finding in article.page.diagnostics]


def _shown(finding: Diagnostic, repair: Repaired | None, article: Article) -> ShownFinding:
    wikitext = article.page.text[finding.span.start : finding.span.end]
    if len(wikitext) > _LONGEST:
        wikitext = wikitext[:_LONGEST] + _ELLIPSIS
    place = article.place(Kind.FINDING, finding.span, finding.code)
    return ShownFinding(finding.code, finding.severity, finding.message, finding.hint, place, wikitext, repair)


def _repairs(page: Page) -> dict[Diagnostic, Repaired]:
    """For each finding that `warbox fix` repairs the lines that it changes there."""
    fixed = fix_page(page)
    if not fixed.findings:
        return {}
    changes = _changes(page.text.split("\n"), fixed.page.text.split("\n"))
    starts = line_starts(page.text)
    found = {}
    for finding in fixed.findings:
        line, _ = line_and_column(finding.span.start, starts)
        change = next((one for one in changes if one.line <= line < one.line + len(one.before)), None)
        if change is not None:
            found[finding] = change
    return found


def _changes(before: Sequence[str], after: Sequence[str]) -> list[Repaired]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        Repaired(start + 1, before[start:end], after[new_start:new_end])
        for tag, start, end, new_start, new_end in matcher.get_opcodes()
        if tag != "equal"
    ]
