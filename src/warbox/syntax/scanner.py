"""One pass over a text that finds its nodes as MediaWiki's preprocessor (1.39, Preprocessor_Hash) does for a page view.

What is open stands on a stack, and only the innermost of it can be closed: behind an unclosed `[[`, no `}}` closes
anything. What is still open at the end of the text was text all along; the nodes found inside it stay.
"""

from __future__ import annotations

from collections.abc import Iterator

from warbox.syntax import stack, tokens
from warbox.syntax.braces import Template, Variable
from warbox.syntax.comments import take_comment
from warbox.syntax.headings import begin_line, end_heading
from warbox.syntax.nodes import Comment, Heading, Ignored, Link, Node, Tag, Variant
from warbox.syntax.stack import Opened
from warbox.syntax.tags import take_tag


class Found:
    """All nodes found so far, of each sort in the order in which they ended."""

    __slots__ = ("comments", "headings", "ignored", "links", "tags", "templates", "variables", "variants")

    def __init__(self) -> None:
        self.templates: list[Template] = []
        self.variables: list[Variable] = []
        self.links: list[Link] = []
        self.variants: list[Variant] = []
        self.tags: list[Tag] = []
        self.comments: list[Comment] = []
        self.headings: list[Heading] = []
        self.ignored: list[Ignored] = []


class Scanner:
    """Scans `source[base:limit]` as a text of its own. Its top nodes go to `children`, all nodes to `found`.

    Attributes:
        innermost: what was opened last and is still open.
        no_tag_end: no `>` follows any more.
        unclosed_tags: the names of tags that no closing tag follows any more.
    """

    __slots__ = ("_stack", "base", "found", "innermost", "limit", "no_tag_end", "source", "unclosed_tags")

    def __init__(self, source: str, base: int, limit: int, children: list[Node], found: Found) -> None:
        self.source = source
        self.base = base
        self.limit = limit
        self.found = found
        self.innermost = Opened(stack.WHOLE_TEXT, base, 0, children)
        self._stack = [self.innermost]
        self.no_tag_end = False
        self.unclosed_tags: set[str] = set()

    def run(self) -> Iterator[None]:
        """Scans to the end. Pauses whenever nothing is open: what follows cannot change what was found until then."""
        source, limit = self.source, self.limit
        add_template, add_link = self.found.templates.append, self.found.links.append
        position = begin_line(self, self.base)
        while True:
            innermost = self.innermost
            add_child = innermost.children.append
            pattern = tokens.TOKENS_IN_HEADING if innermost.kind == stack.HEADING else tokens.TOKENS
            for token in pattern.finditer(source, position, limit):
                which = token.lastindex
                start, position = token.span()
                if which == tokens.LEAF_TEMPLATE:
                    template = Template(source, start, position)
                    add_template(template)
                    add_child(template)
                elif which == tokens.LEAF_LINK:
                    link = Link(source, start, position)
                    add_link(link)
                    add_child(link)
                else:
                    position = self._take(which, start, position)
                    break
                if innermost.kind == stack.WHOLE_TEXT:
                    yield
            else:
                if innermost.kind != stack.HEADING:
                    break
                end_heading(self, limit)
                position = limit
            if len(self._stack) == 1:
                yield
        self._give_up()

    def _take(self, which: int | None, start: int, end: int) -> int:
        """Deals with one token, and tells where to go on."""
        if which == tokens.TAG:
            return take_tag(self, start, end)
        if which == tokens.CLOSING_BRACES:
            return self._close_braces(start, end)
        if which == tokens.CLOSING_BRACKETS:
            return self._close_brackets(start, end)
        if which == tokens.OPENING_COMMENT:
            return take_comment(self, start)
        if which == tokens.LINE_END:
            if self.innermost.kind == stack.HEADING:
                end_heading(self, start)
                return start
            return begin_line(self, end)
        if which == tokens.OPENING_BRACES:
            self.open(stack.BRACES, start, end - start)
        elif which == tokens.OPENING_BRACKETS:
            self.open(stack.BRACKETS, start, end - start)
        elif end - start == 2:
            self.open(stack.VARIANT, start, 2)
        else:
            self.open(stack.BRACES, start + 1, end - start - 1, dashed=True)
        return end

    def open(self, kind: int, start: int, count: int, dashed: bool = False) -> None:
        """Something opens at `start` with `count` characters."""
        self.innermost = Opened(kind, start, count, [], dashed)
        self._stack.append(self.innermost)

    def leave(self) -> Opened:
        """Takes the innermost thing off the stack."""
        left = self._stack.pop()
        self.innermost = self._stack[-1]
        return left

    def scan_inside(self, start: int, end: int) -> list[Node]:
        """Scans a part of this text as a text of its own, and gives the nodes at its top."""
        children: list[Node] = []
        for _ in Scanner(self.source, start, end, children, self.found).run():
            pass
        return children

    def _give_up(self) -> None:
        """The text ends: what is open was text, and what is inside it stands at the top."""
        whole_text, *unclosed = self._stack
        for opened in unclosed:
            whole_text.children += opened.children

    def _close_braces(self, position: int, end: int) -> int:
        """A run of closing braces closes opening ones, three at a time where it can, else two."""
        while position < end:
            innermost = self.innermost
            if innermost.kind == stack.VARIANT:
                return self._close_variant(end)
            count = min(end - position, innermost.count, 3)
            if innermost.kind != stack.BRACES or count < 2:
                break
            position += count
            self._end_braces(innermost.start + innermost.count - count, position, count)
        return end

    def _end_braces(self, start: int, end: int, count: int) -> None:
        innermost, found = self.innermost, self.found
        if count == 2:
            template = Template(self.source, start, end, innermost.children, innermost.shields)
            found.templates.append(template)
            self._close(template, count)
        else:
            variable = Variable(self.source, start, end, innermost.children, innermost.shields)
            found.variables.append(variable)
            self._close(variable, count)

    def _close_variant(self, end: int) -> int:
        """The last of a run of closing braces closes a variant if a dash follows it."""
        if end == self.limit or self.source[end] != "-":
            return end
        variant = Variant(self.source, self.innermost.start, end + 1, self.innermost.children)
        self.found.variants.append(variant)
        self._close(variant, 2)
        return end + 1

    def _close_brackets(self, position: int, end: int) -> int:
        """A run of closing brackets closes opening ones, two at a time."""
        while end - position >= 2 and self.innermost.kind == stack.BRACKETS:
            position += 2
            innermost = self.innermost
            link = Link(self.source, innermost.start + innermost.count - 2, position, innermost.children)
            self.found.links.append(link)
            self._close(link, 2)
        return end

    def _close(self, node: Node, count: int) -> None:
        """Ends the innermost thing with `node`. Opening characters left over stay open as long as they can."""
        node.adopt_children()
        innermost = self.innermost
        innermost.count -= count
        if innermost.count >= 2:
            innermost.restart([node], node.end)
        elif innermost.count == 1 and innermost.dashed:
            innermost.become_variant()
            innermost.restart([node], node.end)
        else:
            self.leave()
            self.innermost.children.append(node)
