"""Infoboxes as each wiki writes them, made for the tests, against labels written by hand.

In `sheets/<language>/` a file `x.wikitext` is the infobox and `x.json` its label: see docs/adding-a-wiki.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import warbox
from tests.wikis.scoring import Score, score

SHEETS = Path(__file__).parent / "sheets"
LANGUAGES = sorted(folder.name for folder in SHEETS.glob("*"))
LOWEST = 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_of_a_wiki(language: str, scores: dict[str, Score]) -> None:
    total = scores.setdefault(language, Score())
    for label in sorted((SHEETS / language).glob("*.json")):
        page = warbox.parse(label.with_suffix(".wikitext").read_text("utf-8"), wiki=language)
        total.add(score(label.stem, json.loads(label.read_text("utf-8")), page.conflict))
    report = "\n".join([*total.missed, *total.wrong])
    assert total.recall >= LOWEST, report
    assert total.precision >= LOWEST, report


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wiki_has_three_infoboxes_and_a_label_for_each(language: str) -> None:
    folder = SHEETS / language
    infoboxes = {path.stem for path in folder.glob("*.wikitext")}
    assert infoboxes == {path.stem for path in folder.glob("*.json")}
    assert len(infoboxes) >= 3
