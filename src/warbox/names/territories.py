"""The territories of ISO 3166, and the cities that time zones are named after, by their names in CLDR.

Those of ISO 3166-3, which are gone, have no names in CLDR: they are known by those of the wikis' data, which also has
other names of living ones (`Gran Bretaña`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from warbox.names.converters import converter, has_han
from warbox.names.languages import words_of_language
from warbox.names.sounds.spelling import spelt_words
from warbox.values.territory import countries_by_name

LANGUAGES = (
    *("en", "es", "fr", "de", "it", "pt", "ro", "pl", "cs", "sk", "sl", "hr", "hu", "tr", "az", "uz", "fi", "et", "lv"),
    *("lt", "sq", "nl", "sv", "da", "no", "ca", "eu", "vi", "id", "ru", "uk", "bg", "sr", "el", "ka", "hy"),
)
"""The languages of CLDR that names in letters are looked up in: those of large Wikipedias."""

Territories = frozenset[str]

_NONE: Territories = frozenset()
_CHINESE = ("zh_Hans_CN", "zh_Hant_TW", "zh_Hant_HK", "zh_Hans_SG", "zh_Hant_MO")
_CHINESE_WIKI = "zh"
_ENGLISH = "en"
_FIGURE = re.compile(r"\d")
_ZONE = "/"  # in the identifiers of time zones
_SHORT = 2
"""Codes of two letters are countries; those of three figures are regions of the world. Names of two are in capitals."""


def territories_of(name: str, languages: Iterable[str] = ()) -> Territories:
    """The codes of the territories that have this name in Chinese, or in one of the languages (codes of CLDR).

    A city has the identifier of its time zone (`Asia/Baku`) for a code, a country that is gone three letters (`SUN`).

    Letters count as they are spelt in ASCII: case, accents and alphabet do not matter. A name of two letters is in
    capitals, though: the Indonesian `AS` is a country, the English `As` none. A name with figures is none: `Vostok 1`
    is no place. More than one code is rare.
    """
    if has_han(name):
        return chinese_names().get(converter("t2s")(name), _NONE)
    if _FIGURE.search(name):
        return _NONE
    key = " ".join(spelt_words(name))
    if len(key) <= _SHORT and not name.isupper():
        return _NONE
    found = _NONE
    for language in languages:
        found |= spelt_names(language).get(key, _NONE)
    return found


@cache
def chinese_names() -> Mapping[str, Territories]:
    """For each territory's Chinese name in simplified script the codes that have it."""
    found: dict[str, Territories] = {}
    names = [*_former(_CHINESE_WIKI), *chain.from_iterable(names_in_locale(locale).items() for locale in _CHINESE)]
    # All names at once: a call for each takes several times as long.
    simplified = converter("t2s")("\n".join(name for _, name in names)).split("\n")
    for (code, _), key in zip(names, simplified, strict=True):
        known = found.get(key, _NONE)
        if code not in known:
            found[key] = known | {code}
    return {name: _countries_first(codes) for name, codes in found.items()}


@lru_cache(maxsize=512)
def spelt_names(language: str) -> Mapping[str, Territories]:
    """For each territory's name in that language, as it is spelt in ASCII, the codes that have it."""
    found: dict[str, Territories] = {}
    # Titles of articles are English, and tell the United Kingdom from Great Britain.
    own = _former(language) if language == _ENGLISH else _countries(language)
    for code, name in chain(own, names_in_locale(language).items()):
        key = " ".join(spelt_words(name))
        if key:
            found[key] = found.get(key, _NONE) | {code}
    return {name: _countries_first(codes) for name, codes in found.items()}


def _countries_first(codes: Territories) -> Territories:
    """Of the codes of one name those of countries, if there are any: then no city is meant.

    Many a city is called as its country, 突尼斯. CLDR has 盧安達 of Taiwan for Rwanda and for Luanda, which is 罗安达.
    """
    if len(codes) == 1:
        return codes
    return frozenset(code for code in codes if _ZONE not in code) or codes


@lru_cache(maxsize=512)
def spelt_inflected_names(language: str) -> Mapping[str, Territories]:
    """The same for names in other cases of grammar that endings do not explain: Finnish `Suomen` of `Suomi`."""
    words = words_of_language(language)
    found: dict[str, Territories] = {}
    for code, name in () if words is None else countries_by_name(words, "inflected_names"):
        key = " ".join(spelt_words(name))
        found[key] = found.get(key, _NONE) | {code}
    return found


@lru_cache(maxsize=512)
def spelt_languages(language: str) -> frozenset[str]:
    """The names of languages in that language, as they are spelt in ASCII: they are adjectives of peoples as well."""
    from babel import Locale

    names = Locale.parse(language, sep="-").languages.values()
    return frozenset(" ".join(spelt_words(name)) for name in names)


def _former(language: str) -> Iterator[tuple[str, str]]:
    """The codes and names of countries that are gone, in a language whose words are known."""
    return ((code, name) for code, name in _countries(language) if len(code) > _SHORT)


def _countries(language: str) -> Iterator[tuple[str, str]]:
    """The codes of countries with the names that flags have for them in a language: `URSS`, `Gran Bretaña`."""
    words = words_of_language(language)
    return iter(()) if words is None else countries_by_name(words)


def names_in_locale(locale: str) -> dict[str, str]:
    """The names of territories and cities in a locale of CLDR, by their codes; none where CLDR lacks it."""
    # Loading CLDR's names takes time, and many pages never need them.
    from babel import Locale, UnknownLocaleError

    try:
        known = Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (UnknownLocaleError, ValueError):
        return {}
    territories = known.territories
    names = {code: territories[code] for code in sorted(territories) if len(code) == _SHORT}
    # English has only those zones that are called otherwise than their identifier.
    zones = {**Locale.parse(_CHINESE[0]).time_zones, **known.time_zones} if locale == _ENGLISH else known.time_zones
    for zone in sorted(zones):
        own = known.time_zones.get(zone, {})
        city = own.get("city") or (zone.rpartition(_ZONE)[2].replace("_", " ") if locale == _ENGLISH else None)
        if city is not None and _ZONE in zone and not _names_another(city, zone, names):
            names[zone] = city
    return names


def _names_another(city: str, zone: str, names: Mapping[str, str]) -> bool:
    """Whether what a locale has for the city of a time zone that bears its territory's name is another country's.

    CLDR has 多米尼加 for America/Dominica, which is the Dominican Republic; Dominica is 多米尼克.
    """
    territory = _zones_of_territories().get(zone)
    if territory is None or names.get(territory) == city:
        return False
    return any(name.startswith(city) for code, name in names.items() if len(code) == _SHORT and code != territory)


@cache
def _zones_of_territories() -> dict[str, str]:
    """The time zones that bear the English name of their territory, not that of a city."""
    from babel import Locale
    from babel.core import get_global

    names = Locale.parse(_ENGLISH).territories
    territories: Mapping[str, str] = get_global("zone_territories")
    cities = ((zone, zone.rpartition(_ZONE)[2].replace("_", " "), code) for zone, code in territories.items())
    return {zone: code for zone, city, code in cities if names.get(code) == city}
