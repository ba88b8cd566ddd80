"""Where a typed template puts what a reader sees of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol


class Canvas(Protocol):
    """Takes text and marks in reading order. `values` builds passages from it; templates only write to it."""

    @property
    def in_footnote(self) -> bool:
        """Whether all that is shown is the text of a footnote: only there works are shown that are cited in full."""

    @property
    def raised_is_text(self) -> bool:
        """Whether all that is shown is one name or title, where a raised number is part of it and no footnote's."""

    def write(
        self, text: str, value: Any = None, target: str | None = None, foreign: tuple[str, str] | None = None
    ) -> None:
        """Adds text that stands for the template as a whole; `value` marks it.

        `target` is the title of the page that the text leads to, `foreign` language and title of that of another wiki.
        """

    def mark(self, value: Any) -> None:
        """Marks the present place with something that shows no text of its own."""

    def change_mark(self, change: Callable[[Any], Any]) -> None:
        """Puts another value in the place of the one marked right before, if there is no text since."""

    def embed(self, content: Any) -> None:
        """Adds the content of an argument, read as inline text, with all its marks and lines."""

    def embed_title(self, content: Any) -> None:
        """Adds the content of an argument as the title of what follows."""

    def embed_centred(self, content: Any) -> None:
        """Adds the content of an argument on lines of its own, in the middle."""

    def embed_list(self, contents: Iterable[Any]) -> None:
        """Adds each content as an item of a list, on lines of its own."""

    def break_line(self) -> None:
        """Begins a new line."""

    def rule(self) -> None:
        """Draws a horizontal rule, and begins a new line behind it."""

    def open_list(self) -> None:
        """From here on, lines are the items of a list: for templates that come in pairs."""

    def close_list(self) -> None:
        """The list ends."""
