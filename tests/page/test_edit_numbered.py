"""Lists of which each value has a parameter with a number of its own, set by the name of the field."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

import warbox
from warbox import EditError, Parameter, TemplateModel


class Notes(TemplateModel, names="Infobox of notes"):
    notes: Annotated[list[str], Parameter("note#")] = []
    counts: Annotated[list[int], Parameter("count#")] = []


REFERRED = "note1=a<ref>x</ref>|note3=b<ref>y</ref>"


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        ("note1=a|note2=b", ["a", "b", "c"], "note1=a|note2=b|note3=c"),
        ("note1=a|note2=b", ["x"], "note1=x"),
        (REFERRED, ["a", "b", "c"], "note1=a<ref>x</ref>|note3=b<ref>y</ref>|note4=c"),
        (REFERRED, ["b"], "note1=b<ref>y</ref>"),
        (REFERRED, ["b", "a"], "note1=b<ref>y</ref>|note3=a<ref>x</ref>"),
        (REFERRED, "z", "note1=z"),
        ("x=1", ["a", "b"], "x=1|note1=a|note2=b"),
        ("x=1|" + REFERRED, [], "x=1"),
        ("x=1|" + REFERRED, None, "x=1"),
    ],
)
def test_each_value_is_written_into_a_parameter_of_its_own(before: str, values: Any, after: str) -> None:
    page = warbox.parse(f"{{{{Infobox of notes|{before}}}}}")
    edit = page.edit()
    edit[page.find(Notes)[0]]["notes"] = values
    assert edit.text == f"{{{{Infobox of notes|{after}}}}}"
    wanted = [values] if isinstance(values, str) else values or []
    assert edit.page.find(Notes)[0].notes == wanted


def test_a_value_that_cannot_be_written_changes_nothing() -> None:
    page = warbox.parse("{{Infobox of notes|count1=1}}")
    edit = page.edit()
    for values in ([5, "x}}"], [5, True]):
        with pytest.raises(EditError):
            edit[page.find(Notes)[0]]["counts"] = values
    assert edit.text == page.text
    edit[page.find(Notes)[0]]["counts"] = [1, -2]
    assert edit.text == "{{Infobox of notes|count1=1|count2=-2}}"
