"""Titles of pages, as parameters such as `author-link` hold them."""

from __future__ import annotations

from typing import NewType

from warbox.syntax import Link
from warbox.typed import ArgumentValue, Reader, reads
from warbox.values.inline import read_text
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
    links = [child for child in value.children if isinstance(child, Link)]
    if len(links) == 1:
        target, _ = split_target(reader.source[links[0].start + 2 : links[0].target_end])
        return PageTitle(target) if target else None
    if _LINK not in value.key:
        return None
    text = read_text(value, reader)
    return None if text is None else PageTitle(split_target(text)[0])
