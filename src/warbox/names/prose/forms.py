"""The forms of an article's names that prose is searched for: whole names, and what may stand for one alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from warbox.names.group import NameForm, NameGroup
from warbox.names.prepared import PreparedName, prepare
from warbox.names.prose.vocabulary import Vocabulary
from warbox.names.sounds.sound_index import skeleton
from warbox.names.sounds.spelling import SEPARATORS, spelt_words
from warbox.names.territories import territories_of

_MOST_PARTS = 3
_LEAST_ALIKE = 3
"""How many letters two given names have alike at least that may be one: Dan and Daniel."""

_DOUBLED = re.compile(r"(.)\1")
_ELSEWHERE = 0.5
"""What a name weighs that has the word at another place than its end, beside one that ends in it."""

_ANYBODY = 0.25
"""What they weigh that bear a name and are none of the article."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that mentions are compared with: a name of the article, or the end of one.

    `whole` is the name that it is of, `is_person` whether that is surely one of a person, so that its end is a surname.
    """

    group: int
    name: str
    prepared: PreparedName
    whole: PreparedName
    is_person: bool

    @property
    def is_whole(self) -> bool:
        """Whether it is all of the name."""
        return self.prepared is self.whole


class ArticleForms:
    """All forms of an article, and what is known of its names as a whole."""

    def __init__(self, groups: Sequence[NameGroup], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.territories: dict[str, tuple[int, str]] = {}
        self.whole: list[Form] = []
        self.parts: list[Form] = []
        self._places: list[Form] = []
        self._prominence = [_prominence(group) for group in groups]
        self._words: list[tuple[tuple[str, ...], ...]] = []
        texts = [form.text for group in groups for form in group.members]
        self._small_letters = frozenset(word for text in texts for word in text.split() if word.islower())
        for number, group in enumerate(groups):
            self._add(number, group)
        self._add_territories(groups)
        self.by_spelling: dict[str, list[Form]] = defaultdict(list)
        self.by_part: dict[str, list[Form]] = defaultdict(list)
        for forms, found in ((self.whole, self.by_spelling), (self.parts, self.by_part)):
            for form in forms:
                for spelling in form.prepared.readings if form.prepared.is_chinese else (form.prepared.text,):
                    found[spelling_key(spelling)].append(form)

    def _add(self, number: int, group: NameGroup) -> None:
        shown = _shown(group)
        is_name = any(_may_be_name(form.text) for form in shown)
        members = [form for form in group.members if _may_be_name(form.text)] if is_name else []
        self._words.append(tuple(_words(form.text) for form in members))
        for member in members:
            name = prepare(member.text)
            if self._is_own_name(name, members):
                self.whole.append(Form(number, member.text, name, name, is_person=False))
            self.parts += self._parts(number, member.text, name, self._is_person(name))

    def _add_territories(self, groups: Sequence[NameGroup]) -> None:
        for number, group in enumerate(groups):
            for code in group.territories:
                self.territories.setdefault(code, (number, self._name_of(code, group)))
        for forms in (self.whole, self._places):
            for form in sorted(forms, key=self.rank, reverse=True):
                if not form.prepared.remark:
                    for code in sorted(territories_of(form.prepared.name, self.vocabulary.languages)):
                        self.territories.setdefault(code, (form.group, form.name))

    def _name_of(self, code: str, group: NameGroup) -> str:
        """The first form that names the territory; others may name its people."""
        forms = [*_shown(group), *group.members]
        named = (form for form in forms if code in territories_of(prepare(form.text).name, self.vocabulary.languages))
        return next(named, forms[0]).text

    def _is_own_name(self, name: PreparedName, members: Iterable[NameForm]) -> bool:
        """Whether it names by itself: neither a number, nor a title, nor the first word of what the page is called."""
        words = name.words
        if not words or name.is_chinese:
            return bool(words)
        if len(words) > 1:
            return True
        if len(words[0]) == 1 or name.numbers.numerals or self.vocabulary.is_common(words[0]):
            return False
        longer = (prepare(member.text) for member in members)
        return not any(
            len(one.words) > 1 and "," not in one.name and one.words[0] == words[0] and not self._is_person(one)
            for one in longer
        )

    def _is_person(self, name: PreparedName) -> bool:
        """Whether it is built as a person's name: behind initials or a title."""
        if name.is_chinese:
            return True
        parts = name.name.split(",")[0].split()
        return len(parts) > 1 and (self.vocabulary.is_title(parts[0]) or any(_is_initial(part) for part in parts[:-1]))

    def _parts(self, group: int, text: str, name: PreparedName, is_person: bool) -> Iterator[Form]:
        """What may stand for a name: `Louis XIV`, `England` of a kingdom, or the end where it may be a person's."""
        parts = [part for part in SEPARATORS.split(name.name.split(",")[0]) if part]
        place = self._place_in(parts)
        if place and not name.is_chinese:
            self._places.append(Form(group, text, prepare(" ".join(place)), name, is_person=False))
            yield self._places[-1]
            return
        numbered = next((end for end in range(2, len(parts)) if prepare(parts[end - 1]).numbers.numerals), 0)
        if numbered and not name.is_chinese and parts[0][0].isupper():
            yield Form(group, text, prepare(" ".join(parts[:numbered])), name, is_person=True)
        if len(parts) > 1 and not name.is_chinese and not self._may_end_in_surname(parts, is_person):
            return
        for start in range(max(1, len(parts) - _MOST_PARTS), len(parts)):
            run = parts[start:]
            if name.is_chinese or all(part[0].isupper() for part in run):
                yield Form(group, text, prepare(" ".join(run)), name, is_person)
        if len(parts) == 1 and "," in name.name and not name.is_chinese and not self._has_title(name.name):
            yield Form(group, text, prepare(parts[0]), name, is_person)

    def _place_in(self, parts: Sequence[str]) -> Sequence[str]:
        """The name of the place in that of a kingdom, a river or the like; nothing where the parts are no such name."""
        words = self.vocabulary
        if len(parts) > 1 and words.is_behind_place(parts[-1]):
            place = list(parts[:-1])
        else:
            kind = next((number for number, part in enumerate(parts) if words.is_before_place(part)), len(parts))
            place = [part for part in parts[kind + 1 :] if part[0].isupper()]
            # Without a small word between them it may be another name: `Empire State Building`.
            if list(parts[kind + 1 :]) == place and (kind or len(place) > 1):
                return []
            if list(parts[len(parts) - len(place) :]) != place:
                return []
        return place if all(part[0].isupper() and not words.is_common(part) for part in place) else []

    def _has_title(self, text: str) -> bool:
        """Whether a title stands in it: then what stands before the comma is a given name."""
        return any(self.vocabulary.is_title(word) for word in spelt_words(text))

    def _may_end_in_surname(self, parts: Sequence[str], is_person: bool) -> bool:
        last = parts[-1]
        if not last[0].isupper() or prepare(last).numbers.numerals or last.endswith(".") or len(spelt_words(last)) != 1:
            return False
        if self.vocabulary.is_common(last) or last.lower() in self._small_letters:
            return False
        inner = [part for part in parts[:-1] if not part[0].isupper()]
        return is_person or all("".join(spelt_words(part)) in self.vocabulary.particles for part in inner)

    def rank(self, form: Form) -> tuple[int, int, int]:
        """How much of the article the name is of: how often it gives it, how early; one without a remark is meant."""
        return (*self._prominence[form.group], -len(form.prepared.remark))

    def share(self, form: Form) -> float:
        """How much of what the article has with that part is of the name, from 0 to 1.

        Forms of one person in several groups count together, and a name that holds all of this one does not count.
        """
        part, whole = _words(form.prepared.text), _words(form.name)
        own, other = 0.0, _ANYBODY
        for number, forms in enumerate(self._words):
            having = [words for words in forms if _contains(words, part)]
            if not having:
                continue
            weight = float(max(1, self._prominence[number][0]))
            is_same = bool(form.prepared.numbers.numerals) or any(
                _may_be_one_person(words, whole, part) for words in having
            )
            if number == form.group or is_same:
                own += weight
            elif not any(set(whole) <= set(words) for words in having):
                other += weight if any(words[-len(part) :] == part for words in having) else weight * _ELSEWHERE
        return own / (own + other)


@lru_cache(maxsize=65536)
def spelling_key(text: str) -> str:
    """The letters of a text as ASCII spells them, a doubled one written once."""
    return _DOUBLED.sub(r"\1", "".join(spelt_words(text)))


@lru_cache(maxsize=65536)
def neighbours(name: PreparedName) -> frozenset[str]:
    """The pairs of neighbours in the skeleton of a name: names that sound alike share some."""
    return frozenset(left + right for left, right in pairwise(f"|{skeleton(name)}|"))


def _shown(group: NameGroup) -> list[NameForm]:
    """The forms that the page shows, or all where it shows none."""
    return [form for form in group.members if form.spans] or list(group.members)


def _prominence(group: NameGroup) -> tuple[int, int]:
    places = [span.start for form in group.members for span in form.spans]
    return len(places), -min(places, default=0)


def _may_be_name(text: str) -> bool:
    """Whether it begins as names do: not with a small letter."""
    return not text[0].islower()


def _is_initial(part: str) -> bool:
    return part[0].isupper() and "." in part and all(len(letters) == 1 for letters in part.split(".") if letters)


def _words(text: str) -> tuple[str, ...]:
    return prepare(prepare(text).name.split(",")[0]).words


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words) - len(part) + 1))


def _may_be_one_person(words: tuple[str, ...], whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether two names with one surname share a given name, or the beginning of one; a surname alone is anybody's."""
    if words[-len(part) :] != part or whole[-len(part) :] != part:
        return False
    given = words[: -len(part)]
    return any(
        one == two or (min(len(one), len(two)) >= _LEAST_ALIKE and (one.startswith(two) or two.startswith(one)))
        for one in given
        for two in whole[: -len(part)]
        if len(one) > 1
    )
