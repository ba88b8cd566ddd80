"""Tells which numbers of a line count something, and which are dates, times, ratios, measures or parts of names."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from warbox.values.figures.numbers.days import (
    YEARS,
    days_of,
    has_role,
    is_range_end,
    is_year_like,
    plain_value,
    token_at,
)
from warbox.values.figures.numbers.numbered_units import is_counted_after, numbers_a_unit, says_what
from warbox.values.figures.numbers.years import is_short_year, is_year
from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import PLUS, Kind, Token
from warbox.values.figures.tokens.words import FigureWords, NounGroup, Role, is_unspaced

_LONGEST_COUNTRY = 4  # words of its name
_SMALL = 100  # numbers below may be the terms of a fraction, or the number of a unit
_GREATEST_IN_NAME = 999  # behind a dash
_SHORTEST_RANGE = 2  # tokens before the end of one
_ARMS = frozenset({NounGroup.MATERIAL, NounGroup.SHIPS})
_LONGEST_ROW = 6  # tokens on either side of a number in a row of them with slashes between

_TERM_SIGNS = "/\u2044\u2215"
_REFERENCE_SIGNS = "#\u00a7\u2116"
_CURRENCY = "Sc"  # Unicode's category of such signs
_INCH_SIGNS = '"\u2032\u2032\u201d'  # the sign for inches is two primes where it is folded
_SHARE_SIGNS = "%\u2030\u00b0"

# Words between the two numbers of a range, of which the first leaves its magnitude to the second: "2.5 to 3 million".
_RANGE_JOINTS = frozenset({Role.RANGE_TO, Role.AND, Role.OR})

# Words before the number of a calibre: "canons de 12"; in some languages "of" is "from" as well.
_BEFORE_CALIBRES = frozenset({Role.OUT_OF, Role.RANGE_FROM})


def counting_numbers(tokens: Sequence[Token], words: FigureWords) -> list[bool]:
    """For each token whether it is a number in digits that counts something."""
    numbers = [index for index, token in enumerate(tokens) if token.digits is not None]
    counting = [False] * len(tokens)
    days = days_of(tokens) if numbers else set()
    for index in numbers:
        if is_year(tokens, index, days):
            days.add(index)
            if is_range_end(tokens, index + 2) and is_short_year(token_at(tokens, index + 2)):
                days.add(index + 2)
        counting[index] = not (
            index in days or _is_measure(tokens, index) or _is_term(tokens, index, days) or _has_no_count(tokens, index)
        )
    for index in numbers:
        if counting[index]:
            counting[index] = not _is_name(tokens, index, counting, words)
    return counting


def _is_measure(tokens: Sequence[Token], index: int) -> bool:
    """Numbers of percent, hours, calibres and the like, numbers of paragraphs, sums of money."""
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if after is not None and after.text == PLUS and after.start == tokens[index].end:
        after = token_at(tokens, index + 2)  # 100,000+ tons
    if after is not None and (after.has(Role.NOT_COUNTED) or after.is_sign(_SHARE_SIGNS)):
        return _is_unit_of(after, tokens[index])
    if after is not None and after.is_sign(_INCH_SIGNS) and after.start == tokens[index].end:
        return is_counted_after(tokens, index + 1)  # 6" guns
    if _begins_measured_range(tokens, index):
        return True
    if before is not None and not _BEFORE_CALIBRES.isdisjoint(before.meaning.roles) and _is_calibre(tokens, index):
        return True
    if before is not None and is_range_end(tokens, index):
        first = index - 2
        while first > 0 and tokens[first].meaning.magnitude:
            first -= 1
        before = token_at(tokens, first - 1)  # the sign before the range: $5–10 million, $900 million to 1 billion
    return _is_currency(before) or _is_currency(after) or (before is not None and before.is_sign(_REFERENCE_SIGNS))


def _begins_measured_range(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is the lower end of a measure or share: "5–10 tons", "40–60 %", "from 40 to 60 %".

    With a word between the two it is a small one, and an article may stand before the second.
    """
    joint, end = token_at(tokens, index + 1), index + 2
    if joint is None or not (joint.is_dash or joint.has_any(_RANGE_JOINTS)):
        return False
    if not joint.is_dash and (plain_value(tokens[index]) or _SMALL) >= _SMALL:
        return False
    while has_role(token_at(tokens, end), Role.FILLER):
        end += 1
    unit = token_at(tokens, end + 1)
    if unit is None or tokens[end].kind is not Kind.NUMBER:
        return False
    return unit.is_sign(_SHARE_SIGNS) or (unit.has(Role.NOT_COUNTED) and _is_unit_of(unit, tokens[end]))


def _is_calibre(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small number behind "of" says of what calibre the arms before it are: "10 canons de 12"."""
    arms, after = token_at(tokens, index - 2), token_at(tokens, index + 1)
    noun, value = None if arms is None else arms.meaning.noun, plain_value(tokens[index])
    of_arms = noun is not None and noun.group is NounGroup.MATERIAL and value is not None and value < _SMALL
    return of_arms and not is_counted_after(tokens, index) and not has_role(after, Role.RANGE_TO)


def _is_currency(token: Token | None) -> bool:
    return token is not None and unicodedata.category(token.text[0]) == _CURRENCY


def _is_unit_of(unit: Token | None, number: Token | None) -> bool:
    """Whether a word measures the number before it; one that also counts does so only glued to it."""
    return unit is None or number is None or unit.meaning.noun is None or unit.start == number.end


def _is_term(tokens: Sequence[Token], index: int, days: Collection[int] = ()) -> bool:
    """The terms of ratios and scores ("4:3", "2 to 1") and of fractions ("1/6"); a day is none of them."""
    for step in (-1, 1):
        other = token_at(tokens, index + 2 * step)
        if other is None or other.kind is not Kind.NUMBER or index + 2 * step in days:
            continue
        sign = tokens[index + step]
        tight = sign.start == min(tokens[index].end, other.end) and sign.end == max(tokens[index].start, other.start)
        small = (plain_value(other) or _SMALL) < _SMALL and (plain_value(tokens[index]) or _SMALL) < _SMALL
        if tight and sign.is_sign(":"):
            return True
        if sign.has(Role.RANGE_TO) and _is_ratio(*sorted((tokens[index], other), key=lambda term: term.start)):
            return True
        if tight and small and sign.is_sign(_TERM_SIGNS):
            return not _is_dealt_out(tokens, index)
    return False


def _is_dealt_out(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number between slashes is no term, for as many things are said as there are numbers.

    These stand behind the numbers or as their label: "23/45 dead/wounded", "KIA/WIA/MIA: 20/30/4".
    """
    first = last = index
    while last < index + _LONGEST_ROW and _slash_parts(tokens, last + 1) and tokens[last + 2].kind is Kind.NUMBER:
        last += 2
    while first > index - _LONGEST_ROW and _slash_parts(tokens, first - 1) and tokens[first - 2].kind is Kind.NUMBER:
        first -= 2
    length = last - first + 1
    behind = last + 2 if last + 1 < len(tokens) and tokens[last + 1].kind is Kind.OPEN else last + 1
    label = tokens[max(0, first - 1 - length) : max(0, first - 1)]
    return length > 1 and any(
        len(said) == length and all(map(says_what, said[::2])) and all(token.is_sign("/") for token in said[1::2])
        for said in (tokens[behind : behind + length], label)
    )


def _slash_parts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a slash stands at that token, between two others."""
    return 0 < index < len(tokens) - 1 and tokens[index].is_sign("/")


def _is_ratio(first: Token, second: Token) -> bool:
    """Whether "2 to 1" is meant as a ratio: a range would rise."""
    values = plain_value(first), plain_value(second)
    return values[0] is not None and values[1] is not None and values[1] < min(values[0], _SMALL)


def _has_no_count(tokens: Sequence[Token], index: int) -> bool:
    """Decimals count nothing unless a magnitude makes them whole."""
    digits = tokens[index].digits
    after = token_at(tokens, index + 1)
    if after is not None and after.start == tokens[index].end and _is_vulgar_fraction(after):
        return True
    if after is not None and after.kind is Kind.NUMBER and _is_mixed(tokens, index):
        return True
    if digits is None or digits.count is not None:
        return False
    if digits.fraction is None:
        return True
    if after is not None and (after.is_dash or after.has_any(_RANGE_JOINTS)):
        after = token_at(tokens, index + 3)
    return after is None or not after.meaning.magnitude


def _is_mixed(tokens: Sequence[Token], index: int) -> bool:
    """Whether a fraction right behind a small number makes it no whole one: "10 1/2"."""
    sign, value = token_at(tokens, index + 2), plain_value(tokens[index])
    fraction = sign is not None and sign.is_sign(_TERM_SIGNS) and _is_term(tokens, index + 1)
    return fraction and value is not None and value < _SMALL


def _is_vulgar_fraction(token: Token) -> bool:
    """Whether a token is a sign such as one half, which makes the number before it no whole one."""
    return token.kind is Kind.SIGN and "\u2044" in token.text


def _is_name(tokens: Sequence[Token], index: int, counting: Sequence[bool], words: FigureWords) -> bool:
    """A small number right after a name, or after a word that announces one, and before nothing that it could count."""
    before = token_at(tokens, index - 1)
    value = plain_value(tokens[index])
    if value is None:
        return False
    listed = _goes_on_designating(tokens, index) or (value < _SMALL and _is_listed_in_name(tokens, index))
    if listed or numbers_a_unit(tokens, index, value, words):
        return True
    if value <= _GREATEST_IN_NAME and _ends_designation(tokens, index):
        return True
    if before is None:
        return False
    if before.kind is Kind.WORD and before.end == tokens[index].start and before.has(Role.DESIGNATOR):
        return True
    if before.has(Role.DESIGNATOR):
        return not before.meaning.noun or not is_counted_after(tokens, index)
    if not before.is_unknown and before.kind is not Kind.NAME:
        return _may_name_model(before) and _follows_open_number(tokens, index, counting)
    if _follows_open_number(tokens, index, counting):
        return True
    if has_role(token_at(tokens, index + 1), Role.AT_LEAST_AFTER):
        return False
    if is_counted_after(tokens, index) or is_range_end(tokens, index + 2):
        return False
    if is_year_like(tokens[index]):
        return True
    return (value < _SMALL or (before.capital and value < YEARS.stop)) and not _ends_country(tokens, index, words)


def _ends_designation(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash joins a number to the name of arms, as in the Chinese for "MiG|-17": these stand on either side.

    Behind it may stand their number as well, or what befell such things; a word that announces a name needs nothing.
    """
    name, dash, digits = token_at(tokens, index - 2), token_at(tokens, index - 1), tokens[index]
    if name is None or dash is None or not dash.is_dash:
        return False
    if not is_unspaced(name.text[0]) or not (name.end == dash.start and dash.end == digits.start):
        return False
    if name.has(Role.DESIGNATOR):
        return True
    before, behind = token_at(tokens, index - 3), token_at(tokens, index + 1)
    if not name.is_unknown:
        return False
    if _counts_arms(before) or (_counts_arms(behind) and not has_role(behind, Role.FILLER)):
        return True
    return behind is not None and (behind.kind is Kind.NUMBER or behind.meaning.material_fate is not None)


def _counts_arms(token: Token | None) -> bool:
    """Whether a token names arms or ships, or is the word that such things are counted with."""
    return token is not None and token.meaning.noun is not None and token.meaning.noun.group in _ARMS


def _goes_on_designating(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number goes on a list of such that a word announces, and which ends there: "(phases 1, 2 and 3)".

    It may end a range of them: "aged 16–50".
    """
    at = index
    if index > _SHORTEST_RANGE and (plain_value(tokens[index]) or _SMALL) < _SMALL and _ends_tight_range(tokens, index):
        announced, first = tokens[index - 3], tokens[index - 2]
        counts = announced.meaning.noun is not None and is_counted_after(tokens, index)
        return first.kind is Kind.NUMBER and announced.has(Role.DESIGNATOR) and not counts
    while at >= 0 and tokens[at].kind is Kind.NUMBER and (plain_value(tokens[at]) or _SMALL) < _SMALL:
        before = at - 1
        while before > 0 and is_joint(tokens[before]):
            before -= 1
        if before == at - 1:
            return at < index and tokens[before].has(Role.DESIGNATOR) and not is_counted_after(tokens, index)
        at = before
    return False


def _ends_tight_range(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number ends a range with a word such as "to", or a dash with no blank beside it."""
    joint, number = tokens[index - 1], tokens[index]
    return joint.has(Role.RANGE_TO) or (joint.is_dash and tokens[index - 2].end == joint.start == number.start - 1)


def _is_listed_in_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is one of several behind a name, with nothing behind them that they count: "Taffy 1, 2 and 3:".

    Behind a noun, "Task Forces 16 and 17:", a colon has to end them.
    """
    first = last = index
    while index - first < _LONGEST_ROW and _goes_on_listing(tokens, first - 1, first - 2):
        first -= 2
    while last - index < _LONGEST_ROW and _goes_on_listing(tokens, last + 1, last + 2):
        last += 2
    name, behind = token_at(tokens, first - 1), token_at(tokens, last + 1)
    if first == last or name is None or not name.capital:
        return False
    headed = behind is not None and behind.is_sign(":")
    ends = behind is None or headed or behind.kind is Kind.CLOSE
    return ends and (name.is_unknown or (headed and name.meaning.noun is not None))


def _goes_on_listing(tokens: Sequence[Token], joint: int, number: int) -> bool:
    """Whether a small number stands at a token, with a comma or "and" at another one."""
    if not 0 <= number < len(tokens) or not is_joint(tokens[joint]):
        return False
    return (plain_value(tokens[number]) or _SMALL) < _SMALL


def _ends_country(tokens: Sequence[Token], stop: int, words: FigureWords) -> bool:
    """Whether the name of a country ends before a token, whose men the number there counts: "France 300"."""
    countries = words.countries()
    starts = range(max(0, stop - _LONGEST_COUNTRY), stop)
    return any(tuple([token.text for token in tokens[start:stop]]) in countries for start in starts)


def _follows_open_number(tokens: Sequence[Token], index: int, counting: Sequence[bool]) -> bool:
    """Whether a number stands before it with nothing but unknown words between, as 2 before 109 in "2 Bf 109s"."""
    at = index - 1
    while at >= 0 and (_may_name_model(tokens[at]) or tokens[at].has(Role.FILLER)):
        at -= 1
    return at >= 0 and at < index - 1 and counting[at]


def _may_name_model(token: Token) -> bool:
    """Whether a word may stand before the number of a model: one that no table has, or a maker."""
    return token.is_unknown or (token.capital and token.has(Role.MODIFIER))
