"""What a worker does with a stretch of a dump: from its bytes to a part file and a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from warbox.conflict import MilitaryConflict
from warbox.dumps.extraction import Extraction, PageTimeoutError, boxes_elsewhere, time_limit
from warbox.dumps.harvest import Harvester, is_language
from warbox.dumps.ledger import Ledger
from warbox.dumps.names_rows import NamesRows
from warbox.dumps.output.rows import Form, Rows, make_rows
from warbox.dumps.parts import PartKind, write_parts
from warbox.dumps.reading.inputs import DumpFile
from warbox.dumps.reading.page_bytes import read_broken_page, read_page_bytes
from warbox.dumps.reading.page_xml import PageRecord, PageXmlError, read_page
from warbox.dumps.reading.pages import (
    PAGE_END,
    PAGE_START,
    TEXT_END,
    CutPage,
    Found,
    Region,
    find_pages,
    read_heads,
    split_pages,
)
from warbox.dumps.reading.pieces import Damage, Piece
from warbox.dumps.reading.sieve import Comments, Sieve, has_references, plain_escapes
from warbox.dumps.reading.siteinfo import SiteInfo
from warbox.dumps.reading.stretches import Stretch, read_stretch
from warbox.dumps.report import Counts, DamagedBytes, Elsewhere, Failure, StretchReport, TakenPage
from warbox.page import Page
from warbox.wikis import Wiki

_ROOT_END = b"</mediawiki>"
_LAST_BYTES = 64


@dataclass(frozen=True, slots=True)
class DumpWiki:
    """A wiki of the dump: what its dump says of it, the data to read it with, the sieve for its boxes."""

    site: SiteInfo
    data: Wiki
    sieve: Sieve


@dataclass(frozen=True, slots=True)
class Job:
    """What all workers are told: the files with their wikis, what to extract, and where part files go.

    `form` is None where no rows are asked for, `names` whether names are.
    """

    files: list[DumpFile]
    wikis: list[DumpWiki]
    extraction: Extraction
    form: Form | None
    page_timeout: float
    folder: Path
    names: bool = False


@dataclass(slots=True)
class Watch:
    """How a worker tells what it is at: the number of each page that it reads, None behind it, and how far it has come.

    `fatal` says why pages must not be read: workers died on them before.
    """

    at_page: Callable[[int | None], None] = lambda number: None
    progress: Callable[[int, Counts], None] = lambda done, counts: None
    fatal: Mapping[int, str] = field(default_factory=dict)


def warm_up(job: Job) -> None:
    """Reads a box without parameters on each wiki, so that what reading takes is loaded once, ahead of the workers."""
    if job.names:
        is_language(job.wikis[0].data.language)
    text = "".join(f"{{{{{name}}}}}" for name in MilitaryConflict.names)
    record = PageRecord(0, 0, "", None, None, None, text)
    for wiki in {wiki.data: wiki for wiki in job.wikis}.values():
        rows = make_rows(job.form, wiki.site.database, everything=job.extraction.everything)
        rows.add(rows.of_page(Page(text, wiki.data), record))
        rows.content()


def work_stretch(job: Job, stretch: Stretch, watch: Watch) -> StretchReport:
    """Reads a stretch, writes its part file and its report, and gives the report."""
    try:
        report, contents = _read_stretch(job, stretch, watch, tries_pages=False)
    except _RowsError:
        report, contents = _read_stretch(job, stretch, watch, tries_pages=True)
    write_parts(job.folder, report, contents)
    return report


def _read_stretch(
    job: Job, stretch: Stretch, watch: Watch, *, tries_pages: bool
) -> tuple[StretchReport, dict[PartKind, bytes]]:
    """The report of a stretch, and what its part files hold.

    Raises `_RowsError` where what was taken cannot be written. With `tries_pages` that is tried for each page by
    itself, which takes longer, and the page that is to blame is a failure.
    """
    work = _StretchWork(job, stretch, watch, tries_pages=tries_pages)
    for found in find_pages(work.pieces()):
        work.add(found)
    try:
        names = b"" if work.names is None else work.names.content()
        return work.report, {PartKind.ROWS: work.rows.content(), PartKind.NAMES: names}
    except Exception as error:
        raise _RowsError from error


class _RowsError(Exception):
    """What was taken from the pages of a stretch cannot be written."""


def make_names_rows(wiki: DumpWiki, extraction: Extraction) -> NamesRows:
    """Empty rows for the names of a wiki."""
    return NamesRows(wiki.site.database, Harvester(wiki.site, wiki.data, extraction.namespaces))


class _StretchWork:
    """The state of the work on one stretch."""

    def __init__(self, job: Job, stretch: Stretch, watch: Watch, *, tries_pages: bool) -> None:
        self.job = job
        self.stretch = stretch
        self.watch = watch
        self.tries_pages = tries_pages
        self.file = job.files[stretch.file]
        self.wiki = job.wikis[stretch.file]
        self.report = StretchReport(number=stretch.number, file=stretch.file, start=stretch.start, end=stretch.end)
        self.rows = self.empty_rows()
        self.names = make_names_rows(self.wiki, job.extraction) if job.names else None
        self.pages_read = 0

    def empty_rows(self) -> Rows:
        """Rows in the form that the output wants."""
        return make_rows(self.job.form, self.wiki.site.database, everything=self.job.extraction.everything)

    def pieces(self) -> Iterator[Piece]:
        """The text of the stretch; tells of progress on the way, and notes whether the dump ends in it."""
        end = b""
        for piece in read_stretch(self.stretch, self.file):
            if piece.at_home:
                end = end[-len(_ROOT_END) :] + piece.data[-_LAST_BYTES:]
                self.report.has_end = _ROOT_END in end
                self.watch.progress(max(0, piece.offset - self.stretch.start), self.report.counts)
            yield piece

    def add(self, found: Found) -> None:
        """Enters what was found in the text."""
        if isinstance(found, Region):
            self.add_region(found)
        elif isinstance(found, CutPage):
            self.add_cut_page(found)
        else:
            self.add_damage(found)

    def add_region(self, region: Region) -> None:
        """Counts the pages of a region, and reads those that the sieve lets through."""
        self.report.has_text = self.report.has_text or TEXT_END in region.data
        heads = read_heads(region)
        if not heads.whole:
            for one in split_pages(region):
                self.add(one)
            return
        counts = self.report.counts
        counts.pages += heads.pages
        counts.without_box += heads.pages
        counts.redirects += heads.redirects
        counts.other_namespaces += heads.other_namespaces
        for page, may_have_box in self.sifted(region, verbatim=heads.verbatim):
            self.read(page, region.offset, may_have_box)

    def sifted(self, region: Region, *, verbatim: bool) -> Iterator[tuple[bytes, bool]]:
        """The pages of a region that may have something to take, and whether they are to be searched for boxes.

        `verbatim` tells whether there may be verbatim sections.
        """
        data, sieve, everything = region.data, self.wiki.sieve, self.job.extraction.everything
        every_page = everything or self.names is not None
        if every_page or verbatim or has_references(data):
            for one in split_pages(region):
                may_have_box = everything or sieve.find(plain_escapes(one.data)) >= 0
                if every_page or may_have_box:
                    yield one.data, may_have_box
            return
        comments = Comments(data)
        place = sieve.find(data, 0, comments)
        while place >= 0:
            start, end = data.rfind(PAGE_START, 0, place), data.find(PAGE_END, place) + len(PAGE_END)
            yield data[start:end], True
            place = sieve.find(data, end, comments)

    def read(self, xml: bytes, offset: int, may_have_box: bool) -> None:
        """Reads a page that has been counted among those without a box, and enters what it turns out to be."""
        number = self.pages_read
        self.pages_read += 1
        record = found = names = None
        try:
            if number in self.watch.fatal:
                raise _FatalPageError(self.watch.fatal[number])
            self.watch.at_page(number)
            if may_have_box:
                record = read_page(xml, self.wiki.site.namespaces)
            with time_limit(self.job.page_timeout):
                found = None if record is None else self.look(record)
                if self.names is not None:
                    names = self.names.of_page(read_page_bytes(xml, self.wiki.site.namespaces))
        except PageTimeoutError:
            self.fail(xml, offset, record, f"it takes longer than {self.job.page_timeout:g} s")
        except (PageXmlError, _FatalPageError) as error:
            self.fail(xml, offset, record, str(error))
        except Exception as error:  # a fault of this program, on this page alone
            self.fail(xml, offset, record, f"{type(error).__name__}: {error}")
        else:
            self.enter(found)
            if self.names is not None:
                self.names.add(names)
        self.watch.at_page(None)

    def look(self, record: PageRecord) -> _Taken | None:
        """All that is taken from a page; None where it has no wikitext."""
        if record.text is None:
            return None
        page = Page(record.text, self.wiki.data, record.title)
        taken = self.job.extraction.takes(record)
        elsewhere = boxes_elsewhere(page, record, self.wiki.site.database, taken=taken)
        ledger = Ledger()
        if not taken:
            return _Taken(record, 0, ledger, elsewhere, None)
        ledger.add_page(page)
        rows = self.rows.of_page(page, record)
        if self.tries_pages:
            alone = self.empty_rows()
            alone.add(rows)
            alone.content()
        return _Taken(record, len(page.conflicts), ledger, elsewhere, rows)

    def enter(self, found: _Taken | None) -> None:
        """Enters what was taken from a page."""
        if found is None:
            return
        counts = self.report.counts
        numbers = range(0) if found.rows is None else self.rows.add(found.rows)
        if found.conflicts:
            counts.without_box -= 1
            counts.with_conflict += 1
            counts.conflicts += found.conflicts
            self.report.taken.append(found.taken_page(numbers))
        self.report.ledger.add(found.ledger)
        self.report.elsewhere += found.elsewhere

    def fail(self, xml: bytes, offset: int, record: PageRecord | None, error: str) -> None:
        """Enters a page that has been counted among those without a box as a failure."""
        self.report.counts.without_box -= 1
        self.report.counts.failed += 1
        known = read_broken_page(xml) if record is None else record
        self.report.failures.append(
            Failure(
                file=self.file.name,
                offset=offset,
                page_id=known.page_id,
                revision_id=known.revision_id,
                page_title=known.title,
                error=error,
                wikitext=known.text,
            )
        )

    def add_cut_page(self, page: CutPage) -> None:
        """Enters a page of which a part is missing."""
        self.report.counts.pages += 1
        self.report.counts.without_box += 1
        self.fail(page.data, page.offset, None, page.reason)

    def add_damage(self, damage: Damage) -> None:
        """Enters bytes that cannot be unpacked."""
        self.report.damage.append(
            DamagedBytes(file=self.file.name, start=damage.start, end=damage.end, error=damage.reason)
        )


class _FatalPageError(Exception):
    """Workers died on the page."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was taken from a page. `rows` is None where the page does not count."""

    record: PageRecord
    conflicts: int
    ledger: Ledger
    elsewhere: list[Elsewhere]
    rows: Any

    def taken_page(self, numbers: range) -> TakenPage:
        """The page as a report has it, with the numbers of its rows."""
        return TakenPage(
            page_id=self.record.page_id,
            page_title=self.record.title,
            revision_id=self.record.revision_id,
            timestamp=self.record.timestamp,
            conflicts=self.conflicts,
            first_row=numbers.start,
            end_row=numbers.stop,
        )
