"""Finds names in prose that another language translates: rulers, by their given names, and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from warbox.names.prepared import prepare
from warbox.names.prose.exonyms import PLACE, Exonym
from warbox.names.prose.forms import ArticleForms, Form, spelling_key
from warbox.names.prose.vocabulary import Vocabulary
from warbox.names.renderings import renderings
from warbox.names.sounds.spelling import SEPARATORS

_MOST_MEANINGS = 64
"""How many readings the words of a name have at most; one with more is not looked up."""


class _Meaning(NamedTuple):
    """What a name says in no language: its numbers, and its other words that have a capital, in order.

    `is_joined` tells whether one in small letters stands between these: Jean de Clermont is not Johann Clermont.
    """

    numbers: tuple[str, ...]
    words: tuple[str | Exonym, ...]
    is_joined: bool

    def is_telling(self, *, of_part: bool) -> bool:
        """Whether it is enough to name by: no given name alone is, nor a place that ends a person's name."""
        places = [word for word in self.words if isinstance(word, Exonym) and word.is_place]
        if len(self.words) == 1 and not self.numbers:
            return bool(places) and not of_part
        literal = [word for word in self.words if isinstance(word, str)]
        return bool(self.numbers or places) or 0 < len(literal) < len(self.words)


class Translations:
    """The names of an article by what they say in no language; the article may be in any, `words` are of the prose."""

    def __init__(self, article: ArticleForms, words: Vocabulary) -> None:
        self._article = article
        self._words = words
        self._forms: dict[_Meaning, list[Form]] = defaultdict(list)
        self._forms_without_number: dict[_Meaning, list[Form]] = defaultdict(list)
        for form in (*article.whole, *article.parts):
            for meaning in self._meanings_of(form):
                self._forms[meaning].append(form)
                if meaning.numbers and meaning.is_joined and len(meaning.words) > 1:
                    self._forms_without_number[meaning._replace(numbers=())].append(form)

    def find(self, words: Sequence[str]) -> list[Form]:
        """The forms that say what these words do, which have in small letters nothing but particles and the like.

        A ruler's number may be left out where no other name of the article differs in that alone.
        """
        meanings = _meanings_as_phrase(words, self._words)
        if words[-1][0].isupper() and all(word[0].isupper() or self._words.is_small(word) for word in words):
            meanings |= _meanings(words, self._words)
        found = _forms_of(meanings, self._forms)
        if found:
            return found
        numbered = _forms_of(meanings, self._forms_without_number)
        return numbered if len({form.prepared.numbers.numerals for form in numbered}) == 1 else []

    def _meanings_of(self, form: Form) -> set[_Meaning]:
        vocabulary = self._article.vocabulary
        if not form.prepared.is_chinese:
            words = _words(form, vocabulary)
            meanings = _meanings(words, vocabulary) | _meanings_as_phrase(words, vocabulary)
            return {meaning for meaning in meanings if meaning.is_telling(of_part=form.is_person)}
        if not form.is_whole:
            return set()
        originals = [renderings().original(number).split() for number in form.prepared.listed]
        return {
            meaning
            for words in originals
            for meaning in _meanings(words, vocabulary) | _meanings_as_phrase(words, vocabulary)
            if meaning.is_telling(of_part=False)
        }


def _forms_of(meanings: Iterable[_Meaning], known: Mapping[_Meaning, Sequence[Form]]) -> list[Form]:
    """The forms of any of the meanings, in an order that is always the same."""
    forms = [form for meaning in meanings for form in known.get(meaning, ())]
    return sorted(forms, key=lambda form: (form.group, form.name, form.prepared.text))


def _words(form: Form, vocabulary: Vocabulary) -> list[str]:
    """The words of a form that name: without titles before them and remarks behind a comma."""
    words = [word for word in SEPARATORS.split(form.prepared.name.split(",")[0]) if word]
    while len(words) > 2 and vocabulary.is_title(words[0]) and not words[1].islower():
        del words[0]
    return words


def _meanings(words: Sequence[str], vocabulary: Vocabulary) -> set[_Meaning]:
    """All that the words may say, each by itself."""
    capitals = [word for word in words if not word[0].islower()]
    numbers = tuple(value for word in capitals for value in prepare(word).numbers.numerals)
    named = [word for word in capitals if not prepare(word).numbers.numerals]
    options: list[list[str | Exonym]] = [[*_names_of(word, vocabulary), spelling_key(word)] for word in named]
    readings = 1
    for option in options:
        readings *= len(option)
    if not named or readings > _MOST_MEANINGS:
        return set()
    is_joined = len(capitals) < len(words)
    return {_Meaning(numbers, tuple(reading), is_joined) for reading in product(*options)}


def _names_of(word: str, vocabulary: Vocabulary) -> Iterator[Exonym]:
    yield from vocabulary.exonyms(word)
    for code in vocabulary.territories(word):
        yield Exonym(PLACE, code)


def _meanings_as_phrase(words: Sequence[str], vocabulary: Vocabulary) -> set[_Meaning]:
    """What the words may say as the name of one place."""
    places = (exonym for exonym in vocabulary.exonyms(" ".join(words)) if exonym.is_place)
    return {_Meaning((), (place,), is_joined=False) for place in places}
