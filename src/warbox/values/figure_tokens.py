"""Cuts a line of a figures' cell into tokens: numbers, known words and phrases, other words, names, signs, brackets."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from warbox.values.figure_words import FigureWords, Meaning, Role, fold, is_unspaced, word_end
from warbox.values.numbers import Digits, read_digits

# A number of more digits than this before a hyphen is no part of a name, as it is in "74-gun ship".
_NAME_DIGITS = 3

# A word of more letters than this before a stop and digits ends a sentence, as it does not in "SM.79".
_NAME_LETTERS = 3

_NOTHING = Meaning()


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()  # written in digits
    WORD = auto()
    NAME = auto()  # letters and digits in one: "336th", "T-34", "74-gun"
    SIGN = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token from `start` to `end` of a line. `text` is it without case, a sign in its plain form (`:` for `：`)."""

    kind: Kind
    start: int
    end: int
    text: str
    meaning: Meaning = _NOTHING
    digits: Digits | None = None
    capital: bool = False

    def has(self, role: Role) -> bool:
        """Whether the token does that."""
        return role in self.meaning.roles

    def is_sign(self, signs: str) -> bool:
        """Whether the token is one of those signs."""
        return self.kind is Kind.SIGN and self.text in signs

    @property
    def is_dash(self) -> bool:
        """Whether the token is a dash of any length, or a tilde, which does for one."""
        if self.kind is not Kind.SIGN or len(self.text) != 1:
            return False
        return unicodedata.category(self.text) == "Pd" or self.text in "\u2212~"

    @property
    def is_unknown(self) -> bool:
        """Whether the token is a word that no table has."""
        return self.kind is Kind.WORD and self.meaning == _NOTHING


def tokenize(text: str, words: FigureWords) -> list[Token]:
    """The tokens of a line in order; spaces are none."""
    tokens: list[Token] = []
    start = 0
    while start < len(text):
        if text[start].isspace():
            start += 1
            continue
        found = _tokens_at(text, start, words)
        tokens.extend(found)
        start = found[-1].end
    return _join_phrases(text, tokens, words)


def _tokens_at(text: str, start: int, words: FigureWords) -> list[Token]:
    if text[start].isdecimal():
        return [_number_at(text, start, words)]
    if not text[start].isalpha():
        return [_sign_at(text, start)]
    end = word_end(text, start)
    if is_unspaced(text[start]):
        return _split_unspaced(text, start, end, words)
    if _is_name(text, start, end, words):
        return [_name(text, start, _name_end(text, end + 1))]
    return [_word(text, start, end, words)]


def _number_at(text: str, start: int, words: FigureWords) -> Token:
    digits = read_digits(text, start, words.decimal)
    after = digits.end
    if after < len(text) and text[after].isalpha() and not is_unspaced(text[after]):
        meaning = words.find((fold(text[after : word_end(text, after)]),))
        if meaning is None:
            return _name(text, start, _name_end(text, after))
    hyphened = digits.plain and after + 1 < len(text) and text[after] == "-" and text[after + 1].isalpha()
    if hyphened and after - start <= _NAME_DIGITS and not is_unspaced(text[after + 1]):
        meaning = words.find((fold(text[after + 1 : word_end(text, after + 1)]),))
        if meaning is None or Role.MONTH not in meaning.roles:
            return _name(text, start, _name_end(text, after))
    return Token(Kind.NUMBER, start, after, text[start:after], digits=digits)


def _is_name(text: str, start: int, end: int, words: FigureWords) -> bool:
    """Whether a word goes on with digits ("T-34", "kg106", "SM.79") and is not a word of ours that lacks its space."""
    dotted = text.startswith(".", end) and end - start <= _NAME_LETTERS
    after = end + 1 if dotted or text.startswith("-", end) else end
    if after >= len(text) or not text[after].isdecimal():
        return False
    meaning = words.find((fold(text[start:end]),))
    if meaning is None:
        return True
    stands_alone = {Role.APPROXIMATELY, Role.MONTH, Role.AT_LEAST, Role.UP_TO, Role.AND}
    return meaning.noun is None and not meaning.befell and not meaning.roles & stands_alone


def _name_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and not is_unspaced(text[end]):
        variant = text[end] == "/" and text[end + 1 : end + 2].isdecimal()  # T-34/85
        if not (text[end].isalnum() or text[end] == "-" or variant):
            break
        end += 1
    return end


def _name(text: str, start: int, end: int) -> Token:
    return Token(Kind.NAME, start, end, fold(text[start:end]), capital=text[start].isupper())


def _word(text: str, start: int, end: int, words: FigureWords) -> Token:
    folded = fold(text[start:end])
    meaning = words.find((folded,))
    if meaning is None and "-" in folded:
        meaning = _meaning_of_last_part(folded, words)
    return Token(Kind.WORD, start, end, folded, meaning or _NOTHING, capital=_is_proper(text[start:end]))


def _is_proper(word: str) -> bool:
    """Whether a word is written as a proper name is: with a capital, and no plural of an acronym, as APCs is."""
    return word[0].isupper() and not (len(word) > 2 and word[:-1].isupper() and word[-1].islower())


def _meaning_of_last_part(folded: str, words: FigureWords) -> Meaning | None:
    """What a compound counts is what its last part does ("brig-sloops"); number words may be compounds too."""
    first, _, last = folded.rpartition("-")
    meaning = words.find((last,))
    if meaning is None:
        return None
    tens = words.find((first,))
    if meaning.number is not None and tens is not None and tens.number is not None and not meaning.magnitude:
        return Meaning(number=tens.number + meaning.number)
    return Meaning(noun=meaning.noun, roles=meaning.roles & {Role.ONLY_ONE, Role.CIVILIAN}) if meaning.noun else None


def _sign_at(text: str, start: int) -> Token:
    category = unicodedata.category(text[start])
    kind = Kind.OPEN if category == "Ps" else Kind.CLOSE if category == "Pe" else Kind.SIGN
    plain = unicodedata.normalize("NFKC", text[start]).strip() or text[start]
    return Token(kind, start, start + 1, plain)


def _split_unspaced(text: str, start: int, end: int, words: FigureWords) -> list[Token]:
    """Cuts a run of letters without spaces: the longest known word at each place, and what is between."""
    tokens: list[Token] = []
    unknown = start
    at = start
    while at < end:
        length = min(words.longest_unspaced, end - at)
        while length and fold(text[at : at + length]) not in words.unspaced:
            length -= 1
        if not length:
            at += 1
            continue
        if unknown < at:
            tokens.append(Token(Kind.WORD, unknown, at, text[unknown:at]))
        folded = fold(text[at : at + length])
        tokens.append(Token(Kind.WORD, at, at + length, folded, words.unspaced[folded]))
        at += length
        unknown = at
    if unknown < end:
        tokens.append(Token(Kind.WORD, unknown, end, text[unknown:end]))
    return tokens


def _join_phrases(text: str, tokens: list[Token], words: FigureWords) -> list[Token]:
    """Makes one token of the tokens of each known phrase, the longest first."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        length, meaning = _longest_phrase(tokens, at, words)
        if length and meaning is not None:
            first, end = tokens[at], tokens[at + length - 1].end
            folded = fold(text[first.start : end])
            joined.append(Token(Kind.WORD, first.start, end, folded, meaning, capital=first.capital))
            at += length
        else:
            joined.append(tokens[at])
            at += 1
    return joined


def _longest_phrase(tokens: list[Token], at: int, words: FigureWords) -> tuple[int, Meaning | None]:
    """How many tokens from `at` on are a known phrase (0: none), and what it means."""
    if tokens[at].kind is not Kind.WORD and tokens[at].kind is not Kind.SIGN:
        return 0, None
    first_meaning = tokens[at].meaning
    for length in range(min(words.longest_from.get(tokens[at].text, 0), len(tokens) - at), 1, -1):
        phrase = tuple(token.text for token in tokens[at : at + length])
        meaning = words.find(phrase)
        if meaning is not None:
            return length, meaning
    if tokens[at].kind is Kind.SIGN:
        meaning = words.find((tokens[at].text,))
        return (1, meaning) if meaning is not None else (0, None)
    return (1, first_meaning) if first_meaning != _NOTHING else (0, None)
