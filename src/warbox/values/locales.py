"""CLDR's locales by the codes that wikis and languages have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

ROOT = "root"
"""CLDR's locale of no language."""


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
