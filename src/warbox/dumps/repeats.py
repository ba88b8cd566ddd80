"""Pages with a conflict that come more than once in a run, as in several files: the latest revision counts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from warbox.dumps.report import RepeatedPage, StretchReport, TakenPage


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A page where it comes: in a stretch of a file."""

    page: TakenPage
    wiki: str
    file: str
    stretch: int

    @property
    def age(self) -> tuple[str, int]:
        """What is greater for a later revision."""
        return self.page.timestamp or "", self.page.revision_id or 0


class Repeats:
    """Takes the reports of a run in their order, and tells which occurrences of pages do not count."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], Occurrence] = {}
        self._outdated: list[Occurrence] = []

    def add(self, report: StretchReport, wiki: str, file: str) -> None:
        """Takes a report. Of equal revisions the first counts; a page without a number never comes again."""
        for page in report.taken:
            if not page.page_id:
                continue
            new = Occurrence(page, wiki, file, report.number)
            known = self._counts.setdefault((wiki, page.page_id), new)
            if known is new:
                continue
            older, later = (known, new) if new.age > known.age else (new, known)
            self._counts[wiki, page.page_id] = later
            self._outdated.append(older)

    def outdated(self) -> list[Occurrence]:
        """The occurrences that do not count, in the order of the dump."""
        return sorted(self._outdated, key=lambda one: (one.stretch, one.page.first_row))

    def told(self) -> list[RepeatedPage]:
        """These as lines of a file, with what counts in their place."""
        return [_told(one, self._counts[one.wiki, one.page.page_id]) for one in self.outdated()]

    def rows(self) -> dict[int, set[int]]:
        """The numbers of the rows to leave out, by the number of the stretch whose part holds them."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self._outdated:
            found[one.stretch].update(range(one.page.first_row, one.page.end_row))
        return found


def _told(outdated: Occurrence, counting: Occurrence) -> RepeatedPage:
    page = outdated.page
    return RepeatedPage(
        wiki=outdated.wiki,
        page_id=page.page_id,
        page_title=page.page_title,
        revision_id=page.revision_id,
        file=outdated.file,
        kept_revision_id=counting.page.revision_id,
        kept_file=counting.file,
    )
