"""The ledger of what was understood: templates inside boxes and fields of boxes, on dumps whose numbers can be read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.dumps.conftest import Run
from tests.dumps.making import MadePage, dump_xml

BOXES = {
    "First": """conflict=First {{odd thing|a}} | date=4 May 1805 | combatant1={{flag|France}} | combatant2={{flag|Peru}}
| commander1=[[Jean]] {{KIA}} | strength1=1,000 men | strength2=a great many | casualties1=10 killed | colour=red""",
    "Second": "conflict=Second {{odd thing|b}}{{odd thing|c}} | date=some day | casualties2=unknown {{rare thing}}",
    "Third": "conflict=Third | date=May 1806 {{odd thing|d}} | combatant1=A | combatant2=B | colour=blue | shade=dark",
    "Fourth": "conflict=Fourth {{odd thing|e}} | result={{flag|Chile}} victory | strength1= | date=<!-- 1807 -->",
}
TEXTS = {title: f"{{{{flag|Italy}}}} {{{{warbox | {box} }}}} {{{{odd thing}}}}" for title, box in BOXES.items()}
"""What stands around the boxes is not counted."""


@pytest.fixture(scope="module")
def pages() -> list[MadePage]:
    boxes = [MadePage(number, title, text) for number, (title, text) in enumerate(TEXTS.items(), 1)]
    return [*boxes, MadePage(9, "User:A", TEXTS["First"], namespace=2), MadePage(10, "None", "{{odd thing}}")]


def ledger_of(run: Run, folder: Path, pages: list[MadePage], **options: Any) -> dict[str, Any]:
    (folder / "dump.xml").write_bytes(dump_xml(pages))
    run(folder / "dump.xml", **options)
    ledger: dict[str, Any] = json.loads((folder / "out.ledger.json").read_text(encoding="utf-8"))
    return ledger


def test_what_the_boxes_of_a_dump_hold(run: Run, tmp_path: Path, pages: list[MadePage]) -> None:
    ledger = ledger_of(run, tmp_path, pages)
    assert ledger["boxes"] == 4
    assert list(ledger["templates"].items()) == [  # the most often untyped first; three pages to look at, each once
        ("odd thing", {"count": 5, "typed": 0, "examples": ["First", "Second", "Third"]}),
        ("rare thing", {"count": 1, "typed": 0, "examples": ["Second"]}),
        ("flag", {"count": 3, "typed": 3, "examples": []}),
        ("kia", {"count": 1, "typed": 1, "examples": []}),
    ]
    assert ledger["unread"] == {
        "colour": {"count": 2, "examples": ["First", "Third"]},
        "shade": {"count": 1, "examples": ["Third"]},
    }
    assert ledger["fields"] == {  # an empty parameter, or one with a comment only, is not given
        "name": {"given": 4, "typed": 4, "examples": []},
        "date": {"given": 3, "typed": 2, "examples": ["Second"]},
        "result": {"given": 1, "typed": 1, "examples": []},
        "sides.combatants": {"given": 2, "typed": 2, "examples": []},
        "sides.commanders": {"given": 1, "typed": 1, "examples": []},
        "sides.strength": {"given": 1, "typed": 1, "examples": []},
        "sides.casualties": {"given": 2, "typed": 1, "examples": ["Second"]},
    }


def test_it_is_the_same_whatever_the_stretches(run: Run, tmp_path: Path, pages: list[MadePage]) -> None:
    assert ledger_of(run, tmp_path, pages, stretch_size=400) == ledger_of(run, tmp_path, pages, stretch_size=None)


def test_only_the_boxes_of_pages_that_count_are_in_it(run: Run, tmp_path: Path, pages: list[MadePage]) -> None:
    assert ledger_of(run, tmp_path, pages, namespaces=frozenset({2}))["boxes"] == 1
    assert ledger_of(run, tmp_path, pages[4:])["templates"] == {}
