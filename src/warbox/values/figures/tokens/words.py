"""The words with which a wiki writes strength and losses: what each can do, and how a written one is found.

They are compiled from the `[figures]` tables of the wiki's data file (compilation.py). The tables name what a word
does. A word may do several things: what it does where it stands is for the readers of tokens, quantities and phrases
to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

UNSPACED = "\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0010ffff"
"""The characters of scripts that do not part words, Han, kana, Hangul and the like: ranges of a regular expression."""

_OTHERS = "\u0000-\u2e7f\ud800-\uf8ff\ufb00-\U0001ffff"
# Numbers that are signs, such as superscripts and fractions: the regular expressions of Python take them for letters.
_NUMBER_SIGNS = (
    "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2182\u2185-\u2189\u2460-\u249b\u24ea-\u24ff"
    "\u2776-\u2793\u3007\u3021-\u3029\u3038-\u303a\u3192-\u3195\u3220-\u3229\u3248-\u324f\u3251-\u325f\u3280-\u3289\u32b1-\u32bf"
)
_LETTERS = rf"[^\W\d_{_NUMBER_SIGNS}{UNSPACED}]+"
_MOST_WORDS_KEPT = 4096
_SHORTEST_PART = 4  # letters of a part of a compound
_LONGEST_ENDING = 4  # letters of an ending, where nouns may be compounds
_LONGEST_STEM = 32  # letters of a beginning that a table may have

PERSONNEL = "personnel"
"""The category of people of whom nothing more is said."""

CIVILIANS = "civilians"
"""The category of those who do not fight."""

ANY_ENDING = "*"
"""Stands in the tables at the end of a word for all words that begin so."""

SPACED_WORD = rf"{_LETTERS}(?:[-'\u2019\u2010\u2011]{_LETTERS})*"
"""The regular expression of a word, also of one whose parts hyphens or apostrophes join."""

UNSPACED_WORDS = rf"[^\W\d_{_NUMBER_SIGNS}{_OTHERS}]+"
"""The regular expression of a run of letters that may be several words, of scripts that do not part them."""

_PIECE = re.compile(rf"{SPACED_WORD}|{UNSPACED_WORDS}|\S")
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")


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
    INCLUDING = "including"  # what follows is a part of what stands before; a filler too: "6 of whom died"
    OUT_OF = "out_of"  # the number after it is the whole of which the one before is a part
    TOTAL = "total"
    VAGUE = "vague"  # says how many without a number
    OTHERS = "others"  # the number before it counts what was counted last
    CIVILIAN = "civilian"
    SOURCE = "sources"  # a heading with it says whose figure it is, not whose men
    OCCASION = "occasions"  # a heading with it says when or where
    PLACE = "places"  # a heading that begins with it says where, for what or without whom, unless a people follows
    CIRCUMSTANCE = "circumstances"  # what begins with it right behind a figure is noted of that
    QUALITY = "qualities"  # says of what sort those counted are, or how badly it befell: noted of the figure
    LINK = "links"  # ends a noun phrase
    FILLER = "fillers"  # says nothing about what is counted
    MEASURE = "measures"  # a filler right behind a number; elsewhere a letter of other words, as in Chinese
    KIND = "kinds"  # says of what kind the arms or units are that are counted: "heavy infantry"
    MODIFIER = "modifiers"  # a filler that belongs to the name of what is counted: "large galleys"
    ONLY_ONE = "only_one"  # a noun that counts only after one: "3 armies", but "army group 3"
    FEW = "one_or_few"  # one of these has the same form behind two, three and four, as nouns of Slavic languages may
    DESIGNATOR = "designators"  # the number after it is a name
    CALIBRE = "calibres"  # a gun with the number before it: "12 pounder"
    NOT_COUNTED = "not_counted"  # the number before it measures, or is a time
    COUNTS_ONE = "counts_one"  # a magnitude that needs no number: "a thousand" is one word in many languages
    FRACTION = "fractions"  # the number word before it is no count
    YEAR_AFTER = "years_after"  # four digits after it are a year
    YEAR_BEFORE = "years_before"  # four digits before it, right behind a bracket's beginning, are a year
    MONTH = "months"
    PEOPLE = "peoples"  # a people's name: whose men, not what
    CAPTIVE = "captives"  # a fate that gives way to the one after it: "prisoners executed"


_ROLES_OF_LAST_PARTS = frozenset({Role.ONLY_ONE, Role.CIVILIAN, Role.PEOPLE, Role.MONTH, Role.FILLER})
_SINGULAR = frozenset({Role.ONLY_ONE, Role.COUNTS_ONE})


class NounGroup(StrEnum):
    """The tables of nouns; they differ in what becomes of the noun where it is lost."""

    PEOPLE = "people"
    SHIPS = "ships"
    MATERIAL = "material"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: its category, and the table it stands in (None: a noun that the tables do not have).

    `machine` is the category of the arms that a word for people names too: fighters are men or aircraft. `afloat` says
    that a word for material names ships too.
    """

    category: str
    group: NounGroup | None
    machine: str | None = None
    afloat: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that a word or phrase can do.

    `fate` is what befell people, `material_fate` what befell things; `loss` a loss that says neither. `number` is the
    value of a number word or of a magnitude; `open_number` says that it is only a lower bound. `befell` says whether
    any of the three fates is given.
    """

    roles: frozenset[Role] = frozenset()
    fate: str | None = None
    loss: bool = False
    material_fate: str | None = None
    noun: Noun | None = None
    number: int | None = None
    magnitude: bool = False
    open_number: bool = False
    befell: bool = field(init=False)

    def __post_init__(self) -> None:
        befell = self.fate is not None or self.loss or self.material_fate is not None
        object.__setattr__(self, "befell", befell)


NOTHING = Meaning()
"""The meaning of a word that no table has."""

_PEOPLE = Meaning(frozenset({Role.PEOPLE}))


class Word(NamedTuple):
    """A word of running text: without case, what it means, and whether it is written as a proper name is."""

    folded: str
    meaning: Meaning
    proper: bool


@dataclass(frozen=True, eq=False, slots=True)
class FigureWords:
    """A wiki's words. `phrases` has the words of a phrase, `unspaced` those of scripts that do not part words.

    `phrase_lengths` has for a word the numbers of words of the phrases that begin with it, the longest first; a single
    word counts only where it is a sign. `unspaced_lengths` has the same for letters and the words in `unspaced`.
    """

    phrases: dict[tuple[str, ...], Meaning]
    unspaced: dict[str, Meaning]
    phrase_lengths: dict[str, list[int]]
    unspaced_lengths: dict[str, list[int]]
    plural_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    possessive_endings: tuple[str, ...]
    decimal: str
    stems: frozenset[str]
    designations: dict[str, Noun]  # of arms, by the letters before their digits
    calibres: re.Pattern[str] | None  # finds words that are guns with the number before them
    survived: frozenset[str]
    lost: frozenset[str]  # fates of which material is said to be lost, and no more
    with_men: frozenset[str]  # fates that befall ships with their men
    people_first: tuple[str, ...]
    plain_people: frozenset[str]  # categories of people that say no more than that they fight
    parties: frozenset[str]  # categories of people that say for whom they fight, not with what arms
    sides: frozenset[str]  # those of them that name a side by themselves
    ordinal_sign: str  # behind a number that counts nothing: "6. Armee"
    compounds: bool  # an unknown word counts what the noun counts that it ends with: "Transportflugzeuge"
    head_first: bool  # "divisions of infantry" without the "of": of two nouns in a row the first is counted
    elisions: frozenset[str]  # small words before an apostrophe: "d'hommes"
    joined_as_written: bool  # several nouns are named by the words of the page, not by their categories
    is_time: Callable[[str], bool]  # whether a text says when something was and nothing else
    # Of countries the codes, and the names as the words they are made of; gathered when one is first looked for.
    codes: Callable[[], Set[str]]
    countries: Callable[[], Set[tuple[str, ...]]]

    def find(self, words: tuple[str, ...]) -> Meaning | None:
        """The meaning of a phrase, in the singular or in a regular plural."""
        meaning = self.phrases.get(words)
        if meaning is not None:
            return meaning
        if self.stems:
            meaning = self.phrases.get(tuple([stem(word, self) for word in words]))
            if meaning is not None:
                return meaning
        for ending in self.plural_endings:
            if words[-1].endswith(ending) and len(words[-1]) > len(ending) + 1:
                singular = self.phrases.get((*words[:-1], words[-1][: -len(ending)]))
                if singular is not None and _has_plural(singular):
                    plural_roles = singular.roles - _SINGULAR
                    return singular if plural_roles == singular.roles else replace(singular, roles=plural_roles)
        return None

    def lengths_from(self, first: str) -> Sequence[int]:
        """The numbers of words of the phrases that begin with that word, the longest first."""
        lengths = self.phrase_lengths.get(first)
        if lengths is None and self.stems:
            lengths = self.phrase_lengths.get(stem(first, self))
        return lengths or ()


@lru_cache(maxsize=_MOST_WORDS_KEPT)
def stem(word: str, words: FigureWords) -> str:
    """The longest stem, with its `*`, that a word begins with; the word itself where it begins with none.

    Where nouns are written in one with others, a long rest is another noun and no ending.
    """
    shortest = max(0, len(word) - _LONGEST_ENDING) if words.compounds else 0
    for length in range(min(len(word), _LONGEST_STEM), shortest, -1):
        found = word[:length] + ANY_ENDING
        if found in words.stems:
            return found
    return word


def is_unspaced(character: str) -> bool:
    """Whether a letter is of a script that does not part words: Han, kana, Hangul, Bopomofo and the like."""
    return _IS_UNSPACED.match(character) is not None


def split_words(text: str) -> tuple[str, ...]:
    """A phrase as the tokens of running text: words, digits and single signs, without case and spaces."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if piece == ANY_ENDING and pieces:
            pieces[-1] += piece
        else:
            pieces.append(fold(piece))
    return tuple(pieces)


@lru_cache(maxsize=_MOST_WORDS_KEPT)
def read_word(written: str, words: FigureWords) -> Word:
    """A word of running text, as it is written there. Those read last are kept, for most words come again."""
    folded = fold(written)
    meaning = words.find((folded,))
    if meaning is None and "-" in folded:
        meaning = words.find(tuple(folded.split("-"))) or _meaning_of_last_part(folded, words)
    if meaning is None and words.elisions and "'" in folded:
        meaning = _meaning_behind_elision(folded, words)
    if meaning is None and words.compounds:
        meaning = _meaning_of_compound(folded, words)
    if meaning is None and written.isupper() and folded not in words.designations and written in words.codes():
        meaning = _PEOPLE
    return Word(folded, meaning or NOTHING, _is_proper(written))


def fold(text: str) -> str:
    """A word without what does not matter to its meaning."""
    return text.casefold().replace("\u2019", "'").replace("\u2011", "-").replace("\u2010", "-")


def _is_proper(word: str) -> bool:
    """Whether a word is written as a proper name is: with a capital, and no plural of an acronym, as APCs is.

    The capital may stand behind an article: "al-Qaeda".
    """
    is_plural = len(word) > 2 and word[:-1].isupper() and word[-1].islower()
    return not is_plural and any(part[:1].isupper() for part in word.split("-"))


def _meaning_behind_elision(folded: str, words: FigureWords) -> Meaning | None:
    """What a word means behind a small one that is written in one with it: "d'hommes", "l'infanterie"."""
    small, _, word = folded.partition("'")
    return words.find((word,)) if small in words.elisions else None


def _meaning_of_last_part(folded: str, words: FigureWords) -> Meaning | None:
    """What a compound counts is what its last part does ("brig-sloops"); number words may be compounds too.

    These are added up, or multiplied by a magnitude: "twenty-five", "two-hundred". It names a people or a month as the
    last part does: "pro-Russian", "mid-June".
    """
    first, _, last = folded.rpartition("-")
    meaning = words.find((last,))
    if meaning is None:
        return None
    before = words.find((first,))
    if meaning.number is not None and before is not None and before.number is not None:
        number = before.number * meaning.number if meaning.magnitude else before.number + meaning.number
        return Meaning(number=number)
    roles = meaning.roles & _ROLES_OF_LAST_PARTS
    return Meaning(noun=meaning.noun, roles=roles) if meaning.noun or roles else None


def _meaning_of_compound(folded: str, words: FigureWords) -> Meaning | None:
    """What a word counts that is written in one with its head: the longest noun that it ends with."""
    for start in range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1):
        meaning = words.find((folded[start:],))
        if meaning is not None and meaning.noun is not None:
            return Meaning(noun=meaning.noun, roles=meaning.roles & {Role.ONLY_ONE, Role.CIVILIAN})
    return None


def _has_plural(meaning: Meaning) -> bool:
    """Whether a meaning can be that of a plural: nouns and what befell, not the small words."""
    plain = meaning.roles - {Role.ONLY_ONE}
    nominal = {Role.CIVILIAN, Role.PEOPLE, Role.SOURCE, Role.OCCASION, Role.NOT_COUNTED, Role.FRACTION}
    return meaning.noun is not None or meaning.befell or meaning.magnitude or bool(plain & nominal)
