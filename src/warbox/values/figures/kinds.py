"""Says of what kind those are whom a figure counts, where its category does not: "400 partisans killed"."""

from __future__ import annotations

from typing import NamedTuple

from warbox.values.figures.clause import Clause
from warbox.values.figures.owners import JOINTS, names_people
from warbox.values.figures.phrase import Line, Phrase
from warbox.values.figures.tokens import Token
from warbox.values.figures.words import PERSONNEL, FigureWords, NounGroup, Role

_OF = frozenset({Role.OUT_OF, Role.ARTICLE, Role.FILLER})
_SHORTEST_PART = 3  # letters of the first part of a compound


class Kinds(NamedTuple):
    """The words for kinds of people or units, from `start` to `end` of a line; `first` is their first token."""

    first: int
    start: int
    end: int


def untold_kinds(line: Line, clause: Clause, counted: str) -> Kinds | None:
    """The kinds of people or units that the category `counted` does not name.

    The partisans of "400 partisans killed", foot and horse of "900 infantry and cavalry", the infantry of "3 infantry
    divisions", heavy infantry. What says no more than that they are people, or civilians, is no kind.
    """
    phrase = clause.phrase
    if not phrase.counted or phrase.group not in (None, NounGroup.PEOPLE, NounGroup.UNITS):
        return None
    if phrase.group is NounGroup.UNITS:
        return _kinds_of_units(line, clause)
    first, noun = phrase.counted[0], phrase.counted[-1]
    beside = [*_kinds_before(line, clause, first), *_kinds_behind(line, noun)]
    if _are_plain(phrase, line.words):
        return _words(line, beside)
    named = any(_names_kind(line.tokens[at], line.words) for at in phrase.counted)
    told = not beside and not named and _is_told(phrase, counted)
    return None if told else _words(line, [*beside, *phrase.counted])


def _kinds_of_units(line: Line, clause: Clause) -> Kinds | None:
    noun = clause.phrase.counted[-1]
    unit = line.tokens[noun]
    if _group(unit) is not NounGroup.UNITS:
        return _words(line, clause.phrase.counted)
    around = _kinds_behind(line, noun) or _kinds_before(line, clause, noun)
    part = "" if around else _first_part(unit, line.words)
    return Kinds(noun, unit.start, unit.start + len(part)) if part else _words(line, around)


def _words(line: Line, kinds: list[int]) -> Kinds | None:
    """The words from the first of those tokens to the last, without a small one that the first is joined to."""
    if not kinds:
        return None
    first, last = line.tokens[min(kinds)], line.tokens[max(kinds)]
    small, apostrophe, _ = first.text.partition("'")
    elided = bool(apostrophe) and small in line.words.elisions
    return Kinds(min(kinds), first.start + (len(small) + 1 if elided else 0), last.end)


def _kinds_before(line: Line, clause: Clause, noun: int) -> list[int]:
    """The tokens before a noun that say of what kind it is: "heavy tank battalions", "volunteer cavalry"."""
    behind_number = noun >= clause.quantity.stop
    floor = clause.quantity.stop if behind_number else 0
    first, at = noun, noun - 1
    while at >= floor and (_says_kind(line.tokens[at]) or (behind_number and line.tokens[at].has_any(JOINTS))):
        first = at if _says_kind(line.tokens[at]) else first
        at -= 1
    return list(range(first, noun))


def _kinds_behind(line: Line, noun: int) -> list[int]:
    """The tokens of what units are of: "battalions of grenadiers"; where the head comes first also its adjective."""
    at = noun + 1
    of_units = _group(line.tokens[noun]) is NounGroup.UNITS
    while of_units and at < len(line.tokens) and _leads_on(line.tokens[at]):
        at += 1
    last = at
    while last < len(line.tokens) and _says_kind(line.tokens[last]) and (of_units or line.tokens[last].has(Role.KIND)):
        last += 1
    is_behind = at > noun + 1 or line.words.head_first or line.words.compounds
    return list(range(at, last)) if is_behind else []


def _leads_on(token: Token) -> bool:
    """Whether a word may stand between units and what they are of."""
    return (token.has_any(_OF) and not _says_kind(token)) or names_people(token)


def _says_kind(token: Token) -> bool:
    noun = token.meaning.noun
    is_kind = noun is not None and noun.category != PERSONNEL and not token.has(Role.CIVILIAN)
    return is_kind or token.has(Role.KIND)


def _names_kind(noun: Token, words: FigureWords) -> bool:
    """Whether one of several words that are a noun together says of what kind that is: "heavy infantry"."""
    parts = noun.text.split(" ")
    return len(parts) > 1 and any(
        (meaning := words.find((part,))) is not None and Role.KIND in meaning.roles for part in parts
    )


def _first_part(unit: Token, words: FigureWords) -> str:
    """What stands before a unit that is written in one with it: "Infanterie" of "Infanteriedivisionen"."""
    if not words.compounds and "-" not in unit.text:
        return ""
    for start in range(_SHORTEST_PART, len(unit.text) - _SHORTEST_PART):
        found = words.find((unit.text[start:],))
        if found is not None and found.noun == unit.meaning.noun:
            return unit.text[:start].rstrip("-")
    return ""


def _group(token: Token) -> NounGroup | None:
    return None if token.meaning.noun is None else token.meaning.noun.group


def _are_plain(phrase: Phrase, words: FigureWords) -> bool:
    """Whether the nouns of a phrase say no more than that people are counted, or civilians."""
    plain = {PERSONNEL, *words.plain_people}
    return phrase.civilian or all(noun.category in plain for noun, _ in phrase.nouns)


def _is_told(phrase: Phrase, counted: str) -> bool:
    return all(noun.category in counted for noun, _ in phrase.nouns if noun.category != PERSONNEL)
