"""Years that are counted from the beginning of a reign, as in China, Japan and Korea: no years of ours."""

from __future__ import annotations

from warbox.values.dates.tokens import Token
from warbox.values.dates.words import DateWords, Kind, has_case

_LONGEST_REIGN = 70
_DIGITS_OF_LATE_YEARS = 3
_ERAS_OF_OURS = {Kind.BEFORE_CHRIST, Kind.BEFORE_CHRIST_PREFIX, Kind.ANNO_DOMINI}
_WORDS = {Kind.OTHER, Kind.OTHER_ERA}
# Letters in the names of eras may mean something in dates: "and", "middle", "first", or a number.
_PARTS_OF_NAMES = {*_WORDS, Kind.AND, Kind.PART, Kind.NUMBER}
_LINKS = {Kind.DASH, Kind.RANGE, Kind.UNTIL, Kind.SLASH, Kind.AND, Kind.OR}
_SIGNS = {Kind.MONTH_SIGN, Kind.DAY_SIGN}
_PARTS_OF_YEARS = {*_SIGNS, Kind.NUMBER, Kind.MONTH, Kind.SEASON, Kind.PART, Kind.PARTICLE, Kind.OTHER}
_PARTS_OF_DATES = {*_SIGNS, Kind.NUMBER, Kind.YEAR_SIGN, Kind.MONTH, Kind.CLOSING}
_BEHIND_YEARS = {Kind.YEAR_SIGN, Kind.MONTH, Kind.CLOSING, Kind.COMMA, *_LINKS}


def without_reigns(tokens: list[Token], text: str, words: DateWords) -> list[Token]:
    """Leaves out dates in years of reigns; the date of ours in brackets behind one stands in its place.

    Months and days behind such brackets are by the moon up to the year in which a country took our calendar.
    Opening brackets have to know where they are closed; those of the result do not any more.
    """
    result: list[Token] = []
    brackets: dict[int, bool] = {}  # those that are taken off, and whether months of the moon may follow
    done = -1  # how many tokens there were when the last reign was done with
    solar_since = words.solar_since
    index = 0
    while index < len(tokens):
        if index in brackets:
            link = index + 1
            index = _behind_months(tokens, link) if brackets[index] else link
            if index > link and _kind(tokens, link) in _LINKS and _year_of_ours(tokens, index) is not None:
                result.append(tokens[link])
                brackets |= {index: False, tokens[index].value: True}
            done = len(result)
            continue
        name = _name_of_reign(tokens, index, text, result, done)
        if name is None:
            result.append(tokens[index])
            index += 1
            continue
        if name:
            solar_since = _solar_since(text[result[-name].start : tokens[index].start], words)
        del result[len(result) - name :]
        done = len(result)
        index = _behind_year(tokens, index)
        year = _year_of_ours(tokens, index)
        if year is not None:
            brackets |= {index: False, tokens[index].value: year < solar_since}
    return result


def _name_of_reign(tokens: list[Token], index: int, text: str, before: list[Token], done: int) -> int | None:
    """How many of the tokens before are the name of the reign whose year stands there; None where none does.

    A small year is one of a reign behind words that mean nothing in dates, behind another one of a reign, and where
    a bracket says which year of ours it was.
    """
    year = tokens[index]
    previous = before[-1].kind if before else None
    if year.kind is not Kind.NUMBER or year.suffix is not None or _kind(tokens, index + 1) is not Kind.YEAR_SIGN:
        return None
    if previous is Kind.EPOCH:
        return 1 if _year_of_ours(tokens, index + 2) is not None else None
    fits = 0 < year.value < _LONGEST_REIGN and year.digits < _DIGITS_OF_LATE_YEARS
    if previous in _ERAS_OF_OURS or (previous is not Kind.OTHER_ERA and not fits):
        return None
    name = _length_of_name(before, year.start, text)
    linked = len(before) - name
    if any(token.kind in _WORDS for token in before[linked:]):
        return name
    while linked and before[linked - 1].kind in _LINKS:
        linked -= 1
    if linked <= done:
        return name
    alone = not linked or before[linked - 1].kind not in _PARTS_OF_DATES
    glued = year.end == tokens[index + 1].start
    return name if alone and glued and _year_of_ours(tokens, _behind_year(tokens, index)) is not None else None


def _solar_since(name: str, words: DateWords) -> int:
    """The first year in which months of that reign are months of ours; what a name ends with is its era."""
    eras = (year for era, year in words.solar_eras.items() if name.rstrip().endswith(era))
    return next(eras, words.solar_since)


def _length_of_name(before: list[Token], start: int, text: str) -> int:
    """How many of the last tokens are letters without case that stand together, right in front of that index."""
    length = 0
    while length < len(before):
        token = before[-1 - length]
        gap = text[token.end : start]
        letter = text[token.start]
        if token.kind not in _PARTS_OF_NAMES or has_case(letter) or not letter.isalpha() or gap.strip() or len(gap) > 1:
            break
        start = token.start
        length += 1
    return length


def _behind_year(tokens: list[Token], index: int) -> int:
    """The place behind that year with its month and day; where the date of ours stands in brackets, if it does."""
    index += 2
    while _kind(tokens, index) in _PARTS_OF_YEARS and not _is_year(tokens, index):
        index += 1
    below = _kind(tokens, index) is Kind.NEWLINE and _year_of_ours(tokens, index + 1) is not None
    return index + 1 if below else index


def _behind_months(tokens: list[Token], index: int) -> int:
    """The place behind the months and days that stand there; a word before a month says that it is a second one."""
    while True:
        place = index + 1 if _kind(tokens, index) in _LINKS else index
        length = _length_of_part(tokens, place)
        if not length and _kind(tokens, place) in {Kind.OTHER, Kind.PART}:
            place += 1
            length = _length_of_part(tokens, place)
        if not length:
            return index
        index = place + length


def _length_of_part(tokens: list[Token], index: int) -> int:
    """How many tokens a month, its day or both take there, 0 where none stands."""
    length = 1 if _kind(tokens, index) is Kind.MONTH else 2 if _kind(tokens, index + 1) in _SIGNS else 0
    bare_day = length and _kind(tokens, index + length) is Kind.NUMBER and _is_day(tokens, index + length)
    return length + 1 if bare_day else length


def _year_of_ours(tokens: list[Token], opening: int) -> int | None:
    """The first year of ours in the bracket that opens there, 0 where it is given with its era; None without any."""
    if _kind(tokens, opening) is not Kind.OPENING:
        return None
    for place in range(opening + 1, tokens[opening].value):
        if tokens[place].kind is Kind.OPENING:
            break
        if tokens[place].kind is Kind.NUMBER:
            around = {tokens[place - 1].kind, tokens[place + 1].kind}
            if around & _ERAS_OF_OURS:
                return 0
            if tokens[place].digits >= _DIGITS_OF_LATE_YEARS and tokens[place + 1].kind in _BEHIND_YEARS:
                return tokens[place].value
    return None


def _is_day(tokens: list[Token], index: int) -> bool:
    """Whether a number without a sign is the day of the month before."""
    return tokens[index].digits < _DIGITS_OF_LATE_YEARS and _kind(tokens, index + 1) not in {Kind.YEAR_SIGN, *_SIGNS}


def _is_year(tokens: list[Token], index: int) -> bool:
    return tokens[index].kind is Kind.NUMBER and _kind(tokens, index + 1) is Kind.YEAR_SIGN


def _kind(tokens: list[Token], index: int) -> Kind | None:
    return tokens[index].kind if index < len(tokens) else None
