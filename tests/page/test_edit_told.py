"""Edits of figures of which other parameters of the box tell something: their cell stays as it is written."""

from __future__ import annotations

import json
from typing import Any

import pytest

import warbox
from warbox import MilitaryConflict

SCENES = "{{Infobox military conflict|conflict=Battle of Mouscron|combatant1=France|strength1=%s}}"
PICTURES = "{{Infobox military conflict|combatant1=[[File:Star.svg|20px]] Guards|strength1=[[File:Star.svg|20px]] %s}}"


@pytest.mark.parametrize(
    ("box", "cell", "changes", "expected"),
    [
        (SCENES, "Mouscron: 28,000<br>Menen: 900", {"low": 29000, "high": 29000}, "Mouscron: 29,000<br>Menen: 900"),
        (
            SCENES,
            "Mouscron: 28,000<br>Menen: 14,000",
            {"note": "Mouscron; in May"},
            "Mouscron: 28,000 (in May)<br>Menen: 14,000",
        ),
        (PICTURES, "93,000 (1943)<br>900", {"low": 95000, "high": 95000}, "95,000 (1943)<br>900"),
        (PICTURES, "93,000 (1943)<br>900", {"note": "1941"}, "93,000 (1941)<br>900"),
    ],
)
def test_a_figure_is_changed_where_it_stands(box: str, cell: str, changes: dict[str, Any], expected: str) -> None:
    page = warbox.parse(box % cell, wiki="en")
    assert page.conflict is not None
    first, *others = page.conflict.sides[0].strength
    edit = page.edit()
    edit[page.conflict]["strength1"] = [first.model_copy(update=changes), *others]
    assert edit.text == box % expected


@pytest.mark.parametrize(
    ("box", "before", "after"),
    [
        (SCENES, "Mouscron: 28,000<br>Menen: 14,000", "Mouscron: 29,000<br>Menen: 14,000"),
        (PICTURES, "28,000 (1943)<br>900", "29,000 (1943)<br>900"),
    ],
)
def test_a_copy_from_json_changes_what_differs(box: str, before: str, after: str) -> None:
    page = warbox.parse(box % before, wiki="en")
    assert page.conflict is not None
    copy = json.loads(page.conflict.model_dump_json())
    copy["sides"][0]["strength"][0] |= {"low": 29000, "high": 29000}
    edit = page.edit()
    edit[page.conflict] = MilitaryConflict.model_validate(copy)
    assert edit.text == box % after
