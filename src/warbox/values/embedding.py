"""What a typed template shows, put where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from warbox.values.building import PassageBuilder
from warbox.values.passage import Style

_BREAK_FIRST = re.compile(r"\s*<br\s*/?>", re.IGNORECASE)
_BREAK_LAST = re.compile(r"<br\s*/?>\s*\Z", re.IGNORECASE)


class Embedding:
    """The canvas a typed template gets: what it shows goes on a builder, comments that are passed to the others.

    `in_footnote` says whether all that is shown is the text of a footnote, `raised_is_text` whether it is one name or
    title, where a raised number is part of it.
    """

    __slots__ = ("_builder", "_comments", "in_footnote", "raised_is_text")

    def __init__(self, builder: PassageBuilder, comments: list[str], in_footnote: bool, raised_is_text: bool) -> None:
        self._builder = builder
        self._comments = comments
        self.in_footnote = in_footnote
        self.raised_is_text = raised_is_text

    def write(
        self, text: str, value: Any = None, target: str | None = None, foreign: tuple[str, str] | None = None
    ) -> None:
        """Adds text that stands for the template as a whole."""
        self._builder.write(text, value, target, foreign)

    def mark(self, value: Any) -> None:
        """Marks the present place."""
        self._builder.mark(value)

    def change_mark(self, change: Callable[[Any], Any]) -> None:
        """Puts another value in the place of the one marked right before."""
        self._builder.change_mark(change)

    def embed(self, content: Any, *, deeper: bool = False) -> None:
        """Adds the lines of an `Inline`, its lists `deeper` by one; its comments are passed like the page's own.

        A break that it begins or ends with parts it from what stands beside it.
        """
        if content is not None:
            self._comments += content.comments
            breaks = "<" in content.wikitext
            if breaks and _BREAK_FIRST.match(content.wikitext):
                self._builder.break_item()
            self._builder.embed_lines(content.lines, deeper=deeper)
            # What is written behind it stands behind it on the page as well: no stretch of text ends before it begins.
            self._builder.place = max(self._builder.place, content.span.end)
            if breaks and _BREAK_LAST.search(content.wikitext):
                self._builder.break_item()

    def embed_title(self, content: Any) -> None:
        """Adds an `Inline` as a title, on one line."""
        self._builder.hold_breaks()
        self.embed(content)
        self._builder.release_breaks()
        self._builder.mark_from(0, Style.TITLE)

    def embed_centred(self, content: Any) -> None:
        """Adds the lines of an `Inline` in the middle, apart from what stands before and after."""
        self._builder.break_line()
        self.embed(content)
        self._builder.mark_from(0, Style.CENTRED)
        self._builder.break_line()

    def embed_list(self, contents: Iterable[Any]) -> None:
        """Adds each `Inline` on lines of its own, as items of a list.

        Of several, each is an item, and a list in one is deeper; a single one may hold the items as bullets.
        """
        self._builder.open_list()
        items = list(contents)
        for content in items:
            self._builder.break_line()
            self.embed(content, deeper=len(items) > 1 and content is not None and _begins_with_text(content))
        self._builder.close_list()

    def break_line(self) -> None:
        """Begins a new line."""
        self._builder.break_line()

    def rule(self) -> None:
        """Draws a horizontal rule, and begins a new line behind it."""
        self._builder.rule()

    def open_list(self) -> None:
        """From here on, lines are the items of a list."""
        self._builder.open_list()

    def close_list(self) -> None:
        """The list ends."""
        self._builder.close_list()


def _begins_with_text(content: Any) -> bool:
    return bool(content.lines) and content.lines[0].level == 0
