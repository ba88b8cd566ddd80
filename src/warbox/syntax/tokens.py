"""The places of a text where something may open or close, as regular expressions that take the text in one pass."""

from __future__ import annotations

import re

LEAF_TEMPLATE = 1
LEAF_LINK = 2
OPENING_BRACES = 3
OPENING_BRACKETS = 4
OPENING_DASH = 5
CLOSING_BRACES = 6
CLOSING_BRACKETS = 7
OPENING_COMMENT = 8
TAG = 9
LINE_END = 10

_EVERYWHERE = (
    r"\{\{[^\[{}<\n-]*+(?:(?:-(?!\{)|\[(?!\[)|\n(?!=))[^\[{}<\n-]*+)*\}\}()"
    r"|\[\[[^\[\]{}<\n-]*+(?:(?:-(?!\{)|\n(?!=))[^\[\]{}<\n-]*+)*\]\]()"
    r"|\{\{+()"
    r"|\[\[+()"
    r"|-\{+()"
    r"|\}(?:\}+|(?=-))()"
    r"|\]\]+()"
    r"|<!--()"
    r"|</?[A-Za-z]+(?=[\t-\r >]|/>)()"
)

TOKENS = re.compile(_EVERYWHERE + r"|\n(?==)()", re.ASCII)
"""Finds the next place that may matter. The number of the last group tells which of the above it is.

The first two alternatives take a template or a link that has nothing inside it in one step. Every alternative begins
with a fixed character, so that the search can skip to it. Runs of plain characters are possessive; the groups around
them are not, since Python before 3.11.5 matches possessive groups wrongly, but each of their rounds begins with a sign
that no run takes, so that they match in one way only. Of line ends, only one before an equals sign matters.
"""

TOKENS_IN_HEADING = re.compile(_EVERYWHERE + r"|\n()", re.ASCII)
"""The same inside a heading, which any line end closes."""
