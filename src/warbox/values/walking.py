"""Walks over wikitext and puts what a reader sees on a canvas."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from warbox.diagnostics import Span
from warbox.syntax import Comment, Heading, Node, Tag, Template, Variable, Variant
from warbox.syntax import Link as LinkNode
from warbox.typed import Reader
from warbox.values.apostrophes import Apostrophes
from warbox.values.building import PassageBuilder
from warbox.values.elements import BREAKING, ELEMENTS, STYLES
from warbox.values.embedding import Embedding
from warbox.values.image import Image, file_name, image_options
from warbox.values.link import ExternalLink, Link, decoded_target, is_link, link_trail, split_target
from warbox.values.passage import Style
from warbox.values.raised import is_footnote_sign, takes_power
from warbox.values.reference import FootnoteMark, ReferenceUse, tag_attributes
from warbox.values.terms import end_of_term

NodeInside = TypeVar("NodeInside", LinkNode, Variant)

DEEPEST = 40
"""How deep links and variants are read inside each other; what is deeper stays as it is written."""

_MARKUP = re.compile(
    r"(?P<quotes>'{2,})"
    r"|(?P<newline>[\n\r][\s]*)"
    r"|(?P<tag><(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>]{0,500}>)"
    r"|(?P<escaped_break>&lt;[ \t]?br[ \t]?/?&gt;)"
    r"|(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<web>\[(?P<url>(?:https?://|ftp://|mailto:|//)[^\s\]<>\"\[]+)[ \t]*)"
    r"|(?P<close_web>\])"
    r"|(?P<switch>__[A-Z]{3,24}__)"
)
# The signs that markup begins with: the search for one of them is much faster than that for the whole pattern.
_BEGINNING = re.compile(r"['\n\r<&\[\]_]")
_LIST_SIGNS = re.compile(r"[*#:;]+[ \t]*|-{4,}")
_VERBATIM_TAGS = frozenset({"nowiki", "pre", "math", "chem", "ce", "syntaxhighlight", "source"})
_READ_TAGS = frozenset({"poem", "langconvert"})
_SIGNS = {"!": "|", "=": "="}
"""What the variables stand for that MediaWiki has for signs of its own markup."""

_HEADING_ENDINGS = (":", "\uff1a")


class Walker:
    """Puts stretches of a page on a builder: text, links, pictures, footnotes, what typed templates show.

    `comments` collects the comments that were passed. A raised number is the sign of a footnote, unless the whole value
    is one name or title (`raised_is_text`): there it is part of that. `in_footnote` says that the stretches are the
    text of a footnote.
    """

    __slots__ = (
        "_apostrophes",
        "_depth",
        "_embedding",
        "_line_start",
        "_link_from",
        "_raised_from",
        "_stretch",
        "_term",
        "_web",
        "builder",
        "comments",
        "in_footnote",
        "raised_is_text",
        "reader",
        "source",
    )

    def __init__(
        self,
        reader: Reader,
        builder: PassageBuilder,
        raised_is_text: bool = False,
        in_footnote: bool = False,
        begins_line: bool = True,
    ) -> None:
        self.raised_is_text = raised_is_text
        self.in_footnote = in_footnote
        self.reader = reader
        self.source = reader.source
        self.builder = builder
        self.comments: list[str] = []
        self._web: tuple[str, int, int] | None = None
        self._raised_from: int | None = None
        self._link_from: int | None = None
        self._line_start = begins_line
        self._term = 0
        self._depth = 0
        self._stretch: tuple[int, int, Sequence[Node]] = (0, 0, ())
        self._apostrophes: Apostrophes | None = None
        self._embedding: Embedding | None = None

    def walk(self, start: int, end: int, children: Sequence[Node]) -> None:
        """Walks from `start` to `end`, whose nodes are `children`, in order."""
        self._stretch = (start, end, children)
        self._apostrophes = None
        position = start
        for child in children:
            if child.start > position:
                self._text(position, child.start)
            self.builder.place = child.start
            position = self._node(child)
        if end > position:
            self._text(position, end)

    def _text(self, start: int, end: int) -> None:
        builder, source = self.builder, self.source
        position = start
        if end - start == 1 and source[start] == " ":
            builder.blank(start)
            return
        if self._line_start:
            position = self._begin_line(position, end)
        if self._term:
            position = self._define(position, end)
        sign = _BEGINNING.search(source, position, end)
        while sign is not None:
            found = sign.start()
            match = _MARKUP.match(source, found, end)
            if match is None or (match["name"] and match["name"].lower() not in ELEMENTS):
                sign = _BEGINNING.search(source, found + 1, end)
                continue
            if found > position:
                builder.write_at(source[position:found], position)
            builder.place = found
            kind = match.lastgroup
            if kind == "newline":
                position = self._newline(match, end)
                if self._term:
                    position = self._define(position, end)
            else:
                position = match.end()
                self._markup(match, kind)
            sign = _BEGINNING.search(source, position, end)
        if position < end:
            builder.write_at(source[position:end], position)
            self._line_start = False

    def _markup(self, match: re.Match[str], kind: str | None) -> None:
        builder = self.builder
        if kind == "quotes":
            self._quotes(len(match[0]), match.start())
        elif kind == "tag":
            self._html(match["name"].lower(), bool(match["close"]), match.end())
        elif kind == "escaped_break":
            # Pages that were escaped twice on their way show the tag to the reader, who takes it for what it was.
            builder.break_line()
        elif kind == "entity":
            builder.write(html.unescape(match[0]))
        elif kind == "web":
            self._web = (match["url"], builder.length, match.start())
        elif kind == "close_web":
            self._close_web(match)

    def _quotes(self, count: int, offset: int) -> None:
        """Two apostrophes are italic type, three bold, five both; more are apostrophes before it, as in MediaWiki."""
        if count in (3, 4) and self._is_unpaired(offset + count - 3):
            extra, count = count - 2, 2
        else:
            extra = {4: 1}.get(count, max(0, count - 5))
        if extra:
            self.builder.write_at("'" * extra, offset)
        if count != 2:
            self.builder.toggle_style(Style.BOLD)
        if count == 2 or count >= 5:
            self.builder.toggle_style(Style.ITALIC)

    def _is_unpaired(self, offset: int) -> bool:
        """Whether the three apostrophes there are one apostrophe and two for italic type."""
        if self._apostrophes is None:
            self._apostrophes = Apostrophes(self.source, *self._stretch)
        return self._apostrophes.is_unpaired(offset)

    def _html(self, name: str, closing: bool, end: int) -> None:
        style = STYLES.get(name)
        if style is not None:
            (self.builder.close_style if closing else self.builder.open_style)(style)
        elif name == "sup":
            if not self.raised_is_text:
                self._raised(closing, end)
        elif name == "hr":
            self.builder.rule()
        elif name == "br":
            self.builder.break_item()
        elif name in BREAKING:
            self.builder.break_line()
            if name == "li":
                self.builder.indent(1)

    def _raised(self, closing: bool, end: int) -> None:
        """The sign of a footnote is marked, and no part of the text; within a link that begins with text it is that."""
        if not closing:
            in_link = self._link_from is not None and self._link_from < self.builder.length
            is_text = in_link or takes_power(self.builder.last_text)
            self._raised_from = None if is_text else self.builder.length
        elif self._raised_from is not None:
            text = self.builder.text_from(self._raised_from).strip()
            if is_footnote_sign(text, self.source, end):
                self.builder.take_back(self._raised_from)
                self.builder.mark(FootnoteMark(text))
            self._raised_from = None

    def _close_web(self, match: re.Match[str]) -> None:
        if self._web is None:
            self.builder.write_at("]", match.start())
            return
        url, index, start = self._web
        self._web = None
        text = "".join(self.builder.text_from(index))
        self.builder.mark_from(index, ExternalLink(url=url, text=text, span=Span(start, match.end())))

    def _newline(self, match: re.Match[str], end: int) -> int:
        blanks = match["newline"]
        builder = self.builder
        builder.close_quotes()
        self._term = 0
        indent = len(blanks) - 1 - max(blanks.rfind("\n"), blanks.rfind("\r"))
        following = self.source[match.end() : match.end() + 1]
        continues = indent and blanks.count("\n") == 1 and following not in ("*", "#", ":", ";", "'", "")
        if continues and not (builder.empty or builder.indented or builder.ends_with(_HEADING_ENDINGS)):
            builder.write_at(" ", match.start())
            return match.end()
        builder.end_source_line()
        if blanks.count("\n") > 1:
            builder.space()
        self._line_start = True
        return self._begin_line(match.end(), end)

    def _begin_line(self, position: int, end: int) -> int:
        """Reads the signs of a list at the start of a line."""
        self._line_start = False
        if not self.builder.empty:
            return position
        signs = _LIST_SIGNS.match(self.source, position, end)
        if signs is None:
            self._line_start = position == end
            return position
        written = signs[0].strip()
        if written.startswith("-"):
            self.builder.rule()
        else:
            self.builder.bullet(len(written.removesuffix(";")))  # a term is no deeper than the lines that it heads
            if written.endswith(";"):
                self.builder.open_style(Style.BOLD)
                self._term = len(written)
        return signs.end()

    def _define(self, position: int, end: int) -> int:
        """Reads a term up to the colon where its definition begins, as far as it stands on this stretch of text."""
        colon = end_of_term(self.source, position, end)
        if colon is None:
            return position
        level, self._term = self._term, 0
        self._text(position, colon)
        self.builder.break_line()
        self.builder.close_style(Style.BOLD)
        self.builder.bullet(level)
        return colon + 1

    def _node(self, node: Node) -> int:
        """Reads a node; gives where the text behind it goes on."""
        end = node.end
        if isinstance(node, Template):
            self._template(node)
        elif isinstance(node, Comment):
            self.comments.append(self.source[node.start : node.end])
            return end
        elif isinstance(node, LinkNode):
            end = self._inside(node, self._link)
        elif isinstance(node, Tag):
            self._tag(node)
        elif isinstance(node, Variant):
            end = self._inside(node, self._variant)
        elif isinstance(node, Heading):
            self._heading(node)
        elif isinstance(node, Variable):
            self.builder.write_at(self.source[node.start : node.end], node.start)
        self._line_start = self._line_start and self.builder.empty
        return end

    def _inside(self, node: NodeInside, read: Callable[[NodeInside], int]) -> int:
        if self._depth >= DEEPEST:
            self.builder.write_at(self.source[node.start : node.end], node.start)
            return node.end
        self._depth += 1
        try:
            return read(node)
        finally:
            self._depth -= 1

    def _template(self, node: Template) -> None:
        model = self.reader.typed(node)
        if model is not None:
            if self._embedding is None:
                raised_is_text = self.raised_is_text
                self._embedding = Embedding(self.builder, self.comments, self.in_footnote, raised_is_text)
            model.show(self._embedding)
        elif node.kind == "variable" and node.title in _SIGNS:
            self.builder.write(_SIGNS[node.title])
        elif self.source[node.start - 1 : node.start].isdecimal() and self.source[node.end : node.end + 1].isdecimal():
            self.builder.blank(node.start)  # whatever it shows, it parts the digits around it

    def _tag(self, node: Tag) -> None:
        name = node.name.lower()
        if name == "ref":
            attributes = tag_attributes(node.attributes)
            self.builder.mark(
                ReferenceUse(
                    span=Span(node.start, node.end),
                    name=attributes.get("name") or None,
                    group=attributes.get("group"),
                    written=str(node),
                )
            )
        elif node.inner_start is None or node.inner_end is None:
            return
        elif name in _VERBATIM_TAGS:
            self.builder.write_at(html.unescape(self.source[node.inner_start : node.inner_end]), node.inner_start)
        elif name in _READ_TAGS:
            self.walk(node.inner_start, node.inner_end, node.children)

    def _link(self, node: LinkNode) -> int:
        target_end, end = node.target_end, node.end - 2
        written = self.source[node.start + 2 : target_end]
        prefix, colon, _ = written.partition(":")
        if colon:
            namespace = prefix.strip().casefold()
            namespaces = self.reader.wiki.table("namespaces")
            if namespace in namespaces.get("file", ()):
                self._image(node, written)
                return node.end
            if namespace in namespaces.get("category", ()):
                return node.end
        builder = self.builder
        if not is_link(node, written):
            builder.write_at("[[", node.start)
            self.walk(node.start + 2, node.end, node.children)
            return node.end
        target, fragment = split_target(written)
        before = builder.length
        if self.source[target_end + 1 : end].strip():
            self._link_text(target_end + 1, end, node)
        else:
            builder.write_at(decoded_target(written).replace("_", " ").strip().lstrip(":"), node.start + 2)
        trail = link_trail(self.source, target_end, node.end, self.reader.wiki)
        if trail:
            builder.write_at(trail, node.end)
        text = builder.text_from(before).strip()
        link = Link(target=target, text=text, fragment=fragment, span=Span(node.start, node.end))
        builder.mark_from(before, link, target)
        return node.end + len(trail)

    def _link_text(self, start: int, end: int, node: LinkNode) -> None:
        """The text of a link, whose apostrophes stand for themselves."""
        builder, stretch, apostrophes = self.builder, self._stretch, self._apostrophes
        outer = builder.leave_quotes()
        builder.hold_breaks()
        self._link_from = builder.length
        self.walk(start, end, [child for child in node.children if child.start >= start])
        self._link_from = None
        builder.release_breaks()
        builder.close_quotes()
        builder.return_to_quotes(outer)
        self._stretch, self._apostrophes = stretch, apostrophes

    def _image(self, node: LinkNode, written: str) -> None:
        options = [self.source[start:end] for start, end in node.parts()[1:]]
        named = image_options(options)
        self.builder.mark(
            Image(
                file=file_name(html.unescape(written), self.reader.wiki),
                caption=named.get("caption"),
                alt=named.get("alt") or None,
                size=named.get("size"),
                link=named.get("link"),
                is_link=True,
                span=Span(node.start, node.end),
            )
        )

    def _heading(self, node: Heading) -> None:
        """The text of a heading, on a line of its own."""
        end = node.start + len(self.source[node.start : node.end].rstrip())
        level = node.level if self.source.endswith("=" * node.level, node.start + 2 * node.level, end) else 0
        self.builder.break_line()
        self.walk(node.start + level, end - level, [child for child in node.children if child.end <= end - level])
        self.builder.break_line()

    def _variant(self, node: Variant) -> int:
        start, end = self.reader.shown_of(node)
        self.walk(start, end, [child for child in node.children if start <= child.start and child.end <= end])
        return node.end
