"""Combatants and commanders as the lines of a cell name them: the cases are data, beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import warbox
from warbox import Combatant, Commander, Name
from warbox.values.name import ForeignTitle

CASES = tomllib.loads((Path(__file__).parent / "cases" / "lines.toml").read_text(encoding="utf-8"))["case"]


def told(one: Combatant | Commander) -> dict[str, Any]:
    """What is said of somebody, as a case writes it."""
    said = {
        "name": one.name.text,
        "link": one.link,
        "group": one.group,
        "period": one.period,
        "note": one.note,
        "flags": [flag.country for flag in one.flags],
        "rank": getattr(one, "rank", None),
        "status": list(getattr(one, "status", ())),
    }
    return {name: value for name, value in said.items() if value}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_who_is_named(case: dict[str, Any]) -> None:
    conflict = warbox.parse(
        f"{{{{infobox military conflict|{case['cell']}1={case['input']}}}}}", wiki=case.get("wiki", "en")
    ).conflict
    assert conflict is not None
    assert [told(one) for one in getattr(conflict.sides[0], f"{case['cell']}s")] == case["expected"]


@pytest.mark.parametrize(
    "table",
    [
        '{{{!}} class="wikitable"\n! Killed !! Wounded\n{{!-}}\n{{!}} 1,200 {{!}}{{!}} 3,400\n{{!}}}',
        "{{(!}}\n{{!}} colspan=2 {{!}} 1,200\n{{!-}}\n\n{{!}} 3,400\n{{!)}}",
    ],
)
def test_figures_in_a_table_are_not_read_and_the_table_is_reported(table: str) -> None:
    text = f"{{{{infobox military conflict|combatant1=A|casualties1=\n{table}\n* 15 guns}}}}"
    page = warbox.parse(text, wiki="en")
    assert page.conflict is not None
    assert [(one.category, one.low) for one in page.conflict.sides[0].casualties] == [("guns", 15)]
    (finding,) = page.diagnostics
    assert (finding.code, finding.message) == ("unreadable-value", "figures in a table are not read")
    assert page.text[finding.span.start : finding.span.end] == table


@pytest.mark.parametrize(
    ("wiki", "value", "campaigns"),
    [
        ("en", "campaignbox={{Hill theatre}}\n{{Campaignbox Foo War}}{{clear}}", ["Hill theatre", "Foo War"]),
        ("en", "campaignbox={{Campaignbox Foo War}} {{PAGENAME}}|notes={{Foo}}", ["Foo War"]),
        ("fr", "batailles={{Palette Guerre de Foo}}", ["Palette Guerre de Foo"]),
        ("de", "ÜBERBLICK={{Linkbox Fookrieg}}", ["Linkbox Fookrieg"]),
    ],
)
def test_what_stands_in_the_parameter_of_campaign_boxes_is_one_whatever_its_name(
    wiki: str, value: str, campaigns: list[str]
) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|{value}}}}}", wiki=wiki)
    assert page.conflict is not None
    assert [one.campaign for one in page.conflict.campaignboxes] == campaigns
    copy = page.conflict.model_copy(update={"parameters": {}})
    again = warbox.parse(copy.to_wikitext(wiki), wiki=wiki).conflict
    assert again is not None
    assert [one.campaign for one in again.campaignboxes] == campaigns


def test_a_link_that_names_no_language_leads_to_no_other_wiki() -> None:
    text = "{{ill|John Roe}}<br>{{ill|John Doe|fr|Jean Doe}}"
    conflict = warbox.parse(f"{{{{infobox military conflict|commander1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    first, second = conflict.sides[0].commanders
    assert (first.link, first.name.foreign) == ("John Roe", None)
    assert second.name.foreign is not None
    assert (second.link, second.name.foreign.lang, second.name.foreign.title) == ("John Doe", "fr", "Jean Doe")


@pytest.mark.parametrize(("cell", "other"), [("casualties", "strength"), ("strength", "casualties")])
def test_a_cell_without_a_number_is_of_all_sides(cell: str, other: str) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|{cell}=300 men|combatant1=A}}}}", wiki="en").conflict
    assert conflict is not None
    assert conflict.joint is not None
    assert [figure.low for figure in getattr(conflict.joint, cell)] == [300]
    assert getattr(conflict.joint, other) == ()
    assert [getattr(side, cell) for side in conflict.sides] == [()]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Battle of Foo<br />or<br>Battle of Bar", "Battle of Foo or Battle of Bar"),
        ("the [[Foo War]]{{br}}and the [[Bar War]]", "the Foo War and the Bar War"),
        ("\n* [[Foo War]]\n* [[Bar War]]", "Foo War\nBar War"),
    ],
)
def test_a_break_in_the_name_of_a_conflict_or_of_its_war_is_a_blank(written: str, text: str) -> None:
    box = f"{{{{infobox military conflict|conflict={written}|partof={written}|place={written}}}}}"
    conflict = warbox.parse(box, wiki="en").conflict
    assert conflict is not None
    assert conflict.name is not None
    assert conflict.part_of is not None
    assert (conflict.name.text, conflict.part_of.text) == (text, text)
    assert conflict.name.wikitext == written.strip()


def test_bullets_that_are_typed_are_no_part_of_the_result() -> None:
    box = "{{infobox military conflict|result=• Foo victory:<br>– [[Bar]] leaves\n* • peace – at last}}"
    conflict = warbox.parse(box, wiki="en").conflict
    assert conflict is not None
    assert conflict.result is not None
    assert conflict.result.outcome == "Foo victory"
    assert conflict.result.text == "Foo victory:\nBar leaves\npeace – at last"


@pytest.mark.parametrize(
    ("cell", "files"),
    [
        ("<center>[[File:Foo.svg|30px]] [[Image:Bar.svg]]<br>[[Foo party]]</center>", [["Foo.svg", "Bar.svg"]]),
        ("{{flagicon image|Foo.svg}}<br>''[[Foo party]]''", [["Foo.svg"]]),
        ("[[File:Foo.svg]]<br>[[Foo]]<br>[[Bar]]", [[], []]),
        ("[[File:Foo.svg]]<br>[[Foo]]<br>[[File:Bar.svg]]<br>[[Bar]]", [["Foo.svg"], ["Bar.svg"]]),
        ("[[Foo]]<br>[[File:Foo.svg]]<br>[[Bar]]", [[], []]),
        ("[[File:Foo.svg]]<br>[[File:Bar.svg]] [[Bar]]", [["Bar.svg"]]),
    ],
)
def test_pictures_on_a_line_of_their_own_are_flags_of_who_is_named_below(cell: str, files: list[list[str]]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={cell}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [[flag.file for flag in one.flags] for one in conflict.sides[0].combatants] == files


@pytest.mark.parametrize("cell", ["combatant", "commander"])
def test_the_page_of_another_wiki_in_brackets_is_that_of_who_is_named(cell: str) -> None:
    text = "Asen Foo ([[:bg:Асен|bg]])<br>[[Bar]] (old) ([[:de:Barr|de]])<br>Baz ([[:fr:Qux|Qux]])<br>Roe ([[s:roe|x]])"
    conflict = warbox.parse(f"{{{{infobox military conflict|{cell}1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    found = [(one.name, one.note) for one in getattr(conflict.sides[0], f"{cell}s")]
    assert found == [
        (Name(text="Asen Foo", foreign=ForeignTitle(lang="bg", title="Асен")), None),
        (Name(text="Bar", target="Bar", foreign=ForeignTitle(lang="de", title="Barr")), "old"),
        (Name(text="Baz"), "Qux"),
        (Name(text="Roe"), "x"),
    ]


@pytest.mark.parametrize("cell", ["combatant", "commander"])
@pytest.mark.parametrize(
    ("wiki", "remark"),
    [
        ("en", "Note: both fought a war over [[Bar]]."),
        ("en", "NB: '''Bar''' left"),
        ("en", "(Note: Bar left in 1916)"),
        ("en", "Notes:''<br>[[Bar]] left<br>and so did [[Baz]]"),
        ("fr", "Remarque : [[Bar]] quitte la guerre"),
        ("zh", "註：[[巴]]後退出"),
    ],
)
def test_a_remark_on_the_cell_names_nobody_and_is_reported(cell: str, wiki: str, remark: str) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|{cell}1=[[Foo]]<br>''{remark}}}}}", wiki=wiki)
    assert page.conflict is not None
    assert [one.name.text for one in getattr(page.conflict.sides[0], f"{cell}s")] == ["Foo"]
    (finding,) = page.diagnostics
    assert (finding.code, finding.severity) == ("unreadable-value", "note")
    assert page.text[finding.span.start : finding.span.end] == remark


def test_who_is_called_as_a_word_for_remarks_is_somebody() -> None:
    conflict = warbox.parse("{{infobox military conflict|combatant1=[[NB]]: 1914<br>Notes of Bar}}").conflict
    assert conflict is not None
    assert [one.name.text for one in conflict.sides[0].combatants] == ["NB", "Notes of Bar"]


@pytest.mark.parametrize(
    ("wiki", "result", "outcome"),
    [
        ("en", "Foo victory (see {{section link||Aftermath}})<br>Bar leaves", "Foo victory"),
        ("en", "Foo victory (see [[#Aftermath|Aftermath (1920)]])", "Foo victory"),
        ("en", "Foo victory. See [[#Aftermath|Aftermath]].", "Foo victory"),
        ("en", "Disputed; ''see below''", "Disputed"),
        ("en", "See [[#Aftermath|Aftermath]]", "See Aftermath"),
        ("en", "Foo victory (see Bar) in the north", "Foo victory (see Bar) in the north"),
        ("en", "Bar seen as victor, Holy See neutral", "Bar seen as victor, Holy See neutral"),
        ("de", "Sieg von Foo (siehe [[#Folgen|Folgen]])", "Sieg von Foo"),
        ("de", "Sieg von Foo (See von Bar)", "Sieg von Foo (See von Bar)"),
        ("fr", "Victoire de Foo (voir [[#Bilan|bilan]])", "Victoire de Foo"),
        ("ru", "Победа Фу (см. [[#Итоги|Итоги]])", "Победа Фу"),
        ("zh", "富軍勝利（詳見[[#結果|結果]]）", "富軍勝利"),
    ],
)
def test_the_outcome_is_without_what_sends_the_reader_elsewhere(wiki: str, result: str, outcome: str) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|conflict=Foo|result={result}}}}}", wiki=wiki)
    assert page.conflict is not None
    found = page.conflict.result
    assert found is not None
    assert found.outcome == outcome
    assert found.text.startswith(outcome)


def test_an_outcome_is_set_before_the_remark_behind_it() -> None:
    page = warbox.parse("{{infobox military conflict|result=Foo victory (see [[#Aftermath|Aftermath]])}}")
    assert page.conflict is not None
    assert page.conflict.result is not None
    edit = page.edit()
    edit[page.conflict]["result"] = page.conflict.result.model_copy(update={"outcome": "Bar victory"})
    assert edit.text == "{{infobox military conflict|result=Bar victory (see [[#Aftermath|Aftermath]])}}"
