"""Tells which numbers of a line are years."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.numbers.days import YEARS, has_role, is_range_end, is_year_like, plain_value, token_at
from warbox.values.figures.numbers.numbered_units import is_counted_after, says_what
from warbox.values.figures.tokens.owners import names_people
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import Role

_SMALL = 100  # where all other numbers are below it, one like a year is no number of the same things

_DIGITS_OF_EARLY = 3
_FEW_YEARS = 10

# Words that join another number to the one before, or bound it.
_BEFORE_MORE = frozenset(
    {
        Role.RANGE_TO,
        Role.AND,
        Role.OR,
        Role.INCLUDING,
        Role.APPROXIMATELY,
        Role.AT_LEAST,
        Role.UP_TO,
        Role.TOTAL,
        Role.RANGE_FROM,
    }
)

# Words that a remark before a year consists of: "(estimated, 1968)".
_REMARKS = frozenset(
    {
        Role.SOURCE,
        Role.OCCASION,
        Role.TOTAL,
        Role.APPROXIMATELY,
        Role.APPROXIMATELY_AFTER,
        Role.FILLER,
        Role.LINK,
    }
)

# Words that rather stand before a count than before a year: "(est. 1500)".
_ESTIMATED = frozenset({Role.APPROXIMATELY, Role.APPROXIMATELY_AFTER})


def is_year(tokens: Sequence[Token], index: int, days: set[int]) -> bool:
    """Whether four digits stand as a year does: in brackets, after "in", before a colon or 43,000, with a month."""
    if not is_year_like(tokens[index]):
        return _is_early_year(tokens, index)
    first, last = index, index
    if first in days:
        return True
    if is_range_end(tokens, index) and (is_year_like(token_at(tokens, index - 2)) or index - 2 in days):
        first = index - 2
    ends = token_at(tokens, index + 2)
    if is_range_end(tokens, index + 2) and (is_year_like(ends) or is_short_year(ends)):
        last = index + 2
    if is_counted_after(tokens, last):
        return False
    if _is_in_stretch(tokens, index) or (is_range_end(tokens, index + 2) and index + 2 in days):
        return True
    before, after = token_at(tokens, first - 1), token_at(tokens, last + 1)
    if first in days:
        return True
    if (
        before is not None
        and before.kind is Kind.OPEN
        and (_ends_year(after) or (has_role(after, Role.YEAR_BEFORE) and _has_other_number(tokens, first, last)))
    ):
        return True
    if after is not None and (after.is_sign(":") or _is_grouped(after)):
        return True
    if has_role(before, Role.YEAR_AFTER) and first == last and not _begins_stretch(tokens, index):
        return not has_role(before, Role.APPROXIMATELY) and not _is_amount(tokens, first - 1)
    if _is_last_year(tokens, index) or (first < last and _follows_counted(tokens, first)):
        return True
    return _is_cited(tokens, first, last) or (first > 0 and _is_time_in_bracket(tokens, first, last))


def _is_early_year(tokens: Sequence[Token], index: int) -> bool:
    """Whether three digits are a year, or an end of a span of years.

    They are before the colon that a line begins with where a greater number stands behind it, as no part of them
    would, "612: 1,133,800 men", and in a bracket as a span of a few: "20,000 (132–133)".
    """
    first = index - 2 if is_range_end(tokens, index) and _has_three_digits(token_at(tokens, index - 2)) else index
    last = first + 2 if is_range_end(tokens, first + 2) and _has_three_digits(token_at(tokens, first + 2)) else first
    begin, end = plain_value(token_at(tokens, first)), plain_value(token_at(tokens, last))
    if begin is None or end is None or not all(map(_has_three_digits, (tokens[first], tokens[last]))):
        return False
    before, after = token_at(tokens, first - 1), token_at(tokens, last + 1)
    if first == 0 and after is not None and after.is_sign(":"):
        counted = token_at(tokens, last + 2)
        return counted is not None and counted.digits is not None and (counted.digits.count or 0) > end
    in_bracket = before is not None and before.kind is Kind.OPEN and _closes(after)
    return in_bracket and begin < end < begin + _FEW_YEARS


def _has_three_digits(token: Token | None) -> bool:
    return token is not None and plain_value(token) is not None and token.end - token.start == _DIGITS_OF_EARLY


def _is_grouped(token: Token) -> bool:
    """Whether a token is a number whose digits stand in groups, so that a number right before it is none of its own."""
    return token.digits is not None and not token.digits.plain


def _is_in_stretch(tokens: Sequence[Token], index: int) -> bool:
    """Whether a year is one of two between which something counted was: "254 killed between 1960 and 1974"."""
    for first in (index, index - 2):
        if not _begins_stretch(tokens, first):
            continue
        years = is_year_like(token_at(tokens, first)) and is_year_like(token_at(tokens, first + 2))
        counted = token_at(tokens, first - 2)
        if years and counted is not None and not is_counted_after(tokens, first + 2):
            return counted.kind in (Kind.OPEN, Kind.NUMBER) or says_what(counted) or _goes_on(tokens, first - 2)
    return False


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word goes on with what a number before it counts: "900 men |mobilised| from 1954 to 1962"."""
    start = index
    while start >= 0 and tokens[start].kind is Kind.WORD:
        start -= 1
    return index > start >= 0 and tokens[start].kind is Kind.NUMBER


def _begins_stretch(tokens: Sequence[Token], index: int) -> bool:
    """Whether the first of two numbers stands there that are named as ends: "between 1500 and 1600"."""
    other = token_at(tokens, index + 2)
    named = has_role(token_at(tokens, index - 1), Role.RANGE_FROM) and other is not None and other.kind is Kind.NUMBER
    return named and (is_range_end(tokens, index + 2) or has_role(token_at(tokens, index + 1), Role.AND))


def _follows_counted(tokens: Sequence[Token], first: int) -> bool:
    """Whether a span of years ends what is said of a number before it: "12,000 killed 2003–2005", "900 in 1635–40"."""
    before = token_at(tokens, first - 1)
    return before is not None and not before.has_any(_BEFORE_MORE) and _goes_on(tokens, first - 1)


def _is_last_year(tokens: Sequence[Token], index: int) -> bool:
    """Whether a remark in brackets says up to which year something was counted: "(to 2012)", "(claim, to 2012)"."""
    before, word = token_at(tokens, index - 2), token_at(tokens, index - 1)
    begins = before is not None and (before.kind is Kind.OPEN or before.is_sign(",;"))
    to_year = has_role(word, Role.RANGE_TO) and not has_role(word, Role.UP_TO)
    return begins and to_year and _closes(token_at(tokens, index + 1))


def is_short_year(token: Token | None) -> bool:
    """Whether a token may be the end of a span of years that leaves out the century: 1937–45."""
    return token is not None and plain_value(token) is not None and token.end - token.start == 2


def _has_other_number(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a line has a number besides those from one token to another, of which they may be the year."""
    return any(token.kind is Kind.NUMBER for token in (*tokens[:first], *tokens[last + 1 :]))


def _closes(token: Token | None) -> bool:
    return token is not None and token.kind is Kind.CLOSE


def _ends_year(token: Token | None) -> bool:
    """Whether what follows a number leaves it a year that stands in brackets: "(1943)", "(peak 1943; 200 in 1945)"."""
    return _closes(token) or (token is not None and token.is_sign(",;"))


def _is_amount(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` belongs to an amount ("a total of 1500") rather than to a date ("of 1500")."""
    before = token_at(tokens, index - 1)
    if before is None or not tokens[index].has(Role.OUT_OF):
        return False
    return before.has(Role.TOTAL) or before.meaning.befell or before.meaning.noun is not None


def _is_cited(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether years stand in a bracket behind a source or a remark: "(Tiihonen, 2000)", "(estimated, 1968–1970)"."""
    comma, name = token_at(tokens, first - 1), token_at(tokens, first - 2)
    if comma is None or name is None or not comma.is_sign(",") or not _ends_year(token_at(tokens, last + 1)):
        return False
    return name.is_unknown or _is_remark(tokens, first - 1)


def _is_time_in_bracket(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether years end a bracket behind a word for a time: "5,000 men (peak 1779)", "63 ships (peak 1781)".

    They do where other thousands are written with a separator, or where as many would be far more than all others. Two
    years of an estimate do in the first case: "5,000 killed (estimated 1964–1974)".
    """
    word = tokens[first - 1]
    is_estimate = word.has_any(_ESTIMATED)
    if is_estimate and first == last:
        return False
    if not (word.has(Role.YEAR_BEFORE) or is_estimate) or word.has(Role.FILLER):
        return False
    if not _ends_year(token_at(tokens, last + 1)):
        return False
    others = [token.digits for at, token in enumerate(tokens) if token.digits is not None and not first <= at <= last]
    counts = [(digits.count or 0, digits.plain) for digits in others]
    apart = any(count >= YEARS.start and not plain for count, plain in counts)
    return apart or (not is_estimate and bool(counts) and max(counts)[0] < _SMALL)


def _is_remark(tokens: Sequence[Token], stop: int) -> bool:
    """Whether nothing but a source, a time, a total or an estimate stands from a bracket's beginning on.

    Names may stand among the words for these: "(Pentagon estimate, 2003)".
    """
    start = stop
    while start > 0 and (tokens[start - 1].has_any(_REMARKS) or names_people(tokens[start - 1])):
        start -= 1
        if says_what(tokens[start]):
            return False
    remarked = any(token.has_any(_REMARKS) for token in tokens[start:stop])
    return start > 0 and remarked and tokens[start - 1].kind is Kind.OPEN
