"""The command that writes what an article says for Wikidata. What it needs is imported when it runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import warbox
from warbox.cli.articles import read_article, readable_title
from warbox.cli.terminal import complain, print_text
from warbox.dumps.output.places import in_utf8

if TYPE_CHECKING:
    from warbox.interop.wikidata import LeftOut


def wikidata_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    items: Annotated[
        Path,
        typer.Option(metavar="FILE", help="The items of pages: lines of title, tab, item; or JSON.", callback=in_utf8),
    ],
    title: Annotated[str | None, typer.Option(help="The title of the article, by which its item is found.")] = None,
    item: Annotated[str | None, typer.Option(help="The item of the article, where the title does not tell it.")] = None,
    wiki: Annotated[str, typer.Option(help="The wiki that the text comes from, as for parse.")] = "enwiki",
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, with all that is left out.")] = False,
) -> None:
    """Write what an article's infobox says as statements for QuickStatements.

    Exit code 1 where a page that it names has no item in the file.
    """
    from warbox.interop.wikidata import to_wikidata
    from warbox.interop.wikidata_items import read_items

    page = warbox.parse(read_article(file), wiki=wiki, title=readable_title(title))
    found = to_wikidata(page, read_items(items), item)
    if as_json:
        print_text(found.model_dump_json(indent=2))
    elif found.statements:
        print_text(found.to_quickstatements().rstrip("\n"))
    if not as_json:
        for message in messages_on(found.left_out):
            complain(message)
    if any(one.title is not None for one in found.left_out):
        raise typer.Exit(1)


def messages_on(left_out: Sequence[LeftOut]) -> list[str]:
    """What is left out: each page without an item, and how many figures for each reason."""
    pages = dict.fromkeys(one.title for one in left_out if one.title is not None)
    figures = Counter(one.reason for one in left_out if one.title is None)
    return [
        *(f"no item is known for {title!r}" for title in pages),
        *(f"figures left out: {number}, as {reason}" for reason, number in figures.items()),
    ]
