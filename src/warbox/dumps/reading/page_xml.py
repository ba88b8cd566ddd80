"""One page of a dump, from its XML: export schemas 0.5 to 0.11, and the exports of page content.

Only the page itself is parsed, never the dump's head: there is no document type, so no entity can be defined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

_MAIN_NAMESPACE = 0
_MOST_DIGITS = 18
"""Of a number that has a place in a table, where it has 64 bits."""


class PageXmlError(ValueError):
    """The XML of a page is not well-formed, or lacks what every page has."""


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page with its latest revision. `revision_id` and `timestamp` are None where the dump leaves them out.

    `text` is None where the dump holds no wikitext: the revision is hidden, or its content is of another kind.
    """

    page_id: int
    namespace: int
    title: str
    redirect: str | None
    revision_id: int | None
    timestamp: str | None
    text: str | None

    @property
    def is_redirect(self) -> bool:
        """Whether the page leads to another one."""
        return self.redirect is not None


def read_page(xml: bytes, namespaces: Mapping[str, int]) -> PageRecord:
    """The page of `<page>...</page>`; of several revisions the latest.

    `namespaces` are the wiki's, for schema 0.5, which leaves a page's namespace to its title. Raises `PageXmlError`.
    """
    try:
        page = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise PageXmlError(f"broken XML at byte {_byte_of(xml, *error.position)} of the page: {error}") from error
    title = page.findtext("title")
    if not title:
        raise PageXmlError("the page has no title")
    revision = max(page.iter("revision"), key=_age, default=None)
    if revision is None:
        raise PageXmlError("the page has no revision")
    redirect = page.find("redirect")
    return PageRecord(
        page_id=_number(page, "id") or 0,
        namespace=_namespace(page, title, namespaces),
        title=title,
        redirect=None if redirect is None else redirect.get("title", ""),
        revision_id=_number(revision, "id"),
        timestamp=revision.findtext("timestamp"),
        text=_wikitext(revision),
    )


def _byte_of(xml: bytes, line: int, column: int) -> int:
    """The offset of a line, counted from 1, and a byte in it, counted from 0."""
    start = 0
    for _ in range(line - 1):
        start = xml.find(b"\n", start) + 1
    return start + column


def _age(revision: ElementTree.Element) -> tuple[str, int]:
    return revision.findtext("timestamp") or "", _number(revision, "id") or 0


def _number(element: ElementTree.Element, name: str) -> int | None:
    text = (element.findtext(name) or "").strip()
    if not (text.isdecimal() and text.isascii()):
        return None
    if len(text) > _MOST_DIGITS:
        raise PageXmlError(f"the number in <{name}> has {len(text)} digits, and no more than {_MOST_DIGITS} are read")
    return int(text)


def _namespace(page: ElementTree.Element, title: str, namespaces: Mapping[str, int]) -> int:
    text = (page.findtext("ns") or "").strip()
    return int(text) if text.removeprefix("-").isdecimal() else namespace_of(title, namespaces)


def namespace_of(title: str, namespaces: Mapping[str, int]) -> int:
    """The number of the namespace that a title is in."""
    prefix, colon, _ = title.partition(":")
    return namespaces.get(prefix, _MAIN_NAMESPACE) if colon else _MAIN_NAMESPACE


def _wikitext(revision: ElementTree.Element) -> str | None:
    """The text of the main slot: in schema 0.11 that of other slots stands in `<content>`, not in the revision."""
    text = revision.find("text")
    model = (revision.findtext("model") or "wikitext").strip()
    if text is None or text.get("deleted") is not None or model != "wikitext":
        return None
    return text.text or ""
