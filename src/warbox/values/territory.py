"""Countries: a name or code as written, resolved to ISO 3166 and to a name in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from warbox.typed import template_key
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from babel import Locale


class Entity(BaseModel):
    """The country that a flag stands for.

    `code` is its ISO 3166-1 alpha-3 code, or that of ISO 3166-3 for a country that is gone; `alpha_2` the two-letter
    code of ISO 3166-1. Both are None for a state that ISO 3166 does not know, such as a kingdom of old: nothing is
    guessed. `name` is its name in the wiki's language (CLDR), or as written where there is no code.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: str | None = None
    alpha_2: str | None = None
    name: str


@lru_cache(maxsize=4096)
def resolve_territory(written: str, wiki: Wiki) -> Entity:
    """The country of that name or code, in any language or script that the wiki uses."""
    meant = wiki.table("flags").get("codes", {}).get(written.upper())
    alpha_3 = _codes_by_name(wiki).get(template_key(meant or written))
    if alpha_3 is None:
        return Entity(name=meant or written)
    alpha_2 = _alpha_2().get(alpha_3)
    return Entity(code=alpha_3, alpha_2=alpha_2, name=meant or _display_name(alpha_3, alpha_2, wiki) or written)


def is_country_code(written: str) -> bool:
    """Whether this is the code of a country in capital letters, as templates such as `{{ARM}}` are named."""
    return written.isascii() and written.isupper() and len(written) == 3 and written in _alpha_2()


@lru_cache(maxsize=1)
def _alpha_2() -> dict[str, str | None]:
    import pycountry

    current = {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    gone = {country.alpha_3: None for country in pycountry.historic_countries if hasattr(country, "alpha_3")}
    return {**gone, **current}


@lru_cache(maxsize=64)
def _codes_by_name(wiki: Wiki) -> dict[str, str]:
    import pycountry

    codes: dict[str, str] = {}
    for country in [*pycountry.countries, *pycountry.historic_countries]:
        for label in ("name", "official_name", "common_name", "alpha_2", "alpha_3"):
            name = getattr(country, label, None)
            if name is not None:
                codes.setdefault(template_key(name), country.alpha_3)
    for locale in _locales(wiki):
        for alpha_3, alpha_2 in _alpha_2().items():
            name = locale.territories.get(alpha_2) if alpha_2 else None
            if name is not None:
                codes.setdefault(template_key(name), alpha_3)
    for alpha_3, names in wiki.table("flags").get("names", {}).items():
        codes.update({template_key(name): alpha_3 for name in names})
    return codes


def _locales(wiki: Wiki) -> list[Locale]:
    from babel import Locale

    return [Locale.parse(code, sep="-") for code in wiki.table("flags").get("locales", [wiki.language])]


def _display_name(alpha_3: str, alpha_2: str | None, wiki: Wiki) -> str | None:
    if alpha_2 is not None:
        name: str | None = _locales(wiki)[0].territories.get(alpha_2)
        return name
    names = wiki.table("flags").get("names", {}).get(alpha_3, [])
    return names[0] if names else None
