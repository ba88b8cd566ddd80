"""Several remarks on one value, as the text of its note."""

from __future__ import annotations

from collections.abc import Iterable

BETWEEN_REMARKS = "; "


def join_remarks(remarks: Iterable[str | None]) -> str | None:
    """The remarks that are there as one text, each once, whatever its case; None where there are none."""
    firsts: dict[str, str] = {}
    for remark in filter(None, remarks):
        firsts.setdefault(remark.casefold(), remark)
    return BETWEEN_REMARKS.join(firsts.values()) or None


def split_remarks(note: str | None) -> list[str]:
    """The remarks of a note."""
    return [] if note is None else note.split(BETWEEN_REMARKS)
