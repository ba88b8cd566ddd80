"""The way from the use of a footnote to the works it rests on, and to the pages of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from warbox.page.footnotes import Footnotes
from warbox.page.references import Reference, numbers_of_use
from warbox.page.short_footnotes import ShortFootnote
from warbox.values.reference import ReferenceUse


class CitedPlace(NamedTuple):
    """A work that a value rests on: the index of its citation, and the pages that are named for the value, if any."""

    citation: int
    pages: str | None


class Sources:
    """Leads from uses of footnotes to works, through short footnotes and through footnotes within footnotes."""

    def __init__(
        self, footnotes: Footnotes, references: Sequence[Reference], short_footnotes: Iterable[ShortFootnote]
    ) -> None:
        self._footnotes = footnotes
        self._references = references
        self._by_place: dict[tuple[int, int], list[CitedPlace]] = {}
        self._by_reference: dict[int, list[CitedPlace]] = {}
        for short in short_footnotes:
            if short.target is not None:
                place = CitedPlace(short.target, short.place)
                self._by_place.setdefault((short.span.start, short.span.end), []).append(place)
                if short.reference is not None:
                    self._by_reference.setdefault(short.reference, []).append(place)

    def of(self, use: ReferenceUse) -> Iterator[CitedPlace]:
        """The works that this use leads to; one may come up more than once."""
        pending = [use]
        seen: set[int] = set()
        while pending:
            one = pending.pop()
            yield from self._by_place.get((one.span.start, one.span.end), ())
            for number in numbers_of_use(one, self._footnotes):
                if number not in seen:
                    seen.add(number)
                    reference = self._references[number]
                    yield from (CitedPlace(citation, one.pages) for citation in reference.citations)
                    yield from self._by_reference.get(number, ())
                    pending += reversed(reference.references)
