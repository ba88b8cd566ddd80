"""Figures as a whole box has them: the cases are data, beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import warbox
from warbox.conflict.figures import CellFigure

CASES = tomllib.loads((Path(__file__).parent / "cases" / "figures.toml").read_text(encoding="utf-8"))["case"]


def told(figure: CellFigure) -> dict[str, Any]:
    """What is said of a figure, as a case writes it: an exact number as one."""
    said = {
        "number": figure.low if figure.low == figure.high else [figure.low, figure.high],
        "category": figure.category,
        "subject": figure.subject,
        "note": figure.note,
        "approximate": figure.approximate,
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_figures_of_a_box(case: dict[str, Any]) -> None:
    text = f"{{{{infobox military conflict\n{case['box']}\n}}}}"
    conflict = warbox.parse(text, wiki=case.get("wiki", "en")).conflict
    assert conflict is not None
    assert [told(figure) for figure in getattr(conflict.sides[0], case["cell"])] == case["expected"]
