"""Links to the web in what a reader sees: `[address text]`, and bare addresses in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from warbox.diagnostics import Span
from warbox.values.link import ExternalLink
from warbox.values.passage import Passage

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\[\]\"]+|\bftp://[^\s<>\[\]\"]+")
_SCHEME_END = "://"
NO_END = ",;.:!?"
"""Punctuation that ends no address and no identifier."""


def web_links(lines: Sequence[Passage], without: tuple[type, ...] = ()) -> Iterator[ExternalLink]:
    """The links `[address text]` and the bare addresses, but for those in the text of things of some kinds.

    Of a bare address punctuation at its end is no part, nor a bracket that it does not open, as in MediaWiki.
    """
    for line in lines:
        linked = [mark.value for mark in line.marks if isinstance(mark.value, ExternalLink)]
        if _SCHEME_END not in line.text:
            yield from sorted(linked, key=_place)
            continue
        taken = Stretches(line, (ExternalLink, *without))
        bare = [_bare_link(match, line) for match in _ADDRESS.finditer(line.text) if match.start() not in taken]
        yield from sorted([*linked, *bare], key=_place)


def _bare_link(match: re.Match[str], line: Passage) -> ExternalLink:
    address = match[0].rstrip(NO_END if "(" in match[0] else NO_END + ")")
    return ExternalLink(url=address, text=address, span=line.span(match.start(), match.start() + len(address)))


class Stretches:
    """The stretches of a line that belong to things of some kinds, which tell themselves what is in them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, line: Passage, kinds: tuple[type, ...]) -> None:
        ranges = sorted((mark.start, mark.end) for mark in line.marks if isinstance(mark.value, kinds))
        self._starts = [start for start, _ in ranges]
        self._ends = list(accumulate((end for _, end in ranges), max))

    def __contains__(self, index: int) -> bool:
        place = bisect_right(self._starts, index) - 1
        return place >= 0 and index < self._ends[place]


def _place(link: ExternalLink) -> tuple[int, int]:
    span: Span = link.span
    return span.start, span.end
