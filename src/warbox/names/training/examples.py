"""What there is to learn from: names with their forms for each region, and in the letters of another language."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from itertools import product
from pathlib import Path

from anyascii import anyascii
from babel import Locale

from warbox.names.conversion.groups import ConversionGroups
from warbox.names.converters import converter, has_han
from warbox.names.renderings import Rendering, renderings
from warbox.names.sounds.spelling import SEPARATORS, spelt_words
from warbox.names.territories import LANGUAGES

_SCRIPTS = {"zh-cn": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hk"}
_LOCALES = {"zh-cn": "zh_Hans_CN", "zh-tw": "zh_Hant_TW", "zh-hk": "zh_Hant_HK"}
_DOMAINS = ("iso3166-1", "iso3166-2", "iso639-3")
_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]")
_REMARKS = re.compile(r"[,(;/、|，；（）)<]")
_TERM = "term"
_LONGEST = 8
_MOST_LETTERS = 3
"""How many letters a character of a transliteration stands for at most, on average."""


@dataclass(frozen=True)
class Example:
    """One name: its spelling where one is given, and its form for each region. `source` is the group it comes from."""

    source: str
    original: str | None
    forms: dict[str, str] = field(default_factory=dict)


def read_groups(*paths: str | Path) -> list[Example]:
    """The rules of all conversion groups in files, folders or exports of a wiki, as `ConversionGroups.load` takes them.

    A form for simplified or traditional script stands for the mainland or Taiwan where those have none. Replacements
    of one way only tell nothing: what is replaced may be another name. Raises `ConversionGroupsError`.
    """
    groups = ConversionGroups.load(*paths)
    return [
        Example(name, item.original, _regional_forms(rule.forms))
        for name, group in sorted(groups.items())
        for item, rule in zip(group.items, group.rules, strict=True)
    ]


def _regional_forms(forms: Mapping[str, str]) -> dict[str, str]:
    found = {region: forms.get(region) or forms.get(script) for region, script in _SCRIPTS.items()}
    return {region: form for region, form in found.items() if form}


def read_libraries() -> list[Example]:
    """The names of territories, languages, scripts and cities in CLDR, and those of ISO 3166 and 639 in pycountry."""
    return [*_read_cldr(), *_read_iso()]


def _read_cldr() -> Iterator[Example]:
    english = Locale.parse("en")
    regional = {region: Locale.parse(locale) for region, locale in _LOCALES.items()}
    for table in ("territories", "languages", "scripts"):
        originals = getattr(english, table)
        for code in sorted(originals):
            forms = {region: getattr(locale, table).get(code) for region, locale in regional.items()}
            yield Example(f"CLDR {table}", originals[code], {key: form for key, form in forms.items() if form})
    for zone in sorted(regional["zh-cn"].time_zones):
        original = english.time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        forms = {region: locale.time_zones.get(zone, {}).get("city") for region, locale in regional.items()}
        yield Example("CLDR cities", original, {key: form for key, form in forms.items() if form})


def _read_iso() -> Iterator[Example]:
    with as_file(files("pycountry")) as library:
        for domain in _DOMAINS:
            simplified, traditional = (
                gettext.translation(domain, library / "locales", [language], fallback=True)
                for language in ("zh_CN", "zh_TW")
            )
            catalogue: dict[object, str] = getattr(simplified, "_catalog", {})
            for original in sorted(key for key in catalogue if isinstance(key, str) and key):
                forms = {"zh-cn": simplified.gettext(original), "zh-tw": traditional.gettext(original)}
                yield Example(domain, original, {key: form for key, form in forms.items() if form != original})


def read_list() -> list[Example]:
    """The parts of the names in the list of renderings, each with its word of the original where there are as many.

    Terms are left out: they do not sound like what they stand for.
    """
    found: dict[tuple[str | None, str, str, str], Example] = {}
    for rendering in renderings():
        if rendering.kind == _TERM:
            continue
        (mainland, own_forms), *others = rendering.forms.items()
        for region, forms in others:
            for own_form, form in product(own_forms, forms):
                for original, own, other in _facing_parts(rendering, own_form, form):
                    example = Example("renderings", original, {mainland: own, region: other})
                    found.setdefault((original, region, own, other), example)
    return list(found.values())


def _facing_parts(rendering: Rendering, mainland: str, other: str) -> Iterator[tuple[str | None, str, str]]:
    """The parts of two forms that stand in one place; nothing where one has more parts than the other."""
    parts, other_parts = SEPARATORS.split(mainland), SEPARATORS.split(other)
    if len(parts) != len(other_parts):
        return
    words = rendering.original.split()
    if len(parts) == 1:
        originals: list[str | None] = [rendering.original]
    else:
        originals = [*words] if len(words) == len(parts) else [None] * len(parts)
    yield from zip(originals, parts, other_parts, strict=True)


def regional_pair(example: Example) -> tuple[str, str] | None:
    """The mainland's form and Taiwan's, where they stay different in one script."""
    mainland, taiwan = example.forms.get("zh-cn"), example.forms.get("zh-tw")
    if not mainland or not taiwan or simplified(mainland) == simplified(taiwan):
        return None
    return mainland, taiwan


def facing_pairs(examples: Iterable[Example]) -> list[tuple[str, str]]:
    """Every two forms of a name that differ in one script, as Chinese characters alone, each pair once, sorted."""
    found = set()
    for example in examples:
        forms = sorted({signs_of(form) for form in example.forms.values()})
        found |= {(one, other) for one in forms for other in forms if one < other and one and other}
    return sorted(found)


def letter_examples(examples: Iterable[Example]) -> list[tuple[str, str]]:
    """Every form in Chinese characters with each spelling in small letters that is short enough to be its sound."""
    found = set()
    for example in examples:
        for spelling in _spellings(example.original or ""):
            for form in example.forms.values():
                signs = signs_of(form)
                if len(signs) - 1 <= len(spelling) <= _MOST_LETTERS * len(signs) + 1 and len(signs) <= _LONGEST:
                    found.add((signs, spelling))
    return sorted(found)


def _spellings(original: str) -> list[str]:
    parts = [part for part in _REMARKS.split(_LINK.sub(r"\1", original)) if part.strip() and not has_han(part)]
    folded = ["".join(filter(str.isalpha, anyascii(part).lower())) for part in parts[:2]]
    return [part for part in folded if len(part) > 1]


def spelling_pairs() -> list[tuple[str, str]]:
    """The words that face each other in names of one territory or city in two languages, each pair once, sorted.

    Each language is paired with English and with the next in the list.
    """
    names = [_alphabetic_names(language) for language in LANGUAGES]
    found: set[tuple[str, str]] = set()
    for number, own in enumerate(names):
        for other in (names[0], names[number - 1]):
            for key in own.keys() & other.keys():
                one, two = spelt_words(own[key]), spelt_words(other[key])
                if len(one) == len(two):
                    found |= {(min(pair), max(pair)) for pair in zip(one, two, strict=True) if pair[0] != pair[1]}
    return sorted(found)


def _alphabetic_names(language: str) -> dict[str, str]:
    locale = Locale.parse(language)
    territories = {code: name for code, name in locale.territories.items() if code.isalpha()}
    return territories | {zone: names["city"] for zone, names in locale.time_zones.items() if "city" in names}


def simplified(form: str) -> str:
    """The form in simplified script, as OpenCC gives it."""
    return converter("t2s")(form)


def signs_of(form: str) -> str:
    """The Chinese characters of a form, in simplified script."""
    return "".join(filter(has_han, simplified(form)))
