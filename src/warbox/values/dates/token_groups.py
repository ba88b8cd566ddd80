"""Puts tokens of dates together where several stand for one thing: `1943-07-05`, `(O.S.)`, `14:30`, `1 AH`."""

from __future__ import annotations

from dataclasses import replace

from warbox.values.dates.moons import without_moons
from warbox.values.dates.reigns import without_reigns
from warbox.values.dates.tokens import Token, cut_into_tokens, roman_number
from warbox.values.dates.words import CALENDARS, DateWords, Kind

_PARTS_OF_DATES = {
    Kind.NUMBER,
    Kind.MONTH,
    Kind.SEASON,
    Kind.YEAR_SIGN,
    Kind.MONTH_SIGN,
    Kind.DAY_SIGN,
    Kind.BEFORE_CHRIST,
    Kind.BEFORE_CHRIST_PREFIX,
    Kind.ANNO_DOMINI,
    Kind.EPOCH,
    Kind.PART,
    Kind.OPEN,
    Kind.OPENING,
    Kind.CLOSING,
}
_NEEDS_NO_BRACKETS = {
    *CALENDARS,
    Kind.OPEN,
    Kind.APPROXIMATE,
    Kind.UNCERTAIN,
    Kind.BEFORE_CHRIST,
    Kind.ANNO_DOMINI,
    Kind.DECADE,
    Kind.WEEKDAY,
}
_MAKES_A_NUMBER_NO_MONTH = {
    Kind.MONTH,
    Kind.YEAR_SIGN,
    Kind.MONTH_SIGN,
    Kind.DAY_SIGN,
    Kind.CENTURY,
    Kind.BEFORE_CHRIST,
}
_MONTHS, _LONGEST_MONTH = 12, 31
_DIGITS_OF_LATE_YEARS = 4
_FEWEST_DIGITS_OF_YEARS = 3
_NUMERIC_SEPARATORS = {"-", "/", "."}
_SIGNS_OF_ORDER = {"y": Kind.YEAR_SIGN, "m": Kind.MONTH_SIGN, "d": Kind.DAY_SIGN}
_BRACKETS = {Kind.OPENING, Kind.CLOSING}
_JOINTS = {Kind.DASH, Kind.SLASH}


def date_tokens(text: str, words: DateWords) -> list[Token]:
    """The tokens of a text, grouped: what the reader of dates works on.

    Every opening bracket that stays is closed later, and its `value` is the index of its closing bracket.
    """
    tokens = cut_into_tokens(text, words)
    kinds = {token.kind for token in tokens}
    if Kind.DASH in kinds and Kind.MONTH in kinds:
        tokens = _negative_years(tokens, text)
    if kinds & CALENDARS:
        tokens = _months_named_as_calendars(tokens)
    tokens = _numeric_dates(tokens, text, words.numeric_order)
    if Kind.COLON in kinds:
        tokens = _without_times(tokens)
    if Kind.CENTURY in kinds:
        tokens = _centuries(tokens, text)
    if Kind.OTHER_MONTH in kinds:
        tokens = _without_other_calendars(tokens)
    if Kind.MOON in kinds or any(sign in text for sign in words.moon_signs):
        tokens = without_moons(_matched_brackets(tokens), text, words)
    if Kind.YEAR_SIGN in kinds:
        tokens = without_reigns(_matched_brackets(tokens), text, words)
    if Kind.OTHER_ERA in kinds:
        tokens = _without_other_eras(tokens)
    if Kind.OPENING in kinds:
        tokens = _without_needless_brackets(tokens)
    if Kind.TILDE in kinds:
        tokens = _tildes(tokens)
    return _matched_brackets(tokens) if kinds & _BRACKETS else tokens


def _months_named_as_calendars(tokens: list[Token]) -> list[Token]:
    """Takes what names a month as well for that behind a day, and where it begins: "1. Jul. 1866"."""
    result = list(tokens)
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        if token.kind not in CALENDARS or not token.value:
            continue
        if before is None or (before.kind is Kind.NUMBER and before.digits < _FEWEST_DIGITS_OF_YEARS):
            result[place] = replace(token, kind=Kind.MONTH)
    return result


def _negative_years(tokens: list[Token], text: str) -> list[Token]:
    """Takes a minus sign behind a month for a year BC, as templates of dates are given it: `30 July -101`."""
    result: list[Token] = []
    negative = -1
    for place, token in enumerate(tokens):
        if _is_minus(tokens, place, text):
            negative = place + 1
            continue
        result.append(token)
        if place == negative:
            result.append(Token(Kind.BEFORE_CHRIST, token.end, token.end))
    return result


def _is_minus(tokens: list[Token], place: int, text: str) -> bool:
    """Whether a dash is glued to a number of up to three digits, which no month of its own follows."""
    kinds = [token.kind for token in tokens[max(0, place - 1) : place + 2]]
    if kinds != [Kind.MONTH, Kind.DASH, Kind.NUMBER] or not text[tokens[place].start - 1].isspace():
        return False
    number, following = tokens[place + 1], [token.kind for token in tokens[place + 2 : place + 4]]
    glued = number.start == tokens[place].end and number.digits < _DIGITS_OF_LATE_YEARS
    return glued and Kind.MONTH not in following and following[:1] != [Kind.BEFORE_CHRIST]


def _numeric_dates(tokens: list[Token], text: str, order: str) -> list[Token]:
    """Numbers with a sign between them, `1943-7-5`, as year, month and day; where one cannot know, as no date."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        numbers, after = _adjacent_numbers(tokens, index, text) if tokens[index].kind is Kind.NUMBER else ([], index)
        if len(numbers) == 3:
            result += _three_numbers(numbers, order)
            index = after
        elif len(numbers) == 2 and _is_year_and_month(numbers, text) and not _continues_date(tokens, after):
            result += _signed(numbers, "ym")
            index = after
        elif len(numbers) == 2 and order == "dmy" and _is_day_and_month(numbers, tokens, after, text):
            result += _signed(numbers, "dm")
            index = after
        else:
            result.append(tokens[index])
            index += 1
    return result


def _adjacent_numbers(tokens: list[Token], index: int, text: str) -> tuple[list[Token], int]:
    """Up to three numbers from here on that the same single sign holds together, and the index behind them.

    Behind the dot there may be a blank (`28. 6. 2010`), also where the wiki's dot makes a number an ordinal one.
    """
    numbers: list[Token] = []
    separator = ""
    while len(numbers) < 3:
        place = index + 1 if numbers and index < len(tokens) and tokens[index].kind in _JOINTS else index
        if place >= len(tokens) or tokens[place].kind is not Kind.NUMBER or not _may_be_dotted(tokens[place], text):
            break
        if numbers:
            gap = text[_end_of_digits(numbers[-1]) : tokens[place].start]
            gap = gap.rstrip() if gap[:1] == "." else gap
            if gap not in _NUMERIC_SEPARATORS or separator not in {"", gap}:
                break
            separator = gap
        numbers.append(tokens[place])
        index = place + 1
    return numbers, index


def _may_be_dotted(number: Token, text: str) -> bool:
    """Whether a number has nothing behind it but the dot of an ordinal one, if that."""
    return number.suffix is None or text[_end_of_digits(number) : number.end] == "."


def _end_of_digits(number: Token) -> int:
    return number.end if number.suffix is None else number.start + number.digits


def _three_numbers(numbers: list[Token], order: str) -> list[Token]:
    first, second, third = numbers
    if first.digits >= 3:
        return _signed(numbers, "ymd")
    if third.digits < 3:
        return [replace(number, kind=Kind.OTHER) for number in numbers]
    if first.value > 12 or first.value == second.value:
        order = "dmy"
    elif second.value > 12:
        order = "mdy"
    if not order.endswith("y"):
        return [replace(number, kind=Kind.OTHER) for number in numbers]
    return _signed(numbers, order)


def _is_year_and_month(numbers: list[Token], text: str) -> bool:
    """Whether it is `1943-07`. Where the second number could also end a range of years (`1206-08`), it does."""
    year, month = numbers
    hyphen = text[year.end : month.start] == "-"
    return hyphen and year.digits == 4 and month.digits == 2 and 1 <= month.value <= min(12, year.value % 100)


def _is_day_and_month(numbers: list[Token], tokens: list[Token], after: int, text: str) -> bool:
    """Whether it is the beginning of `9.6.–9.8.1944`, whose year stands at the end."""
    day, month = numbers
    dotted = text[_end_of_digits(day)] == "." and day.value <= _LONGEST_MONTH and month.value <= _MONTHS
    if not dotted or after == len(tokens) or tokens[after].kind is not Kind.DASH:
        return False
    return len(_adjacent_numbers(tokens, after + 1, text)[0]) == 3


def _continues_date(tokens: list[Token], index: int) -> bool:
    following = next((token.kind for token in tokens[index : index + 2] if token.kind is not Kind.PARTICLE), None)
    return following in _MAKES_A_NUMBER_NO_MONTH


def _signed(numbers: list[Token], order: str) -> list[Token]:
    """The numbers, each with the sign behind it that says what it is."""
    result: list[Token] = []
    for number, letter in zip(numbers, order, strict=True):
        result += [number, Token(_SIGNS_OF_ORDER[letter], number.end, number.end)]
    return result


def _without_times(tokens: list[Token]) -> list[Token]:
    """Leaves out times of the day, `14:30`."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        three = tokens[index : index + 3]
        if [token.kind for token in three] == [Kind.NUMBER, Kind.COLON, Kind.NUMBER] and (
            three[0].end == three[1].start and three[1].end == three[2].start
        ):
            index += 3
        else:
            result.append(tokens[index])
            index += 1
    return result


def _centuries(tokens: list[Token], text: str) -> list[Token]:
    """Takes a word beside "century" that is a Roman number for the number it is.

    A word of one letter that means something else, as "I" does in Catalan, is one where it is written large.
    """
    result = list(tokens)
    for place, token in enumerate(tokens):
        beside = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
        if not any(other.kind is Kind.CENTURY for other in beside):
            continue
        written = text[token.start : token.end]
        value = roman_number(written.lower()) if len(written) == 1 and written.isupper() else 0
        if token.kind is Kind.OTHER and token.value:
            result[place] = replace(token, kind=Kind.NUMBER)
        elif value:
            result[place] = replace(token, kind=Kind.NUMBER, value=value, digits=1, suffix=None)
    return result


def _without_other_eras(tokens: list[Token]) -> list[Token]:
    """Leaves out years of eras that cannot be counted in years of ours: `1 AH`."""
    result: list[Token] = []
    number_follows = False
    for token in tokens:
        if token.kind is Kind.OTHER_ERA:
            number_follows = not (result and result[-1].kind is Kind.NUMBER)
            if not number_follows:
                result.pop()
        elif not (number_follows and token.kind is Kind.NUMBER):
            result.append(token)
            number_follows = False
        else:
            number_follows = False
    return result


def _without_other_calendars(tokens: list[Token]) -> list[Token]:
    """Leaves out days of calendars that cannot be counted in ours, with their years: `19 – 21 Ramadan 1365`."""
    result: list[Token] = []
    year_follows = False
    for token in tokens:
        if token.kind is Kind.OTHER_MONTH:
            while result and (result[-1].kind is Kind.NUMBER or _parts_numbers(result)):
                result.pop()
        elif not (year_follows and token.kind is Kind.NUMBER):
            result.append(token)
        year_follows = token.kind is Kind.OTHER_MONTH
    return result


def _parts_numbers(tokens: list[Token]) -> bool:
    """Whether the last token is a dash behind a number."""
    return len(tokens) > 1 and tokens[-1].kind is Kind.DASH and tokens[-2].kind is Kind.NUMBER


def _without_needless_brackets(tokens: list[Token]) -> list[Token]:
    """Takes the brackets from words that say something of the date they stand at, as in `2 August (O.S.)`."""
    result: list[Token] = []
    needless = -1
    for place, token in enumerate(tokens):
        if token.kind is Kind.OPENING:
            needless = _end_of_needless(tokens, place)
        if (token.kind is Kind.OPENING and needless > place) or place == needless:
            continue
        result.append(token)
    return result


def _end_of_needless(tokens: list[Token], opening: int) -> int:
    """The index of the closing bracket where nothing but such words stands between, else -1."""
    for place in range(opening + 1, min(opening + 4, len(tokens))):
        if tokens[place].kind is Kind.CLOSING:
            return place if place > opening + 1 else -1
        if tokens[place].kind not in _NEEDS_NO_BRACKETS:
            break
    return -1


def _tildes(tokens: list[Token]) -> list[Token]:
    """Tells the tilde between two dates, a dash, from the one before a date, "about"."""
    result = list(tokens)
    for place, token in enumerate(tokens):
        if token.kind is Kind.TILDE:
            around = [*tokens[max(0, place - 1) : place], *tokens[place + 1 : place + 2]]
            between = len(around) == 2 and all(other.kind in _PARTS_OF_DATES for other in around)
            result[place] = replace(token, kind=Kind.DASH if between else Kind.APPROXIMATE)
    return result


def _matched_brackets(tokens: list[Token]) -> list[Token]:
    """Leaves out brackets without a partner, and tells each opening bracket where it is closed."""
    partners: dict[int, int] = {}  # the closing bracket of each opening one
    open_places: list[int] = []
    for place, token in enumerate(tokens):
        if token.kind is Kind.OPENING:
            open_places.append(place)
        elif token.kind is Kind.CLOSING and open_places:
            partners[open_places.pop()] = place
    matched = partners.keys() | set(partners.values())
    new_places: dict[int, int] = {}
    result: list[Token] = []
    for place, token in enumerate(tokens):
        if token.kind not in _BRACKETS or place in matched:
            new_places[place] = len(result)
            result.append(token)
    for opening, closing in partners.items():
        place = new_places[opening]
        result[place] = replace(result[place], value=new_places[closing])
    return result
