"""What a run over a dump comes to, once all of its stretches are done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warbox.dumps.ledger import Ledger
from warbox.dumps.parts import read_reports
from warbox.dumps.reading.index import find_index, lost_pages
from warbox.dumps.reading.inputs import DumpFile
from warbox.dumps.reading.stretches import Stretch
from warbox.dumps.repeats import Repeats
from warbox.dumps.report import (
    Balance,
    Counts,
    DamagedBytes,
    Elsewhere,
    ElsewhereKind,
    Failure,
    StretchReport,
)
from warbox.dumps.stretch_work import DumpWiki
from warbox.typed import template_key


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run comes to.

    `repeats` are pages that come more than once; `warnings` are lines for people on files of which nothing can have
    been read, and on indexes that are damaged.
    """

    wikis: list[str]
    counts: Counts
    failures: list[Failure]
    damage: list[DamagedBytes]
    elsewhere: list[Elsewhere]
    ledger: Ledger
    repeats: Repeats
    warnings: list[str]

    @property
    def is_complete(self) -> bool:
        """Whether nothing failed."""
        return not self.failures and not self.damage

    def line(self) -> str:
        """All of it in one line, which balances."""
        return self.balance().line

    def balance(self) -> Balance:
        """The counts of it."""
        return Balance(
            **self.counts.model_dump(),
            wikis=self.wikis,
            lost_bytes=sum(damage.end - damage.start for damage in self.damage),
            lost_places=sum(not damage.is_end for damage in self.damage),
            lost_ends=sum(damage.is_end for damage in self.damage),
        )


def summarise(files: list[DumpFile], wikis: list[DumpWiki], folder: Path, stretches: list[Stretch]) -> Summary:
    """What the reports in the folder of a run come to."""
    summary = Summary(sorted({wiki.site.database for wiki in wikis}), Counts(), [], [], [], Ledger(), Repeats(), [])
    for report in read_reports(folder, len(stretches)):
        summary.repeats.add(report, wikis[report.file].site.database, files[report.file].name)
        summary.counts.add(report.counts)
        summary.failures.extend(report.failures)
        summary.damage.extend(report.damage)
        summary.elsewhere.extend(report.elsewhere)
        summary.ledger.add(report.ledger)
    _leave_out(summary)
    _name_lost_pages(files, stretches, summary)
    summary.damage.extend(_ends_missing(files, read_reports(folder, len(stretches))))
    summary.warnings.extend(_nothing_read(files, read_reports(folder, len(stretches)), summary.damage))
    summary.elsewhere[:] = _true_transclusions(summary.elsewhere)
    return summary


def _leave_out(summary: Summary) -> None:
    """Counts the pages of which another occurrence counts as such."""
    for one in summary.repeats.outdated():
        summary.counts.with_conflict -= 1
        summary.counts.conflicts -= one.page.conflicts
        summary.counts.repeated += 1


def _ends_missing(files: list[DumpFile], reports: Iterator[StretchReport]) -> list[DamagedBytes]:
    """The files that begin as a dump and do not end as one, though all of them could be read."""
    ended, damaged, ends = set(), set(), dict.fromkeys(range(len(files)), 0)
    for report in reports:
        ended |= {report.file} if report.has_end else set()
        damaged |= {report.file} if report.damage else set()
        ends[report.file] = max(ends[report.file], report.end)
    return [
        DamagedBytes(file=file.name, start=ends[number], end=ends[number], error="the dump is cut off: it has no end")
        for number, file in enumerate(files)
        if file.site.has_root and number not in ended | damaged
    ]


def _nothing_read(files: list[DumpFile], reports: Iterator[StretchReport], damage: list[DamagedBytes]) -> Iterator[str]:
    """A line for each file that has no pages, or pages without any text, though nothing of it is damaged."""
    pages, with_text = dict.fromkeys(range(len(files)), 0), set()
    for report in reports:
        pages[report.file] += report.counts.pages
        with_text |= {report.file} if report.has_text else set()
    damaged = {one.file for one in damage}
    for number, file in enumerate(files):
        if file.name in damaged or number in with_text:
            continue
        if pages[number]:
            yield f"{file.name}: none of its {pages[number]:,} pages has a text: a dump of stubs has no boxes"
        else:
            yield f"{file.name}: no page was found in it"


def _name_lost_pages(files: list[DumpFile], stretches: list[Stretch], summary: Summary) -> None:
    """Counts the pages that damage took as failed, where an index names them."""
    by_name = {file.name: (number, file) for number, file in enumerate(files)}
    counted = {(failure.file, failure.page_id) for failure in summary.failures}
    for damage in summary.damage:
        number, file = by_name[damage.file]
        index = find_index(file) if file.is_seekable else None
        if index is None:
            continue
        near = [one for one in stretches if one.file == number and _is_near(one, damage)]
        named = lost_pages(file, index, damage, near)
        summary.warnings.extend(warning for warning in named.warnings if warning not in summary.warnings)
        lost = [page for page in named.pages if (page.file, page.page_id) not in counted]
        counted |= {(page.file, page.page_id) for page in lost}
        damage.pages = len(lost)
        summary.failures.extend(lost)
        summary.counts.pages += len(lost)
        summary.counts.failed += len(lost)


_REACH = 4 << 20
"""In bytes: no stream of a multistream dump is as long."""


def _is_near(stretch: Stretch, damage: DamagedBytes) -> bool:
    return stretch.start < damage.end + _REACH and damage.start - _REACH < stretch.end


def _true_transclusions(elsewhere: list[Elsewhere]) -> list[Elsewhere]:
    """Leaves out the templates of which it turned out that no box stands on their page, on the same wiki."""
    with_box = {
        (one.wiki, template_key(one.page_title.partition(":")[2]))
        for one in elsewhere
        if one.kind is ElsewhereKind.TEMPLATE_PAGE
    }
    return [
        one
        for one in elsewhere
        if one.kind is not ElsewhereKind.TRANSCLUDED or (one.wiki, template_key(one.template)) in with_box
    ]
