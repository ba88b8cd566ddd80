"""Sets a list in the parameters of a template that hold it: one, or several that give one list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from warbox.page.edits.lists import shared_out
from warbox.page.edits.rewriting import Rewriting
from warbox.page.edits.typed_parameters import TypedParameters
from warbox.syntax.argument_values import safe_value
from warbox.syntax.template_changes import Slot, TemplateChanges
from warbox.typed.reading import FieldPlace


def with_items(
    changes: TemplateChanges,
    typed: TypedParameters,
    key: str,
    values: Sequence[Any],
    field: FieldPlace,
    rewrite: Rewriting,
    *,
    is_all: bool,
) -> TemplateChanges | None:
    """The changes with a list set in the items that differ; None where the value is to be written as a whole.

    Where the parameter that the key means holds no items on the page, the list is that of the field's other parameters,
    if items of these are in it or the key is the list's first name; with `is_all` it is that of all of them. Raises
    `UnwritableValueError` where items cannot be changed in their places.
    """
    slots = dict(typed.cells(changes.slots, field))
    slot = _meant(changes.present, typed, key)
    meant = slot or _meant([one for one in changes.slots if one.deleted], typed, key)
    own = next((cell for cell, one in slots.items() if one is meant), None)
    if own is None:
        is_all = is_all or typed.is_first_name(key, field)
        if not slots or not (is_all or any(cell.holds(item) for cell in slots for item in values)):
            return None
    elif not values and not is_all:
        return None
    line_of = partial(typed.line_of, changes.slots)
    if own is None and slot is not None:
        changes = changes.without([slot]) if slot.parts is None else changes.with_inner(slot, ())
    for cell, items in shared_out(list(slots), None if is_all else own, values):
        inner = cell.changes(items, rewrite, line_of)
        if inner is not None:
            changes = changes.with_inner(slots[cell], inner)
        elif items:
            changes = changes.with_value(slots[cell], safe_value(typed.text(None, items, field)))
            written = next(one for one in changes.slots if one.parts is slots[cell].parts)
            typed.check_read(changes, written, items, field)
        elif cell.items:
            changes = changes.without([slots[cell]])
    return changes


def _meant(slots: Sequence[Slot], typed: TypedParameters, key: str) -> Slot | None:
    """Which of some parameters a key means; of several of one name the last, which counts."""
    by_name = {slot.key: slot for slot in slots}
    name = key if typed.keys is None else typed.keys.find(key, list(by_name))
    return None if name is None else by_name.get(name)
