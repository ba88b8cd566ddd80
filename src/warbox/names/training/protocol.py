"""How well names are told apart by their sound: for each mainland form its Taiwan form, and the nearest other one.

The protocol draws 600 pairs of forms that differ in one script. Each mainland form is compared with its own Taiwan form
and with all others of the draw; the one nearest in plain pinyin is the negative. A pair is always judged by a table
that has not seen its group.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from warbox.names.sounds.syllables import syllable_of
from warbox.names.training.examples import Example, regional_pair, simplified

DRAWN = 600

Score = Callable[[str, str], float]


@dataclass(frozen=True)
class Outcome:
    """What came of a draw: the scores of right pairs and of their negatives, and how often the right one was first.

    Groups overlap and disagree, so that a form of another pair may be a rendering of the same name. What is `of_names`
    leaves those out that the groups give for the same mainland form or the same original.
    """

    right: list[float]
    wrong: list[float]
    wrong_names: list[float]
    first: float
    first_of_names: float

    def recall(self, false_positives: float, of_names: bool = False) -> float:
        """The share of right pairs above the score that this share of wrong ones exceeds."""
        wrong = self.wrong_names if of_names else self.wrong
        limit = sorted(wrong, reverse=True)[int(false_positives * len(wrong))]
        return sum(score > limit for score in self.right) / len(self.right)


def fold_of_groups(examples: Sequence[Example], folds: int) -> dict[str, int]:
    """Which fold each group is in, so that all folds have about as many pairs."""
    sizes = Counter(example.source for example in examples if regional_pair(example))
    loads = [0] * folds
    found = {}
    for source, size in sorted(sizes.items(), key=lambda entry: (-entry[1], entry[0])):
        found[source] = loads.index(min(loads))
        loads[found[source]] += size
    return found


def seen_without(fold: int, folds: Mapping[str, int], examples: Sequence[Example]) -> list[Example]:
    """The examples of the other folds, but for the pairs that groups of this one give as well."""
    own = {regional_pair(example) for example in examples if folds.get(example.source) == fold}
    return [
        example
        for example in examples
        if folds.get(example.source) != fold and ((pair := regional_pair(example)) is None or pair not in own)
    ]


def judge(examples: Sequence[Example], scores: Mapping[str, Score], seed: int) -> Outcome:
    """One draw; `scores` has for each group what scores its pairs. A pair that several groups give counts once."""
    by_pair = {pair: example for example in reversed(examples) if (pair := regional_pair(example))}
    pairs = [(example, pair) for pair, example in reversed(by_pair.items())]
    drawn = random.Random(seed).sample(pairs, min(DRAWN, len(pairs)))
    others = {taiwan: pinyin(taiwan) for _, (_, taiwan) in sorted(drawn, key=lambda entry: entry[1])}
    renderings = renderings_of(pairs)
    right: list[float] = []
    wrong: list[float] = []
    wrong_names: list[float] = []
    first = first_of_names = 0
    for example, (mainland, taiwan) in drawn:
        score = scores[example.source]
        own = score(mainland, taiwan)
        rivals = {other: score(mainland, other) for other in others if other != taiwan}
        same = renderings[simplified(mainland)] | renderings[key_of_name(example)]
        names = {other: rival for other, rival in rivals.items() if simplified(other) not in same}
        right.append(own)
        for kept, scored in ((wrong, rivals), (wrong_names, names)):
            kept.append(scored[nearest_by_spelling(pinyin(mainland), {other: others[other] for other in scored})])
        first += own > max(rivals.values())
        first_of_names += own > max(names.values())
    return Outcome(right, wrong, wrong_names, first / len(drawn), first_of_names / len(drawn))


def renderings_of(pairs: Sequence[tuple[Example, tuple[str, str]]]) -> dict[str, set[str]]:
    """The Taiwan forms that any group gives for a mainland form, and for an original."""
    found: dict[str, set[str]] = defaultdict(set)
    for example, (mainland, taiwan) in pairs:
        for key in (simplified(mainland), key_of_name(example)):
            found[key].add(simplified(taiwan))
    return found


def key_of_name(example: Example) -> str:
    """What tells the original of a rule; a rule without one is alone with its mainland form."""
    return (example.original or "").strip().casefold() or simplified(example.forms["zh-cn"])


def pinyin(form: str) -> str:
    """The syllables of a form in a row."""
    return "".join(syllable_of(sign).whole for sign in simplified(form))


def nearest_by_spelling(spelling: str, others: Mapping[str, str]) -> str:
    """The form whose spelling is closest; of equally close ones the first."""
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(spelling)
    found, best = "", -1.0
    for form, other in others.items():
        matcher.set_seq1(other)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            found, best = form, ratio
    return found
