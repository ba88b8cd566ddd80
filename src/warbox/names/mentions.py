"""Finds the names of an article in plain prose of other languages, inflected or named in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.names.comparison import compare_prepared, have_other_numbers
from warbox.names.evidence import Comparison, Evidence, EvidenceKind
from warbox.names.group import NameGroup
from warbox.names.prepared import PreparedName, prepare
from warbox.names.sounds.sound_index import skeleton
from warbox.names.sounds.spelling import SEPARATORS, spelt_words
from warbox.names.territories import LANGUAGES, spelt_languages, territories_of

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_MOST_WORDS = 5
_MOST_PARTS = 3
_LEAST_LETTERS = 4
_ENOUGH = 0.87
_CERTAIN = 0.9999
_ENDING = 2
"""How many letters may follow the name of a language, as they do in the plural."""


class Mention(BaseModel):
    """A place in prose that names what the article names.

    `span` counts code points of the prose. `group` is the index of the name among those of the article, `name` the form
    of it that was recognised, `score` from 0 to 1 how sure that is, `evidence` why.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    span: Span
    group: int
    name: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that mentions are compared with: a name of the article, or a part of one."""

    group: int
    name: str
    prepared: PreparedName
    neighbours: frozenset[str]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Article:
    """What prose is searched for: all forms, those in letters by their spelling, and territories by their code."""

    forms: tuple[_Form, ...]
    spellings: dict[str, _Form]
    territories: dict[str, int]
    languages: tuple[str, ...]


def find_mentions(prose: str, groups: Sequence[NameGroup], languages: Iterable[str] = LANGUAGES) -> list[Mention]:
    """The mentions of names in prose, in order, none inside another.

    Mentions begin with a capital, so prose in a script without capitals has none. A name is recognised by its spelling,
    as that of a territory in one of the languages (codes of CLDR), or by its sound, whole or by one of its parts; for
    that each of its words must begin with a capital. Adjectives and names of peoples are no mentions. Never raises on
    text.
    """
    article = _article(groups, tuple(languages))
    found: list[Mention] = []
    for run in _runs_of_words(prose):
        found += _mentions_of_run(prose, run, article)
    return found


def _article(groups: Sequence[NameGroup], languages: tuple[str, ...]) -> _Article:
    forms: list[_Form] = []
    territories: dict[str, int] = {}
    for number, group in enumerate(groups):
        for code in group.territories:
            territories.setdefault(code, number)
        for member in group.members:
            forms += _forms(number, member.text)
    spellings: dict[str, _Form] = {}
    for form in forms:
        if form.whole and not form.prepared.is_chinese:
            spellings.setdefault(form.prepared.joined, form)
    return _Article(tuple(forms), spellings, territories, languages)


def _forms(group: int, text: str) -> Iterator[_Form]:
    """A name, and each run of its parts that may stand for it; in letters all must begin with a capital."""
    whole = prepare(text)
    yield _Form(group, text, whole, _neighbours(whole), whole=True)
    parts = [part for part in SEPARATORS.split(whole.name) if part]
    for start, first in enumerate(parts):
        for end in range(start + 1, min(len(parts), start + _MOST_PARTS) + 1):
            run = parts[start:end]
            if run != parts and (whole.is_chinese or all(part[0].isupper() for part in run)):
                part = prepare(first if len(run) == 1 else " ".join(run))
                yield _Form(group, text, part, _neighbours(part), whole=False)


def _neighbours(name: PreparedName) -> frozenset[str]:
    return frozenset(left + right for left, right in pairwise(f"|{skeleton(name)}|"))


def _runs_of_words(prose: str) -> Iterator[list[re.Match[str]]]:
    """The words of prose, as runs with nothing but blanks between them."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(prose):
        if run and prose[run[-1].end() : word.start()].strip():
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _mentions_of_run(prose: str, run: Sequence[re.Match[str]], article: _Article) -> Iterator[Mention]:
    """The mentions of a run: at each word with a capital the surest kind of mention, and the longest of that kind."""
    start = 0
    while start < len(run):
        begun = start
        start += 1
        if not run[begun][0][0].isupper():
            continue
        ends = range(min(len(run), begun + _MOST_WORDS), begun, -1)
        stretches = [(end, Span(run[begun].start(), run[end - 1].end())) for end in ends]
        capitals = [stretch for stretch in stretches if all(word[0][0].isupper() for word in run[begun : stretch[0]])]
        longest = prepare(prose[capitals[0][1].start : capitals[0][1].end])
        # What is known for a name may have small words in it ("Bosnia y Herzegovina"); what sounds like one has none.
        for find, tried in ((_by_spelling, stretches), (_by_territory, stretches), (_by_sound, capitals)):
            found = ((end, find(prose[span.start : span.end], span, article)) for end, span in tried)
            end, mention = next(
                ((end, mention) for end, mention in found if _is_of_number(mention, longest)), (start, None)
            )
            if mention is not None:
                yield mention
                start = end
                break


def _is_of_number(mention: Mention | None, words: PreparedName) -> bool:
    """Whether it is a mention and the words around it have no other number: World War I is none of World War II."""
    if mention is None or not words.numbers.values:
        return mention is not None
    return not have_other_numbers(words, prepare(mention.name))


def _by_spelling(text: str, span: Span, article: _Article) -> Mention | None:
    form = article.spellings.get("".join(spelt_words(text)))
    if form is None:
        return None
    comparison = compare_prepared(prepare(text), form.prepared)
    return _mention(text, span, form, comparison) if comparison.score >= _ENOUGH else None


def _by_territory(text: str, span: Span, article: _Article) -> Mention | None:
    for code in sorted(territories_of(text, article.languages) & article.territories.keys()):
        certain = Comparison(_CERTAIN, (Evidence(EvidenceKind.SAME_TERRITORY, 9.0, code),))
        group = article.territories[code]
        form = next(form for form in article.forms if form.group == group)
        return _mention(text, span, form, certain)
    return None


def _by_sound(text: str, span: Span, article: _Article) -> Mention | None:
    """The form that sounds most alike; none for a territory that the article does not name, and for adjectives."""
    if territories_of(text, article.languages) or _is_adjective(text, article.languages):
        return None
    name = prepare(text)
    if len(name.joined) < _LEAST_LETTERS:
        return None
    neighbours = _neighbours(name)
    best: tuple[Comparison, _Form] | None = None
    for form in article.forms:
        if neighbours.isdisjoint(form.neighbours) or not _may_name(name, form):
            continue
        comparison = compare_prepared(name, form.prepared)
        if comparison.score >= _ENOUGH and (best is None or comparison.score > best[0].score):
            best = comparison, form
    return None if best is None else _mention(text, span, best[1], best[0])


def _may_name(name: PreparedName, form: _Form) -> bool:
    """A part is named by as many words as it has, a whole name by nearly as many."""
    if not form.whole:
        return len(name.words) == len(form.prepared.words)
    return abs(len(name.words) - len(form.prepared.words)) <= 1


def _mention(text: str, span: Span, form: _Form, comparison: Comparison) -> Mention:
    return Mention(
        text=text,
        span=span,
        group=form.group,
        name=form.name,
        score=comparison.score,
        evidence=comparison.evidence,
    )


def _is_adjective(text: str, languages: tuple[str, ...]) -> bool:
    """Whether it is the name of a language, or that with an ending: so peoples and what is theirs are called."""
    key = " ".join(spelt_words(text))
    stems = [key[: len(key) - cut] for cut in range(_ENDING + 1) if len(key) - cut >= _LEAST_LETTERS]
    return any(stem in spelt_languages(language) for language in languages for stem in stems)
