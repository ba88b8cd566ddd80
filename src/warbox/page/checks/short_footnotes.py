"""Checks of short footnotes: each leads to one citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from warbox.diagnostics import Code, Diagnostic, Severity
from warbox.page.anchors import other_anchors
from warbox.page.checks.arguments import checked_templates
from warbox.page.parts import PageParts
from warbox.page.short_footnotes import ShortFootnote
from warbox.templates.citations import Citation
from warbox.templates.short_footnotes import ANCHOR_PREFIX
from warbox.typed import resolve

_NAMES_AND_YEAR = re.compile(r"(.*?)([0-9]{3,4}[a-z]?)?")
_ALIKE = 0.8
_MOST_COMPARED = 20
_HINT = "cite the work in full, or mend names and year"


def check_targets(parts: PageParts) -> Iterator[Diagnostic]:
    """Short footnotes whose anchor no citation bears, or more than one."""
    lost = any(short.target is None for short in parts.short_footnotes)
    others = other_anchors(parts) if lost else frozenset()
    unfinished = _unfinished_anchors(parts) if lost else frozenset()
    near = _near_anchors(parts.citations) if lost else {}
    for short in parts.short_footnotes:
        if short.anchor is None or not short.expects_target or "{{" in short.anchor:
            continue
        if short.anchor.removesuffix(short.year or "") in unfinished:
            continue
        if short.target is None and short.anchor not in others:
            message = f"no citation of this page is {_called(short)} (anchor {short.anchor})"
            code = Code.SHORT_FOOTNOTE_WITHOUT_TARGET
            meant = _meant(short.anchor, near)
            hint = _HINT if meant is None else f"is it {meant}, which the page cites? Else {_HINT}"
            yield Diagnostic(code, Severity.ERROR, short.span, message, hint)
        elif short.target_count > 1:
            message = f"{short.target_count} citations of this page are {_called(short)} (anchor {short.anchor})"
            code = Code.SHORT_FOOTNOTE_WITH_TWO_TARGETS
            yield Diagnostic(code, Severity.WARNING, short.span, message, "tell the years apart: 1999a, 1999b")


def _near_anchors(citations: Sequence[Citation]) -> dict[str, list[str]]:
    """The anchors of the page's citations: by their names, and by their year with the first letter of the names."""
    near: dict[str, list[str]] = {}
    for anchor in dict.fromkeys(one.anchor for one in citations if one.anchor):
        for key in _near_keys(anchor):
            near.setdefault(key, []).append(anchor)
    return near


def _near_keys(anchor: str) -> tuple[str, str]:
    """What anchors share that may be meant for each other."""
    found = _NAMES_AND_YEAR.fullmatch(anchor.removeprefix(ANCHOR_PREFIX))
    names, year = ("", "") if found is None else (found[1].casefold(), found[2] or "")
    return names, f"{year[:4]} {names[:1]}"


def _meant(anchor: str, near: Mapping[str, list[str]]) -> str | None:
    """The anchor on the page that differs in the year alone, or else in a few letters."""
    names, initial = _near_keys(anchor)
    same = near.get(names, []) if names else []
    if same:
        return same[0]
    alike = [one for one in near.get(initial, [])[:_MOST_COMPARED] if one != anchor]
    return next(iter(get_close_matches(anchor, alike, n=1, cutoff=_ALIKE)), None)


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
