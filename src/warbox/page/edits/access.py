"""What the edit of a template needs of that of its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warbox.syntax import Template
from warbox.syntax.edits import Replacement
from warbox.typed import Reader
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from warbox.page.edits.template_edit import TemplateEdit


@dataclass(frozen=True, slots=True)
class EditAccess:
    """What the edit of a template needs of that of the page.

    `commit` takes replacements out and puts others in; it raises, and does nothing, where they overlap. `open` gives
    the edit of another template, `reader_of` what reads a text as it reads the page.
    """

    wiki: Wiki
    commit: Callable[[list[Replacement], list[Replacement]], None]
    open: Callable[[Template], TemplateEdit]
    reader_of: Callable[[str], Reader]
