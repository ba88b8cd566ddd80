"""Tells numbers that count units from those in units' names: "4 Panzer Army", "617 Squadron"."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.tokens.owners import is_joint, names_people
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import NOTHING, FigureWords, NounGroup, Role, is_unspaced

_SMALL = 100  # a unit whose name has an adjective has a number below
_MOST = 1000  # all units have numbers below
_FEWEST_IN_NAMES = 20  # units so numbered are named where a script's measure words are missing
_FEW = range(2, 5)  # behind which some languages have another form of a noun than behind greater numbers


def is_counted_after(tokens: Sequence[Token], index: int) -> bool:
    """Whether what stands right after a number says what it counts."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and (says_what(after) or after.meaning.magnitude)


def says_what(token: Token) -> bool:
    """Whether a token says what is counted or what befell it."""
    return token.meaning.noun is not None or token.meaning.befell


def numbers_a_unit(tokens: Sequence[Token], index: int, value: int, words: FigureWords) -> bool:
    """Whether a number `value` stands before one unit, as in "4 Panzer Army": more of them would be armies.

    A greater one does so only right before a word with a capital: "617 Squadron". Where the head comes
    first, what kind of people the unit has may stand behind it, "8 Dywizja Piechoty"; elsewhere they are what is
    counted: "12 army officers".
    """
    if value == 1:
        return False
    after = index + 1
    if value < _MOST and after < len(tokens) and _is_unmeasured_unit(tokens[after], value, words):
        return True
    if value >= _SMALL:
        return value < _MOST and after < len(tokens) and _is_named_unit(tokens, after)
    if after < len(tokens) and tokens[after].kind is Kind.WORD and not tokens[after].has(Role.ONLY_ONE):
        after += 1
    if after >= len(tokens) or not tokens[after].has(Role.ONLY_ONE) or (value in _FEW and tokens[after].has(Role.FEW)):
        return False
    if tokens[index + 1].has(Role.PEOPLE) and _is_counted_behind_names(tokens, after + 1):
        return False
    if not is_counted_after(tokens, after):
        return True
    noun = tokens[after + 1].meaning.noun
    return words.head_first and noun is not None and noun.group is NounGroup.PEOPLE


def _is_unmeasured_unit(token: Token, value: int, words: FigureWords) -> bool:
    """Whether a word is a unit without the measure word that counts such: in Chinese "115 divisions" is one of them.

    "Army" by itself, of which no table has a measure word, is always one.
    """
    if not is_unspaced(token.text[0]):
        return False
    if token.has(Role.PEOPLE) and len(token.text) == 1:
        return True
    noun = token.meaning.noun
    if value < _FEWEST_IN_NAMES or noun is None or noun.group is not NounGroup.UNITS:
        return False
    return Role.MEASURE not in words.unspaced.get(token.text[0], NOTHING).roles


def _is_named_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether one unit with a capital stands at a token and nothing that it would have: "617 Squadron"."""
    return tokens[at].capital and tokens[at].has(Role.ONLY_ONE) and not is_counted_after(tokens, at)


def _is_counted_behind_names(tokens: Sequence[Token], start: int) -> bool:
    """Whether names of more units or peoples lead on to what is counted: "34 US Navy, Marine and NSA personnel"."""
    at = start
    while at < len(tokens) and (is_joint(tokens[at]) or tokens[at].has(Role.ONLY_ONE) or names_people(tokens[at])):
        at += 1
    return start < at < len(tokens) and says_what(tokens[at])
