"""Tells how words go on that "and", "or", a comma or a space joins to others: to a clause of their own, to a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import Role

_LONGEST_LIST = 16  # tokens within which a list of nouns comes to its "and"


def begins_clause(line: Line, at: int, stop: int, *, in_list: bool) -> bool:
    """Whether a word for a fate begins a clause of its own: "wounded unknown", "wounded: 30", "wounded 30"."""
    after = at + 1
    if after >= stop:
        in_clause = stop >= len(line.tokens) or line.tokens[stop].kind in (Kind.OPEN, Kind.CLOSE)
        return not in_clause and not in_list and after == stop
    labels = line.tokens[after].is_sign(":") and after + 1 < len(line.tokens)
    return not in_list and (labels or line.tokens[after].has(Role.VAGUE))


def is_glued_to_next(line: Line, at: int, stop: int) -> bool:
    """Whether words are written without a space up to the next number, as what that number counts is in Chinese."""
    if stop >= len(line.tokens) or line.tokens[stop].kind is not Kind.NUMBER:
        return False
    words = pairwise(line.tokens[at : stop + 1])
    return all(before.kind is Kind.WORD and before.end == after.start for before, after in words)


def is_list(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Whether the noun `at` goes on a list that a later "and" or "or" ends."""
    for token in tokens[at : min(stop, at + _LONGEST_LIST)]:
        if token.has(Role.AND) or token.has(Role.OR):
            return True
        if not token.is_sign(",") and token.kind is not Kind.WORD:
            return False
    return False
