"""Learns a table of sounds from examples: the counts, and the weights of the figures that they give."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from warbox.names.sounds.character_sounds import CharacterSounds
from warbox.names.sounds.letter_alignment import align_letters
from warbox.names.sounds.letter_sounds import LetterSounds
from warbox.names.sounds.likeness import figures, figures_of_letters
from warbox.names.sounds.sound_table import SoundTable
from warbox.names.sounds.spelling import SpellingSounds, units_of_spelling
from warbox.names.training.examples import (
    Example,
    facing_pairs,
    letter_examples,
    regional_pair,
    signs_of,
    simplified,
)
from warbox.names.training.facing import count_characters, count_spellings
from warbox.names.training.lettering import count_letters
from warbox.names.training.protocol import (
    fold_of_groups,
    key_of_name,
    nearest_by_spelling,
    pinyin,
    renderings_of,
    seen_without,
)
from warbox.names.training.weights import Row, fit_weights

_FOLDS = 3
_PAIRS_OF_A_FOLD = 500
_RIVALS = 100
_OTHERS = 450
"""Among how many other forms the nearest by what was counted, and the nearest in plain pinyin, are looked for."""

_NEAREST = 3
_ANY = 2
_IMPORTANCE_OF_WRONG = 2 / (_NEAREST + _ANY)

Pair = tuple[str, str]
Figures = Callable[[str, str], tuple[float, ...] | None]


def learn_table(
    groups: Sequence[Example], libraries: Sequence[Example], listed: Sequence[Example], spellings: Sequence[Pair]
) -> SoundTable:
    """The table of all examples. The same examples give the same table.

    The list of renderings is counted, but weights do not rest on its pairs: many are translations.
    """
    lettered, listed_lettered = letter_examples([*groups, *libraries]), letter_examples(listed)
    examples = [*groups, *libraries, *listed]
    letters = count_letters(letter_examples(examples))
    ungrouped = [*libraries, *listed]

    def learn_letters(seen: Sequence[Pair]) -> Figures:
        return letter_figures(count_letters(sorted({*seen, *listed_lettered})))

    return SoundTable(
        count_characters(facing_pairs(examples), letters),
        letters,
        count_spellings(list(map(_cut, spellings))),
        tuple(weights_of_characters(groups, ungrouped, count_letters(letter_examples(ungrouped)))),
        tuple(_weights(lettered, learn_letters)),
        tuple(_weights(spellings, lambda seen: _spelling_figures(count_spellings(list(map(_cut, seen)))))),
    )


def _cut(pair: Pair) -> tuple[Sequence[str], Sequence[str]]:
    return units_of_spelling(pair[0]), units_of_spelling(pair[1])


def weights_of_characters(
    groups: Sequence[Example], libraries: Sequence[Example], letters: LetterSounds
) -> list[float]:
    """Weights from pairs of groups whose characters were not counted for the figures; nor may any of their letters be.

    Pairs that were would look better known than those of a group that nobody has seen.
    """
    folds = fold_of_groups(groups, _FOLDS)
    rows: list[Row] = []
    for fold in range(_FOLDS):
        seen = seen_without(fold, folds, groups)
        sounds = count_characters(facing_pairs([*seen, *libraries]), letters)
        unseen = [example for example in groups if folds.get(example.source) == fold]
        rows += _rows_of_protocol(unseen, character_figures(sounds), random.Random(fold))
    return fit_weights(rows)


def _rows_of_protocol(examples: Sequence[Example], figures_of: Figures, draw: random.Random) -> Iterator[Row]:
    """The figures of every pair, and of those that a mainland form makes with other names.

    These are the nearest in plain pinyin, as the protocol has it, the nearest by what was counted, and any other.
    """
    pairs = [(example, pair) for example in examples if (pair := regional_pair(example))]
    renderings = renderings_of(pairs)
    syllables = {taiwan: pinyin(taiwan) for _, (_, taiwan) in pairs if signs_of(taiwan)}
    written = {taiwan: simplified(taiwan) for taiwan in sorted(syllables)}
    named = {pair: example for example, pair in pairs}
    for (mainland, taiwan), example in sorted(named.items(), key=lambda entry: entry[0]):
        own = figures_of(mainland, taiwan)
        if own is None:
            continue
        yield Row(own, same=True, importance=1.0)
        same = renderings[simplified(mainland)] | renderings[key_of_name(example)] | {simplified(mainland)}
        others = [form for form in _some(list(written), _OTHERS, draw) if written[form] not in same]
        if others:
            near = nearest_by_spelling(pinyin(mainland), {other: syllables[other] for other in others})
            yield from _rows_of_rivals(mainland, [near], figures_of, draw)
            yield from _rows_of_rivals(mainland, others[:_RIVALS], figures_of, draw)


def _some(forms: Sequence[str], count: int, draw: random.Random) -> list[str]:
    return draw.sample(forms, min(count, len(forms)))


def _weights(pairs: Sequence[Pair], learn: Callable[[Sequence[Pair]], Figures]) -> list[float]:
    """Weights from each half of the pairs, with what the other half tells."""
    shuffled = random.Random(0).sample(list(pairs), len(pairs))
    halves = shuffled[::2], shuffled[1::2]
    rows = [
        row
        for number, (seen, unseen) in enumerate((halves, halves[::-1]))
        for row in _rows(sorted(unseen), learn(seen), random.Random(number))
    ]
    return fit_weights(rows)


def _rows(pairs: Sequence[Pair], figures_of: Figures, draw: random.Random) -> Iterator[Row]:
    """The figures of pairs, and of the pairs that a name makes with the nearest of others and with any of them."""
    forms: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        forms[left].add(right)
    others = sorted({right for _, right in pairs})
    for left, right in draw.sample(pairs, min(_PAIRS_OF_A_FOLD, len(pairs))):
        own = figures_of(left, right)
        if own is not None:
            yield Row(own, same=True, importance=1.0)
        rivals = [other for other in _some(others, _RIVALS, draw) if other not in forms[left]]
        yield from _rows_of_rivals(left, rivals, figures_of, draw)


def _rows_of_rivals(left: str, rivals: Sequence[str], figures_of: Figures, draw: random.Random) -> Iterator[Row]:
    """The figures of the nearest of other names, and of any of the rest."""
    found = [row for rival in rivals if (row := figures_of(left, rival)) is not None]
    found.sort(key=lambda row: -row[1])
    rest = found[_NEAREST:]
    for row in [*found[:_NEAREST], *draw.sample(rest, min(_ANY, len(rest)))]:
        yield Row(row, same=False, importance=_IMPORTANCE_OF_WRONG)


def character_figures(sounds: CharacterSounds) -> Figures:
    """What gives the figures of two names in Chinese characters."""

    def figures_of(left: str, right: str) -> tuple[float, ...] | None:
        one, other = sounds.units(signs_of(left)), sounds.units(signs_of(right))
        return figures(one, other) if one.units and other.units else None

    return figures_of


def letter_figures(sounds: LetterSounds) -> Figures:
    """What gives the figures of a name in Chinese characters and a spelling."""

    def figures_of(signs: str, spelling: str) -> tuple[float, ...] | None:
        costs = align_letters([sounds.row(sign) for sign in signs], spelling)
        return figures_of_letters(costs, len(spelling)) if costs else None

    return figures_of


def _spelling_figures(sounds: SpellingSounds) -> Figures:
    def figures_of(left: str, right: str) -> tuple[float, ...] | None:
        return figures(sounds.units(units_of_spelling(left)), sounds.units(units_of_spelling(right)))

    return figures_of
