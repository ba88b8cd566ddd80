"""Sets a list in the parameters of a template that hold it: one, or several that give one list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from warbox.errors import UnwritableValueError
from warbox.page.edits.items.lists import Cell
from warbox.page.edits.items.rewriting import Rewriting
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
    for cell, items in _shared_out(list(slots), None if is_all else own, values):
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


def _shared_out(cells: Sequence[Cell], cell: Cell | None, new: Sequence[Any]) -> list[tuple[Cell, list[Any]]]:
    """Which items of a list that is set in one cell belong to which cell of the field.

    They are all of that one; but where some of them stand in others, or where it is set in none of them, the list is
    that of all cells, and new items go to the cell of the one before them, or else to the first. Raises
    `UnwritableValueError` where the cells, which are in the order in which they are read, give another order.
    """
    homes = [next((one for one in cells if one.holds(item)), None) for item in new]
    if cell is not None and all(home in (None, cell) for home in homes):
        return [(cell, list(new))]
    shares: list[tuple[Cell, list[Any]]] = [(one, []) for one in cells]
    at = next((home for home in homes if home is not None), cells[0])
    places = [cells.index(home) for home in homes if home is not None]
    if places != sorted(places):
        raise UnwritableValueError("the items stand in several parameters, which give them in another order")
    for home, item in zip(homes, new, strict=True):
        at = home or at
        next(items for one, items in shares if one is at).append(item)
    return shares


def _meant(slots: Sequence[Slot], typed: TypedParameters, key: str) -> Slot | None:
    """Which of some parameters a key means; of several of one name the last, which counts."""
    by_name = {slot.key: slot for slot in slots}
    name = key if typed.keys is None else typed.keys.find(key, list(by_name))
    return None if name is None else by_name.get(name)
