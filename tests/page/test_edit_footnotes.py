"""Footnotes that get another name, and definitions that move to a place that uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

import warbox
from tests.page.soak import corpus_pages, wiki_of
from warbox.page.references import Reference

PAGE = """{{Infobox military conflict
|casualties1 = 5<ref name=Karny>{{cite web|url=u|title=T}}</ref>
|casualties2 = 6<ref name="Karny" />
|strength1 = 7{{efn|name=n|A note.}}
|strength2 = 8{{efn|name=n}}
}}
Text.<ref name='Karny'/><ref group="g" name="Karny">other</ref>
{{r|Karny|L}} {{#tag:ref||name="Karny"}}
<references>
<ref name="L">Listed</ref>
</references>
"""


def named(page: warbox.Page, name: str | None) -> Reference:
    """The first footnote of that name."""
    return next(one for one in page.references if one.name == name)


def test_a_footnote_gets_another_name_in_all_its_places() -> None:
    page = warbox.parse(PAGE)
    edit = page.edit()
    edit.rename_reference(named(page, "Karny"), "Karny 2000")
    edit.rename_reference(named(page, "n"), "m")
    edit.rename_reference(named(page, "L"), "List")
    assert (
        edit.text
        == """{{Infobox military conflict
|casualties1 = 5<ref name="Karny 2000">{{cite web|url=u|title=T}}</ref>
|casualties2 = 6<ref name="Karny 2000" />
|strength1 = 7{{efn|name=m|A note.}}
|strength2 = 8{{efn|name=m}}
}}
Text.<ref name='Karny 2000'/><ref group="g" name="Karny">other</ref>
{{r|Karny 2000|List}} {{#tag:ref||name="Karny 2000"}}
<references>
<ref name="List">Listed</ref>
</references>
"""
    )
    uses = {(one.name, one.group): len(one.uses) for one in edit.page.references}
    assert uses == {("Karny 2000", None): 5, ("m", "lower-alpha"): 2, ("Karny", "g"): 1, ("List", None): 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a<ref>X</ref>", 'a<ref name="new">X</ref>'),
        ("a<ref group=g >X</ref>", 'a<ref name="new" group=g >X</ref>'),
        ("a<ref name=old/>b<ref name=old>X</ref>", "a<ref name=new/>b<ref name=new>X</ref>"),
        ('a<ref name="old">X</ref><ref follow="old">Y</ref>', 'a<ref name="new">X</ref><ref follow="new">Y</ref>'),
        ("a{{efn|X}}", "a{{efn|X|name=new}}"),
    ],
)
def test_a_name_is_written_as_the_page_has_it(text: str, expected: str) -> None:
    page = warbox.parse(text)
    edit = page.edit()
    edit.rename_reference(page.references[0], "new")
    assert edit.text == expected


@pytest.mark.parametrize("name", ["", " a", "a  b", "12", "L"])
def test_a_name_that_cannot_be_given(name: str) -> None:
    page = warbox.parse(PAGE)
    edit = page.edit()
    with pytest.raises(warbox.UnwritableValueError):
        edit.rename_reference(named(page, "Karny"), name)
    assert edit.text == PAGE


def test_a_footnote_of_another_page() -> None:
    with pytest.raises(warbox.StaleObjectError):
        warbox.parse(PAGE).edit().rename_reference(named(warbox.parse(PAGE), "Karny"), "x")


def test_a_footnote_that_is_taken_out_and_used_elsewhere_is_kept_where_it_is_used() -> None:
    page = warbox.parse(PAGE)
    edit = page.edit()
    box = edit[page.conflict]
    del box["casualties1"], box["strength1"]
    with pytest.raises(warbox.UnwritableValueError, match=r"'Karny'.*keep_footnotes"):
        _ = edit.text
    assert edit.keep_footnotes() == ["Karny", "n"]
    assert edit.text == PAGE.replace("|casualties1 = 5<ref name=Karny>{{cite web|url=u|title=T}}</ref>\n", "").replace(
        '6<ref name="Karny" />', '6<ref name="Karny">{{cite web|url=u|title=T}}</ref>'
    ).replace("|strength1 = 7{{efn|name=n|A note.}}\n", "").replace("8{{efn|name=n}}", "8{{efn|name=n|A note.}}")
    assert edit.keep_footnotes() == []


def test_a_note_that_is_numbered_by_hand_is_no_footnote_of_its_name() -> None:
    page = warbox.parse("{{ubl|a|name=b}}<ref name=x/>\n{{fnb|x}} c")
    edit = page.edit()
    del edit[page.typed[0]]["name"]
    assert edit.text == "{{ubl|a}}<ref name=x/>\n{{fnb|x}} c"


def test_a_footnote_is_kept_where_no_edit_takes_its_sign() -> None:
    page = warbox.parse(
        '<ref name="a">X</ref> {{cite web|title=<ref name="a" />}} c<ref name=a group="" /> d<ref name="a"/>'
    )
    edit = page.edit()
    edit.replace_text(page.references[0].definitions[0], "")
    del edit[page.citations[0]]
    assert edit.keep_footnotes() == ["a"]
    assert edit.text == '  c<ref name=a group="">X</ref> d<ref name="a"/>'


def test_nothing_is_kept_that_no_place_uses() -> None:
    page = warbox.parse('<ref name="a">X</ref>')
    edit = page.edit()
    edit.replace_text(page.references[0].span, "")
    assert edit.keep_footnotes() == []
    assert edit.text == ""


def test_footnotes_of_real_pages_get_other_names(corpus_root: Path) -> None:
    for path in corpus_pages(corpus_root)[::60]:
        page = warbox.parse(path.read_text("utf-8"), wiki=wiki_of(path))
        for reference in [one for one in page.references if one.name][:3]:
            edit = page.edit()
            edit.rename_reference(reference, "Neu 1")
            renamed = [(one.name, one.group, len(one.uses), one.text) for one in edit.page.references]
            assert renamed == [
                ("Neu 1" if one is reference else one.name, one.group, len(one.uses), one.text)
                for one in page.references
            ]
