"""Names in letters with initials: `R. E. Lee` may be Robert E. Lee, George H. W. Bush is not George W. Bush."""

from __future__ import annotations

from typing import NamedTuple

from warbox.names.evidence import Evidence, EvidenceKind
from warbox.names.prepared import PreparedName, prepare

_OTHER_INITIALS = -4.0
_ONE_INITIAL = -2.0
"""That each has an initial that fits nothing of the other; that one has, where both have some. Less than a
contradiction, for alphabets are spelt in several ways: Yuri Andropov is Y., J. and I. Nobody has measured them.
"""

_STANDS_FOR_WORD = -2.0
"""That an initial stands where the other has a word: J. Johnston may be Joseph or John. Nobody has measured it."""


class CutNames(NamedTuple):
    """Two names, their words cut to initials where the other one has these, and what that leaves open."""

    names: tuple[PreparedName, PreparedName]
    evidence: Evidence


def compare_initials(left: PreparedName, right: PreparedName) -> Evidence | None:
    """What initials of one tell that no word of the other begins with."""
    missed = [sorted(one.initials - {word[0] for word in other.words}) for one, other in ((left, right), (right, left))]
    if not any(missed):
        return None
    detail = " / ".join(" ".join(letters).upper() for letters in missed if letters)
    return Evidence(EvidenceKind.DIFFERENT_LETTERS, _OTHER_INITIALS if all(missed) else _ONE_INITIAL, detail)


def cut_to_initials(left: PreparedName, right: PreparedName) -> CutNames | None:
    """Two names in letters, of as many words, ready to be compared by the rest; None where no initial is a word's."""
    if left.is_chinese or right.is_chinese or len(left.words) != len(right.words):
        return None
    pairs = list(zip(left.words, right.words, strict=True))
    places = [place for place, (one, other) in enumerate(pairs) if _is_cut(one, other)]
    if not places:
        return None
    names = [
        prepare(" ".join(word[0] if place in places else word for place, word in enumerate(name.words)))
        for name in (left, right)
    ]
    detail = ", ".join(" / ".join(pairs[place]) for place in places)
    return CutNames((names[0], names[1]), Evidence(EvidenceKind.ONLY_A_PART, _STANDS_FOR_WORD, detail))


def _is_cut(one: str, other: str) -> bool:
    return one[0] == other[0] and min(len(one), len(other)) == 1 < max(len(one), len(other))
