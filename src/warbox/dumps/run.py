"""A run over a dump: from its files to its output, with what went wrong on the way and what it all comes to."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from warbox.conflict import MilitaryConflict
from warbox.dumps.errors import DumpError, RunStoppedError
from warbox.dumps.extraction import Extraction
from warbox.dumps.index import find_index, lost_pages
from warbox.dumps.inputs import DumpFile, find_dump_files
from warbox.dumps.ledger import Ledger
from warbox.dumps.outputs import form_of, join_parts
from warbox.dumps.parts import clear_away, open_folder, part_of, partial_folder, put_in_place, read_reports, report_path
from warbox.dumps.progress import Display, make_display
from warbox.dumps.report import Balance, Counts, DamagedBytes, Elsewhere, ElsewhereKind, Failure, StretchReport
from warbox.dumps.rows import Form
from warbox.dumps.side_files import SIDE_FILES, side_file, write_side_files
from warbox.dumps.sieve import make_sieve
from warbox.dumps.siteinfo import SiteInfo, wiki_data
from warbox.dumps.stretch_work import DumpWiki, Job, warm_up
from warbox.dumps.stretches import Stretch, cut_files
from warbox.dumps.workers import Progress, run_workers
from warbox.typed import template_key
from warbox.wikis import Wiki, load_wiki

PAGE_TIMEOUT = 10.0
"""In seconds."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    `wiki` overrules what the dump says of its wiki. `namespaces` are those whose pages count, None for all. With
    `everything` all that is typed on a page is written. `workers` is the number of processes, by default that of the
    processors; `page_timeout` is in seconds, 0 for no limit. `stretch_size` is how many bytes of a file, or of its text
    where the file cannot be read from its middle, a worker takes at a time; it decides nothing but the pace. With
    `fresh` what an interrupted run left is thrown away.
    """

    wiki: str | None = None
    namespaces: frozenset[int] | None = frozenset({0})
    everything: bool = False
    workers: int | None = None
    page_timeout: float = PAGE_TIMEOUT
    stretch_size: int | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run comes to."""

    wikis: list[str]
    counts: Counts
    failures: list[Failure]
    damage: list[DamagedBytes]
    elsewhere: list[Elsewhere]
    ledger: Ledger

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
            lost_places=len(self.damage),
        )


def run_dump(paths: Sequence[str], output: Path, options: Options, display: Display | None = None) -> Summary:
    """Reads the dumps at these places and writes their conflicts. Progress is told on standard error by default.

    A run that was interrupted goes on where it was. Beside the output stand `failed.jsonl`, `elsewhere.jsonl`,
    `ledger.json` and `balance.json`. Raises `DumpError` where there is no dump, and `RunStoppedError` where the output
    cannot be written.
    """
    form = form_of(output)
    files = find_dump_files(paths)
    wikis = [_dump_wiki(file, options.wiki) for file in files]
    folder = partial_folder(output)
    try:
        if options.fresh:
            clear_away(folder)
        output.parent.mkdir(parents=True, exist_ok=True)
        done = open_folder(folder, _settings(files, form, options))
        extraction = Extraction(options.namespaces, options.everything)
        job = Job(files, wikis, extraction, form, options.page_timeout, folder)
        with display or make_display(sys.stderr) as shown:
            _note_beginning(shown, files, wikis, done)
            stretches = _run_stretches(job, options, shown)
            summary = _summarise(files, wikis, folder, stretches)
            for damage in summary.damage:
                if damage.start == damage.end:
                    shown.note(f"{damage.file}: byte {damage.end}: {damage.error}")
            _finish(output, folder, len(stretches), summary, everything=options.everything)
    except OSError as error:
        reason = error.strerror or error
        raise RunStoppedError(f"cannot write {output}: {reason}; the same command goes on from here") from error
    return summary


def _dump_wiki(file: DumpFile, overruled: str | None) -> DumpWiki:
    site = file.site
    data = load_wiki(overruled) if overruled is not None else wiki_data(site)
    name = site.database or (data.code if overruled is not None else "")
    if not name:
        raise DumpError(f"{file.path} does not say which wiki it is of: give --wiki")
    return DumpWiki(SiteInfo(name, site.language, site.namespaces), data, make_sieve(MilitaryConflict, data))


def _settings(files: list[DumpFile], form: Form, options: Options) -> dict[str, object]:
    """What must be the same for an interrupted run to be gone on with."""
    namespaces = None if options.namespaces is None else sorted(options.namespaces)
    return {
        "version": version("warbox"),
        "files": [[file.path, file.size] for file in files],
        "form": form.value,
        "wiki": options.wiki,
        "namespaces": namespaces,
        "everything": options.everything,
        "stretch_size": options.stretch_size,
        "page_timeout": options.page_timeout,
    }


def _note_beginning(shown: Display, files: list[DumpFile], wikis: list[DumpWiki], done: int) -> None:
    for file, wiki in zip(files, wikis, strict=True):
        if wiki.site.database != wiki.data.code:
            shown.note(
                f"{file.path}: there is no data for {wiki.site.database}; it is read with that of {wiki.data.code}"
            )
    if done:
        shown.note(f"going on with an interrupted run: {done:,} stretches are done")


def _run_stretches(job: Job, options: Options, shown: Display) -> list[Stretch]:
    """Works on all stretches that are not done, and gives all stretches, without their text."""
    total = sum(file.size for file in job.files) if all(file.is_seekable for file in job.files) else None
    counts, done = Counts(), 0
    known: list[Stretch] = []

    def open_stretches() -> Iterator[Stretch]:
        nonlocal done
        for stretch in cut_files(job.files, options.stretch_size):
            known.append(Stretch(stretch.number, stretch.file, stretch.start, stretch.end))
            report = report_path(job.folder, stretch.number)
            if report.exists():
                counts.add(StretchReport.model_validate_json(report.read_bytes()).counts)
                done += stretch.end - stretch.start
            else:
                yield stretch

    workers = options.workers or os.cpu_count() or 1
    warm_up(job)
    for event in run_workers(job, open_stretches(), workers):
        if isinstance(event, Progress):
            sum_so_far = counts.model_copy()
            sum_so_far.add(event.counts)
            shown.show(done + event.done, total, sum_so_far)
            continue
        counts.add(event.counts)
        done += event.end - event.start
        _note_faults(shown, event)
        shown.show(done, total, counts)
    return known


def _note_faults(shown: Display, report: StretchReport) -> None:
    for damage in report.damage:
        shown.note(f"{damage.file}: bytes {damage.start} to {damage.end}: {damage.error}")
    for failure in report.failures:
        shown.note(f"{failure.file}: byte {failure.offset}: {failure.page_title or 'a page'}: {failure.error}")


def _summarise(files: list[DumpFile], wikis: list[DumpWiki], folder: Path, stretches: list[Stretch]) -> Summary:
    summary = Summary(sorted({wiki.site.database for wiki in wikis}), Counts(), [], [], [], Ledger())
    for report in read_reports(folder, len(stretches)):
        summary.counts.add(report.counts)
        summary.failures.extend(report.failures)
        summary.damage.extend(report.damage)
        summary.elsewhere.extend(report.elsewhere)
        summary.ledger.add(report.ledger)
    _name_lost_pages(files, stretches, summary)
    summary.damage.extend(_ends_missing(files, read_reports(folder, len(stretches))))
    kept = _true_transclusions(summary.elsewhere, wikis[0].data)
    summary.elsewhere[:] = kept
    return summary


def _ends_missing(files: list[DumpFile], reports: Iterator[StretchReport]) -> list[DamagedBytes]:
    """The files that begin as a dump and do not end as one, though all of them could be read."""
    ended, damaged, ends = set(), set(), dict.fromkeys(range(len(files)), 0)
    for report in reports:
        ended |= {report.file} if report.has_end else set()
        damaged |= {report.file} if report.damage else set()
        ends[report.file] = max(ends[report.file], report.end)
    return [
        DamagedBytes(file=file.path, start=ends[number], end=ends[number], error="the dump is cut off: it has no end")
        for number, file in enumerate(files)
        if file.site.has_root and number not in ended | damaged
    ]


def _name_lost_pages(files: list[DumpFile], stretches: list[Stretch], summary: Summary) -> None:
    """Counts the pages that damage took as failed, where an index names them."""
    by_path = {file.path: (number, file) for number, file in enumerate(files)}
    counted = {(failure.file, failure.page_id) for failure in summary.failures}
    for damage in summary.damage:
        number, file = by_path[damage.file]
        index = find_index(file) if file.is_seekable else None
        if index is None:
            continue
        near = [one for one in stretches if one.file == number and _is_near(one, damage)]
        lost = [page for page in lost_pages(file, index, damage, near) if (page.file, page.page_id) not in counted]
        counted |= {(page.file, page.page_id) for page in lost}
        damage.pages = len(lost)
        summary.failures.extend(lost)
        summary.counts.pages += len(lost)
        summary.counts.failed += len(lost)


_REACH = 4 << 20
"""In bytes: no stream of a multistream dump is as long."""


def _is_near(stretch: Stretch, damage: DamagedBytes) -> bool:
    return stretch.start < damage.end + _REACH and damage.start - _REACH < stretch.end


def _true_transclusions(elsewhere: list[Elsewhere], wiki: Wiki) -> list[Elsewhere]:
    """Leaves out the templates of which it turned out that no box stands on their page."""
    with_box = {
        template_key(one.page_title.partition(":")[2]) for one in elsewhere if one.kind is ElsewhereKind.TEMPLATE_PAGE
    }
    return [
        one for one in elsewhere if one.kind is not ElsewhereKind.TRANSCLUDED or template_key(one.template) in with_box
    ]


def _finish(output: Path, folder: Path, count: int, summary: Summary, *, everything: bool) -> None:
    """Writes the output aside, puts it in its place, and clears away the parts."""
    found = [part_of(folder, report) for report in read_reports(folder, count)]
    parts = [path for path in found if path is not None]
    aside = folder / output.name
    if aside.is_dir():
        shutil.rmtree(aside)
    join_parts(parts, aside, everything=everything)
    write_side_files(aside, summary.failures, summary.damage, summary.elsewhere, summary.ledger, summary.balance())
    if not aside.is_dir():
        _put_beside(output, aside)
    put_in_place(aside, output)
    clear_away(folder)


def _put_beside(output: Path, aside: Path) -> None:
    """Puts the side files of an output in their places, and clears away those of an earlier run that had others."""
    for name in SIDE_FILES:
        written, place = side_file(aside, name), side_file(output, name)
        if written.exists():
            put_in_place(written, place)
        else:
            place.unlink(missing_ok=True)
