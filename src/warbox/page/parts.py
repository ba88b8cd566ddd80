"""`PageParts`: all that the checks of a page look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from warbox.diagnostics import Span
from warbox.page.footnotes import Footnotes
from warbox.page.short_footnotes import ShortFootnote
from warbox.syntax import Argument, Template, Tree
from warbox.templates.citations import Citation
from warbox.typed import Reader, TemplateModel


@dataclass(frozen=True, slots=True)
class PageParts:
    """A page as the checks see it. `models` has each template of the tree with the model that types it, if one does."""

    tree: Tree
    reader: Reader
    models: Sequence[tuple[Template, TemplateModel | None]]
    footnotes: Footnotes
    citations: Sequence[Citation]
    short_footnotes: Sequence[ShortFootnote]
    conversion_groups: Mapping[str, Any]


def place_of(argument: Argument) -> Span:
    """Where an argument stands, without the blanks around it."""
    written = str(argument)
    start = argument.start + len(written) - len(written.lstrip())
    return Span(start, max(start, argument.start + len(written.rstrip())))


def says_something(argument: Argument) -> bool:
    """Whether an argument has a value besides blanks and comments."""
    return bool(argument.template.cleaned(argument.value_start, argument.end))
