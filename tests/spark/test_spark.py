"""The extraction as a Spark job: the same rows as a run on one machine. Without Java these tests are skipped."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet
import pytest

from tests.dumps.conftest import Notes
from tests.dumps.making import MadePage, article, battle, dump_xml, made_pages
from warbox.dumps.errors import DumpError
from warbox.dumps.run import Options, run_dump

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, and there is none"),
    pytest.mark.filterwarnings("ignore"),
]

PAGES = [
    *made_pages(40),
    MadePage(50, "Moved", "#REDIRECT [[Battle]] " + battle(50).text, redirect="Battle"),
    MadePage(51, "User:A", battle(51).text, namespace=2),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    sql = pytest.importorskip("pyspark.sql", reason="the extra spark is not installed")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    yield session
    session.stop()


def local_rows(dump: Path, output: Path) -> list[dict[str, Any]]:
    """What a run on this machine gives."""
    run_dump([str(dump)], output, Options(workers=1), Notes())
    table = pyarrow.parquet.read_table(output)
    return [in_order(row) for row in table.to_pylist()]


def in_order(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its map of parameters in one order: Spark keeps none."""
    return {**row, "parameters": sorted(dict(row["parameters"]).items())}


def spark_rows(frame: Any) -> list[dict[str, Any]]:
    return sorted((in_order(row) for row in frame.toArrow().to_pylist()), key=lambda row: row["page_id"])


def test_the_same_rows_from_dumps_in_several_partitions(spark: SparkSession, tmp_path: Path) -> None:
    from warbox.spark import conflicts, dump_pages

    for number in range(3):
        content = gzip.compress(dump_xml(PAGES[number * 14 : (number + 1) * 14]))
        (tmp_path / f"enwiki-20260101-p{number}.xml.gz").write_bytes(content)
    pages = dump_pages(spark, str(tmp_path / "*.xml.gz")).repartition(2)
    whole = tmp_path / "whole.xml"
    whole.write_bytes(dump_xml(PAGES))
    local = local_rows(whole, tmp_path / "out.parquet")
    assert len(local) == 8
    assert spark_rows(conflicts(pages)) == local


def test_the_same_rows_from_tables_of_content(spark: SparkSession, tmp_path: Path) -> None:
    from warbox.spark import conflicts, failures

    rows = [
        ("enwiki", page.page_id, page.namespace, page.title, page.redirect, page.page_id + 1000, page.text)
        for page in PAGES
    ]
    columns = "wiki_db string, page_id long, page_namespace int, page_title string, page_redirect_title string, "
    frame = spark.createDataFrame(rows, columns + "revision_id long, revision_text string").repartition(2)
    whole = tmp_path / "whole.xml"
    whole.write_bytes(dump_xml(PAGES))
    local = [row | {"timestamp": None} for row in local_rows(whole, tmp_path / "out.parquet")]
    assert spark_rows(conflicts(frame)) == local
    assert failures(frame).count() == 0


def test_pages_that_fail_are_told(spark: SparkSession) -> None:
    from warbox.spark import conflicts, failures

    rows = [("enwiki", page.page_id, page.title, 1, page.text) for page in (battle(1), article(2))]
    columns = "wiki_db string, page_id long, page_title string, revision_id long, revision_text string"
    frame = spark.createDataFrame(rows, columns)
    assert conflicts(frame, page_timeout=1e-6).count() == 0
    (failure,) = failures(frame, page_timeout=1e-6).collect()
    assert (failure.page_title, failure.error) == ("Battle of Ford 1", "it takes longer than 1e-06 s")
    assert failure.wikitext == battle(1).text


def test_a_column_that_is_missing_is_named(spark: SparkSession) -> None:
    from warbox.spark import conflicts

    with pytest.raises(DumpError, match="the DataFrame has no column wiki_db; it has page_id"):
        conflicts(spark.createDataFrame([(1,)], "page_id long"))
