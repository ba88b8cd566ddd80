"""Repairs of footnotes."""

from __future__ import annotations

import html

from warbox.diagnostics import Diagnostic
from warbox.page.fixes.repair import Repair, footnote_name
from warbox.syntax import Tag
from warbox.templates.short_footnotes import ANCHOR_PREFIX
from warbox.values.reference import tag_attributes


def fix_repeated_reference(repair: Repair, finding: Diagnostic) -> bool:
    """Lets a footnote that stands on the page before be pointed to by its name, which it gets where it has none."""
    place = repair.repeated.get(finding.span)
    again, first = repair.tags.get(finding.span), None if place is None else repair.tags.get(place)
    if again is None or first is None or place is None or again is first:
        return False
    own = footnote_name(first)
    name = own or repair.names.get(finding.span) or repair.names.get(place) or repair.names_of_repeated.get(place)
    if name is None:
        name = _new_name(repair, first)
    repair.edit.replace_text(finding.span, f'<ref name="{html.escape(name)}"{_group(again)} />')
    if own is None and place not in repair.names:
        repair.edit.insert(first.attributes_start, f' name="{html.escape(name)}"')
        repair.names[place] = name
        repair.taken_names.add(name)
    return True


def _group(tag: Tag) -> str:
    group = tag_attributes(tag.attributes).get("group")
    return f' group="{html.escape(group)}"' if group else ""


def _new_name(repair: Repair, tag: Tag) -> str:
    """A name that no footnote has: author and year of the work that it cites, or a number as VisualEditor gives."""
    cited = [one for one in repair.citations_within(tag) if one.anchor]
    if len(cited) == 1:
        name = (cited[0].anchor or "").removeprefix(ANCHOR_PREFIX)
        if name and name not in repair.taken_names and not name.isdecimal():
            return name
    return next(name for number in repair.numbers if (name := f":{number}") not in repair.taken_names)
