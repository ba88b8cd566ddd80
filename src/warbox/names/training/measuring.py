"""Measures what tables reach on groups that they have not seen: every group is judged by a table learned without it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from statistics import mean, stdev

from warbox.names.comparison import compare_prepared, sound_of_listed
from warbox.names.evidence import EvidenceKind
from warbox.names.prepared import prepare
from warbox.names.sounds.alignment import Units
from warbox.names.sounds.character_sounds import CharacterSounds
from warbox.names.sounds.letter_sounds import LetterSounds
from warbox.names.sounds.likeness import figures, weigh
from warbox.names.sounds.sound_comparison import IMPOSSIBLE
from warbox.names.training.examples import Example, facing_pairs, letter_examples, signs_of
from warbox.names.training.facing import count_characters
from warbox.names.training.learning import weights_of_characters
from warbox.names.training.lettering import count_letters
from warbox.names.training.protocol import Outcome, Score, fold_of_groups, judge, seen_without

FALSE_POSITIVES = (0.005, 0.01, 0.02, 0.05, 0.1)
_BY_TABLE = frozenset({EvidenceKind.SOUND, EvidenceKind.DIFFERENT_PART})
_FOLDS = 4
_DRAWS = 5


def measure(groups: Sequence[Example], libraries: Sequence[Example], only: Collection[str] = ()) -> Iterator[str]:
    """Two tables in Markdown: recall at rates of false positives, and how often the right form is first.

    The first goes by sound alone, the second by all that `compare` knows. Each figure is the mean over draws with its
    standard deviation; `only` are the groups that pairs are drawn from.
    """
    folds = fold_of_groups(groups, _FOLDS)
    letters = count_letters(letter_examples(libraries))
    sounds = [_score_without(fold, folds, groups, libraries, letters) for fold in range(_FOLDS)]
    drawn = [example for example in groups if not only or example.source in only]
    for title, scores in (("by sound alone", sounds), ("by all", list(map(_with_all, sounds)))):
        by_group = {group: scores[fold] for group, fold in folds.items()}
        yield from _table(title, [judge(drawn, by_group, seed) for seed in range(_DRAWS)])


def _table(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"| false positives, {title} | recall, any other form | recall, other names only |"
    yield "|---|---|---|"
    for rate in FALSE_POSITIVES:
        cells = (
            _cell([recall(outcome, rate) for outcome in outcomes]) for recall in (Outcome.recall, _recall_of_names)
        )
        yield f"| {rate:.1%} | {' | '.join(cells)} |"
    first = _cell([outcome.first for outcome in outcomes]), _cell([outcome.first_of_names for outcome in outcomes])
    yield f"| right form first | {' | '.join(first)} |"


def _recall_of_names(outcome: Outcome, rate: float) -> float:
    return outcome.recall(rate, of_names=True)


def _cell(values: Sequence[float]) -> str:
    return f"{mean(values):.3f} \u00b1 {stdev(values):.3f}"


def _score_without(
    fold: int,
    folds: dict[str, int],
    groups: Sequence[Example],
    libraries: Sequence[Example],
    letters: LetterSounds,
) -> Score:
    seen = seen_without(fold, folds, groups)
    weights = weights_of_characters(seen, libraries, letters)
    all_letters = count_letters(letter_examples([*seen, *libraries]))
    return _scorer(count_characters(facing_pairs([*seen, *libraries]), all_letters), weights)


def _scorer(sounds: CharacterSounds, weights: Sequence[float]) -> Score:
    @cache
    def units_of(form: str) -> Units:
        return sounds.units(signs_of(form))

    @cache
    def score(mainland: str, taiwan: str) -> float:
        left, right = units_of(mainland), units_of(taiwan)
        return weigh(figures(left, right), weights) if left.units and right.units else IMPOSSIBLE

    return score


def _with_all(sound: Score) -> Score:
    """All that `compare` knows of two names, with this sound in the place of its own, which has seen the groups."""

    def score(mainland: str, taiwan: str) -> float:
        reasons = compare_prepared(prepare(mainland), prepare(taiwan)).evidence
        total = sum(evidence.weight for evidence in reasons if evidence.kind not in _BY_TABLE)
        kinds = {evidence.kind: evidence.weight for evidence in reasons}
        if (listed := kinds.get(EvidenceKind.KNOWN_RENDERING)) is not None:
            return total + sound_of_listed(sound(mainland, taiwan), listed)
        return total + sound(mainland, taiwan) if EvidenceKind.SOUND in kinds else total

    return score
