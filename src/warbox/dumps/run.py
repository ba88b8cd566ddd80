"""A run over a dump: from its files to its output, with what went wrong on the way and what it all comes to."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from warbox.conflict import MilitaryConflict
from warbox.dumps.errors import DumpError, RunStoppedError
from warbox.dumps.extraction import Extraction
from warbox.dumps.lock import locked
from warbox.dumps.names_source import open_names
from warbox.dumps.output.earlier import check_names, check_output, check_side_files
from warbox.dumps.output.finish import Wanted, finish
from warbox.dumps.output.outputs import form_of
from warbox.dumps.output.places import check_apart, check_name, followed
from warbox.dumps.output.rows import Form
from warbox.dumps.parts import is_begun, open_folder, partial_folder, report_path
from warbox.dumps.progress import Display, make_display
from warbox.dumps.reading.inputs import STANDARD_INPUT, DumpFile, find_dump_files
from warbox.dumps.reading.sieve import Sieve, make_sieve
from warbox.dumps.reading.siteinfo import SiteInfo, wiki_data
from warbox.dumps.reading.stretches import Stretch, cut_files
from warbox.dumps.report import Counts, StretchReport
from warbox.dumps.stretch_work import DumpWiki, Job, warm_up
from warbox.dumps.summary import Summary, summarise
from warbox.dumps.workers import Progress, run_workers
from warbox.wikis import Wiki, load_wiki

PAGE_TIMEOUT = 10.0
"""In seconds."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    `wiki` is that of files that do not say theirs, and its data reads wikis without any. `namespaces` are those whose
    pages count, None for all. With `everything` all that is typed on a page is written. `workers` is the number of
    processes, by default that of the processors; `page_timeout` is in seconds, 0 for no limit. `stretch_size` is how
    many bytes of a file, or of its text where the file cannot be read from its middle, a worker takes at a time; it
    decides nothing but the pace. With `fresh` what an interrupted run left is thrown away. `names` is where a database
    of the names of the dump goes; with that, or with one of an earlier run as `evidence`, flat tables have one more, of
    what their links lead to.
    """

    wiki: str | None = None
    namespaces: frozenset[int] | None = frozenset({0})
    everything: bool = False
    workers: int | None = None
    page_timeout: float = PAGE_TIMEOUT
    stretch_size: int | None = None
    fresh: bool = False
    names: Path | None = None
    evidence: Path | None = None


def run_dump(paths: Sequence[str], output: Path | None, options: Options, display: Display | None = None) -> Summary:
    """Reads the dumps at these places and writes their conflicts. Progress is told on standard error by default.

    A run that was interrupted goes on where it was. Beside the output stand `failed.jsonl`, `elsewhere.jsonl`,
    `ledger.json` and `balance.json`; without an output only names are written. An output that is a link is what it
    leads to. Raises `DumpError` where there is no
    dump, another run writes to the same place, or nothing can or may be written there, and `RunStoppedError` where the
    output cannot be written any longer.
    """
    output, names = (None if place is None else followed(place) for place in (output, options.names))
    wanted = Wanted(output, names, options.everything, options.evidence)
    if len(set(wanted.places)) != (output is not None) + (names is not None) or not wanted.places:
        raise DumpError("give --output, or --names, or both with different files")
    for place in wanted.places:
        check_name(place)
    form = None if output is None else form_of(output)
    if options.evidence is not None and (form is None or not form.is_flat):
        raise DumpError("--evidence is for tables: a .duckdb, or a folder")
    _check_places(wanted, form, paths)
    files = find_dump_files(paths)
    wikis = dump_wikis(files, options.wiki)
    if options.evidence is not None:
        for name in {wiki.site.database for wiki in wikis}:
            open_names(options.evidence, name).close()
    with ExitStack() as held:
        for place in wanted.places:
            _hold(held, place)
        try:
            return _run(files, wikis, form, wanted, options, display or make_display(sys.stderr))
        except OSError as error:
            place = _place_of(error, wanted.places)
            reason = error.strerror or error
            raise RunStoppedError(f"cannot write {place}: {reason}; the same command goes on from here") from error


def _hold(held: ExitStack, place: Path) -> None:
    """Keeps others from writing there. Raises `DumpError` where nothing can be written, so that no run begins."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DumpError(f"cannot make the folder of {place}: {error.strerror or error}") from error
    try:
        held.enter_context(locked(place))
    except OSError as error:
        raise DumpError(f"cannot write {place}: {error.strerror or error}") from error


def _place_of(error: OSError, places: Sequence[Path]) -> Path:
    """The place in or beside which the file is that could not be written; the first where the error does not tell."""
    file = str(error.filename or "")
    return next((place for place in places if file.startswith(str(place))), places[0])


def _check_places(wanted: Wanted, form: Form | None, paths: Sequence[str]) -> None:
    """Raises `DumpError` where to write would take something away that no earlier run wrote."""
    inputs = [Path(path) for path in paths if path != STANDARD_INPUT]
    check_apart(wanted.places, inputs, may_lie_within=True)
    check_apart(wanted.places, [] if wanted.evidence is None else [wanted.evidence])
    if wanted.output is not None and form is not None:
        check_output(wanted.output, form)
    if wanted.names is not None:
        check_names(wanted.names)
        check_apart([wanted.names], wanted.places[:-1])
    if form is not Form.TABLES and not is_begun(partial_folder(wanted.places[0])):
        check_side_files(wanted.places[0])


def _run(
    files: list[DumpFile],
    wikis: list[DumpWiki],
    form: Form | None,
    wanted: Wanted,
    options: Options,
    display: Display,
) -> Summary:
    folder = partial_folder(wanted.places[0])
    done = open_folder(folder, _settings(files, form, options), fresh=options.fresh)
    extraction = Extraction(options.namespaces, options.everything)
    job = Job(files, wikis, extraction, form, options.page_timeout, folder, wanted.names is not None)
    with display as shown:
        _note_beginning(shown, files, wikis, done)
        stretches = _run_stretches(job, options, shown)
        summary = summarise(files, wikis, folder, stretches)
        for damage in summary.damage:
            if damage.is_end:
                shown.note(f"{damage.file}: byte {damage.end}: {damage.error}")
        for warning in summary.warnings:
            shown.note(warning)
        finish(wanted, folder, len(stretches), summary)
    return summary


def dump_wikis(files: list[DumpFile], given: str | None) -> list[DumpWiki]:
    """The wiki of each file; `given` is that of files that do not say theirs.

    What to look for on a wiki is made out once, however many files are of it.
    """
    default = None if given is None else load_wiki(given)
    sieves: dict[Wiki, Sieve] = {}
    wikis = []
    for file in files:
        site = file.site
        if not site.database and default is None:
            raise DumpError(f"{file.name} does not say which wiki it is of: give --wiki")
        name = site.database or (default.code if default is not None else "")
        data = wiki_data(site, default)
        sieve = sieves[data] = sieves.get(data) or make_sieve(MilitaryConflict, data)
        wikis.append(DumpWiki(SiteInfo(name, site.language, site.namespaces), data, sieve))
    return wikis


def _settings(files: list[DumpFile], form: Form | None, options: Options) -> dict[str, object]:
    """What must be the same for an interrupted run to be gone on with."""
    namespaces = None if options.namespaces is None else sorted(options.namespaces)
    return {
        "version": version("warbox"),
        "files": [[file.path, file.size] for file in files],
        "form": None if form is None else form.value,
        "names": options.names is not None,
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
                f"{file.name}: there is no data for {wiki.site.database}; it is read with that of {wiki.data.code}"
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
    """Notes what went wrong in a stretch; that a file is not read to its end is noted when all stretches are done."""
    for damage in report.damage:
        if not damage.is_end:
            shown.note(f"{damage.file}: bytes {damage.start} to {damage.end}: {damage.error}")
    for failure in report.failures:
        shown.note(f"{failure.file}: byte {failure.offset}: {failure.page_title or 'a page'}: {failure.error}")
