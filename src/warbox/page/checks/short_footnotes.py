"""Checks of short footnotes: each leads to one citation."""

from __future__ import annotations

from collections.abc import Iterator

from warbox.diagnostics import Code, Diagnostic, Severity
from warbox.page.anchors import other_anchors
from warbox.page.checks.arguments import checked_templates
from warbox.page.parts import PageParts
from warbox.page.short_footnotes import ShortFootnote
from warbox.templates.citations import Citation
from warbox.typed import resolve


def check_targets(parts: PageParts) -> Iterator[Diagnostic]:
    """Short footnotes whose anchor no citation bears, or more than one."""
    lost = any(short.target is None for short in parts.short_footnotes)
    others = other_anchors(parts) if lost else frozenset()
    unfinished = _unfinished_anchors(parts) if lost else frozenset()
    for short in parts.short_footnotes:
        if short.anchor is None or not short.expects_target or "{{" in short.anchor:
            continue
        if short.anchor.removesuffix(short.year or "") in unfinished:
            continue
        if short.target is None and short.anchor not in others:
            message = f"no citation of this page is {_called(short)} (anchor {short.anchor})"
            code = Code.SHORT_FOOTNOTE_WITHOUT_TARGET
            yield Diagnostic(code, Severity.ERROR, short.span, message, "cite the work in full, or mend names and year")
        elif short.target_count > 1:
            message = f"{short.target_count} citations of this page are {_called(short)} (anchor {short.anchor})"
            code = Code.SHORT_FOOTNOTE_WITH_TWO_TARGETS
            yield Diagnostic(code, Severity.WARNING, short.span, message, "tell the years apart: 1999a, 1999b")


def _unfinished_anchors(parts: PageParts) -> frozenset[str]:
    """The anchors of citations without a year by templates of single sources: such a template may know the year."""
    wiki = parts.reader.wiki
    common = checked_templates(Citation, wiki)
    undated = [citation for citation in parts.citations if citation.anchor and citation.date is None]
    return frozenset(
        citation.anchor or "" for citation in undated if resolve(citation.template, wiki).canonical not in common
    )


def _called(short: ShortFootnote) -> str:
    return " ".join([", ".join(short.authors), short.year or ""]).strip() or "the one meant"
