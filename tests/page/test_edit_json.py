"""Copies that come from JSON, which lacks what is not written there: only what was changed in it is changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

import warbox
from tests.page.edit_making import opened

BOX = (
    "{{Infobox military conflict\n| conflict = X<ref>a</ref>\n| image = A.jpg\n| image_size = 300px\n"
    "| caption = ''C''\n| date = 18 June 1815{{efn|b}}\n| place = Y {{coord|1|2}}\n"
    "| combatant1 = {{flagcountry|France}}\n"
    "| combatant2 = {{flagicon image|B.svg}} [[Z]]\n| commander1 = {{flagicon|France}} [[Ney]]{{sfn|D|1999|p=5}}\n"
    "| strength1 = 5,000<ref>{{cite book|title=T}}</ref><br>20 guns{{sfn|D|1999|p=6}}\n"
    "| casualties3 = 7 dead\n| odd = 1\n}}"
)


def stored(conflict: warbox.MilitaryConflict) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(conflict.model_dump_json())
    return found


def test_a_conflict_that_comes_back_from_json_changes_nothing(seed_text: str) -> None:
    for text, wiki in ((BOX, "enwiki"), (seed_text, "zhwiki")):
        page, edit = opened(text, wiki)
        assert page.conflict is not None
        edit[page.conflict] = warbox.MilitaryConflict.model_validate(stored(page.conflict))
        assert edit.replacements == []


def rename(box: dict[str, Any]) -> None:
    box["sides"][0]["commanders"][0] |= {"name": {"text": "Soult", "target": "Soult"}, "link": "Soult"}


def count(box: dict[str, Any]) -> None:
    box["sides"][0]["strength"][0] |= {"low": 6000, "high": 6000}


def arm(box: dict[str, Any]) -> None:
    box["sides"][0]["strength"][1] |= {"low": 30, "high": 30}


def date(box: dict[str, Any]) -> None:
    box["date"] |= {"edtf": "1815-06-19", "start": None, "end": None}


def picture(box: dict[str, Any]) -> None:
    box["image"] |= {"file": "D.png", "caption": "E"}


def joint(box: dict[str, Any]) -> None:
    box["joint"]["casualties"][0] |= {"low": 8, "high": 8}


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (rename, "[[Ney]]", "[[Soult]]"),
        (count, "5,000", "6,000"),
        (arm, "20 guns", "30 guns"),
        (date, "18 June", "19 June"),
        (picture, "A.jpg\n| image_size = 300px\n| caption = ''C''", "D.png\n| image_size = 300px\n| caption = ''E''"),
        (joint, "7 dead", "8 dead"),
    ],
)
def test_what_was_changed_in_the_json_is_changed_on_the_page(change: Any, before: str, after: str) -> None:
    page, edit = opened(BOX)
    assert page.conflict is not None
    box = stored(page.conflict)
    change(box)
    edit[page.conflict] = warbox.MilitaryConflict.model_validate_json(json.dumps(box))
    assert edit.text == BOX.replace(before, after)
