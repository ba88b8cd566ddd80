"""What a worker reports of a stretch, and what all of it comes to."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field, computed_field

from warbox.dumps.ledger import Ledger


class Failure(BaseModel):
    """A page that could not be read: what is known of it, and why.

    `file` and `offset` tell where it is: `offset` is the byte of the file where its bzip2 block begins, or the first
    block of its stream, or that of the text where the file is not packed or can only be unpacked from its beginning.
    `wikitext` is what there is of it.
    """

    file: str
    offset: int
    page_id: int | None = None
    revision_id: int | None = None
    page_title: str | None = None
    error: str
    wikitext: str | None = None


class DamagedBytes(BaseModel):
    """Bytes `start` to `end` of a file that could not be read, and why; how many pages that took, where it is known.

    Where `end` is `start`, all that is behind it could not be read, or is missing.
    """

    file: str
    start: int
    end: int
    error: str
    pages: int | None = None

    @property
    def is_end(self) -> bool:
        """Whether it is the end of the file that is lost, and nobody knows how much that is."""
        return self.start == self.end


class ElsewhereKind(StrEnum):
    """How a page comes by a box that does not stand on it as a template."""

    MODULE = "module"
    UNCLOSED = "unclosed"
    TEMPLATE_PAGE = "template page"
    OTHER_NAMESPACE = "other namespace"
    TRANSCLUDED = "transcluded"


class Elsewhere(BaseModel):
    """A conflict box that no row holds: called as a module, never closed, on a page of templates or from one.

    `wiki` is the database of the page; `template` is the module or the template that is called or not closed, or the
    title of the page that has the box.
    """

    kind: ElsewhereKind
    wiki: str
    page_id: int
    page_title: str
    template: str


class TakenPage(BaseModel):
    """A page with so many conflicts; `page_id` is MediaWiki's number of it.

    `first_row` and `end_row`, exclusive, are the numbers of its rows in the part of its stretch: the rows themselves
    are counted, or, in flat tables, the pages.
    """

    page_id: int
    page_title: str
    revision_id: int | None
    timestamp: str | None
    conflicts: int
    first_row: int
    end_row: int


class RepeatedPage(BaseModel):
    """A page with a conflict that has no rows, since it comes once more in the run and that is what counts.

    `kept_revision_id` and `kept_file` say what counts: a later revision, or the same one in front.
    """

    wiki: str
    page_id: int
    page_title: str
    revision_id: int | None
    file: str
    kept_revision_id: int | None
    kept_file: str


class Counts(BaseModel):
    """How many pages there were, and what became of them.

    `pages` are `with_conflict`, `without_box`, `failed` and `repeated` together; redirects and pages outside of the
    namespaces that were asked for are among those without a box. `repeated` are pages with a conflict that come once
    more: what counts is the other one.
    """

    pages: int = 0
    with_conflict: int = 0
    without_box: int = 0
    failed: int = 0
    repeated: int = 0
    conflicts: int = 0
    redirects: int = 0
    other_namespaces: int = 0

    def add(self, other: Counts) -> None:
        """Adds other counts to these."""
        for name in Counts.model_fields:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def balance(self) -> bool:
        """Whether every page is accounted for."""
        return self.pages == self.with_conflict + self.without_box + self.failed + self.repeated


class Balance(Counts):
    """What a run comes to: the counts of those wikis, and what could not be read.

    That is so many bytes in so many places, and of so many files all that is behind some place, or missing there.
    """

    wikis: list[str]
    lost_bytes: int = 0
    lost_places: int = 0
    lost_ends: int = 0

    @computed_field  # type: ignore[prop-decorator]  # mypy has no property below a decorator
    @property
    def line(self) -> str:
        """All of it in one line, which balances."""
        boxes = "" if self.conflicts == self.with_conflict else f" ({self.conflicts:,} conflicts)"
        line = (
            f"{', '.join(self.wikis)}: {self.pages:,} pages in = {self.with_conflict:,} with a conflict{boxes}"
            f" + {self.without_box:,} without a box + {self.failed:,} failed"
        )
        lost = []
        if self.lost_places:
            lost.append(f"{self.lost_bytes:,} bytes of input in {_counted(self.lost_places, 'place')}")
        if self.lost_ends:
            lost.append(f"the end of {_counted(self.lost_ends, 'file')}")
        again = f" + {self.repeated:,} that came again (repeated.jsonl)" if self.repeated else ""
        return line + again + (f"; {' and '.join(lost)} could not be read" if lost else "")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class StretchReport(BaseModel):
    """What became of a stretch of a dump.

    `start` and `end` are those of the stretch; `has_end` tells whether the dump ends in it as it should, `has_text`
    whether any of its pages comes with a text. `taken` are its pages with a conflict. `part_bytes` has the sizes of its
    part files.
    """

    number: int
    file: int
    start: int
    end: int
    part_bytes: dict[str, int] = Field(default_factory=dict)
    has_end: bool = False
    has_text: bool = False
    counts: Counts = Field(default_factory=Counts)
    failures: list[Failure] = Field(default_factory=list)
    damage: list[DamagedBytes] = Field(default_factory=list)
    elsewhere: list[Elsewhere] = Field(default_factory=list)
    taken: list[TakenPage] = Field(default_factory=list)
    ledger: Ledger = Field(default_factory=Ledger)
