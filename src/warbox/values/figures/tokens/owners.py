"""Says whose men are counted: a people's name, the unit behind "of", names in scripts without capital letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import NounGroup, Role

_BEFORE_NAMES = frozenset({Role.OUT_OF, Role.ARTICLE, Role.LINK})
JOINTS = frozenset({Role.AND, Role.OR})
_LIST_SIGNS = ",/"
# What no name of a unit goes on over, although it may be written with a capital.
_NO_NAMES = frozenset({Role.INCLUDING, Role.VAGUE, Role.MONTH, Role.SOURCE, Role.TOTAL, Role.APPROXIMATELY})


def is_joint(token: Token) -> bool:
    """Whether a token joins what stands before it with what stands behind it: "and", "or", a comma, a slash."""
    return token.has_any(JOINTS) or token.is_sign(_LIST_SIGNS)


def names_people(token: Token) -> bool:
    """Whether a word is a people's name, or may be a name because nothing is known of it but its capital."""
    return token.has(Role.PEOPLE) or (token.capital and token.is_unknown)


def people_before_noun(closing: Mapping[int, int], unknown: Sequence[int], noun: int) -> list[int]:
    """The unknown words before a noun for people, with brackets among them: in Chinese they say whose men they are.

    Scripts with capital letters tell the names among such words by these instead.
    """
    if not unknown:
        return []
    last = closing.get(unknown[-1] + 1, unknown[-1])
    return list(range(unknown[0], last + 1)) if last < noun else []


def name_after_of(tokens: Sequence[Token], at: int, stop: int, *, counted: bool) -> list[int]:
    """The name after the "of" at a token: a unit's, "men of the 3rd Infantry Division", or one written as a name is.

    Nothing where what follows is what is counted, or of what kind it is: "300 of the rebels", "2 regiments of foot".
    `counted` says that what is counted stands before: a people's name after it is then no part of that.
    """
    first = at
    while first < stop and tokens[first].has_any(_BEFORE_NAMES):
        first += 1
    last = first
    while last < stop and _goes_on(tokens, last, stop):
        last += 1
    unit = next((index for index in range(last - 1, first, -1) if _is_unit(tokens[index])), None)
    if unit is not None:
        return list(range(first, unit + 1))
    joint = next((index for index in range(first, last) if is_joint(tokens[index])), last)
    name = tokens[first:joint]
    is_name = all(_is_proper(token) or token.has(Role.OUT_OF) for token in name) and not all(map(_counts_people, name))
    if is_name:
        return list(range(first, joint))
    return list(takewhile(lambda index: tokens[index].has(Role.PEOPLE), range(first, last))) if counted else []


def _goes_on(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether a name may go on with a token: a joint or an "of" only where more of the name follows."""
    token = tokens[at]
    if is_joint(token) or token.has(Role.OUT_OF):
        return at + 1 < stop and _may_name(tokens[at + 1]) and (is_joint(token) or _is_proper(tokens[at + 1]))
    return _may_name(token)


def _may_name(token: Token) -> bool:
    if token.kind is Kind.NAME:
        return True
    if token.kind is not Kind.WORD or token.meaning.befell or token.has_any(_NO_NAMES) or is_joint(token):
        return False
    return token.capital or not token.has_any(_BEFORE_NAMES)


def _is_proper(token: Token) -> bool:
    return token.kind is Kind.NAME or token.capital or token.has(Role.PEOPLE)


def _is_unit(token: Token) -> bool:
    return token.meaning.noun is not None and token.meaning.noun.group is NounGroup.UNITS


def _counts_people(token: Token) -> bool:
    return token.meaning.noun is not None and token.meaning.noun.group is NounGroup.PEOPLE
