"""Reads rival numbers: "20,000 killed (Arrian)" and below it, or behind a comma, "5,000 (modern estimates)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.clauses.clauses import source_after
from warbox.values.figures.clauses.remarks import remark_after
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import Kind
from warbox.values.figures.tokens.words import PERSONNEL

# Sources differ about the same, but not so much: a number so many times greater is of something else.
_MOST_APART = 10


class Rival(NamedTuple):
    """A figure for which the line below may have another number, and the depth of its line."""

    clause: Clause
    level: int


def rival_for_below(line: Line, clauses: Sequence[Clause], level: int) -> Rival | None:
    """The figure of a line that the one below may have another number for: its only one, with a source or a remark."""
    return Rival(clauses[0], level) if len(clauses) == 1 and _is_remarked(line, clauses, 0) else None


def take_from_above(line: Line, clauses: Sequence[Clause], above: Rival, level: int) -> None:
    """Gives a line's first figure what the one above counts and what befell it, where it is a bare number for the same.

    It has a source or a remark as that has, who says so or when, and its line is as deep.
    """
    if above.level == level and clauses[0].label is None:
        _take(line, clauses, 0, above.clause)


def take_from_before(line: Line, clauses: Sequence[Clause], index: int) -> None:
    """Gives a bare number behind a comma what the one before that counts, and what befell it: each has its remark."""
    before, clause = clauses[index - 1], clauses[index]
    joint = line.tokens[clause.quantity.first - 1]
    joined = is_joint(joint) or joint.is_sign(";")
    behind_bracket = line.tokens[clause.quantity.first - 2].kind is Kind.CLOSE and joined
    beside = before.enclosing == clause.enclosing and before.label is clause.label
    if behind_bracket and beside and _is_remarked(line, clauses, index - 1):
        _take(line, clauses, index, before)


def _take(line: Line, clauses: Sequence[Clause], index: int, other: Clause) -> None:
    clause = clauses[index]
    bare = clause.phrase.is_empty and not clause.phrase.people
    if bare and _is_remarked(line, clauses, index) and _is_as_many(clause, other):
        clause.phrase = replace(other.phrase, people=[], counted=[], unknown=[], stop=clause.phrase.stop)


def _is_remarked(line: Line, clauses: Sequence[Clause], index: int) -> bool:
    return (remark_after(line, clauses, index) or source_after(line, clauses, index)) is not None


def _is_as_many(clause: Clause, above: Clause) -> bool:
    if not above.phrase.nouns or above.phrase.nouns[0][0].category == PERSONNEL:
        return True
    number = clause.quantity.low or clause.quantity.high or 0
    return number < _MOST_APART * (above.quantity.high or above.quantity.low or 0)
