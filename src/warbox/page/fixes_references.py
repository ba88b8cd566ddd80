"""Repairs of footnotes."""

from __future__ import annotations

import html
from itertools import count

from warbox.diagnostics import Diagnostic, Span
from warbox.page.checks_footnotes import repeated_contents
from warbox.page.repair import Repair
from warbox.syntax import Tag
from warbox.templates.short_footnotes import ANCHOR_PREFIX
from warbox.values.reference import tag_attributes


def fix_repeated_reference(repair: Repair, finding: Diagnostic) -> bool:
    """Lets a footnote that stands on the page before be pointed to by its name, which it gets where it has none."""
    page = repair.page
    tags = {Span(tag.start, tag.end): tag for tag in page.tree.tags}
    firsts = dict(repeated_contents(page.footnotes))
    again, first = tags.get(finding.span), tags.get(firsts.get(finding.span, finding.span))
    if again is None or first is None or again is first:
        return False
    name = _name(first) or repair.names.get(finding.span) or repair.names.get(firsts[finding.span])
    if name is None:
        name = next((_name(tag) for place, tag in tags.items() if firsts.get(place) == firsts[finding.span]), None)
        name = name or _new_name(repair, first)
    sign = f'<ref name="{html.escape(name)}"{_group(again)} />'
    repair.edit.replace_text(finding.span, sign)
    if _name(first) is None and firsts[finding.span] not in repair.names:
        repair.edit.insert(first.attributes_start, f' name="{html.escape(name)}"')
        repair.names[firsts[finding.span]] = name
    return True


def _name(tag: Tag) -> str | None:
    return tag_attributes(tag.attributes).get("name") or None


def _group(tag: Tag) -> str:
    group = tag_attributes(tag.attributes).get("group")
    return f' group="{html.escape(group)}"' if group else ""


def _new_name(repair: Repair, tag: Tag) -> str:
    """A name that no footnote has: author and year of the work that it cites, or a number as VisualEditor gives."""
    taken = {reference.name for reference in repair.page.references} | set(repair.names.values())
    cited = [one for one in repair.page.citations if tag.start < one.span.start < tag.end and one.anchor]
    if len(cited) == 1:
        name = (cited[0].anchor or "").removeprefix(ANCHOR_PREFIX)
        if name and name not in taken and not name.isdecimal():
            return name
    return next(name for number in count() if (name := f":{number}") not in taken)
