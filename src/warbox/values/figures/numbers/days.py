"""Tells the days and years of a line that stand with the name of a month."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.numbers.numbered_units import is_counted_after
from warbox.values.figures.tokens.token import Token
from warbox.values.figures.tokens.words import Role

_LAST_DAY = 31
YEARS = range(1000, 2101)
"""Four digits without a separator may be a year, as these numbers often are."""


def days_of(tokens: Sequence[Token]) -> set[int]:
    """The indexes of days and years that stand with the name of a month, ranges of them too."""
    days: set[int] = set()
    for index, token in enumerate(tokens):
        if not token.has(Role.MONTH):
            continue
        before, after = index - 1, index + 1
        before -= has_role(token_at(tokens, before), Role.OUT_OF)  # "5 de mayo"
        stop = token_at(tokens, after)
        if stop is not None and stop.is_sign(".") and stop.start == token.end:
            after += 1
        if _is_day(token_at(tokens, before)):
            days.add(before)
            first = _first_day(tokens, before)
            if first is not None:
                days.add(first)
        if _is_day(token_at(tokens, after)) and not is_counted_after(tokens, after):
            days.add(after)
            joined = _is_day(token_at(tokens, after + 2)) and _first_day(tokens, after + 2) == after
            if joined and not is_counted_after(tokens, after + 2):
                days.add(after + 2)
                after += 2
            after += 1
        comma = token_at(tokens, after)
        if comma is not None and comma.is_sign(","):
            after += 1
        if is_year_like(token_at(tokens, after)) and not is_counted_after(tokens, after):
            days.add(after)
    return days


def plain_value(token: Token | None) -> int | None:
    """The value of a number without separators, None for anything else."""
    if token is None or token.digits is None or not token.digits.plain:
        return None
    return token.digits.count


def is_year_like(token: Token | None) -> bool:
    """Whether a token is a number that may be a year."""
    value = plain_value(token)
    return value is not None and value in YEARS and token is not None and token.end - token.start == 4


def token_at(tokens: Sequence[Token], index: int) -> Token | None:
    """The token at an index, None outside of the line."""
    return tokens[index] if 0 <= index < len(tokens) else None


def has_role(token: Token | None, role: Role) -> bool:
    """Whether there is a token and it does that."""
    return token is not None and token.has(role)


def is_range_end(tokens: Sequence[Token], index: int) -> bool:
    """Whether what joins the ends of a range stands right before a token."""
    before = token_at(tokens, index - 1)
    return before is not None and (before.is_dash or before.has(Role.RANGE_TO))


def _is_day(token: Token | None) -> bool:
    value = plain_value(token)
    return value is not None and 0 < value <= _LAST_DAY


def _first_day(tokens: Sequence[Token], last: int) -> int | None:
    """The first of two days of which the last is that token: "28–29 April", "28 and 29", Italian "il 28 e il 29"."""
    joint = last - 1
    if has_role(token_at(tokens, joint), Role.FILLER) and not has_role(token_at(tokens, joint), Role.RANGE_TO):
        joint -= 1
    joins = is_range_end(tokens, joint + 1) or has_role(token_at(tokens, joint), Role.AND)
    return joint - 1 if joins and _is_day(token_at(tokens, joint - 1)) else None
