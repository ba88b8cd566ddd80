"""Replacements of stretches of a text, made all at once so that no offset ever goes stale."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from warbox.errors import OverlappingEditsError

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Replacement:
    """A stretch of a text, in code points, and what stands there afterwards. Where it is empty, something is put in.

    Of several replacements that put something in at one place, those of lower `rank` come first.
    """

    start: int
    end: int
    text: str
    rank: int = 0

    @property
    def place(self) -> tuple[int, int, int]:
        """What replacements are sorted by."""
        return self.start, self.end, self.rank


def applied(text: str, start: int, replacements: Iterable[Replacement]) -> str:
    """A text that begins at the offset `start`, with the replacements made, which are in order."""
    pieces: list[str] = []
    position = 0
    for replacement in replacements:
        pieces += (text[position : replacement.start - start], replacement.text)
        position = replacement.end - start
    pieces.append(text[position:])
    return "".join(pieces)


_PLACE = attrgetter("place")


class Replacements:
    """Replacements in one text, of which no two overlap."""

    __slots__ = ("_sorted", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._sorted: list[Replacement] = []

    def __iter__(self) -> Iterator[Replacement]:
        return iter(self._sorted)

    def __len__(self) -> int:
        return len(self._sorted)

    def exchange(self, old: Iterable[Replacement], new: Sequence[Replacement]) -> None:
        """Takes some replacements out and others in.

        Raises `OverlappingEditsError`, and changes nothing, where a new one overlaps with one that stays.
        """
        kept = list(self._sorted)
        for replacement in old:
            self._sorted.remove(replacement)
        for replacement in new:
            place = bisect_right(self._sorted, replacement.place, key=_PLACE)
            neighbours = self._sorted[max(place - 1, 0) : place + 1]
            overlapped = next((other for other in neighbours if _overlap(replacement, other)), None)
            if overlapped is not None:
                self._sorted = kept
                raise OverlappingEditsError(self._complaint(replacement, overlapped))
            self._sorted.insert(place, replacement)

    def applied(self) -> str:
        """The text with all replacements made."""
        return applied(self.source, 0, self._sorted)

    def reversed(self) -> Replacements:
        """The replacements that make the old text of the new one."""
        back = Replacements(self.applied())
        moved = 0
        for replacement in self._sorted:
            start = replacement.start + moved
            before = self.source[replacement.start : replacement.end]
            back._sorted.append(Replacement(start, start + len(replacement.text), before))
            moved += len(replacement.text) - len(before)
        return back

    def _complaint(self, new: Replacement, old: Replacement) -> str:
        shown = self.source[old.start : min(old.end, old.start + _SHOWN)]
        other = f"changes it from {old.start} to {old.end} ({shown!r})"
        if old.start == old.end:
            other = f"puts {old.text[:_SHOWN]!r} in at {old.start}"
        return f"the text from {new.start} to {new.end} cannot be edited: another edit {other}"


def _overlap(one: Replacement, other: Replacement) -> bool:
    return one.start < other.end and other.start < one.end
