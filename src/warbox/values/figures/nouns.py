"""Says what a figure counts: people or which things, and in which words the page has it, "heavy cruisers"."""

from __future__ import annotations

from typing import Literal

from warbox.values.figures.clause import Clause
from warbox.values.figures.phrase import Line, Phrase, befell_only_things
from warbox.values.figures.tokens import SIGNS, TIMES, Kind, Token
from warbox.values.figures.words import NOTHING, FigureWords, NounGroup, Role

Counted = Literal["people", "ships", "material", "units"]
"""What sort of thing a figure counts; material is arms, vehicles and aircraft, submarines, animals and buildings."""

_GROUPS: dict[NounGroup, Counted] = {
    NounGroup.PEOPLE: "people",
    NounGroup.SHIPS: "ships",
    NounGroup.MATERIAL: "material",
    NounGroup.UNITS: "units",
}
_QUALIFYING = frozenset({Role.KIND, Role.QUALITY})


def counted_by(phrase: Phrase) -> Counted | None:
    """Of what sort that is which a phrase counts: people where nothing else is said, None where no table tells."""
    if phrase.group is not None:
        return _GROUPS[phrase.group]
    if befell_only_things(phrase):
        return None
    return None if phrase.nouns and not any(fate.fate for fate in phrase.fates) else "people"


def noun_of(line: Line, clause: Clause) -> str | None:
    """What is counted in the words of the page, with those that say of what kind it is; None where it does not say.

    Words of the line come before those of a heading or a label. A measure word names nothing.
    """
    phrase = clause.phrase
    own = [line.tokens[at] for at in _own(line, clause)]
    if own:
        return line.text[_start(own[0], line.words) : own[-1].end]
    return ", ".join(dict.fromkeys(text for _, text in phrase.nouns if text != phrase.measure)) or None


def _start(noun: Token, words: FigureWords) -> int:
    """Where a noun begins behind a measure word that the tables have as its first letter, as they may in Chinese."""
    first, rest = words.unspaced.get(noun.text[:1], NOTHING), words.unspaced.get(noun.text[1:], NOTHING)
    measured = Role.MEASURE in first.roles and rest.noun is not None and rest.noun == noun.meaning.noun
    return noun.start + measured


def _own(line: Line, clause: Clause) -> list[int]:
    """The tokens of the line that name what is counted, with those before and behind that say of what kind."""
    counted = [at for at in clause.phrase.counted if not line.tokens[at].has(Role.MEASURE)]
    if not counted:
        return []
    people = frozenset(clause.phrase.people)
    first, last = counted[0], counted[-1]
    while first - 1 >= clause.quantity.stop and first - 1 not in people and _qualifies(line.tokens[first - 1]):
        first -= 1
    end = clause.phrase.stop if line.words.head_first else 0
    while last + 1 < end and last + 1 not in people and _qualifies(line.tokens[last + 1]):
        last += 1
    return list(range(first, last + 1))


def _qualifies(token: Token) -> bool:
    """Whether a word beside a noun belongs to it, if it names nobody: "infantry divisions", "Panther tanks"."""
    if token.kind in SIGNS or token.text == TIMES or token.meaning.befell or token.has(Role.MEASURE):
        return False
    return token.has_any(_QUALIFYING) or token.is_unknown or token.meaning.noun is not None or token.kind is Kind.NAME
