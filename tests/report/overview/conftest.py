"""What the tests of the overview share: one small dump of wars in every form that has an overview."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.overview.making import write_output


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A database, a nested file, one of whole pages, and a folder of tables, all of the same dump."""
    folder = tmp_path_factory.mktemp("wars")
    return {
        "database": write_output(folder, "wars.duckdb"),
        "nested": write_output(folder, "nested.parquet"),
        "pages": write_output(folder, "pages.parquet", everything=True),
        "tables": write_output(folder, "tables"),
    }
