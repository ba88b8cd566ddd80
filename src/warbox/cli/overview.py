"""The command for an overview of a whole dump. What it needs is imported when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warbox.cli.articles import check_page, write_article
from warbox.dumps.output.places import in_utf8


def report_command(
    source: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="What warbox dump wrote: .duckdb, .parquet, a folder.", callback=in_utf8),
    ],
    output: Annotated[str, typer.Option("-o", "--output", metavar="PAGE", help="The HTML file; - writes to stdout.")],
) -> None:
    """Write a page for the browser on a whole dump: charts, a map, the rows behind every number. One file, no network.

    Brought by the extras `dumps` and `report`.
    """
    from warbox.report.overview import overview_html

    check_page(output, [str(source)])
    write_article(output, overview_html(source))
