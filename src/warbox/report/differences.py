"""Where two articles differ, as lines for people."""

from __future__ import annotations

from warbox.page.comparison import Difference
from warbox.report.findings import one_line


def difference_line(difference: Difference) -> str:
    """`side 1: casualties (killed): 1305 | 1500`, with a dash where an article says nothing."""
    side = {None: "", 0: "all sides: "}.get(difference.side, f"side {difference.side}: ")
    subject = f" ({difference.subject})" if difference.subject else ""
    left, right = (said if said is not None else "-" for said in (difference.left, difference.right))
    return one_line(f"{side}{difference.topic}{subject}: {left} | {right}")
