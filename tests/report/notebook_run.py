"""Runs the example notebook in a fresh kernel; `make notebook` keeps what it shows then."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOK = Path(__file__).resolve().parents[2] / "docs" / "notebooks" / "seed-article.ipynb"
_VERSION = 4


def read_notebook() -> NotebookNode:
    """The notebook as it is committed."""
    notebook: NotebookNode = nbformat.read(NOTEBOOK, as_version=_VERSION)  # type: ignore[no-untyped-call]
    return notebook


def run_notebook() -> NotebookNode:
    """The notebook with what its cells show now."""
    notebook = read_notebook()
    folder = {"metadata": {"path": str(NOTEBOOK.parent)}}
    NotebookClient(notebook, resources=folder, record_timing=False).execute()
    # The version of one machine's Python.
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            # Where a notebook shows HTML it does not show the `repr`, which tells of every field of every value.
            if "text/html" in output.get("data", {}):
                output.data.pop("text/plain", None)
    return notebook


if __name__ == "__main__":
    nbformat.write(run_notebook(), NOTEBOOK)  # type: ignore[no-untyped-call]
