"""Reads the clauses of a line: each quantity with the words around it, its label, and the figure it is a part of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from warbox.values.figures.clauses.bracketed_fates import deal_fates_to_brackets
from warbox.values.figures.clauses.clause import Clause, end_of_clause
from warbox.values.figures.clauses.sharing import (
    carry_fates_on,
    carry_people_on,
    carry_things_on,
    deal_out,
    name_things,
    name_units,
    share_phrases,
)
from warbox.values.figures.clauses.wholes import find_wholes
from warbox.values.figures.numbers.quantities import Quantity
from warbox.values.figures.phrases.labels import Label, find_labels
from warbox.values.figures.phrases.linked_names import take_linked_name, take_linked_thing
from warbox.values.figures.phrases.phrase import Line, Phrase, befell_only_things
from warbox.values.figures.phrases.phrases import read_phrase
from warbox.values.figures.tokens.owners import names_people
from warbox.values.figures.tokens.token import PLUS, SIGNS, Kind, Token
from warbox.values.figures.tokens.words import NounGroup, Role, is_unspaced

# So many are people where no known word says what is counted: arms that come in thousands are known.
_MANY = 1000
_MANY_UNITS = 5000

_BOUNDS = frozenset({Role.AT_LEAST_AFTER, Role.UP_TO_AFTER, Role.APPROXIMATELY_AFTER})
_NO_SMALL_WORDS = frozenset({Role.PEOPLE, Role.TOTAL})
# Words between "losses" and their number.
_LEADING = frozenset({Role.AND, Role.OR, Role.FILLER, Role.OUT_OF, Role.TOTAL})


def read_clauses(line: Line, quantities: Sequence[Quantity]) -> list[Clause]:
    """The clauses of a line's quantities. Small numbers in words that stand with nothing countable are left out."""
    clauses: list[Clause] = []
    enclosing = _enclosing_brackets(line)
    labels = find_labels(line, quantities, enclosing)
    starts = [label.start for label in labels]
    held = _labels_at(line, labels, quantities, enclosing) if labels else [None] * len(quantities)
    done = 0
    for index, quantity in enumerate(quantities):
        stop = quantities[index + 1].first if index + 1 < len(quantities) else len(line.tokens)
        following = bisect_left(starts, quantity.stop)
        stop = min(stop, starts[following]) if following < len(starts) else stop
        clause = _read_clause(line, quantity, done, stop, enclosing[quantity.number])
        if (label := held[index]) is not None:
            clause.label = label.heading
            clause.outer_label = labels[0].heading if label is not labels[0] and not clauses else None
            clause.labels_bracket = label.sign == clause.enclosing
        counts = not quantity.in_words or _is_alone(line, quantity) or _counts_others(line, quantity, done)
        done = max(clause.phrase.stop, quantity.stop)
        if counts or not clause.phrase.is_empty or (quantity.low or quantity.high or 0) >= _MANY:
            clauses.append(clause)
    clauses = _without_wholes(line, clauses)
    deal_out(line, clauses)
    deal_fates_to_brackets(line, clauses)
    share_phrases(line, clauses)
    carry_fates_on(line, clauses)
    _leave_sources_out(line, clauses)
    carry_people_on(clauses)
    carry_things_on(line, clauses)
    find_wholes(line, clauses)
    if len(clauses) > 1:
        name_units(line, clauses)
        name_things(line, clauses)
    return clauses


def _labels_at(
    line: Line, labels: Sequence[Label], quantities: Sequence[Quantity], enclosing: Sequence[int]
) -> list[Label | None]:
    """For each quantity the label that holds there: the last one before it, but one in a bracket only within that."""
    held: list[Label | None] = []
    holding: list[tuple[Label, int]] = []  # each with the token up to which it holds
    passed = 0
    for quantity in quantities:
        while passed < len(labels) and labels[passed].sign < quantity.number:
            sign = labels[passed].sign
            closing = line.closing.get(sign, line.closing.get(enclosing[sign], len(line.tokens)))
            holding.append((labels[passed], closing))
            passed += 1
        while holding and holding[-1][1] <= quantity.number:
            holding.pop()
        held.append(holding[-1][0] if holding else None)
    return held


def _is_alone(line: Line, quantity: Quantity) -> bool:
    """Whether a number is all that a line says, but for a label before it: "about a hundred", "Britain: twenty"."""
    before = line.tokens[quantity.first - 1] if quantity.first else None
    return quantity.stop == len(line.tokens) and (before is None or before.is_sign(":"))


def _counts_others(line: Line, quantity: Quantity, done: int) -> bool:
    """Whether a number goes on with what the clause before it counts, which ends at token `done`: "and six others"."""
    joined = all(token.has(Role.AND) or token.is_sign(",") for token in line.tokens[done : quantity.first])
    return done > 0 and joined and quantity.stop < len(line.tokens) and line.tokens[quantity.stop].has(Role.OTHERS)


def _read_clause(line: Line, quantity: Quantity, start: int, stop: int, enclosing: int) -> Clause:
    """The clause of a quantity, from the words after it up to `stop`, else from those before it down to `start`."""
    one = quantity.low == quantity.high == 1
    before = _phrase_before(line, start, quantity.first, one=one)
    phrase = read_phrase(
        line, quantity.stop, stop, one=one, fate_before=bool(before.fates), noun_before=bool(before.nouns)
    )
    clause = Clause(quantity, phrase, enclosing)
    if phrase.is_empty:
        phrase = clause.phrase = _phrase_after_parts(line, quantity.stop, one=one) or phrase
    elif not phrase.fates and (befell := _phrase_after_parts(line, phrase.stop, one=one)) is not None:
        phrase.fates, phrase.fate_joint = befell.fates, befell.fate_joint
    clause.linked = phrase.is_empty and quantity.stop < stop and line.tokens[quantity.stop].has(Role.LINK)
    clause.quantity = _bounded_after(line, quantity, phrase.stop, stop)
    clause.including = _follows_including(line, start, quantity.first)
    if phrase.people:
        _leave_to_next(line, phrase, stop)
    phrase.civilian = phrase.civilian or before.civilian
    if not phrase.fates:
        phrase.fates, phrase.fate_joint = before.fates, before.fate_joint
    if not phrase.people:
        phrase.people = _whose_before(line, start, quantity.first)
    measures_men = phrase.group is NounGroup.PEOPLE and before.group is NounGroup.UNITS
    if (phrase.measure is not None or not phrase.nouns) and before.nouns and not clause.linked and not measures_men:
        phrase.nouns, phrase.noun_joint, phrase.counted = before.nouns, before.noun_joint, before.counted
    if (quantity.low or 0) >= _MANY:
        _take_people(line, quantity, phrase)
    if line.links and quantity.stop < stop:
        take_linked_name(line, quantity.stop, stop, phrase)
    if line.targets and quantity.stop < stop:
        take_linked_thing(line, quantity.stop, stop, phrase)
    return clause


def _bounded_after(line: Line, quantity: Quantity, at: int, stop: int) -> Quantity:
    """The quantity with a bound that stands after what it counts: "300 men at least", "30 tanks+".

    In Chinese "about" may stand there as well.
    """
    at = _bound_after_noun(line, quantity.stop, at) or max(at, quantity.stop)
    while at < stop and line.tokens[at].has(Role.FILLER) and not line.tokens[at].has_any(_BOUNDS):
        at += 1
    if at >= stop or at == quantity.stop:
        return quantity
    bound = line.tokens[at]
    if quantity.low != quantity.high:
        return replace(quantity, approximate=quantity.approximate or bound.has(Role.APPROXIMATELY_AFTER))
    if bound.text == PLUS and at + 1 == stop and bound.start == line.tokens[at - 1].end:
        return replace(quantity, high=None)
    if bound.has(Role.AND):
        return quantity
    if bound.has(Role.AT_LEAST_AFTER):
        return replace(quantity, high=None)
    if bound.has(Role.UP_TO_AFTER):
        return replace(quantity, low=None)
    return replace(quantity, approximate=quantity.approximate or bound.has(Role.APPROXIMATELY_AFTER))


def _bound_after_noun(line: Line, start: int, stop: int) -> int | None:
    """The token of a bound between what is counted and what befell it, as it may stand in Chinese."""
    for at in range(start + 1, stop):
        token = line.tokens[at]
        if token.has_any(_BOUNDS) and is_unspaced(token.text[0]):
            return at if line.tokens[at - 1].meaning.noun is not None else None
    return None


def _follows_including(line: Line, start: int, stop: int) -> bool:
    """Whether "including" stands before a number, also with who is counted between, as in Chinese."""
    at = stop - 1
    while at >= start and _is_glued_word(line, at) and not line.tokens[at].has(Role.INCLUDING):
        at -= 1
    return at >= 0 and line.tokens[at].has(Role.INCLUDING)


def _leave_to_next(line: Line, phrase: Phrase, stop: int) -> None:
    """Leaves a people's name right before the next number to that, where words are not parted and it stands before."""
    last = stop - 1
    said = not phrase.is_empty and phrase.people[-1:] == [last] and stop < len(line.tokens)
    if said and line.tokens[stop].kind is not Kind.CLOSE and is_unspaced(line.tokens[last].text[0]):
        phrase.people.pop()


def _whose_before(line: Line, start: int, stop: int) -> list[int]:
    """The name before a number, which in Chinese says whose figure it is; there may be a space if it begins a clause.

    An unknown word is a name there; where it is said between what is counted or befell, a people's name begins it.
    """
    last = stop - 1
    if last > start and line.tokens[last].has(Role.OUT_OF) and _is_unit(line, last - 1):
        return _whose_unit(line, start, last - 1)
    if last < start or not (last == start or _is_glued_word(line, last)):
        return []
    if last == start and _is_name_of_clause(line, last):
        return [last]
    if line.tokens[last].is_unknown and len(line.tokens[last].text) > 1:
        return [last]
    said = last
    while said >= start and _is_glued_word(line, said) and _may_follow_name(line, said):
        said -= 1
    known = said
    while known >= start and _is_glued_word(line, known) and line.tokens[known].is_unknown:
        known -= 1
    first = _first_of_name(line, start, known)
    if first < known or (first == known and len(line.tokens[said].text) > 1):
        return list(range(first, said + 1))
    if known == said or said == last or first <= known or not _counts_people(line, said + 1):
        return []
    ends_name = len(line.tokens[said + 1].text) == 1
    return list(range(known + 1, said + 1 + ends_name))


def _whose_unit(line: Line, start: int, unit: int) -> list[int]:
    """The names right before the unit that so many men make up: "Napoleon's army of 8,000"."""
    first = unit
    while first > start and names_people(line.tokens[first - 1]):
        first -= 1
    return list(range(first, unit))


def _first_of_name(line: Line, start: int, last: int) -> int:
    """The first token of a name that ends with the name of a people, the token `last`; the one behind it if none does.

    One letter alone is no name.
    """
    first = last + 1
    if last < start or not line.tokens[last].has(Role.PEOPLE):
        return first
    while first > start and _is_glued_word(line, first - 1) and _may_name(line.tokens[first - 1]):
        first -= 1
    return first


def _may_name(token: Token) -> bool:
    return token.has(Role.PEOPLE) or token.is_unknown


def _may_follow_name(line: Line, at: int) -> bool:
    """Whether a word may stand between whose a figure is and that: what is counted or befell, a small word.

    A total is one of several.
    """
    token = line.tokens[at]
    return _says(line, at) or (token.has(Role.FILLER) and not token.has_any(_NO_SMALL_WORDS))


def _counts_people(line: Line, at: int) -> bool:
    noun = line.tokens[at].meaning.noun
    return noun is not None and noun.group is NounGroup.PEOPLE and not line.tokens[at].has(Role.CIVILIAN)


def _is_name_of_clause(line: Line, at: int) -> bool:
    """Whether the word that a clause begins with says whose its figure is, be it with a space before the number."""
    token = line.tokens[at]
    return is_unspaced(token.text[0]) and (token.has(Role.PEOPLE) or (token.is_unknown and len(token.text) > 1))


def _is_glued_word(line: Line, at: int) -> bool:
    """Whether a token is a word of a script that does not part words, with no space after it."""
    token = line.tokens[at]
    return token.kind is Kind.WORD and is_unspaced(token.text[0]) and token.end == line.tokens[at + 1].start


def _take_people(line: Line, quantity: Quantity, phrase: Phrase) -> None:
    """Takes a noun for whose men they are where the number is too great for what it would count.

    A noun that no table has counts things in small numbers and people in great ones: "12 ballistas", but "15,000
    Chouans". Names with digits are of arms. A unit's name is no count of units: "20,000 Border Protection Corps".
    """
    tokens = [line.tokens[index] for index in phrase.unknown]
    many_unknown = phrase.group is None and bool(tokens) and all(token.kind is Kind.WORD for token in tokens)
    unit = phrase.group is NounGroup.UNITS and (quantity.low or 0) >= _MANY_UNITS
    if (many_unknown or unit) and not befell_only_things(phrase):
        behind = [at for at in range(quantity.stop, phrase.stop) if not line.tokens[at].has(Role.MEASURE)]
        named = behind if unit else phrase.unknown
        phrase.nouns = []
        phrase.people = sorted({*phrase.people, *named})


def _phrase_after_parts(line: Line, at: int, *, one: bool) -> Phrase | None:
    """What stands right after a bracket at that token: "732 (402 operational) aircraft", "1 ship (34 guns) taken"."""
    after = line.closing.get(at, len(line.tokens)) + 1
    if after >= len(line.tokens) or not _says(line, after):
        return None
    return read_phrase(line, after, after + 1, one=one)


def _phrase_before(line: Line, start: int, stop: int, *, one: bool) -> Phrase:
    """What stands right before a number: "killed 300", "losses of 300", "infantry 3,000"."""
    first = stop
    while first > start and (_says(line, first - 1) or _leads(line, first - 1)):
        first -= 1
    while first < stop and not _says(line, first):
        first += 1
    if first < stop and line.tokens[stop - 1].has(Role.OUT_OF) and _is_unit(line, stop - 2):
        return Phrase(stop=stop)
    return read_phrase(line, first, stop, one=one, before_number=True)


def _leads(line: Line, at: int) -> bool:
    """Whether a word may stand between what befell and its number: a small one, in Chinese also whom it befell."""
    token = line.tokens[at]
    return token.has_any(_LEADING) or (token.has(Role.PEOPLE) and _is_glued_word(line, at))


def _is_unit(line: Line, index: int) -> bool:
    """Whether a token is the unit that so many men make up: "a garrison of 300"."""
    noun = line.tokens[index].meaning.noun
    return noun is not None and noun.group is NounGroup.UNITS


def _says(line: Line, index: int) -> bool:
    """Whether a token says what is counted or what befell it."""
    meaning = line.tokens[index].meaning
    return meaning.befell or meaning.noun is not None


def _enclosing_brackets(line: Line) -> list[int]:
    """For each token the opening bracket that it stands in, -1 where it stands in none."""
    if not line.closing:
        return [-1] * len(line.tokens)
    enclosing: list[int] = []
    stack: list[int] = []
    for index, token in enumerate(line.tokens):
        if token.kind is Kind.CLOSE and stack:
            stack.pop()
        enclosing.append(stack[-1] if stack else -1)
        if token.kind is Kind.OPEN and index in line.closing:
            stack.append(index)
    return enclosing


def _without_wholes(line: Line, clauses: Sequence[Clause]) -> list[Clause]:
    """Joins "5 of 12 ships sunk" to one clause: the whole is not what is counted."""
    kept: list[Clause] = []
    for clause in clauses:
        if kept and kept[-1].phrase.is_empty and _follows_out_of(line, clause.quantity, kept[-1].quantity.stop):
            kept[-1].phrase = clause.phrase
        else:
            kept.append(clause)
    return kept


def _follows_out_of(line: Line, quantity: Quantity, at: int) -> bool:
    """Whether a quantity follows on a word for "out of" at that token, which may be taken for the word of a range."""
    return at < quantity.number and quantity.first - at in (0, 1) and line.tokens[at].has(Role.OUT_OF)


def source_after(line: Line, clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The tokens right after a clause that name a source, where they do: "900 according to the town's chronicle"."""
    start = end_of_clause(clauses[index])
    if start >= len(line.tokens) or not line.tokens[start].begins_source:
        return None
    stop = start
    while stop < len(line.tokens) and line.tokens[stop].kind not in SIGNS:
        stop += 1
    has_figure = index + 1 < len(clauses) and clauses[index + 1].quantity.number < stop
    return None if has_figure else (start, stop)


def _leave_sources_out(line: Line, clauses: Sequence[Clause]) -> None:
    """Takes the name of a source that follows a figure from those whose men it may count."""
    for index, clause in enumerate(clauses):
        if clause.phrase.people and (source := source_after(line, clauses, index)) is not None:
            clause.phrase.people = [at for at in clause.phrase.people if at < source[0]]
