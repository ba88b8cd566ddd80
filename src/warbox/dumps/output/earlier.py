"""Tells what an earlier run wrote from what others did: a run writes over nothing else."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import Path

from pydantic import ValidationError

from warbox.dumps.errors import DumpError
from warbox.dumps.link_targets import LINK_TARGETS
from warbox.dumps.names_source import connect
from warbox.dumps.output.rows import Form
from warbox.dumps.output.side_files import BALANCE, SIDE_FILES, side_file
from warbox.dumps.report import Balance
from warbox.interop.arrow import entity_schemas
from warbox.interop.extras import import_from_extra

_ROW_KEYS = ("wiki", "page_id", "page_title")
"""The columns that rows of every form begin with."""
_LINE = re.compile(rb'\{"wiki":"[^"]*","page_id":[0-9]+,"page_title":')
_LONGEST_HEAD = 1_000
"""In bytes: what a line begins with is shorter."""


def check_output(output: Path, form: Form) -> None:
    """Raises `DumpError` where something is there that is no output of that form which an earlier run wrote."""
    if output.is_dir() and form is Form.TABLES:
        _check_folder(output)
    elif output.exists() and not _is_earlier_file(output, form):
        raise DumpError(f"{output} is there, and not as warbox dump writes it: {_ADVICE}")


def check_side_files(output: Path) -> None:
    """Raises `DumpError` where files of others bear the names of those that stand beside an output."""
    balance = side_file(output, BALANCE)
    for place in (side_file(output, name) for name in SIDE_FILES):
        if place.exists() and not _is_balance(balance):
            raise DumpError(f"{place} is there, and not as warbox dump writes it: {_ADVICE}")


def check_names(names: Path) -> None:
    """Raises `DumpError` where something is there that is no database of names which an earlier run wrote."""
    if not names.exists() or _is_empty_file(names):
        return
    try:
        connect(names).close()
    except DumpError as error:
        raise DumpError(f"{names} is there, and not as warbox dump --names writes it: {_ADVICE}") from error


_ADVICE = "move it away, or give another name"


def _check_folder(folder: Path) -> None:
    """A folder of tables holds these and the files beside them alone, so nothing else is lost with it."""
    written = {*SIDE_FILES, *(f"{name}.parquet" for name in (*entity_schemas(), LINK_TARGETS))}
    held = sorted(path.name for path in folder.iterdir())
    for name in held:
        if name not in written:
            raise DumpError(f"{folder} holds {name}, which warbox dump did not write: {_ADVICE}")
    if held and not _is_balance(folder / BALANCE):
        raise DumpError(f"{folder} is there, and not as warbox dump writes it: {_ADVICE}")


def _is_balance(path: Path) -> bool:
    try:
        Balance.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return False
    return True


def _is_empty_file(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def _is_earlier_file(path: Path, form: Form) -> bool:
    """Whether a file has rows of that form, or nothing at all."""
    if not path.is_file() or form is Form.TABLES:
        return False
    if _is_empty_file(path):
        return True
    if form is Form.LINES:
        return _has_lines(path)
    return set(_ROW_KEYS) <= (_columns_of_file(path) if form is Form.PARQUET else _columns_of_database(path))


def _has_lines(path: Path) -> bool:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            head = stream.read(_LONGEST_HEAD)
    except (OSError, EOFError, zlib.error):
        return False
    return not head or _LINE.match(head) is not None


def _columns_of_file(path: Path) -> set[str]:
    arrow, parquet = import_from_extra("pyarrow", "dumps"), import_from_extra("pyarrow.parquet", "dumps")
    try:
        return set(parquet.read_schema(path).names)
    except (OSError, arrow.ArrowException):
        return set()


def _columns_of_database(path: Path) -> set[str]:
    duckdb = import_from_extra("duckdb", "dumps")
    query = "SELECT column_name FROM duckdb_columns() WHERE table_name = 'conflicts'"
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            return {name for (name,) in database.execute(query).fetchall()}
    except duckdb.Error:
        return set()
