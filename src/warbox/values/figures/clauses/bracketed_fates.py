"""Reads a number that several fates are of, each with its own in brackets: "500 killed (100) and wounded (400)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from warbox.values.figures.clauses.clause import Clause, is_part
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.owners import JOINTS, is_joint
from warbox.values.figures.tokens.token import Kind
from warbox.values.figures.tokens.words import Meaning, Role


def deal_fates_to_brackets(line: Line, clauses: Sequence[Clause]) -> None:
    """Gives each number in a bracket of its own the fate right before that, and the number before them all fates.

    A fate without a number may end the list: "5,000 killed (1,000), wounded (3,000) and missing".
    """
    if not line.closing:
        return
    for index, whole in enumerate(clauses):
        if whole.enclosing >= 0 or not whole.phrase.fates:
            continue
        parts = list(_parts_behind(line, clauses, index))
        if len(parts) > 1 and parts[0].enclosing == whole.phrase.stop:
            _deal(line, whole, parts)


def _parts_behind(line: Line, clauses: Sequence[Clause], index: int) -> Iterator[Clause]:
    """The clauses behind one that are a number alone in a bracket right behind a fate, up to the first other one."""
    end = clauses[index].quantity.stop
    for clause in clauses[index + 1 :]:
        opening = clause.enclosing
        alone = opening >= 0 and (opening + 1, line.closing[opening]) == (clause.quantity.first, clause.quantity.stop)
        if not alone or not line.tokens[opening - 1].meaning.befell or not _is_list(line, end, opening):
            return
        if not is_part(clause.quantity, clauses[index].quantity):
            return
        yield clause
        end = line.closing[opening] + 1


def _is_list(line: Line, start: int, stop: int) -> bool:
    """Whether nothing but words, and what joins fates, stands between two tokens."""
    return all(token.kind is Kind.WORD or is_joint(token) for token in line.tokens[start:stop])


def _deal(line: Line, whole: Clause, parts: Sequence[Clause]) -> None:
    fates = [line.tokens[part.enclosing - 1].meaning for part in parts]
    for part, fate in zip(parts, fates, strict=True):
        part.phrase = replace(whole.phrase, fates=[fate], fate_joint=None, stop=part.quantity.stop)
        part.whole = whole
    whole.phrase.fates = [*fates, *_last_fate(line, line.closing[parts[-1].enclosing] + 1)]
    whole.phrase.fate_joint = Role.AND


def _last_fate(line: Line, at: int) -> list[Meaning]:
    """The fate behind "and" that ends the list without a number."""
    words = line.tokens[at : at + 2]
    ends = len(words) > 1 and words[0].has_any(JOINTS) and words[1].meaning.befell
    return [words[1].meaning] if ends else []
