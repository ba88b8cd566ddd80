"""Settles words with two meanings: fighters are men or aircraft, artillery is men or guns, armour may be afloat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.token import Token
from warbox.values.figures.tokens.words import PERSONNEL, FigureWords, Noun, NounGroup, Role

_AIRCRAFT = "aircraft"  # the category
_FEW = 200  # fewer are machines, unless a name says whose men they are
_MANY = 1000  # so many are men, where nothing in the cell says that machines are counted


@dataclass(frozen=True, slots=True)
class Company:
    """What else a cell counts: foot and horse, the arms of which make up an army, material, ships by their category."""

    arms_of_men: bool
    machines: frozenset[str]
    ships: str | None


def company_of(tokens: Iterable[Token], words: FigureWords) -> Company:
    """What the nouns of a cell's tokens say that it counts; those with two meanings say nothing."""
    nouns = [token.meaning.noun for token in tokens if token.meaning.noun is not None]
    plain = [noun for noun in nouns if noun.machine is None and not noun.afloat]
    arms = set(words.people_first) - {PERSONNEL}
    return Company(
        any(noun.category in arms for noun in plain),
        frozenset(noun.category for noun in plain if noun.group is NounGroup.MATERIAL),
        next((noun.category for noun in plain if noun.group is NounGroup.SHIPS), None),
    )


def settle(line: Line, clause: Clause, company: Company) -> None:
    """Takes ships for what is counted where the cell counts them, and machines unless it speaks of men."""
    phrase = clause.phrase
    if company.ships is not None and any(noun.afloat for noun, _ in phrase.nouns):
        ship = Noun(company.ships, NounGroup.SHIPS)
        phrase.nouns = [(ship if noun.afloat else noun, text) for noun, text in phrase.nouns]
    if any(noun.machine for noun, _ in phrase.nouns) and not _counts_men(line, clause, company):
        phrase.nouns = [(_machine(noun), text) for noun, text in phrase.nouns]


def settle_by_whole(clause: Clause, whole: Clause) -> None:
    """Takes aircraft for what a part of them counts by a word for ships: "900 aircraft (including 274 transports)"."""
    of_aircraft = [noun.category for noun, _ in whole.phrase.nouns] == [_AIRCRAFT]
    if of_aircraft and clause.phrase.group is NounGroup.SHIPS:
        clause.phrase.nouns = [(whole.phrase.nouns[0][0], text) for _, text in clause.phrase.nouns]


def _machine(noun: Noun) -> Noun:
    return noun if noun.machine is None else Noun(noun.machine, NounGroup.MATERIAL)


def _counts_men(line: Line, clause: Clause, company: Company) -> bool:
    """Whether men are meant.

    What befell tells men from machines first, then a name before the noun ("PKK fighters", also in a heading). Else it
    is the number: few are machines; from 200 on they are men beside foot and horse ("500 infantry, 300 artillery"),
    from 1,000 on also where the cell counts no machines.
    """
    phrase = clause.phrase
    number = clause.quantity.low or clause.quantity.high or 0
    if phrase.fates:
        return any(fate.fate is not None and fate.material_fate is None for fate in phrase.fates)
    if phrase.named or _is_named(line, clause):
        return not company.machines & {noun.machine for noun, _ in phrase.nouns}
    if number < _FEW:
        return False
    return company.arms_of_men or (number >= _MANY and not company.machines)


def _is_named(line: Line, clause: Clause) -> bool:
    """Whether a word that no table has, other than a preposition's, stands between a number and its noun."""
    tokens = line.tokens[clause.quantity.stop : clause.phrase.stop]
    linked = next((index for index, token in enumerate(tokens) if token.has(Role.LINK)), len(tokens))
    return any(token.is_unknown for token in tokens[:linked])
