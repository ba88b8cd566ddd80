"""The laws of lists that are set in the cells of conflicts."""

from __future__ import annotations

from typing import Any

import warbox
from warbox import MilitaryConflict, Page
from warbox.errors import UnwritableValueError

CELLS = {"combatant": "combatants", "commander": "commanders", "strength": "strength", "casualties": "casualties"}


def check_lists(text: str, wiki: str) -> tuple[int, int]:
    """Sets every list of every conflict; gives how many figures were changed, and how many were refused."""
    page = warbox.parse(text, wiki=wiki)
    moved = warbox.parse(f"(\n{text}", wiki=wiki)
    changed = refused = 0
    for conflict, newer in zip(page.conflicts, moved.conflicts, strict=True):
        for key, items in cells_of(page, conflict):
            edit, again = page.edit(), moved.edit()
            edit[conflict][key] = [item.model_copy() for item in items]
            again[newer][key] = items
            assert edit.replacements == again.replacements == []
            for place, item in enumerate(items):
                if isinstance(item, warbox.Strength | warbox.Casualties):
                    done = check_another_number(page, conflict, key, items, place)
                    changed, refused = changed + done, refused + (not done)
    return changed, refused


def check_another_number(page: Page, conflict: MilitaryConflict, key: str, items: list[Any], place: int) -> bool:
    """Changes the number of one figure of a cell; False where that is refused."""
    item = items[place]
    numbers = {name: number + 7 for name in ("low", "high") if (number := getattr(item, name)) is not None}
    given = [*items[:place], item.model_copy(update=numbers), *items[place + 1 :]]
    edit = page.edit()
    try:
        edit[conflict][key] = given
    except UnwritableValueError:
        assert edit.replacements == []
        return False
    assert edit.replacements
    assert all(item.span.start <= one.start and one.end <= item.span.end for one in edit.replacements)
    return True


def cells_of(page: Page, conflict: MilitaryConflict) -> list[tuple[str, list[Any]]]:
    """The parameters that hold lists, with the items that stand in each."""
    sides = [*conflict.sides, *([conflict.joint] if conflict.joint is not None else [])]
    every = [item for side in sides for field in CELLS.values() for item in getattr(side, field)]
    found = []
    for key, value in conflict.parameters.items():
        own = [one for one in every if value.span.start <= one.span.start < one.span.end <= value.span.end]
        if own and len({type(one) for one in own}) == 1:
            found.append((key, own))
    return found
