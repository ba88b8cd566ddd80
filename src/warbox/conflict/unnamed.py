"""Tells templates that stand in the place of a combatant, and of which it is not known whom they name."""

from __future__ import annotations

import re

from warbox.diagnostics import Code, Severity
from warbox.syntax import Template
from warbox.typed import ArgumentValue, Reader

_BLANKS_AND_SIGNS = " \t*:#"
_LONGEST_BLANK = 40  # characters of blanks and signs of lists before a template that begins a line
_ENDS_LINE = re.compile(r"\s*(?:\Z|\n|<br\b|<ref\b|\{\{|\}\})", re.IGNORECASE)
_BREAKS = ("\n", ">")  # of the line, or the end of a tag that breaks it


def report_unnamed(value: ArgumentValue, reader: Reader) -> None:
    """Reports each template that no class types and that is all of a line: `{{SADR}}` may be a country, or nothing."""
    pending = list(reversed(value.children))
    while pending:
        node = pending.pop()
        if not isinstance(node, Template):
            continue
        if reader.types(node):
            pending += reversed(node.children)
        elif node.kind == "template" and _is_line(value, node):
            message = f"{{{{{node.title}}}}} stands for a combatant, and nothing is known of whom it names"
            hint = "write {{flag|...}} or a link, or declare the template"
            reader.report(Code.UNNAMED_COMBATANT, Severity.NOTE, node.start, node.end, message, hint)


def _is_line(value: ArgumentValue, node: Template) -> bool:
    """Whether nothing but signs of lists and footnotes stands on a line beside a template."""
    before = value.source[max(value.start, node.start - _LONGEST_BLANK) : node.start].rstrip(_BLANKS_AND_SIGNS)
    begins = not before or before.endswith(_BREAKS)
    return begins and _ENDS_LINE.match(value.source, node.end, value.end) is not None
