"""Items that an edit adds to a list, in the form that the list has."""

from __future__ import annotations

import pytest

import warbox
from tests.page.edit_making import opened


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A", "A<br>B"),
        ("A<br />\nC", "A<br />\nC<br />\nB"),
        ("\n* A\n* C", "\n* A\n* C\n* B"),
        ("{{plainlist|\n* A\n* C\n}}", "{{plainlist|\n* A\n* C\n* B\n}}"),
        ("{{ubl|A|C}}", "{{ubl|A|C|B}}"),
        ("{{ubl\n| A\n| C\n}}", "{{ubl\n| A\n| C\n| B\n}}"),
        ("{{collapsible list|title=T|A}}", "{{collapsible list|title=T|A|B}}"),
        (
            "{{Plainlist}}\n* A\n* {{flag|C}}\n{{Endplainlist}}",
            "{{Plainlist}}\n* A\n* {{flag|C}}\n* B\n{{Endplainlist}}",
        ),
        ("'''East:'''{{ubl|A|C}}", "'''East:'''{{ubl|A|C|B}}"),
        ("'''East'''<br>{{plainlist|\n* A\n}}", "'''East'''<br>{{plainlist|\n* A\n* B\n}}"),
        ("A<br>C<br>{{collapsible list|title=T|D}}", "A<br>C<br>{{collapsible list|title=T|D}}<br>B"),
        ("{{flag|A}}", "{{flag|A}}<br>B"),
        ("", " B"),
    ],
)
def test_an_item_is_added_in_the_form_of_the_list(before: str, after: str) -> None:
    frame = "{{Infobox military conflict\n| conflict = X\n| commander1 =%s <!-- c -->\n}}"
    page, edit = opened(frame % before)
    edit[page.conflict].append("commander1", "B")
    assert edit.text == frame % after


def test_items_are_added_beside_an_edit_of_another_item() -> None:
    page, edit = opened("{{Infobox military conflict|combatant1={{flag|France}}}}")
    edit[page.find(warbox.Flag)[0]]["size"] = "20px"
    edit[page.conflict].append("combatant1", [warbox.Flag(country="Spain"), "[[Prussia]]"])
    assert edit.text == (
        "{{Infobox military conflict|combatant1={{flag|France|size=20px}}<br>{{flag|Spain}}<br>[[Prussia]]}}"
    )


def test_items_added_to_an_open_list_are_taken_back() -> None:
    page, edit = opened("{{Infobox military conflict|combatant1={{plainlist}}\n* A\n{{endplainlist}}|result=R}}")
    edit[page.conflict].append("combatant1", ["B", "C"])
    assert edit[page.conflict]["combatant1"] == "{{plainlist}}\n* A\n* B\n* C\n{{endplainlist}}"
    assert edit.reversed().applied() == page.text
    edit[page.conflict]["combatant1"] = "D"
    assert edit.text == "{{Infobox military conflict|combatant1=D|result=R}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{{ubl|A|B}}", "{{ubl|A|B|C}}"),
        ("{{ubl|1=A|2=B}}", "{{ubl|1=A|2=B|3=C}}"),
        ("{{ubl|A|2=B|class=x}}", "{{ubl|A|2=B|3=C|class=x}}"),
    ],
)
def test_an_item_is_added_behind_those_that_are_numbered_by_name(before: str, after: str) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict|commander1={before}}}}}")
    edit = page.edit()
    edit[page.conflict].append("commander1", "C")
    assert edit.text == f"{{{{Infobox military conflict|commander1={after}}}}}"
