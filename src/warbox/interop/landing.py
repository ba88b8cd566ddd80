"""What every way back has in common: an edit lands in the object that its page was read from, or nowhere."""

from __future__ import annotations

from warbox.errors import StaleObjectError
from warbox.page import Edit


def checked_text(edit: Edit, held: str, kind: str) -> str:
    """The text of the edit. Raises `StaleObjectError` where the object, which holds that text, is not its page's."""
    text = edit.text
    if held != edit.before.text:
        raise StaleObjectError(f"this {kind} has another text than the page that was edited: it has changed since")
    return text
