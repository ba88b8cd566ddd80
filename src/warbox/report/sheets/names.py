"""The sheets of names: the forms of one name, and how likely two names are one."""

from __future__ import annotations

from collections.abc import Iterable

from warbox.names.evidence import Comparison, Evidence
from warbox.names.group import NameGroup
from warbox.report.sheets.sheet import Line, Role, Row, Run, Sheet, fact, line, text_facts


def name_group_sheet(group: NameGroup) -> Sheet:
    """The forms of one name: that of each variant, those that the page writes and how often, and why they are one."""
    written = [Line((Run(form.text), *_detail(form.lang or "")), f"{len(form.spans)}×") for form in group.members]
    return Sheet(
        title=_most_written(group),
        subtitle="name",
        facts=(
            fact("Variants", *(line(form, sign=variant) for variant, form in group.variants.items())),
            fact("Written", *written, numbers=True),
            *text_facts({"Territories": ", ".join(group.territories)}),
            *_evidence(group.evidence),
        ),
    )


def comparison_sheet(comparison: Comparison) -> Sheet:
    """How likely two names are one, and why."""
    return Sheet(
        title=f"{comparison.score:.3f}", subtitle="that two names are one", facts=_evidence(comparison.evidence)
    )


def _most_written(group: NameGroup) -> str:
    return max(group.members, key=lambda form: len(form.spans)).text if group.members else "(no form)"


def _evidence(evidence: Iterable[Evidence]) -> tuple[Row, ...]:
    """The reasons with their weights in log-odds."""
    lines = [Line((Run(one.kind.value), *_detail(one.detail)), f"{one.weight:+.1f}") for one in evidence]
    return (fact("Evidence", *lines, numbers=True),) if lines else ()


def _detail(text: str) -> Iterable[Run]:
    return (Run(text, Role.FAINT),) if text else ()
