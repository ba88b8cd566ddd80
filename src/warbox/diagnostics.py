"""What warbox has to say about a text: `Diagnostic`, with a closed list of codes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the page's text, in code points, `end` exclusive."""

    start: int
    end: int


class Severity(StrEnum):
    """How bad it is: an error makes `warbox lint` fail, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Code(StrEnum):
    """Every diagnostic there is. The names are stable: scripts may rely on them."""

    UNREADABLE_DATE = "unreadable-date"
    UNREADABLE_COORDINATES = "unreadable-coordinates"
    UNREADABLE_VALUE = "unreadable-value"
    UNKNOWN_PARAMETER = "unknown-parameter"
    DUPLICATE_ARGUMENT = "duplicate-argument"
    WRONG_AGE = "wrong-age"
    UNNAMED_COMBATANT = "unnamed-combatant"
    MISSING_ARGUMENT = "missing-argument"
    REDUNDANT_PARAMETER = "redundant-parameter"
    DEPRECATED_PARAMETER = "deprecated-parameter"
    MISSING_FOREIGN_TITLE = "missing-foreign-title"
    SWALLOWED_PARAMETER = "swallowed-parameter"
    UNCLOSED_TEMPLATE = "unclosed-template"
    UNDEFINED_REFERENCE = "undefined-reference"
    UNUSED_REFERENCE = "unused-reference"
    DUPLICATE_REFERENCE_DEFINITION = "duplicate-reference-definition"
    REPEATED_REFERENCE = "repeated-reference"
    SHORT_FOOTNOTE_WITHOUT_TARGET = "short-footnote-without-target"
    SHORT_FOOTNOTE_WITH_TWO_TARGETS = "short-footnote-with-two-targets"
    DEAD_URL_WITHOUT_ARCHIVE = "dead-url-without-archive"
    WRONG_IDENTIFIER = "wrong-identifier"
    INCOMPLETE_DATE = "incomplete-date"
    SEVERAL_NAMES = "several-names-in-one-parameter"
    EXTERNAL_LINK_IN_PARAMETER = "external-link-in-parameter"
    UNCLOSED_CONVERSION = "unclosed-conversion"
    BROKEN_CONVERSION_RULE = "broken-conversion-rule"
    MISSING_CONVERSION_GROUP = "missing-conversion-group"
    ACCESS_DATE_BEFORE_PUBLICATION = "access-date-before-publication"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, how bad, and what would mend it.

    `span` counts code points of the page's text. `hint` is an empty string where nothing useful can be said.
    """

    code: Code
    severity: Severity
    span: Span
    message: str
    hint: str = ""
