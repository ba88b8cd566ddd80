"""The list that the value of a parameter ends with: which template is it, or closes it."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.page.edits.values import closes_list, is_list_template, is_one_line
from warbox.syntax import Node, Template
from warbox.syntax.argument_parts import ArgumentParts
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
    if last is None or slot.parts is None:
        return 0
    return slot.parts.core_end - end_of_items([last], slot.parts, wiki)


def end_of_items(nodes: Sequence[Node], parts: ArgumentParts, wiki: Wiki) -> int:
    """Where the items of a value end: before the template at its end that closes a list, and blanks before that."""
    last = nodes[-1] if nodes else None
    if not isinstance(last, Template) or last.end != parts.core_end or not closes_list(last, wiki):
        return parts.core_end
    return parts.core_start + len(parts.core[: -len(str(last))].rstrip())


def _last_template(template: Template, slot: Slot) -> Template | None:
    """The template that a value, as it stands on the page, ends with."""
    parts = slot.parts
    if parts is None or slot.value is not None:
        return None
    children = template.children_within(parts.core_start, parts.core_end)
    ending = (one for one in children if isinstance(one, Template) and one.end == parts.core_end)
    return next(ending, None)
