"""The commands `warbox wikis ...`: the wikis there is data for, and data files of one's own."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from warbox.cli.articles import read_article
from warbox.cli.terminal import complain, print_text
from warbox.dumps.output.places import in_utf8
from warbox.errors import WikiDataError
from warbox.report.file_names import shown_name
from warbox.report.findings import one_line
from warbox.report.wiki_check import wiki_problems
from warbox.report.wiki_coverage import coverage, coverage_table
from warbox.wikis import available_wikis
from warbox.wikis.form import json_schema
from warbox.wikis.loader import read_tables

wikis_app = typer.Typer(help="The wikis that warbox knows, and data files of your own.", no_args_is_help=False)


@wikis_app.callback(invoke_without_command=True)
def wikis_command(
    context: typer.Context,
    as_json: Annotated[
        bool | None, typer.Option("--json/--table", help="By default a table on a terminal, JSON in a pipe.")
    ] = None,
) -> None:
    """List the wikis that there is data for, with what it covers."""
    if context.invoked_subcommand is not None:
        return
    rows = [coverage(code) for code in available_wikis()]
    if as_json or (as_json is None and not sys.stdout.isatty()):
        print_text(json.dumps([row.model_dump() for row in rows], ensure_ascii=False, indent=2))
    else:
        Console().print(coverage_table(rows))


@wikis_app.command("check")
def wikis_check_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Data files of wikis, TOML.")],
) -> None:
    """Check data files of your own: their form, and the names in them.

    Exit code 1 where something is wrong, 2 where a file cannot be read.
    """
    lines, unreadable = check_files(files)
    if lines:
        print_text("\n".join(lines))
    for message in unreadable:
        complain(message)
    if unreadable:
        raise typer.Exit(2)
    if lines:
        raise typer.Exit(1)


def check_files(files: Sequence[str]) -> tuple[list[str], list[str]]:
    """What is wrong in each data file, one line each in the order of the files, and why files could not be read."""
    lines: list[str] = []
    unreadable = []
    for file in files:
        try:
            tables = read_tables(file)
        except WikiDataError as error:
            unreadable.append(str(error))
            continue
        problems = wiki_problems(tables, Path(file).stem)
        lines += [f"{shown_name(file)}: {one_line(problem)}" for problem in problems]
    return lines, unreadable


@wikis_app.command("schema")
def wikis_schema_command() -> None:
    """Print the JSON Schema of a wiki's data file, for an editor."""
    print_text(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@wikis_app.command("draft")
def wikis_draft_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="TemplateData of a template, JSON; - reads stdin.")],
    language: Annotated[str, typer.Option(help="The language of the wiki.", callback=in_utf8)],
) -> None:
    """Draft a data file from the TemplateData of an infobox or of a citation template."""
    from warbox.interop.templatedata import draft_wiki

    print_text(draft_wiki(read_article(file), language).rstrip("\n"))
