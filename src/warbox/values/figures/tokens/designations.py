"""Tells what words name that no table has: arms by their designations, one of several, what looks like a plural."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from warbox.values.figures.tokens.token import Token
from warbox.values.figures.tokens.words import FigureWords, Noun, NounGroup

_MARK = re.compile(r"[ivx]+[a-h]?")  # of the model of a machine: "Spitfire IX", "Typhoon IB"
_LONGEST_SHORTENED = 4  # letters of a word that is shortened with a stop
_SHORTEST_NOUN = 4  # letters of a noun that the tables do not have


def designated(tokens: Sequence[Token], names: Sequence[int], words: FigureWords) -> Noun | None:
    """What the designations of arms at those tokens name: the letters before their digits say it ("Bf 109", "T-34").

    Where there are none, those behind them do: "12-pdrs". Some say in full what others of these letters are not.
    """
    for index in names:
        name = tokens[index].text
        letters = _letters(name) or (name.rpartition("-")[2] if "-" in name else tokens[index - 1].text)
        noun = words.designations.get(name.removesuffix("s")) or words.designations.get(letters)
        if noun is not None:
            return noun
    return None


def one_of_several(token: Token, words: FigureWords) -> Noun | None:
    """What a name counts behind the number one where the tables have its plural alone: "1 Panther"."""
    found = (words.find((token.text + ending,)) for ending in words.plural_endings)
    return next((meaning.noun for meaning in found if meaning is not None and meaning.noun is not None), None)


def looks_plural(token: Token, words: FigureWords) -> bool:
    """Whether a word ends as nouns in the plural do."""
    text = token.text
    ends_so = text.endswith(words.noun_endings) and not text.endswith(words.possessive_endings)
    return ends_so and len(text) >= _SHORTEST_NOUN


def is_unknown_plural(token: Token, words: FigureWords) -> bool:
    """Whether no table has a word and it ends as nouns in the plural do."""
    return token.is_unknown and looks_plural(token, words)


def is_mark(token: Token) -> bool:
    """Whether a word may be the mark behind a machine: "Spitfire |IX|", "Typhoon |IB|"."""
    return token.capital and _MARK.fullmatch(token.text) is not None


def ends_shortened_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the stop behind a shortened word rather than the end of a sentence: "sup. artillery"."""
    before = tokens[at - 1]
    return tokens[at].is_sign(".") and before.is_unknown and len(before.text) <= _LONGEST_SHORTENED


def are_sorts(first: Sequence[Token], others: Sequence[Token], words: FigureWords) -> bool:
    """Whether words behind a number, and those joined to them, say of what sort those are whom it counts.

    They end with what is counted; where no table has one of the words that are people, "ss and local soldiers", or
    things in the plural, "supply and fuel trucks", and such a word is no noun itself.
    """
    behind = list(takewhile(lambda token: token.is_unknown, others))
    unknown = [*behind, *(token for token in first if token.is_unknown)]
    counted = others[len(behind)] if len(behind) < len(others) else None
    noun = counted.meaning.noun if counted is not None else None
    if counted is None or noun is None or any(looks_plural(token, words) for token in unknown):
        return False
    of_things = noun.group is NounGroup.MATERIAL and looks_plural(counted, words)
    return not unknown or noun.group is NounGroup.PEOPLE or of_things


def _letters(name: str) -> str:
    """The letters at the beginning of a name."""
    end = 0
    while end < len(name) and name[end].isalpha():
        end += 1
    return name[:end]
