"""Names the category of a figure from what is counted and what befell it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.phrases.phrase import Line, Phrase, befell_only_things
from warbox.values.figures.tokens.words import PERSONNEL, FigureWords, Meaning, Noun, NounGroup, Role, is_unspaced


class FigureKind(StrEnum):
    """Which cell a figure stands in."""

    STRENGTH = "strength"
    CASUALTIES = "casualties"


CASUALTIES = "casualties"
KILLED_AND_WOUNDED = "killed and wounded"
_KILLED, _WOUNDED, _SUNK, _SHIPS = "killed", "wounded", "sunk", "ships"


def category(kind: FigureKind, phrase: Phrase, words: FigureWords) -> str:
    """The category of a figure: the noun of what is counted, for losses of people what befell them.

    Where the cell says neither, a figure counts people: `personnel` of strength, `casualties` of losses.
    """
    if kind is FigureKind.STRENGTH:
        if phrase.nouns:
            return _noun_category(phrase, words)
        return _fate_category(phrase) if phrase.fates else PERSONNEL
    if phrase.group is NounGroup.SHIPS:
        return f"{_noun_category(phrase, words)} {_ship_fate(phrase, words)}"
    if phrase.group in (NounGroup.MATERIAL, NounGroup.UNITS):
        survived = _material_fates(phrase)
        lost = not survived or not all(fate in words.survived for fate in survived)
        return _noun_category(phrase, words) if lost else f"{_noun_category(phrase, words)} {survived[0]}"
    if any(fate.fate for fate in phrase.fates) or not phrase.nouns:
        return _fate_category(phrase)
    counted = _noun_category(phrase, words)
    if phrase.group is NounGroup.PEOPLE and not befell_only_things(phrase):
        return CASUALTIES
    return _fate_category(phrase) if counted == PERSONNEL else counted


def untold_fates(line: Line, clause: Clause) -> str | None:
    """The words for what befell material, where its category says no more than that it is lost.

    "captured", "destroyed or damaged", and of animals "wounded". What is lost, destroyed or killed is lost, and of what
    is damaged the category says so.
    """
    phrase, words = clause.phrase, line.words
    if phrase.group not in (NounGroup.MATERIAL, NounGroup.UNITS):
        return None
    fates = {name for fate in phrase.fates if (name := fate.material_fate or fate.fate) is not None}
    if fates <= words.survived or fates <= words.lost:
        return None
    stop, count = clause.quantity.stop, len(phrase.fates)
    first = bisect_left(line.fates, stop)
    for places in (range(first, len(line.fates)), range(first - 1, -1, -1)):
        told = (line.fates[place] for place in places)
        befell = sorted(islice((at for at in told if line.tokens[at].meaning in phrase.fates), count))
        if befell:
            return line.text[line.tokens[befell[0]].start : line.tokens[befell[-1]].end]
    return None


def _noun_category(phrase: Phrase, words: FigureWords) -> str:
    """One category for all nouns of a phrase.

    Kinds of ship are ships, foot and others are personnel. Other nouns keep their words, as fates do: "tanks and
    assault guns", "archers and crossbowmen"; after the first of them, ships and units stand for all.
    """
    nouns = [noun for noun, _ in phrase.nouns]
    categories = _unique(PERSONNEL if noun.category in words.plain_people else noun.category for noun in nouns)
    joint = phrase.noun_joint or Role.AND
    if len(categories) == 1 or nouns[0].group in (NounGroup.SHIPS, NounGroup.UNITS):
        return categories[0]
    if {noun.group for noun in nouns} == {NounGroup.PEOPLE}:
        return PERSONNEL if set(words.people_first) & set(categories) else _joined(categories, joint)
    return _joined(_unique(_word(noun, text, words) for noun, text in phrase.nouns), joint)


def _word(noun: Noun, text: str, words: FigureWords) -> str:
    """The word for a noun among others: the page's, where it is in the language of the categories."""
    as_written = noun.group is None or (words.joined_as_written and not is_unspaced(text[0]))
    return text if as_written else noun.category


def _fate_category(phrase: Phrase) -> str:
    """What befell people; losses that say nothing more are `casualties`."""
    fates = _unique(name for meaning in phrase.fates if (name := meaning.fate) is not None)
    if not fates and befell_only_things(phrase):
        things = _material_fates(phrase)
        return f"{_SHIPS} {_SUNK}" if _SUNK in things else _joined(things, phrase.fate_joint or Role.AND)
    if not fates:
        return CASUALTIES
    if set(fates) == {_KILLED, _WOUNDED}:
        return KILLED_AND_WOUNDED
    if KILLED_AND_WOUNDED in fates and len(fates) > 1:
        fates = _unique([_KILLED, _WOUNDED, *(fate for fate in fates if fate != KILLED_AND_WOUNDED)])
    return _joined(fates, phrase.fate_joint or Role.AND)


def _ship_fate(phrase: Phrase, words: FigureWords) -> str:
    """What befell ships: sunk where the text says so, and where it only counts them as lost.

    Some fates befall them with their men: ships are interned, and surrender.
    """
    with_men = (fate.fate for fate in phrase.fates if fate.fate is not None)
    fates = _material_fates(phrase) or _unique(fate for fate in with_men if fate in words.with_men)
    is_sunk = not fates or (_SUNK in fates and phrase.fate_joint is not Role.OR)
    return _SUNK if is_sunk else _joined(fates, phrase.fate_joint or Role.AND)


def _material_fates(phrase: Phrase) -> list[str]:
    return _unique(name for meaning in phrase.fates if (name := _material_fate(meaning)) is not None)


def _material_fate(meaning: Meaning) -> str | None:
    return meaning.material_fate


def _joined(names: Sequence[str], joint: Role) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {joint.value} {names[-1]}"


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
