"""Finds the date of a passage: which of its dates is meant, and from when to when it is."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from warbox.values.dates.chains import Chain, read_chains
from warbox.values.dates.completion import complete
from warbox.values.dates.stretches import Stretch, hull, join_lines, read_stretch
from warbox.values.dates.token_groups import date_tokens
from warbox.values.dates.tokens import Token
from warbox.values.dates.words import DateWords, Kind
from warbox.values.passage import Passage, Style

_NO_DATES = {Kind.OTHER, Kind.OTHER_ERA, Kind.OTHER_MONTH, Kind.COLON}


def dated_stretch(passage: Passage, words: DateWords) -> Stretch | None:
    """The stretch of time that a passage gives; None where there is none, or none that can be.

    Of several dates it is the first, with these exceptions: dates in one list ("3, 5 and 9 August 1644") and phases
    that each have a label, or each a line, give the whole from the first to the last; two dates that are one day in
    the Julian and the Gregorian calendar give that day. Dates in brackets count only where there are no others.
    """
    tokens = date_tokens(_without_struck(passage), words)
    chains = _dated_chains(tokens)
    if not chains:
        return None
    first = read_stretch(chains[0], tokens)
    if first is None:
        return None
    if not chains[0].labelled:
        lines = [read_stretch(chain, tokens) for chain in _chains_below(chains, tokens)]
        return join_lines([first, *(line for line in lines if line is not None)])
    phases = [read_stretch(chain, tokens) for chain in chains[1:] if chain.labelled]
    return hull([first, *(phase for phase in phases if phase is not None)])


@lru_cache(maxsize=1024)
def is_date(text: str, words: DateWords) -> bool:
    """Whether a text says when something was and nothing else: "1941–43", "(until September 1943)", "from 8 July"."""
    if not any(sign.isdigit() for sign in text):
        return False
    tokens = date_tokens(text, words)
    if not tokens or any(token.kind in _NO_DATES for token in tokens):
        return False
    start = 1 if tokens[0].kind is Kind.OPENING and tokens[0].value == len(tokens) - 1 else 0
    chains = read_chains(tokens, start, len(tokens) - start)
    return any(chain.has_year or any(point.month is not None for point in chain.points) for chain in chains)


def _without_struck(passage: Passage) -> str:
    """The text with blanks for what is struck out."""
    pieces: list[str] = []
    done = 0
    for mark in passage.marks:
        if mark.value is Style.STRUCK and mark.start >= done:
            pieces += [passage.text[done : mark.start], " " * (mark.end - mark.start)]
            done = mark.end
    return "".join(pieces) + passage.text[done:]


def _dated_chains(tokens: list[Token]) -> list[Chain]:
    """The chains that have a year, those outside of brackets, or else those in the first brackets that have any."""
    chains = read_chains(tokens, 0, len(tokens))
    _lend_years(chains)
    dated = [chain for chain in chains if chain.has_year]
    place = 0
    while not dated and place < len(tokens):
        if tokens[place].kind is Kind.OPENING:
            inner = read_chains(tokens, place + 1, tokens[place].value)
            dated = [chain for chain in inner if chain.has_year]
            place = tokens[place].value
        place += 1
    return dated


def _lend_years(chains: list[Chain]) -> None:
    """Gives a labelled phase without a year the year of the next one."""
    for chain, behind in zip(chains[-2::-1], chains[:0:-1], strict=True):
        months = any(point.month is not None for point in chain.points)
        if months and not chain.has_year and behind.has_year and chain.labelled:
            complete([*chain.points, *behind.points], [*chain.links, Kind.NEWLINE, *behind.links])


def _chains_below(chains: list[Chain], tokens: list[Token]) -> list[Chain]:
    """The chains that fill the lines right below the first one."""
    below: list[Chain] = []
    for chain, behind in pairwise(chains):
        if behind.labelled or _line_ends(tokens, chain.stop) != behind.start:
            break
        end = _line_ends(tokens, behind.stop)
        if end == behind.stop and end < len(tokens):
            break
        below.append(behind)
    return below


def _line_ends(tokens: list[Token], place: int) -> int:
    """The place behind the brackets and the ends of lines that stand there; the same place where the line goes on."""
    start = place
    ended = False
    while place < len(tokens) and tokens[place].kind in {Kind.NEWLINE, Kind.OPENING}:
        ended = ended or tokens[place].kind is Kind.NEWLINE
        place = tokens[place].value + 1 if tokens[place].kind is Kind.OPENING else place + 1
    return place if ended or place == len(tokens) else start
