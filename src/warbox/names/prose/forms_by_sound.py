"""Finds the form of an article that a name in prose sounds like."""

from __future__ import annotations

from collections.abc import Iterable

from warbox.names.comparison import compare_prepared, judge
from warbox.names.evidence import Comparison, Evidence, EvidenceKind
from warbox.names.prepared import PreparedName
from warbox.names.prose.consonants import weight_of_consonants
from warbox.names.prose.forms import ArticleForms, Form, neighbours, spelling_key

ENOUGH = 0.87
"""How alike a name and a form are at least that may be one."""

_LEAST_SOUND = 0.35
"""How alike two names sound at least that may be one for their consonants."""

_OTHER_LETTERS = 4
"""One letter in so many may be another one where two names in one alphabet sound alike."""


class FormsBySound:
    """The forms of an article, whole names and parts, by their sound. What was looked up is kept."""

    def __init__(self, article: ArticleForms) -> None:
        self._article = article
        self._known: dict[tuple[tuple[PreparedName, ...], bool], tuple[Form, Comparison] | None] = {}

    def most_alike(self, names: tuple[PreparedName, ...], *, whole: bool) -> tuple[Form, Comparison] | None:
        """The form that sounds most like one of the names, and how alike they are; none where no form does."""
        key = names, whole
        if key not in self._known:
            self._known[key] = self._find(names, self._article.whole if whole else self._article.parts)
        return self._known[key]

    def _find(self, names: Iterable[PreparedName], forms: Iterable[Form]) -> tuple[Form, Comparison] | None:
        best: tuple[Form, Comparison] | None = None
        pairs = [(name, neighbours(name)) for name in names]
        for form in forms:
            for name, around in pairs:
                if around.isdisjoint(neighbours(form.prepared)) or not _may_name(name, form):
                    continue
                comparison = _compare(name, form.prepared)
                if comparison.score < ENOUGH:
                    continue
                if best is None or self._order(form, comparison) > self._order(*best):
                    best = form, comparison
        return best

    def _order(self, form: Form, comparison: Comparison) -> tuple[float, tuple[int, int, int]]:
        return round(comparison.score, 2), self._article.rank(form)


def _compare(name: PreparedName, other: PreparedName) -> Comparison:
    """How alike they are; names of two alphabets by their consonants, too."""
    comparison = compare_prepared(name, other)
    if comparison.score >= ENOUGH or comparison.score < _LEAST_SOUND or other.is_chinese:
        return comparison
    if _is_latin(name.name) or not _is_latin(other.name):
        return comparison
    weight = weight_of_consonants(name, other)
    return judge([*comparison.evidence, Evidence(EvidenceKind.CONSONANTS, weight)]) if weight else comparison


def _may_name(name: PreparedName, form: Form) -> bool:
    """A part is named by as many words as it has, a whole name by nearly as many.

    Two names in one alphabet are spelt much alike: it is other alphabets that write by sound.
    """
    other = form.prepared
    if abs(len(name.words) - len(other.words)) > form.is_whole:
        return False
    if other.is_chinese or not (_is_latin(name.name) and _is_latin(other.name)):
        return True
    return _are_near(name, other) and (form.is_whole or name.joined[0] == other.joined[0])


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in text)


def _are_near(name: PreparedName, other: PreparedName) -> bool:
    """Whether few letters differ."""
    one, two = spelling_key(name.name), spelling_key(other.name)
    most = max(1, min(len(one), len(two)) // _OTHER_LETTERS)
    return abs(len(one) - len(two)) <= most and _distance(one, two) <= most


def _distance(one: str, two: str) -> int:
    """How many letters must be changed, added or left out to make one text of the other."""
    row = list(range(len(two) + 1))
    for number, letter in enumerate(one, 1):
        last = row
        row = [number]
        for place, other in enumerate(two, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != other)))
    return row[-1]
