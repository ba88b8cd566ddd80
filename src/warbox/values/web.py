"""Addresses of the web, as parameters such as `url` hold them."""

from __future__ import annotations

import html
import re
from typing import NewType

from warbox.typed import ArgumentValue, Reader, reads
from warbox.values.inline import Inline, read_text

WebAddress = NewType("WebAddress", str)
"""An address as the page gives it, with entities decoded. Whether anything answers there is not asked."""


_LINKED = re.compile(r"\[((?:https?:|ftp:)?//[^\s\]<>\"\[]+)")
_ADDRESS = re.compile(r"(?:https?:|ftp:)?//\S")
_LIST_SIGNS = "*#:; "  # which the text of a value does not begin with
_BEFORE = ("<", "''", "{{")  # what may stand before an address that is shown: small, in italics, behind an identifier
_SLASHES = "//"
_URL = "url"


@reads(WebAddress)
def read_web_address(value: ArgumentValue, reader: Reader) -> WebAddress | None:
    """The address; what looks like markup in it is part of it. A template that shows nothing stays as it is written.

    A parameter whose name does not say that it is an address may hold one all the same, or a link to one.
    """
    written = value.wikitext.lstrip(_LIST_SIGNS)
    if not written:
        return None
    linked = _LINKED.search(written) if "[" in written else None
    if linked is not None:
        return WebAddress(html.unescape(linked[1]))
    if _URL not in value.key and _ADDRESS.match(written) is None:
        shown = read_text(value, reader) if written.startswith(_BEFORE) and _SLASHES in written else None
        return WebAddress(shown) if shown is not None and _ADDRESS.match(shown) else None
    if value.children:
        links = Inline.read(value, reader).external_links
        return WebAddress(links[0].url if links else read_text(value, reader) or written)
    return WebAddress(html.unescape(written) if "&" in written and ";" in written else written)
