"""What stands in a footnote besides citations: links to the web, and identifiers in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from warbox.templates.citations import Citation
from warbox.templates.identifiers import IdentifierTemplate
from warbox.values.identifiers import Identifier
from warbox.values.passage import Passage
from warbox.values.web_links import NO_END, Stretches

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


def text_identifiers(lines: Sequence[Passage]) -> Iterator[Identifier]:
    """The identifiers by templates such as `{{ISBN|...}}`, and those that the text names: `ISBN 0-8147-1945-7`."""
    for line in lines:
        for mark in line.marks:
            if isinstance(mark.value, IdentifierTemplate) and mark.value.identifier is not None:
                yield mark.value.identifier
        folded = line.text.casefold()
        if not [label for label in _LABELS if label in folded]:
            continue
        taken = Stretches(line, (Citation, IdentifierTemplate))
        for match in _LABELLED.finditer(line.text):
            if match.start() not in taken:
                scheme = next(name for name, value in match.groupdict().items() if value and "_" not in name)
                yield Identifier.of_text(scheme, match[f"{scheme}_value"].rstrip(NO_END))
