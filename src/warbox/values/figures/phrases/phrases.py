"""Reads what is counted and what befell it from the words around a number: "Gascon infantry", "killed or missing"."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.values.figures.phrases.listed import after_joint
from warbox.values.figures.phrases.phrase import Line, Phrase, PhraseReading, befell_only_things
from warbox.values.figures.tokens.designations import (
    designated,
    ends_shortened_word,
    is_mark,
    looks_plural,
    one_of_several,
)
from warbox.values.figures.tokens.owners import JOINTS, is_joint, name_after_of, names_people, people_before_noun
from warbox.values.figures.tokens.token import TIMES, Kind, Token
from warbox.values.figures.tokens.words import PERSONNEL, Noun, NounGroup, Role, is_unspaced

_SKIPPED_SIGNS = "\u2032\u2032\"'\u201c\u201d\u2018\u2019\u00d7*^"
_LINKS = frozenset({Role.LINK, Role.OUT_OF})


def read_phrase(
    line: Line,
    start: int,
    stop: int,
    *,
    one: bool,
    fate_before: bool = False,
    noun_before: bool = False,
    before_number: bool = False,
) -> Phrase:
    """What the words from token `start` to `stop` say of the number before them, or after them where `before_number`.

    `one` says that the number is one, after which a unit in the singular counts. `fate_before` and `noun_before` say
    that the number's fate or noun stands before it, so that one right before the next number belongs to that.
    """
    if start == stop:
        return Phrase(stop=start)
    reading = PhraseReading(Phrase(stop=start), noun_before=noun_before, before_number=before_number)
    at = start
    while at < stop:
        after = _step(line, reading, at, stop, one=one, fate_before=fate_before)
        if after is None:
            break
        at = after
    is_part = start > 1 and line.tokens[start - 2].kind is Kind.OPEN
    _take_unknown_noun(line, reading, one=one, is_part=is_part)
    return reading.phrase


def _step(line: Line, reading: PhraseReading, at: int, stop: int, *, one: bool, fate_before: bool) -> int | None:
    """Reads the token `at`; gives the token to go on with, None where the phrase ends."""
    token = line.tokens[at]
    if token.kind is Kind.OPEN:
        closing = line.closing.get(at)
        return closing + 1 if closing is not None and closing < stop else None
    if is_joint(token):
        if token.has(Role.AT_LEAST_AFTER) and not reading.phrase.is_empty:
            return None  # "plus" adds others to what is counted
        return after_joint(line, reading, at, stop)
    if token.kind is Kind.SIGN:
        passes_over = token.text in _SKIPPED_SIGNS or ends_shortened_word(line.tokens, at)
        passed = passes_over or _sets_off(line, reading, at, stop)
        return at + 1 if passed else None
    if token.kind is Kind.CLOSE or (token.has(Role.INCLUDING) and not _refers_back(reading, token, at)):
        return None
    if token.meaning.befell:
        return _take_fate(line, reading, at, stop, fate_before=fate_before)
    if token.meaning.noun is not None and (one or not token.has(Role.ONLY_ONE) or token.has(Role.FEW)):
        return _take_noun(line, reading, at)
    if token.has(Role.VAGUE) and not token.has(Role.FILLER):
        return at + 1 if token.has(Role.OTHERS) and at == reading.phrase.stop else None
    _take_other(line, reading, at, stop)
    return at + 1


def _refers_back(reading: PhraseReading, token: Token, at: int) -> bool:
    """Whether "of whom" stands right behind a number of those before, "6 of whom died", and includes nobody."""
    return (
        token.has(Role.FILLER) and at == reading.phrase.stop and reading.phrase.is_empty and not reading.before_number
    )


def _sets_off(line: Line, reading: PhraseReading, at: int, stop: int) -> bool:
    """Whether a dash right behind a number sets off what the number counts or what befell: "600 — wounded and sick"."""
    if not line.tokens[at].is_dash or reading.before_number or at != reading.phrase.stop or at + 1 >= stop:
        return False
    meaning = line.tokens[at + 1].meaning
    labels_next = stop < len(line.tokens) and line.tokens[stop - 1].kind is Kind.WORD
    return (meaning.befell or meaning.noun is not None) and not labels_next


def _take_fate(line: Line, reading: PhraseReading, at: int, stop: int, *, fate_before: bool) -> int | None:
    phrase = reading.phrase
    if fate_before and at + 1 == stop < len(line.tokens):
        return None
    if phrase.fates and not reading.joined and reading.linked:
        return None
    if phrase.fates and not reading.joined and Role.CAPTIVE in phrase.fates[-1].roles:
        phrase.fates.pop()
    phrase.fates.append(line.tokens[at].meaning)
    phrase.civilian = phrase.civilian or line.tokens[at].has(Role.CIVILIAN)
    phrase.stop = at + 1
    reading.joined = reading.linked = False
    return at + 1


def _take_noun(line: Line, reading: PhraseReading, at: int) -> int | None:
    phrase = reading.phrase
    token = line.tokens[at]
    if phrase.nouns and phrase.fates:
        return None
    if reading.linked or token.meaning.noun is None:
        return at + 1
    if _is_in_name(line, reading, at):
        phrase.people += [*range(phrase.people[-1] + 1, at + 1)]
        return at + 1
    named = (_noun_by_model(line, reading, token.meaning.noun), line.text[token.start : token.end])
    measured = token.has(Role.FILLER) and not reading.joined
    if phrase.nouns and not reading.joined and (measured or _counts_units(line, reading, token.meaning.noun)):
        phrase.stop = phrase.stop if measured else at + 1
        return at + 1
    if reading.noun_at == at - 1 and not reading.joined and _says_no_more(line, phrase, token.meaning.noun):
        phrase.stop = at + 1
        return at + 1
    if token.meaning.noun.group is NounGroup.PEOPLE and is_unspaced(token.text[0]):
        phrase.people += people_before_noun(line.closing, reading.unknown, at)
    phrase.measure = named[1] if measured else None
    if phrase.nouns and (not reading.joined or line.tokens[at - 1].has(Role.KIND)):
        _leave_to_noun(phrase, token.meaning.noun, joined=reading.joined)
    phrase.nouns.append(named)
    phrase.counted += [*_models_before(line, phrase, at), at]
    phrase.civilian = _are_civilians(phrase, token, joined=reading.joined or _is_second(line, reading, at))
    reading.unknown.clear()
    reading.joined = False
    reading.noun_at = at
    phrase.stop = at + 1
    return at + 1


def _noun_by_model(line: Line, reading: PhraseReading, noun: Noun) -> Noun:
    """What a word for ships counts behind the designation of a machine: "3 |IL-76| transports" are aircraft.

    Ships may be called by their guns: "2 12-pounder sloops".
    """
    if noun.group is not NounGroup.SHIPS or not reading.names:
        return noun
    models = [at for at in reading.names if not ("-" in line.tokens[at].text and line.tokens[at].text[0].isdecimal())]
    return designated(line.tokens, models, line.words) or noun


def _models_before(line: Line, phrase: Phrase, noun: int) -> list[int]:
    """Takes the tokens that name the model of arms out of those whose they are: "3 |Exocet| missiles".

    A name in capitals is whose they are: "12 RAF bombers".
    """
    of_noun = line.tokens[noun].meaning.noun
    if len(phrase.nouns) > 1 or of_noun is None or of_noun.group is not NounGroup.MATERIAL:
        return []
    first = len(phrase.people)
    while first and phrase.people[first - 1] == noun - 1 - (len(phrase.people) - first):
        token = line.tokens[phrase.people[first - 1]]
        named = token.is_unknown and not line.text[token.start : token.end].isupper()
        if not (named or is_mark(token) or is_joint(token)):
            if not token.has(Role.PEOPLE):
                return []  # the name of a unit: "RAF Bomber Command aircraft"
            break
        first -= 1
    models = phrase.people[first:]
    while models and is_joint(line.tokens[models[0]]):
        models.pop(0)
    del phrase.people[first:]
    return models


def _leave_to_noun(phrase: Phrase, behind: Noun, *, joined: bool) -> None:
    """Leaves what is counted to the noun behind, of which those before say of what kind: "infantry divisions".

    All of a list do so before a unit, "infantry and cavalry divisions"; what is `joined` to them, before nothing else.
    """
    of_kinds = behind.group is NounGroup.UNITS and phrase.group is not NounGroup.UNITS
    if joined and not of_kinds:
        return
    kept = 0 if of_kinds else len(phrase.nouns) - 1
    del phrase.nouns[kept:], phrase.counted[kept:]
    phrase.noun_joint = phrase.noun_joint if kept else None


def _is_in_name(line: Line, reading: PhraseReading, at: int) -> bool:
    """Whether a noun is in the name of those whose men or arms are counted: "RAF Bomber Command aircraft".

    It may end the name where they were counted before it: "70 men Royal Artillery".
    """
    phrase = reading.phrase
    if phrase.people[-1:] != [at - 1]:
        return False
    if not phrase.nouns:
        behind = line.tokens[at + 1] if at + 1 < len(line.tokens) else None
        return line.tokens[at].capital and behind is not None and behind.capital and behind.is_unknown
    name = line.tokens[reading.noun_at + 1 : at + 1]
    return len(name) > 1 and all(token.capital for token in name)


def _is_second(line: Line, reading: PhraseReading, at: int) -> bool:
    """Whether a noun is joined to a word before it that no table has for one: "military and civilians"."""
    return reading.phrase.stop < at - 1 and line.tokens[at - 1].has_any(JOINTS)


def _are_civilians(phrase: Phrase, token: Token, *, joined: bool) -> bool:
    """Whether all that are counted are civilians, with that noun: "soldiers and civilians" are not."""
    civilian = token.has(Role.CIVILIAN)
    return (phrase.civilian and civilian) if joined else (phrase.civilian or civilian)


def _counts_units(line: Line, reading: PhraseReading, behind: Noun) -> bool:
    """Whether the noun before is what is counted, and the one behind only says of what: "divisions infantry".

    Where the head comes first an adjective may yet stand before it; the tables have that for a filler as well, and men
    of an arm count as that. A noun that says of what kind another one is comes before it, "12 army officers", but
    where the two are written in one.
    """
    if line.words.head_first:
        are_men = reading.phrase.nouns[-1][0].category == PERSONNEL and behind.group is NounGroup.PEOPLE
        return not are_men and not line.tokens[reading.noun_at].has(Role.FILLER)
    units = reading.phrase.group is NounGroup.UNITS and behind.group is NounGroup.PEOPLE
    return units and (line.words.compounds or not line.tokens[reading.noun_at].has(Role.ONLY_ONE))


def _says_no_more(line: Line, phrase: Phrase, behind: Noun) -> bool:
    """Whether the noun right behind an arm or a party only says that people are counted: "cavalry troops"."""
    if not phrase.nouns or behind.category != PERSONNEL:
        return False
    noun = phrase.nouns[-1][0]
    return noun.machine is None and (noun.category in line.words.people_first or noun.category in line.words.parties)


def _take_other(line: Line, reading: PhraseReading, at: int, stop: int) -> None:
    """A word that neither counts nor befalls: a people's name, a preposition, an unknown word."""
    phrase, token = reading.phrase, line.tokens[at]
    if token.has(Role.OUT_OF) and not reading.linked and not phrase.people:
        phrase.people = name_after_of(line.tokens, at, stop, counted=bool(phrase.nouns))
        reading.linked = bool(phrase.people)
    if reading.linked:
        return
    if token.has_any(_LINKS) and not token.has(Role.FILLER):
        nothing_yet = phrase.is_empty and not reading.unknown and at == phrase.stop + len(phrase.people)
        if nothing_yet and token.has(Role.OUT_OF):
            phrase.stop = max(phrase.stop, at + 1)
        else:
            reading.linked = True
    elif phrase.fates:
        begins_next = at + 1 == stop < len(line.tokens)
        is_whose = token.has(Role.PEOPLE) and not line.tokens[at - 1].has(Role.LINK)
        if is_whose and at == phrase.stop and not (phrase.people or begins_next):
            phrase.people.append(at)
    elif phrase.counts_things and is_mark(token):
        return
    elif token.is_unknown and token.capital and _is_of_model(line, reading, at, stop):
        reading.names.append(at)
    elif names_people(token) or (token.capital and token.has(Role.ONLY_ONE)):
        phrase.people.append(at)
    elif token.is_unknown and token.text != TIMES:
        reading.unknown.append(at)
    elif token.kind is Kind.NAME or (token.kind is Kind.NUMBER and _follows_name(line, reading, at)):
        reading.names.append(at)


def _is_of_model(line: Line, reading: PhraseReading, at: int, stop: int) -> bool:
    """Whether a word belongs to the name of a model: "M24 |Chaffee|", "tanks |Vickers| 6-Ton", Italian "carri |Tiger|".

    Digits stand beside it, or the arms right before it, where the head comes first.
    """
    digits_behind = at + 1 < stop and line.tokens[at + 1].kind in (Kind.NAME, Kind.NUMBER)
    behind_head = line.words.head_first and reading.phrase.stop == at
    return at - 1 in reading.names or (reading.phrase.counts_things and (digits_behind or behind_head))


def _follows_name(line: Line, reading: PhraseReading, at: int) -> bool:
    """Whether the token before is a name or an unknown word, so that a number after it is a part of the name."""
    named = at - 1 in (*reading.unknown[-1:], *reading.phrase.people[-1:])
    return named or line.tokens[at - 1].text in line.words.designations


def _take_unknown_noun(line: Line, reading: PhraseReading, *, one: bool, is_part: bool) -> None:
    """Takes the words that no table has for what is counted: a designation of arms, or what looks like a plural.

    Behind the number one any word may be a noun, but where that is a part of what a bracket follows: "(1 shared)".
    """
    phrase = reading.phrase
    if not phrase.nouns:
        named = [at for at in phrase.people if at < phrase.stop or not phrase.fates]
        noun = designated(line.tokens, reading.names, line.words)
        if noun is None and one and len(named) == 1:
            noun = one_of_several(line.tokens[named[0]], line.words)
        are_things = befell_only_things(phrase) and named and all(line.tokens[at].is_unknown for at in named)
        if noun is not None or are_things:
            _take_words(line, phrase, sorted({*reading.unknown, *phrase.people, *reading.names}), noun)
            return
    unknown = reading.unknown
    last = len(unknown) - 1
    if not phrase.nouns and reading.names and not any(fate.fate for fate in phrase.fates):
        unknown = sorted({*unknown, *phrase.people, *reading.names})
        last = len(unknown) - 1
    elif not (one and not is_part and phrase.is_empty):
        while last >= 0 and not looks_plural(line.tokens[unknown[last]], line.words):
            last -= 1
    first = last
    while first > 0 and unknown[first - 1] == unknown[first] - 1:
        first -= 1
    if last < 0:
        _take_whose(reading)
    elif not phrase.nouns:
        _take_words(line, phrase, unknown[first : last + 1], None)
    elif unknown[first] == reading.noun_at + 1:
        _take_words(line, phrase, [reading.noun_at, *unknown[first : last + 1]], None)


def _take_words(line: Line, phrase: Phrase, words: Sequence[int], noun: Noun | None) -> None:
    """Takes those tokens for what is counted, by their own name where `noun` is None."""
    name = line.text[line.tokens[words[0]].start : line.tokens[words[-1]].end]
    phrase.nouns = [(noun or Noun(name, None), name)]
    phrase.people = [index for index in phrase.people if index < words[0]]
    phrase.counted = phrase.unknown = list(words)
    phrase.stop = max(phrase.stop, words[-1] + 1)


def _take_whose(reading: PhraseReading) -> None:
    """Where nothing is counted by name, unknown words before a people's name belong to it: "Khitan defectors"."""
    phrase = reading.phrase
    while reading.unknown and not phrase.nouns and phrase.people and reading.unknown[-1] == phrase.people[0] - 1:
        phrase.people.insert(0, reading.unknown.pop())
