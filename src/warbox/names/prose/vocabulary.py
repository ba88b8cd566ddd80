"""What the wikis' data know of words of prose: which are no names, and how names are inflected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from warbox.names.languages import words_of_language
from warbox.names.prose.exonyms import Exonym, exonyms_in, stems
from warbox.names.sounds.spelling import spelt_words
from warbox.names.territories import (
    Territories,
    spelt_inflected_names,
    spelt_languages,
    spelt_names,
    territories_of,
)

_LEAST_STEM = 4
"""How many letters the beginning of a word has at least that is looked up for the whole word."""

_LEAST_TITLE = 3
"""How many letters a title has at least that is told without its ending: `le` is a word of titles, and Leen none."""

_ENDING = 2
"""How many letters may follow the name of a language, as they do in the plural."""

_LEAST_SHARED = 2
"""How many small words of a language show that prose is in it, where it has no more of any other one."""

_NONE: Territories = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of some languages, as they are spelt in ASCII.

    `titles` are ranks and offices, `small` words that begin sentences, `nouns` what counts units and people; `stems`
    are beginnings of such. `particles` stand inside names in small letters. `endings` are in their own alphabet; behind
    those of `noun_endings` any noun may have a capital. `place_words` say what a place is, before its name, and
    `place_words_behind` behind it. `likely_languages` are those that the prose may be in.
    """

    languages: tuple[str, ...]
    titles: frozenset[str]
    small: frozenset[str]
    nouns: frozenset[str]
    stems: tuple[str, ...]
    particles: frozenset[str]
    place_words: frozenset[str]
    place_words_behind: frozenset[str]
    endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    likely_languages: tuple[str, ...]

    def of_prose_with(self, words: frozenset[str]) -> Vocabulary:
        """The same for prose with these words that are no names, in its language where that shows.

        Peoples and translated names are looked up in that one, and endings are its own, or in those between which it
        is open; otherwise in all, of which one may call a country as another one calls its people.
        """
        found = {word.lower() for word in words}
        counts = {one: len(found.intersection(_words_of(one, "names", "small_words"))) for one in self.languages}
        most = max(counts.values(), default=0)
        if most < _LEAST_SHARED:
            return self
        likely = tuple(language for language, count in counts.items() if count == most)
        return replace(self, likely_languages=likely, endings=_endings(likely))

    def uninflected(self) -> Vocabulary:
        """The same for names that have no endings, as those of articles."""
        return replace(self, endings=())

    def is_title(self, word: str) -> bool:
        """Whether the word is a rank or an office, as it stands or inflected; it tells of a name, and is none."""
        bases = (base for base in self.bases(word) if len(base) >= _LEAST_TITLE)
        return any(_key(form) in self.titles for form in (word, *bases))

    def is_common(self, word: str) -> bool:
        """Whether the word is known as one that is no name."""
        key = _key(word)
        known = (self.small, self.nouns, self.place_words, self.place_words_behind)
        return any(key in words for words in known) or key.startswith(self.stems) or self.is_title(word)

    def is_before_place(self, word: str) -> bool:
        """Whether the word says of the name of a place behind it what it is."""
        return _key(word) in self.place_words

    def is_behind_place(self, word: str) -> bool:
        """Whether the word says of the name of a place before it what it is."""
        return _key(word) in self.place_words_behind

    def is_small(self, word: str) -> bool:
        """Whether the word may stand between the parts of a name in small letters, as one that parts names may not."""
        key = _key(word)
        if not word.islower() or all(key in _spelt_in(one, "names", "separators") for one in self.likely_languages):
            return False
        return key in self.small or key in self.particles

    def has_capital_nouns(self) -> bool:
        """Whether nouns that are no names may have a capital in the prose."""
        return any(_is_set(language, "capital_nouns") for language in self.likely_languages)

    def inflects_given_names(self) -> bool:
        """Whether a given name takes the ending of the surname in all languages that the prose may be in."""
        return all(_is_set(language, "inflected_given_names") for language in self.likely_languages)

    def may_inflect_given_names(self) -> bool:
        """Whether it does in any of them."""
        return any(_is_set(language, "inflected_given_names") for language in self.likely_languages)

    def has_numeral_dots(self) -> bool:
        """Whether a dot stands behind a ruler's number in all languages that the prose may be in."""
        return all(_is_set(language, "numeral_dot") for language in self.likely_languages)

    def exonyms(self, text: str) -> frozenset[Exonym]:
        """The translated names that the text is in the languages of the prose, inflected or not."""
        return _exonyms(text, self.likely_languages, bool(self.endings))

    def territories(self, word: str) -> Territories:
        """The codes of the territories of which the word is a name, inflected or not."""
        return territories_of(word, self.languages) or self.inflected_territories(word)

    def is_particle(self, word: str) -> bool:
        """Whether the word stands inside names in small letters."""
        return word.islower() and _key(word) in self.particles

    def may_continue_name(self, word: str) -> bool:
        """Whether it is a particle, and in the prose nothing else: in Turkish `da` is no Portuguese one."""
        if not self.is_particle(word):
            return False
        key = _key(word)
        return not all(
            key in _spelt_in(language, "names", "small_words")
            and key not in _spelt_in(language, "citations", "people", "particles")
            for language in self.likely_languages
        )

    def is_genitive_before_nouns(self, word: str) -> bool:
        """Whether the word may be inflected in a language that writes nouns with a capital."""
        return word.lower().endswith(self.noun_endings)

    def bases(self, word: str) -> tuple[str, ...]:
        """What the word may be without an ending, the longest first."""
        lowered = word.lower()
        found = {word[: len(word) - len(ending)] for ending in self.endings if lowered.endswith(ending)}
        return tuple(sorted((base for base in found if _key(base)), key=lambda base: (-len(base), base)))

    def inflected_territories(self, word: str) -> Territories:
        """The codes of the territories of which the word is an inflected name."""
        found = _NONE
        for language in self.likely_languages if self.endings else ():
            endings = _spelt_endings(language)
            if endings and any(word.lower().endswith(ending) for ending in _words_of(language, "names", "endings")):
                for stem in stems(_key(word), endings):
                    found |= _territories_by_stem(language).get(stem, _NONE)
        return found

    def is_of_people(self, text: str) -> bool:
        """Whether it is the name of a language, or that with an ending: so peoples and what is theirs are called."""
        key = " ".join(spelt_words(text))
        stems = [key[: len(key) - cut] for cut in range(_ENDING + 1) if len(key) - cut >= _LEAST_STEM]
        return any(stem in spelt_languages(language) for language in self.likely_languages for stem in stems)

    def is_language(self, text: str) -> bool:
        """Whether it is the name of a language, and so of a people."""
        key = " ".join(spelt_words(text))
        return any(key in spelt_languages(language) for language in self.likely_languages)


@lru_cache(maxsize=8)
def vocabulary(languages: tuple[str, ...]) -> Vocabulary:
    """What the wikis in these languages know of words."""
    phrases = {phrase for language in languages for phrase in _phrases_of_figures(language)}
    nouns = {_key(phrase.rstrip("*")) for phrase in phrases if " " not in phrase}
    stems = {_key(phrase.rstrip("*")) for phrase in phrases if phrase.endswith("*") and " " not in phrase}
    return Vocabulary(
        languages,
        # Of a marshal of France the country is no title.
        titles=frozenset(
            word
            for language in languages
            for word in _spelt([language], "commanders", "ranks") - spelt_names(language).keys()
        ),
        small=_spelt(languages, "names", "small_words"),
        nouns=frozenset(nouns),
        stems=tuple(sorted(stem for stem in stems if len(stem) >= _LEAST_STEM)),
        particles=_spelt(languages, "citations", "people", "particles"),
        place_words=_spelt(languages, "names", "place_words"),
        place_words_behind=_spelt(languages, "names", "place_words_behind"),
        endings=_endings(languages),
        noun_endings=tuple(
            ending
            for language in languages
            if _is_set(language, "capital_nouns")
            for ending in _words_of(language, "names", "endings")
        ),
        likely_languages=languages,
    )


def _endings(languages: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({ending for language in languages for ending in _words_of(language, "names", "endings")}))


def _key(word: str) -> str:
    return "".join(spelt_words(word))


@lru_cache(maxsize=1024)
def _spelt_in(language: str, *path: str) -> frozenset[str]:
    return _spelt([language], *path)


def _spelt(languages: Iterable[str], *path: str) -> frozenset[str]:
    """The words of all phrases of a table."""
    return frozenset(
        word for language in languages for phrase in _words_of(language, *path) for word in spelt_words(phrase)
    )


def _words_of(language: str, *path: str) -> tuple[str, ...]:
    wiki = words_of_language(language)
    if wiki is None:
        return ()
    table = wiki.table(path[0])
    for name in path[1:-1]:
        table = table.get(name, {})
    return tuple(table.get(path[-1], ()))


@lru_cache(maxsize=65536)
def _exonyms(text: str, languages: tuple[str, ...], may_be_inflected: bool) -> frozenset[Exonym]:
    key = " ".join(spelt_words(text))
    found: frozenset[Exonym] = frozenset()
    for language in languages:
        is_inflected = may_be_inflected and text.lower().endswith(_words_of(language, "names", "endings"))
        for listed in (language, *_words_of(language, "names", "translated_as_in")):
            found |= exonyms_in(listed, ()).get(key, frozenset())
            if is_inflected:
                by_stem = exonyms_in(listed, _spelt_endings(language))
                for stem in stems(key, _spelt_endings(language)):
                    found |= by_stem.get(stem, frozenset())
    return found


def _is_set(language: str, name: str) -> bool:
    """Whether the wiki in that language says so of its names."""
    wiki = words_of_language(language)
    return wiki is not None and bool(wiki.table("names").get(name))


def _phrases_of_figures(language: str) -> Iterator[str]:
    wiki = words_of_language(language)
    figures = wiki.table("figures") if wiki is not None else {}
    for name in ("people", "units"):
        for phrases in figures.get(name, {}).values():
            yield from phrases


@lru_cache(maxsize=512)
def _spelt_endings(language: str) -> tuple[str, ...]:
    return tuple(sorted({_key(ending) for ending in _words_of(language, "names", "endings")} - {""}))


@lru_cache(maxsize=512)
def _territories_by_stem(language: str) -> dict[str, Territories]:
    found: dict[str, Territories] = {}
    for name, codes in chain(spelt_names(language).items(), spelt_inflected_names(language).items()):
        if " " not in name:
            for stem in stems(name, _spelt_endings(language)):
                found[stem] = found.get(stem, _NONE) | codes
    return found
