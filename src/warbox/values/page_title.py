"""Titles of pages, as parameters such as `author-link` hold them."""

from __future__ import annotations

from typing import NewType

from warbox.syntax import Link, Template
from warbox.typed import ArgumentValue, Reader, reads
from warbox.values.inline import Inline, read_text
from warbox.values.link import split_target

PageTitle = NewType("PageTitle", str)
"""The title of a page of this wiki, or of another one with its prefix."""

_LINK = "link"


@reads(PageTitle)
def read_page_title(value: ArgumentValue, reader: Reader) -> PageTitle | None:
    """The page that the value links to.

    Without a link, or with several, it is itself the title if the parameter is one for links (`author-link`), and none
    otherwise (`author`).
    """
    if children := value.children:
        links = [child for child in children if isinstance(child, Link)]
        if len(links) == 1:
            target, _ = split_target(reader.source[links[0].start + 2 : links[0].target_end])
            return PageTitle(target) if target else None
        if not links and (made := _made_by_templates(value, reader)) is not None:
            return made
    if _LINK not in value.key:
        return None
    text = read_text(value, reader)
    return None if text is None else PageTitle(split_target(text)[0])


def _made_by_templates(value: ArgumentValue, reader: Reader) -> PageTitle | None:
    """The page that the only link of the value leads to where templates make it, as interlanguage links do."""
    if not any(isinstance(child, Template) for child in value.children):
        return None
    marks = [mark for line in Inline.read(value, reader).lines for mark in line.marks if mark.target]
    return PageTitle(marks[0].target or "") if len(marks) == 1 else None
