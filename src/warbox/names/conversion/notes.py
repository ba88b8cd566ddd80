"""The rules that a page gives in `{{noteTA}}`."""

from __future__ import annotations

import re

from warbox.names.conversion.rules import ConversionRule, Flag, read_forms
from warbox.templates.conversion import ConversionNote
from warbox.values.inline import Inline

# An equals sign would name the argument, so pages write it otherwise.
_EQUALS_SIGN = re.compile(r"\{\{\s*=\s*\}\}|&#61;|&#x3[dD];|&equals;")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def note_rules(note: ConversionNote) -> list[ConversionRule]:
    """The rules of the template, in order: that of the title, then those of the text."""
    title = [read_forms(rule_text(note.title), (Flag.TITLE,))] if note.title is not None else []
    return title + [read_forms(rule_text(rule), (Flag.HIDE,)) for rule in note.rules]


def rule_text(value: Inline) -> str:
    """A rule as it comes out of the template: without comments, and with plain equals signs."""
    return _EQUALS_SIGN.sub("=", _COMMENT.sub("", value.wikitext))
