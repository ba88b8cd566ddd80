"""What is wrong on a page, with its place, the line it is in, and what `warbox fix` would make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from warbox.diagnostics import Diagnostic
from warbox.page import Page
from warbox.page.fixes import FIXES, fix_page
from warbox.report.article.marks import Kind, Place
from warbox.report.article.values import Article
from warbox.report.findings import line_and_column, line_starts


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair changes: what it takes away and what it puts there, with the text of the line around both."""

    line: int
    ahead: str
    removed: str
    added: str
    behind: str


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


_MOST_REPAIRS = 400
"""With more findings that can be repaired than this the repairs are left out: the page is read anew for them."""

_LONGEST = 400
_CONTEXT = 48
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class FindingList:
    """The findings in the order of the text; whether they are too many for their repairs to be worked out."""

    every: Sequence[ShownFinding]
    without_repairs: bool


def finding_list(article: Article) -> FindingList:
    """The findings of the article."""
    findings = article.page.diagnostics
    too_many = sum(finding.code in FIXES for finding in findings) > _MOST_REPAIRS
    repairs = {} if too_many else _repairs(article.page)
    return FindingList([_shown(finding, repairs.get(finding), article) for finding in findings], too_many)


def _shown(finding: Diagnostic, repair: Repaired | None, article: Article) -> ShownFinding:
    written = article.page.text[finding.span.start : finding.span.end]
    wikitext, message, hint = (_cut(text) for text in (written, finding.message, finding.hint))
    place = article.place(Kind.FINDING, finding.span, finding.code)
    return ShownFinding(finding.code, finding.severity, message, hint, place, wikitext, repair)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + _ELLIPSIS


def _repairs(page: Page) -> dict[Diagnostic, Repaired]:
    """For each finding that `warbox fix` repairs what it changes there."""
    fixed = fix_page(page)
    if not fixed.findings:
        return {}
    changes = _changed_lines(page.text.split("\n"), fixed.page.text.split("\n"))
    starts = line_starts(page.text)
    found = {}
    for finding in fixed.findings:
        line, _ = line_and_column(finding.span.start, starts)
        change = next((one for one in changes if one.first < line <= one.last), None)
        if change is not None:
            found[finding] = _repaired(change)
    return found


class _Change(NamedTuple):
    """Lines that a repair changes: the numbers of the last one before them and of the last of them, and both texts."""

    first: int
    last: int
    before: str
    after: str


def _changed_lines(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    return [
        _Change(start, end, "\n".join(before[start:end]), "\n".join(after[new_start:new_end]))
        for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after).get_opcodes()
        if tag != "equal"
    ]


def _repaired(change: _Change) -> Repaired:
    before, after = change.before, change.after
    ahead = _shared_start(before, after)
    behind = _shared_start(before[ahead:][::-1], after[ahead:][::-1])
    end = len(before) - behind
    return Repaired(
        line=change.first + 1 + before.count("\n", 0, ahead),
        ahead=_shortened(before[:ahead].rpartition("\n")[2], at_end=True),
        removed=before[ahead:end],
        added=after[ahead : len(after) - behind],
        behind=_shortened(before[end:].partition("\n")[0], at_end=False),
    )


def _shared_start(left: str, right: str) -> int:
    """How many code points two texts begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((index for index, (one, other) in pairs if one != other), min(len(left), len(right)))


def _shortened(context: str, at_end: bool) -> str:
    """A short piece of what stands around a change: the end of what stands ahead, the beginning of what is behind."""
    if len(context) <= _CONTEXT:
        return context
    return _ELLIPSIS + context[-_CONTEXT:] if at_end else context[:_CONTEXT] + _ELLIPSIS
