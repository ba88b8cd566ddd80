"""Where the tables of a page stand, and their markup alone: what is inside their cells is covered up.

Tables open and close at the beginning of lines, as in MediaWiki's doTableStuff. Templates, links, comments and tags are
those of the lossless tree, so that no bar inside them is taken for the border of a cell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from operator import attrgetter

from warbox.syntax import Comment, Ignored, Node, Tree
from warbox.syntax.embedded import wikitext_spans
from warbox.syntax.spans import children_within

OPENING, CLOSING = "{|", "|}"
DEEPEST = 40
"""How deep tables are read inside each other."""

_START = attrgetter("start")
_BEGINNING = re.compile(r"^[ \t\r\0\x0b]*(?P<sign>\|[-+]?|!)", re.MULTILINE)
_BLANKS = " \t\r\0\x0b"
_COVER = "x"
_BRACKETS = str.maketrans(dict.fromkeys("{}[]<>", _COVER))


@dataclass(slots=True)
class Stretch:
    """A table from `start` to `end` in the page's text. `nodes` are those around which it stands, `inner` its tables.

    `closed` is False where the text ends before the table does.
    """

    start: int
    end: int
    nodes: Sequence[Node]
    closed: bool = True
    inner: list[Stretch] = field(default_factory=list)

    def nodes_within(self, source: str, start: int, end: int) -> list[Node]:
        """The nodes between two offsets; the tables there are left out, with all that is in them."""
        found: list[Node] = []
        position = start
        first, last = (bisect_left(self.inner, at, key=_START) for at in (start, end))
        for table in self.inner[first:last]:
            found += children_within(self.nodes, position, table.start)
            found.append(Ignored(source, table.start, table.end))
            position = table.end
        return [*found, *children_within(self.nodes, position, end)]


def find_tables(tree: Tree) -> list[tuple[Stretch, str]]:
    """Every table of a page in document order, those inside others too, with its markup from `{|` on.

    The markup is as long as the table without its closing sign: signs stand where they stand in the page, the rest is
    covered up.
    """
    found: list[tuple[Stretch, str]] = []
    places = [(0, len(tree.text), tree.children)]
    for tag in tree.tags:
        if tag.inner_start is not None and tag.inner_end is not None:
            attributes, inner = (tag.attributes_start, tag.attributes_end), (tag.inner_start, tag.inner_end)
            for start, end in wikitext_spans(tree.text, tag.name.lower(), attributes, inner):
                places.append((start, end, tag.children_within(start, end)))
    for start, end, nodes in places:
        if tree.text.find(OPENING, start, end) >= 0:
            covered = _without_nodes(tree.text, start, end, nodes)
            found += [(one, _markup(one, covered, start)) for one in _stretches(covered, start, nodes)]
    return sorted(found, key=lambda one: one[0].start)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line that begins a cell or the caption, by its sign, from `start` to `head_end` of a table's markup.

    What follows up to `end` belongs to its last cell.
    """

    start: int
    head_end: int
    end: int


@dataclass(slots=True)
class Lines:
    """The lines of a table that begin something: those of each row that has cells, and those of captions."""

    rows: list[list[CellLine]] = field(default_factory=list)
    captions: list[CellLine] = field(default_factory=list)


def split_lines(markup: str) -> Lines:
    """The lines of a table's markup that begin something. What stands before the first of them shows nowhere."""
    found = Lines()
    row: list[CellLine] = []
    starts = list(_BEGINNING.finditer(markup))
    for line, following in zip_longest(starts, starts[1:]):
        end = len(markup) if following is None else following.start()
        if line["sign"] == "|-":
            row = []
            continue
        head_end = markup.find("\n", line.end(), end)
        begun = CellLine(line.start("sign"), end if head_end < 0 else head_end, end)
        if line["sign"] == "|+":
            found.captions.append(begun)
            continue
        if not row:
            found.rows.append(row)
        row.append(begun)
    return found


def _without_nodes(text: str, start: int, end: int, nodes: Sequence[Node]) -> str:
    """The text from `start` to `end` with blanks for comments and cover for all other nodes, as long as before."""
    parts = []
    position = start
    for node in nodes:
        parts.append(text[position : node.start])
        parts.append((" " if isinstance(node, Comment | Ignored) else _COVER) * (node.end - node.start))
        position = node.end
    parts.append(text[position:end])
    return "".join(parts)


def _stretches(covered: str, offset: int, nodes: Sequence[Node]) -> list[Stretch]:
    """The tables of a text, outer ones before those inside them."""
    found: list[Stretch] = []
    unclosed: list[Stretch] = []
    position = 0
    for line in covered.split("\n"):
        bare = line.lstrip(_BLANKS)
        begun = bare.lstrip(":").lstrip(_BLANKS)
        if begun.startswith(OPENING):
            start = offset + position + len(line) - len(begun)
            stretch = Stretch(start, offset + len(covered), nodes, closed=False)
            if unclosed:
                unclosed[-1].inner.append(stretch)
            unclosed.append(stretch)
            if len(unclosed) <= DEEPEST:
                found.append(stretch)
        elif bare.startswith(CLOSING) and unclosed:
            stretch = unclosed.pop()
            stretch.end = offset + position + len(line) - len(bare) + len(CLOSING)
            stretch.closed = True
        position += len(line) + 1
    return found


def _markup(stretch: Stretch, covered: str, offset: int) -> str:
    parts = []
    position = stretch.start + len(OPENING)
    for inner in stretch.inner:
        parts.append(covered[position - offset : inner.start - offset])
        parts.append(_COVER * (inner.end - inner.start))
        position = inner.end
    end = stretch.end - len(CLOSING) if stretch.closed else stretch.end
    parts.append(covered[position - offset : end - offset])
    return OPENING + "".join(parts).translate(_BRACKETS)
