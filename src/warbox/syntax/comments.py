"""Comments, and the lines that hold nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warbox.syntax.headings import begin_line, run_start
from warbox.syntax.nodes import Comment

if TYPE_CHECKING:
    from warbox.syntax.scanner import Scanner

_OPENING, _CLOSING = "<!--", "-->"
_BLANKS = re.compile("[ \t]*")


def take_comment(scanner: Scanner, start: int) -> int:
    """Takes in the comment at `start`, and tells where to go on.

    Comments that have a line to themselves take the whole line. An unclosed comment runs to the end of the text.
    """
    source, limit = scanner.source, scanner.limit
    closing = source.find(_CLOSING, start + len(_OPENING), limit)
    if closing < 0:
        _add(scanner, start, limit)
        return limit
    end = closing + len(_CLOSING)
    blanks_start = run_start(source, " \t", scanner.base, start)
    if blanks_start > scanner.base and source[blanks_start - 1] == "\n":
        spans = _comments_in_a_row(scanner, blanks_start, end)
        line_end = spans[-1][1]
        if line_end < limit and source[line_end] == "\n":
            spans[-1] = (spans[-1][0], line_end + 1)
            for span in spans:
                _add(scanner, *span)
            return begin_line(scanner, line_end + 1)
    innermost = scanner.innermost
    if innermost.comments_end != blanks_start:
        innermost.comments_start = blanks_start
    innermost.comments_end = end
    _add(scanner, start, end)
    return end


def _comments_in_a_row(scanner: Scanner, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of a comment and of those that follow with only blanks between, each with the blanks behind it."""
    source, limit = scanner.source, scanner.limit
    spans = [(start, _after_blanks(source, end, limit))]
    while source.startswith(_OPENING, spans[-1][1], limit):
        following = spans[-1][1]
        # MediaWiki looks one character earlier here than for a first comment: `<!--->` is closed.
        closing = source.find(_CLOSING, following + len(_OPENING) - 1, limit)
        if closing < 0:
            break
        spans.append((following, _after_blanks(source, closing + len(_CLOSING), limit)))
    return spans


def _after_blanks(source: str, position: int, limit: int) -> int:
    blanks = _BLANKS.match(source, position, limit)
    return position if blanks is None else blanks.end()


def _add(scanner: Scanner, start: int, end: int) -> None:
    comment = Comment(scanner.source, start, end)
    scanner.found.comments.append(comment)
    scanner.innermost.children.append(comment)
