"""Reads dates that belong together, in the order of the text: "6–7 and 9 May 1941", "5 April (O.S.) or 15 April"."""

from __future__ import annotations

from dataclasses import dataclass, field

from warbox.values.dates.points import PARTS_OF_POINTS, Point, read_point
from warbox.values.dates.tokens import Token
from warbox.values.dates.words import Kind

_PREFIXES = {Kind.BETWEEN, Kind.SINCE, Kind.BEFORE, Kind.UNTIL}
_BEGINNINGS = PARTS_OF_POINTS | _PREFIXES
_RANGES = {Kind.DASH, Kind.RANGE, Kind.UNTIL}
_LINKS = (Kind.OR, Kind.SLASH, Kind.AND, Kind.SEMICOLON, Kind.COMMA)
"""The links of lists; where several stand together, the first of these counts."""


@dataclass(slots=True)
class Chain:
    """Dates and what links them: `links[i]` stands between `points[i]` and `points[i + 1]`.

    A link is `RANGE`, one of the links of lists, `NEWLINE` where nothing but a calendar's name tells two dates apart,
    or `OPENING` in front of a date in brackets. `prefix` is the word in front ("since", "before", "between", "until").
    `start` and `stop` are the places of its tokens; `brackets` those of the opening brackets in it and behind it, with
    the number of the point that each stands at.
    `labelled` tells that words before it or in brackets behind it say what happened then.
    """

    points: list[Point]
    start: int
    stop: int
    prefix: Kind | None = None
    links: list[Kind] = field(default_factory=list)
    brackets: dict[int, int] = field(default_factory=dict)
    labelled: bool = False

    @property
    def has_year(self) -> bool:
        """Whether it says anything that can be dated at all."""
        return any(point.has_year and not point.short_year for point in self.points)


def read_chains(tokens: list[Token], start: int, stop: int) -> list[Chain]:
    """All chains that stand between two places outside of brackets."""
    chains: list[Chain] = []
    index = start
    while index < stop:
        if tokens[index].kind is Kind.OPENING:
            index = tokens[index].value + 1
            continue
        chain, index = _read_chain(tokens, index, stop) if tokens[index].kind in _BEGINNINGS else (None, index + 1)
        if chain is None:
            continue
        chain.labelled = _has_label(tokens, chain, chains[-1].stop if chains else start)
        chains.append(chain)
    return chains


def _read_chain(tokens: list[Token], start: int, stop: int) -> tuple[Chain | None, int]:
    """The chain that begins at that token, if one does, and where to go on."""
    prefix = tokens[start].kind if tokens[start].kind in _PREFIXES else None
    point, index = read_point(tokens, start + 1 if prefix else start, stop)
    if point.is_empty and not point.is_unknown:
        return None, max(index, start + 1)
    chain = Chain([], start, index, prefix)
    _add(chain, point, index)
    while True:
        link, after = _read_link(tokens, chain, stop)
        if link is None or (chain.points[0].is_unknown and link is not Kind.RANGE):
            return chain, chain.stop
        point, index = read_point(tokens, after, stop)
        if point.is_empty and not (point.is_unknown and link is Kind.RANGE):
            return chain, chain.stop
        if link in _LINKS and _counts_something(point, tokens, index, stop):
            return chain, chain.stop
        chain.links.append(link)
        _add(chain, point, index)


def _counts_something(point: Point, tokens: list[Token], index: int, stop: int) -> bool:
    """Whether a number of two digits is no short year, for a word follows: "1939–1945; 80 years ago"."""
    return point.short_year and point.month is None and index < stop and tokens[index].kind is Kind.OTHER


def _add(chain: Chain, point: Point, stop: int) -> None:
    chain.points.append(point)
    chain.stop = stop
    if point.bracket is not None:
        chain.brackets[point.bracket] = len(chain.points) - 1


def _read_link(tokens: list[Token], chain: Chain, stop: int) -> tuple[Kind | None, int]:
    """What leads from the last date of the chain to the next one, and where that begins; None where nothing does."""
    index = chain.stop
    kinds: set[Kind] = set()
    while index < stop:
        token = tokens[index]
        if token.kind is Kind.OPENING:
            chain.brackets[index] = len(chain.points) - 1
            index = token.value
        elif token.kind is Kind.AND_BEFORE and not kinds:
            chain.prefix = chain.prefix or (Kind.BEFORE if Kind.RANGE not in chain.links else None)
        elif token.kind is Kind.NEWLINE or token.kind in _LINKS or token.kind in _RANGES:
            kinds.add(token.kind)
        else:
            break
        index += 1
    if index >= stop:
        if kinds - {Kind.NEWLINE} in ({Kind.DASH}, {Kind.RANGE}):
            _open(chain)
        return None, index
    if kinds & _RANGES or (tokens[index].kind is Kind.OPEN and not kinds):
        return Kind.RANGE, index
    for kind in _LINKS:
        if kind in kinds:
            return Kind.RANGE if kind is Kind.AND and chain.prefix is Kind.BETWEEN else kind, index
    return (Kind.NEWLINE if chain.points[-1].calendar else None), index


def _open(chain: Chain) -> None:
    """Nothing stands behind the dash or word that ends the chain: the last date is where what goes on began."""
    if chain.points[-1].has_date and Kind.RANGE not in chain.links:
        chain.points.append(Point(open_end=True))
        chain.links.append(Kind.RANGE)


def _has_label(tokens: list[Token], chain: Chain, after: int) -> bool:
    """Whether words stand on the chain's line, end the line before with a colon, or follow in brackets.

    Words with a number, as in "(63 days)", are no label, unless they have a colon.
    """
    for place in chain.brackets:
        kinds = {token.kind for token in tokens[place : tokens[place].value]}
        if Kind.OTHER in kinds and (Kind.NUMBER not in kinds or Kind.COLON in kinds):
            return True
    labelled = False
    previous: Kind | None = None
    while after < chain.start:
        token = tokens[after]
        if token.kind is Kind.OPENING:
            after = token.value
        elif token.kind is Kind.NEWLINE or token.kind is Kind.SEMICOLON:
            labelled = previous is Kind.COLON
        elif token.kind is Kind.OTHER or token.kind is Kind.COLON:
            labelled = True
        previous = token.kind
        after += 1
    return labelled
