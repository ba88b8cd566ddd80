"""Links: to a page of this wiki or another one, and to the web."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Self
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field

from warbox.diagnostics import Span
from warbox.syntax import Link as LinkNode
from warbox.syntax.titles import is_link_target
from warbox.typed import ArgumentValue, Reader, plain_wikitext, readable
from warbox.wikis import Wiki

_ADDRESS = re.compile(r"(?:https?:|ftp:)?//[^\s]+")

# A title with none of these, and no run of blanks, is normalised as it stands.
_SPECIAL = frozenset("&_#:%\n\t\u00a0")


@readable
class Link(BaseModel):
    """A link to a page: `[[target#fragment|text]]`.

    `target` is the page's title with single blanks for underscores, without a leading colon; an interwiki prefix stays.
    `text` is what the reader sees, with the letters right behind the link that MediaWiki shows as part of it; in a link
    that is made by hand it is the target unless it is given. `fragment` is the section, without `#`, or None.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    target: str
    text: str = Field(default_factory=lambda given: given["target"])
    fragment: str | None = None
    span: Span = Span(0, 0)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The link as wikitext."""
        target = self.target if self.fragment is None else f"{self.target}#{self.fragment}"
        text = plain_wikitext(self.text)
        return f"[[{target}]]" if text == target else f"[[{target}|{text}]]"

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The first link of a value."""
        return next(iter(cls.read_items(value, reader)), None)

    @classmethod
    def read_items(cls, value: ArgumentValue, reader: Reader) -> list[Self]:
        """The links of a value."""
        from warbox.values.inline import Inline

        return [link for link in Inline.read(value, reader).links if isinstance(link, cls)]


def is_link(node: LinkNode, written: str) -> bool:
    """Whether MediaWiki makes a link of it: not where no page can have that title, or other links stand within.

    Two that are none to MediaWiki are taken for what they are meant to be: a target over two lines of the source, as
    texts have it that were wrapped on their way, and an empty text, which MediaWiki fills in when a page is saved.
    """
    if node.children and any(isinstance(child, LinkNode) for child in node.children):
        return False
    title_is_made = bool(node.children) and node.children[0].start < node.target_end
    return title_is_made or is_link_target(written.replace("\n", " "))


def link_trail(source: str, label: int, end: int, wiki: Wiki) -> str:
    """What is shown as part of a link behind its end: letters, as `s` in `[[Afghan]]s`, and one bracket.

    The bracket is that which closes one of the link's text from `label` on: `[[IPA|[bɛʁˈliːn]]]`.
    """
    bracket = "]" if source.startswith("]", end) and source.find("[", label, end) >= 0 else ""
    letters = _trail_letters(wiki)
    found = letters.match(source, end + len(bracket)) if letters is not None else None
    return bracket + (found.group() if found is not None else "")


@lru_cache(maxsize=64)
def _trail_letters(wiki: Wiki) -> re.Pattern[str] | None:
    # Two apostrophes are markup, even where one belongs to a word.
    letters = wiki.table("links").get("trail", "")
    return re.compile(f"(?:(?!'')[{letters}])+") if letters else None


@readable
class ExternalLink(BaseModel):
    """A link to the web: `[url text]`, or a bare address in the text, which is then its `text`."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    url: str
    text: str = Field(default_factory=lambda given: given["url"])
    span: Span = Span(0, 0)

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The first link of a value, or the address that it is."""
        return next(iter(cls.read_items(value, reader)), None)

    @classmethod
    def read_items(cls, value: ArgumentValue, reader: Reader) -> list[Self]:
        """The links of a value, or the address that it is."""
        from warbox.values.inline import Inline

        content = Inline.read(value, reader)
        found = [link for link in content.external_links if isinstance(link, cls)]
        if not found and _ADDRESS.fullmatch(content.text):
            found.append(cls(url=content.text, text=content.text, span=content.span))
        return found

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The link as wikitext."""
        return self.url if self.text == self.url else f"[{self.url} {plain_wikitext(self.text)}]"


def decoded_target(written: str) -> str:
    """A link's target without percent-encoding and entities, which MediaWiki decodes in this order."""
    return html.unescape(unquote(written) if "%" in written else written)


def split_target(written: str) -> tuple[str, str | None]:
    """The title and the section of a link's target as written, normalised as MediaWiki normalises titles."""
    if _SPECIAL.isdisjoint(written) and "  " not in written:
        return written.strip(), None
    title, sharp, fragment = decoded_target(written).replace("_", " ").partition("#")
    return " ".join(title.split()).lstrip(":").lstrip(), fragment.strip() if sharp else None
