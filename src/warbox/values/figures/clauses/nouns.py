"""Says what a figure counts: people or which things, and in which words the page has it, "heavy cruisers"."""

from __future__ import annotations

from typing import Literal

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.phrases.phrase import Line, Phrase, befell_only_things
from warbox.values.figures.tokens.designations import ends_shortened_word, is_mark, looks_plural
from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import SIGNS, TIMES, Kind, Token
from warbox.values.figures.tokens.words import NOTHING, PERSONNEL, FigureWords, NounGroup, Role, is_unspaced

Counted = Literal["people", "ships", "material", "units"]
"""What sort of thing a figure counts; material is arms, vehicles and aircraft, submarines, animals and buildings."""

_GROUPS: dict[NounGroup, Counted] = {
    NounGroup.PEOPLE: "people",
    NounGroup.SHIPS: "ships",
    NounGroup.MATERIAL: "material",
    NounGroup.UNITS: "units",
}
_QUALIFYING = frozenset({Role.KIND, Role.QUALITY, Role.MODIFIER})
_ADJECTIVES = frozenset({Role.KIND, Role.MODIFIER})
# What no noun begins with or goes on over, unless it says of what kind things are as well.
_SMALL = frozenset(Role) - _QUALIFYING - {Role.OCCASION, Role.ONLY_ONE, Role.FEW, Role.CIVILIAN, Role.DESIGNATOR}
_NEVER = frozenset({Role.MEASURE, Role.SOURCE, Role.PEOPLE, Role.OTHERS})
_THINGS = (NounGroup.SHIPS, NounGroup.MATERIAL)


def counted_by(phrase: Phrase) -> Counted | None:
    """Of what sort that is which a phrase counts: people where nothing else is said, None where no table tells."""
    if phrase.group is not None:
        return _GROUPS[phrase.group]
    if befell_only_things(phrase):
        return None
    return None if phrase.nouns and not any(fate.fate for fate in phrase.fates) else "people"


def noun_of(line: Line, clause: Clause, stop: int) -> str | None:
    """What is counted in the words of the page, with those that say of what kind it is; None where it does not say.

    What stands between the number and the end of the noun belongs to it, but whose they are, what befell, and small
    words; it ends before token `stop`. Words of the line come before those of a heading or a label. A measure word
    names nothing.
    """
    phrase = clause.phrase
    if phrase.counted and _counts_others(line, clause):
        return None
    own = _own(line, clause, stop)
    if own:
        return line.text[_start(line.tokens[own[0]], line.words) : line.tokens[own[-1]].end]
    said = _said_before_fate(line, clause) if not phrase.counted else []
    if said:
        return line.text[line.tokens[said[0]].start : line.tokens[said[-1]].end] if clause.quantity.low == 1 else None
    return ", ".join(dict.fromkeys(text for _, text in phrase.nouns if text != phrase.measure)) or None


def _counts_others(line: Line, clause: Clause) -> bool:
    """Whether a noun is none of a number: one no table has behind "all", one of the losses before "and" that number."""
    first, last = clause.phrase.counted[0], clause.phrase.counted[-1]
    before = line.tokens[first - 1] if first else None
    if before is None:
        return False
    if first >= clause.quantity.stop:
        sums_up = before.has(Role.VAGUE) and not before.has_any(_QUALIFYING)
        return sums_up and all(line.tokens[at].is_unknown for at in clause.phrase.counted)
    joined = any(token.has(Role.AND) for token in line.tokens[last + 1 : clause.quantity.first])
    return joined and before.has(Role.OUT_OF)


def _said_before_fate(line: Line, clause: Clause) -> list[int]:
    """The words that no table has between a number and what befell, where what is counted is not among them."""
    at = clause.quantity.stop
    while at < clause.phrase.stop and line.tokens[at].is_unknown and at not in clause.phrase.people:
        at += 1
    befell = at < clause.phrase.stop and line.tokens[at].meaning.befell
    return list(range(clause.quantity.stop, at)) if befell else []


def _start(noun: Token, words: FigureWords) -> int:
    """Where a noun begins behind a measure word that the tables have as its first letter, as they may in Chinese."""
    first, rest = words.unspaced.get(noun.text[:1], NOTHING), words.unspaced.get(noun.text[1:], NOTHING)
    measured = Role.MEASURE in first.roles and rest.noun is not None and rest.noun == noun.meaning.noun
    return noun.start + measured


def _own(line: Line, clause: Clause, stop: int) -> list[int]:
    """The tokens of the line that name what is counted, with those before and behind that say of what kind."""
    counted = [at for at in clause.phrase.counted if not line.tokens[at].has(Role.MEASURE)]
    if not counted:
        return []
    first = _first_before(line, clause, counted[0])
    last = _last_behind(line, clause, counted[-1], stop)
    return list(range(first, last + 1))


def _first_before(line: Line, clause: Clause, noun: int) -> int:
    """The first of the words before a noun, behind its number, that belong to it: "anti-tank and siege guns"."""
    first, at = noun, noun - 1
    while at >= clause.quantity.stop and at not in clause.phrase.people:
        if _qualifies(line, clause, at):
            first = at
        elif not (is_joint(line.tokens[at]) or ends_shortened_word(line.tokens, at)):
            break
        at -= 1
    return first


def _last_behind(line: Line, clause: Clause, noun: int, stop: int) -> int:
    """The last of the words behind a noun that belong to it: adjectives where they stand there, a model's mark."""
    if line.words.head_first:
        return _end_of_adjectives(line, clause, noun, stop)
    last = _end_of_mark(line, clause, noun, stop)
    if last + 1 < stop and _ends_noun(line, clause, last + 1):
        last += 1
    return _end_of_material(line, clause, _end_of_list(line, clause, last, stop), stop)


def _end_of_adjectives(line: Line, clause: Clause, noun: int, stop: int) -> int:
    """Where the adjectives behind a noun end: "cruceros |ligeros|"; the noun where none follow."""
    last = noun
    while last + 1 < stop and last + 1 not in clause.phrase.people and _qualifies(line, clause, last + 1):
        if last + 1 >= clause.phrase.stop and not line.tokens[last + 1].has_any(_ADJECTIVES):
            break
        last += 1
    return last


def _ends_noun(line: Line, clause: Clause, at: int) -> bool:
    """Whether a word only says that those are people, or prisoners, of whom the one before says of what kind."""
    before, token = line.tokens[at - 1], line.tokens[at]
    if clause.phrase.group is not NounGroup.PEOPLE or is_unspaced(token.text[0]):
        return False
    if token.has(Role.CAPTIVE):
        only_men = before.meaning.noun is not None and before.meaning.noun.category == PERSONNEL
        return not only_men and not looks_plural(before, line.words)
    return at < clause.phrase.stop and token.meaning.noun is not None and token.meaning.noun.category == PERSONNEL


def _end_of_mark(line: Line, clause: Clause, last: int, stop: int) -> int:
    """Where the mark of a model ends: "Mirage F1s", "Spitfire IX", "Spitfire Mk V"; `last` if none follows."""
    names_model = clause.phrase.group is NounGroup.MATERIAL and line.tokens[last].capital
    if not names_model or last + 1 >= stop:
        return last
    behind = line.tokens[last + 1]
    if behind.has(Role.DESIGNATOR) and last + 2 < stop:
        number = line.tokens[last + 2]
        return last + 2 if number.kind in (Kind.NAME, Kind.NUMBER) or number.capital else last
    is_model = behind.kind is Kind.NAME and behind.text[0].isalpha()
    return last + 1 if is_model or is_mark(behind) else last


def _end_of_list(line: Line, clause: Clause, last: int, stop: int) -> int:
    """Where a list of arms ends whose other words say of what kind: "T-34 and |KV-1 tanks|"; `last` if none does."""
    at = last + 2
    if not clause.phrase.counts_things or at >= stop or not line.tokens[last + 1].has(Role.AND):
        return last
    while at < stop and at not in clause.phrase.people and _qualifies(line, clause, at):
        noun = line.tokens[at].meaning.noun
        if noun is not None and noun.group in _THINGS:
            return at
        at += 1
    return last


def _end_of_material(line: Line, clause: Clause, last: int, stop: int) -> int:
    """Where a noun ends that says of what it is: "pieces |of heavy artillery|"; `last` where it does not say."""
    noun = line.tokens[last].meaning.noun
    if noun is None or noun.group not in _THINGS or last + 2 >= stop or not line.tokens[last + 1].has(Role.OUT_OF):
        return last
    return last + 2 if line.tokens[last + 2].meaning.noun == noun else last


def _qualifies(line: Line, clause: Clause, at: int) -> bool:
    """Whether a word beside a noun belongs to it: "infantry divisions", "Panther tanks", "Bf 109s", "refugee ships"."""
    token = line.tokens[at]
    if token.kind in SIGNS or token.text == TIMES or token.has_any(_NEVER):
        return False
    if token.meaning.befell:
        return clause.phrase.counts_things and _befell_people(token) and not line.words.head_first
    if token.kind is Kind.NUMBER:
        return at > clause.quantity.stop and line.tokens[at - 1].has(Role.DESIGNATOR)
    return token.has_any(_QUALIFYING) or token.meaning.noun is not None or not token.has_any(_SMALL)


def _befell_people(token: Token) -> bool:
    """Whether a word says what befalls people alone, so that beside a ship it says whom this carries."""
    meaning = token.meaning
    return meaning.fate is not None and meaning.material_fate is None and not meaning.loss
