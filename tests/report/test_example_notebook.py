"""The example notebook shows what it was committed with."""

from __future__ import annotations

from typing import Any

from tests.report.notebook_run import read_notebook, run_notebook


def shown(notebook: Any) -> list[tuple[str, Any]]:
    """What stands below each cell of code, by the cell's id."""
    return [(cell.id, cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]


def test_the_notebook_shows_what_it_was_committed_with() -> None:
    committed = read_notebook()
    assert "纳戈尔诺-卡拉巴赫战争" in str(committed)
    assert shown(run_notebook()) == shown(committed), "where the change is meant: make notebook"
    assert committed.metadata.language_info == {"name": "python"}
