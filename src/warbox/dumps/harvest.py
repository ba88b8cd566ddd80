"""What the pages of a dump tell of names: redirects, conversion groups, links to other wikis, the words of links.

All of it is read off the bytes of a page; only the few templates that link to other wikis are parsed, each by itself.
What stands in a comment counts for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

import pycountry

from warbox import syntax
from warbox.dumps.reading.page_bytes import PageBytes, plain
from warbox.dumps.reading.siteinfo import SiteInfo
from warbox.names.conversion.group_pages import group_of_title
from warbox.names.known import page_title
from warbox.templates.interlanguage import InterlanguageLink
from warbox.typed import Reader, resolve
from warbox.wikis import Wiki

_COMMENT, _COMMENT_END = b"&lt;!--", b"--&gt;"
_REDIRECT_LINK = re.compile(rb"\[\[([^\[\]|#\n]*)(#[^\[\]|\n]*)?")
_LINK_WITH_TEXT = re.compile(rb"\[\[([^\[\]{}|#:\n]+)\|([^\[\]{}|\n]+)\]\]")
_LINK_WITH_PREFIX = re.compile(rb"\[\[(:?)([a-z]{2,3}(?:-[a-z-]+)?):([^\[\]{}|#\n]+)(?:\|([^\[\]{}|\n]+))?\]\]")
_CALL = re.compile(rb"\{\{([^{}|<>\n]{1,100})\|")
_TAG = b"&lt;"
_REMARK = re.compile(r" \([^()]*\)\Z")
_LONGEST_TEXT = 80
"""In code points: longer words of a link tell of a page, and are no name."""
_LONGEST_CALL = 1000
"""In bytes: no link to another wiki is as long."""

Source = str
TEMPLATE, LANGUAGE_LINK, LINK = "template", "language link", "link"


@dataclass(slots=True)
class PageNames:
    """What one page tells: where it leads, or the group that it holds, or its links."""

    page: PageBytes
    redirect: tuple[str, str | None] | None = None
    group: str | None = None
    foreign: dict[tuple[str, str, str, Source], None] = field(default_factory=dict)
    texts: dict[tuple[str, str], None] = field(default_factory=dict)


class Harvester:
    """Reads names off the pages of one wiki. `namespaces` are those whose pages count, None for all."""

    def __init__(self, site: SiteInfo, wiki: Wiki, namespaces: frozenset[int] | None) -> None:
        self._wiki = wiki
        self._namespaces = namespaces
        self._no_languages = frozenset(name.casefold() for name in site.namespaces)
        self._is_link = lru_cache(maxsize=65536)(self._looks_up)
        self._read_call = lru_cache(maxsize=65536)(self._reads_call)

    def look(self, page: PageBytes) -> PageNames | None:
        """What a page tells; None where it tells nothing."""
        found = PageNames(page)
        found.group = group_of_title(page.title) if page.namespace else None
        if found.group is not None:
            found.redirect = _redirect(page)
            return found
        if self._namespaces is not None and page.namespace not in self._namespaces:
            return None
        if page.redirect is not None:
            found.redirect = _redirect(page)
            return found
        text = _without_comments(page.text)
        self._add_texts(text, found)
        self._add_links(text, found)
        self._add_calls(text, found)
        return found if found.foreign or found.texts else None

    def _add_texts(self, text: bytes, found: PageNames) -> None:
        for target, words in _LINK_WITH_TEXT.findall(text):
            if _TAG not in words:
                _add_text(found, page_title(plain(target)), plain(words))

    def _add_links(self, text: bytes, found: PageNames) -> None:
        """The links to other wikis: those in the margin, of the page itself, and those in the text."""
        for colon, prefix, target, words in _LINK_WITH_PREFIX.findall(text):
            language = prefix.decode()
            if not is_language(language) or language in self._no_languages or _TAG in target + words:
                continue
            title = page_title(plain(target))
            if not colon:
                found.foreign[page_title(found.page.title), language, title, LANGUAGE_LINK] = None
            elif words and _is_name(plain(words)):
                found.foreign[page_title(plain(words)), language, title, LINK] = None

    def _add_calls(self, text: bytes, found: PageNames) -> None:
        for call in _CALL.finditer(text):
            if self._is_link(call[1]):
                link = self._read_call(_whole_call(text, call.start()))
                if link is not None and link.local and link.foreign and link.lang and is_language(link.lang):
                    local = page_title(link.local)
                    found.foreign[local, link.lang, page_title(link.foreign), TEMPLATE] = None
                    _add_text(found, local, link.text or "")

    def _looks_up(self, name: bytes) -> bool:
        model = resolve(plain(name), self._wiki).model
        return model is not None and issubclass(model, InterlanguageLink)

    def _reads_call(self, call: bytes) -> InterlanguageLink | None:
        text = plain(call)
        template = next(iter(syntax.parse(text).templates), None)
        found = Reader(text, self._wiki).typed(template) if template is not None else None
        return found if isinstance(found, InterlanguageLink) else None


def _redirect(page: PageBytes) -> tuple[str, str | None] | None:
    """The title that a page leads to, and the section there; the dump itself tells the title only."""
    if page.redirect is None:
        return None
    link = _REDIRECT_LINK.search(page.text)
    section = page_title(plain(link[2][1:])) if link is not None and link[2] else None
    return page_title(page.redirect or (plain(link[1]) if link is not None else "")), section or None


def _without_comments(text: bytes) -> bytes:
    """The text without its comments; one that is not closed takes the rest."""
    if _COMMENT not in text:
        return text
    first, *others = text.split(_COMMENT)
    return first + b"".join(part.partition(_COMMENT_END)[2] for part in others)


def _add_text(found: PageNames, target: str, words: str) -> None:
    text = " ".join(words.replace("'''", "").replace("''", "").split())
    if target and _is_name(text) and _is_another_name(text, target):
        found.texts[text, target] = None


def _is_name(text: str) -> bool:
    """Whether it looks like a name: it is short and begins with a letter that is no small one."""
    return 1 < len(text) <= _LONGEST_TEXT and text[0].isalpha() and not text[0].islower()


def _is_another_name(text: str, target: str) -> bool:
    """Whether the words of a link are more than a part or a longer form of the title."""
    one, other = text.casefold(), _REMARK.sub("", target).casefold()
    return one not in other and other not in one


@lru_cache(maxsize=4096)
def is_language(code: str) -> bool:
    """Whether a prefix begins with the code of a language or of a family of languages (ISO 639)."""
    first = code.partition("-")[0].casefold()
    if len(first) == 2:
        return pycountry.languages.get(alpha_2=first) is not None
    return any(codes.get(alpha_3=first) is not None for codes in (pycountry.languages, pycountry.language_families))


def _whole_call(text: bytes, start: int) -> bytes:
    """The call that begins there, up to the braces that close it, or as much as a link to another wiki can be."""
    limit = start + _LONGEST_CALL
    closed = 0
    end = text.find(b"}}", start, limit)
    while end >= 0:
        closed += 1
        if text.count(b"{{", start, end) <= closed:
            return text[start : end + 2]
        end = text.find(b"}}", end + 2, limit)
    return text[start:limit]
