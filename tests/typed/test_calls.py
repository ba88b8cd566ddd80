"""`{{#invoke:module|function|...}}` in the place of a template, as long pages write it."""

from __future__ import annotations

import pytest

import warbox
from warbox.templates.flags import FlagCountry, FlagIcon

WAR = """{{#invoke:Infobox military conflict|main
| conflict = Some war
| combatant1 = {{#invoke:flag||Russia}}<br>{{#invoke:flag|icon|BLR}} [[Belarus]]
| strength1 = {{#invoke:list|unbulleted|190,000 troops|20 ships}}
| casualties1 = 300 killed<ref>{{#invoke:cite web||title=T|url=http://example.org}}</ref>
}}"""


def test_a_war_in_calls_of_modules() -> None:
    page = warbox.parse(WAR)
    conflict = page.conflict
    assert conflict is not None
    assert list(conflict.parameters) == ["conflict", "combatant1", "strength1", "casualties1"]
    assert [(one.name.text, one.flag and one.flag.country) for one in conflict.sides[0].combatants] == [
        ("Russia", "Russia"),
        ("Belarus", "BLR"),
    ]
    assert [(one.category, one.low) for one in conflict.sides[0].strength] == [("personnel", 190000), ("ships", 20)]
    assert [(one.kind, one.title, one.reference) for one in page.citations] == [("web", "T", 0)]
    assert page.untyped == []
    assert page.diagnostics == []


@pytest.mark.parametrize(
    ("wiki", "call", "model", "template"),
    [
        ("enwiki", "{{#invoke:flag|icon|ARM}}", FlagIcon, "#invoke:flag|icon"),
        ("enwiki", "{{ #Invoke: Flag <!-- x --> | icon | ARM }}", FlagIcon, "#Invoke: Flag|icon"),
        ("enwiki", "{{#invoke:Flag||ARM}}", warbox.Flag, "#invoke:Flag|"),
        ("enwiki", "{{#invoke:flag|country|ARM}}", FlagCountry, "#invoke:flag|country"),
        ("enwiki", "{{#invoke:Flagicon|main|ARM}}", FlagIcon, "#invoke:Flagicon|main"),
        ("zhwiki", "{{#调用:flag|icon|ARM}}", FlagIcon, "#调用:flag|icon"),
    ],
)
def test_a_call_is_the_template_that_it_stands_for(
    wiki: str, call: str, model: type[warbox.Flag], template: str
) -> None:
    (flag,) = warbox.parse(call, wiki=wiki).find(warbox.Flag)
    assert (type(flag), flag.template, flag.country, flag.unread) == (model, template, "ARM", ())
    assert warbox.parse(flag.to_wikitext(wiki), wiki=wiki).find(warbox.Flag)[0].country == "ARM"


@pytest.mark.parametrize("kind", ["news", "web"])
def test_a_module_may_be_a_family_of_templates(kind: str) -> None:
    (citation,) = warbox.parse(f"{{{{#invoke:cite|{kind}|title=T}}}}").citations
    assert (citation.kind, citation.title) == (kind, "T")


@pytest.mark.parametrize(
    "text",
    [
        "{{#invoke:flag}}",
        "{{#invoke:flag|other|ARM}}",
        "{{#invoke:Infobox military conflict|other|conflict=A}}",
        "{{#invoke:Infobox military conflict|conflict=A}}",
        "{{#invoke:}}",
        "{{#invoke:|main}}",
        "{{#if:flag|icon|ARM}}",
    ],
)
def test_other_calls_are_listed_as_untyped(text: str) -> None:
    page = warbox.parse(text)
    assert page.find(warbox.TemplateModel) == []
    assert [one.name for one in page.untyped] == [page.tree.templates[0].title]


def test_it_is_written_as_the_template_on_another_wiki() -> None:
    (flag,) = warbox.parse("{{#invoke:flag|icon|Armenia}}").find(warbox.Flag)
    assert flag.to_wikitext("dewiki") == warbox.parse("{{flagicon|Armenia}}").find(warbox.Flag)[0].to_wikitext("dewiki")


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("{{#invoke:flag|icon|BLR}}", {"country": "RUS"}, "{{#invoke:flag|icon|RUS}}"),
        ("{{#invoke:flag|icon|BLR|1991}}", {"variant": None}, "{{#invoke:flag|icon|BLR}}"),
        ("{{#invoke:flag|icon|BLR}}", {"country": "RUS", "size": "20px"}, "{{#invoke:flag|icon|RUS|size=20px}}"),
        ("{{#invoke:cite web||title=A}}", {"title": "B"}, "{{#invoke:cite web||title=B}}"),
    ],
)
def test_an_edit_leaves_the_name_of_the_function(before: str, changes: dict[str, object], after: str) -> None:
    page = warbox.parse(before)
    (found,) = page.find(warbox.TemplateModel)
    edit = page.edit()
    edit[found] = found.model_copy(update=changes)
    assert edit.text == after
    edit = page.edit()
    for name, value in changes.items():
        edit[found][name] = value
    assert edit.text == after


def test_arguments_are_counted_as_the_page_has_them() -> None:
    page = warbox.parse("{{#invoke:flag|icon|BLR}}")
    opened = page.edit()[page.find(warbox.Flag)[0]]
    assert dict(opened) == {"1": "icon", "2": "BLR"}
    assert opened["country"] == "BLR"
