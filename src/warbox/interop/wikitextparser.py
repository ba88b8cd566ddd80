"""Typed pages from what wikitextparser has parsed, and edits that land in it.

wikitextparser is under the GPL-3: it is never brought in by warbox itself, and nothing is imported here. Its objects
change in place, and so do those that were taken from them before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from warbox.errors import EditError
from warbox.interop.landing import checked_text
from warbox.page import Edit, Page, parse
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from wikitextparser import WikiText


def from_wikitextparser(parsed: WikiText, wiki: str | Path | Wiki = "enwiki", title: str | None = None) -> Page:
    """The page of the text of a parsed object, be it a whole page, a template or a section; `wiki` as for `parse`."""
    return parse(parsed.string, wiki, title)


def to_wikitextparser(edit: Edit, parsed: WikiText) -> None:
    """Makes the changes of an edit in the object that its page was read from.

    Raises `StaleObjectError` where its text is not that of the edit's page any more, `EditError` where it does not take
    the changes; then it has the text that it had.
    """
    text = checked_text(edit, parsed.string, type(parsed).__name__)
    before = parsed.string
    for replacement in reversed(edit.replacements):
        if replacement.start == replacement.end:
            parsed.insert(replacement.start, replacement.text)
        else:
            parsed[replacement.start : replacement.end] = replacement.text
    if parsed.string != text:
        parsed.string = before
        raise EditError("wikitextparser does not give the text of the edit back; nothing has been changed")
