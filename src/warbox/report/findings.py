"""What is wrong on a page, as lines for people, editors of text and GitHub."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Code, Diagnostic, Severity
from warbox.report.plain import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_LINE_END = re.compile("\n")


class Finding(BaseModel):
    """A diagnostic at its place in a file.

    Lines and columns count from 1, columns in code points; the end is exclusive.
    """

    model_config = ConfigDict(frozen=True)

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    code: Code
    severity: Severity
    message: str
    hint: str = ""


def find_places(file: str, text: str, diagnostics: Iterable[Diagnostic]) -> list[Finding]:
    """The diagnostics of a file at their lines and columns, in the order given."""
    starts = line_starts(text)
    found = []
    for diagnostic in diagnostics:
        line, column = line_and_column(diagnostic.span.start, starts)
        end_line, end_column = line_and_column(diagnostic.span.end, starts)
        found.append(
            Finding(
                file=file,
                line=line,
                column=column,
                end_line=end_line,
                end_column=end_column,
                code=diagnostic.code,
                severity=diagnostic.severity,
                message=one_line(diagnostic.message),
                hint=one_line(diagnostic.hint),
            )
        )
    return found


def line_starts(text: str) -> list[int]:
    """The offsets at which lines begin."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def line_and_column(offset: int, starts: list[int]) -> tuple[int, int]:
    """The line and the column of an offset, from 1, by the offsets at which lines begin."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def one_line(text: str) -> str:
    """The text on one line, without what a terminal would obey."""
    return printable(" ".join(text.split()))


def plain_line(finding: Finding) -> str:
    """`file:line:col: code message`, as compilers and linters write it."""
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"{finding.file}:{finding.line}:{finding.column}: {finding.code} {finding.message}{hint}"


def github_line(finding: Finding) -> str:
    """A workflow command that puts the finding beside the line of a pull request."""
    properties = {
        "file": finding.file,
        "line": finding.line,
        "col": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "title": finding.code,
    }
    listed = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in properties.items())
    hint = f" ({finding.hint})" if finding.hint else ""
    return f"::{_COMMANDS[finding.severity]} {listed}::{_escaped(finding.message + hint)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
