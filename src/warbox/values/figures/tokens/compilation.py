"""Compiles the words of figures, once for each wiki, from the `[figures]` and `[arms]` tables of its data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from babel.dates import get_month_names

from warbox.values.dates.reading import is_date
from warbox.values.dates.words import date_words
from warbox.values.figures.tokens.words import (
    ANY_ENDING,
    CIVILIANS,
    FigureWords,
    Meaning,
    Noun,
    NounGroup,
    Role,
    fold,
    is_unspaced,
    split_words,
)
from warbox.values.locales import locale_of, shortened_months
from warbox.values.numbers import decimal_symbol
from warbox.values.territory import codes_in_text, names_in_text
from warbox.wikis.loader import Table, Wiki


@lru_cache(maxsize=64)
def figure_words(wiki: Wiki) -> FigureWords:
    """The words of a wiki, compiled from its `[figures]` and `[arms]` tables on first use.

    Raises `WikiDataError` where the tables are not what they should be.
    """
    return _compile(wiki.table("figures"), wiki.table("arms"), wiki)


@lru_cache(maxsize=64)
def _countries(wiki: Wiki) -> frozenset[tuple[str, ...]]:
    return frozenset([split_words(name) for name in names_in_text(wiki)])


def _is_time(wiki: Wiki, text: str) -> bool:
    return is_date(text, date_words(wiki))


@dataclass(slots=True)
class _Collector:
    """Gathers the meanings of each phrase from one table after the other."""

    meanings: dict[str, Meaning] = field(default_factory=dict)

    def add(self, phrase: str, **found: object) -> None:
        known = self.meanings.get(phrase, Meaning())
        # The first table that gives a phrase a meaning keeps it: a wiki's own words stand before those it extends.
        changes = {name: value for name, value in found.items() if not getattr(known, name)}
        self.meanings[phrase] = replace(known, **changes)  # type: ignore[arg-type]

    def add_role(self, phrase: str, role: Role) -> None:
        known = self.meanings.get(phrase, Meaning())
        self.meanings[phrase] = replace(known, roles=known.roles | {role})


def _compile(table: Table, arms: Table, wiki: Wiki) -> FigureWords:
    collector = _Collector()
    for role in Role:
        for phrase in table.get(role.value, ()):
            collector.add_role(phrase, role)
    for phrase in (*table.get(Role.MEASURE.value, ()), *table.get(Role.MODIFIER.value, ())):
        collector.add_role(phrase, Role.FILLER)
    for month in _month_names(table.get("languages", ())):
        collector.add_role(month, Role.MONTH)
    for country in _unspaced_country_names(table.get("languages", ())):
        collector.add_role(country, Role.PEOPLE)
    _collect_numbers(collector, table)
    _collect_fates(collector, table)
    machines, afloat = arms.get("machines", {}), arms.get("afloat", ())
    for group in NounGroup:
        for category, phrase in _forms(table.get(group.value, {})):
            collector.add(phrase, noun=Noun(category, group, machines.get(category), category in afloat))
            if category == CIVILIANS:
                collector.add_role(phrase, Role.CIVILIAN)
    phrases = {words: meaning for phrase, meaning in collector.meanings.items() if (words := split_words(phrase))}
    _take_meaning_of_stems(phrases)
    unspaced = {fold(phrase): meaning for phrase, meaning in collector.meanings.items() if is_unspaced(phrase[0])}
    return FigureWords(
        phrases=phrases,
        unspaced=unspaced,
        phrase_lengths=_with_those_of_stems(
            _lengths(phrase for phrase in phrases if len(phrase) > 1 or not phrase[0][0].isalpha())
        ),
        unspaced_lengths=_lengths(unspaced),
        plural_endings=tuple(table.get("plural_endings", ())),
        noun_endings=tuple(table.get("noun_endings", ())),
        possessive_endings=tuple(table.get("possessive_endings", ())),
        decimal=decimal_symbol(wiki.language),
        stems=frozenset(word for phrase in phrases for word in phrase if len(word) > 1 and word.endswith(ANY_ENDING)),
        designations={
            letters: Noun(category, NounGroup.MATERIAL)
            for category, forms in arms.get("designations", {}).items()
            for letters in forms
        },
        calibres=_pattern(table.get("calibres", ())),
        survived=frozenset(arms.get("survived", ())),
        lost=frozenset(arms.get("lost", ())),
        with_men=frozenset(arms.get("with_men", ())),
        people_first=tuple(arms.get("people_first", ())),
        plain_people=frozenset(arms.get("plain_people", ())),
        parties=frozenset(arms.get("parties", ())),
        sides=frozenset(arms.get("sides", ())),
        ordinal_sign=table.get("ordinal_sign", ""),
        compounds=table.get("compounds", False),
        head_first=table.get("head_first", False),
        elisions=frozenset(table.get("elisions", ())),
        joined_as_written=table.get("joined_as_written", False),
        is_time=partial(_is_time, wiki),
        codes=partial(codes_in_text, wiki),
        countries=partial(_countries, wiki),
    )


def _take_meaning_of_stems(phrases: dict[tuple[str, ...], Meaning]) -> None:
    """Gives words of which only a role is said what the longest stem that they begin with befell, counts or numbers."""
    stems = {
        phrase[0]: meaning
        for phrase, meaning in phrases.items()
        if len(phrase) == 1 and phrase[0].endswith(ANY_ENDING) and _says_what(meaning)
    }
    for phrase, meaning in phrases.items():
        if len(phrase) > 1 or _says_what(meaning):
            continue
        word = phrase[0].removesuffix(ANY_ENDING)
        beginnings = (word[:length] + ANY_ENDING for length in range(len(word), 0, -1))
        found = next((stems[beginning] for beginning in beginnings if beginning in stems), None)
        if found is not None:
            phrases[phrase] = replace(found, roles=found.roles | meaning.roles)


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """The regular expression that finds any of those words, also within others."""
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE) if words else None


def _says_what(meaning: Meaning) -> bool:
    return meaning.noun is not None or meaning.befell or meaning.number is not None


def _lengths(phrases: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """The lengths of phrases by what they begin with, the longest first."""
    lengths: dict[str, list[int]] = {}
    for first, length in sorted({(phrase[0], len(phrase)) for phrase in phrases}, reverse=True):
        lengths.setdefault(first, []).append(length)
    return lengths


def _with_those_of_stems(lengths: dict[str, list[int]]) -> dict[str, list[int]]:
    """The lengths, for each word with those of the stems that it begins with."""
    beginnings = {word[:-1]: own for word, own in lengths.items() if len(word) > 1 and word.endswith(ANY_ENDING)}
    for word, own in lengths.items():
        more = {length for begin, found in beginnings.items() if word.startswith(begin) for length in found}
        own[:] = sorted({*own, *more}, reverse=True)
    return lengths


def _collect_numbers(collector: _Collector, table: Table) -> None:
    for phrase, value in table.get("numbers", {}).items():
        collector.add(phrase, number=value)
    for phrase, value in table.get("magnitudes", {}).items():
        collector.add(phrase, number=value, magnitude=True)
    for phrase, value in table.get("open_numbers", {}).items():
        collector.add(phrase, number=value, open_number=True)


def _collect_fates(collector: _Collector, table: Table) -> None:
    for category, phrase in _forms(table.get("fates", {})):
        collector.add(phrase, fate=category)
    for _category, phrase in _forms(table.get("losses", {})):
        collector.add(phrase, loss=True)
    for category, phrase in _forms(table.get("material_fates", {})):
        collector.add(phrase, material_fate=category)


def _forms(categories: Table) -> Iterator[tuple[str, str]]:
    """Each category with each of its phrases, itself among them."""
    for category, phrases in categories.items():
        yield category, fold(category)
        for phrase in phrases:
            yield category, phrase


def _month_names(languages: Iterable[str]) -> Iterator[str]:
    """The names of the months in those languages, as CLDR has them, without those written in digits."""
    for language in languages:
        locale = locale_of(language)
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for name in get_month_names(width, context, locale).values():
                    if not any(character.isdigit() for character in name):
                        yield fold(name)
                        yield fold(name.rstrip("."))
        yield from map(fold, shortened_months(language))


def _unspaced_country_names(languages: Iterable[str]) -> Iterator[str]:
    """The names of countries in those languages, as CLDR has them, where no spaces would set them off."""
    for language in languages:
        for code, name in locale_of(language).territories.items():
            if code.isalpha() and len(name) > 1 and is_unspaced(name[0]):
                yield fold(name)
