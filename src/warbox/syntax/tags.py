"""Extension tags: which there are, and which of them hold wikitext."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warbox.syntax.titles import is_valid_title

EXTENSION_TAGS = frozenset(
    """categorytree ce charinsert chem gallery graph hiero imagemap indicator inputbox langconvert mapframe maplink math
    nowiki phonos poem pre ref references score section source syntaxhighlight templatedata templatestyles timeline""".split()
)
"""The extension tags of Wikipedia. MediaWiki hides what is in them from the rest of the page."""

IGNORED_TAGS = frozenset({"noinclude", "/noinclude", "onlyinclude", "/onlyinclude"})
"""Tags that mean nothing in a page view: the tag alone is left out, not what it holds."""

IGNORED_ELEMENT = "includeonly"
"""The element left out of a page view with all that is in it. Written in lower case, it may lack its closing tag."""

KNOWN_TAGS = EXTENSION_TAGS | IGNORED_TAGS | {IGNORED_ELEMENT}

CLOSING_TAGS = {
    name: re.compile(rf"</{name}[\t-\r ]*>", re.ASCII | re.IGNORECASE) for name in EXTENSION_TAGS | {IGNORED_ELEMENT}
}

_HOLDING_WIKITEXT = frozenset({"ref", "references", "poem", "indicator", "langconvert"})
_CAPTION = re.compile(r"caption[\t-\r ]*=[\t-\r ]*([\"'])", re.ASCII | re.IGNORECASE)
_TRIMMED = " \t\n\r\0\x0b"
_PERCENT_BYTE = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def wikitext_spans(
    source: str, name: str, attributes: tuple[int, int], inner: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The stretches of an extension tag that MediaWiki reads as wikitext again, in order.

    `name` is in lower case; `attributes` and `inner` are the spans of the tag's attributes and of what it encloses.
    """
    if name in _HOLDING_WIKITEXT:
        yield inner
    elif name == "gallery":
        yield from _caption_span(source, *attributes)
        yield from _gallery_spans(source, *inner)
    elif name == "imagemap":
        yield from _imagemap_span(source, *inner)


def _caption_span(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The caption of a whole gallery: the first quoted value of a `caption` attribute."""
    for opening in _CAPTION.finditer(source, start, end):
        closing = source.find(opening[1], opening.end(), end)
        if closing >= 0:
            yield opening.end(), closing
            return


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        line_end = source.find("\n", start, end)
        if line_end < 0:
            yield start, end
            return
        yield start, line_end
        start = line_end + 1


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    text = source[start:end]
    return start + len(text) - len(text.lstrip(_TRIMMED)), start + len(text.rstrip(_TRIMMED))


def _gallery_spans(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands behind the first pipe of each line that names a file."""
    for line_start, line_end in _lines(source, start, end):
        bar = source.find("|", line_start, line_end)
        if bar > line_start and is_valid_title(_percent_decoded(source[line_start:bar])):
            yield _trimmed(source, bar + 1, line_end)


def _percent_decoded(text: str) -> str:
    return _PERCENT_BYTE.sub(lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace"), text)


def _imagemap_span(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The options of the image in the first line that is neither blank nor a comment."""
    for line_start, line_end in _lines(source, start, end):
        line = source[line_start:line_end].strip(_TRIMMED)
        if line and not line.startswith("#"):
            bar = source.find("|", line_start, line_end)
            if bar >= 0:
                text = source[bar + 1 : line_end]
                yield bar + 1, bar + 1 + len(text.rstrip(_TRIMMED))
            return
