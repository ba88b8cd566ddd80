"""What it costs that two Chinese characters face each other in two transliterations of one name.

Three things are known of two characters: how often training has seen them face each other, how often their syllables
did, and how often they stand for the same letters. What is rare leans on what is common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from warbox.names.sounds.facing_sounds import FacingSounds, FacingTable, skip_rate
from warbox.names.sounds.letter_sounds import Counts, LetterSounds
from warbox.names.sounds.syllables import Syllable, syllable_of

_TRUST_IN_SYLLABLES = 3.0
_TRUST_IN_PARTS = 1.0
"""How many observations weigh as much as what the next coarser table expects."""

_BY_LETTERS = 0.5
"""How much the letters count against the syllables, where two characters were not seen together."""

_SIGNS = 6000
_SYLLABLES = 400
_INITIALS = 25
_FINALS = 40
"""How many there are, for what was never counted."""

_MOST = 0.9


class CharacterSounds(FacingSounds):
    """The costs of characters in simplified script, from what training counted of them and of the letters they are."""

    def __init__(self, faced: Counts, skipped: Mapping[str, float], letters: LetterSounds) -> None:
        super().__init__(faced, skipped, _SIGNS)
        self.letters = letters
        self._ratios: dict[Syllable, dict[Syllable, float]] = defaultdict(dict)
        self._part_ratio = cache(_ratio_of_parts)
        self._syllables = FacingTable(_SYLLABLES)
        self._initials = FacingTable(_INITIALS)
        self._finals = FacingTable(_FINALS)
        self._skipped_syllables: dict[str, float] = defaultdict(float)
        for sign, others in faced.items():
            self._add(sign, others)
        for sign, count in skipped.items():
            self._skipped_syllables[syllable_of(sign).whole] += count

    def _add(self, sign: str, others: Mapping[str, float]) -> None:
        whole, initial, final = syllable_of(sign)
        faced = [(syllable_of(other), count) for other, count in others.items()]
        self._syllables.add(whole, [(other.whole, count) for other, count in faced])
        self._initials.add(initial, [(other.initial, count) for other, count in faced])
        self._finals.add(final, [(other.final, count) for other, count in faced])

    def _expected_ratio(self, unit: str, other: str) -> float:
        by_syllable = self._ratio_of_syllables(syllable_of(unit), syllable_of(other))
        return (1 - _BY_LETTERS) * by_syllable + _BY_LETTERS * self.letters.likeness(unit, other)

    def _ratio_of_syllables(self, one: Syllable, other: Syllable) -> float:
        """How much likelier one syllable is opposite the other than anywhere."""
        known = self._ratios[one].get(other)
        if known is None:
            known = (self._one_way_ratio(one, other) + self._one_way_ratio(other, one)) / 2
            self._ratios[one][other] = self._ratios[other][one] = known
        return known

    def _one_way_ratio(self, one: Syllable, other: Syllable) -> float:
        parts = self._part_ratio(self._initials, one.initial, other.initial)
        parts *= self._part_ratio(self._finals, one.final, other.final)
        share = self._syllables.share(other.whole)
        expected = min(_MOST, parts * share)
        return self._syllables.mixed(one.whole, other.whole, expected, _TRUST_IN_SYLLABLES) / share

    def _expected_skips(self, unit: str) -> float:
        whole = syllable_of(unit).whole
        return skip_rate(self._skipped_syllables.get(whole, 0.0), self._syllables.faced(whole), self._skip_share)


def _ratio_of_parts(table: FacingTable, left: str, right: str) -> float:
    """How much likelier one initial or final is opposite the other than anywhere."""
    share = table.share(right)
    return table.mixed(left, right, share, _TRUST_IN_PARTS) / share
