"""A wiki's words around the names of commanders: ranks, fates, what names nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from warbox.conflict.segments import words_for_nobody
from warbox.values.dates.reading import is_date
from warbox.values.dates.words import date_words, has_case
from warbox.wikis import Wiki

_WORDS = re.compile(r"(\W+)")
_SMALL_WORD = 3  # letters at most
_FEWEST_LETTERS = 3  # of another word that is cut short


@dataclass(frozen=True, slots=True)
class CommanderWords:
    """A wiki's words around the names of commanders, compiled."""

    ranks: re.Pattern[str]
    ranks_behind: re.Pattern[str]  # at the end of a name
    unknown: frozenset[str]
    fates: dict[str, str]
    fate_leads: re.Pattern[str]  # words before one: "later executed"
    fate_parties: tuple[str, ...]  # behind a fate of one letter, where words are not parted
    fate_signs: dict[str, str]
    fate_pictures: dict[str, str]
    joints: re.Pattern[str]
    links: frozenset[str]  # prepositions that may stand behind a word for a fate: "died of", "died before"
    before_places: frozenset[str]  # between a name or title and the place that it is of: "Thomas of Savoy"
    particles: frozenset[str]  # that stand before a day: Italian "il"
    small: frozenset[str]  # that may stand before a name and are no rank: "the"
    units: frozenset[str]  # that have no name of a person: "Royal Army"
    is_time: Callable[[str], bool]  # whether a text says when something was and nothing else

    def rank_at_end(self, text: str) -> int:
        """Where the rank begins that ends a text before a link, its end where there is none: ", Marshal "."""
        return next((rank.start() for rank in self.ranks.finditer(text) if rank.end() == len(text)), len(text))

    def without_rank(self, label: str) -> str:
        """The text behind the rank that it begins with."""
        rank = self.ranks.match(label)
        return label if rank is None else label[rank.end() :].strip()


@lru_cache(maxsize=64)
def commander_words(wiki: Wiki) -> CommanderWords:
    """The words of `[commanders]` of that wiki."""
    table, dates = wiki.table("commanders"), wiki.table("dates")
    before_names = [*table.get("ranks", []), *table.get("addresses", [])]
    ranks = sorted(before_names, key=lambda rank: (len(_WORDS.split(rank)), len(rank)), reverse=True)
    fates = {word.casefold(): status for status, words in table.get("fates", {}).items() for word in words}
    signs = {sign: status for status, signs in table.get("signs", {}).items() for sign in signs}
    pictures = {file.casefold(): status for status, files in table.get("pictures", {}).items() for file in files}
    joints = [rf"\s{re.escape(word)}\s" for word in wiki.table("names").get("separators", [])]
    return CommanderWords(
        ranks=re.compile(rf"(?:(?:{'|'.join(map(_rank_form, ranks)) or '(?!)'})(?:[\s.]+|(?<=\W)|$))+", re.IGNORECASE),
        ranks_behind=re.compile(rf"(?:{'|'.join(map(re.escape, table.get('ranks_behind', []))) or '(?!)'})$"),
        unknown=words_for_nobody(wiki),
        fates=fates,
        fate_leads=re.compile(rf"(?:(?:{'|'.join(map(re.escape, table.get('fate_leads', []))) or '(?!)'})\s+)+"),
        fate_parties=tuple(table.get("fate_parties", [])),
        fate_signs=signs,
        fate_pictures=pictures,
        joints=re.compile("|".join(["[,;/&\u3001\uff0c\uff1b\u30fb]", r"\s[\u2013\u2014-]\s", *joints]), re.IGNORECASE),
        links=frozenset(chain(wiki.table("figures").get("links", ()), dates.get("before", ()), dates.get("since", ()))),
        before_places=frozenset(table.get("before_places", ())),
        particles=frozenset(dates.get("particle", ())),
        small=frozenset(wiki.table("names").get("small_words", ())),
        units=frozenset(wiki.table("figures").get("only_one", ())),
        is_time=lambda text: is_date(text, date_words(wiki)),
    )


def _rank_form(rank: str) -> str:
    """The pattern of a rank, each word of which may be cut short before a full stop: "Gen. d. Kav.", "контр-адм."."""
    first, *others = _WORDS.split(rank)
    return _word_form(first, _FEWEST_LETTERS) + "".join(_word_form(piece, _fewest_letters(piece)) for piece in others)


def _fewest_letters(word: str) -> int:
    """How short a word may be cut that is not the first of a rank: small ones to one letter, "d." for "der"."""
    return 1 if len(word) <= _SMALL_WORD else _FEWEST_LETTERS


def _word_form(word: str, fewest: int) -> str:
    """The pattern of a word, or of its beginning with a full stop; what parts words stays as it is."""
    if len(word) <= fewest or not (word.isalpha() and has_case(word[0])):
        return re.escape(word)
    optional = "".join(f"{letter}?" for letter in word[fewest:-1])
    return rf"{word[:fewest]}(?:{word[fewest:]}|{optional}\.)"
