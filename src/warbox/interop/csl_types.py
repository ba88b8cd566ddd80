"""Which of the item types of the Citation Style Language (CSL 1.0.2) a citation is."""

from __future__ import annotations

from warbox.templates.citations import Citation
from warbox.values.dates.edtf import parse_edtf_date

_TYPE_OF_KIND = {
    "arxiv": "article",
    "av media": "motion_picture",
    "av media notes": "pamphlet",
    "biorxiv": "article",
    "book": "book",
    "citeseerx": "article",
    "conference": "paper-conference",
    "court": "legal_case",
    "document": "document",
    "encyclopedia": "entry-encyclopedia",
    "episode": "broadcast",
    "interview": "interview",
    "journal": "article-journal",
    "magazine": "article-magazine",
    "mailing list": "post",
    "map": "map",
    "medrxiv": "article",
    "news": "article-newspaper",
    "newsgroup": "post",
    "patent": "patent",
    "podcast": "broadcast",
    "press release": "document",
    "report": "report",
    "serial": "broadcast",
    "speech": "speech",
    "ssrn": "article",
    "tech report": "report",
    "thesis": "thesis",
    "web": "webpage",
}

# For the template that serves for all kinds of works: the first of these fields that it has tells what it cites.
_TYPE_OF_FIELD = {
    "journal": "article-journal",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "encyclopedia": "entry-encyclopedia",
    "conference": "paper-conference",
    "book_title": "paper-conference",
    "degree": "thesis",
    "map": "map",
    "periodical": "article-journal",
    "website": "webpage",
}
_TYPE_OF_SCHEME = {"isbn": "book", "arxiv": "article", "issn": "article-journal", "doi": "article-journal"}

_PARTS = {"book": "chapter"}


def is_in_periodical(kind: str) -> bool:
    """Whether works of a CSL type are articles of a journal, magazine or newspaper, whose number is their own."""
    return kind.startswith("article-")


def csl_type(citation: Citation, *, part: bool) -> str:
    """The CSL type; `part` says whether the citation is of a part (a chapter) of the work that has the title."""
    whole = _TYPE_OF_KIND.get(citation.kind) or _type_of_fields(citation)
    return _PARTS.get(whole, whole) if part else whole


def _type_of_fields(citation: Citation) -> str:
    for field, found in _TYPE_OF_FIELD.items():
        if getattr(citation, field) is not None:
            return found
    if citation.work is not None:
        periodical = citation.volume is not None or citation.issue is not None or citation.url is None
        return "article-journal" if periodical else "webpage"
    schemes = {identifier.scheme for identifier in citation.identifiers}
    for scheme, found in _TYPE_OF_SCHEME.items():
        if scheme in schemes:
            return found
    if citation.url is not None and not _is_like_a_book(citation):
        return "webpage"
    if citation.publisher is not None or citation.edition is not None or citation.chapter is not None:
        return "book"
    return "document" if citation.url is None else "webpage"


def _is_like_a_book(citation: Citation) -> bool:
    """Whether it says something that only books say: a chapter, an edition, or a year without a day."""
    if citation.chapter is not None or citation.edition is not None:
        return True
    if citation.date is None or citation.date.edtf is None:
        return False
    date = parse_edtf_date(citation.date.edtf)
    return date is None or date.day is None
