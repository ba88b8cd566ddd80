"""The commands. Each is a thin door: the work stands in plain functions beside it.

Exit codes: 0 fine, 1 findings or a partial failure, 2 bad usage or unreadable input (one line on stderr tells which),
130 interrupted, 141 the pipe was closed before all was written.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import warbox
from warbox.cli.articles import CommandError, check_page, read_article, read_prose, readable_title, write_article
from warbox.cli.overview import report_command
from warbox.cli.schemas import model_schema
from warbox.cli.terminal import complain, print_card, print_text, speak_utf8
from warbox.cli.wikidata import wikidata_command
from warbox.cli.wikis import wikis_app
from warbox.diagnostics import Code, Severity
from warbox.dumps.commands import dump_command, sql_command
from warbox.dumps.names_source import open_names
from warbox.dumps.output.places import in_utf8
from warbox.errors import WarboxError
from warbox.page import Page
from warbox.page.comparison import compare_pages
from warbox.page.edits.edit import text_diff
from warbox.page.fixes import FIXES, fix_page
from warbox.report.differences import difference_line
from warbox.report.file_names import shown_name
from warbox.report.findings import Finding, find_places, github_line, plain_line
from warbox.wikis import find_wiki

if TYPE_CHECKING:
    from warbox.names.conversion.groups import ConversionGroups
    from warbox.page.variant import PageInVariant

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
WikiOption = Annotated[
    str, typer.Option(help="The wiki that the text comes from: enwiki, en, ..., or a data file of your own: my.toml.")
]
_HELP = {"-h", "--help"}
_OF_PYDANTIC = "Value error, "
"""What Typer passes on from pydantic before what is wrong with a choice."""

_CLOSED_PIPE = 128 + 13
"""What a shell gives for a command that SIGPIPE ends: neither that all is fine nor that something was found."""


class FindingForm(StrEnum):
    """How `lint` writes what it finds: lines for people, JSON, commands of GitHub's workflows."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


class CitationForm(StrEnum):
    """How `cite` writes the works that an article cites."""

    CSL = "csl"
    BIBTEX = "bibtex"
    RIS = "ris"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments name (by default those of the process) and gives its exit code."""
    _open_closed_streams()
    speak_utf8()
    try:
        code = app(args=arguments, prog_name="warbox", standalone_mode=False)
    except SystemExit:
        # So a pipe ends that is closed while there is more to write. Help says nothing of what is wrong.
        return 0 if _HELP & set(sys.argv[1:] if arguments is None else arguments) else _CLOSED_PIPE
    except typer.TyperException as error:
        return complain(error.format_message().replace(_OF_PYDANTIC, ""))
    except WarboxError as error:
        return complain(str(error))
    except OSError as error:
        # Input that cannot be read is a CommandError by now. What is left in the buffer would fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return complain(f"cannot write: {error.strerror}")
    return code if isinstance(code, int) else 0


def _open_closed_streams() -> None:
    """Where a process is started with a standard stream closed, Python has none: then it is empty, or goes nowhere."""
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 (open as long as the process lives)
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _print_version(asked: bool) -> None:
    if asked:
        print_text(version("warbox"))
        raise typer.Exit


@app.callback()
def warbox_command(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Wikipedia's articles on wars and battles as typed, validated data."""


@app.command("parse")
def parse_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    wiki: WikiOption = "enwiki",
    title: Annotated[str | None, typer.Option(help="The title of the article.")] = None,
    variant: Annotated[
        str | None, typer.Option(help="The variant of Chinese whose readers' words are given: zh-cn, zh-tw, zh-hk, ...")
    ] = None,
    groups: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Conversion groups that pages ask for: a file, a folder or an export."),
    ] = None,
    as_json: Annotated[
        bool | None, typer.Option("--json/--card", help="By default a card on a terminal, JSON in a pipe.")
    ] = None,
) -> None:
    """Read an article: its military conflict, and all else that is typed on the page."""
    written = warbox.parse(
        read_article(file), wiki=wiki, title=readable_title(title), conversion_groups=_conversion_groups(groups)
    )
    page: Page | PageInVariant = written if variant is None else written.in_variant(variant)
    if as_json or (as_json is None and not sys.stdout.isatty()):
        print_text(page.model_dump_json(indent=2))
    else:
        print_card(page)


@app.command("show")
def show_command(
    file: Annotated[str, typer.Argument(metavar="ARTICLE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    output: Annotated[str, typer.Option("-o", "--output", metavar="PAGE", help="The HTML file; - writes to stdout.")],
    wiki: WikiOption = "enwiki",
    title: Annotated[str | None, typer.Option(help="The title of the article.")] = None,
    groups: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Conversion groups that pages ask for: a file, a folder or an export."),
    ] = None,
) -> None:
    """Write a page for the browser: what was understood of an article, beside its wikitext. One file, needs no network.

    Brought by the extra `report`.
    """
    # This brings in the templates of HTML, the dictionaries of Chinese and the tables of sounds.
    from warbox.report.article import article_page

    check_page(output, [file, *(groups or [])])
    page = warbox.parse(
        read_article(file), wiki=wiki, title=readable_title(title), conversion_groups=_conversion_groups(groups)
    )
    write_article(output, article_page(page))


@app.command("lint")
def lint_command(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Articles as wikitext; - reads stdin.")],
    wiki: WikiOption = "enwiki",
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="What to report; may be given again. By default all.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="What not to report; may be given again.")
    ] = None,
    groups: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Conversion groups that pages ask for: a file, a folder or an export."),
    ] = None,
    form: Annotated[FindingForm, typer.Option("--format", help="How findings are written.")] = FindingForm.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Report what is wrong in articles: footnotes, citations, arguments of templates.

    Exit code 1 where there is an error among the findings, 2 where a file cannot be read.
    """
    codes = known_codes(select) or frozenset(Code)
    found, unreadable = lint_articles(files, wiki, _conversion_groups(groups))
    findings = [finding for finding in found if finding.code in codes - known_codes(ignore)]
    text = written_findings(findings, FindingForm.JSON if as_json else form)
    if text:
        print_text(text)
    for message in unreadable:
        complain(message)
    if unreadable:
        raise typer.Exit(2)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(1)


@app.command("fix")
def fix_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="What to repair; may be given again. By default all.")
    ] = None,
    write: Annotated[
        bool, typer.Option("--write/--diff", help="Write the file (for - to stdout), or print a diff, as by default.")
    ] = False,
    wiki: WikiOption = "enwiki",
) -> None:
    """Repair the findings of `lint` that have one safe answer; nothing else is touched.

    Exit code 1 where a diff was printed, 0 where there is nothing to repair or it was written.
    """
    fixed = fix_page(warbox.parse(read_article(file), wiki=wiki), fixable_codes(select))
    if write and (fixed.findings or file == "-"):
        write_article(file, fixed.page.text)
    elif fixed.findings:
        name = "stdin" if file == "-" else shown_name(file)
        print_text(text_diff(fixed.before.text, fixed.page.text, name).rstrip("\n"))
        raise typer.Exit(1)


@app.command("cite")
def cite_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    form: Annotated[CitationForm, typer.Option("--to", help="CSL-JSON, BibTeX or RIS.")] = CitationForm.CSL,
    wiki: WikiOption = "enwiki",
) -> None:
    """Write the works that an article cites as a bibliography."""
    print_text(written_citations(warbox.parse(read_article(file), wiki=wiki), form))


@app.command("names")
def names_command(
    file: Annotated[str, typer.Argument(metavar="ARTICLE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    more: Annotated[
        list[str] | None, typer.Argument(metavar="PROSE", help="More files of prose, behind --prose.")
    ] = None,
    prose: Annotated[
        list[str] | None, typer.Option(metavar="PROSE", help="Plain prose to find the article's names in.")
    ] = None,
    wiki: WikiOption = "enwiki",
    evidence: Annotated[
        Path | None,
        typer.Option(help="What the whole wiki tells of names: a file of warbox dump --names.", callback=in_utf8),
    ] = None,
    groups: Annotated[
        list[str] | None,
        typer.Option(metavar="PATH", help="Conversion groups that pages ask for: a file, a folder or an export."),
    ] = None,
    as_json: Annotated[
        bool | None, typer.Option("--json/--lines", help="By default lines on a terminal, JSON in a pipe.")
    ] = None,
) -> None:
    """List the names of an article, each with all its forms, or find them in prose of other languages."""
    if more and not prose:
        raise CommandError(f"one article at a time: what is {more[0]!r}? Files of prose stand behind --prose")
    # This brings in the tables of sounds.
    from warbox.report.names import written_mentions, written_names

    known_wiki = find_wiki(wiki)
    with nullcontext() if evidence is None else open_names(evidence, known_wiki.code) as source:
        found = warbox.parse(
            read_article(file), known_wiki, name_source=source, conversion_groups=_conversion_groups(groups)
        ).names
    plain = not as_json and (as_json is False or sys.stdout.isatty())
    texts = {shown_name(path): read_prose(path) for path in [*(prose or []), *(more or [])]}
    text = written_mentions(texts, found, plain) if texts else written_names(found, plain)
    if text:
        print_text(text)


app.add_typer(wikis_app, name="wikis")
app.command("dump")(dump_command)
app.command("sql")(sql_command)
app.command("report")(report_command)
app.command("wikidata")(wikidata_command)


@app.command("compare")
def compare_command(
    left: Annotated[str, typer.Argument(metavar="FILE", help="The wikitext of one article, UTF-8; - reads stdin.")],
    right: Annotated[str, typer.Argument(metavar="OTHER", help="The wikitext of another article on the same war.")],
    wiki: Annotated[str, typer.Option(help="The wiki the first comes from, as for parse.")] = "enwiki",
    other_wiki: Annotated[str | None, typer.Option(help="The wiki the other comes from; by default the same.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """List where the facts of two articles on one war differ. Exit code 1 where they do."""
    pages = warbox.parse(read_article(left), wiki=wiki), warbox.parse(read_article(right), wiki=other_wiki or wiki)
    differences = compare_pages(*pages)
    if as_json:
        print_text(json.dumps([one.model_dump(mode="json") for one in differences], ensure_ascii=False, indent=2))
    elif differences:
        print_text("\n".join(map(difference_line, differences)))
    if differences:
        raise typer.Exit(1)


@app.command("schema")
def schema_command(
    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="Citation, Page, ...; a name that is none lists all.")
    ] = "MilitaryConflict",
) -> None:
    """Print the JSON Schema of a model.

    Of what a dump gives as well: EntityRows are its tables, DumpRow a nested row, DumpPageRow one of --all.
    """
    print_text(json.dumps(model_schema(model), ensure_ascii=False, indent=2))


def fixable_codes(names: Sequence[str] | None) -> list[Code]:
    """The codes of those names, or all that can be repaired. Raises `CommandError` for one that cannot be."""
    known = {str(code): code for code in FIXES}
    for name in names or ():
        if name not in known:
            raise CommandError(f"{name!r} cannot be repaired; {', '.join(sorted(known))} can")
    return [known[name] for name in names or known]


def known_codes(names: Sequence[str] | None) -> frozenset[Code]:
    """The codes of those names. Raises `CommandError` for one that there is not."""
    for name in names or ():
        if name not in set(Code):
            raise CommandError(f"there is no code {name!r}; there are {', '.join(sorted(Code))}")
    return frozenset(map(Code, names or ()))


def lint_articles(
    files: Sequence[str], wiki: str, groups: ConversionGroups | None = None
) -> tuple[list[Finding], list[str]]:
    """What is wrong in each file, in the order of the files and of their text, and why files could not be read."""
    findings: list[Finding] = []
    unreadable = []
    for file in files:
        try:
            text = read_article(file)
        except CommandError as error:
            unreadable.append(str(error))
            continue
        page = warbox.parse(text, wiki=wiki, conversion_groups=groups)
        findings += find_places(shown_name(file), text, page.diagnostics)
    return findings, unreadable


def written_findings(findings: Sequence[Finding], form: FindingForm) -> str:
    """The findings in that form, without a line end behind the last; nothing where there are none, but for JSON."""
    if form is FindingForm.JSON:
        return json.dumps([finding.model_dump(mode="json") for finding in findings], ensure_ascii=False, indent=2)
    write = github_line if form is FindingForm.GITHUB else plain_line
    return "\n".join(write(finding) for finding in findings)


def written_citations(page: Page, form: CitationForm) -> str:
    """The works that the page cites, without a line end behind the last."""
    # These bring in libraries that no other command needs.
    from warbox.interop.bibtex import to_bibtex
    from warbox.interop.csl import to_csl
    from warbox.interop.ris import to_ris

    items = to_csl(page.citations)
    if form is CitationForm.CSL:
        return json.dumps(items, ensure_ascii=False, indent=2)
    write = to_bibtex if form is CitationForm.BIBTEX else to_ris
    return write(items).rstrip("\n")


def _conversion_groups(paths: list[str] | None) -> ConversionGroups | None:
    """The groups in those files. Raises `CommandError` where none of them holds any."""
    if not paths:
        return None
    # Nothing of conversion is needed but for those who ask for it.
    from warbox.names.conversion.groups import ConversionGroups

    groups = ConversionGroups.load(*paths)
    if not groups.redirects and not groups.unread and not any(group.items for group in groups.values()):
        raise CommandError(f"no conversion group is in {', '.join(map(repr, paths))}")
    return groups
