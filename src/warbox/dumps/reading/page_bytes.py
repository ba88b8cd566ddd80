"""What a page of a dump says of itself, read off its bytes: no XML is parsed, and the text stays as it is escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from warbox.dumps.reading.page_xml import namespace_of, read_page
from warbox.dumps.reading.sieve import plain_escapes

_HEAD = re.compile(rb"<page>[^<]*<title>([^<]*)</title>[^<]*(?:<ns>([0-9-]+)</ns>[^<]*)?<id>([0-9]{1,18})</id>")
"""Numbers have 18 digits at most here, so that each has a place in a table; others are left to `read_page`."""
_REVISION_HEAD = re.compile(rb"<revision>[^<]*<id>([0-9]{1,18})</id>")
_REDIRECT = re.compile(rb'<redirect(?: title="([^"<]*)")?[^<>]*>')
_MODEL = re.compile(rb"<model>([^<]*)</model>")
_TEXT = re.compile(rb"<text([^<>]*)>")
_TEXT_END = b"</text>"
_DELETED = b"deleted="
_TITLE = re.compile(rb"<title>([^<]*)</title>")
_TIMESTAMP = re.compile(rb"<timestamp>([^<]*)</timestamp>")
_NUMBER = re.compile(rb"<id>([0-9]{1,18})</id>")
_REVISION_START = b"<revision>"
_WIKITEXT = "wikitext"


@dataclass(frozen=True, slots=True)
class PageBytes:
    """A page with its latest revision.

    `redirect` is None for a page that leads nowhere else, and an empty string where the dump does not say where to.
    `text` is escaped as in XML, and empty where the dump holds none; `model` tells what it is.
    """

    page_id: int
    namespace: int
    title: str
    redirect: str | None
    revision_id: int | None
    model: str
    text: bytes


def page_ids(data: bytes) -> list[int]:
    """The ids of all pages of some text."""
    return [int(found[3]) for found in _HEAD.finditer(data)]


def read_page_bytes(xml: bytes, namespaces: Mapping[str, int]) -> PageBytes:
    """The page of `<page>...</page>`; of several revisions the latest.

    What is not laid out as MediaWiki does is parsed as XML. Raises `PageXmlError` where that is broken.
    """
    whole = plain_escapes(xml)
    xml = _latest_revision(whole)
    head, revision, text = _HEAD.match(xml), _REVISION_HEAD.search(xml), _TEXT.search(xml)
    if head is None or revision is None or text is None:
        return _from_record(whole, namespaces)
    redirect, model = _REDIRECT.search(xml, head.end(), text.start()), _MODEL.search(xml, revision.end())
    title = plain(head[1])
    return PageBytes(
        page_id=int(head[3]),
        namespace=int(head[2]) if head[2] else namespace_of(title, namespaces),
        title=title,
        redirect=None if redirect is None else plain(redirect[1] or b""),
        revision_id=int(revision[1]),
        model=plain(model[1]) if model is not None else _WIKITEXT,
        text=b"" if text[1].endswith(b"/") or _DELETED in text[1] else _until_end_of_text(xml, text.end()),
    )


def _latest_revision(xml: bytes) -> bytes:
    """The page without its other revisions."""
    if xml.count(_REVISION_START) < 2:
        return xml
    head, *revisions = xml.split(_REVISION_START)
    return head + _REVISION_START + max(revisions, key=_age)


def _age(revision: bytes) -> tuple[bytes, int]:
    timestamp, number = _TIMESTAMP.search(revision), _NUMBER.search(revision)
    return timestamp[1] if timestamp else b"", int(number[1]) if number else 0


def _until_end_of_text(xml: bytes, start: int) -> bytes:
    """What stands before the tag that ends a text; all of it where there is none."""
    end = xml.find(_TEXT_END, start)
    return xml[start:] if end < 0 else xml[start:end]


def _from_record(xml: bytes, namespaces: Mapping[str, int]) -> PageBytes:
    record = read_page(xml, namespaces)
    escaped = (record.text or "").replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "replace")
    return PageBytes(
        record.page_id, record.namespace, record.title, record.redirect, record.revision_id, _WIKITEXT, escaped
    )


def plain(escaped: bytes) -> str:
    """The text that is escaped as in XML."""
    text = escaped.decode("utf-8", "replace")
    return unescape(text) if "&" in text else text


@dataclass(frozen=True, slots=True)
class BrokenPage:
    """What can be told of a page whose XML is broken."""

    page_id: int | None
    revision_id: int | None
    title: str | None
    text: str | None


def read_broken_page(xml: bytes) -> BrokenPage:
    """What can be told of a page whatever it looks like."""
    head, revision, text = _HEAD.search(xml), _REVISION_HEAD.search(xml), _TEXT.search(xml)
    title = _TITLE.search(xml)
    return BrokenPage(
        int(head[3]) if head else None,
        int(revision[1]) if revision else None,
        plain(title[1]) if title else None,
        plain(_until_end_of_text(xml, text.end())) if text else None,
    )
