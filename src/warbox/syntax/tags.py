"""Extension tags, and the tags that a page view ignores."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from warbox.syntax.embedded import wikitext_spans
from warbox.syntax.nodes import Ignored, Node, Tag

if TYPE_CHECKING:
    from warbox.syntax.scanner import Scanner

EXTENSION_TAGS = frozenset(
    {
        "categorytree",
        "ce",
        "charinsert",
        "chem",
        "gallery",
        "graph",
        "hiero",
        "imagemap",
        "indicator",
        "inputbox",
        "langconvert",
        "mapframe",
        "maplink",
        "math",
        "nowiki",
        "phonos",
        "poem",
        "pre",
        "ref",
        "references",
        "score",
        "section",
        "source",
        "syntaxhighlight",
        "templatedata",
        "templatestyles",
        "timeline",
    }
)
"""The extension tags of Wikipedia. MediaWiki hides what is in them from the rest of the page."""

_IGNORED_TAGS = frozenset({"noinclude", "/noinclude", "onlyinclude", "/onlyinclude"})
_IGNORED_ELEMENT = "includeonly"
PAGE_TAGS = frozenset({"noinclude", "onlyinclude", _IGNORED_ELEMENT})
"""The tags that say which part of a page is for itself, and which for pages that include it."""

_KNOWN_TAGS = EXTENSION_TAGS | PAGE_TAGS | _IGNORED_TAGS


@cache
def closing_tag(name: str) -> re.Pattern[str]:
    """The pattern of a closing tag."""
    return re.compile(rf"</{name}[\t-\r ]*>", re.ASCII | re.IGNORECASE)


def take_tag(scanner: Scanner, start: int, name_end: int) -> int:
    """Takes in the tag at `start`, and tells where to go on: behind its name where MediaWiki does not know it.

    Whether a `>` or a closing tag follows at all is found out once per text and name, so that tags nobody closed cost
    no more than others.
    """
    source, limit = scanner.source, scanner.limit
    name = source[start + 1 : name_end].lower()
    if name not in _KNOWN_TAGS or scanner.no_tag_end:
        return name_end
    tag_end = source.find(">", name_end, limit) + 1
    if tag_end == 0:
        scanner.no_tag_end = True
        return name_end
    if name in _IGNORED_TAGS:
        return _add_ignored(scanner, start, tag_end)
    if source[tag_end - 2] == "/":
        if name == _IGNORED_ELEMENT:
            return _add_ignored(scanner, start, tag_end)
        return _add_tag(scanner, Tag(source, start, tag_end, name_end, tag_end - 2, None))
    closing = None if name in scanner.unclosed_tags else closing_tag(name).search(source, tag_end, limit)
    if closing is None:
        return _take_unclosed(scanner, name, start, tag_end)
    if name == _IGNORED_ELEMENT:
        return _add_ignored(scanner, start, closing.end())
    inner = (tag_end, closing.start())
    return _add_tag(scanner, Tag(source, start, closing.end(), name_end, tag_end - 1, inner), name)


def _take_unclosed(scanner: Scanner, name: str, start: int, tag_end: int) -> int:
    """An opening tag that is never closed is text; but `<includeonly>`, in lower case, runs to the end."""
    if scanner.source.startswith(_IGNORED_ELEMENT, start + 1):
        return _add_ignored(scanner, start, scanner.limit)
    scanner.unclosed_tags.add(name)
    scanner.innermost.shields.append((start, tag_end))
    return tag_end


def _add_ignored(scanner: Scanner, start: int, end: int) -> int:
    ignored = Ignored(scanner.source, start, end)
    scanner.found.ignored.append(ignored)
    scanner.innermost.children.append(ignored)
    return end


def _add_tag(scanner: Scanner, tag: Tag, name: str = "") -> int:
    """Adds a tag, and the nodes in those parts of it that are wikitext."""
    scanner.found.tags.append(tag)
    scanner.innermost.children.append(tag)
    if tag.inner_start is not None and tag.inner_end is not None:
        attributes = (tag.attributes_start, tag.attributes_end)
        children: list[Node] = []
        for start, end in wikitext_spans(scanner.source, name, attributes, (tag.inner_start, tag.inner_end)):
            children += scanner.scan_inside(start, end)
        tag.children = children
        tag.adopt_children()
    return tag.end
