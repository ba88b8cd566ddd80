"""The words with which a wiki writes strength and losses, compiled once from the `[figures]` tables of its data file.

The tables name what a word does. A word may do several things: what it does where it stands is for the readers of
tokens, quantities and phrases to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from warbox.values.numbers import decimal_symbol
from warbox.wikis.loader import Table, Wiki

_JOINERS = "-'\u2019\u2010\u2011"  # they join the parts of one word


class Role(StrEnum):
    """What a word does around a figure; the values are the names of the lists in `[figures]`."""

    ARTICLE = "articles"  # counts as one before a noun
    APPROXIMATELY = "approximately"
    APPROXIMATELY_AFTER = "approximately_after"
    AT_LEAST = "at_least"
    AT_LEAST_AFTER = "at_least_after"
    UP_TO = "up_to"
    UP_TO_AFTER = "up_to_after"
    RANGE_FROM = "range_from"
    RANGE_TO = "range_to"
    BETWEEN = "between"  # the "and" after it makes a range
    AND = "and"
    OR = "or"
    INCLUDING = "including"  # what follows is a part of what stands before
    OUT_OF = "out_of"  # the number after it is the whole of which the one before is a part
    TOTAL = "total"
    VAGUE = "vague"  # says how many without a number
    OTHERS = "others"  # the number before it counts what was counted last
    CIVILIAN = "civilian"
    SOURCE = "sources"  # a heading with it says whose figure it is, not whose men
    OCCASION = "occasions"  # a heading with it says when or where
    LINK = "links"  # ends a noun phrase
    FILLER = "fillers"  # says nothing about what is counted
    ONLY_ONE = "only_one"  # a noun that counts only after one: "3 armies", but "army group 3"
    DESIGNATOR = "designators"  # the number after it is a name
    NOT_COUNTED = "not_counted"  # the number before it measures, or is a time
    FRACTION = "fractions"  # the number word before it is no count
    YEAR_AFTER = "years_after"  # four digits after it are a year
    MONTH = "months"
    PEOPLE = "peoples"  # a people's name: whose men, not what
    CAPTIVE = "captives"  # a fate that gives way to the one after it: "prisoners executed"


class NounGroup(StrEnum):
    """The tables of nouns; they differ in what becomes of the noun where it is lost."""

    PEOPLE = "people"
    SHIPS = "ships"
    MATERIAL = "material"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: its category, and the table it stands in (None: a noun that the tables do not have).

    `machine` is the category of the arms that a word for people names too: fighters are men or aircraft.
    """

    category: str
    group: NounGroup | None
    machine: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a word or phrase can do.

    `fate` is what befell people, `material_fate` what befell things; `loss` a loss that says neither. `number` is the
    value of a number word or of a magnitude; `open_number` says that it is only a lower bound.
    """

    roles: frozenset[Role] = frozenset()
    fate: str | None = None
    loss: bool = False
    material_fate: str | None = None
    noun: Noun | None = None
    number: int | None = None
    magnitude: bool = False
    open_number: bool = False

    @property
    def befell(self) -> bool:
        """Whether it says what befell whatever is counted."""
        return self.fate is not None or self.loss or self.material_fate is not None


@dataclass(frozen=True, eq=False, slots=True)
class FigureWords:
    """A wiki's words. `phrases` has the words of a phrase, `unspaced` those of scripts that do not part words.

    `longest_from` is the length of the longest phrase that begins with a word.
    """

    phrases: dict[tuple[str, ...], Meaning]
    unspaced: dict[str, Meaning]
    longest_from: dict[str, int]
    longest_unspaced: int
    plural_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    decimal: str
    designations: dict[str, Noun]  # of arms, by the letters before their digits
    survived: frozenset[str]
    people_first: tuple[str, ...]
    material_first: tuple[str, ...]

    def find(self, words: tuple[str, ...]) -> Meaning | None:
        """The meaning of a phrase, in the singular or in a regular plural."""
        meaning = self.phrases.get(words)
        if meaning is not None:
            return meaning
        for ending in self.plural_endings:
            if words[-1].endswith(ending) and len(words[-1]) > len(ending) + 1:
                singular = self.phrases.get((*words[:-1], words[-1][: -len(ending)]))
                if singular is not None and _has_plural(singular):
                    plural = Role.ONLY_ONE in singular.roles
                    return replace(singular, roles=singular.roles - {Role.ONLY_ONE}) if plural else singular
        return None


@cache
def figure_words(wiki: Wiki) -> FigureWords:
    """The words of a wiki, compiled from its `[figures]` tables on first use.

    Raises `WikiDataError` where the tables are not what they should be.
    """
    return _compile(wiki.table("figures"), wiki.language)


def is_unspaced(character: str) -> bool:
    """Whether a letter is of a script that does not part words: Han, kana, Hangul, Bopomofo and the like."""
    return "\u2e80" <= character <= "\ud7ff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000"


def split_words(text: str) -> tuple[str, ...]:
    """A phrase as the tokens of running text: words, digits and single signs, without case and spaces."""
    words: list[str] = []
    start = 0
    while start < len(text):
        end = word_end(text, start)
        if not text[start].isspace():
            words.append(fold(text[start:end]))
        start = end
    return tuple(words)


def word_end(text: str, start: int) -> int:
    """Where the word at `start` ends: letters, also joined by hyphens, apostrophes; one character where it has none."""
    end = start + 1
    if not text[start].isalpha():
        return end
    while end < len(text):
        if text[end].isalpha() and is_unspaced(text[end]) == is_unspaced(text[start]):
            end += 1
        elif text[end] in _JOINERS and end + 1 < len(text) and text[end + 1].isalpha() and not is_unspaced(text[end]):
            end += 2
        else:
            break
    return end


def fold(text: str) -> str:
    """A word without what does not matter to its meaning."""
    return text.casefold().replace("\u2019", "'").replace("\u2011", "-").replace("\u2010", "-")


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


def _compile(table: Table, language: str) -> FigureWords:
    collector = _Collector()
    for role in Role:
        for phrase in table.get(role.value, ()):
            collector.add_role(phrase, role)
    for month in _month_names(table.get("languages", ())):
        collector.add_role(month, Role.MONTH)
    _collect_numbers(collector, table)
    _collect_fates(collector, table)
    for group in NounGroup:
        for category, phrase in _forms(table.get(group.value, {})):
            collector.add(phrase, noun=Noun(category, group, table.get("machines", {}).get(category)))
    phrases = {split_words(phrase): meaning for phrase, meaning in collector.meanings.items()}
    unspaced = {fold(phrase): meaning for phrase, meaning in collector.meanings.items() if is_unspaced(phrase[0])}
    return FigureWords(
        phrases=phrases,
        unspaced=unspaced,
        longest_from={phrase[0]: len(phrase) for phrase in sorted(phrases, key=len) if phrase},
        longest_unspaced=max(map(len, unspaced), default=0),
        plural_endings=tuple(table.get("plural_endings", ())),
        noun_endings=tuple(table.get("noun_endings", ())),
        decimal=decimal_symbol(language),
        designations={
            letters: Noun(category, NounGroup.MATERIAL)
            for category, forms in table.get("designations", {}).items()
            for letters in forms
        },
        survived=frozenset(table.get("survived", ())),
        people_first=tuple(table.get("people_first", ())),
        material_first=tuple(table.get("material_first", ())),
    )


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
        try:
            locale = Locale.parse(language)
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for name in get_month_names(width, context, locale).values():
                    if not any(character.isdigit() for character in name):
                        yield fold(name)
                        yield fold(name.rstrip("."))


def _has_plural(meaning: Meaning) -> bool:
    """Whether a meaning can be that of a plural: nouns and what befell, not the small words."""
    plain = meaning.roles - {Role.ONLY_ONE}
    nominal = {Role.CIVILIAN, Role.PEOPLE, Role.SOURCE, Role.OCCASION, Role.NOT_COUNTED, Role.FRACTION}
    return meaning.noun is not None or meaning.befell or meaning.magnitude or bool(plain & nominal)
