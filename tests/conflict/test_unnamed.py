"""Templates that stand for a combatant and are not known: they are found, so that nobody is missing in silence."""

from __future__ import annotations

import pytest

import warbox


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("{{flag|Morocco}}<br>{{SADR}}", ["{{SADR}}"]),
        ("{{XYZ|1900}}<ref>A</ref>", ["{{XYZ|1900}}"]),
        ("{{plainlist|\n* {{XYZ}}\n* [[A]]\n* {{SADR}}}}", ["{{XYZ}}", "{{SADR}}"]),
        ("{{XYZ}} [[A]]<br>[[B]] {{XYZ}}", []),
        ("{{flag|{{XYZ}}}}<br>{{clear}}", []),
    ],
    ids=["behind a line break", "before a footnote", "in a list", "beside a name", "in a flag"],
)
def test_a_template_alone_on_a_line(cell: str, named: list[str]) -> None:
    page = warbox.parse("{{Infobox military conflict|combatant1=" + cell + "}}")
    found = [one for one in page.diagnostics if one.code is warbox.Code.UNNAMED_COMBATANT]
    assert [page.text[slice(one.span.start, one.span.end)] for one in found] == named
