"""Takes the remarks on all of a cell out of its lines: "Note: both fought each other" names nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from warbox.diagnostics import Code, Severity
from warbox.typed import Reader
from warbox.values.passage import Passage
from warbox.wikis import Wiki


def without_cell_remarks(lines: Sequence[Passage], reader: Reader) -> Sequence[Passage]:
    """The lines of a cell without those that are remarks on all of it, which are reported.

    Such a line begins with one of the wiki's words before a colon; with nothing behind the colon, the lines below are
    the remark.
    """
    begins = _beginning(reader.wiki)
    remarks = [at for at, line in enumerate(lines) if begins.match(line.text) and not _begins_with_link(line)]
    if not remarks:
        return lines
    heading = next((at for at in remarks if begins.fullmatch(lines[at].text.rstrip())), len(lines))
    for at in remarks:
        if at <= heading:
            _report(lines[at:] if at == heading else lines[at : at + 1], reader)
    taken = frozenset(remarks)
    return [line for at, line in enumerate(lines[:heading]) if at not in taken]


def _report(remark: Sequence[Passage], reader: Reader) -> None:
    start, end = remark[0].span(0, 0).start, remark[-1].span(0, len(remark[-1].text)).end
    message = "this is a remark on all of the cell, and names nobody"
    reader.report(Code.UNREADABLE_VALUE, Severity.NOTE, start, end, message, "move it to |notes= or into a footnote")


def _begins_with_link(line: Passage) -> bool:
    return any(mark.target and mark.start == 0 for mark in line.marks)


@lru_cache(maxsize=64)
def _beginning(wiki: Wiki) -> re.Pattern[str]:
    words = wiki.table("remarks").get("notes", [])
    return re.compile(rf"[\s(\uff08]*(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s*[:\uff1a]", re.IGNORECASE)
