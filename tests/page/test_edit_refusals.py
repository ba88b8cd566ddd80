"""What an edit refuses: nothing is changed by it."""

from __future__ import annotations

import pytest

import warbox
from tests.page.edit_making import BATTLE, opened


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
    for old, new in (("a", "b"), ("1", "e")):
        with pytest.raises(warbox.ParameterNameError):
            template.rename(old, new)
    with pytest.raises(warbox.ParameterNameError):
        template.insert_after("a", "b", "3")
    with pytest.raises(warbox.ParameterNameError):
        template.insert_before("b", "a", "3")
    template.rename("2", "e")
    assert edit.text == "{{x|a=1|b=2|c|e=d}}"


def test_a_value_that_nothing_can_write_is_refused() -> None:
    page, edit = opened(BATTLE)
    for value in (object(), True, [None]):
        with pytest.raises(warbox.UnwritableValueError):
            edit[page.conflict]["result"] = value
    edit[page.conflict]["strength1"] = 5000
    assert "| strength1 = 5000\n" in edit.text


@pytest.mark.parametrize("name", ["", " a", "a|b", "a\nb", "a}}b", "[[x]]", "#if:x", "PAGENAME"])
def test_a_name_that_no_template_can_have(name: str) -> None:
    page = warbox.parse("{{flagicon|USA}}")
    edit = page.edit()
    with pytest.raises(warbox.UnwritableValueError, match="cannot be the name of a template"):
        edit.rename_template(page.typed[0], name)
    assert edit.diff() == ""


def test_a_field_of_a_copy_that_its_class_does_not_have_is_refused() -> None:
    page, edit = opened(BATTLE)
    conflict = page.conflict
    assert conflict is not None
    (france,) = conflict.sides[0].combatants
    with pytest.raises(warbox.UnwritableValueError, match="MilitaryConflict has no field 'resutl'"):
        edit[conflict] = conflict.model_copy(update={"resutl": None})
    with pytest.raises(warbox.UnwritableValueError, match="Combatant has no field 'nmae'"):
        edit[conflict]["combatant1"] = [france.model_copy(update={"nmae": warbox.Name(text="Spain")})]
    assert edit.replacements == []


def test_a_figure_that_ends_below_where_it_begins_is_refused() -> None:
    page, edit = opened("{{Infobox military conflict|strength1=500–600 men}}")
    conflict = page.conflict
    assert conflict is not None
    (men,) = conflict.sides[0].strength
    for given in (men.model_copy(update={"low": 900}), warbox.Strength(category="guns", low=9, high=6)):
        with pytest.raises(warbox.UnwritableValueError, match="`low` is above `high`"):
            edit[conflict]["strength1"] = [given]
    assert edit.replacements == []
