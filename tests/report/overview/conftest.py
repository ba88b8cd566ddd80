"""What the tests of the overview share: one small dump of wars in every form that has an overview."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.report.overview.making import write_output
from warbox.dumps.database import write_database


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A database, a nested file, one of whole pages, and a folder of tables, all of the same dump."""
    folder = tmp_path_factory.mktemp("wars")
    outputs = {
        "tables": write_output(folder, "tables"),
        "nested": write_output(folder, "nested.parquet"),
        "pages": write_output(folder, "pages.parquet", None, "--all"),
        "database": folder / "wars.duckdb",
    }
    write_database(outputs["tables"], outputs["database"])
    for name in ("ledger", "balance"):
        shutil.copy(outputs["tables"] / f"{name}.json", folder / f"wars.{name}.json")
    return outputs
