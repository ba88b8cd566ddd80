"""Days and months of the Chinese calendar, which are counted by the moon: none of ours, though numbered alike."""

from __future__ import annotations

from warbox.values.dates.tokens import Token
from warbox.values.dates.words import DateWords, Kind

_LINKS = {Kind.DASH, Kind.RANGE, Kind.UNTIL, Kind.AND, Kind.OR}
_SIGNS = {Kind.YEAR_SIGN, Kind.MONTH_SIGN, Kind.DAY_SIGN}
_ENDS = {Kind.NEWLINE, Kind.OPENING, Kind.CLOSING, Kind.COMMA, Kind.SEMICOLON}
_FEWEST_DIGITS_OF_YEARS = 3
_MOST_FIRST_DAYS = 10  # the word for first days stands before the numbers up to this one


def without_moons(tokens: list[Token], text: str, words: DateWords) -> list[Token]:
    """Leaves out months and days by the moon, from the first to the last that links join; years stay.

    That they are by the moon is seen where a month is a second one of its number or has no number, where the word for
    first days stands before a day, and where a word for that calendar stands before them. A day of ours in brackets
    right behind them stands in their place. Opening brackets have to know where they are closed; those of the result
    do not any more.
    """
    result: list[Token] = []
    opened: set[int] = set()  # brackets that are taken off
    named = False  # whether the next month or day is by the moon, for that calendar was named
    index = 0
    while index < len(tokens):
        named = tokens[index].kind is Kind.MOON or (named and tokens[index].kind not in _ENDS)
        if tokens[index].kind is Kind.MOON:
            index += 1
            continue
        end, by_moon = _stretch(tokens, index, text, words)
        if by_moon or (named and end > index):
            named = False
            if _gives_day(tokens, end, result):
                opened |= {end, tokens[end].value}
            index = end
            continue
        end = max(end, index + 1)
        result += [tokens[place] for place in range(index, end) if place not in opened]
        index = end
    return result


def _stretch(tokens: list[Token], index: int, text: str, words: DateWords) -> tuple[int, bool]:
    """Where the months and days end that begin there and are joined by links, and whether any is by the moon."""
    end, by_moon = _part(tokens, index, text, words)
    while end > index and _kind(tokens, end) in _LINKS:
        behind, behind_by_moon = _part(tokens, end + 1, text, words)
        if behind == end + 1:
            break
        end, by_moon = behind, by_moon or behind_by_moon
    return end, by_moon


def _part(tokens: list[Token], index: int, text: str, words: DateWords) -> tuple[int, bool]:
    """Where the month, the day or the month with its day ends that begins there, and whether it is by the moon."""
    month, month_by_moon = _month(tokens, index, text, words)
    day, day_by_moon = _day(tokens, month, text, words)
    return day, month_by_moon or day_by_moon


def _month(tokens: list[Token], index: int, text: str, words: DateWords) -> tuple[int, bool]:
    if _word(tokens, index, text) in words.leap_months:
        end, _ = _month(tokens, index + 1, text, words)
        return (end, True) if end > index + 1 else (index, False)
    if _kind(tokens, index) is Kind.MONTH:
        return index + 1, False
    if _kind(tokens, index + 1) is not Kind.MONTH_SIGN:
        return index, False
    if _word(tokens, index, text) in words.moon_months:
        return index + 2, True
    return (index + 2 if tokens[index].kind is Kind.NUMBER else index), False


def _day(tokens: list[Token], index: int, text: str, words: DateWords) -> tuple[int, bool]:
    first = _word(tokens, index, text) in words.first_days
    number = index + 1 if first else index
    if _kind(tokens, number) is not Kind.NUMBER or _kind(tokens, number + 1) in _SIGNS - {Kind.DAY_SIGN}:
        return index, False
    if tokens[number].digits >= _FEWEST_DIGITS_OF_YEARS or (first and tokens[number].value > _MOST_FIRST_DAYS):
        return index, False
    return number + (2 if _kind(tokens, number + 1) is Kind.DAY_SIGN else 1), first


def _gives_day(tokens: list[Token], index: int, before: list[Token]) -> bool:
    """Whether a bracket opens there with a day or month of ours.

    Behind a year that may be one of a reign only what has no year of its own is meant.
    """
    if _kind(tokens, index) is not Kind.OPENING:
        return False
    kinds = {token.kind for token in tokens[index : tokens[index].value]}
    dated = bool(kinds & {Kind.MONTH, Kind.MONTH_SIGN})
    behind_year = bool(before) and before[-1].kind is Kind.YEAR_SIGN
    return dated and not (behind_year and Kind.YEAR_SIGN in kinds)


def _word(tokens: list[Token], index: int, text: str) -> str:
    return text[tokens[index].start : tokens[index].end] if index < len(tokens) else ""


def _kind(tokens: list[Token], index: int) -> Kind | None:
    return tokens[index].kind if index < len(tokens) else None
