"""Says of what kind those are whom a figure counts, where its category does not: "400 partisans killed"."""

from __future__ import annotations

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.figures.tokens.owners import JOINTS, names_people
from warbox.values.figures.tokens.token import Token
from warbox.values.figures.tokens.words import PERSONNEL, FigureWords, NounGroup, Role

_OF = frozenset({Role.OUT_OF, Role.FILLER})
_SHORTEST_PART = 3  # letters of the first part of a compound


def untold_people(line: Line, phrase: Phrase, counted: str) -> list[int]:
    """The tokens of the kinds of people that the category `counted` does not name.

    The partisans of "400 partisans killed", foot and horse of "900 infantry and cavalry". What says no more than that
    they are people, or civilians, is no kind.
    """
    if not phrase.counted or phrase.group not in (None, NounGroup.PEOPLE):
        return []
    plain = {PERSONNEL, *line.words.plain_people}
    if phrase.civilian or all(noun.category in plain for noun, _ in phrase.nouns):
        return []
    told = all(noun.category in counted for noun, _ in phrase.nouns if noun.category != PERSONNEL)
    return [] if told else list(range(phrase.counted[0], phrase.counted[-1] + 1))


def kind_beside(line: Line, clause: Clause) -> str | None:
    """The words that say of what kind the people or units are that are counted.

    The tanks of "3 heavy tank battalions", heavy infantry, volunteer cavalry, battalions of grenadiers.
    """
    phrase = clause.phrase
    if not phrase.counted or phrase.group not in (NounGroup.PEOPLE, NounGroup.UNITS):
        return None
    first, last = phrase.counted[0], phrase.counted[-1]
    unit = line.tokens[last]
    if phrase.group is NounGroup.UNITS and _group(unit) is not NounGroup.UNITS:
        return _written(line, phrase.counted)
    around = _kinds_behind(line, last) or _kinds_before(line, first, joined=first >= clause.quantity.stop)
    return _written(line, around) if around else _kind_within(line, unit)


def _written(line: Line, kinds: list[int]) -> str:
    """The words from the first of those tokens to the last, without a small one that the first is joined to."""
    first, last = line.tokens[min(kinds)], line.tokens[max(kinds)]
    small = first.text.partition("'")[0]
    return line.text[first.start + (len(small) + 1 if small in line.words.elisions else 0) : last.end]


def _kinds_before(line: Line, noun: int, *, joined: bool) -> list[int]:
    """The tokens before a noun that say of what kind it is: "heavy tank battalions", "volunteer cavalry".

    `joined` says that "and" or a comma goes on with such, as behind a number: "3 light and heavy battalions".
    """
    first, at = noun, noun - 1
    while at >= 0 and (_says_kind(line.tokens[at]) or (joined and line.tokens[at].has_any(JOINTS))):
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


def _kind_within(line: Line, noun: Token) -> str | None:
    """What a noun of several words, or of several in one, says of its kind: "heavy infantry", "Panzerdivisionen"."""
    written = line.text[noun.start : noun.end]
    category = noun.meaning.noun.category if noun.meaning.noun is not None else ""
    words = [word for word in written.split() if word not in category] if " " in written else []
    parts = [word for word in words if _is_kind(word, line.words)]
    return " ".join(parts) or written[: _end_of_first_part(noun, line.words)].rstrip("-") or None


def _is_kind(written: str, words: FigureWords) -> bool:
    meaning = words.find((written.casefold(),))
    return meaning is not None and Role.KIND in meaning.roles


def _end_of_first_part(unit: Token, words: FigureWords) -> int:
    """Where a unit begins that is written in one with what it is of: "Infanterie|divisionen"; 0 where none is."""
    if _group(unit) is not NounGroup.UNITS or not (words.compounds or "-" in unit.text):
        return 0
    for start in range(_SHORTEST_PART, len(unit.text) - _SHORTEST_PART):
        found = words.find((unit.text[start:],))
        if found is not None and found.noun == unit.meaning.noun:
            return start
    return 0


def _group(token: Token) -> NounGroup | None:
    return None if token.meaning.noun is None else token.meaning.noun.group
