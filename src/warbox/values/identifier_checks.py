"""Whether an identifier can be one: form and check digit, as the catalogues that give them have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-"))

_FORMS = {
    "doi": r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S*[^\s.,]",
    "hdl": r"[^\s/]+/\S*[^\s.,]",
    "jstor": r"(?!https?:)\S+",
    "oclc": r"(?:ocm[0-9]{8}|ocn[0-9]{9}|on[0-9]{10,}|\(OCoLC\)[0-9]+|[0-9]{1,10})",
    "pmid": r"[1-9][0-9]{0,8}",
    "pmc": r"(?:PMC)?[1-9][0-9]{0,8}",
    "rfc": r"[1-9][0-9]{0,4}",
    "s2cid": r"[1-9][0-9]{0,9}",
    "ssrn": r"[1-9][0-9]{2,7}",
    "osti": r"[1-9][0-9]{3,8}",
    "mr": r"(?:MR)?[0-9]{1,7}",
    "zbl": r"(?:[0-9]{8}|[0-9]{1,4}\.[0-9]{5})",
    "jfm": r"(?:JFM )?[0-9]{2}\.[0-9]{4}\.[0-9]{2}",
    "ol": r"(?:OL)?[0-9]+[AMW]",
    "bibcode": r"[12][0-9]{3}[A-Za-z&.][\w&.]{13}[A-Za-z.]",
    "asin": r"(?:[A-Z][0-9A-Z]{9}|[0-9]{9}[0-9X])",
    "citeseerx": r"10\.1\.1(?:\.[1-9][0-9]{0,3}){2}",
    "arxiv": r"(?:[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?",
    "biorxiv": r"10\.[0-9]{4,5}/(?:[0-9]{6}|[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.[0-9]{6})(?:v[0-9]+)?",
    "medrxiv": r"10\.[0-9]{4,5}/[0-9]{4}\.[0-9]{2}\.[0-9]{2}\.[0-9]{8}(?:v[0-9]+)?",
    "message-id": r"[^<>\s]+@[^<>\s]+",
}
_compiled = {scheme: re.compile(form) for scheme, form in _FORMS.items()}
_LENGTHS = {"isbn": (10, 13), "sbn": (9,), "issn": (8,), "eissn": (8,)}
_BETWEEN = re.compile(r"[-\s]")
_LCCN = re.compile(r"[a-z]{0,3}[0-9]{8}|[a-z]{0,2}[0-9]{10}")

SCHEMES = frozenset(
    {*_FORMS, *("isbn", "issn", "eissn", "ismn", "lccn", "sbn", "cn", "csbn")},
)
"""All schemes that have a parameter of their own; for some there is no rule to check them by."""


@lru_cache(maxsize=4096)
def is_valid(scheme: str, value: str) -> bool | None:
    """Whether the value can be an identifier of that scheme; None where there is no rule to tell."""
    check = _CHECKS.get(scheme)
    if check is not None:
        return check(value.translate(_DASHES))
    form = _compiled.get(scheme)
    return None if form is None else form.fullmatch(value) is not None


def fault_of(scheme: str, value: str) -> str:
    """What is wrong with a value that cannot be an identifier of that scheme, as far as that can be told; or empty."""
    if value.casefold().lstrip("( ").startswith(scheme):
        return f"give the number alone, without {scheme.upper()!r} before it"
    lengths = _LENGTHS.get(scheme)
    if lengths is None:
        return ""
    length = len(_BETWEEN.sub("", value.translate(_DASHES)))
    if length not in lengths:
        return f"it has {length} figures, not {' or '.join(map(str, lengths))}"
    return "its check digit does not fit: one of the figures is wrong"


def _is_isbn(value: str) -> bool:
    from stdnum import isbn

    return isbn.is_valid(value) and not isbn.compact(value).startswith("9790")


def _is_standard_book_number(value: str) -> bool:
    return _is_isbn("0" + value)


def _is_issn(value: str) -> bool:
    from stdnum import issn

    return issn.is_valid(value)


def _is_ismn(value: str) -> bool:
    from stdnum import ismn

    return ismn.is_valid(value)


def _is_lccn(value: str) -> bool:
    """The number as normalised by the Library of Congress: what is behind a hyphen is filled up to six figures."""
    compact = value.replace(" ", "").partition("/")[0]
    before, hyphen, after = compact.partition("-")
    return _LCCN.fullmatch(before + after.zfill(6) if hyphen else compact) is not None


_CHECKS: dict[str, Callable[[str], bool]] = {
    "isbn": _is_isbn,
    "sbn": _is_standard_book_number,
    "issn": _is_issn,
    "eissn": _is_issn,
    "ismn": _is_ismn,
    "lccn": _is_lccn,
}
