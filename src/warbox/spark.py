"""The extraction of `warbox dump` as a Spark job: the same rows from DataFrames of pages.

Needs PySpark 4, which the extra `spark` brings, and Java. Rows have the columns of `warbox dump -o x.parquet`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from warbox.conflict import MilitaryConflict
from warbox.dumps.errors import DumpError
from warbox.dumps.extraction import Extraction, PageTimeoutError, time_limit
from warbox.dumps.output.row_schema import rows_schema
from warbox.dumps.output.rows import nested_rows
from warbox.dumps.reading.page_xml import PageRecord
from warbox.dumps.reading.sieve import Sieve, make_sieve
from warbox.dumps.reading.siteinfo import SiteInfo, wiki_data
from warbox.interop.extras import import_from_extra
from warbox.page import Page
from warbox.wikis import Wiki

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

PAGE_TIMEOUT = 10.0
"""In seconds."""

_COLUMNS = {
    "wiki_db": ("wiki_db", "wiki_id"),
    "page_id": ("page_id",),
    "page_title": ("page_title",),
    "revision_id": ("revision_id",),
    "revision_text": ("revision_text",),
    "page_namespace": ("page_namespace", "page_namespace_id", "namespace_id"),
    "page_redirect_title": ("page_redirect_title", "page_redirect_target"),
    "revision_timestamp": ("revision_timestamp", "revision_dt"),
}
"""The columns that are read, each with the names it has in Wikimedia's tables of content."""
_REQUIRED = re.compile(r'("(?:nullable|containsNull|valueContainsNull)":)false')
_NEEDED = ("wiki_db", "page_id", "page_title", "revision_id", "revision_text")

_PAGE = (
    "title string, ns int, id long, redirect struct<_title: string>, revision array<struct<id: long, timestamp: string,"
    " model: string, text: struct<_VALUE: string, _deleted: string>>>"
)
_TIMESTAMP = "yyyy-MM-dd'T'HH:mm:ss'Z'"
_FILE_NAME = r"([a-z][a-z_]*wiki)-[^/]*$"
_FAILURE = "wiki string, page_id long, page_title string, revision_id long, error string, wikitext string"


def conflicts(pages: DataFrame, *, namespaces: Iterable[int] = (0,), page_timeout: float = PAGE_TIMEOUT) -> DataFrame:
    """A row for each conflict of some pages.

    `pages` has `wiki_db`, `page_id`, `page_title`, `revision_id` and `revision_text`, one row for each page; where it
    has them, `page_namespace`, `page_redirect_title` and `revision_timestamp` count as well. Pages that fail are left
    out: see `failures`. Raises `DumpError` where a column is missing.
    """
    extraction = Extraction(frozenset(namespaces), everything=False)

    def extract(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return _rows_in_batches(batches, extraction, page_timeout)

    return _chosen(pages).mapInArrow(extract, _row_type())


def failures(pages: DataFrame, *, namespaces: Iterable[int] = (0,), page_timeout: float = PAGE_TIMEOUT) -> DataFrame:
    """The pages whose conflicts could not be read: page, revision, error and wikitext. Reads all pages once more."""
    extraction = Extraction(frozenset(namespaces), everything=False)

    def extract(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return _failures_in_batches(batches, extraction, page_timeout)

    return _chosen(pages).mapInArrow(extract, _FAILURE)


def dump_pages(spark: SparkSession, path: str | list[str], wiki: str | None = None) -> DataFrame:
    """The pages of XML dumps, as `conflicts` takes them, by Spark's own reader, from any file system it knows.

    Each file is one partition, since that reader cannot begin within a packed document: take a dump of many files.
    `wiki` is the database name; by default that with which the name of each file begins.
    """
    from pyspark.sql import functions

    pages = (
        spark.read.format("xml")
        .options(rowTag="page", ignoreSurroundingSpaces="false", mode="PERMISSIVE")
        .schema(_PAGE)
        .load(path)
    )
    named = functions.regexp_extract(functions.input_file_name(), _FILE_NAME, 1)
    latest = functions.expr("array_max(transform(revision, one -> struct(one.timestamp, one.id, one.model, one.text)))")
    return pages.select("*", latest.alias("latest")).select(
        (named if wiki is None else functions.lit(wiki)).alias("wiki_db"),
        functions.col("id").alias("page_id"),
        functions.col("ns").alias("page_namespace"),
        functions.col("title").alias("page_title"),
        functions.col("redirect._title").alias("page_redirect_title"),
        functions.col("latest.id").alias("revision_id"),
        functions.col("latest.timestamp").alias("revision_timestamp"),
        functions.expr(
            "if(latest.text._deleted is null and coalesce(latest.model, 'wikitext') = 'wikitext',"
            " coalesce(latest.text._VALUE, ''), null)"
        ).alias("revision_text"),
    )


def _row_type() -> StructType:
    """Spark's type of a row. All of it may be null: Spark cannot hand on what is required within what is not there."""
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    written = from_arrow_schema(rows_schema(everything=False)).json()
    return StructType.fromJson(json.loads(_REQUIRED.sub(r"\1true", written)))


def _chosen(pages: DataFrame) -> DataFrame:
    """The columns that are read, under their own names; those that are not there are null."""
    from pyspark.sql import functions

    kinds = dict(pages.dtypes)
    columns = []
    for name, names in _COLUMNS.items():
        given = next((one for one in names if one in kinds), None)
        if given is None and name in _NEEDED:
            raise DumpError(f"the DataFrame has no column {name}; it has {', '.join(kinds)}")
        column = functions.lit(None).cast("string") if given is None else functions.col(given)
        if given is not None and kinds[given].startswith("timestamp"):
            column = functions.date_format(column, _TIMESTAMP)
        columns.append(column.alias(name))
    return pages.select(*columns)


def _rows_in_batches(
    batches: Iterator[pyarrow.RecordBatch], extraction: Extraction, timeout: float
) -> Iterator[pyarrow.RecordBatch]:
    arrow = import_from_extra("pyarrow", "spark")
    schema = rows_schema(everything=False)
    for batch in batches:
        results = (_read(wiki, record, timeout) for wiki, record in _records(batch, extraction))
        rows = [row for found in results if not isinstance(found, str) for row in found]
        yield arrow.RecordBatch.from_pylist(rows, schema=schema)


def _failures_in_batches(
    batches: Iterator[pyarrow.RecordBatch], extraction: Extraction, timeout: float
) -> Iterator[pyarrow.RecordBatch]:
    arrow = import_from_extra("pyarrow", "spark")
    names = ("wiki", "page_id", "page_title", "revision_id", "error", "wikitext")
    schema = arrow.schema([(name, arrow.int64() if name.endswith("_id") else arrow.string()) for name in names])
    for batch in batches:
        rows = []
        for wiki, record in _records(batch, extraction):
            found = _read(wiki, record, timeout)
            if isinstance(found, str):
                values = (wiki, record.page_id, record.title, record.revision_id, found, record.text)
                rows.append(dict(zip(names, values, strict=True)))
        yield arrow.RecordBatch.from_pylist(rows, schema=schema)


def _records(batch: pyarrow.RecordBatch, extraction: Extraction) -> Iterator[tuple[str, PageRecord]]:
    """The pages of a batch that count and may have a conflict, each with the database name of its wiki."""
    for row in batch.to_pylist():
        record = _record(row)
        if extraction.takes(record) and record.text is not None:
            _, sieve = _wiki(row["wiki_db"])
            if sieve.find(escape(record.text).encode("utf-8", "replace")) >= 0:
                yield row["wiki_db"], record


def _record(row: Mapping[str, Any]) -> PageRecord:
    namespace = row["page_namespace"]
    return PageRecord(
        page_id=row["page_id"],
        namespace=0 if namespace is None else int(namespace),
        title=row["page_title"],
        redirect=row["page_redirect_title"] or None,
        revision_id=row["revision_id"],
        timestamp=row["revision_timestamp"],
        text=row["revision_text"],
    )


@cache
def _wiki(database: str) -> tuple[Wiki, Sieve]:
    data = wiki_data(SiteInfo(database))
    return data, make_sieve(MilitaryConflict, data)


def _read(wiki: str, record: PageRecord, timeout: float) -> list[dict[str, Any]] | str:
    """The rows of a page, or why there are none."""
    data, _ = _wiki(wiki)
    try:
        with time_limit(timeout):
            return nested_rows(Page(record.text or "", data, record.title), record, wiki, everything=False)
    except PageTimeoutError:
        return f"it takes longer than {timeout:g} s"
    except Exception as error:  # a fault of this program, on this page alone
        return f"{type(error).__name__}: {error}"
