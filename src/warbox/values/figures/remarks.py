"""Reads what stands beside a figure, in a bracket or as its source: what it says of that figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warbox.values.figures.clause import Clause, end_of_clause, end_with_people
from warbox.values.figures.clauses import source_after
from warbox.values.figures.days import is_year_like
from warbox.values.figures.headings import APPROXIMATE
from warbox.values.figures.owners import is_joint
from warbox.values.figures.phrase import Line
from warbox.values.figures.phrases import read_phrase
from warbox.values.figures.tokens import SIGNS, Kind, Token
from warbox.values.figures.words import NounGroup, Role, is_unspaced

_PREPOSITIONS = frozenset({Role.PLACE, Role.CIRCUMSTANCE})
_BEGIN_CIRCUMSTANCES = _PREPOSITIONS | {Role.OCCASION}

_MOST_WORDS = 3  # between a figure and a bracket that is still said of it


def remark_after(line: Line, clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The tokens inside the bracket behind a clause and the words after it, where one is there without a figure."""
    if not line.closing:
        return None
    opening = end_with_people(clauses[index])
    following = clauses[index + 1].quantity.number if index + 1 < len(clauses) else len(line.tokens)
    circumstance = _circumstance_after(line, clauses, index)
    opening = opening if circumstance is None else circumstance[1]
    last = opening + _MOST_WORDS
    while opening < last and opening < following and line.tokens[opening].kind is Kind.WORD:
        opening += 1
    closing = line.closing.get(opening, opening)
    return (opening + 1, closing) if opening + 1 < closing < following else None


def remarks_beside(line: Line, clauses: Sequence[Clause], index: int) -> list[str]:
    """What stands right behind a clause: where or when, and a remark in brackets or the source.

    The bracket may also be what the line begins with. What says but how sure the number is is no remark.
    """
    behind = remark_after(line, clauses, index) or source_after(line, clauses, index) or _remark_before(line, clauses)
    found = [_circumstance_after(line, clauses, index) or _rest_of_bracket(line, clauses, index), behind]
    stretches = [line.tokens[slice(*stretch)] for stretch in found if stretch is not None]
    return [line.text[tokens[0].start : tokens[-1].end] for tokens in stretches if not _says_how_sure(tokens)]


def _says_how_sure(tokens: Sequence[Token]) -> bool:
    return all(token.has_any(APPROXIMATE) for token in tokens if token.kind is not Kind.SIGN)


def _circumstance_after(line: Line, clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The tokens right behind a clause that say where, when or under whom: "3,500 killed during the evacuation".

    They end at a sign, or at the word that joins the next figure. A word such as "initially" may stand alone.
    """
    tokens = line.tokens
    start = end_with_people(clauses[index])
    stop = clauses[index + 1].quantity.first if index + 1 < len(clauses) else len(tokens)
    if start >= stop or not tokens[start].has_any(_BEGIN_CIRCUMSTANCES):
        return None
    ending = next((at for at in range(start, stop) if tokens[at].kind in SIGNS), stop)
    if ending == stop < len(tokens):
        ending -= 1
        if not is_joint(tokens[ending]):
            return None
    return (start, ending) if _is_circumstance(tokens[start:ending]) else None


def _is_circumstance(words: Sequence[Token]) -> bool:
    """Whether words are a preposition with what it is of, or an adverb, alone or before such a preposition."""
    is_preposition = [word.has_any(_PREPOSITIONS) or word.has(Role.LINK) for word in words[:2]]
    return any(is_preposition) if len(words) > 1 else is_preposition == [False]


def _rest_of_bracket(line: Line, clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The words behind a number up to the end of its bracket, of which nothing is known: "(545 serviceable)"."""
    clause = clauses[index]
    start, stop = clause.quantity.stop, line.closing.get(clause.enclosing, -1)
    following = clauses[index + 1].quantity.first if index + 1 < len(clauses) else len(line.tokens)
    if end_of_clause(clause) > start or clause.phrase.people or not start < stop < following:
        return None
    while start < stop and _is_measure_word(line.tokens[start]):
        start += 1
    return (start, stop) if start < stop and all(token.kind is Kind.WORD for token in line.tokens[start:stop]) else None


def _is_measure_word(token: Token) -> bool:
    """Whether a word between a number and its noun says nothing, as in Chinese: 8,000名."""
    return token.has(Role.FILLER) and is_unspaced(token.text[0])


def _remark_before(line: Line, clauses: Sequence[Clause]) -> tuple[int, int] | None:
    """The tokens inside the bracket that a line begins with, where it closes before the first figure of the line."""
    closing = line.closing.get(0, 0)
    return (1, closing) if 1 < closing < clauses[0].quantity.number else None


def remarks_estimate(line: Line, remark: tuple[int, int] | None) -> bool:
    """Whether a bracket says nothing but that the number is estimated, and in which year."""
    tokens = line.tokens[slice(*remark)] if remark else []
    words = [token for token in tokens if token.kind is not Kind.SIGN and not is_year_like(token)]
    return bool(words) and all(token.has_any(APPROXIMATE) for token in words)


def take_remark(line: Line, clauses: Sequence[Clause], index: int) -> None:
    """Takes what the bracket after a figure says of it, where that says nothing else.

    To a bare number it tells what befell, "11,000 (captured)", or the one arm or thing that is counted; to any whose
    men they are, "12 dead (British)", or that they are civilians.
    """
    remark = remark_after(line, clauses, index)
    said = [token for token in line.tokens[slice(*remark)] if not is_joint(token)] if remark is not None else []
    if remark is None or not said:
        return
    phrase = clauses[index].phrase
    if all(token.has(Role.PEOPLE) for token in said) and not phrase.people:
        phrase.people = list(range(*remark))
    elif phrase.is_empty and (all(token.meaning.befell for token in said) or _names_arm(line, remark)):
        clauses[index].phrase = replace(read_phrase(line, *remark, one=False), people=phrase.people, stop=remark[1] + 1)
    elif all(token.has(Role.CIVILIAN) for token in said):
        phrase.civilian = True


def _names_arm(line: Line, remark: tuple[int, int]) -> bool:
    """Whether one word stands there that says what is counted, not where the men belong or when they came."""
    start, stop = remark
    noun = line.tokens[start].meaning.noun if stop == start + 1 else None
    return noun is not None and noun.group is not NounGroup.UNITS and not line.tokens[start].has(Role.OCCASION)


def before_bracket(line: Line, start: int, stop: int) -> int:
    """The place before a bracket that is open there, which another figure stands in: "500 |(300 from cold) killed"."""
    return next((at for at in range(start, stop) if line.closing.get(at, 0) >= stop), stop)
