"""A clause: a quantity with what its line says of it, and what it takes from its context."""

from __future__ import annotations

from dataclasses import dataclass

from warbox.values.figures.numbers.quantities import Quantity
from warbox.values.figures.phrases.headings import Heading
from warbox.values.figures.phrases.phrase import Phrase
from warbox.values.figures.tokens.words import NounGroup


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


def end_with_people(clause: Clause) -> int:
    """The token after the last one of a clause and of those whose men it counts, where they stand behind it."""
    return max(end_of_clause(clause), max(clause.phrase.people, default=-1) + 1)


def is_part(part: Quantity, whole: Quantity) -> bool:
    """Whether a quantity is not more than the one that it would be a part of."""
    return whole.high is None or (part.low or 0) <= whole.high


def inherit(phrase: Phrase, context: Phrase) -> None:
    """Takes from the context what a phrase does not say itself and what fits to what it says."""
    bare = phrase.is_empty
    phrase.civilian = phrase.civilian or context.civilian
    fits_people = phrase.group in (None, NounGroup.PEOPLE) and any(f.fate or f.loss for f in context.fates)
    fits_things = phrase.counts_things and any(f.material_fate for f in context.fates)
    if not phrase.fates and (bare or fits_people or fits_things):
        phrase.fates, phrase.fate_joint = context.fates, context.fate_joint
    takes_things = context.counts_things and not bare and any(f.material_fate for f in phrase.fates)
    says_measure = phrase.counts_things and phrase.nouns[0][1] == phrase.measure and context.counts_things
    if says_measure or (not phrase.nouns and (bare or takes_things)):
        phrase.nouns, phrase.noun_joint, phrase.named = context.nouns, context.noun_joint, context.named
