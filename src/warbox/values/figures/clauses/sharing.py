"""Gives clauses that are joined what only one of them says: what is counted, what befell, whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from warbox.values.figures.clauses.clause import Clause, end_with_people, is_part
from warbox.values.figures.numbers.days import has_role, token_at
from warbox.values.figures.numbers.quantities import Quantity
from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.figures.phrases.phrases import read_phrase
from warbox.values.figures.tokens.designations import looks_plural
from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import Kind
from warbox.values.figures.tokens.words import PERSONNEL, Noun, NounGroup, Role, fold

Said = TypeVar("Said")

# A gun, a ship or a unit has more men than that: a number so many times greater is not of as many of them.
_FEWEST_MEN = 10

_OF = frozenset({Role.OUT_OF, Role.LINK})
_WHEN = frozenset({Role.CIRCUMSTANCE, Role.OCCASION})
_OF_KINDS = frozenset({Role.FILLER, Role.KIND})

# So few are things where things stand before them, and what befell may have befallen men as well.
_FEW_THINGS = 10
_MANY_THINGS = 1000


def deal_out(line: Line, clauses: Sequence[Clause]) -> None:
    """Gives each of several numbers with slashes between its own of as many fates, or of as many things.

    These stand behind the last number, "1,000/2,000 killed/wounded", or are the label of all.
    """
    if "/" not in line.text:
        return
    start = 0
    for stop in range(1, len(clauses) + 1):
        if stop == len(clauses) or not _is_before_slash(line, clauses[stop - 1], clauses[stop]):
            _deal(line, clauses[start:stop])
            start = stop


def _is_before_slash(line: Line, clause: Clause, following: Clause) -> bool:
    """Whether nothing but a slash stands between the numbers of two clauses."""
    at = clause.quantity.stop
    return clause.phrase.is_empty and following.quantity.first == at + 1 and line.tokens[at].is_sign("/")


def _deal(line: Line, clauses: Sequence[Clause]) -> None:
    last = clauses[-1]
    said = _said_of_all(line, clauses) if len(clauses) > 1 else None
    if said is None:
        return
    fates, nouns = _dealt(said.fates, clauses), _dealt(said.nouns, clauses)
    if fates is None and nouns is None:
        return
    for index, clause in enumerate(clauses):
        stop = said.stop if clause is last else clause.phrase.stop
        clause.phrase = replace(said, people=last.phrase.people, stop=stop)
        if fates is not None:
            clause.phrase.fates, clause.phrase.fate_joint = [fates[index]], None
        if nouns is not None:
            clause.phrase.nouns, clause.phrase.noun_joint = [nouns[index]], None


def _said_of_all(line: Line, clauses: Sequence[Clause]) -> Phrase | None:
    """What stands behind the last number with a slash for each of theirs, be it in brackets, or is the label of all."""
    last, label = clauses[-1], clauses[0].label
    start, said = last.quantity.stop, last.phrase
    bracket = line.closing.get(start)
    if said.is_empty and bracket is not None:
        said = replace(read_phrase(line, start + 1, bracket, one=False), stop=bracket + 1)
    if said.is_empty:
        return None if label is None else replace(label.phrase, stop=last.phrase.stop)
    slashes = [token for token in line.tokens[start : said.stop] if token.is_sign("/")]
    return said if len(slashes) == len(clauses) - 1 else None


def _dealt(said: Sequence[Said], clauses: Sequence[Clause]) -> Sequence[Said] | None:
    """What is said, where it is as much as there are clauses."""
    return said if len(said) == len(clauses) else None


def share_phrases(line: Line, clauses: Sequence[Clause]) -> None:
    """What the last of two joined by "and" or a comma says holds for the first: "2,000 soldiers and 20 guns captured".

    Over a comma it does so only for the like: "1 officer, 13 soldiers killed", "a frigate, 2 brigs captured",
    "300 British, 200 Dutch killed".
    """
    for index in range(len(clauses) - 2, -1, -1):
        clause, following = clauses[index], clauses[index + 1]
        stop = max(clause.phrase.stop, max(clause.phrase.people, default=-1) + 1)
        words = line.tokens[stop : following.quantity.first]
        between = [token for token in words if token.has(Role.AND) or not token.has(Role.FILLER)]
        if len(between) != 1 or clause.enclosing != following.enclosing:
            continue
        two_peoples = clause.phrase.is_empty and bool(clause.phrase.people and following.phrase.people)
        befell_both = two_peoples and not following.phrase.nouns
        are_kinds = clause.phrase.is_empty and _are_of_kinds(line, clause, following)
        over_comma = between[0].is_sign(",") and (_count_like(clause, following) or befell_both or are_kinds)
        if not between[0].has(Role.AND) and not over_comma:
            continue
        is_model = _names_model(line, clause, following)
        if is_model:
            clause.phrase.people, clause.phrase.counted = [], clause.phrase.people
            clause.phrase.stop = max(clause.phrase.stop, clause.phrase.counted[-1] + 1)
        if two_peoples or is_model or are_kinds or _counts_the_same(clause, following):
            clause.phrase.nouns, clause.phrase.noun_joint = following.phrase.nouns, following.phrase.noun_joint
        if are_kinds:
            clause.phrase.nouns = _without_kinds(line, clause.phrase.nouns)
        of_people = bool(clause.phrase.people) and following.phrase.group is NounGroup.PEOPLE
        are_people = clause.phrase.is_empty and (following.phrase.civilian or of_people)
        some = clause.phrase.nouns or two_peoples or are_people
        if some and not clause.phrase.fates and (two_peoples or not _counts_captives(following.phrase)):
            clause.phrase.fates, clause.phrase.fate_joint = following.phrase.fates, following.phrase.fate_joint


def carry_fates_on(line: Line, clauses: Sequence[Clause]) -> None:
    """Gives what befell the first of a list to the people that are joined to it, where it stands before the number.

    "Killed 88 officers and 900 men"; a remark may stand between: "captured 4,500 (in battle) and 14,800 (in camp)".
    """
    leading: Phrase | None = None
    done = 0
    for before, clause in pairwise(clauses):
        fates = [token.meaning for token in line.tokens[done : before.quantity.first] if token.meaning.fate]
        leading = before.phrase if fates and fates == before.phrase.fates else leading
        done = end_with_people(before)
        is_like = not clause.phrase.fates and clause.phrase.group in (None, NounGroup.PEOPLE)
        if leading is None or not is_like or not _goes_on_list(line, done, clause):
            leading = None
        else:
            clause.phrase.fates, clause.phrase.fate_joint = leading.fates, leading.fate_joint


def _goes_on_list(line: Line, start: int, clause: Clause) -> bool:
    """Whether "and" stands at a token, or behind its bracket, and but words between it and the clause's number.

    A comma does for it where the clause says whom it counts: "killed 88 officers, 900 men".
    """
    joint = line.closing.get(start, start - 1) + 1
    between = line.tokens[joint : clause.quantity.first]
    says_whom = clause.phrase.group is NounGroup.PEOPLE or bool(clause.phrase.people)
    if not between or not (between[0].has(Role.AND) or (between[0].is_sign(",") and says_whom)):
        return False
    words = between[1:]
    return all(token.kind is Kind.WORD and not (token.meaning.befell or token.has(Role.TOTAL)) for token in words)


def _counts_the_same(clause: Clause, following: Clause) -> bool:
    """Whether a bare number counts the ships or guns of the one behind it: "36 and 32 guns", not "900 and 2 guns"."""
    bare = clause.phrase.is_empty and not clause.phrase.people and following.phrase.counts_things
    return bare and _is_as_few(clause.quantity, following.quantity)


def _are_of_kinds(line: Line, clause: Clause, following: Clause) -> bool:
    """Whether a kind is named behind either number, so that one noun is of both: "900 light and 20 heavy guns"."""
    if not following.phrase.counts_things or not has_role(token_at(line.tokens, clause.quantity.stop), Role.KIND):
        return False
    kind = line.tokens[following.quantity.stop]
    return kind.has(Role.KIND) or _is_word_for_kind(line, kind.text.partition(" ")[0])  # "heavy guns" may be one token


def _without_kinds(line: Line, nouns: Sequence[tuple[Noun, str]]) -> list[tuple[Noun, str]]:
    """Nouns as the page has them, without the words for their kind, which is not that of another number."""
    return [
        (noun, " ".join(word for word in written.split() if not _is_word_for_kind(line, word)))
        for noun, written in nouns
    ]


def _is_word_for_kind(line: Line, word: str) -> bool:
    meaning = line.words.find((fold(word),))
    return meaning is not None and Role.KIND in meaning.roles


def _names_model(line: Line, clause: Clause, following: Clause) -> bool:
    """Whether a number counts a model of the arms that the next one counts: "3 Sherman and 2 Churchill tanks"."""
    people = clause.phrase.people
    named = clause.phrase.is_empty and bool(people) and all(line.tokens[at].is_unknown for at in people)
    of_arms = following.phrase.group is NounGroup.MATERIAL and not following.phrase.people
    return named and of_arms and _is_as_few(clause.quantity, following.quantity)


def _is_as_few(quantity: Quantity, of_things: Quantity) -> bool:
    """Whether a number is not so much greater than one of things or units that it must be of men."""
    return (quantity.low or quantity.high or 0) < _FEWEST_MEN * (of_things.high or of_things.low or 0)


def _are_joined(line: Line, first: Clause, second: Clause) -> bool:
    """Whether nothing but a word or sign of a list parts two clauses."""
    words = line.tokens[max(first.quantity.stop, first.phrase.stop) : second.quantity.first]
    return all(map(is_joint, words))


def _count_like(clause: Clause, following: Clause) -> bool:
    """Whether two clauses count people, or ships, of two kinds."""
    group = clause.phrase.group
    alike = group in (NounGroup.PEOPLE, NounGroup.SHIPS) and group is following.phrase.group
    return alike and clause.label is following.label


def _counts_captives(phrase: Phrase) -> bool:
    """Whether prisoners are what is counted, not what befell somebody: "6,000 horse and 10,000 prisoners"."""
    return not phrase.nouns and any(Role.CAPTIVE in fate.roles for fate in phrase.fates)


def name_units(line: Line, clauses: Sequence[Clause]) -> None:
    """Gives arms the unit that a neighbour or the whole names, where as many would be few men.

    "7 infantry and 2 cavalry divisions", "3 panzer divisions, 2 motorised", "6 divisions (4 infantry, 2 cavalry)",
    "7 divisions of infantry and 2 of cavalry", "11 divisions, 4 of them panzer".
    """
    for following, clause in pairwise(reversed(clauses)):
        named = _counts_units(following) and _names_kind(line, following)
        if named and _is_arm(line, clause) and _are_joined(line, clause, following):
            _take_units(clause, following)
    for before, clause in pairwise(clauses):
        is_alike = _is_kind(line, clause) or _is_of_arm(line, clause) or _is_arm_of_these(line, clause)
        if _counts_units(before) and is_alike and _are_joined(line, before, clause):
            _take_units(clause, before)
    for clause in clauses:
        says_kind = _is_arm(line, clause) or _is_singular(line, clause)
        if clause.whole is not None and _counts_units(clause.whole) and says_kind:
            clause.phrase.nouns = clause.whole.phrase.nouns


def _take_units(clause: Clause, named: Clause) -> None:
    """Gives a clause the units of another, where it is not of so many that they must be men."""
    if _is_as_few(clause.quantity, named.quantity):
        clause.phrase.nouns = named.phrase.nouns
        clause.phrase.counted = clause.phrase.counted or [clause.quantity.stop]
        clause.phrase.unknown = []


def _counts_units(clause: Clause) -> bool:
    return clause.phrase.group is NounGroup.UNITS and bool(clause.phrase.counted)


def _names_kind(line: Line, clause: Clause) -> bool:
    """Whether a clause says of what kind its units are: the noun stands behind that, or a neighbour names it."""
    noun = clause.phrase.counted[-1]
    meaning = line.tokens[noun].meaning.noun
    return noun > clause.quantity.stop or (meaning is not None and meaning.group is not NounGroup.UNITS)


def _is_arm(line: Line, clause: Clause) -> bool:
    """Whether a clause counts foot, horse or artillery, and not what befell them."""
    phrase, words = clause.phrase, line.words
    if phrase.fates or len(phrase.nouns) != 1:
        return False
    noun = phrase.nouns[0][0]
    return noun.category != PERSONNEL and (noun.category in words.people_first or noun.machine is not None)


def _is_singular(line: Line, clause: Clause) -> bool:
    """Whether arms stand in the singular behind a number of several, as what units are of: "6 divisions (4 panzer)"."""
    phrase = clause.phrase
    if phrase.group is not NounGroup.MATERIAL or phrase.fates or len(phrase.counted) != 1 or clause.quantity.high == 1:
        return False
    noun = line.tokens[phrase.counted[0]]
    return noun.text != phrase.nouns[0][0].category and not looks_plural(noun, line.words)


def _is_arm_of_these(line: Line, clause: Clause) -> bool:
    """Whether words such as "of them" part a number from the arm that so many units are of: "4 of them panzer"."""
    after = line.tokens[clause.quantity.stop] if clause.quantity.stop < len(line.tokens) else None
    refers = after is not None and after.has(Role.INCLUDING) and after.has(Role.FILLER)
    return refers and (_is_arm(line, clause) or _is_singular(line, clause))


def _is_of_arm(line: Line, clause: Clause) -> bool:
    """Whether "of" stands between a number and the arm that its units are of: "2 of cavalry"."""
    at = clause.quantity.stop
    return _is_arm(line, clause) and at < len(line.tokens) and line.tokens[at].has_any(_OF)


def _is_kind(line: Line, clause: Clause) -> bool:
    """Whether nothing but one word stands behind a number that says of what kind a unit is: "2 motorised"."""
    phrase, at = clause.phrase, clause.quantity.stop
    if phrase.fates or phrase.group is not None or at >= len(line.tokens):
        return False
    word = line.tokens[at]
    ends = at + 1 == len(line.tokens) or line.tokens[at + 1].kind is not Kind.WORD
    says_kind = word.is_unknown or word.has_any(_OF_KINDS)
    return ends and says_kind and not word.capital and not looks_plural(word, line.words)


def name_things(line: Line, clauses: Sequence[Clause]) -> None:
    """Gives a bare number the ships, material or units of the one before it, where it only says of what kind or whose.

    "2 heavy cruisers and 1 light", "18 French ships of the line, 15 Spanish", "2 French divisions, 3 Italian": as few,
    and as the one before says it, or where it may be a part of that: "230 ships, 50 Egyptian".
    """
    for before, clause in pairwise(clauses):
        things = before.phrase
        units = _counts_units(before)
        if not (things.counts_things or units) or things.fates or clause.enclosing != before.enclosing:
            continue
        between = line.tokens[end_with_people(before) : clause.quantity.first]
        words = [token for token in between if not token.has(Role.KIND)]
        few = (clause.quantity.high or _MANY_THINGS) <= max(_FEW_THINGS, before.quantity.low or 0)
        says_whose = bool(things.people) or (is_part(clause.quantity, before.quantity) and not units)
        alike = (says_whose and _is_of_people(line, clause)) or (_is_kind(line, clause) and not units)
        more = _says_only_when(line, clause) and _is_as_few(clause.quantity, before.quantity)
        if len(words) == 1 and is_joint(words[0]) and ((few and alike) or more) and clause.label is before.label:
            clause.phrase.nouns, clause.phrase.unknown = things.nouns, []
            clause.phrase.counted = things.counted


def _says_only_when(line: Line, clause: Clause) -> bool:
    """Whether nothing but a word such as "later" stands behind a number: "13 tanks, 28 later"."""
    at = clause.quantity.stop
    if not clause.phrase.is_empty or clause.phrase.people or at >= len(line.tokens):
        return False
    ends = at + 1 == len(line.tokens) or line.tokens[at + 1].kind is not Kind.WORD
    return ends and line.tokens[at].has_any(_WHEN)


def _is_of_people(line: Line, clause: Clause) -> bool:
    """Whether nothing but a people's name stands behind a number, as an adjective does: "15 Spanish"."""
    at = clause.quantity.stop
    if not clause.phrase.is_empty or clause.phrase.people != [at]:
        return False
    after = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
    ends = after is None or after.kind is not Kind.WORD or is_joint(after)
    return ends and not looks_plural(line.tokens[at], line.words)


def carry_people_on(clauses: Sequence[Clause]) -> None:
    """Whose the first of two losses is said to be, the second is of that as well: "4 Soviet barges sunk, 1 damaged".

    So are people of a kind and civilians: "900 civilians killed, 300 injured". Where the same befell others in the list
    before them, the second may be of all: "300 soldiers and 20 civilians killed, 500 injured".
    """
    for place, (before, clause) in enumerate(pairwise(clauses)):
        phrase, said = clause.phrase, before.phrase
        of_the_same = clause.enclosing == before.enclosing and clause.label is before.label
        if not of_the_same or not said.fates or not phrase.fates or phrase.nouns or phrase.people:
            continue
        if place and _befell_others(clauses[place - 1], before):
            continue
        phrase.people = said.people
        if said.group is NounGroup.PEOPLE and any(fate.fate for fate in phrase.fates):
            phrase.nouns, phrase.counted = said.nouns, said.counted
            phrase.noun_joint, phrase.civilian = said.noun_joint, phrase.civilian or said.civilian


def _befell_others(first: Clause, second: Clause) -> bool:
    """Whether the same befell two groups of people who are not the same."""
    one, other = first.phrase, second.phrase
    listed = first.enclosing == second.enclosing and first.label is second.label
    differ = (one.nouns, one.people, one.civilian) != (other.nouns, other.people, other.civilian)
    return listed and one.fates == other.fates and differ


def carry_things_on(line: Line, clauses: Sequence[Clause]) -> None:
    """What befell a few without a noun befell the things before them: "3 ships sunk, 2 captured", "9 guns: 8 captured".

    In a list it did not where as few follow whom only people's fates befell: "3 ships sunk, 2 missing, 5 wounded".
    """
    last_people = max((place for place, clause in enumerate(clauses) if _befell_few_people(clause)), default=0)
    for place, (before, clause) in enumerate(pairwise(clauses)):
        things = before.phrase
        if not (things.counts_things and _befell_few_things(clause, before)):
            continue
        listed = place >= last_people and bool(things.fates) and _are_joined(line, before, clause)
        if listed or _follows_colon(line, before, clause):
            clause.phrase.nouns, clause.phrase.noun_joint = things.nouns, things.noun_joint


def _befell_few_people(clause: Clause) -> bool:
    of_people = any(fate.material_fate is None for fate in clause.phrase.fates) and not clause.phrase.nouns
    return of_people and (clause.quantity.high or _MANY_THINGS) <= _FEW_THINGS


def _befell_few_things(clause: Clause, before: Clause) -> bool:
    """Whether a number says what befell so few that they may be of the things before it, and not of what."""
    phrase = clause.phrase
    if phrase.nouns or phrase.people or not phrase.fates:
        return False
    few = (clause.quantity.high or _MANY_THINGS) <= max(_FEW_THINGS, before.quantity.low or 0)
    return few and all(fate.material_fate is not None for fate in phrase.fates)


def _follows_colon(line: Line, whole: Clause, part: Clause) -> bool:
    """Whether nothing but a colon parts two clauses, of which the second may count a part of the first."""
    between = line.tokens[whole.phrase.stop : part.quantity.first]
    return len(between) == 1 and between[0].is_sign(":") and is_part(part.quantity, whole.quantity)
