"""Finds for the clauses of a line the figures that they are parts of, or have another number for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from warbox.values.figures.clauses.clause import Clause, end_of_clause, is_part
from warbox.values.figures.phrases.headings import SOURCE_OR_TIME
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.words import NounGroup, Role

# Words beside a number that counts more than the figure before it.
_OF_MORE = frozenset({Role.TOTAL, Role.OUT_OF})


def find_wholes(line: Line, clauses: Sequence[Clause]) -> None:
    """Finds for each clause the one that it is a part of, goes on from, or has another number for."""
    heads: dict[int, Clause] = {}  # for each bracket the clause before it
    listed: Clause | None = None  # the clause before a colon, the parts of which are listed behind that
    for before, clause in pairwise(clauses):
        listed = _listed_whole(line, before, clause, listed)
        if before.enclosing != clause.enclosing:
            heads.setdefault(clause.enclosing, before)
        elif listed is not None:
            clause.whole = listed
        elif _goes_on(clause, before) or _is_another_number(line, before, clause):
            clause.whole = before
        head = None if clause.labels_bracket else heads.get(clause.enclosing)
        if clause.whole is not None or clause.enclosing < 0 or head is None:
            continue
        if is_part(clause.quantity, head.quantity) or _is_rival(line, clause, head):
            clause.whole = head


def _listed_whole(line: Line, before: Clause, clause: Clause, listed: Clause | None) -> Clause | None:
    """The clause whose parts are listed behind its colon or "including", where another one is of these.

    "3,000 horse: 900 French", "900 killed, including 300 French, 200 Dutch": each says whose men it counts. Of the dead
    or wounded these may be people of any kind, "900 killed: 20 officers". A remark may stand before the colon.
    """
    at = end_of_clause(before)
    at = line.closing.get(at, at - 1) + 1
    behind_colon = at + 1 == clause.quantity.first and line.tokens[at].is_sign(":")
    whole = before if behind_colon else before.whole if before.including else listed
    if whole is None or clause.label is not before.label or not is_part(clause.quantity, whole.quantity):
        return None
    named = any(at >= clause.quantity.stop for at in clause.phrase.people)
    befell_people = any(fate.fate for fate in whole.phrase.fates) and whole.phrase.group in (None, NounGroup.PEOPLE)
    of_kind = befell_people and clause.phrase.group is NounGroup.PEOPLE and not clause.phrase.fates
    return whole if (clause.phrase.is_empty and named) or of_kind else None


def _is_rival(line: Line, clause: Clause, head: Clause) -> bool:
    """Whether a bare number or one of men, in the bracket after a figure, is for the same by another source or time.

    A bare one after a number of units is none: it counts men.
    """
    men = clause.phrase.group is NounGroup.PEOPLE and head.phrase.group in (None, NounGroup.PEOPLE)
    bare = not clause.phrase.nouns and head.phrase.group is not NounGroup.UNITS
    if clause.phrase.fates or not (men or bare):
        return False
    bracket = line.tokens[clause.enclosing : line.closing[clause.enclosing]]
    behind = takewhile(
        lambda token: not token.has_any(SOURCE_OR_TIME), bracket[clause.quantity.stop - clause.enclosing :]
    )
    beside = [*bracket[: clause.quantity.first - clause.enclosing], *behind]
    named = any(token.has_any(SOURCE_OR_TIME) for token in bracket)
    return named and not any(token.has_any(_OF_MORE) for token in beside)


def _goes_on(clause: Clause, before: Clause) -> bool:
    """Whether a clause goes on from the one before it: a part, or a bare number of the same kind."""
    return clause.including or clause.linked or (before.linked and clause.phrase.is_empty)


def _is_another_number(line: Line, before: Clause, clause: Clause) -> bool:
    """Whether "or" alone joins a bare number to the figure before it, for which it is another: "200 killed or 300"."""
    between = line.tokens[end_of_clause(before) : clause.quantity.first]
    bare = clause.phrase.is_empty and not clause.phrase.people and clause.label is before.label
    return bare and len(between) == 1 and between[0].has(Role.OR)
