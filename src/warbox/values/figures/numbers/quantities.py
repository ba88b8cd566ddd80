"""Finds the quantities of a line: a number or a range with what bounds it, "at least 500", "2 or 3 million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

from warbox.values.figures.numbers.counts import counting_numbers
from warbox.values.figures.numbers.days import is_year_like
from warbox.values.figures.numbers.numerals import LONGEST_NOUN, Number, is_number, may_be_number, number_at
from warbox.values.figures.tokens.token import PLUS, Kind, Token
from warbox.values.figures.tokens.words import NOTHING, PERSONNEL, FigureWords, NounGroup, Role, is_unspaced

_APPROXIMATELY_SIGNS = "~\u2248\u00b1\u223c\u2245"
_AT_LEAST_SIGNS = ">\u2265"
_UP_TO_SIGNS = "<\u2264"
_TEN = 10
_THOUSAND = 1000  # "6–7,000" leaves out the thousands of its first number


@dataclass(slots=True)
class Quantity:
    """How many, from token `first` to token `stop` (exclusive); `number` is the token at which its digits begin.

    `low` and `high` are equal for an exact number, None where the quantity is open. `in_words` says that no digits
    stand in it.
    """

    first: int
    number: int
    stop: int
    low: int | None
    high: int | None
    approximate: bool
    in_words: bool


def find_quantities(tokens: Sequence[Token], words: FigureWords) -> list[Quantity]:
    """The quantities of a line, in order."""
    starts = [
        at
        for at, token in enumerate(tokens)
        if token.digits is not None or (token.meaning is not NOTHING and may_be_number(token.meaning))
    ]
    if not starts:
        return []
    counting = counting_numbers(tokens, words)
    closing = closing_brackets(tokens)
    quantities: list[Quantity] = []
    done = 0
    for at in starts:
        number = number_at(tokens, at, counting) if at >= done else None
        if number is not None:
            quantities.append(_quantity(tokens, number, done, counting, closing))
            done = quantities[-1].stop
    return quantities


def closing_brackets(tokens: Sequence[Token]) -> dict[int, int]:
    """For each opening bracket the index of its closing one; brackets that are not closed are left out."""
    open_brackets: list[int] = []
    closing: dict[int, int] = {}
    opening_kind, closing_kind = Kind.OPEN, Kind.CLOSE
    if opening_kind not in [token.kind for token in tokens]:
        return closing
    for index, token in enumerate(tokens):
        if token.kind is opening_kind:
            open_brackets.append(index)
        elif token.kind is closing_kind and open_brackets:
            closing[open_brackets.pop()] = index
    return closing


def _quantity(
    tokens: Sequence[Token],
    number: Number,
    floor: int,
    counting: Sequence[bool],
    closing: dict[int, int],
) -> Quantity:
    """The quantity around a number, none of it before token `floor`."""
    first, at_least, up_to, approximate, between = _before(tokens, number.first, floor)
    low, high, stop = number.value, number.value, number.stop
    end = _range_end(tokens, number, counting, closing, between=between)
    if end is not None:
        low, high, stop = _range_start(number, end), end.value, end.stop
        approximate = approximate or _is_approximate_end(tokens, number.stop, end.first)
    open_after, up_to_after, approximate_after, stop = _after(tokens, stop)
    approximate = approximate or approximate_after or (number.in_words and _is_rough(tokens, number))
    opened = number.open if end is None else end.open  # an open first number of a range is its low end all the same
    if (at_least and end is None) or open_after or opened:
        return Quantity(first, number.first, stop, low, None, approximate, number.in_words)
    if up_to or up_to_after:
        return Quantity(first, number.first, stop, None, high, approximate, number.in_words)
    return Quantity(first, number.first, stop, low, high, approximate, number.in_words)


def _is_rough(tokens: Sequence[Token], number: Number) -> bool:
    """Whether a number in words is a round one, as the French have words for about twenty and about a hundred."""
    return any(token.has(Role.APPROXIMATELY_AFTER) for token in tokens[number.first : number.stop])


def _before(tokens: Sequence[Token], number: int, floor: int) -> tuple[int, bool, bool, bool, bool]:
    """Where the words that bound a number begin; whether it is at least, up to, approximate, the start of a range."""
    at_least = up_to = approximate = between = False
    first = number
    for index in range(number - 1, floor - 1, -1):
        token = tokens[index]
        if token.has(Role.AT_LEAST) or token.is_sign(_AT_LEAST_SIGNS):
            at_least = True
        elif token.has(Role.UP_TO) or token.is_sign(_UP_TO_SIGNS):
            up_to = True
        elif token.has(Role.APPROXIMATELY) or token.is_sign(_APPROXIMATELY_SIGNS):
            approximate = True
        elif token.has(Role.RANGE_FROM):
            between = between or token.has(Role.BETWEEN)
        elif token.text == PLUS and index == 0 and token.end == tokens[1].start:
            at_least = True
        elif _is_range_end(token) and index > floor and tokens[index - 1].has(Role.VAGUE):
            up_to = True  # "several hundred to 1,000"
        elif not (token.is_sign(":.") and index > floor and _shortens_about(tokens[index - 1])):
            break
        first = index
    return first, at_least, up_to, approximate, between


def _is_range_end(token: Token) -> bool:
    """Whether a word stands before the end of a range and nothing else: "to", and not the German "und"."""
    return token.has(Role.RANGE_TO) and not token.has(Role.AND)


def _shortens_about(token: Token) -> bool:
    """Whether a word for "about" may have a stop or colon behind it, as no word does that names a source as well."""
    return token.has(Role.APPROXIMATELY) and not token.has(Role.SOURCE)


def _after(tokens: Sequence[Token], stop: int) -> tuple[bool, bool, bool, int]:
    """Whether what follows a number opens it, bounds it, makes it approximate, and where that ends."""
    at_least = up_to = approximate = False
    while stop < len(tokens):
        token = tokens[stop]
        if token.is_unknown:
            break
        next_is_number = stop + 1 < len(tokens) and is_number(tokens[stop + 1])
        if _opens(tokens, stop, next_is_number=next_is_number):
            at_least = True
        elif token.has(Role.UP_TO_AFTER) and not next_is_number:
            up_to = True
        elif token.has(Role.APPROXIMATELY_AFTER) and not next_is_number:
            approximate = True
        elif _is_bracketed_approximation(tokens, stop):
            approximate = True
            stop += 2
        else:
            break
        stop += 1
    return at_least, up_to, approximate, stop


def _opens(tokens: Sequence[Token], index: int, *, next_is_number: bool) -> bool:
    """Whether a plus or a word such as "or more" opens the number before it, rather than joining what follows."""
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.text == PLUS:
        if following is not None and _names_others(following) and tokens[index - 1].end < token.start:
            return False  # "48,000 + auxiliaries"
        return not next_is_number or tokens[index - 1].end == token.start < token.end < tokens[index + 1].start
    joins = token.has(Role.AND) and following is not None and following.kind is Kind.WORD
    joins = joins and following is not None and not following.meaning.befell  # "1,000 plus killed"
    return token.has(Role.AT_LEAST_AFTER) and not next_is_number and not joins


def _names_others(token: Token) -> bool:
    """Whether a word counts people of some kind, who may come on top of others: auxiliaries, but not men."""
    noun = token.meaning.noun
    return noun is not None and noun.group is NounGroup.PEOPLE and noun.category != PERSONNEL


def _is_bracketed_approximation(tokens: Sequence[Token], index: int) -> bool:
    if index + 2 >= len(tokens) or tokens[index].kind is not Kind.OPEN or tokens[index + 2].kind is not Kind.CLOSE:
        return False
    inner = tokens[index + 1]
    return inner.has(Role.APPROXIMATELY_AFTER) or inner.has(Role.APPROXIMATELY)


def _range_end(
    tokens: Sequence[Token],
    start: Number,
    counting: Sequence[bool],
    closing: dict[int, int],
    *,
    between: bool,
) -> Number | None:
    """The number at the other end of a range, None where there is no range.

    A remark in brackets without a figure may stand inside a range, but no year: that is of the first number alone.
    """
    pair = _second_of_pair(tokens, start, counting)
    if pair is not None:
        return pair
    at = _after_plus(tokens, _after_noun_said_twice(tokens, start.stop))
    if at in closing and not any(counting[at : closing[at]]) and not any(map(is_year_like, tokens[at : closing[at]])):
        at = closing[at] + 1
    if at >= len(tokens):
        return None
    token = tokens[at]
    slash = token.is_sign("/") and at == start.stop
    joined = token.is_dash or token.has(Role.RANGE_TO) or (at == start.stop and _joins_range(token, between))
    if not joined and not slash:
        return None
    after = at + 1
    while after < len(tokens) and (_bounds_range_end(tokens[after]) or (between and tokens[after].has(Role.FILLER))):
        after += 1
    end = number_at(tokens, after, counting) if after < len(tokens) else None
    if end is None or _range_start(start, end) > end.value or (slash and not _is_range_with_slash(tokens, start, end)):
        return None
    return end


def _after_plus(tokens: Sequence[Token], at: int) -> int:
    """The dash of a range after the plus of its first number: "1,000+–2,000+"."""
    return at + 1 if at + 1 < len(tokens) and tokens[at].text == PLUS and tokens[at + 1].is_dash else at


def _second_of_pair(tokens: Sequence[Token], start: Number, counting: Sequence[bool]) -> Number | None:
    """The second of two digits in a row, which in Chinese are a range: what would be "four five ten" is 40 to 50.

    What stands before them belongs to both: "ten five six wan" is 150,000 to 160,000. A sign that joins a list may part
    them before a magnitude: "five, six thousand".
    """
    behind = tokens[start.stop] if start.stop < len(tokens) else None
    listed = behind is not None and behind.has(Role.AND) and not behind.text.isalpha()
    at = start.stop + listed
    if at >= len(tokens) or tokens[at].start != tokens[start.stop - 1].end + listed or not (listed or start.in_words):
        return None
    digit = _digit_of(tokens[start.stop - 1])
    if digit is None or _digit_of(tokens[at]) != digit + 1:
        return None
    second = number_at(tokens, at, counting)
    counted = second is not None and second.stop < len(tokens) and tokens[second.stop].meaning.noun is not None
    if second is None or not (second.magnitudes or (counted and not listed)):
        return None
    shared, magnitude = start.value - digit, prod(second.magnitudes)
    added = shared if shared >= magnitude else shared * magnitude
    return replace(second, first=start.stop, value=second.value + added)


def _digit_of(token: Token) -> int | None:
    """The digit that a token is: one written as such, or the word for one where words are not parted."""
    if token.digits is not None:
        value = token.digits.count
    else:
        value = token.meaning.number if is_unspaced(token.text[0]) else None
    return value if value is not None and value < _TEN else None


def _is_range_with_slash(tokens: Sequence[Token], start: Number, end: Number) -> bool:
    """Whether numbers with a slash between are a range, "170/180 galleys", not the dead and the wounded in one.

    Then the second is somewhat larger, and what is counted is said once, be it before the numbers or behind them.
    """
    around = (*tokens[max(0, start.first - LONGEST_NOUN) : start.first], *tokens[end.stop : end.stop + LONGEST_NOUN])
    said_twice = any(token.is_sign("/") for token in around)
    return start.value < end.value <= 2 * start.value and not said_twice


def _after_noun_said_twice(tokens: Sequence[Token], at: int) -> int:
    """The joint of a range after words that open its first number and a noun, which the second number may repeat.

    Chinese does so: what would be "2,000 odd men to 3,000 odd men".
    """
    after = at
    while after < len(tokens) and is_unspaced(tokens[after].text[0]) and _may_close_range_start(tokens[after]):
        after += 1
    joined = after < len(tokens) and (tokens[after].is_dash or tokens[after].has(Role.RANGE_TO))
    return after if joined else at


def _may_close_range_start(token: Token) -> bool:
    return token.has(Role.AT_LEAST_AFTER) or (token.meaning.noun is not None and token.has(Role.FILLER))


def _joins_range(token: Token, between: bool) -> bool:
    return token.has(Role.OR) or (between and token.has(Role.AND))


def _bounds_range_end(token: Token) -> bool:
    """Words that may stand before the second number of a range: "to as many as", "– c."."""
    bounds = token.has(Role.APPROXIMATELY) or token.has(Role.UP_TO) or token.has(Role.AT_LEAST)
    return bounds or token.is_sign(_APPROXIMATELY_SIGNS)


def _is_approximate_end(tokens: Sequence[Token], start: int, stop: int) -> bool:
    between = tokens[start + 1 : stop]
    return any(token.has(Role.APPROXIMATELY) or token.is_sign(_APPROXIMATELY_SIGNS) for token in between)


def _range_start(start: Number, end: Number) -> int:
    """The value of the first number of a range, with what it leaves to the second: "2–3 million", "6–7,000"."""
    value = start.value
    if end.first == start.stop:  # two digits in a row
        return end.value - prod(end.magnitudes)
    if end.magnitudes and not start.magnitudes and value == start.bare:
        shared = value * prod(end.magnitudes)
        if shared <= end.value:
            return shared
    if start.magnitudes and end.magnitudes and end.magnitudes[-1] > max(start.magnitudes):
        shared = value * end.magnitudes[-1]
        return shared if shared <= end.value else value
    if value < _THOUSAND and end.value % _THOUSAND == 0 and value * _THOUSAND < end.value and not end.magnitudes:
        return value * _THOUSAND
    return value


def is_years(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a quantity may as well be a year, or a span of years."""
    numbers = [token for token in tokens[quantity.number : quantity.stop] if token.kind is Kind.NUMBER]
    return bool(numbers) and all(is_year_like(token) for token in numbers)
