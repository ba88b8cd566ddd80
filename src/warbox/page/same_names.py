"""Whether names on two pages, of two wikis perhaps, mean the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from anyascii import anyascii

from warbox.conflict import Combatant, Commander
from warbox.names.converters import has_han
from warbox.values.dates.tokens import roman_number, roman_ordinal
from warbox.values.dates.words import date_words
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from warbox.page.page import Page

_ALIKE = 0.75
"""How much of two words in two languages is the same where they are one name: `Koutouzov` and `Kutuzov`."""

_SHORTEST, _LONGEST = 3, 40  # letters of a word that may be spelt otherwise

_SOUNDS_ALIKE = 0.9
"""How likely `warbox.names.compare` must find two names one: `米哈伊尔·库图佐夫` and `Mikhail Kutuzov`."""

_NUMBER_OF_A_KING = re.compile("[IVX]{1,6}")


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A name with all that tells whom it means: the pages it links to, by language, and the code of its flag.

    `wiki` is the one whose page gives the name.
    """

    text: str
    wiki: Wiki
    pages: frozenset[tuple[str, str]]
    code: str | None = None

    @property
    def written(self) -> list[str]:
        """The name and the titles of the pages it links to."""
        return [self.text, *(title for _, title in self.pages)]


def pair_up(ones: Sequence[NamedThing], others: Sequence[NamedThing]) -> dict[int, int]:
    """For the index of each of the first that of the one among the second that means the same.

    A page that both link to counts most, then the words of the names, then their sound, then the flag of a country
    that nobody else in either list bears.
    """
    pairs: dict[int, int] = {}
    free = dict(enumerate(others))
    for is_same in (_link_to_one_page, _have_the_same_words):
        for index, one in enumerate(ones):
            if index in pairs:
                continue
            found = next((number for number, other in free.items() if is_same(one, other)), None)
            if found is not None:
                pairs[index] = found
                del free[found]
    pairs |= _by_sound(ones, others, pairs)
    return pairs | _by_flag(ones, others, pairs)


def _link_to_one_page(one: NamedThing, other: NamedThing) -> bool:
    return bool(one.pages & other.pages)


def _have_the_same_words(one: NamedThing, other: NamedThing) -> bool:
    wikis = one.wiki, other.wiki
    return any(
        _have_the_same_parts(left, right) if has_han(left) and has_han(right) else same_words(left, right, wikis)
        for left in one.written
        for right in other.written
    )


def _have_the_same_parts(left: str, right: str) -> bool:
    """Whether each part of a Chinese name is one of another, which may have more of them.

    Their letters do not tell: with those of two characters in three alike 张作霖 and 張作相 are two men.
    """
    fewer, more = sorted((_split(name.partition("(")[0]) for name in (left, right)), key=len)
    return bool(fewer) and all(any(_likeness(part, other) >= _SOUNDS_ALIKE for other in more) for part in fewer)


def _likeness(left: str, right: str) -> float:
    """How likely two names are one by more than what they share literally."""
    # Its tables take long to load, and most commands need none.
    from warbox.names.comparison import compare_prepared, suffices
    from warbox.names.prepared import prepare

    name, other = prepare(left), prepare(right)
    comparison = compare_prepared(name, other)
    return comparison.score if suffices(comparison, name, other) else 0.0


def _by_sound(ones: Sequence[NamedThing], others: Sequence[NamedThing], pairs: dict[int, int]) -> dict[int, int]:
    """The likeliest pairs among those that are left."""
    free = set(range(len(others))) - set(pairs.values())
    likely = [
        (_likeness(one.text, others[number].text), index, number)
        for index, one in enumerate(ones)
        if index not in pairs
        for number in free
    ]
    found: dict[int, int] = {}
    for likeness, index, number in sorted(likely, reverse=True):
        if likeness >= _SOUNDS_ALIKE and index not in found and number in free:
            found[index] = number
            free.remove(number)
    return found


def _by_flag(ones: Sequence[NamedThing], others: Sequence[NamedThing], pairs: dict[int, int]) -> dict[int, int]:
    left, right = _only_bearers(ones), _only_bearers(others)
    found = {left[code]: right[code] for code in left.keys() & right.keys()}
    return {one: other for one, other in found.items() if one not in pairs and other not in pairs.values()}


def _only_bearers(things: Sequence[NamedThing]) -> dict[str, int]:
    """The indexes of those whose flag nobody else bears, by its code."""
    codes = [thing.code for thing in things]
    return {code: index for index, code in enumerate(codes) if code is not None and codes.count(code) == 1}


def named_things(found: Iterable[Combatant | Commander], page: Page) -> list[NamedThing]:
    """Combatants or commanders of a page, each with the pages that it links to."""
    foreign = {link.local: (link.lang, link.foreign) for link in page.interlanguage_links if link.lang and link.foreign}
    return [_named_thing(one, page.wiki, foreign) for one in found]


def _named_thing(one: Combatant | Commander, wiki: Wiki, foreign: dict[str | None, tuple[str, str]]) -> NamedThing:
    pages = {(wiki.language, one.link)} if one.link else set()
    if one.name.foreign is not None:
        pages.add((one.name.foreign.lang, one.name.foreign.title))
    elif one.link in foreign:
        pages.add(foreign[one.link])
    flag = one.flag if isinstance(one, Combatant) else None  # many commanders have the flag of one country
    code = flag.entity.code if flag is not None and flag.entity is not None else None
    return NamedThing(one.name.text, wiki, frozenset(pages), code)


@lru_cache(maxsize=4096)
def same_words(left: str, right: str, wikis: tuple[Wiki, ...]) -> bool:
    """Whether two names have the same words in Latin letters, or one of them all those of the other but for spelling.

    A remark in brackets does not count, nor does a number of kings that only one of them has; in other scripts than
    Latin the letters are those that they sound like. `wikis` are those whose endings of ordinal numbers are known.
    """
    both = _words(left, wikis), _words(right, wikis)
    (one, number), (other, other_number) = sorted(both, key=lambda words: len(words[0]))
    if number and other_number and number != other_number:
        return False
    return bool(one) and all(any(_is_alike(word, candidate) for candidate in other) for word in one)


def _words(name: str, wikis: tuple[Wiki, ...]) -> tuple[list[str], int]:
    """The words of a name in Latin letters without short ones, and the number of a king, 0 where it has none."""
    numbers: list[int] = []
    words: list[str] = []
    for written in _split(name.partition("(")[0]):
        number = _number_of_a_king(written, wikis)
        if number:
            numbers.append(number)
        else:
            words += [word.casefold() for word in _split(anyascii(written))]
    return [word for word in words if len(word) >= _SHORTEST] or words, numbers[0] if numbers else 0


def _split(text: str) -> list[str]:
    """The stretches of letters, with their accents, and figures."""
    return "".join(sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in text).split()


def _number_of_a_king(word: str, wikis: tuple[Wiki, ...]) -> int:
    """The value of a Roman number in capitals with or without the ending of an ordinal, 0 for another word."""
    match = _NUMBER_OF_A_KING.match(word)
    if match is None:
        return 0
    if match.end() == len(word):
        return roman_number(word.lower())
    if not word[match.end() :].islower():
        return 0
    return max([roman_ordinal(word.lower(), date_words(wiki)) for wiki in wikis], default=0)


def _is_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    if min(len(word), len(other)) <= _SHORTEST or max(len(word), len(other)) > _LONGEST:
        return False
    matcher = SequenceMatcher(None, word, other)
    # The first two are upper bounds of the last, and far cheaper.
    return all(ratio() >= _ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))
