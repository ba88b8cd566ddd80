"""Edits: what they change, and what they leave alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest

import warbox
from tests.page.edit_making import BATTLE, opened
from warbox import TemplateEdit

CASES = tomllib.loads((Path(__file__).parent / "cases" / "edits.toml").read_text(encoding="utf-8"))["case"]


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
        "|commander1=[[Michel Ney|Ney]] {{KIA}}<br>Soult\n|casualties1=至少2,500人阵亡\n}}"
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


def test_a_template_gets_another_name() -> None:
    page = warbox.parse("{{flagicon|USA}} {{ Flagicon <!-- c -->\n| {{flagicon|x}}|size=1}}")
    edit = page.edit()
    for flag in page.find(warbox.Flag):
        edit.rename_template(flag, "flagdeco")
        edit[flag]["size"] = "23px"
    expected = "{{flagdeco|USA|size=23px}} {{ flagdeco <!-- c -->\n| {{flagdeco|x|size=23px}}|size=23px}}"
    assert edit.text == expected
