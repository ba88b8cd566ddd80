"""The commands for dumps: `warbox dump` and `warbox sql`. What they need is imported when they run."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warbox.dumps.errors import DumpError, RunStoppedError
from warbox.dumps.output.places import in_utf8
from warbox.report.file_names import readable_names
from warbox.report.standard_output import write_texts

if TYPE_CHECKING:
    from warbox.dumps.run import Options

_EVERY_NAMESPACE = "all"


class ResultForm(StrEnum):
    """How `sql` writes the rows of an answer."""

    TABLE = "table"
    CSV = "csv"
    LINES = "jsonl"


DumpsArgument = Annotated[
    list[str],
    typer.Argument(metavar="DUMP", help="Files (.xml, .bz2, .gz, .zst) or folders of them; - reads stdin."),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", help="A .parquet, .jsonl, .jsonl.gz, .duckdb, or a folder of tables.", callback=in_utf8
    ),
]
NamesOption = Annotated[
    Path | None,
    typer.Option(
        help="A .duckdb for the names of the dump: redirects, conversion groups, links to other wikis.",
        callback=in_utf8,
    ),
]
EvidenceOption = Annotated[
    Path | None,
    typer.Option(
        help="What --names wrote of this wiki: a table tells by it where the links of tables lead.", callback=in_utf8
    ),
]
DumpWikiOption = Annotated[
    str | None, typer.Option(help="The wiki of files that do not say theirs; its data reads wikis without any.")
]
EverythingOption = Annotated[
    bool, typer.Option("--all", help="Everything that is typed on every page, not only the conflicts.")
]
NamespacesOption = Annotated[
    list[str] | None, typer.Option("--namespace", help="A namespace whose pages count, or all; by default 0.")
]
WorkersOption = Annotated[int | None, typer.Option(min=1, help="Processes; by default one for each processor.")]
PageTimeoutOption = Annotated[
    float, typer.Option(min=0, help="Seconds that a page may take until it is a failure; 0 is no limit.")
]
StretchOption = Annotated[
    int | None,
    typer.Option(
        min=1,
        help="Bytes of input that a worker takes at a time, and does again behind an interruption; "
        "by default 16 MiB of text, or 1.5 to 8 MiB of bzip2.",
    ),
]
FreshOption = Annotated[bool, typer.Option("--fresh", help="Throw away what an interrupted run left.")]


def dump_command(
    dumps: DumpsArgument,
    output: OutputOption = None,
    names: NamesOption = None,
    evidence: EvidenceOption = None,
    wiki: DumpWikiOption = None,
    everything: EverythingOption = False,
    namespaces: NamespacesOption = None,
    workers: WorkersOption = None,
    page_timeout: PageTimeoutOption = 10.0,
    stretch: StretchOption = None,
    fresh: FreshOption = False,
) -> None:
    """Write every military conflict of a dump, typed.

    A run that was interrupted goes on where it was. The last line says what became of every page; exit code 1 where
    anything failed, and then failed.jsonl beside the output tells what.
    """
    from warbox.dumps.run import Options

    options = Options(
        wiki=wiki,
        namespaces=_namespaces(namespaces or []),
        everything=everything,
        workers=workers,
        page_timeout=page_timeout,
        stretch_size=stretch,
        fresh=fresh,
        names=names,
        evidence=evidence,
    )
    _run(dumps, output, options)


def _run(dumps: list[str], output: Path | None, options: Options) -> None:
    """Makes a run and says how it ended: the last line and the exit code."""
    from warbox.dumps.run import run_dump

    try:
        summary = run_dump(dumps, output, options)
    except RunStoppedError as error:
        sys.stderr.write(f"warbox: {readable_names(str(error))}\n")
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        sys.stderr.write("warbox: interrupted; what is done is kept, and the same command goes on from there\n")
        raise typer.Exit(130) from error
    sys.stderr.write(summary.line() + "\n")
    if not summary.is_complete:
        raise typer.Exit(1)


def _namespaces(given: list[str]) -> frozenset[int] | None:
    """The numbers of namespaces; None for all. Raises `DumpError` for what is no number."""
    if _EVERY_NAMESPACE in given:
        return None
    try:
        return frozenset(map(int, given)) or frozenset({0})
    except ValueError as error:
        raise DumpError(f"--namespace takes numbers, or {_EVERY_NAMESPACE}") from error


def sql_command(
    database: Annotated[
        str,
        typer.Argument(metavar="FILE", help="What warbox dump wrote: .duckdb, .parquet, a folder.", callback=in_utf8),
    ],
    query: Annotated[str, typer.Argument(metavar="QUERY", help="A query in SQL, as DuckDB has it.", callback=in_utf8)],
    form: Annotated[ResultForm, typer.Option("--format", help="How the rows are written.")] = ResultForm.TABLE,
) -> None:
    """Ask the tables of a dump: conflicts, combatants, commanders, figures; or losses, tolls, forces, leaders, parties.

    The tables cannot be changed, but a query may read and write other files, as DuckDB has it: copy ... to 'FILE'.
    """
    from warbox.dumps.sql import answer

    write_texts(answer(Path(database), query, form.value, width=_width()), "replace")


def _width() -> int | None:
    """The columns of the terminal; None in a pipe."""
    return os.get_terminal_size().columns if sys.stdout.isatty() else None
