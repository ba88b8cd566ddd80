"""Short footnotes: what they name, the anchor they lead to, the citation that bears it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import warbox

FILE = Path(__file__).parent / "cases" / "short_footnotes.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_short_footnote_names(case: dict[str, Any]) -> None:
    found = [
        footnote.model_dump() for footnote in warbox.parse(case["input"], case.get("wiki", "enwiki")).short_footnotes
    ]
    assert len(found) == len(case["expected"])
    for footnote, expected in zip(found, case["expected"], strict=True):
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in footnote.items()}
        assert {name: plain[name] for name in expected} == expected


def test_the_seed(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    found = [(*footnote.authors, footnote.year, footnote.pages, footnote.target) for footnote in page.short_footnotes]
    (black_garden,) = [number for number, work in enumerate(page.citations) if work.anchor == "CITEREFde_Waal2003"]
    assert found == [
        ("Taarnby", "2008", "6", None),
        ("de Waal", "2003", "200", black_garden),
        ("Taarnby", "2008", "6", None),
        ("Charalampidis", "2013", "6", None),
        ("Taarnby", "2008", "7", None),
        ("Charalampidis", "2013", "3", None),
        ("de Waal", "2003", "285", black_garden),
        ("de Waal", "2003", "285", black_garden),
        ("de Waal", "2003", "285", black_garden),
    ]
    around = page.references[page.citations[black_garden].reference or 0]
    assert around.name == "dewaal"


def test_what_a_reader_sees_of_a_harvard_citation() -> None:
    page = warbox.parse("<ref>{{harvnb|Smith|Miller|1999|p=5|loc=note 3}}</ref><ref>{{harvtxt|A|B|C|D|2001}}</ref>")
    assert [reference.text for reference in page.references] == ["Smith & Miller 1999, p. 5, note 3", "A et al. 2001"]


def test_a_short_footnote_in_a_reference_leads_on_to_the_work() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|result=a<ref>{{harvnb|Smith|1999}}</ref>}}\n* {{cite book|last=Smith|date=1999}}"
    )
    assert page.conflict is not None
    (use,) = page.conflict.parameters["result"].references
    assert page.sources_of(use) == page.citations
    assert page.short_footnotes[0].reference == 0
