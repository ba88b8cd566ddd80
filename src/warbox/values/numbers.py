"""Numbers as people write them in running text: 1,000 and 1.000 and 36 000, 1.2 million, two thousand, 3萬.

Only what is written in digits is read here from letters; the words for numbers are the caller's, who knows their
language: `combine` puts digits, number words and magnitudes together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel.numbers import get_decimal_symbol

from warbox.values.locales import locale_of

# More digits than any count of people has; it also keeps int() far from Python's limit on the digits of a string.
_MOST_DIGITS = 15

_GROUP_SEPARATORS = ",.'\u2019 \u00a0\u202f\u2009\u066c"
_GROUPED = re.compile(rf"\d{{1,3}}([{_GROUP_SEPARATORS}])\d{{3}}(?:\1\d{{3}})*(?!\d)")
_INDIAN_GROUPED = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)(?!\d)(?![.,]\d)")
_DOTTED = re.compile(r"\d+(?:[.,]\d+)+")
_DIGITS = re.compile(r"\d+")
_PLAIN = re.compile(rf"\d++(?![{_GROUP_SEPARATORS}]\d)")


@dataclass(slots=True)
class Digits:
    """A number written in digits from `start` to `end` of a text.

    `count` is its value as a whole number, None where it is not one ("4.5") or where it is no number at all
    ("10.08.43"). `fraction` is its value where its one separator is read as a decimal point, as a magnitude after it
    would have it ("1.234 million"). `plain` says that it has no separator, as years have none.
    """

    start: int
    end: int
    count: int | None
    fraction: Decimal | None
    plain: bool


@cache
def decimal_symbol(language: str) -> str:
    """The decimal point of a language, as CLDR has it; a dot where CLDR does not know the language."""
    return get_decimal_symbol(locale_of(language))


def read_digits(text: str, start: int, decimal: str) -> Digits:
    """The number that begins with the digit at `start`.

    Groups of three are a whole number whatever separates them, for that cannot mean anything else of a count; where
    a magnitude follows, the language's `decimal` symbol decides.
    """
    plain = _PLAIN.match(text, start)
    if plain is not None:
        return _whole(start, plain.end(), plain.group(), plain=True)
    grouped = _GROUPED.match(text, start)
    if grouped is not None and not _continues(text, grouped):
        return _read_grouped(grouped, decimal)
    indian = _INDIAN_GROUPED.match(text, start)
    if indian is not None:
        return _whole(start, indian.end(), indian.group().replace(",", ""), plain=False)
    dotted = _DOTTED.match(text, start)
    if dotted is not None:
        return _read_dotted(text, start, dotted.end())
    digits = _DIGITS.match(text, start)
    end = digits.end() if digits is not None else start + 1
    return _whole(start, end, text[start:end], plain=True)


def combine(parts: Iterable[tuple[Decimal | int, bool]]) -> int | None:
    """The value of number words and magnitudes in the order they are written, None where it is not whole.

    Each part is a value and whether it is a magnitude. A magnitude multiplies all that is smaller than it before it:
    "two hundred thousand", "一千二百", "12万" alike.
    """
    sums: list[Decimal | int] = []
    for value, magnitude in parts:
        if not magnitude:
            sums.append(value)
            continue
        smaller: Decimal | int = 0
        while sums and sums[-1] < value:
            smaller += sums.pop()
        sums.append((smaller or 1) * value)
    total = sum(sums)
    return int(total) if sums and total == int(total) else None


def _continues(text: str, grouped: re.Match[str]) -> bool:
    """Whether groups are none: the digits go on, as in a date, or the last one begins a word, as in "2 100mm guns".

    Letters of scripts without capitals are written so behind any number.
    """
    end = grouped.end()
    if grouped.group(1).isspace() and end < len(text) and text[end].upper() != text[end].lower():
        return True
    return end + 1 < len(text) and text[end] in ".," and text[end + 1].isdecimal()


def _read_grouped(found: re.Match[str], decimal: str) -> Digits:
    separator = found.group(1)
    written = found.group()
    whole = _whole(found.start(), found.end(), written.replace(separator, ""), plain=False)
    is_decimal = written.count(separator) == 1
    if written.startswith("0") and is_decimal:
        return Digits(found.start(), found.end(), None, Decimal(written.replace(separator, ".")), plain=False)
    fraction = None
    if separator == decimal and is_decimal:
        fraction = Decimal(written.replace(separator, "."))
    return Digits(whole.start, whole.end, whole.count, fraction, plain=False)


def _read_dotted(text: str, start: int, end: int) -> Digits:
    """Digits with dots or commas that are no groups: a decimal where there is one, else no number (a date, a score)."""
    decimal = _DECIMAL.match(text, start)
    fraction = None
    if decimal is not None and decimal.end() == end and end - start <= _MOST_DIGITS:
        fraction = Decimal(f"{decimal.group(1)}.{decimal.group(2)}")
    return Digits(start, end, None, fraction, plain=False)


def _whole(start: int, end: int, digits: str, *, plain: bool) -> Digits:
    count = int(digits) if len(digits) <= _MOST_DIGITS else None
    return Digits(start, end, count, None, plain)
