"""The tree of a page: its text, and the nodes found in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from warbox.syntax.braces import Template, Variable
from warbox.syntax.nodes import Comment, Heading, Ignored, Link, Node, Tag, Variant
from warbox.syntax.scanner import Found, Scanner
from warbox.syntax.spans import children_within

_START = attrgetter("start")


class Tree:
    """The lossless tree of a text: `str(tree) == text`.

    The text is scanned when nodes are first asked for; `iter_templates` scans only as far as it must. Each list of
    nodes is in document order and holds the nodes at every depth, inside arguments, links, headings and `<ref>` too.
    """

    __slots__ = ("_children", "_found", "_paused_scan", "_settled", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._children: list[Node] = []
        self._found = Found()
        self._paused_scan: Iterator[None] | None = Scanner(text, 0, len(text), self._children, self._found).run()
        self._settled = 0

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Tree({len(self.text)} code points)"

    @property
    def children(self) -> Sequence[Node]:
        """The nodes at the top of the page, in order."""
        self._finish()
        return self._children

    def children_within(self, start: int, end: int) -> Sequence[Node]:
        """The nodes at the top of the page that lie between two offsets, in order."""
        return children_within(self.children, start, end)

    @property
    def templates(self) -> list[Template]:
        """Every `{{...}}`, whatever its kind."""
        self._finish()
        return self._found.templates

    @property
    def variables(self) -> list[Variable]:
        """Every `{{{...}}}`."""
        self._finish()
        return self._found.variables

    @property
    def links(self) -> list[Link]:
        """Every `[[...]]`."""
        self._finish()
        return self._found.links

    @property
    def variants(self) -> list[Variant]:
        """Every `-{...}-`."""
        self._finish()
        return self._found.variants

    @property
    def tags(self) -> list[Tag]:
        """Every extension tag."""
        self._finish()
        return self._found.tags

    @property
    def comments(self) -> list[Comment]:
        """Every comment."""
        self._finish()
        return self._found.comments

    @property
    def headings(self) -> list[Heading]:
        """Every heading."""
        self._finish()
        return self._found.headings

    @property
    def ignored(self) -> list[Ignored]:
        """Everything that a page view leaves out."""
        self._finish()
        return self._found.ignored

    def iter_templates(self) -> Iterator[Template]:
        """The templates in document order; scans only as far as the caller goes on asking.

        A template comes when the outermost thing around it is closed, since nothing that follows can change it then.
        """
        index = 0
        while index < self._settled or self._advance():
            yield self._found.templates[index]
            index += 1

    def _advance(self) -> bool:
        """Scans on until more templates are certain; False at the end."""
        if self._paused_scan is None:
            return False
        for _ in self._paused_scan:
            if len(self._found.templates) > self._settled:
                self._settle()
                return True
        before = self._settled
        self._finish()
        return self._settled > before

    def _finish(self) -> None:
        if self._paused_scan is None:
            return
        for _ in self._paused_scan:
            pass
        self._paused_scan = None
        self._settle()
        found = self._found
        for nodes in (found.variables, found.links, found.variants, found.headings):
            nodes.sort(key=_START)

    def _settle(self) -> None:
        """Puts what was found since the last time in the order of the text: outer templates end after inner ones."""
        templates = self._found.templates
        templates[self._settled :] = sorted(templates[self._settled :], key=_START)
        self._settled = len(templates)
