"""Countries: a name or code as written, resolved to ISO 3166 and to a name in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from warbox.typed import template_key
from warbox.values.country_names import country_key, names_of_iso
from warbox.values.locales import locale_of
from warbox.wikis import Wiki, load_wiki

if TYPE_CHECKING:
    from babel import Locale


_LONGEST_CODE = 3
_LONGEST_SHORT_NAME = 7
ENGLISH = "en"
"""The language that programs name countries in, ISO 3166 as well."""


class Entity(BaseModel):
    """The country that a flag stands for.

    `code` is its ISO 3166-1 alpha-3 code, or that of ISO 3166-3 for a country that is gone; `alpha_2` the two-letter
    code of ISO 3166-1. Both are None for a state that ISO 3166 does not know, such as a kingdom of old: nothing is
    guessed. `name` is its name in the wiki's language (CLDR, or the wiki's data), else as written.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: str | None = None
    alpha_2: str | None = None
    name: str


@lru_cache(maxsize=4096)
def resolve_territory(written: str, wiki: Wiki) -> Entity:
    """The country of that name or code, in any language or script that the wiki uses."""
    codes = _codes_by_name(wiki)
    country, _ = split_years(written, wiki.table("flags").get("year_sign"))
    meant = _meant_by(written, wiki)
    if meant is None:
        alpha_3 = next((codes[key] for key in map(country_key, (written, country)) if key in codes), None)
        if alpha_3 is None and wiki.language != ENGLISH:
            alpha_3 = resolve_territory(written, load_wiki(ENGLISH)).code
        return _entity(alpha_3, written, wiki)
    if wiki.language != ENGLISH and meant == _meant_by(written, load_wiki(ENGLISH)):
        return _entity(resolve_territory(written, load_wiki(ENGLISH)).code, meant, wiki)
    of_years = codes.get(country_key(country)) if country != written else None
    alpha_3 = codes.get(country_key(meant), of_years)
    return Entity(code=alpha_3, alpha_2=_alpha_2().get(alpha_3 or ""), name=meant)


def _meant_by(code: str, wiki: Wiki) -> str | None:
    """The name that the wiki's data has for a code."""
    meant: str | None = wiki.table("flags").get("codes", {}).get(code.upper())
    return meant


def _entity(alpha_3: str | None, written: str, wiki: Wiki) -> Entity:
    """The country of that code by the name that the wiki's language has for what is written, else as written."""
    country, _ = split_years(written, wiki.table("flags").get("year_sign"))
    translated = _translated_states(wiki)
    own = next((translated[key] for key in map(country_key, (written, country)) if key in translated), None)
    if alpha_3 is None:
        return Entity(name=own or written)
    alpha_2 = _alpha_2().get(alpha_3)
    return Entity(code=alpha_3, alpha_2=alpha_2, name=own or _display_name(alpha_3, alpha_2, wiki) or written)


@lru_cache(maxsize=64)
def _translated_states(wiki: Wiki) -> dict[str, str]:
    """What the wiki's language calls states of old, and others that CLDR calls otherwise, by their English names."""
    if wiki.language == ENGLISH:
        return {}
    table = wiki.table("flags")
    english = load_wiki(ENGLISH).table("flags").get("codes", {})
    own_codes = table.get("codes", {}).items()
    of_codes = {english[code]: name for code, name in own_codes if english.get(code, name) != name}
    return {country_key(name): own for name, own in (of_codes | table.get("translated_states", {})).items()}


@lru_cache(maxsize=4096)
def is_own_name(written: str, wiki: Wiki) -> bool:
    """Whether a country is written as the wiki's language calls it, not by a code or by its English name.

    Flags show the wiki's own name in the place of those two: `{{flag|Armenia}}` on a wiki in another language.
    """
    country, _ = split_years(written, wiki.table("flags").get("year_sign"))
    if is_country_code(country, wiki):
        return False
    names = _own_names(wiki)
    return wiki.language == ENGLISH or country_key(written) in names or country_key(country) in names


@lru_cache(maxsize=4096)
def local_country(written: str, wiki: Wiki, code: str | None = None) -> str:
    """The name that the wiki's language has for a country.

    `code` is the country's in ISO 3166, where it was read from another wiki. Without it a name or code that English
    knows is put into the wiki's language, and any other name stays as written.
    """
    if code is None and wiki.language != ENGLISH:
        code = resolve_territory(written, load_wiki(ENGLISH)).code
    return written if code is None else resolve_territory(code, wiki).name


def countries_by_name(wiki: Wiki, table: str = "names") -> Iterator[tuple[str, str]]:
    """The wiki's own names for countries, each with the code: alpha-2, or alpha-3 of ISO 3166-3 where it is gone.

    With `inflected_names` for the table those in other cases of grammar than the first.
    """
    alpha_2 = _alpha_2()
    for code, names in wiki.table("flags").get(table, {}).items():
        if code in alpha_2:
            yield from ((alpha_2[code] or code, name) for name in names)


class NamedCountry(NamedTuple):
    """What the name of a flag template says: the country, the years of its flag, whether only the icon is shown."""

    country: str
    variant: str | None
    icon_only: bool


@lru_cache(maxsize=4096)
def country_of_template(name: str, wiki: Wiki) -> NamedCountry | None:
    """The country that a template is named after on that wiki: `{{FRA}}`, `{{FRA-1794}}`, `{{France}}`, `{{FRA-d}}`.

    None where it is named after none: `[flags] templates` says which codes and names the wiki uses, `icon_endings` what
    stands behind them where only the icon is shown, `year_sign` what parts a code from the years of its flag. Behind
    one of the `icon_beginnings` ({{Flag of France}}) and before an ending that is a word ({{Suomen lippu}}) any name is
    that of a country, for languages inflect it there. A name that one of the `states` begins is that of a state of old:
    `{{Royaume de Naples}}`.
    """
    table = wiki.table("flags")
    for beginning in table.get("icon_beginnings", ()):
        country = name[len(beginning) :]
        if country and name[: len(beginning)].casefold() == beginning.casefold():
            return NamedCountry(country, None, icon_only=True)
    for ending in ("", *table.get("icon_endings", ())):
        if not name.endswith(ending):
            continue
        written = name.removesuffix(ending)
        if written and ending.startswith(" "):
            return NamedCountry(written, None, icon_only=True)
        for country, years in ((written, None), split_years(written, table.get("year_sign"))):
            if any(_NAMES_COUNTRY[kind](country, wiki) for kind in table.get("templates", ())):
                return NamedCountry(country, years, bool(ending))
    ending = next((ending for ending in table.get("icon_endings", ()) if name.endswith(ending)), "")
    state = name.removesuffix(ending)
    return NamedCountry(state, None, bool(ending)) if _states_of_old(wiki).match(state.casefold()) else None


@lru_cache(maxsize=64)
def _states_of_old(wiki: Wiki) -> re.Pattern[str]:
    beginnings = [re.escape(name.casefold()) for name in wiki.table("flags").get("states", ())]
    return re.compile(rf"(?:{'|'.join(beginnings) or '(?!)'})(?= |$)")


def split_years(written: str, own_sign: str | None = None) -> tuple[str, str | None]:
    """What is written without the years that tell one flag of a country from the others, and these.

    A blank parts them (`ITA 1861-1946`), or the wiki's own sign (`FRA-1794`). Without years all of it is the country.
    """
    before = written.rstrip("0123456789-")
    years = written[len(before) :].lstrip("-")
    country = written.removesuffix(years)
    for sign in (" ", own_sign):
        if years and before and sign is not None and country.endswith(sign):
            return country.removesuffix(sign), years
    return written, None


def is_country_code(written: str, wiki: Wiki) -> bool:
    """Whether that stands for a country as a code: short, in capitals.

    In small letters only what is a code in capitals: texts that lost these on their way have `{{flag|uk}}`.
    """
    if not written.isascii() or len(written) > _LONGEST_SHORT_NAME:
        return False
    return written.isupper() or (written.islower() and written.upper() in _codes_in_use(wiki))


@lru_cache(maxsize=64)
def _codes_in_use(wiki: Wiki) -> frozenset[str]:
    """The codes of ISO 3166 and the wiki's own, in capitals."""
    return codes_in_text(wiki).union(filter(None, _alpha_2().values()))


@lru_cache(maxsize=64)
def codes_in_text(wiki: Wiki) -> frozenset[str]:
    """The codes that running text has for countries, in capitals: of three letters, and the wiki's own.

    ISO 3166 has others of two letters, but so has text other words.
    """
    table = wiki.table("flags")
    names = [name for names in table.get("names", {}).values() for name in names if name.isupper()]
    return frozenset([*_alpha_2(), *table.get("codes", {}), *names])


def _is_code(written: str, length: int, wiki: Wiki) -> bool:
    if written in wiki.table("flags").get("codes", {}):
        return len(written) > 2
    is_written_so = len(written) == length and written.isascii() and written.isupper()
    return is_written_so and (written in _alpha_2() or country_key(written) in _codes_by_name(wiki))


@lru_cache(maxsize=64)
def _own_codes(wiki: Wiki) -> frozenset[str]:
    """The codes that the wiki's data gives to states, and the names there that are capitals alone; English ones too."""
    codes: set[str] = set()
    for table in (wiki.table("flags"), load_wiki(ENGLISH).table("flags")):
        names = (name for names in table.get("names", {}).values() for name in names)
        codes.update(table.get("codes", {}), (name for name in names if name.isalpha() and name.isupper()))
    return frozenset(codes)


def _is_name(written: str, wiki: Wiki) -> bool:
    return template_key(written) in names_in_text(wiki)


_NAMES_COUNTRY: dict[str, Callable[[str, Wiki], bool]] = {
    "alpha-3": lambda written, wiki: _is_code(written, 3, wiki),
    "alpha-2": lambda written, wiki: _is_code(written, 2, wiki),
    "own code": lambda written, wiki: written in _own_codes(wiki),
    "name": _is_name,
}


@lru_cache(maxsize=1)
def _alpha_2() -> dict[str, str | None]:
    import pycountry

    current = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    gone = {country.alpha_3: None for country in pycountry.historic_countries if hasattr(country, "alpha_3")}
    return {**gone, **current}


@lru_cache(maxsize=64)
def _codes_by_name(wiki: Wiki) -> dict[str, str]:
    codes: dict[str, str] = {}
    english = [(name, alpha_3) for alpha_3, name in _given_names(load_wiki(ENGLISH))]
    olympic = wiki.table("flags").get("olympic_codes", {}).items()
    for name, alpha_3 in (*english, *names_of_iso(english), *_names_of_locales(wiki), *olympic):
        codes.setdefault(country_key(name), alpha_3)
    given: dict[str, str] = {}
    for alpha_3, name in _given_names(wiki):
        given.setdefault(country_key(name), alpha_3)
    return codes | given


@lru_cache(maxsize=64)
def names_in_text(wiki: Wiki) -> frozenset[str]:
    """The names of countries in the wiki's language, without case and without codes."""
    names = [*(name for _, name in _given_names(wiki)), *(name for name, _ in _names_of_locales(wiki))]
    return frozenset(template_key(name) for name in names if len(name) > _LONGEST_CODE or not name.isascii())


@lru_cache(maxsize=64)
def _own_names(wiki: Wiki) -> frozenset[str]:
    """The names of countries in the wiki's language alone: wikis know the English ones as well."""
    given = (name for _, name in _given_names(wiki))
    of_locales = (name for name, _ in _names_of_locales(wiki, without=ENGLISH))
    return frozenset(map(country_key, (*given, *of_locales)))


def _given_names(wiki: Wiki) -> Iterator[tuple[str, str]]:
    """The wiki's own names for countries, as they are and inflected, each behind its alpha-3 code."""
    yield from wiki.table("flags").get("shown_names", {}).items()
    for table in ("names", "inflected_names"):
        for alpha_3, names in wiki.table("flags").get(table, {}).items():
            yield from ((alpha_3, name) for name in names)


def _names_of_locales(wiki: Wiki, without: str | None = None) -> Iterator[tuple[str, str]]:
    """The names of countries that CLDR has in the wiki's locales, with their ISO 3166-1 alpha-3 codes.

    `without` is a language whose names are left out.
    """
    for locale in (locale for locale in _locales(wiki) if locale.language != without):
        for alpha_3, alpha_2 in _alpha_2().items():
            name = locale.territories.get(alpha_2) if alpha_2 else None
            if name is not None:
                yield name, alpha_3


def _locales(wiki: Wiki) -> list[Locale]:
    return [locale_of(code) for code in wiki.table("flags").get("locales", [wiki.language])]


def _display_name(alpha_3: str, alpha_2: str | None, wiki: Wiki) -> str | None:
    shown: str | None = wiki.table("flags").get("shown_names", {}).get(alpha_3)
    if shown is not None:
        return shown
    if alpha_2 is not None:
        name: str | None = _locales(wiki)[0].territories.get(alpha_2)
        return name
    names = wiki.table("flags").get("names", {}).get(alpha_3, [])
    return names[0] if names else None
