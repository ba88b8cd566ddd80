"""Links: to a page of this wiki or another one, and to the web."""

from __future__ import annotations

import html

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.typed import plain_wikitext
from warbox.wikis import Wiki

# A title with none of these, and no run of blanks, is normalised as it stands.
_SPECIAL = frozenset("&_#:\n\t\u00a0")


class Link(BaseModel):
    """A link to a page: `[[target#fragment|text]]`.

    `target` is the page's title with single blanks for underscores, without a leading colon; an interwiki prefix stays.
    `text` is what the reader sees. `fragment` is the section, without `#`, or None.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    target: str
    text: str
    fragment: str | None = None
    span: Span = Span(0, 0)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The link as wikitext."""
        target = self.target if self.fragment is None else f"{self.target}#{self.fragment}"
        text = plain_wikitext(self.text)
        return f"[[{target}]]" if text == target else f"[[{target}|{text}]]"


class ExternalLink(BaseModel):
    """A link to the web: `[url text]`, or a bare address in the text."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    url: str
    text: str
    span: Span


def split_target(written: str) -> tuple[str, str | None]:
    """The title and the section of a link's target as written, normalised as MediaWiki normalises titles."""
    if _SPECIAL.isdisjoint(written) and "  " not in written:
        return written.strip(), None
    title, sharp, fragment = html.unescape(written).replace("_", " ").partition("#")
    return " ".join(title.split()).lstrip(":").lstrip(), fragment.strip() if sharp else None
