"""Edits land in the caller's Wikicode: the right bytes, and no object lost that need not go."""

from __future__ import annotations

from typing import Any

import mwparserfromhell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warbox
from tests.interop.edited_pages import BOX, SEEN_OTHERWISE, changes
from tests.strategies import infobox_pages, wikitext
from warbox import from_mwparserfromhell, to_mwparserfromhell


def edited(code: Any, change: Any) -> str:
    page = from_mwparserfromhell(code)
    edit = page.edit()
    change(edit, page)
    to_mwparserfromhell(edit, code)
    assert str(code) == edit.text
    return edit.text


def test_a_wikicode_gives_a_typed_page() -> None:
    page = from_mwparserfromhell(mwparserfromhell.parse(BOX), wiki="en", title="Battle of A")
    assert page.title == "Battle of A"
    assert page.conflict is not None
    assert page.conflict.date is not None
    assert page.conflict.date.edtf == "1808-05-03"


def test_a_template_alone_gives_a_typed_page_too() -> None:
    (template,) = mwparserfromhell.parse("x {{flag|France}} y").filter_templates()
    assert [flag.country for flag in from_mwparserfromhell(template).find(warbox.Flag)] == ["France"]


def test_a_value_changes_in_place_with_its_spacing_and_comment() -> None:
    code = mwparserfromhell.parse(BOX)
    box = code.filter_templates()[0]
    held = {name: box.get(name) for name in ("conflict", "date", "combatant1", "result")}

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.conflict]["date"] = "4 May 1808"

    text = edited(code, change)
    assert text == BOX.replace("3 May 1808", "4 May 1808")
    assert code.filter_templates()[0] is box
    assert {name: box.get(name) for name in held} == held
    assert all(box.get(name) is parameter for name, parameter in held.items())
    assert str(box.get("date").value) == " 4 May 1808 <!-- and me -->\n"


def test_a_new_parameter_is_one_of_the_template_and_has_its_own_line() -> None:
    code = mwparserfromhell.parse(BOX)
    box = code.filter_templates()[0]

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.conflict]["place"] = "B, [[C]]"

    text = edited(code, change)
    assert box.has("place")
    assert str(box.get("place").value).strip() == "B, [[C]]"
    assert len(box.params) == 5
    assert text.count("\n") == BOX.count("\n") + 1


def test_a_parameter_goes() -> None:
    code = mwparserfromhell.parse(BOX)
    box = code.filter_templates()[0]
    kept = box.get("combatant1")

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        del edit[page.conflict]["date"]

    edited(code, change)
    assert [str(parameter.name).strip() for parameter in box.params] == ["conflict", "combatant1", "result"]
    assert box.get("combatant1") is kept


def test_templates_inside_an_edited_one_stay_the_same_objects() -> None:
    code = mwparserfromhell.parse(BOX)
    box, france, spain, book = code.filter_templates()

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.find(warbox.Flag)[1]]["size"] = "30px"
        edit[page.citations[0]]["title"] = "New"

    text = edited(code, change)
    assert text == BOX.replace("{{flag|Spain}}", "{{flag|Spain|size=30px}}").replace("title=T", "title=New")
    now = code.filter_templates()
    assert [old is new for old, new in zip((box, france, spain, book), now, strict=True)] == [True] * 4


def test_a_positional_value_changes_in_place() -> None:
    code = mwparserfromhell.parse("{{flag|France|size=1px}}")
    (flag,) = code.filter_templates()

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.find(warbox.Flag)[0]]["country"] = "Spain"

    assert edited(code, change) == "{{flag|Spain|size=1px}}"
    assert not flag.get(1).showkey


def test_a_template_can_be_edited_alone() -> None:
    code = mwparserfromhell.parse("x {{flag|France}} y")
    (flag,) = code.filter_templates()

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.find(warbox.Flag)[0]]["size"] = "30px"

    edited(flag, change)
    assert str(code) == "x {{flag|France|size=30px}} y"


def test_a_template_that_goes_cannot_be_edited_alone() -> None:
    (flag,) = mwparserfromhell.parse("{{flag|France}}").filter_templates()
    page = from_mwparserfromhell(flag)
    edit = page.edit()
    del edit[page.find(warbox.Flag)[0]]
    with pytest.raises(warbox.EditError, match="leaves no template"):
        to_mwparserfromhell(edit, flag)
    assert str(flag) == "{{flag|France}}"


def test_a_template_is_taken_out_of_its_wikicode() -> None:
    code = mwparserfromhell.parse("a\n{{flag|France}}\nb")

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        del edit[page.find(warbox.Flag)[0]]

    assert edited(code, change) == "a\nb"
    assert code.filter_templates() == []


def test_a_section_is_edited_with_the_page_around_it() -> None:
    code = mwparserfromhell.parse("== A ==\n{{flag|France}}\n== B ==\n{{flag|Spain}}\n")
    section = code.get_sections(matches="B")[0]

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.find(warbox.Flag)[0]]["size"] = "30px"

    edited(section, change)
    assert str(code) == "== A ==\n{{flag|France}}\n== B ==\n{{flag|Spain|size=30px}}\n"


def test_a_wikicode_that_has_changed_since_is_refused() -> None:
    code = mwparserfromhell.parse(BOX)
    page = from_mwparserfromhell(code)
    edit = page.edit()
    edit[page.conflict]["date"] = "1809"
    code.append("more")
    with pytest.raises(warbox.StaleObjectError, match="changed since"):
        to_mwparserfromhell(edit, code)
    assert str(code) == BOX + "more"


@pytest.mark.parametrize("text", SEEN_OTHERWISE)
def test_what_mwparserfromhell_sees_otherwise_is_edited_all_the_same(text: str) -> None:
    code = mwparserfromhell.parse(text)

    def change(edit: warbox.Edit, page: warbox.Page) -> None:
        edit[page.conflict]["date"] = "3 May 1809"
        edit[page.conflict]["place"] = "X"

    result = edited(code, change)
    assert "3 May 1809" in result
    assert result.replace("3 May 1809", "1808").count("X") == 1


@given(st.one_of(infobox_pages(), wikitext), st.lists(st.integers(0, 99), max_size=4))
@settings(max_examples=80)
def test_every_edit_lands_as_it_is_or_not_at_all(text: str, numbers: list[int]) -> None:
    code = mwparserfromhell.parse(text)
    edit = changes(from_mwparserfromhell(code), numbers)
    try:
        wanted = edit.text
    except warbox.EditError:
        return
    to_mwparserfromhell(edit, code)
    assert str(code) == wanted
