"""Reads what stands beside a figure, in a bracket or as its source: what it says of that figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warbox.values.figures.clauses.clause import Clause, end_with_people
from warbox.values.figures.clauses.clauses import source_after
from warbox.values.figures.clauses.untold import (
    circumstance_behind,
    total_beside,
    words_before,
    words_behind,
    words_within,
)
from warbox.values.figures.numbers.days import is_year_like
from warbox.values.figures.phrases.headings import APPROXIMATE
from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.figures.phrases.phrases import read_phrase
from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import PERSONNEL, NounGroup, Role, is_unspaced

_OF_SOURCES = APPROXIMATE | {Role.SOURCE, Role.TOTAL}
_LONGEST_LIST = 8  # figures that one source stands behind
_MOST_WORDS = 3  # between a figure and a bracket that is still said of it


def remark_after(line: Line, clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The tokens inside the bracket behind a clause and the words after it, where one is there without a figure."""
    if not line.closing:
        return None
    start, limit = end_with_people(clauses[index]), _next_figure(line, clauses, index)
    circumstance = circumstance_behind(line, start, limit)
    opening = start = start if circumstance is None else circumstance[1]
    while opening < min(start + _MOST_WORDS, limit) and line.tokens[opening].kind is Kind.WORD:
        opening += 1
    if opening < limit and line.tokens[opening].is_sign(",") and line.closing.get(opening + 1) == len(line.tokens) - 1:
        opening += 1  # a comma before the bracket that ends the line: "2,440 soldiers, (war began)"
    closing = line.closing.get(opening, opening)
    labels = opening > start and closing + 1 < len(line.tokens) and line.tokens[closing + 1].is_sign(":=")
    return (opening + 1, closing) if opening + 1 < closing < limit and not labels else None


def _next_figure(line: Line, clauses: Sequence[Clause], index: int) -> int:
    """The token with which the clause behind begins, or the end of the line."""
    return clauses[index + 1].quantity.first if index + 1 < len(clauses) else len(line.tokens)


def _end_of_last(line: Line, clauses: Sequence[Clause], index: int) -> int:
    """The token behind the clause before and what is said of that right behind it, or the beginning of the line."""
    if index == 0:
        return 0
    end = end_with_people(clauses[index - 1])
    circumstance = circumstance_behind(line, end, clauses[index].quantity.first)
    return end if circumstance is None else circumstance[1]


def remarks_beside(line: Line, clauses: Sequence[Clause], index: int) -> list[str]:
    """What stands beside a number and is told nowhere else: a total, words before its noun and behind it, a remark.

    The remark is in brackets, or a source; it may also be what the line begins with. What says but how sure the number
    is is no remark.
    """
    clause = clauses[index]
    end = end_with_people(clause)
    told = words_within(line, clause) if clause.phrase.stop > clause.quantity.stop + 1 else []
    if clause.label is None and (before := words_before(line, clause, _end_of_last(line, clauses, index))) is not None:
        told.insert(0, before)
    if (beside := words_behind(line, clause, end, _next_figure(line, clauses, index))) is not None:
        told.append(beside)
    behind = remark_after(line, clauses, index) or source_after(line, clauses, index)
    if behind is None and index + 1 < len(clauses):
        behind = _source_of_list(line, clauses, index)
    if behind is None and line.closing:
        behind = _remark_before(line, clauses)
    behind = behind or _source_before(line, clause)
    is_told = behind is None or (beside is not None and beside[0] <= behind[0] < beside[1])
    if behind is not None and not is_told and not (line.pointers and _points_below(line, behind)):
        told.append(behind)
    total = total_beside(line, clause, end)
    if total is not None and not any(start <= total < stop for start, stop in told):
        told.insert(0, (total, total + 1))
    return [_text(line, stretch) for stretch in told if not _says_how_sure(line.tokens[slice(*stretch)])]


def _source_before(line: Line, clause: Clause) -> tuple[int, int] | None:
    """The source right before a figure in a script that does not part words, as the Chinese for "it is said 5,000"."""
    stop = start = clause.quantity.first
    while start and _names_source(line.tokens[start - 1]):
        start -= 1
    before = line.tokens[start - 1] if start else None
    begins = before is None or before.kind is not Kind.WORD or start - 1 in clause.phrase.people
    return (start, stop) if begins and start < stop else None


def _names_source(token: Token) -> bool:
    return token.has(Role.SOURCE) and not token.has_any(APPROXIMATE) and is_unspaced(token.text[0])


def _text(line: Line, stretch: tuple[int, int]) -> str:
    first, stop = stretch
    return line.text[line.tokens[first].start : line.tokens[stop - 1].end]


def _points_below(line: Line, stretch: tuple[int, int]) -> bool:
    """Whether a bracket is a link to a section of the same page and nothing else, but for a word such as "see"."""
    start, stop = stretch
    first = line.pointers.get(line.tokens[stop - 1].end)
    return first is not None and all(token.has(Role.LINK) for token in line.tokens[start:stop] if token.start < first)


def _says_how_sure(tokens: Sequence[Token]) -> bool:
    return all(token.has_any(APPROXIMATE) for token in tokens if token.kind is not Kind.SIGN)


def _source_of_list(line: Line, clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The source, estimate or total behind the last of several figures that are joined: it holds for all of them.

    It does not where they are rival numbers for the same: "5,000 killed or 6,000 killed (modern estimates)".
    """
    for last in range(index + 1, min(len(clauses), index + _LONGEST_LIST)):
        if not _goes_on_list(line, clauses[last - 1], clauses[last]):
            return None
        found = remark_after(line, clauses, last) or source_after(line, clauses, last)
        if found is not None:
            told = line.tokens[slice(*found)]
            return found if any(token.has_any(_OF_SOURCES) for token in told) else None
    return None


def _goes_on_list(line: Line, before: Clause, clause: Clause) -> bool:
    """Whether a clause goes on a list with another thing than the one before it counts."""
    between = line.tokens[end_with_people(before) : clause.quantity.first]
    joined = all(token.is_sign(",;") or token.has(Role.AND) for token in between)
    first, second = before.phrase, clause.phrase
    return joined and (first.nouns, first.fates) != (second.nouns, second.fates)


def _remark_before(line: Line, clauses: Sequence[Clause]) -> tuple[int, int] | None:
    """The tokens inside the bracket that a line begins with, where it closes before the first figure of the line."""
    closing = line.closing.get(0, 0)
    return (1, closing) if 1 < closing < clauses[0].quantity.number else None


def says_estimated(line: Line, clauses: Sequence[Clause], index: int) -> bool:
    """Whether the bracket behind a figure or its list says nothing but that it is estimated, and in which year."""
    remark = (remark_after(line, clauses, index) or _source_of_list(line, clauses, index)) if line.closing else None
    tokens = line.tokens[slice(*remark)] if remark else []
    words = [token for token in tokens if token.kind is not Kind.SIGN and not is_year_like(token)]
    return bool(words) and all(token.has_any(APPROXIMATE) for token in words)


def take_remark(line: Line, clauses: Sequence[Clause], index: int) -> None:
    """Takes what the bracket after a figure says of it, where that says nothing else.

    To a bare number it tells what befell, "11,000 (captured)", as it does to one of men, "11,000 men (captured)", or
    the one arm or thing that is counted; to any whose men they are, "12 dead (British)", or that they are civilians.
    """
    remark = remark_after(line, clauses, index)
    said = [token for token in line.tokens[slice(*remark)] if not is_joint(token)] if remark is not None else []
    if remark is None or not said:
        return
    phrase = clauses[index].phrase
    if all(token.has(Role.PEOPLE) and not token.has(Role.SOURCE) for token in said) and not phrase.people:
        phrase.people = list(range(*remark))
    elif phrase.is_empty and (all(token.meaning.befell for token in said) or _names_arm(line, remark)):
        clauses[index].phrase = replace(read_phrase(line, *remark, one=False), people=phrase.people, stop=remark[1] + 1)
    elif _counts_but_men(phrase) and all(token.meaning.fate is not None for token in said):
        befell = read_phrase(line, *remark, one=False)
        phrase.fates, phrase.fate_joint, phrase.stop = befell.fates, befell.fate_joint, remark[1] + 1
    elif all(token.has(Role.CIVILIAN) for token in said):
        phrase.civilian = True


def _counts_but_men(phrase: Phrase) -> bool:
    """Whether a phrase says that men are counted, and no more."""
    return not phrase.fates and [noun.category for noun, _ in phrase.nouns] == [PERSONNEL]


def _names_arm(line: Line, remark: tuple[int, int]) -> bool:
    """Whether one word stands there that says what is counted, not where the men belong or when they came."""
    start, stop = remark
    noun = line.tokens[start].meaning.noun if stop == start + 1 else None
    return noun is not None and noun.group is not NounGroup.UNITS and not line.tokens[start].has(Role.OCCASION)


def before_bracket(line: Line, start: int, stop: int) -> int:
    """The place before a bracket that is open there, which another figure stands in: "500 |(300 from cold) killed"."""
    return next((at for at in range(start, stop) if line.closing.get(at, 0) >= stop), stop)
