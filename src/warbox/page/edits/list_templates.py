"""The list that the value of a parameter ends with: which template is it, or closes it."""

from __future__ import annotations

from warbox.page.edits.values import closes_list, is_list_template, is_one_line
from warbox.syntax import Template
from warbox.syntax.template_changes import Slot
from warbox.wikis import Wiki


def list_template_of(template: Template, slot: Slot, wiki: Wiki) -> Template | None:
    """The list template that is all of the value of a template's parameter, but for a heading before it."""
    last = _last_template(template, slot)
    if last is None or slot.parts is None or not is_list_template(last, wiki):
        return None
    before = slot.parts.source[slot.parts.core_start : last.start]
    return last if is_one_line(before) else None


def length_behind_items(template: Template, slot: Slot, wiki: Wiki) -> int:
    """How many characters of a value stand behind the items of a list that a template at its end closes."""
    last = _last_template(template, slot)
    if last is None or slot.parts is None or not closes_list(last, wiki):
        return 0
    return slot.parts.core_end - slot.parts.core_start - len(slot.parts.core[: -len(str(last))].rstrip())


def _last_template(template: Template, slot: Slot) -> Template | None:
    """The template that a value, as it stands on the page, ends with."""
    parts = slot.parts
    if parts is None or slot.value is not None:
        return None
    children = template.children_within(parts.core_start, parts.core_end)
    ending = (one for one in children if isinstance(one, Template) and one.end == parts.core_end)
    return next(ending, None)
