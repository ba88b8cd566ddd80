"""Lines that start with equals signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warbox.syntax import stack
from warbox.syntax.nodes import Heading

if TYPE_CHECKING:
    from warbox.syntax.scanner import Scanner
    from warbox.syntax.stack import Opened

_EQUALS_SIGNS = re.compile("={1,6}")


def begin_line(scanner: Scanner, position: int) -> int:
    """Opens a heading where a line starts with an equals sign, and tells where to go on.

    A single sign opens none where an argument still lacks the equals sign behind its name.
    """
    signs = _EQUALS_SIGNS.match(scanner.source, position, scanner.limit)
    if signs is None:
        return position
    count = signs.end() - position
    around = scanner.innermost
    takes_equals = count == 1 and around.kind in (stack.BRACES, stack.VARIANT)
    if takes_equals and around.awaits_equals(scanner.source, position):
        return position
    scanner.open(stack.HEADING, position, count)
    return signs.end()


def end_heading(scanner: Scanner, end: int) -> None:
    """The line ends: makes a heading of it, or text where no equals sign stands at its end."""
    opened = scanner.leave()
    around = scanner.innermost
    level = _level(scanner, opened, end)
    if level == 0:
        around.children += opened.children
        around.shields.append((opened.start, end))
        return
    heading = Heading(scanner.source, opened.start, end, opened.children, level)
    heading.adopt_children()
    scanner.found.headings.append(heading)
    around.children.append(heading)


def _level(scanner: Scanner, opened: Opened, end: int) -> int:
    """The level of the heading that ends at `end`, where blanks and comments may follow the signs; 0 if it is none."""
    source, start = scanner.source, opened.start
    signs_end = run_start(source, " \t", start, end)
    if signs_end == opened.comments_end:
        signs_end = run_start(source, " \t", start, opened.comments_start)
    count = signs_end - run_start(source, "=", start, signs_end)
    if signs_end - count == start:
        return 0 if count < 3 else min(6, (count - 1) // 2)
    return min(count, opened.count)


def run_start(source: str, characters: str, lowest: int, end: int) -> int:
    """Where the run of some characters that ends at `end` begins, not before `lowest`."""
    while end > lowest and source[end - 1] in characters:
        end -= 1
    return end
