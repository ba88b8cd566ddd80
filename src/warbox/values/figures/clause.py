"""A clause: a quantity with what its line says of it, and what it takes from its context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warbox.values.figures.headings import Heading
from warbox.values.figures.owners import is_joint
from warbox.values.figures.phrase import Line, Phrase
from warbox.values.figures.quantities import Quantity
from warbox.values.figures.words import NounGroup


@dataclass(slots=True)
class Clause:
    """A quantity and what its line says of it.

    `enclosing` is the token of the bracket that it stands in, -1 outside of brackets. `including` says that a word such
    as "including" stands right before it, `linked` that a preposition follows where what it counts should stand.
    `outer_label` is the first of several labels before a line's first figure, "Killed: France: 300". `labels_bracket`
    says that its label stands before its bracket. `whole` is the clause that it is a part of or goes on from, "300
    tanks (40 in reserve)", "900 lost, 40 in May", or for which it has another number, "700 killed (900 according to the
    town's chronicle)".
    """

    quantity: Quantity
    phrase: Phrase
    enclosing: int
    label: Heading | None = None
    including: bool = False
    outer_label: Heading | None = None
    linked: bool = False
    labels_bracket: bool = False
    whole: Clause | None = None


def end_of_clause(clause: Clause) -> int:
    """The token after the last one of a clause."""
    return max(clause.quantity.stop, clause.phrase.stop)


def is_part(part: Quantity, whole: Quantity) -> bool:
    """Whether a quantity is not more than the one that it would be a part of."""
    return whole.high is None or (part.low or 0) <= whole.high


def goes_on_with_things(line: Line, clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause counts the things before it: "17 ships sunk, 6 captured", "22 ships: 21 captured".

    What befell must be able to befall these. Men are captured as well: theirs is a greater number, or stands before
    that of others whom something befell, "a ship sunk, 9 captured", "2 ships sunk, 2 missing and 5 wounded".
    """
    before, clause = clauses[index - 1], clauses[index]
    said, phrase = before.phrase, clause.phrase
    bare = bool(phrase.fates) and not phrase.nouns and not phrase.people
    befell_things = all(fate.material_fate for fate in phrase.fates)
    if not (bare and befell_things and said.counts_things) or not is_part(clause.quantity, before.quantity):
        return False
    between = line.tokens[end_of_clause(before) : clause.quantity.first]
    if len(between) == 1 and between[0].is_sign(":"):
        return True
    joined = clause.enclosing == before.enclosing and clause.label is before.label and all(map(is_joint, between))
    others = [fate for following in clauses[index + 1 : index + 2] for fate in following.phrase.fates]
    goes_on = joined and any(fate.material_fate for fate in said.fates)
    return goes_on and not any(fate.material_fate is None for fate in others)


def inherit(phrase: Phrase, context: Phrase) -> None:
    """Takes from the context what a phrase does not say itself and what fits to what it says."""
    bare = phrase.is_empty
    phrase.civilian = phrase.civilian or context.civilian
    fits_people = phrase.group in (None, NounGroup.PEOPLE) and any(f.fate or f.loss for f in context.fates)
    fits_things = phrase.counts_things and any(f.material_fate for f in context.fates)
    if not phrase.fates and (bare or fits_people or fits_things):
        phrase.fates, phrase.fate_joint = context.fates, context.fate_joint
    takes_things = context.counts_things and not bare and any(f.material_fate for f in phrase.fates)
    if not phrase.nouns and (bare or takes_things):
        phrase.nouns, phrase.noun_joint, phrase.named = context.nouns, context.noun_joint, context.named
