"""Which letters a Chinese character stands for in transliterations, as training has counted them.

A character that was never counted sounds like those of its syllable; a syllable like those of its initial and final.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from math import log

from warbox.names.sounds.alignment import CostRow
from warbox.names.sounds.syllables import Syllable, syllable_of

Counts = Mapping[str, Mapping[str, float]]

LONGEST_SEGMENT = 4
"""How many letters a character stands for at most."""

_TRUST = 4.0
"""How many observations weigh as much as what is expected of a character by its sound."""

_CONSONANTS = "bcdfghjklmnpqrstvwxz"
_LETTER = 1 / 20
_EMPTY = 0.3
_BY_CHANCE = 1 / 12
"""How likely a letter is at any place of a name."""

_LEAST = 1e-3


@lru_cache(maxsize=16384)
def onset_and_rest(segment: str) -> tuple[str, str]:
    """The consonants that letters begin with, and the rest."""
    rest = segment.lstrip(_CONSONANTS)
    return segment[: len(segment) - len(rest)], rest


class LetterSounds:
    """How likely letters are for a character, from counts: for each character how often each segment of letters."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self._known: dict[tuple[str, str], float] = {}
        self._known_of_syllables: dict[Syllable, dict[str, float]] = {}
        self._weights_of_syllables: dict[Syllable, dict[str, float]] = {}
        self._rows: dict[str, CostRow] = {}
        self._distributions: dict[str, dict[str, float]] = {}
        self._ratios: dict[str, dict[str, float]] = {}
        self._base = cache(self._share_of_all)
        self._part = cache(self._expected_part)
        self._share_of_onset = cache(lambda onset: self._share(self._onsets, onset))
        self._share_of_rest = cache(lambda rest: self._share(self._rests, rest))
        self._of_syllable: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._of_initial: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._of_final: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._segments: dict[str, float] = defaultdict(float)
        self._onsets: dict[str, float] = defaultdict(float)
        self._rests: dict[str, float] = defaultdict(float)
        for sign, segments in counts.items():
            self._add(sign, segments)
        self._total = sum(self._segments.values())

    def _add(self, sign: str, segments: Mapping[str, float]) -> None:
        whole, initial, final = syllable_of(sign)
        of_syllable, of_initial, of_final = self._of_syllable[whole], self._of_initial[initial], self._of_final[final]
        all_segments, all_onsets, all_rests = self._segments, self._onsets, self._rests
        for segment, count in segments.items():
            onset, rest = onset_and_rest(segment)
            of_syllable[segment] += count
            of_initial[onset] += count
            of_final[rest] += count
            all_segments[segment] += count
            all_onsets[onset] += count
            all_rests[rest] += count

    @cached_property
    def _sums(self) -> dict[tuple[str, str], float]:
        """The total of every table, by its kind and key."""
        tables = {
            "sign": self.counts,
            "syllable": self._of_syllable,
            "initial": self._of_initial,
            "final": self._of_final,
        }
        return {(kind, key): sum(row.values()) for kind, table in tables.items() for key, row in table.items()}

    def probability(self, sign: str, segment: str) -> float:
        """How likely it is that the character stands for these letters."""
        known = self._known.get((sign, segment))
        if known is None:
            known = self._known[sign, segment] = self._probability(sign, segment)
        return known

    def _probability(self, sign: str, segment: str) -> float:
        syllable = syllable_of(sign)
        expected = self._known_of_syllable(syllable).get(segment)
        if expected is None:
            expected = self._expected(syllable, (segment,))[segment]
        return self._mixed("sign", self.counts, sign, segment, expected)

    def _known_of_syllable(self, syllable: Syllable) -> dict[str, float]:
        """What is expected of its characters, for all letters that one of them was counted with, and for none."""
        known = self._known_of_syllables.get(syllable)
        if known is None:
            segments = sorted({*self._of_syllable.get(syllable.whole, ()), ""})
            known = self._known_of_syllables[syllable] = self._expected(syllable, segments)
        return known

    def _weight_of_syllable(self, syllable: Syllable) -> dict[str, float]:
        """What that weighs beside what was counted of a character."""
        weights = self._weights_of_syllables.get(syllable)
        if weights is None:
            known = self._known_of_syllable(syllable)
            weights = self._weights_of_syllables[syllable] = {key: _TRUST * share for key, share in known.items()}
        return weights

    def _expected(self, syllable: Syllable, segments: Iterable[str]) -> dict[str, float]:
        """How likely it is that a character of that syllable stands for each of these segments."""
        whole, initial, final = syllable
        part, counted = self._part, self._of_syllable.get(whole, {})
        divisor = self._sums.get(("syllable", whole), 0.0) + _TRUST
        found = {}
        for segment in segments:
            onset, rest = onset_and_rest(segment)
            by_parts = part("initial", initial, onset) * part("final", final, rest)
            found[segment] = (counted.get(segment, 0.0) + _TRUST * by_parts) / divisor
        return found

    def _expected_part(self, kind: str, key: str, letters: str) -> float:
        """How likely an initial stands for these letters at the beginning, or a final for these behind them."""
        if kind == "initial":
            return self._mixed(kind, self._of_initial, key, letters, self._share_of_onset(letters))
        return self._mixed(kind, self._of_final, key, letters, self._share_of_rest(letters))

    def _mixed(self, kind: str, table: Counts, key: str, counted: str, expected: float) -> float:
        count = table.get(key, {}).get(counted, 0.0)
        return (count + _TRUST * expected) / (self._sums.get((kind, key), 0.0) + _TRUST)

    def _share(self, table: Mapping[str, float], letters: str) -> float:
        return (table.get(letters, 0.0) + 2 * _EMPTY * _LETTER ** len(letters)) / (self._total + 2)

    def _share_of_all(self, segment: str) -> float:
        """How likely a character of any sound stands for these letters."""
        onset, rest = onset_and_rest(segment)
        expected = self._share_of_onset(onset) * self._share_of_rest(rest)
        return (self._segments.get(segment, 0.0) + 20 * expected) / (self._total + 20)

    def row(self, sign: str) -> CostRow:
        """The log-odds of segments for the character: how much likelier it stands for them than chance."""
        row = self._rows.get(sign)
        if row is None:
            row = self._rows[sign] = CostRow(
                lambda segment: log(self.probability(sign, segment)) - len(segment) * log(_BY_CHANCE)
            )
        return row

    def likeness(self, left: str, right: str) -> float:
        """How much likelier two characters stand for the same letters than two characters drawn at random."""
        one, other = self._distribution(left), self._weighted(right)
        if len(one) > len(other):
            return sum([one[segment] * weight for segment, weight in other.items() if segment in one])
        return sum([share * other[segment] for segment, share in one.items() if segment in other])

    def likeliest(self, sign: str) -> str:
        """The letters that the character most often stands for; empty where it is most often left out."""
        shares = self._distribution(sign)
        most = max(shares.values(), default=0.0)
        return max((segment for segment, share in shares.items() if share == most), default="")

    def _weighted(self, sign: str) -> dict[str, float]:
        """How much likelier segments are for the character than for one of any sound."""
        found = self._ratios.get(sign)
        if found is None:
            shares, base = self._distribution(sign), self._base
            found = self._ratios[sign] = {segment: share / base(segment) for segment, share in shares.items()}
        return found

    def _distribution(self, sign: str) -> dict[str, float]:
        found = self._distributions.get(sign)
        if found is None:
            # Not divided by what they add up to, as `probability` is: only their shares are asked for.
            shares = self._weight_of_syllable(syllable_of(sign)).copy()
            for segment, count in self.counts.get(sign, {}).items():
                shares[segment] += count
            total = sum(shares.values())
            found = {segment: share / total for segment, share in shares.items() if share > _LEAST * total}
            self._distributions[sign] = found
        return found
