"""What every way back has in common: an edit lands in the object that its page was read from, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.errors import StaleObjectError
from warbox.page import Edit
from warbox.syntax.edits import Replacement


def checked_text(edit: Edit, held: str, kind: str) -> str:
    """The text of the edit. Raises `StaleObjectError` where the object, which holds that text, is not its page's."""
    text = edit.text
    if held != edit.before.text:
        raise StaleObjectError(f"this {kind} has another text than the page that was edited: it has changed since")
    return text


def applied(text: str, start: int, replacements: Sequence[Replacement]) -> str:
    """A text that begins at the offset `start`, with the replacements made."""
    pieces: list[str] = []
    position = 0
    for replacement in replacements:
        pieces += (text[position : replacement.start - start], replacement.text)
        position = replacement.end - start
    pieces.append(text[position:])
    return "".join(pieces)
