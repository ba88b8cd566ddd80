"""What countries are called in English by ISO 3166, and the form in which names of countries are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from warbox.typed import template_key

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


@lru_cache(maxsize=4096)
def country_key(name: str) -> str:
    """A country's name in the form in which names are compared: without case, and with one sign for every dash."""
    return template_key(name.translate(_DASHES))


def names_of_iso(given: Iterable[tuple[str, str]] = ()) -> Iterator[tuple[str, str]]:
    """The codes and names of ISO 3166, those of today first, each with the alpha-3 code.

    `given` are other names of countries with their codes: official names are told with these as well, so that Turkey
    makes a Republic of Turkey.
    """
    import pycountry

    others: dict[str, list[str]] = {}
    for name, code in given:
        others.setdefault(code, []).append(name)
    for country in [*pycountry.countries, *pycountry.historic_countries]:
        alpha_3 = country.alpha_3
        labels = ("name", "official_name", "common_name", "alpha_2", "alpha_3")
        for written in filter(None, (getattr(country, label, None) for label in labels)):
            yield from ((form, alpha_3) for form in _forms(written))
        official = getattr(country, "official_name", None)
        for other in (getattr(country, "common_name", None), *others.get(alpha_3, ())):
            if official and other:
                yield official.replace(country.name, other), alpha_3


def _forms(name: str) -> Iterator[str]:
    """The name as ISO 3166 has it, and with what is told of the country behind a comma put before it."""
    yield name
    head, comma, tail = name.partition(", ")
    if comma:
        yield f"{tail} {head}"
