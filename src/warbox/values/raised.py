"""Raised signs: which are of footnotes, and which are part of the text as powers, isotopes, tones and charges are."""

from __future__ import annotations

import re

_CHARGES = "+-\u2212\u2013"
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_TEN_TIMES = re.compile(r"[\u00d7\u00b7xX]\s?10\Z")
_SHORT_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,2}\Z")


def takes_power(text: str) -> bool:
    """Whether a raised number behind a text is a power: of ten, or of a unit, which is a short word in lower case."""
    word = _SHORT_WORD.search(text)
    return (word is not None and word.group().islower()) or _TEN_TIMES.search(text) is not None


def is_footnote_sign(raised: str, source: str, end: int) -> bool:
    """Whether a raised text that ends there in the source is the sign of a footnote: a number, or one sign.

    Not so where a letter follows, as behind the number of an isotope or of a tone, nor the charge of an ion.
    """
    is_sign = raised.isdecimal() or (len(raised) == 1 and raised not in _CHARGES)
    return is_sign and _LATIN_LETTER.match(source, end) is None
