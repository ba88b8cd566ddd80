"""Services of countries: what a wiki's language calls a country's army, navy or air force."""

from __future__ import annotations

import re
from functools import lru_cache

from warbox.values.country_names import country_key
from warbox.values.territory import resolve_territory, split_years
from warbox.wikis import Wiki

_TOLD_APART = re.compile(r" \([^()]*\)$")


@lru_cache(maxsize=1024)
def service_title(service: str, country: str, wiki: Wiki) -> str | None:
    """The title of the page on that service of the country that is named so; None where the wiki's data has none.

    `service` is its key in `[flags.services]`: "army" of "India" is "Indian Army". The name of a state of old counts
    before the country that it was: "Empire of Japan" before Japan.
    """
    titles = _titles(wiki).get(service)
    if titles is None:
        return None
    entity = resolve_territory(country, wiki)
    without_years, _ = split_years(country, wiki.table("flags").get("year_sign"))
    keys = map(country_key, filter(None, (country, without_years, entity.name, entity.code)))
    return next((titles[key] for key in keys if key in titles), None)


def name_of_title(title: str) -> str:
    """What a reader sees of the title of a page, without the bracket that tells it from others of its name."""
    return _TOLD_APART.sub("", title)


@lru_cache(maxsize=64)
def _titles(wiki: Wiki) -> dict[str, dict[str, str]]:
    """For each service the titles of pages, by the country's name or code in the form in which names are compared."""
    services = wiki.table("flags").get("services", {})
    return {service: {country_key(key): title for key, title in of.items()} for service, of in services.items()}
