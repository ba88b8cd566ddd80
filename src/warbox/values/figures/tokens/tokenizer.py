"""Cuts a line of a figures' cell into tokens: numbers, known words and phrases, other words, names, signs, brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from warbox.values.figures.tokens.token import TIMES, Kind, Token
from warbox.values.figures.tokens.words import (
    NOTHING,
    PERSONNEL,
    SPACED_WORD,
    UNSPACED,
    UNSPACED_WORDS,
    FigureWords,
    Meaning,
    NounGroup,
    Role,
    fold,
    read_word,
)
from warbox.values.numbers import Digits, read_digits

# A number of more digits than this before a hyphen is no part of a name, as it is in "74-gun ship".
_NAME_DIGITS = 3

# A number of more digits than this before a stop ends a sentence: it is no ordinal number.
_ORDINAL_DIGITS = 3

# So many ordinal numbers at most share what they number: "1., 2. und 6. Armee".
_LONGEST_LIST = 8

# A word of more letters than this before a stop and digits ends a sentence, as it does not in "SM.79".
_NAME_LETTERS = 3
_LETTERS_BEFORE_SLASH = 2

_BEHIND_SLASH = r"/[^\W\d_]{1,3}-?\d"  # the rest of a name after a letter or two: "F/A-18"
_TOKEN = re.compile(
    rf"\s*(?:((?>{SPACED_WORD}))(?![-.]?\d|{_BEHIND_SLASH})|({SPACED_WORD})|({UNSPACED_WORDS})|(\d)|(\S))"
)
_PLAIN_WORD, _WORD_BEFORE_DIGITS, _UNSPACED, _DIGIT, _OTHER = range(1, 6)  # the groups of the pattern
_ATTACHED_WORD = re.compile(SPACED_WORD)
_PART_BEHIND = re.compile(rf"-({SPACED_WORD})")
_WORD_BEHIND = re.compile(rf"\s+({SPACED_WORD})")
_NUMBER_BEHIND_JOINT = re.compile(rf"\s*(,|{SPACED_WORD})\s+(\d{{1,{_ORDINAL_DIGITS}}})(?=\D)")
_ENDING_BEHIND_STOP = re.compile(rf"\.((?=\w{{1,3}}\b){SPACED_WORD})")  # "1.ª División", "3.er Cuerpo"
_COUNT_BEHIND = re.compile(r"-\d{1,3}(?:[,.]\d{3})+(?![,.]?\d)")  # no name goes on so: "Total-3,000"
_DIGIT_BEHIND = re.compile(r"\s*\d")
_REST_OF_NAME = re.compile(rf"(?:[^\W_{UNSPACED}]|-|/(?=\d))*")  # "85" of "T-34/85"
_BEFORE_CALIBRE = re.compile(rf"(\d{{1,3}})\s\d{{3}}\s({SPACED_WORD})(?:\s({SPACED_WORD}))?(?:\s({SPACED_WORD}))?")
_GROUP_BEHIND = re.compile(r"([,.]) (\d{3})(?!\d|[,.]?\s?\d)")
_BEFORE_GROUPS = frozenset({Role.AT_LEAST, Role.UP_TO, Role.APPROXIMATELY, Role.TOTAL})
_THOUSAND = 1000
_GREATEST_CALIBRE = 200  # no gun's shot weighs so many pounds
_BEFORE_MEASURES = frozenset({Role.AT_LEAST_AFTER, Role.APPROXIMATELY_AFTER, Role.VAGUE})
_NUMBER_ENDS = frozenset("+)]\uff09\uff3d")  # besides digits
_BOUNDS_BEFORE = frozenset({Role.AT_LEAST, Role.UP_TO})
_BOUNDS_AFTER = frozenset({Role.AT_LEAST_AFTER, Role.UP_TO_AFTER})
_CONNECTIVES = frozenset({Role.AND, Role.OR})
_SHORTEST_NAME = 2  # letters of a name before an "and" of one letter
_STANDS_ALONE = {Role.APPROXIMATELY, Role.MONTH, Role.AT_LEAST, Role.UP_TO, Role.AND, Role.RANGE_FROM, Role.RANGE_TO}

# Bound once for what is asked of every token: Python 3.11 takes longer to look up a member than to compare it.
_SIGN, _WORD = Kind.SIGN, Kind.WORD


def tokenize(text: str, words: FigureWords, parted: Sequence[int] = ()) -> list[Token]:
    """The tokens of a line in order; spaces are none. No number goes on over the indexes `parted`, in order."""
    tokens: list[Token] = []
    found = _TOKEN.match(text)
    while found is not None:
        group = found.lastindex or _OTHER
        start, end = found.span(group)
        if group == _PLAIN_WORD:
            tokens.append(_word(text, start, end, words))
        elif group == _WORD_BEFORE_DIGITS:
            is_name = _is_name(text, start, end, words)
            tokens.append(_name(text, start, end + 1) if is_name else _word(text, start, end, words))
        elif group == _UNSPACED:
            tokens += _split_unspaced(text, start, end, words)
        elif group == _DIGIT:
            number = _number_at(text, start, words)
            cut = next((index for index in parted if start < index < number.end), None)
            tokens.append(number if cut is None else _number_at(text[:cut], start, words))
        else:
            kind, plain = _read_sign(text[start])
            tokens.append(Token(kind, start, end, plain))
        found = _TOKEN.match(text, tokens[-1].end)
    joined = _join_phrases(text, tokens, words)
    if words.calibres is not None and words.calibres.search(text) is not None:
        joined = _join_calibres(text, joined, words)
    return _join_group(text, joined, words, parted) if ". " in text or ", " in text else joined


def _join_group(text: str, tokens: list[Token], words: FigureWords, parted: Sequence[int]) -> list[Token]:
    """Joins the groups of a line's first number, where a blank stands in it by mistake: "10, 404", "approx. 10, 404".

    A list of numbers would say what the first one counts, and so nothing but bounds may stand before it.
    """
    first = next((at for at, token in enumerate(tokens) if token.kind is Kind.NUMBER), len(tokens))
    before, thousands, rest = tokens[:first], tokens[first : first + 1], tokens[first + 1 :]
    found = _GROUP_BEHIND.match(text, thousands[0].end) if thousands else None
    if found is None or found[1] == words.decimal or any(thousands[0].end <= mark < found.end() for mark in parted):
        return tokens
    digits = thousands[0].digits
    bounded = all(token.kind is Kind.SIGN or token.has_any(_BEFORE_GROUPS) for token in before)
    if digits is None or not digits.plain or not 0 < (digits.count or 0) < _THOUSAND or not bounded:
        return tokens
    start, end = digits.start, found.end()
    whole = Digits(start, end, (digits.count or 0) * _THOUSAND + int(found[2]), None, plain=False)
    number = Token(Kind.NUMBER, start, end, text[start:end], digits=whole)
    return [*before, number, *rest[2:]]


def _join_calibres(text: str, tokens: Sequence[Token], words: FigureWords) -> list[Token]:
    """Makes one noun of a gun's calibre, "8 pounders", and of several: "3, 5, 6 and 8 pounders", "3 and 5-pounders"."""
    joined: list[Token] = []
    for token in tokens:
        is_word = token.has(Role.CALIBRE)
        calibre = token.meaning if is_word else _calibre_of_name(token, words)
        # Behind the number of the guns themselves, "3 18-pounders", their name says all.
        last = len(joined) if is_word else _before_joint(joined)
        first = last if calibre is None or (last == len(joined) and not is_word) else _first_calibre(joined[:last])
        if calibre is not None and first < last:
            start = joined[first].start
            del joined[first:]
            joined.append(Token(_WORD, start, token.end, fold(text[start : token.end]), calibre))
        else:
            joined.append(token)
    return joined


def _calibre_of_name(token: Token, words: FigureWords) -> Meaning | None:
    """What a gun's name of digits with a calibre's word says: "18-pounders"."""
    if token.kind is not Kind.NAME:
        return None
    meaning = words.find((token.text.rpartition("-")[2],))
    return meaning if meaning is not None and Role.CALIBRE in meaning.roles else None


def _first_calibre(tokens: Sequence[Token]) -> int:
    """The first of the numbers that tokens end with, in a list of which the last one has a gun's noun behind it."""
    first = at = len(tokens)
    while at and (digits := tokens[at - 1].digits) is not None and (digits.count or 0) < _GREATEST_CALIBRE:
        first = at - 1
        at = _before_joint(tokens[:first])
        if at == first:
            break
    return first


def _before_joint(tokens: Sequence[Token]) -> int:
    """The end of tokens without the commas and the "and" behind them, and the hyphen before these: "9- and"."""
    end = len(tokens)
    while end and (tokens[end - 1].has_any(_CONNECTIVES) or tokens[end - 1].is_sign(",")):
        end -= 1
    return end - (0 < end < len(tokens) and tokens[end - 1].is_dash)


def _word(text: str, start: int, end: int, words: FigureWords) -> Token:
    folded, meaning, proper = read_word(text[start:end], words)
    return Token(_WORD, start, end, folded, meaning, capital=proper)


def _number_at(text: str, start: int, words: FigureWords) -> Token:
    digits = read_digits(text, start, words.decimal)
    if not digits.plain and (found := _BEFORE_CALIBRE.match(text, start)) is not None and _is_calibre(found, words):
        digits = read_digits(text[: found.end(1)], start, words.decimal)
    after = digits.end
    if words.ordinal_sign and digits.plain and _is_ordinal(text, start, after, words):
        return Token(Kind.NAME, start, after + len(words.ordinal_sign), text[start:after])
    part = _PART_BEHIND.match(text, after)
    joined = NOTHING if part is None else words.find((fold(part[1]),)) or NOTHING
    counts = joined.noun is not None and joined.noun.category == PERSONNEL
    if counts or Role.AT_LEAST_AFTER in joined.roles:
        return Token(Kind.NUMBER, start, after + 1, text[start:after], digits=digits)  # "500-man garrison", "500-odd"
    if Role.NOT_COUNTED in joined.roles:
        return _name(text, start, after)  # "a 1,500-ton destroyer"
    short = digits.plain and after - start <= _NAME_DIGITS
    hyphened = short and text.startswith("-", after)
    word = _ATTACHED_WORD.match(text, after + 1 if hyphened else after)
    if word is not None and word.group() != TIMES:
        meaning = words.find((fold(word.group()),))
        if meaning is None or (hyphened and Role.MONTH not in meaning.roles) or _is_letter_of_unit(word[0], meaning):
            return _name(text, start, after)
        if Role.RANGE_TO not in meaning.roles and text[word.end() : word.end() + 1].isdecimal():
            return _name(text, start, after)  # "9K33"
        if short and Role.RANGE_TO in meaning.roles and _DIGIT_BEHIND.match(text, word.end()) is None:
            return _name(text, start, after)  # the ending of "1a Divisió"; "200a 300" is a range
    elif word is None and short and text.startswith(".", after):
        ending = _ENDING_BEHIND_STOP.match(text, after)
        if ending is not None and ending[1].islower() and words.find((fold(ending[1]),)) is None:
            return Token(Kind.NAME, start, ending.end(), text[start : ending.end()])
    return Token(Kind.NUMBER, start, after, text[start:after], digits=digits)


def _is_calibre(found: re.Match[str], words: FigureWords) -> bool:
    """Whether the second of two numbers is a measure of the arms behind it: "8 120 mm mortars"."""
    unit = words.find((fold(found[2]),))
    if unit is None or Role.NOT_COUNTED not in unit.roles:
        return False
    behind = (words.find((fold(word),)) for word in filter(None, found.group(3, 4)))
    nouns = (meaning.noun for meaning in behind if meaning is not None)
    return any(noun is not None and noun.group is NounGroup.MATERIAL for noun in nouns)


def _is_letter_of_unit(word: str, meaning: Meaning) -> bool:
    """Whether a capital right behind a number belongs to the number of a unit: "325C Division"; not in "2M men"."""
    return len(word) == 1 and word.isupper() and Role.APPROXIMATELY in meaning.roles


def _is_ordinal(text: str, start: int, after: int, words: FigureWords) -> bool:
    """Whether a short number has the sign of ordinals behind it, and after that what it may number: "6. Armee".

    A word that does something else there begins the next sentence: "300. Davon 20 tot". In a list the last number has
    what all of them number: "1., 2. und 6. Armee".
    """
    for _ in range(_LONGEST_LIST):
        if after - start > _ORDINAL_DIGITS or not text.startswith(words.ordinal_sign, after):
            return False
        after += len(words.ordinal_sign)
        following = _NUMBER_BEHIND_JOINT.match(text, after)
        if following is None or not _joins(following[1], words):
            break
        start, after = following.span(2)
    word = _WORD_BEHIND.match(text, after)
    if word is None:
        return False
    meaning = words.find((fold(word[1]),))
    return meaning is None or meaning.noun is not None or Role.MONTH in meaning.roles or Role.PEOPLE in meaning.roles


def _joins(joint: str, words: FigureWords) -> bool:
    """Whether that stands between the numbers of a list: a comma, or a word such as "and"."""
    meaning = words.find((fold(joint),))
    return joint == "," or (meaning is not None and not _CONNECTIVES.isdisjoint(meaning.roles))


def _is_name(text: str, start: int, end: int, words: FigureWords) -> bool:
    """Whether a word goes on with digits ("T-34", "kg106", "SM.79") and is not a word of ours that lacks its space."""
    dotted = text.startswith(".", end) and end - start <= _NAME_LETTERS
    after = end + 1 if dotted or text.startswith("-", end) else end
    slashed = text.startswith("/", end) and end - start <= _LETTERS_BEFORE_SLASH
    if not slashed and (after >= len(text) or not text[after].isdecimal()):
        return False
    if _COUNT_BEHIND.match(text, end) is not None:
        return False
    meaning = words.find((fold(text[start:end]),))
    if meaning is None or (text.startswith("-", end) and end - start == 1 and text[start].isupper()):
        return True  # "A-4" where "a" is a word
    alone = _STANDS_ALONE - {Role.APPROXIMATELY} if text.startswith("-", end) else _STANDS_ALONE  # "C-130"
    return meaning.noun is None and not meaning.befell and not meaning.roles & alone


def _name(text: str, start: int, end: int) -> Token:
    """The name from `start` to `end` and all that is joined to it."""
    rest = _REST_OF_NAME.match(text, end)
    end = rest.end() if rest is not None else end
    return Token(Kind.NAME, start, end, fold(text[start:end]), capital=text[start].isupper())


@cache
def _is_dash(sign: str) -> bool:
    return len(sign) == 1 and (unicodedata.category(sign) == "Pd" or sign in "\u2212~")


@cache
def _read_sign(character: str) -> tuple[Kind, str]:
    """The kind of a sign or bracket, and its plain form."""
    category = unicodedata.category(character)
    kind = Kind.OPEN if category == "Ps" else Kind.CLOSE if category == "Pe" else Kind.SIGN
    return kind, unicodedata.normalize("NFKC", character).strip() or character


def _split_unspaced(text: str, start: int, end: int, words: FigureWords) -> list[Token]:
    """Cuts a run of letters without spaces: the longest known word at each place, and what is between.

    What is between may be a name. So a word right after it yields its first letters to the name where the rest begins
    another word that goes on further ("army" in "expeditionary army|officers"), and "and" counts only between words.
    """
    tokens: list[Token] = []
    unknown = start
    at = start
    while at < end:
        word = _known_word_at(text, at, end, words) if text[at] in words.unspaced_lengths else None
        if word is not None and word.has(Role.MEASURE) and not _stands_behind_number(text, at, start, tokens):
            word = None
        if word is not None and unknown < at:
            word = _word_after_name(text, word, unknown, end, words)
        if word is None:
            at += 1
            continue
        if unknown < at:
            tokens.append(Token(_WORD, unknown, at, text[unknown:at]))
        tokens.append(word)
        at = unknown = word.end
    if unknown < end:
        tokens.append(Token(_WORD, unknown, end, text[unknown:end]))
    return tokens


def _stands_behind_number(text: str, at: int, start: int, tokens: Sequence[Token]) -> bool:
    """Whether a letter stands right behind a number or what bounds one, in a run from `start` with those tokens."""
    if at == start:
        before = text[max(0, at - 2) : at].rstrip()[-1:]  # a line has no two blanks in a row
        return before.isdecimal() or before in _NUMBER_ENDS
    last = tokens[-1].meaning if tokens and tokens[-1].end == at else NOTHING
    return last.number is not None or not last.roles.isdisjoint(_BEFORE_MEASURES)


def _word_after_name(text: str, word: Token, unknown: int, end: int, words: FigureWords) -> Token | None:
    """The known word after unknown letters from `unknown`, None where its first letter may be a part of theirs."""
    for at in range(word.start + 1, word.end):
        overlapping = _known_word_at(text, at, end, words) if text[at] in words.unspaced_lengths else None
        if overlapping is not None and overlapping.end > word.end:
            return None
    if len(word.text) > 1 or not word.meaning.roles or not word.meaning.roles <= _CONNECTIVES:
        return word
    long = word.start - unknown >= _SHORTEST_NAME
    if word.end == end:
        return word if long and text[end : end + 1].isdecimal() else None
    known = text[word.end] in words.unspaced_lengths and _known_word_at(text, word.end, end, words) is not None
    return word if long and known else None


def _known_word_at(text: str, start: int, limit: int, words: FigureWords) -> Token | None:
    for length in words.unspaced_lengths[text[start]]:
        folded = text[start : start + length]
        if start + length <= limit and folded in words.unspaced:
            return Token(_WORD, start, start + length, folded, words.unspaced[folded])
    return None


def _join_phrases(text: str, tokens: list[Token], words: FigureWords) -> list[Token]:
    """Makes one token of the tokens of each known phrase, the longest first."""
    if not words.stems and words.phrase_lengths.keys().isdisjoint([token.text for token in tokens]):
        return tokens
    joined: list[Token] = []
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        known = token.text in words.phrase_lengths or words.stems
        phrase, done = _phrase_at(text, tokens, at, words) if known else (token, at)
        joined.append(phrase)
    return joined


def _phrase_at(text: str, tokens: list[Token], at: int, words: FigureWords) -> tuple[Token, int]:
    """The longest known phrase that begins with a token, else the token itself, and the index of the token after it."""
    first = tokens[at]
    if first.kind is not _WORD and first.kind is not _SIGN:
        return first, at + 1
    for length in words.lengths_from(first.text):
        stop = at + length
        meaning = words.find(tuple(token.text for token in tokens[at:stop])) if stop <= len(tokens) else None
        if meaning is not None and not (
            first.has(Role.AND) and _BOUNDS_AFTER & meaning.roles and _bounds_next_number(text, tokens, at + 1, words)
        ):
            start, end = first.start, tokens[stop - 1].end
            return Token(_WORD, start, end, fold(text[start:end]), meaning, capital=first.capital), stop
    return first, at + 1


def _bounds_next_number(text: str, tokens: list[Token], at: int, words: FigureWords) -> bool:
    """Whether a token begins what bounds the number behind it: "and|up to 900", where "and up" bounds one before it."""
    bound, after = _phrase_at(text, tokens, at, words)
    if after >= len(tokens) or not bound.has_any(_BOUNDS_BEFORE):
        return False
    return tokens[after].kind is Kind.NUMBER or tokens[after].meaning.number is not None
