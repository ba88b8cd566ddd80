"""One pass over a text that finds its nodes, as MediaWiki's preprocessor (1.39, Preprocessor_Hash) does for a page view.

Only what can open or close a node is looked at. What is open stands on an explicit stack; only the innermost open thing
can be closed, so that an unclosed `[[` keeps the `}}` behind it from closing anything. Whatever is still open at the end
was text all along, and the nodes found inside it stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from warbox.syntax.nodes import Comment, Heading, Ignored, Link, Node, Tag, Template, Variable, Variant
from warbox.syntax.spans import gaps
from warbox.syntax.tags import CLOSING_TAGS, IGNORED_ELEMENT, IGNORED_TAGS, KNOWN_TAGS, wikitext_spans

_LEAF_TEMPLATE, _LEAF_LINK, _BRACES, _BRACKETS, _DASH, _CLOSE_BRACES, _CLOSE_BRACKETS, _ANGLE, _NEWLINE = range(1, 10)

_TOKENS = (
    r"\{\{(?:[^\[{}<\n-]++|-(?!\{)|\[(?!\[)|\n(?!=))*+\}\}()"
    r"|\[\[(?:[^\[\]{}<\n-]++|-(?!\{)|\n(?!=))*+\]\]()"
    r"|\{\{+()"
    r"|\[\[+()"
    r"|-\{+()"
    r"|\}(?:\}+|(?=-))()"
    r"|\]\]+()"
    r"|<(?:!--|/?[A-Za-z]+(?=[\t-\r >]|/>))()"
)
TOKENS = re.compile(_TOKENS + r"|\n(?==)()", re.ASCII)
TOKENS_IN_HEADING = re.compile(_TOKENS + r"|\n()", re.ASCII)
"""Every alternative begins with a fixed character and ends in an empty group that tells which it is. The first two take a
template or link with nothing inside it in one step. Inside a heading every line end counts."""

_ROOT, _OPEN_BRACES, _OPEN_BRACKETS, _OPEN_VARIANT, _OPEN_HEADING = range(5)

_EQUALS = re.compile("={0,6}")
_BLANKS = re.compile("[ \t]*")


class _Open:
    """Something opened and not yet closed, or the text as a whole.

    `start` is its first opening character, `count` how many of them are left; `dashed` says that a dash stands before the
    braces, which makes a variant of the last one left. `checked`, `piped` and `has_equals` remember how far the present
    part has been searched for a pipe and an equals sign. `comment_end` and `visible_end` tell of the last comments of a
    heading: where they end, and where what a reader sees ends before them.
    """

    __slots__ = (
        "checked",
        "children",
        "comment_end",
        "count",
        "dashed",
        "has_equals",
        "kind",
        "piped",
        "shields",
        "start",
        "visible_end",
    )

    def __init__(self, kind: int, start: int, count: int, children: list[Node], dashed: bool = False) -> None:
        self.kind = kind
        self.start = start
        self.count = count
        self.dashed = dashed
        self.begin(children, start + count)

    def begin(self, children: list[Node], checked: int) -> None:
        """Starts on a first part, with `children` in it."""
        self.children = children
        self.shields: list[tuple[int, int]] = []
        self.checked = checked
        self.piped = self.has_equals = False
        self.comment_end = self.visible_end = -1

    def awaits_equals(self, source: str, position: int) -> bool:
        """Whether an equals sign at this place would be the one between an argument's name and its value."""
        for start, end in gaps(self.children, self.shields, self.checked, position):
            bar = source.rfind("|", start, end)
            if bar >= 0:
                self.piped, self.has_equals = True, False
            if self.piped and not self.has_equals:
                self.has_equals = source.find("=", max(start, bar + 1), end) >= 0
        self.checked = position
        return self.piped and not self.has_equals


class Found:
    """The nodes found so far, of each sort, in the order in which they were closed."""

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
    """Scans `source[base:limit]` as a text of its own. The nodes at its top go to `children`, all nodes to `found`."""

    __slots__ = ("base", "children", "found", "limit", "never_closed", "no_tag_end", "source", "stack", "top")

    def __init__(self, source: str, base: int, limit: int, children: list[Node], found: Found) -> None:
        self.source = source
        self.base = base
        self.limit = limit
        self.children = children
        self.found = found
        self.top = _Open(_ROOT, base, 0, children)
        self.stack = [self.top]
        self.no_tag_end = False
        self.never_closed: set[str] = set()

    def run(self) -> Iterator[None]:
        """Scans to the end. Pauses whenever nothing is open: what follows cannot change what was found until then."""
        source, limit, stack = self.source, self.limit, self.stack
        add_template, add_link = self.found.templates.append, self.found.links.append
        position = self.begin_line(self.base)
        while True:
            top = self.top
            add_child = top.children.append
            for token in (TOKENS_IN_HEADING if top.kind == _OPEN_HEADING else TOKENS).finditer(source, position, limit):
                what = token.lastindex
                start, position = token.span()
                if what == _LEAF_TEMPLATE:
                    template = Template(source, start, position)
                    add_template(template)
                    add_child(template)
                elif what == _LEAF_LINK:
                    link = Link(source, start, position)
                    add_link(link)
                    add_child(link)
                else:
                    position = self.step(what, start, position)
                    break
                if top.kind == _ROOT:
                    yield
            else:
                if self.top.kind != _OPEN_HEADING:
                    break
                self.close_heading(limit)
                position = limit
            if len(stack) == 1:
                yield
        self.give_up()

    def step(self, what: int | None, start: int, end: int) -> int:
        """Deals with one token that is not a whole node, and gives the place where to go on."""
        if what == _ANGLE:
            return self.comment(start) if end - start == 4 and self.source[start + 1] == "!" else self.tag(start, end)
        if what == _CLOSE_BRACES:
            return self.close_braces(start, end)
        if what == _CLOSE_BRACKETS:
            return self.close_brackets(start, end)
        if what == _NEWLINE:
            if self.top.kind == _OPEN_HEADING:
                self.close_heading(start)
                return start
            return self.begin_line(end)
        if what == _DASH:
            if end - start == 2:
                self.open(_OPEN_VARIANT, start, 2)
            else:
                self.open(_OPEN_BRACES, start + 1, end - start - 1, dashed=True)
        else:
            self.open(_OPEN_BRACES if what == _BRACES else _OPEN_BRACKETS, start, end - start)
        return end

    def open(self, kind: int, start: int, count: int, dashed: bool = False) -> None:
        """Puts something opened on the stack."""
        self.top = _Open(kind, start, count, [], dashed)
        self.stack.append(self.top)

    def leave(self) -> _Open:
        """Takes the innermost open thing off the stack, and gives it."""
        left = self.stack.pop()
        self.top = self.stack[-1]
        return left

    def give_up(self) -> None:
        """The end of the text: what is open was text, and what is inside it stands at the top."""
        for opened in self.stack[1:]:
            self.children += opened.children
        del self.stack[1:]
        self.top = self.stack[0]

    # ------------------------------------------------------------------ brackets

    def close_braces(self, position: int, end: int) -> int:
        """A run of closing braces closes two or three opening ones at a time, as long as there are any."""
        source = self.source
        while position < end:
            top = self.top
            if top.kind == _OPEN_BRACES:
                count = min(end - position, top.count, 3)
                if count == 1:
                    break
                position += count
                start = top.start + top.count - count
                if count == 2:
                    template = Template(source, start, position, top.children, top.shields)
                    self.found.templates.append(template)
                    self.close(template, count)
                else:
                    variable = Variable(source, start, position, top.children, top.shields)
                    self.found.variables.append(variable)
                    self.close(variable, count)
            elif top.kind == _OPEN_VARIANT and end < self.limit and source[end] == "-":
                variant = Variant(source, top.start, end + 1, top.children)
                self.found.variants.append(variant)
                self.close(variant, 2)
                return end + 1
            else:
                break
        return end

    def close_brackets(self, position: int, end: int) -> int:
        """A run of closing brackets closes two opening ones at a time."""
        while end - position >= 2 and self.top.kind == _OPEN_BRACKETS:
            top = self.top
            position += 2
            link = Link(self.source, top.start + top.count - 2, position, top.children)
            self.found.links.append(link)
            self.close(link, 2)
        return end

    def close(self, node: Node, count: int) -> None:
        """Ends what is innermost with `node`. Opening characters that are left over stay open as long as they can."""
        adopt(node)
        top = self.top
        top.count -= count
        if top.count >= 2:
            top.begin([node], node.end)
        elif top.count == 1 and top.dashed:
            top.kind, top.start, top.count, top.dashed = _OPEN_VARIANT, top.start - 1, 2, False
            top.begin([node], node.end)
        else:
            self.leave()
            self.top.children.append(node)

    # ------------------------------------------------------------------ lines

    def begin_line(self, position: int) -> int:
        """Opens a heading where a line starts with an equals sign, unless that belongs to an argument."""
        signs = _EQUALS.match(self.source, position, self.limit)
        count = signs.end() - position if signs is not None else 0
        if count == 0:
            return position
        top = self.top
        if count == 1 and top.kind in (_OPEN_BRACES, _OPEN_VARIANT) and top.awaits_equals(self.source, position):
            return position
        self.open(_OPEN_HEADING, position, count)
        return position + count

    def close_heading(self, end: int) -> None:
        """The line ends here: it is a heading if it ends in equals signs, but for blanks and comments."""
        heading = self.leave()
        level = self.heading_level(heading, end)
        if level:
            node = Heading(self.source, heading.start, end, heading.children, level)
            adopt(node)
            self.found.headings.append(node)
            self.top.children.append(node)
        else:
            self.top.children += heading.children
            self.top.shields.append((heading.start, end))

    def heading_level(self, heading: _Open, end: int) -> int:
        """The level of the heading that ends at `end`; 0 if it is none."""
        search = self.before(" \t", end)
        if search == heading.comment_end:
            search = self.before(" \t", heading.visible_end)
        signs = search - self.before("=", search)
        if search - signs == heading.start:
            return 0 if signs < 3 else min(6, (signs - 1) // 2)
        return min(signs, heading.count)

    def before(self, signs: str, position: int) -> int:
        """Where the run of these signs that ends at `position` begins."""
        source, base = self.source, self.base
        while position > base and source[position - 1] in signs:
            position -= 1
        return position

    def comment(self, start: int) -> int:
        """Takes in a comment; with the whole line if nothing else is on it."""
        source, limit = self.source, self.limit
        close = source.find("-->", start + 4, limit)
        if close < 0:
            self.add_comment(start, limit)
            return limit
        end = close + 3
        blank_start = self.before(" \t", start)
        if blank_start > self.base and source[blank_start - 1] == "\n":
            spans = self.comments_in_line(blank_start, end)
            line_end = spans[-1][1]
            if line_end < limit and source[line_end] == "\n":
                spans[-1] = (spans[-1][0], line_end + 1)
                for span in spans:
                    self.add_comment(*span)
                return self.begin_line(line_end + 1)
        top = self.top
        if top.comment_end != blank_start:
            top.visible_end = blank_start
        top.comment_end = end
        self.add_comment(start, end)
        return end

    def comments_in_line(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of the comments that follow each other with only blanks between them, blanks included."""
        source, limit = self.source, self.limit
        end = self.after_blanks(end)
        spans = [(start, end)]
        while source.startswith("<!--", end, limit):
            close = source.find("-->", end + 3, limit)
            if close < 0:
                break
            spans.append((end, self.after_blanks(close + 3)))
            end = spans[-1][1]
        return spans

    def after_blanks(self, position: int) -> int:
        """Where the blanks at `position` end."""
        blanks = _BLANKS.match(self.source, position, self.limit)
        return position if blanks is None else blanks.end()

    def add_comment(self, start: int, end: int) -> None:
        """Adds a comment to what is innermost."""
        comment = Comment(self.source, start, end)
        self.found.comments.append(comment)
        self.top.children.append(comment)

    # ------------------------------------------------------------------ tags

    def tag(self, start: int, name_end: int) -> int:
        """Takes in a tag with all it holds, if it is one that MediaWiki knows and that is closed."""
        source, limit = self.source, self.limit
        written = source[start + 1 : name_end]
        name = written.lower()
        if name not in KNOWN_TAGS:
            return name_end
        close = -1 if self.no_tag_end else source.find(">", name_end, limit)
        if close < 0:
            self.no_tag_end = True
            return name_end
        if name in IGNORED_TAGS:
            return self.add_ignored(start, close + 1)
        if source[close - 1] == "/":
            if name == IGNORED_ELEMENT:
                return self.add_ignored(start, close + 1)
            return self.add_tag(Tag(source, start, close + 1, name_end, close - 1), name)
        closing = None if name in self.never_closed else CLOSING_TAGS[name].search(source, close + 1, limit)
        if closing is not None:
            if name == IGNORED_ELEMENT:
                return self.add_ignored(start, closing.end())
            inner = (close + 1, closing.start())
            return self.add_tag(Tag(source, start, closing.end(), name_end, close, inner), name)
        if written == IGNORED_ELEMENT:
            return self.add_ignored(start, limit)
        self.never_closed.add(name)
        self.top.shields.append((start, close + 1))
        return close + 1

    def add_ignored(self, start: int, end: int) -> int:
        """Adds what a page view leaves out."""
        ignored = Ignored(self.source, start, end)
        self.found.ignored.append(ignored)
        self.top.children.append(ignored)
        return end

    def add_tag(self, tag: Tag, name: str) -> int:
        """Adds a tag, and what is found in those parts of it that are wikitext."""
        self.found.tags.append(tag)
        self.top.children.append(tag)
        if tag.inner_start is not None and tag.inner_end is not None:
            children: list[Node] = []
            attributes = (tag.attributes_start, tag.inner_start - 1)
            for start, end in wikitext_spans(self.source, name, attributes, (tag.inner_start, tag.inner_end)):
                for _ in Scanner(self.source, start, end, children, self.found).run():
                    pass
            tag.children = children
            adopt(tag)
        return tag.end


def adopt(node: Node) -> None:
    """Tells the nodes directly inside a node where they stand."""
    for child in node.children:
        child._container = node


__all__ = ["Found", "Scanner", "Sequence"]
