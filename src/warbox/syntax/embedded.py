"""Which parts of an extension tag are wikitext again.

The tags named here nest at most as deep as there are names, since none can stand inside one of its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warbox.syntax.spans import BLANKS
from warbox.syntax.titles import is_valid_title

_HOLDING_WIKITEXT = frozenset({"ref", "references", "poem", "indicator", "langconvert"})

_CAPTION = re.compile(r"caption[\t-\r ]*=[\t-\r ]*([\"'])", re.ASCII | re.IGNORECASE)
_PERCENT_BYTES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def wikitext_spans(
    source: str, name: str, attributes: tuple[int, int], inner: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """The spans of an extension tag that MediaWiki reads as wikitext, in order.

    `name` is in lower case; `attributes` and `inner` are the spans of the tag's attributes and of what it encloses.
    """
    if name in _HOLDING_WIKITEXT:
        yield inner
    elif name == "gallery":
        yield from _gallery_caption(source, *attributes)
        yield from _image_captions(source, *inner)
    elif name == "imagemap":
        yield from _imagemap_options(source, *inner)


def _gallery_caption(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The first quoted value of a `caption` attribute."""
    for opening in _CAPTION.finditer(source, start, end):
        closing = source.find(opening[1], opening.end(), end)
        if closing >= 0:
            yield opening.end(), closing
            return


def _image_captions(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands behind the first pipe of each line that names a file."""
    for line_start, line_end in _lines(source, start, end):
        bar = source.find("|", line_start, line_end)
        if bar > line_start and is_valid_title(_percent_decoded(source[line_start:bar])):
            caption = source[bar + 1 : line_end].rstrip(BLANKS)
            yield bar + 1 + len(caption) - len(caption.lstrip(BLANKS)), bar + 1 + len(caption)


def _imagemap_options(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands behind the pipe in the first line that is neither blank nor a comment."""
    for line_start, line_end in _lines(source, start, end):
        line = source[line_start:line_end].rstrip(BLANKS)
        if line and not line.lstrip(BLANKS).startswith("#"):
            bar = line.find("|")
            if bar >= 0:
                yield line_start + bar + 1, line_start + len(line)
            return


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    line_end = source.find("\n", start, end)
    while line_end >= 0:
        yield start, line_end
        start = line_end + 1
        line_end = source.find("\n", start, end)
    yield start, end


def _percent_decoded(text: str) -> str:
    return _PERCENT_BYTES.sub(lambda run: bytes.fromhex(run[0].replace("%", "")).decode("utf-8", "replace"), text)
