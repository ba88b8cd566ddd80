"""Wikitext as a lossless tree of spans, exactly as MediaWiki's preprocessor sees it: `parse(text).templates`.

It knows braces, links, language variants, comments, extension tags and headings, and nothing of what they mean.
"""

from __future__ import annotations

from warbox.syntax.braces import Argument, Kind, Template, Variable
from warbox.syntax.nodes import Comment, Heading, Ignored, Link, Node, Tag, Variant
from warbox.syntax.tree import Tree

__all__ = [
    "Argument",
    "Comment",
    "Heading",
    "Ignored",
    "Kind",
    "Link",
    "Node",
    "Tag",
    "Template",
    "Tree",
    "Variable",
    "Variant",
    "parse",
]


def parse(text: str) -> Tree:
    """The tree of a text. Never raises on a string; the text is scanned when nodes are first asked for."""
    return Tree(text)
