"""What stands in a footnote besides citations: links to the web, and identifiers in running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from warbox.diagnostics import Span
from warbox.templates.citations import Citation
from warbox.templates.identifiers import IdentifierTemplate
from warbox.values.identifiers import Identifier
from warbox.values.link import ExternalLink
from warbox.values.passage import Passage

_ADDRESS = re.compile(r"\bhttps?://[^\s<>\[\]\"]+|\bftp://[^\s<>\[\]\"]+")
_SCHEME_END = "://"
_NO_END = ",;.:!?"
_LABELLED = re.compile(
    r"\b(?P<isbn>ISBN)(?:-1[03])?[\s:]{1,3}(?P<isbn_value>(?:97[89][ -]?)?(?:[0-9][ -]?){9}[0-9Xx]\b)"
    r"|\b(?P<issn>ISSN)[\s:]{1,3}(?P<issn_value>[0-9]{4}-?[0-9]{3}[0-9Xx]\b)"
    r"|\b(?P<doi>doi)[\s:]{0,3}(?P<doi_value>10\.[0-9]{4,9}/[^\s<>\"]+)"
    r"|\b(?P<pmid>PMID)[\s:]{1,3}(?P<pmid_value>[0-9]{1,9}\b)"
    r"|\b(?P<pmc>PMC)[\s:]{0,3}(?P<pmc_value>[0-9]{1,9}\b)"
    r"|\b(?P<oclc>OCLC)[\s:]{1,3}(?P<oclc_value>[0-9]{1,12}\b)"
    r"|\b(?P<arxiv>arXiv)[\s:]{1,3}(?P<arxiv_value>[0-9]{4}\.[0-9]{4,5}\b)",
    re.IGNORECASE,
)
# Most footnotes have none of them, which is told ten times faster than by the whole pattern.
_LABELS = tuple(name for name in _LABELLED.groupindex if "_" not in name)


def web_links(lines: Sequence[Passage]) -> Iterator[ExternalLink]:
    """The links `[address text]` and the bare addresses, without those of citations.

    Of a bare address punctuation at its end is no part, nor a bracket that it does not open, as in MediaWiki.
    """
    for line in lines:
        linked = [mark.value for mark in line.marks if isinstance(mark.value, ExternalLink)]
        if _SCHEME_END not in line.text:
            yield from sorted(linked, key=_place)
            continue
        taken = _Stretches(line, (Citation, ExternalLink))
        bare = [_bare_link(match, line) for match in _ADDRESS.finditer(line.text) if match.start() not in taken]
        yield from sorted([*linked, *bare], key=_place)


def text_identifiers(lines: Sequence[Passage]) -> Iterator[Identifier]:
    """The identifiers by templates such as `{{ISBN|...}}`, and those that the text names: `ISBN 0-8147-1945-7`."""
    for line in lines:
        for mark in line.marks:
            if isinstance(mark.value, IdentifierTemplate) and mark.value.identifier is not None:
                yield mark.value.identifier
        folded = line.text.casefold()
        if not [label for label in _LABELS if label in folded]:
            continue
        taken = _Stretches(line, (Citation, IdentifierTemplate))
        for match in _LABELLED.finditer(line.text):
            if match.start() not in taken:
                scheme = next(name for name, value in match.groupdict().items() if value and "_" not in name)
                yield Identifier.of_text(scheme, match[f"{scheme}_value"].rstrip(_NO_END))


def _bare_link(match: re.Match[str], line: Passage) -> ExternalLink:
    address = match[0].rstrip(_NO_END if "(" in match[0] else _NO_END + ")")
    return ExternalLink(url=address, text=address, span=line.span(match.start(), match.start() + len(address)))


class _Stretches:
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
