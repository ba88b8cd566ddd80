"""Finds the labels of a line: what stands before a sign, a bracket or a number and tells of the figures behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from warbox.values.figures.numbers.days import is_year_like
from warbox.values.figures.numbers.numbered_units import says_what
from warbox.values.figures.numbers.quantities import Quantity
from warbox.values.figures.phrases.headings import SOURCE_OR_TIME, Heading, read_heading, tells_source_or_time
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.owners import names_people
from warbox.values.figures.tokens.token import SIGNS, Kind, Token
from warbox.values.figures.tokens.words import NounGroup, Role, is_unspaced

_JOINTS = frozenset({Role.AND, Role.OUT_OF})
_OF = frozenset({Role.OUT_OF, Role.LINK})
_AFTER_LABELS = ":="
_PARTING = ":;,"
_LONGEST_LIST = 24  # tokens of a list of names up to its colon
_FEWEST_OF_SOURCE = 2  # words: "per Livy"
_SIGN = attrgetter("sign")


class Label(NamedTuple):
    """A label begins at token `start` and ends before token `sign`, its colon, dash or bracket.

    `heading` is what it says.
    """

    start: int
    sign: int
    heading: Heading


def find_labels(line: Line, quantities: Sequence[Quantity], enclosing: Sequence[int]) -> list[Label]:
    """The labels of a line, in order. `enclosing` has for each token the bracket that it stands in."""
    names = _label_of_source(line, quantities) or _labels_of_names(line, quantities)
    signed = _labels_before_signs(line, quantities)
    bracketed = _labels_in_brackets(line, quantities, signed, enclosing) if line.closing else []
    return sorted([*signed, *names, *bracketed], key=_SIGN) if names or bracketed else signed


def _label_of_source(line: Line, quantities: Sequence[Quantity]) -> list[Label]:
    """The one source or time that a line begins with, as a label: "According to Livy, 500", "By June 1944, 500".

    A comma parts it from what follows; what is a source by its words ("per Livy 500", "Soviet claims for 500") needs
    none.
    """
    stop = quantities[0].first if quantities else 0
    tokens = line.tokens
    end = next((at for at in range(stop) if tokens[at].kind in SIGNS), stop)
    is_source = 0 < end == stop and _names_source(tokens[:end])
    if (end < _FEWEST_OF_SOURCE and not is_source) or not (tokens[0].begins_source or end == stop - 1 or is_source):
        return []
    is_parted = end == stop or tokens[end].is_sign(",")
    if not is_parted or tells_source_or_time(tokens[quantities[0].stop :]):
        return []
    while is_source and tokens[end - 1].has_any(_OF):
        end -= 1
    heading = read_heading(line, 0, end)
    return [Label(0, min(end, stop - 1), heading)] if heading.is_remark else []


def _labels_in_brackets(
    line: Line, quantities: Sequence[Quantity], signed: Sequence[Label], enclosing: Sequence[int]
) -> list[Label]:
    """Sources and times before a figure in a bracket: "(by other estimates, 15,000)", "(in June 300; in July 500)".

    A comma, a dash or nothing parts them from it; those with a colon are among the labels `signed`.
    """
    labels: list[Label] = []
    starts_of_signed = [label.start for label in signed]
    done = 0
    for quantity in quantities:
        if enclosing[quantity.first] < 0:
            done = quantity.stop
            continue
        start, stop = _words_in_bracket(line, done, quantity.first)
        done = quantity.stop
        words = line.tokens[start:stop]
        while len(words) > 1 and words[-1].has_any(_OF) and (words[0].begins_source or _names_source(words)):
            words = words[:-1]  # "estimates |of| 5,000"
        told = tells_source_or_time(words) and not any(token.kind in SIGNS for token in words)
        goes_on = told and (words[-1].has_any(_OF) or words[-1].text.endswith(line.words.possessive_endings))
        following = bisect_left(starts_of_signed, start)
        is_signed = following < len(signed) and signed[following].start < stop
        if not told or goes_on or is_signed:
            continue
        heading = read_heading(line, start, start + len(words))
        if heading.is_remark:
            labels.append(Label(start, min(stop, quantity.first - 1), heading))
    return labels


def _words_in_bracket(line: Line, done: int, number: int) -> tuple[int, int]:
    """The words before a number in a bracket up to its beginning, a comma or "including" in it; no sign ends them.

    Token `done` is the first that may be of them.
    """
    before = line.tokens[number - 1] if number > done else None
    stop = number - (before is not None and (before.is_sign(",") or before.is_dash))
    while stop > done and line.tokens[stop - 1].has(Role.FILLER) and not line.tokens[stop - 1].has_any(SOURCE_OR_TIME):
        stop -= 1
    start = stop
    while start > done and start - 1 not in line.closing and not _parts_in_bracket(line.tokens[start - 1]):
        start -= 1
    return (start, stop) if start > done else (stop, stop)


def _parts_in_bracket(token: Token) -> bool:
    return token.is_sign(",;") or token.has(Role.INCLUDING)


def _names_source(words: Sequence[Token]) -> bool:
    """Whether several words name a source, with but names before it: "Modern estimates", "Soviet claims for"."""
    source = next((at for at, token in enumerate(words) if token.begins_source), None)
    if source is None or (source == 0 and " " not in words[0].text):
        return False
    before, behind = words[:source], words[source + 1 :]
    return all(map(names_people, before)) and all(token.has_any(_OF) or token.begins_source for token in behind)


def _labels_before_signs(line: Line, quantities: Sequence[Quantity]) -> list[Label]:
    """Those before a colon, a dash or a bracket. A figure before a colon is none; a dash parts one from a number."""
    labels: list[Label] = []
    if not line.closing and not any(token.is_dash or token.is_sign(_AFTER_LABELS) for token in line.tokens):
        return labels
    outside: list[tuple[int, int]] = []  # open brackets, each after the start of a label around it
    start = 0
    passed = 0
    word = Kind.WORD
    for index, token in enumerate(line.tokens):
        if token.kind is word:
            continue
        while passed < len(quantities) and quantities[passed].stop <= index:
            start = max(start, quantities[passed].stop)
            passed += 1
        done = quantities[passed - 1].stop if passed else 0
        behind_figure = passed > 0 and start == done
        inside = passed < len(quantities) and quantities[passed].first <= index
        if token.kind is Kind.OPEN:
            inner = outside or behind_figure
            labels += [] if inner else _label_of_bracket(line, start, index, quantities, passed, labels)
            outside.append((start, index))
            start = index + 1
        elif token.kind is Kind.CLOSE:
            before, opening = outside.pop() if outside else (index + 1, index)
            remarks = (labels and labels[-1].sign == opening) or (passed and _are_fates(line, before, opening))
            start = index + 1 if remarks else max(before, done)
        elif token.is_sign(";,."):
            in_list = token.is_sign(",") and _goes_on_over_commas(line, start, index, begins=not passed)
            start = start if in_list else index + 1
        elif _is_dash_before(line, index, quantities[passed : passed + 1]):
            if start < index and not outside and not behind_figure:
                labels.append(Label(start, index, read_heading(line, start, index)))
                start = index + 1
        elif token.is_sign(_AFTER_LABELS) and not inside:
            labels_more = passed < len(quantities)
            if start < index and labels_more and (labels or not behind_figure):
                labels.append(Label(start, index, read_heading(line, start, index)))
            start = index + 1
    return labels


def _labels_of_names(line: Line, quantities: Sequence[Quantity]) -> list[Label]:
    """Names that begin the line or go on with a list, up to a figure, as labels: "Spain 3,000, French infantry 900".

    No sign or word but what is counted or befell parts them from the number, and a year: "Italy 1943 300,000".
    """
    labels: list[Label] = []
    start = 0
    for quantity in quantities:
        signs = [at for at in range(start, quantity.first) if _parts(line.tokens[at], in_list=start > 0)]
        start = signs[-1] + 1 if signs else quantity.first if start else 0
        stop = quantity.first
        while stop > start and (is_year_like(line.tokens[stop - 1]) or line.tokens[stop - 1].is_dash):
            stop -= 1
        if _is_name(line.tokens[start:stop]):
            labels.append(Label(start, quantity.first - 1, read_heading(line, start, stop)))
        start = quantity.stop
    return labels


def _parts(token: Token, *, in_list: bool) -> bool:
    """Whether a sign parts a name from what stands before it: in a list a dash does so too, "Spain 300 – Italy 20"."""
    return token.is_sign(_PARTING) or token.is_dash if in_list else token.is_sign(":")


def _is_name(words: Sequence[Token]) -> bool:
    """Whether words are a name, with what is counted or befell behind it: a people's, a unit's, one with a capital."""
    if not words or is_unspaced(words[0].text[0]) or words[-1].has_any(_JOINTS) or not all(map(_names_or_says, words)):
        return False
    if any(before.has_any(_JOINTS) and not names_people(word) for before, word in pairwise(words)):
        return False
    first, has_unit = words[0], any(map(_is_unit, words))
    return names_people(first) or (has_unit and (first.capital or first.kind is Kind.NAME))


def _is_unit(token: Token) -> bool:
    return token.meaning.noun is not None and token.meaning.noun.group is NounGroup.UNITS


def _names_or_says(token: Token) -> bool:
    """Whether a word is of a name, says what is counted or what befell, or joins such words."""
    says = token.meaning.noun is not None or token.meaning.befell
    return token.kind is Kind.NAME or names_people(token) or says or token.has_any(_JOINTS)


def _label_of_bracket(
    line: Line, start: int, opening: int, quantities: Sequence[Quantity], passed: int, labels: Sequence[Label]
) -> list[Label]:
    """The words before a bracket as its label where it begins with a figure: "Prussians (12,000)".

    They must say whose the figure is, what it counts or what befell; what befell goes on from a figure before, but
    where that has such a label too. Vague words are none.
    """
    listed = bool(labels) and line.tokens[labels[-1].sign].kind is Kind.OPEN
    if passed and not listed and _are_fates(line, start, opening):
        return []
    if line.tokens[start].has(Role.AND):
        start += 1
    begins = passed < len(quantities) and quantities[passed].first == opening + 1
    first = line.tokens[start]
    if not begins or start >= opening or first.has(Role.VAGUE) or first.meaning.number is not None:
        return []
    heading = read_heading(line, start, opening)
    says = heading.subject is not None or not heading.phrase.is_empty
    return [Label(start, opening, heading)] if says else []


def _are_fates(line: Line, start: int, stop: int) -> bool:
    """Whether nothing but what befell stands there, as in the label of "killed, wounded or captured: 900"."""
    return start < stop and all(token.meaning.befell for token in line.tokens[start:stop])


def _goes_on_over_commas(line: Line, start: int, comma: int, *, begins: bool) -> bool:
    """Whether a label goes on over a comma: one of names, or one of what befell that `begins` its line."""
    return (begins and _are_fates(line, start, comma)) or _lists_names(line, start)


def _lists_names(line: Line, start: int) -> bool:
    """Whether names of peoples that commas part stand there up to a colon, with "and" before the last of them."""
    near = line.tokens[start : start + _LONGEST_LIST]
    stop = next((at for at, token in enumerate(near) if token.is_sign(_AFTER_LABELS)), 0)
    words = [token for token in near[:stop] if not token.is_sign(",")]
    joined = any(token.has(Role.AND) for token in words)
    return joined and all(names_people(token) or token.has(Role.AND) for token in words)


def _is_dash_before(line: Line, index: int, following: Sequence[Quantity]) -> bool:
    """Whether a dash stands right before the next quantity as behind a label: with blanks on either side.

    Behind a word for what befell, what is counted or a people it needs none: "killed-300".
    """
    token = line.tokens[index]
    if not token.is_dash or not following or following[0].first != index + 1:
        return False
    if index > 0 and (says_what(line.tokens[index - 1]) or names_people(line.tokens[index - 1])):
        return True
    return line.text[token.start - 1 : token.start] == " " and line.text[token.end : token.end + 1] == " "
