"""Reads on behind "and", "or", a comma or a slash, where what they join says more of the same number."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.phrases.joined import begins_clause, is_glued_to_next, is_list
from warbox.values.figures.phrases.phrase import Line, PhraseReading
from warbox.values.figures.tokens.designations import are_sorts, is_unknown_plural, looks_plural
from warbox.values.figures.tokens.owners import JOINTS, is_joint, names_people
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import FigureWords, NounGroup, Role

_BEFORE_NOUNS = frozenset({Role.FILLER, Role.KIND})
_IN_LISTS = frozenset({Role.OTHERS, Role.FILLER, Role.KIND, Role.OCCASION, Role.APPROXIMATELY})
_FEWEST_WITH_OTHERS = 2  # words: the joint and "other", before the noun
_MEN = frozenset({NounGroup.PEOPLE, NounGroup.UNITS})


def after_joint(line: Line, reading: PhraseReading, at: int, stop: int) -> int | None:
    """Where a list goes on behind the joint at token `at`, with what of it was taken; None where it does not."""
    return next(filter(None, (after(line, reading, at, stop) for after in _WAYS)), None)


def _after_said(line: Line, reading: PhraseReading, at: int, stop: int) -> int | None:
    """Where what is counted or what befell goes on: "infantry and |cavalry|", "killed or |missing|"."""
    tokens = line.tokens
    phrase = reading.phrase
    joint = Role.AND if tokens[at].has(Role.AND) else Role.OR if not tokens[at].is_sign(",") else None
    after = at + 1
    while after < stop and (is_joint(tokens[after]) or tokens[after].has_any(_BEFORE_NOUNS)):
        if is_joint(tokens[after]) and not tokens[after].is_sign(","):
            joint = Role.AND if tokens[after].has(Role.AND) else Role.OR
        after += 1
    if after >= stop or (phrase.fates and reading.linked):
        return None
    meaning = tokens[after].meaning
    if phrase.is_empty:
        modifies = joint is not None and not all(token.has(Role.MEASURE) for token in tokens[phrase.stop : at])
        return after if modifies and are_sorts(tokens[phrase.stop : at], tokens[after:stop], line.words) else None
    glued_to_next = not reading.before_number and is_glued_to_next(line, after, stop)
    if meaning.befell and glued_to_next:
        return None
    if meaning.befell and not begins_clause(line, after, stop, in_list=bool(phrase.fates) and joint is not None):
        phrase.fate_joint = (joint or phrase.fate_joint) if phrase.fates else phrase.fate_joint
    elif meaning.noun is not None and phrase.nouns and not phrase.fates and not reading.linked:
        ends = reading.noun_before and after + 1 == stop < len(tokens)
        if ends or glued_to_next or (joint is None and not is_list(tokens, after, stop)):
            return None
        phrase.noun_joint = joint or phrase.noun_joint
    else:
        return None
    reading.joined = True
    return after


def _after_peoples(line: Line, reading: PhraseReading, at: int, stop: int) -> int | None:
    """Where a list of peoples that begins with the last one ends, taken whole: "British, Dutch and Danish troops".

    Words such as "other" may stand in it, "Swiss and |other infantry|". None where what follows on "and" or a comma is
    no people, or the people before the next number. Behind the noun they may stand where the head comes first.
    """
    phrase, tokens = reading.phrase, line.tokens
    people = phrase.people
    behind_head = line.words.head_first and not phrase.fates
    if reading.linked or not (phrase.is_empty or behind_head) or not people or people[-1] != at - 1:
        return None
    last, joined, following = at - 1, False, at + 1
    while following < stop:
        if is_joint(tokens[following]) or tokens[following].has_any(_IN_LISTS):
            following += 1
            continue
        if following == last + 1 or not _names_men(tokens[following], line.words):
            break
        joined = joined or any(token.has_any(JOINTS) for token in tokens[last + 1 : following])
        last, following = following, following + 1
    ends_with_others = following < stop and _counts_others(tokens[last + 1 : following + 1])
    if not (joined or ends_with_others) or (last + 1 == stop < len(tokens) and tokens[stop].kind is not Kind.CLOSE):
        return None
    people += range(at, last + 1)
    return following if ends_with_others else last + 1


def _counts_others(words: Sequence[Token]) -> bool:
    """Whether "and" and words such as "other" lead from a list of peoples to the noun of all: "and other infantry"."""
    noun = words[-1].meaning.noun
    joined = any(token.has_any(JOINTS) for token in words)
    return joined and len(words) > _FEWEST_WITH_OTHERS and noun is not None and noun.group is NounGroup.PEOPLE


def _names_men(token: Token, words: FigureWords) -> bool:
    """Whether a word names a people, or with a capital those who serve together: "Navy, Marine and NSA personnel".

    So does what looks like the plural of a noun that no table has: "1,500 Iberians and |africans|".
    """
    together = token.capital and token.meaning.noun is not None and token.meaning.noun.group in _MEN
    return names_people(token) or together or is_unknown_plural(token, words)


def _after_models(line: Line, reading: PhraseReading, at: int, stop: int) -> int | None:
    """Where the noun of arms stands that a name before "and" is a model of, too: "15 Panther and |Tiger tanks|"."""
    people, after = reading.phrase.people, at + 1
    if after >= stop or not reading.phrase.is_empty or reading.linked or people[-1:] != [at - 1]:
        return None
    noun = line.tokens[after].meaning.noun
    of_arms = noun is not None and noun.group is NounGroup.MATERIAL and line.tokens[after].capital
    ends = looks_plural(line.tokens[after], line.words) or (after + 1 < stop and line.tokens[after + 1].meaning.noun)
    if not of_arms or not ends or not all(line.tokens[index].is_unknown for index in people):
        return None
    people.append(at)
    return after


def _after_unknown(line: Line, reading: PhraseReading, at: int, stop: int) -> int | None:
    """Where what "and" joins to a noun that no table has ends, taken with it: "1,500 iberians and africans"."""
    after, tokens = at + 1, line.tokens
    if after >= stop or not tokens[at].has(Role.AND) or not reading.phrase.is_empty:
        return None
    if reading.unknown[-1:] != [at - 1] or not is_unknown_plural(tokens[at - 1], line.words):
        return None
    goes_before_number = after + 1 == stop < len(tokens) and tokens[stop].kind is not Kind.CLOSE
    if goes_before_number or not (tokens[after].has(Role.PEOPLE) or is_unknown_plural(tokens[after], line.words)):
        return None
    reading.unknown += [at, after]
    return after + 1


def _after_people_of_no_table(line: Line, reading: PhraseReading, at: int, stop: int) -> int | None:
    """Where people end whom no table has, in a list behind some that one has: "soldiers, |cooks and clerks| killed".

    What befell all of them has to stand behind the list.
    """
    tokens, phrase = line.tokens, reading.phrase
    if phrase.group is not NounGroup.PEOPLE or phrase.fates or reading.linked:
        return None
    named: list[int] = []
    joined, following = False, at
    while following < stop and is_joint(tokens[following]):
        while following < stop and is_joint(tokens[following]):
            joined = joined or tokens[following].has_any(JOINTS)
            following += 1
        first = following
        while following < stop and tokens[following].is_unknown:
            following += 1
        if following == first or not is_unknown_plural(tokens[following - 1], line.words):
            return None
        named += range(first, following)
    if not joined or following == stop or not tokens[following].meaning.befell:
        return None
    phrase.counted += named
    return following


_WAYS = (_after_peoples, _after_models, _after_unknown, _after_people_of_no_table, _after_said)
