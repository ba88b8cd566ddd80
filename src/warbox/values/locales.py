"""CLDR's locales by the codes that wikis and languages have."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

ROOT = "root"
"""CLDR's locale of no language."""

_FEWEST_LETTERS, _MOST_LETTERS = 3, 5  # of the name of a month that is cut short


@cache
def known_locale(code: str) -> str:
    """The code in CLDR's form; that of the root locale where CLDR does not know the language."""
    from babel import localedata

    normalized = localedata.normalize_locale(code.replace("-", "_"))
    return normalized if normalized is not None else ROOT


@cache
def locale_of(code: str) -> Locale:
    """CLDR's locale of a code such as `zh-Hant` or `zh_Hant`; the root locale where CLDR does not know the language."""
    from babel import Locale

    return Locale.parse(known_locale(code))


@cache
def shortened_months(code: str) -> dict[str, int]:
    """The names of the months in a language as they may be cut short before a full stop, with the month's number.

    CLDR has one such form for each month, and writers have more: "сен." beside "сент.", "fév." beside "févr.". A form
    that several months begin with is none of them; nor are names cut short where letters have no case.
    """
    from babel.dates import get_month_names

    months = defaultdict(set)
    for context in ("format", "stand-alone"):
        for number, name in get_month_names("wide", context, locale_of(code)).items():
            if all(unicodedata.category(letter) in ("Lu", "Ll") for letter in name):
                for length in range(_FEWEST_LETTERS, min(_MOST_LETTERS + 1, len(name))):
                    months[f"{name[:length]}."].add(number)
    return {form: numbers.pop() for form, numbers in months.items() if len(numbers) == 1}
