"""Finds the names of an article in plain prose of other languages, inflected or named in part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import log

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.names.comparison import compare_prepared, have_other_numbers, judge
from warbox.names.evidence import Comparison, Evidence, EvidenceKind
from warbox.names.group import NameGroup
from warbox.names.prepared import prepare
from warbox.names.prose.forms import ArticleForms, Form, spelling_key
from warbox.names.prose.forms_by_sound import ENOUGH, FormsBySound
from warbox.names.prose.translations import Translations
from warbox.names.prose.vocabulary import Vocabulary, vocabulary
from warbox.names.prose.words import Word, runs_of_words
from warbox.names.sounds.spelling import spelt_words
from warbox.names.territories import LANGUAGES, territories_of

_MOST_WORDS = 6
_MOST_INFLECTED = 3
"""How many words a name has at most of which each may be inflected."""

_MOST_FORMS = 12
"""How many of a name's forms without endings are looked up by their sound."""

_LEAST_LETTERS = 4
"""How many letters a word has at least that is recognised by its sound, or without its ending."""

_ENOUGH_OF_PART = 2 / 3
"""How much of what the article has with a part must be of the one name that the part is to mention."""

_LIKELY_PART = 0.95
"""How sure a part is at most that no other name of the article has."""

_INFLECTED = 5.0
_TRANSLATED = 4.0
_CERTAIN = 9.0


class Mention(BaseModel):
    """A place in prose that names what the article names.

    `span` counts code points of the prose. `group` is the index of the name among those of the article, `name` the form
    of it that was recognised, `score` from 0 to 1 how sure that is, `evidence` why. Where the prose gives only a part
    of the name, `only a part` is among the evidence.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    span: Span
    group: int
    name: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What a stretch of words was recognised as."""

    group: int
    name: str
    comparison: Comparison
    only_part: bool = False
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What the mentions of some prose are found by; `small` are its words in small letters."""

    article: ArticleForms
    translations: Translations
    sounds: FormsBySound
    words: Vocabulary
    small: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of a run from one on to before another, as text; `forms` are the text and what it may be uninflected."""

    start: int
    end: int
    text: str
    forms: tuple[str, ...]


def find_mentions(prose: str, groups: Sequence[NameGroup], languages: Iterable[str] = LANGUAGES) -> list[Mention]:
    """The mentions of names in prose, in order, none inside another.

    Mentions begin with a capital, so prose in a script without capitals has none. A name is recognised by its spelling,
    as that of a territory in one of the languages (codes of CLDR), or by its sound: whole, inflected, or by the part
    that it ends with. The languages are those that the prose may be in; the names may be in any. One word that names by
    itself, or a part, is no mention where a word beside it says another name. Adjectives and names of peoples are no
    mentions, nor are words that the wikis' data know as titles or units. Never raises on text.
    """
    words = vocabulary(tuple(languages))
    article = ArticleForms(groups, vocabulary(LANGUAGES).uninflected())
    runs = list(runs_of_words(prose))
    in_small_letters = frozenset(word.text for run in runs for word in run if not word.has_capital)
    first_words = frozenset(word.text.lower() for run in runs for word in run if word.opens)
    words = words.of_prose_with(in_small_letters | first_words)
    known = _Known(article, Translations(article, words), FormsBySound(article), words, in_small_letters)
    return [mention for run in runs for mention in _Run(prose, run, known).mentions()]


class _Run:
    """A run of words with what its mentions are found by."""

    def __init__(self, prose: str, run: Sequence[Word], known: _Known) -> None:
        self._prose = prose
        self._run = run
        self._article = known.article
        self._translations = known.translations
        self._sounds = known.sounds
        self._words = known.words
        self._small = known.small
        self._inflects_each_word = known.words.may_inflect_given_names()

    def mentions(self) -> Iterator[Mention]:
        """The mentions: at each word with a capital the surest kind of mention, and the longest of that kind."""
        start = named = 0
        while start < len(self._run):
            end, found = self._find(start, named) if self._may_begin_name(start) else (start + 1, None)
            if found is not None:
                span = Span(self._run[start].start, self._end_of(self._run[end - 1]))
                yield Mention(
                    text=self._prose[span.start : span.end],
                    span=span,
                    group=found.group,
                    name=found.name,
                    score=found.comparison.score,
                    evidence=found.comparison.evidence,
                )
                named = end
            start = end

    def _may_begin_name(self, place: int) -> bool:
        """Whether the word has a capital, and is no number of the name before it."""
        if not self._run[place].has_capital:
            return False
        return not (place and self._may_be_of_name(self._run[place - 1]) and self._is_number(place))

    def _is_number(self, place: int) -> bool:
        return bool(prepare(self._run[place].text).numbers.numerals)

    def _end_of(self, last: Word) -> int:
        """Where a name ends: behind the dot of a ruler's number, where that has one."""
        return last.end + self._is_number_with_dot(last)

    def _is_number_with_dot(self, word: Word) -> bool:
        if not (prepare(word.text).numbers.numerals and self._prose.startswith(".", word.end)):
            return False
        return self._words.has_numeral_dots() or self._prose[word.end + 1 :].lstrip()[:1].islower()

    def _find(self, start: int, named: int) -> tuple[int, _Found | None]:
        """What is named from that word on, and where it ends; `named` is where the last mention before it ended."""
        ends = range(min(len(self._run), start + _MOST_WORDS), start, -1)
        stretches = [self._stretch(start, end) for end in ends]
        # What is known for a name may have any small words in it ("Bosnia y Herzegovina"), what sounds like one a "de".
        capitals = [one for one in stretches if all(word.has_capital for word in self._run[start : one.end])]
        names = [one for one in stretches if self._has_only_particles(start, one.end)]
        kinds = (
            (self._by_spelling, stretches),
            (self._by_territory, stretches),
            (self._by_part, capitals),
            (self._by_translation, stretches),
            (self._by_sound, names),
        )
        for find, tried in kinds:
            for stretch in tried:
                found = find(stretch)
                if found is not None and self._is_named(found, stretch, capitals[0], named):
                    return stretch.end, found
        return start + 1, None

    def _has_only_particles(self, start: int, end: int) -> bool:
        words = self._run[start:end]
        return words[-1].has_capital and all(word.has_capital or self._words.is_particle(word.text) for word in words)

    def _stretch(self, start: int, end: int) -> _Stretch:
        words = self._run[start:end]
        pieces = [self._prose[left.end : right.start] for left, right in pairwise(words)]
        text = "".join(part for word, piece in zip(words, [*pieces, ""], strict=True) for part in (word.text, piece))
        if len(words) > _MOST_INFLECTED:
            return _Stretch(start, end, text, (text,))
        last = len(words) - 1
        options = [
            (word.text, *self._bases(word.text)) if place == last or self._inflects_each_word else (word.text,)
            for place, word in enumerate(words)
        ]
        return _Stretch(start, end, text, tuple(dict.fromkeys([text, *map(" ".join, product(*options))])))

    def _bases(self, word: str) -> list[str]:
        return [base for base in self._words.bases(word) if len(base) >= 2]

    def _is_named(self, found: _Found, stretch: _Stretch, longest: _Stretch, named: int) -> bool:
        """Whether the words around it say no other name: World War I is none of World War II."""
        around = prepare(longest.text)
        if around.numbers.values and have_other_numbers(around, prepare(found.name)):
            return False
        if self._is_number_of_ruler(stretch.end):
            return False
        is_known = found.comparison.evidence[0].kind is EvidenceKind.SAME_TERRITORY
        if stretch.end - stretch.start > 1 and not found.only_part:
            return True
        if is_known:
            return not self._is_in_longer_name(stretch, named, found)
        if self._is_common(stretch):
            return False
        return not self._names_before(stretch.start, named, found) and not self._names_behind(stretch.end, found)

    def _is_number_of_ruler(self, place: int) -> bool:
        """Whether a number stands there, which belongs to the name before it; what is spelt as one may be `I`."""
        return place < len(self._run) and len(self._run[place].text) > 1 and self._is_number(place)

    def _is_in_longer_name(self, stretch: _Stretch, named: int, found: _Found) -> bool:
        """Whether a place is only a word of another name: `New Mexico`, `Israel Katz`.

        Where nouns have capitals it is not to be seen, nor at the head of a sentence.
        """
        if self._words.has_capital_nouns():
            return False
        if stretch.start and stretch.start != named:
            before = self._run[stretch.start - 1]
            if self._may_be_of_name(before) and not before.opens:
                return True
        return not self._is_ended(found) and self._begins_other_name(stretch.end)

    def _is_ended(self, found: _Found) -> bool:
        """Whether an ending says that the name has no further words: where given names take none."""
        return found.inflected and not self._inflects_each_word

    def _is_common(self, stretch: _Stretch) -> bool:
        words = self._run[stretch.start : stretch.end]
        return len(words) == 1 and (self._words.is_common(words[0].text) or words[0].text.lower() in self._small)

    def _names_before(self, start: int, named: int, found: _Found) -> bool:
        """Whether the word before is part of another name; at the head of a sentence only a part may have one."""
        if start == named or start == 0:
            return False
        before = self._run[start - 1]
        if not before.opens:
            return self._may_be_of_name(before)
        return found.only_part and self._may_be_of_name(before) and not self._is_owned(before, start, found)

    def _is_owned(self, before: Word, start: int, found: _Found) -> bool:
        """Whether a sentence begins with what is the named one's: a given name would have the ending of the surname."""
        if not found.inflected or not self._words.inflects_given_names():
            return False
        return spelling_key(before.text)[-1:] != spelling_key(self._run[start].text)[-1:]

    def _names_behind(self, end: int, found: _Found) -> bool:
        """Whether the words behind are part of another name: the next one, or behind a part one after a particle."""
        last = self._run[end - 1]
        if (
            self._is_ended(found)
            or self._is_number_with_dot(last)
            or (found.inflected and self._words.is_genitive_before_nouns(last.text))
        ):
            return False
        place = end + (found.only_part and end < len(self._run) and self._words.may_continue_name(self._run[end].text))
        return self._begins_other_name(place)

    def _begins_other_name(self, place: int) -> bool:
        """Whether the word there may be of a name, and names by itself nothing that the article names."""
        if place == len(self._run) or not self._may_be_of_name(self._run[place]):
            return False
        behind = self._stretch(place, place + 1)
        return self._by_spelling(behind) is None and self._by_territory(behind) is None

    def _may_be_of_name(self, word: Word) -> bool:
        return word.has_capital and word.text.lower() not in self._small and not self._words.is_common(word.text)

    def _by_spelling(self, stretch: _Stretch) -> _Found | None:
        """A whole name, as it is spelt; else one that is inflected."""
        if stretch.end - stretch.start == 1 and self._words.is_language(stretch.text):
            return None
        for text in stretch.forms:
            forms = self._article.by_spelling.get(spelling_key(text), ())
            if len(spelling_key(text)) < _LEAST_LETTERS:
                forms = [form for form in forms if form.prepared.name == text]
            good = [(form, _compare_spelling(text, stretch.text, form)) for form in forms]
            good = [(form, comparison) for form, comparison in good if comparison.score >= ENOUGH]
            if good:
                form, comparison = max(good, key=lambda entry: self._article.rank(entry[0]))
                return _Found(form.group, form.name, comparison, inflected=text != stretch.text)
        return None

    def _by_territory(self, stretch: _Stretch) -> _Found | None:
        known = self._article.territories
        codes = territories_of(stretch.text, self._words.languages)
        inflected = not codes and stretch.end - stretch.start == 1 and not self._words.is_language(stretch.text)
        if inflected:
            codes = self._words.inflected_territories(stretch.text)
        for code in sorted(codes & known.keys()):
            certain = judge([Evidence(EvidenceKind.SAME_TERRITORY, _CERTAIN, code)])
            return _Found(*known[code], certain, inflected=inflected)
        return None

    def _by_translation(self, stretch: _Stretch) -> _Found | None:
        """A ruler or a place that the language of the prose calls by another name."""
        forms = self._translations.find([word.text for word in self._run[stretch.start : stretch.end]])
        if not forms:
            return None
        form = max(forms, key=self._article.rank)
        comparison = judge([Evidence(EvidenceKind.TRANSLATED, _TRANSLATED, form.prepared.name)])
        return _Found(form.group, form.name, comparison) if form.is_whole else self._part(form, comparison, False)

    def _by_part(self, stretch: _Stretch) -> _Found | None:
        """A name of which the stretch is a part, or a part and words before it, as it stands or without an ending."""
        if self._begins_with_small_word(stretch):
            return None
        words = [word.text for word in self._run[stretch.start : stretch.end]]
        for cut in range(len(words)):
            begun = " ".join([*words[cut:-1], ""])
            for text in (words[-1], *self._bases(words[-1])):
                part = begun + text
                good = [
                    form
                    for form in self._article.by_part.get(spelling_key(part), ())
                    if self._is_long_enough(part, form) and _are_words_of(words[:cut], form)
                ]
                if good:
                    form = max(good, key=self._article.rank)
                    return self._part(form, _compare_spelling(part, begun + words[-1], form), text != words[-1])
        return None

    def _is_long_enough(self, text: str, form: Form) -> bool:
        """Whether so few letters may name it: those of a person's surname, or of a name that the article repeats."""
        if form.is_person or len(spelling_key(text)) >= _LEAST_LETTERS:
            return True
        return text == form.prepared.name and self._article.rank(form)[0] > 1

    def _part(self, form: Form, comparison: Comparison, inflected: bool) -> _Found | None:
        """A part as the name that it is of, as sure as the article has it in no other name."""
        share = self._article.share(form)
        if share < _ENOUGH_OF_PART:
            return None
        total = sum(evidence.weight for evidence in comparison.evidence)
        score = min(comparison.score, _LIKELY_PART) * share
        only_a_part = Evidence(EvidenceKind.ONLY_A_PART, log(score / (1 - score)) - total, form.prepared.name)
        judged = judge([*comparison.evidence, only_a_part])
        return _Found(form.group, form.name, judged, only_part=True, inflected=inflected)

    def _by_sound(self, stretch: _Stretch) -> _Found | None:
        """The name that sounds most alike, a whole one before a part; none for what is known to be another one."""
        if territories_of(stretch.text, self._words.languages) or self._words.is_of_people(stretch.text):
            return None
        if self._begins_with_small_word(stretch) or self._is_common(stretch):
            return None
        texts = stretch.forms[:_MOST_FORMS]
        names = tuple(prepare(text) for text in texts if len(spelling_key(text)) >= _LEAST_LETTERS)
        whole = self._sounds.most_alike(names, whole=True)
        if whole is not None:
            form, comparison = whole
            is_other = self._is_translated_otherwise(stretch, form)
            return None if is_other else _Found(form.group, form.name, comparison)
        part = self._sounds.most_alike(names, whole=False)
        if part is None or self._is_translated_otherwise(stretch, part[0]):
            return None
        return self._part(*part, inflected=False)

    def _is_translated_otherwise(self, stretch: _Stretch, form: Form) -> bool:
        """Whether the list of translated names has the word for a name that the form is none of."""
        if stretch.end - stretch.start > 1:
            return False
        listed = self._words.exonyms(stretch.text)
        return bool(listed) and listed.isdisjoint(self._article.vocabulary.exonyms(form.prepared.name))

    def _begins_with_small_word(self, stretch: _Stretch) -> bool:
        """Whether the first of several words has its capital from the sentence that it begins."""
        first = self._run[stretch.start]
        return first.opens and stretch.end - stretch.start > 1 and "".join(spelt_words(first.text)) in self._words.small


def _compare_spelling(text: str, written: str, form: Form) -> Comparison:
    """How alike a text and a form are that are spelt alike; `written` is the text with its ending."""
    if text == written:
        return compare_prepared(prepare(text), form.prepared)
    return judge([Evidence(EvidenceKind.INFLECTED, _INFLECTED, form.prepared.name)])


def _are_words_of(words: Sequence[str], form: Form) -> bool:
    """Whether words stand in the name in that order before the part, or their initials do."""
    given = iter(spelt_words(form.whole.name)[: -len(form.prepared.words)])
    return all(any(_is_same_given_name(spelling_key(word), other) for other in given) for word in words)


def _is_same_given_name(word: str, other: str) -> bool:
    return word == spelling_key(other) or (min(len(word), len(other)) == 1 and word[0] == other[0])
