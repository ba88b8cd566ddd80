"""Edits: what they change, and what they leave alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest

import warbox
from warbox import Edit, TemplateEdit
from warbox.values.dates.citation_date import CitationDate

CASES = tomllib.loads((Path(__file__).parent / "cases" / "edits.toml").read_text(encoding="utf-8"))["case"]
BATTLE = (
    "{{Infobox military conflict\n| conflict = Waterloo\n| combatant1 = {{flag|France|size=20px}}\n"
    "| result = Victory<ref>{{cite web|url=http://e.org|title=T}}</ref>\n}}\n{{flag|Spain}}\n"
)


def do(template: TemplateEdit, step: list[Any]) -> None:
    match step:
        case ["set", key, value]:
            template[key] = value
        case ["del", key]:
            del template[key]
        case ["rename", key, name]:
            template.rename(key, name)
        case ["before", neighbour, key, value]:
            template.insert_before(neighbour, key, value)
        case ["after", neighbour, key, value]:
            template.insert_after(neighbour, key, value)


def opened(text: str, wiki: str = "enwiki") -> tuple[warbox.Page, Edit]:
    page = warbox.parse(text, wiki=wiki)
    return page, page.edit()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_edit_of_one_template(case: dict[str, Any]) -> None:
    page, edit = opened(case["input"], case.get("wiki", "enwiki"))
    for step in case["do"]:
        do(edit[page.tree.templates[0]], step)
    assert edit.text == case["expected"]


def test_a_template_is_a_mapping_of_what_is_to_be() -> None:
    page, edit = opened("{{flag|France| size = 20px <!-- small --> }}")
    flag = edit[page.find(warbox.Flag)[0]]
    assert dict(flag) == {"1": "France", "size": "20px"}
    flag["link"] = "A"
    del flag["size"]
    assert dict(flag) == {"1": "France", "link": "A"}
    assert flag["country"] == "France"
    assert flag.get("size") is None
    assert "size" not in flag
    assert flag.pop("link") == "A"
    assert len(flag) == 1
    with pytest.raises(KeyError):
        del flag["size"]


def test_every_typed_object_opens() -> None:
    page, edit = opened(BATTLE + "{{sfn|A|1999}}{{unknown|a=b}}")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.sides[0].combatants[0].flag is not None
    edit[conflict]["conflict"] = "Wavre"
    edit[conflict.sides[0].combatants[0].flag]["size"] = "30px"
    edit[page.citations[0]]["title"] = "U"
    edit[page.short_footnotes[0]]["2"] = "2000"
    edit[page.untyped[0]]["a"] = "c"
    assert edit.text == BATTLE.replace("= Waterloo", "= Wavre").replace("20px", "30px").replace(
        "title=T", "title=U"
    ) + ("{{sfn|A|2000}}{{unknown|a=c}}")


def test_the_page_of_an_edit_is_read_afresh() -> None:
    page, edit = opened(BATTLE)
    edit[page.find(warbox.Flag)[0]]["1"] = "Prussia"
    assert [flag.country for flag in edit.page.find(warbox.Flag)] == ["Prussia", "Spain"]
    assert [flag.country for flag in page.find(warbox.Flag)] == ["France", "Spain"]


def test_templates_are_replaced_taken_out_and_put_in() -> None:
    page, edit = opened(BATTLE)
    inner, outer = page.find(warbox.Flag)
    edit[inner] = "{{flagicon|France}}"
    edit.insert_before(inner, "A ")
    edit.insert_after(inner, " B")
    del edit[outer]
    edit.insert(0, "{{short description|War}}\n")
    assert edit.text == "{{short description|War}}\n" + BATTLE.replace(
        "{{flag|France|size=20px}}", "A {{flagicon|France}} B"
    ).replace("{{flag|Spain}}\n", "")


def test_edits_of_a_template_and_of_another_parameter_of_its_parent_compose() -> None:
    page, edit = opened("{{Infobox military conflict|combatant1={{flag|France}}}}")
    edit[page.conflict]["combatant2"] = "X"
    edit.insert_after(page.find(warbox.Flag)[0], " Y")
    edit[page.find(warbox.Flag)[0]]["size"] = "9px"
    assert edit.text == "{{Infobox military conflict|combatant1={{flag|France|size=9px}} Y|combatant2=X}}"


def test_edits_of_a_value_and_of_a_template_in_it_overlap() -> None:
    page, edit = opened(BATTLE)
    edit[page.find(warbox.Flag)[0]]["size"] = "30px"
    with pytest.raises(warbox.OverlappingEditsError, match="another edit changes it"):
        edit[page.conflict]["combatant1"] = "France"
    with pytest.raises(warbox.OverlappingEditsError):
        edit[page.conflict] = ""
    assert edit.text == BATTLE.replace("20px", "30px")
    edit[page.conflict]["conflict"] = "Wavre"
    assert edit.text == BATTLE.replace("20px", "30px").replace("= Waterloo", "= Wavre")


def test_a_value_that_is_set_back_overlaps_with_nothing() -> None:
    page, edit = opened(BATTLE)
    edit[page.conflict]["combatant1"] = "France"
    edit[page.conflict]["combatant1"] = "{{flag|France|size=20px}}"
    edit[page.find(warbox.Flag)[0]]["size"] = "30px"
    assert edit.text == BATTLE.replace("20px", "30px")


def test_objects_of_other_pages_and_texts_are_stale() -> None:
    page, edit = opened(BATTLE)
    other = warbox.parse(BATTLE.replace("Spain", "Italy"))
    conflict = page.conflict
    assert conflict is not None
    for stale in (other.conflict, other.citations[0], other.tree.templates[0], conflict.model_copy()):
        with pytest.raises(warbox.StaleObjectError):
            edit[stale]["conflict"] = "X"
    edit[conflict]["conflict"] = "X"
    with pytest.raises(warbox.StaleObjectError):
        edit.page.edit()[conflict]
    assert edit.text == BATTLE.replace("= Waterloo", "= X")


def test_objects_that_are_no_templates_have_no_parameters() -> None:
    page, edit = opened(BATTLE)
    conflict = page.conflict
    assert conflict is not None
    for found in (conflict.name, conflict.sides[0].combatants[0], page.references[0], "text", None):
        with pytest.raises(warbox.NotATemplateError):
            edit[found]


@pytest.mark.parametrize("value", ["}}", "{{a", "[[b", "]] [[", "<!-- c", "<ref>d", "-{e", "<nowiki>"])
def test_a_value_that_would_break_the_template_is_refused(value: str) -> None:
    page, edit = opened(BATTLE)
    with pytest.raises(warbox.UnwritableValueError):
        edit[page.conflict]["result"] = value
    with pytest.raises(warbox.UnwritableValueError):
        edit[page.conflict]["notes"] = value
    assert edit.text == BATTLE


def test_a_value_that_would_change_what_stands_elsewhere_is_refused() -> None:
    page, edit = opened("<ref>{{a|b=c}} and {{d}}")
    edit[page.tree.templates[0]]["b"] = "</ref>"
    with pytest.raises(warbox.UnwritableValueError):
        _ = edit.text


@pytest.mark.parametrize("name", ["", " a", "a|b", "a=b", "{{a}}", "a\nb", "[[a"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    page, edit = opened("{{x|a=1}}")
    with pytest.raises(warbox.ParameterNameError):
        edit[page.tree.templates[0]][name] = "v"
    with pytest.raises(warbox.ParameterNameError):
        edit[page.tree.templates[0]].rename("a", name)
    assert edit.text == page.text


def test_a_name_that_is_taken_is_refused() -> None:
    page, edit = opened("{{x|a=1|b=2|c|d}}")
    template = edit[page.tree.templates[0]]
    for step in (["rename", "a", "b"], ["rename", "1", "e"], ["after", "a", "b", "3"], ["before", "b", "a", "3"]):
        with pytest.raises(warbox.ParameterNameError):
            do(template, step)
    template.rename("2", "e")
    assert edit.text == "{{x|a=1|b=2|c|e=d}}"


def test_a_diff_shows_the_lines_that_differ() -> None:
    page, edit = opened("{{flag|France}}\r\nb\u2028c")
    assert edit.diff() == ""
    edit[page.find(warbox.Flag)[0]]["1"] = "Spain"
    assert edit.diff() == (
        "--- wikitext\n+++ wikitext\n@@ -1,2 +1,2 @@\n-{{flag|France}}\r\n+{{flag|Spain}}\r\n b\u2028c\n"
        "\\ No newline at end of file\n"
    )


def test_none_takes_a_parameter_out() -> None:
    page, edit = opened("{{flag|France|size=20px}}")
    flag = edit[page.find(warbox.Flag)[0]]
    flag["size"] = None
    flag["link"] = None
    assert edit.text == "{{flag|France}}"


def test_typed_values_are_written_in_the_words_of_the_wiki() -> None:
    page, edit = opened("{{Infobox military conflict\n|date=1815年\n|commander1=A\n}}", "zhwiki")
    conflict = edit[page.conflict]
    conflict["date"] = warbox.HistoricalDate(edtf="1815-06-18")
    conflict["commander1"] = [
        warbox.Commander(name=warbox.Name(text="Ney", target="Michel Ney"), status=("killed",)),
        warbox.Commander(name=warbox.Name(text="Soult")),
    ]
    conflict["combatant1"] = warbox.Flag(country="France")
    conflict["casualties1"] = [warbox.Casualties(category="killed", low=2500, high=None)]
    assert edit.text == (
        "{{Infobox military conflict\n|date=1815年6月18日\n|combatant1={{flag|法国}}\n"
        "|commander1=[[Michel Ney|Ney]] {{KIA}}<br>Soult\n|casualties1=至少 2,500人阵亡\n}}"
    )


def test_a_typed_value_set_to_itself_changes_nothing(seed_text: str) -> None:
    page, edit = opened(seed_text, "zhwiki")
    conflict = page.conflict
    assert conflict is not None
    edit[conflict]["date"] = conflict.date
    edit[conflict]["result"] = conflict.result
    edit[conflict]["place"] = conflict.place
    edit[conflict]["image"] = conflict.image
    for side in conflict.sides:
        edit[conflict][f"combatant{side.number}"] = side.combatants
        edit[conflict][f"commander{side.number}"] = list(side.commanders)
        edit[conflict][f"strength{side.number}"] = side.strength
        edit[conflict][f"casualties{side.number}"] = side.casualties
    for citation in page.citations:
        for field in ("date", "access_date", "title_link", "pages", "archive_date"):
            if getattr(citation, field) is not None and field in edit[citation]:
                edit[citation][field] = getattr(citation, field)
    assert edit.replacements == []


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


@pytest.mark.parametrize(
    ("before", "edtf", "after"),
    [
        ("October 21, 1600", "1600-10-22", "October 22, 1600"),
        ("Oct 21, 1600", "1600-10-22", "Oct 22, 1600"),
        ("Sept. 1, 1600", "1600-10-22", "October 22, 1600"),
        ("21 Oct 1600", "1600-11-22", "22 November 1600"),
        ("July 1-3, 1863", "1863-07-02/1863-07-04", "July 2-4, 1863"),
        ("July 1-3, 1863", "1863-06-30/1863-07-04", "June 30 – July 4, 1863"),
        ("October 21, 1600 – March 3, 1601", "1600-10-22/1601-03-04", "October 22, 1600 – March 4, 1601"),
        ("21 October 1600", "1600-10-22", "22 October 1600"),
        ("18 June 1815", "1815-06-19", "19 June 1815"),
        ("June 18, 1815", "1815-06-19", "June 19, 1815"),
        ("1 July 1916", "1916-07-02", "2 July 1916"),
        ("2 August 216 BC", "-0215-08-03", "3 August 216 BC"),
        ("1–3 July 18", "0018-07-02/0018-07-04", "2–4 July 18 AD"),
        ("1600-10-21", "1600-10-22", "1600-10-22"),
        ("1600", "1600-10-22", "22 October 1600"),
    ],
)
def test_a_date_takes_the_form_of_the_one_that_it_replaces(before: str, edtf: str, after: str) -> None:
    page, edit = opened(f"{{{{Infobox military conflict|date={before}|result=R}}}}")
    edit[page.conflict]["date"] = warbox.HistoricalDate(edtf=edtf)
    assert edit.text == f"{{{{Infobox military conflict|date={after}|result=R}}}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [("2010-01-02", "1916-07-02"), ("1 July 1916", "2 July 1916"), ("July 1, 1916", "July 2, 1916")],
)
def test_the_date_of_a_citation_stays_in_its_form(before: str, after: str) -> None:
    page, edit = opened(f"{{{{cite web|title=T|url=http://e.org|access-date={before}}}}}")
    citation = page.citations[0]
    assert citation.access_date is not None
    dates = [
        warbox.HistoricalDate(edtf="1916-07-02"),
        CitationDate(edtf="1916-07-02"),
        citation.access_date.model_copy(update={"edtf": "1916-07-02"}),
    ]
    for date in dates:
        edit[citation]["access_date"] = date
        assert edit.text == f"{{{{cite web|title=T|url=http://e.org|access-date={after}}}}}"


class Town(warbox.TemplateModel, names="edited town"):
    """A town whose name may stand under two names."""

    name: Annotated[str | None, warbox.Parameter("name", "official_name")] = None
    population: Annotated[int | None, warbox.Parameter("population")] = None


@pytest.mark.parametrize(
    ("before", "after"),
    [("official_name=A", "official_name=B"), ("name=A|official_name=C", "name=B|official_name=C"), ("", "name=B")],
)
def test_a_field_is_set_in_the_parameter_that_it_was_read_from(before: str, after: str) -> None:
    page, edit = opened(f"{{{{edited town|{before}}}}}".replace("|}}", "}}"))
    edit[page.find(Town)[0]]["name"] = "B"
    assert edit.text == f"{{{{edited town|{after}}}}}"


@pytest.mark.parametrize(
    ("wiki", "template", "names"),
    [
        ("enwiki", "Infobox military conflict", ("partof", "conflict", "caption", "casus", "place")),
        ("dewiki", "Infobox Militärischer Konflikt", ("TEILVON", "KONFLIKT", "BESCHREIBUNG", None, "ORT")),
    ],
)
def test_a_field_is_added_under_the_name_that_the_wiki_has_for_its_parameter(
    wiki: str, template: str, names: tuple[str | None, ...]
) -> None:
    for key, name in zip(("part_of", "name", "image_caption", "cause", "place"), names, strict=True):
        page, edit = opened(f"{{{{{template}}}}}", wiki)
        edit[page.conflict][key] = "X"
        if name is not None:
            assert edit.text == f"{{{{{template}|{name}=X}}}}"


def test_a_field_is_not_set_in_a_parameter_that_says_something_else() -> None:
    box = "{{Infobox military conflict|image=A.jpg|image_upright=1.2|place=[[Waterloo]] {{coord|50|4}}}}"
    page, edit = opened(box)
    edit[page.conflict]["coordinates"] = "{{coord|51|5}}"
    edit[page.conflict]["image_size"] = "300px"
    assert edit.text == (
        "{{Infobox military conflict|image=A.jpg|image_size=300px|image_upright=1.2|place=[[Waterloo]] {{coord|50|4}}"
        "|coordinates={{coord|51|5}}}}"
    )


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


def test_a_value_that_nothing_can_write_is_refused() -> None:
    page, edit = opened(BATTLE)
    for value in (object(), True, [None]):
        with pytest.raises(warbox.UnwritableValueError):
            edit[page.conflict]["result"] = value
    edit[page.conflict]["strength1"] = 5000
    assert "| strength1 = 5000\n" in edit.text


def test_a_template_gets_another_name() -> None:
    page = warbox.parse("{{flagicon|USA}} {{ Flagicon <!-- c -->\n| {{flagicon|x}}|size=1}}")
    edit = page.edit()
    for flag in page.find(warbox.Flag):
        edit.rename_template(flag, "flagdeco")
        edit[flag]["size"] = "23px"
    expected = "{{flagdeco|USA|size=23px}} {{ flagdeco <!-- c -->\n| {{flagdeco|x|size=23px}}|size=23px}}"
    assert edit.text == expected


@pytest.mark.parametrize("name", ["", " a", "a|b", "a\nb", "a}}b", "[[x]]", "#if:x", "PAGENAME"])
def test_a_name_that_no_template_can_have(name: str) -> None:
    page = warbox.parse("{{flagicon|USA}}")
    edit = page.edit()
    with pytest.raises(warbox.UnwritableValueError, match="cannot be the name of a template"):
        edit.rename_template(page.typed[0], name)
    assert edit.diff() == ""


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
