"""Reads one number of a line: digits or number words, with the magnitudes after them, or an article that counts one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import NOTHING, Meaning, NounGroup, Role, is_unspaced
from warbox.values.numbers import combine

_LONGEST_NUMBER = 24  # tokens of a number in words
_FEWEST_WITH_TENTHS = 3  # parts: a number, its magnitude, the digit
_LEAST_WITH_TENTHS = 100
_TEN = 10
_MOST = 10**15  # more than anybody has counted
LONGEST_NOUN = 4  # an article, two adjectives and their noun
_BOUNDS = frozenset({Role.AT_LEAST, Role.UP_TO, Role.APPROXIMATELY})
_AFTER_NUMBERS = frozenset({Role.AT_LEAST_AFTER, Role.FILLER})


@dataclass(slots=True)
class Number:
    """One number: its value, the value without its magnitudes where it has one, and the tokens it is made of."""

    first: int
    stop: int
    value: int
    bare: Decimal | int
    magnitudes: tuple[int, ...]
    open: bool
    in_words: bool


def may_be_number(meaning: Meaning) -> bool:
    """Whether a word may be a number: a number word, or an article, which may count one."""
    return meaning.number is not None or Role.ARTICLE in meaning.roles


def is_number(token: Token) -> bool:
    """Whether a token is digits or a number word."""
    return token.kind is Kind.NUMBER or token.meaning.number is not None


def number_at(tokens: Sequence[Token], at: int, counting: Sequence[bool]) -> Number | None:
    """The number that begins at a token: digits or number words, with the magnitudes after them."""
    parts: list[tuple[Decimal | int, bool]] = []
    stop = at
    opened = False
    if tokens[at].meaning.magnitude and not (_counts_one(tokens, at) or _is_unspaced_number(tokens, at)):
        return None
    while stop < min(len(tokens), at + _LONGEST_NUMBER):
        token = tokens[stop]
        meaning = token.meaning
        if counting[stop] and token.digits is not None and (not parts or _follows_magnitude(tokens, stop)):
            parts.append((_digits_value(tokens, stop), False))
        elif parts and _opens_before_magnitude(tokens, stop):
            opened = True
        elif meaning.number is not None and _goes_on(tokens, at, stop, parts):
            parts.append((meaning.number, meaning.magnitude))
            opened = opened or meaning.open_number
        else:
            break
        stop += 1
    if stop == at and _is_article_of_magnitude(tokens, at):
        parts = [(1, False), (tokens[at + 1].meaning.number or 1, True)]
        stop = at + 2
    elif stop == at and (_is_article_of_thing(tokens, at) or _is_article_of_fate(tokens, at)):
        parts = [(1, False)]
        stop = at + 1
    if not parts:
        return None
    parts = _with_tenths(tokens, stop, parts)
    value = combine([*parts, *((magnitude, True) for magnitude in _lent_magnitudes(tokens, at, stop, counting))])
    in_words = not counting[at]
    no_count = _is_no_count(tokens, stop, in_words=in_words or parts[-1][1])
    if value is None or value > _MOST or no_count or _is_designated(tokens, at, counting):
        return None
    magnitudes = tuple(int(part) for part, magnitude in parts if magnitude)
    return Number(at, stop, value, parts[0][0], magnitudes, opened, in_words)


def _follows_magnitude(tokens: Sequence[Token], index: int) -> bool:
    """Whether digits go on with a number after its magnitude: in Chinese "1 wan 5 qian" is 15,000.

    Where a space parts them they do so only with a smaller magnitude, as in "1 million 200 thousand", or with a measure
    word of their own.
    """
    before, digits = tokens[_last_before_zero(tokens, index)], tokens[index].digits
    if digits is None or digits.count is None:
        return False
    largest = before.meaning.number or 0
    if not before.meaning.magnitude or digits.count >= largest:
        return False
    if tokens[index - 1].end == digits.start:
        return True
    own = tokens[index + 1].meaning if index + 1 < len(tokens) else NOTHING
    measured = own.noun is not None and Role.FILLER in own.roles
    smaller = own.magnitude and digits.count * (own.number or 0) < largest
    return digits.start == before.end + 1 and (measured or smaller)


def _opens_before_magnitude(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word such as "odd" stands between a number and its magnitude, as it does in Chinese: "20 odd wan"."""
    if index + 1 >= len(tokens) or not tokens[index].has(Role.AT_LEAST_AFTER):
        return False
    before, word, magnitude = tokens[index - 1 : index + 2]
    return magnitude.meaning.magnitude and before.end == word.start and word.end == magnitude.start


def _digits_value(tokens: Sequence[Token], index: int) -> Decimal | int:
    """The value of digits: a magnitude after them, also after the end of their range, may make a decimal of them."""
    digits = tokens[index].digits
    if digits is None:
        return 0
    after = index + 1
    if after + 1 < len(tokens) and tokens[after].is_dash and tokens[after + 1].kind is Kind.NUMBER:
        after += 2
    magnified = after < len(tokens) and tokens[after].meaning.magnitude
    if digits.fraction is not None and (magnified or digits.count is None):
        return digits.fraction
    return digits.count if digits.count is not None else 0


def _lent_magnitudes(tokens: Sequence[Token], at: int, stop: int, counting: Sequence[bool]) -> list[int]:
    """The magnitudes that a decimal takes from the end of its range: "8.7–10 million"."""
    digits = tokens[at].digits
    if digits is None or not counting[at] or digits.count is not None or stop != at + 1:
        return []
    after = stop + 2
    lent: list[int] = []
    while after < len(tokens) and tokens[after].meaning.magnitude and tokens[after].meaning.number is not None:
        lent.append(tokens[after].meaning.number or 1)
        after += 1
    return lent


def _goes_on(tokens: Sequence[Token], at: int, index: int, parts: Sequence[tuple[Decimal | int, bool]]) -> bool:
    """Whether a number word goes on with the number begun: a magnitude always, another word only after a magnitude."""
    meaning = tokens[index].meaning
    if index == at:
        return True
    if meaning.magnitude:
        return True
    behind_magnitude = tokens[_last_before_zero(tokens, index)].meaning.magnitude
    return behind_magnitude and tokens[index - 1].end >= tokens[index].start - 1 and not _starts_with_digits(tokens, at)


def _last_before_zero(tokens: Sequence[Token], index: int) -> int:
    """The token before one, without a zero that fills the place of magnitudes: in Chinese "1 wan |ling| 5 bai"."""
    zero = index - 1
    fills = zero > 0 and tokens[zero].meaning.number == 0 and tokens[zero - 1].end == tokens[zero].start
    return zero - 1 if fills and tokens[zero].end == tokens[index].start else zero


def _with_tenths(
    tokens: Sequence[Token], stop: int, parts: list[tuple[Decimal | int, bool]]
) -> list[tuple[Decimal | int, bool]]:
    """The parts of a number, of which a lone last digit right behind a magnitude counts tenths: "2 wan 5" is 25,000."""
    if len(parts) < _FEWEST_WITH_TENTHS or not is_unspaced(tokens[stop - 2].text[0]):
        return parts
    (magnitude, multiplies), (digit, is_magnitude) = parts[-2:]
    is_last = multiplies and not is_magnitude and tokens[stop - 1].end - tokens[stop - 1].start == 1
    behind = [token for token in tokens[stop : stop + 2] if not is_joint(token)]
    goes_on = bool(behind) and behind[0].meaning.number == digit + 1  # "1 wan 5, 6 qian" is a range
    if not is_last or goes_on or not 0 < digit < _TEN or magnitude < _LEAST_WITH_TENTHS:
        return parts
    return [*parts[:-1], (digit * magnitude // _TEN, False)]


def _starts_with_digits(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind is Kind.NUMBER


def _counts_one(tokens: Sequence[Token], at: int) -> bool:
    """Whether a magnitude without a number is one of it: in many languages always, elsewhere after "more than"."""
    before = tokens[at - 1] if at else None
    if before is not None and (before.has(Role.VAGUE) or before.is_unknown or _begins_name(before, tokens[at])):
        return False
    return tokens[at].has(Role.COUNTS_ONE) or (before is not None and before.has_any(_BOUNDS))


def _begins_name(article: Token, word: Token) -> bool:
    """Whether an article stands before a word with a capital, which is then no number but a name: "the Thousand"."""
    return word.capital and article.has(Role.FILLER) and not article.has_any(_BOUNDS)


def _is_unspaced_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a magnitude without a number before it is a number by itself, as ten is in Chinese."""
    after = at + 1
    if after >= len(tokens) or tokens[after].start != tokens[at].end or _is_multiplied_vaguely(tokens, at):
        return False
    meaning = tokens[after].meaning
    return meaning.number is not None or meaning.noun is not None or bool(meaning.roles & _AFTER_NUMBERS)


def _is_multiplied_vaguely(tokens: Sequence[Token], at: int) -> bool:
    """Whether "several" stands right before a magnitude, so that nobody knows how many hundreds or thousands."""
    before = tokens[at - 1] if at else None
    if before is None or before.end != tokens[at].start:
        return False
    return before.has(Role.VAGUE) or before.has(Role.AT_LEAST_AFTER)


def _is_article_of_magnitude(tokens: Sequence[Token], at: int) -> bool:
    after = at + 1
    return tokens[at].has(Role.ARTICLE) and after < len(tokens) and tokens[after].meaning.magnitude


def _is_article_of_thing(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article counts one ship, gun or unit, in a list or at its start: "three frigates and a corvette"."""
    if not _is_article_in_list(tokens, at):
        return False
    noun = at + 1
    while noun < min(len(tokens), at + LONGEST_NOUN) and _may_describe(tokens[noun]):
        noun += 1
    counted = tokens[noun].meaning.noun if noun < len(tokens) else None
    followed = noun + 1 < len(tokens) and tokens[noun + 1].has(Role.OUT_OF)
    return counted is not None and counted.group is not NounGroup.PEOPLE and not followed


def _is_article_of_fate(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article counts one whom something befell, in a list or at its start: Italian "un morto e 2 feriti"."""
    fate = at + 1
    while fate < min(len(tokens), at + LONGEST_NOUN) and tokens[fate].has(Role.FILLER):
        fate += 1
    if not _is_article_in_list(tokens, at) or fate >= len(tokens) or tokens[fate].meaning.fate is None:
        return False
    after = tokens[fate + 1] if fate + 1 < len(tokens) else None
    return after is None or is_joint(after) or after.kind in (Kind.OPEN, Kind.CLOSE) or after.has(Role.SOURCE)


def _is_article_in_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether an article begins a line or a bracket, or stands behind "and" or a comma."""
    before = tokens[at - 1] if at else None
    begins = before is None or before.kind is Kind.OPEN or before.has(Role.AND) or before.is_sign(",")
    return tokens[at].has(Role.ARTICLE) and begins


def _may_describe(token: Token) -> bool:
    """Whether a word may stand between an article and its noun, as "of" may not: "a fleet of ships" is no ship."""
    described = token.is_unknown or token.kind is Kind.NAME
    return described or (token.has(Role.FILLER) and not token.has(Role.OUT_OF))


def _is_no_count(tokens: Sequence[Token], stop: int, *, in_words: bool) -> bool:
    """Whether a number is that of a fraction or, where words end it, of a measure: "two thirds", "30 thousand tons"."""
    limit = min(len(tokens), stop + _LONGEST_NUMBER) if in_words else stop
    while stop < limit and _is_glued_number(tokens, stop - 1) and is_number(tokens[stop]):
        stop += 1  # digits in a row are no count either: "nine two type"
    if stop >= len(tokens):
        return False
    unit = tokens[stop]
    return unit.has(Role.FRACTION) or (in_words and unit.has(Role.NOT_COUNTED) and unit.meaning.noun is None)


def _is_designated(tokens: Sequence[Token], at: int, counting: Sequence[bool]) -> bool:
    """Whether a number word is the number of a unit or one of its digits: "Force Two", "di yi er jiu"."""
    before = at - 1
    while before > max(0, at - _LONGEST_NUMBER) and _is_glued_number(tokens, before):
        before -= 1
    return not counting[at] and before >= 0 and tokens[before].has(Role.DESIGNATOR)


def _is_glued_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number word stands there with no space after it."""
    return tokens[at].meaning.number is not None and tokens[at].end == tokens[at + 1].start
