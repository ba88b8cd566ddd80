"""Headings and labels of a figures' cell: what they say of the figures under them.

A heading says what is counted (an arm, ships, material), what befell them, or whose they are. Fighters for a party with
a name ("Afghan mujahideen") and the people in a unit's name ("Rifle Division") say whose, and no more: what is counted
is then what it would be without them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from warbox.values.figures.numbers.days import is_year_like
from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.figures.phrases.phrases import read_phrase
from warbox.values.figures.tokens.owners import JOINTS
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.words import PERSONNEL, FigureWords, NounGroup, Role

_SMALL = frozenset({Role.LINK, Role.AND, Role.OR, Role.ARTICLE, Role.INCLUDING, Role.CIVILIAN, Role.OUT_OF})
_QUOTES = ('"', '"'), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ("\u201e", "\u201c")
_FEWEST_IN_BRACKET = 3  # tokens, with the two of the bracket

APPROXIMATE = frozenset({Role.APPROXIMATELY, Role.APPROXIMATELY_AFTER})
_BOUNDS = frozenset({Role.AT_LEAST, Role.UP_TO})
SOURCE_OR_TIME = frozenset({Role.SOURCE, Role.OCCASION, Role.MONTH})


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: in `phrase` what is counted and what befell it, in `subject` whose figures they are.

    `note` is the heading itself where it says something else: a source, a time, a total. `told` is the role of words
    for a source, of those for a date or of those for another time, where it has such. `text` is all of it where it
    stands on a line of its own. `people` are the kind of people that it names, `is_estimate` says that it calls its
    figures estimated, `is_icon` that it is a flag without a word, `is_service` that it names an arm of whoever stands
    above: "Army", "Navy". `picture` is the file of a flag that tells no country.
    """

    phrase: Phrase
    subject: str | None
    note: str | None
    text: str = ""
    told: Role | None = None
    people: str | None = None
    is_total: bool = False
    is_estimate: bool = False
    is_icon: bool = False
    is_service: bool = False
    picture: str | None = None

    @property
    def is_remark(self) -> bool:
        """Whether it says neither what nor whose, but when or by whom it is told."""
        return self.note is not None and self.subject is None and self.phrase.is_empty and not self.is_total


def as_side(heading: Heading, words: FigureWords) -> Heading:
    """The heading of a line of its own; one that says no more than "Rebels" says whose, and not what is counted."""
    if heading.subject is not None or heading.people is None or not _is_of(heading.phrase, words.sides):
        return heading
    return replace(heading, subject=heading.people, phrase=replace(heading.phrase, nouns=[]))


def _joins_others(words: Sequence[Token]) -> bool:
    """Whether words name others beside civilians: "Military and civilian deaths"."""
    nouns = [token.meaning.noun for token in words if not token.has(Role.CIVILIAN)]
    named = any(noun is not None and noun.group is NounGroup.PEOPLE for noun in nouns)
    return named and any(token.has_any(JOINTS) for token in words)


def read_heading(line: Line, start: int, stop: int) -> Heading:
    """What the words from token `start` to `stop` say as a heading or label.

    A source or a time in brackets behind one word is noted, and the word is the heading: "German (on 12 July)". More
    words may themselves be of what is in the brackets: "Defence of Moscow (October 1941)".
    """
    if line.closing.get(start) == stop - 1:
        return _read_bracket(line, start, stop)
    remarked = _read_with_bracket(line, start, stop)
    if remarked is not None:
        return remarked
    words = line.tokens[start:stop]
    if any(map(is_year_like, words)) and line.words.is_time(line.text[words[0].start : words[-1].end]):
        return Heading(Phrase(), None, line.text[words[0].start : words[-1].end], told=Role.MONTH)
    phrase = read_phrase(line, _first_word(line, start, stop), stop, one=False)
    if phrase.group in (NounGroup.UNITS, None) or _names_more(line, phrase, start, stop) or _says_when(line, phrase):
        phrase = Phrase(fates=phrase.fates, fate_joint=phrase.fate_joint, civilian=phrase.civilian, stop=phrase.stop)
    if not phrase.fates:
        phrase.fates.extend(token.meaning for token in words if token.meaning.befell)
    roles = frozenset[Role]().union(*(token.meaning.roles for token in words))
    mixed = Role.CIVILIAN in roles and _joins_others(words)
    phrase.civilian = (phrase.civilian or Role.CIVILIAN in roles) and not mixed
    rest = [token for at, token in enumerate(words) if _says_whose(token, words[at + 1 :], phrase)]
    rest = _without_small_words(rest)
    is_estimate = bool(rest) and all(token.has_any(APPROXIMATE) for token in rest)
    if is_estimate:
        rest = []
    named_after_time = bool(words) and _names_unit(words[-1])
    is_remark = (tells_source_or_time(words) and not (named_after_time or is_estimate)) or _tells_place(words)
    if is_remark or (Role.NOT_COUNTED in roles and _measures_time(words)):
        return Heading(phrase, None, line.text[words[0].start : words[-1].end], told=_told(words))
    names = any(_may_name(token, phrase) and not (_is_vague(token) or _is_small(token)) for token in rest)
    named = names or _party_before_noun(rest, line.words)
    whose = _without_last_bracket(line, rest)
    subject = whose if named else None
    people = whose if rest and _tells_whose(phrase) and not mixed else None
    if named and _counts_named(phrase, words, line.words):
        phrase.named = any(noun.machine for noun, _ in phrase.nouns)
        phrase.nouns = phrase.nouns if phrase.named else []
    total = Role.TOTAL in roles
    of_year = any(map(is_year_like, words))
    says_nothing = bool(words) and phrase.is_empty and all(token.has(Role.FILLER) for token in rest)
    leaves_noun = not phrase.nouns and any(token.meaning.noun is not None for token in rest)
    noted = subject is None and (total or of_year or mixed or says_nothing or leaves_noun)
    note = line.text[words[0].start : words[-1].end] if noted else None
    return Heading(
        phrase,
        subject,
        note,
        told=Role.MONTH if of_year else None,
        people=people,
        is_total=total,
        is_estimate=is_estimate,
        is_service=_is_service(rest),
    )


def _read_with_bracket(line: Line, start: int, stop: int) -> Heading | None:
    """What a heading says that has a source or a time in brackets behind one word; None for any other."""
    opens = (at for at in range(start, stop) if line.tokens[at].kind is Kind.OPEN)
    bracket = next((at for at in opens if not _opens_title(line.tokens[at])), stop)
    if not start < bracket < stop or not (bracket == start + 1 or line.tokens[bracket - 1].has(Role.ONLY_ONE)):
        return None
    inside = line.text[line.tokens[bracket].end : line.tokens[line.closing.get(bracket, stop - 1)].start]
    if not tells_source_or_time(line.tokens[bracket:stop]) and not line.words.is_time(inside):
        return None
    outside = read_heading(line, start, bracket)
    told = outside.told or _told(line.tokens[bracket:stop]) or Role.MONTH
    return replace(outside, note=outside.note or inside, told=told)


def _without_small_words(words: list[Token]) -> list[Token]:
    """The words without the small ones that they begin and end with, which are no part of a name."""
    start, stop = 0, len(words)
    while start < stop and _is_small(words[start]):
        start += 1
    while start < stop and _is_small(words[stop - 1]) and not _is_letter(words[stop - 1]):
        stop -= 1
    return words[start:stop]


def _read_bracket(line: Line, start: int, stop: int) -> Heading:
    """What a bracket that stands alone says: a remark, if not whose men they are or how sure a number is."""
    if stop - start < _FEWEST_IN_BRACKET:
        return Heading(Phrase(), None, None)
    inside = read_heading(line, start + 1, stop - 1)
    words = line.tokens[start + 1 : stop - 1]
    if inside.is_estimate:
        return replace(inside, note=None)
    if inside.subject is None or all(token.has(Role.PEOPLE) for token in words):
        return inside
    return replace(inside, subject=None, note=line.text[words[0].start : words[-1].end])


def _without_last_bracket(line: Line, rest: Sequence[Token]) -> str:
    """The text from the first word of a name to its last, without a bracket that ends it: "5th Army (elements)"."""
    if not rest:
        return ""
    text = _with_quotes(line.text, rest[0].start, rest[-1].end)
    opening = next((token for token in rest if token.kind is Kind.OPEN), None)
    is_open = opening is not None and all(token.kind is not Kind.CLOSE for token in rest)
    return line.text[rest[0].start : opening.start].rstrip() if opening is not None and is_open else text


def _with_quotes(text: str, start: int, end: int) -> str:
    """A stretch of a text, with the mark right before or behind it that makes a pair with one within: Ship "Anna"."""
    for opening, closing in _QUOTES:
        within = text[start:end]
        single = within.count(opening) + (0 if opening == closing else within.count(closing))
        if single % 2 and text[end : end + 1] == closing:
            end += 1
        elif single % 2 and start and text[start - 1] == opening:
            start -= 1
    return text[start:end]


def tells_source_or_time(words: Sequence[Token]) -> bool:
    """Whether one of the words says when or by whom something is told."""
    return any(token.has_any(SOURCE_OR_TIME) or _opens_title(token) for token in words)


def _opens_title(token: Token) -> bool:
    """Whether a token is the bracket before the title of a work in Chinese."""
    return token.text == "\u300a"


def _told(words: Sequence[Token]) -> Role | None:
    """The role of words for a source where one is among them, else that for a date, else that for another time."""
    if any(token.has(Role.SOURCE) or _opens_title(token) for token in words):
        return Role.SOURCE
    if any(token.has(Role.MONTH) or is_year_like(token) for token in words):
        return Role.MONTH
    return Role.OCCASION if any(token.has(Role.OCCASION) for token in words) else None


def _tells_place(words: Sequence[Token]) -> bool:
    """Whether words say where, for what or without whom: "In the city", but not "For the French"."""
    if not words or not words[0].has(Role.PLACE):
        return False
    following = next((token for token in words if not _is_small(token)), None)
    return following is not None and not following.has(Role.PEOPLE)


def _first_word(line: Line, start: int, stop: int) -> int:
    """The first token of a heading that may begin what it counts: brackets, numbers and dates are passed."""
    while start < stop and line.tokens[start].kind not in (Kind.WORD, Kind.NAME):
        start += 1
    return start


def _names_more(line: Line, phrase: Phrase, start: int, stop: int) -> bool:
    """Whether a heading's noun is a part of a name: "Bomber Command" counts no bombers."""
    if not phrase.nouns:
        return False
    after = phrase.stop
    return any(_adds_to_name(token) for token in _before_bracket(line, after, stop))


def _says_when(line: Line, phrase: Phrase) -> bool:
    """Whether a heading's noun for a party says when its figures joined: "Reinforcements" are not what is counted."""
    return _is_of(phrase, line.words.parties) and all(line.tokens[at].has(Role.OCCASION) for at in phrase.counted)


def _adds_to_name(token: Token) -> bool:
    return token.is_unknown or token.has(Role.DESIGNATOR) or token.has(Role.ONLY_ONE)


def _before_bracket(line: Line, start: int, stop: int) -> Sequence[Token]:
    end = start
    while end < stop and line.tokens[end].kind is not Kind.OPEN:
        end += 1
    return line.tokens[start:end]


def _counts_named(phrase: Phrase, heading: Sequence[Token], words: FigureWords) -> bool:
    """Whether the people in a heading with a name are that name's: a party's, or in a unit's name."""
    if phrase.group is not NounGroup.PEOPLE:
        return False
    return any(_names_unit(token) for token in heading) or _is_of(phrase, words.parties)


def _is_of(phrase: Phrase, categories: Collection[str]) -> bool:
    """Whether nothing else is counted than these."""
    return bool(phrase.nouns) and all(noun.category in categories for noun, _ in phrase.nouns)


def _names_unit(token: Token) -> bool:
    noun = token.meaning.noun
    return noun is not None and noun.group is NounGroup.UNITS and token.has(Role.ONLY_ONE)


def _says_whose(token: Token, behind: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a word, with those behind it, is of a name; of numbers those of units are: "3 Panzer Army"."""
    if token.kind is Kind.NUMBER:
        return any(_names_unit(unit) for unit in takewhile(lambda word: word.kind is Kind.WORD, behind))
    if token.meaning.befell or token.has(Role.TOTAL):
        return False
    return token.meaning.noun is None or not phrase.counts_things


def _may_name(token: Token, phrase: Phrase) -> bool:
    """Whether a word may be a name's: a unit's, or one that counts nothing; adjectives only where they stand alone."""
    if token.meaning.noun is not None:
        return token.meaning.noun.group is NounGroup.UNITS
    return token.has(Role.PEOPLE) or not token.has(Role.FILLER)


def _party_before_noun(rest: Sequence[Token], words: FigureWords) -> bool:
    """Whether a word for a party stands before what it has: "Rebel forces", "Militia cavalry"."""
    nouns = [token.meaning.noun for token in rest]
    return any(
        noun is not None and behind is not None and noun.category in words.parties for noun, behind in pairwise(nouns)
    )


def _tells_whose(phrase: Phrase) -> bool:
    """Whether a kind of people is counted, more than that it is people."""
    return phrase.group is NounGroup.PEOPLE and any(noun.category != PERSONNEL for noun, _ in phrase.nouns)


def _is_service(rest: Sequence[Token]) -> bool:
    """Whether a heading is but a word for a unit of which each party has one."""
    return len(rest) == 1 and _names_unit(rest[0])


def _is_vague(token: Token) -> bool:
    """Whether a word says that nothing is known, as "unknown" does and "others" does not, or that it is a bound."""
    return (token.has(Role.VAGUE) and not token.has(Role.OTHERS)) or token.has_any(_BOUNDS)


def _is_small(token: Token) -> bool:
    """Words and signs that neither begin nor end a name."""
    if token.kind in (Kind.SIGN, Kind.OPEN, Kind.CLOSE):
        return True
    return token.has_any(_SMALL) or (token.has(Role.FILLER) and not token.has(Role.PEOPLE) and not token.capital)


def _is_letter(token: Token) -> bool:
    """Whether a word is one capital letter, as at the end of a unit's name: "Army Group A"."""
    return token.capital and len(token.text) == 1


def _measures_time(words: Sequence[Token]) -> bool:
    """Whether a number stands before a word for what is not counted, such as days."""
    return any(token.has(Role.NOT_COUNTED) and before.kind is Kind.NUMBER for before, token in pairwise(words))
