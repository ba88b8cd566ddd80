"""The commonest forms of dates, read without the full reader of dates: a day, a month or a year and nothing else."""

from __future__ import annotations

import re

from warbox.values.dates.edtf import split_edtf
from warbox.values.dates.words import DateWords, Kind, fold

_YEAR = re.compile(r"[1-9][0-9]{3}")
_ISO_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_NAMED_MONTH = re.compile(r"(?:([0-9]{1,2}) )?([^\W\d_]{3,12})(?: ([0-9]{1,2}),)? ([1-9][0-9]{3})")
_SIGNED = re.compile(r"([1-9][0-9]{3})([^\W\d_])([0-9]{1,2})([^\W\d_])(?:([0-9]{1,2})([^\W\d_]))?")
_SIGNS = (Kind.YEAR_SIGN, Kind.MONTH_SIGN, Kind.DAY_SIGN)


def plain_date(text: str, words: DateWords) -> str | None:
    """The EDTF of a text that is just one date in a common form; None where the full reader has to look at it.

    The forms are `1988`, `1988-02-20`, `20 February 1988`, `February 20, 1988`, `February 1988` and, in scripts whose
    parts of a date have signs behind them, year, month and day in figures.
    """
    if _YEAR.fullmatch(text):
        return text
    if _ISO_DAY.fullmatch(text):
        return _checked(text)
    named = _NAMED_MONTH.fullmatch(text)
    if named is not None:
        return _named_month(named, words)
    signed = _SIGNED.fullmatch(text)
    if signed is None:
        return None
    year, month, day = signed[1], signed[3], signed[5]
    signs = [sign for sign in (signed[2], signed[4], signed[6]) if sign is not None]
    if any(_kind(sign, words) is not kind for sign, kind in zip(signs, _SIGNS, strict=False)):
        return None
    return _checked("-".join([year, month.zfill(2), *([day.zfill(2)] if day else [])]))


def _named_month(match: re.Match[str], words: DateWords) -> str | None:
    folded = fold(match[2])
    found = words.words.longest_at(folded, 0)
    if found is None or found[0].kind is not Kind.MONTH or found[1] != len(folded) or (match[1] and match[3]):
        return None
    day = match[1] or match[3]
    return _checked("-".join([match[4], f"{found[0].value:02}", *([day.zfill(2)] if day else [])]))


def _kind(sign: str, words: DateWords) -> Kind | None:
    found = words.words.longest_at(fold(sign), 0)
    return None if found is None else found[0].kind


def _checked(edtf: str) -> str | None:
    return None if split_edtf(edtf) is None else edtf
