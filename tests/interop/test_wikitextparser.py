"""Edits land in the caller's objects of wikitextparser."""

from __future__ import annotations

import pytest
import wikitextparser
from hypothesis import given, settings
from hypothesis import strategies as st

import warbox
from tests.interop.edited_pages import BOX, SEEN_OTHERWISE, changes
from tests.strategies import infobox_pages, wikitext
from warbox import from_wikitextparser, to_wikitextparser


def test_values_change_in_the_parsed_text_and_in_what_was_taken_from_it() -> None:
    parsed = wikitextparser.parse(BOX)
    box, france = parsed.templates[0], parsed.templates[1]
    page = from_wikitextparser(parsed)
    edit = page.edit()
    edit[page.conflict]["date"] = "4 May 1808"
    edit[page.conflict]["place"] = "B"
    edit[page.find(warbox.Flag)[0]]["size"] = "30px"
    to_wikitextparser(edit, parsed)
    assert parsed.string == edit.text
    assert box.get_arg("date").value == " 4 May 1808 <!-- and me -->\n"
    assert box.get_arg("place").value.strip() == "B"
    assert france.string == "{{flag|France|1794|size=30px}}"


def test_a_template_alone_changes_in_its_page() -> None:
    parsed = wikitextparser.parse(BOX)
    spain = next(one for one in parsed.templates if "Spain" in one.string and one.normal_name() == "flag")
    page = from_wikitextparser(spain)
    edit = page.edit()
    edit[page.find(warbox.Flag)[0]]["country"] = "Portugal"
    to_wikitextparser(edit, spain)
    assert parsed.string == BOX.replace("Spain", "Portugal")


def test_what_has_changed_since_is_refused() -> None:
    parsed = wikitextparser.parse(BOX)
    page = from_wikitextparser(parsed)
    edit = page.edit()
    edit[page.conflict]["date"] = "1809"
    parsed.insert(0, "more")
    with pytest.raises(warbox.StaleObjectError, match="changed since"):
        to_wikitextparser(edit, parsed)
    assert parsed.string == "more" + BOX


@pytest.mark.parametrize("text", SEEN_OTHERWISE)
def test_what_wikitextparser_sees_otherwise_is_edited_all_the_same(text: str) -> None:
    parsed = wikitextparser.parse(text)
    page = from_wikitextparser(parsed)
    edit = page.edit()
    edit[page.conflict]["date"] = "3 May 1809"
    to_wikitextparser(edit, parsed)
    assert parsed.string == edit.text == text.replace("1808", "3 May 1809")


@given(st.one_of(infobox_pages(), wikitext), st.lists(st.integers(0, 99), max_size=4))
@settings(max_examples=60)
def test_every_edit_lands_as_it_is_or_not_at_all(text: str, numbers: list[int]) -> None:
    parsed = wikitextparser.parse(text)
    edit = changes(from_wikitextparser(parsed), numbers)
    try:
        wanted = edit.text
    except warbox.EditError:
        return
    to_wikitextparser(edit, parsed)
    assert parsed.string == wanted
