"""Declaring a class is all it takes to type a template."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import ValidationError

import warbox
from warbox import DeclarationError, Inline, Link, Parameter, ParameterGroup, TemplateModel
from warbox.typed import AllParameters, Enumerated, NamePart


class Settlement(TemplateModel, names=("Infobox settlement",)):
    name: Annotated[str | None, Parameter("name", "official_name")] = None
    country: Annotated[Inline | None, Parameter("subdivision_name")] = None
    population: Annotated[int | None, Parameter("population_total")] = None


class Officer(ParameterGroup):
    person: Annotated[str | None, Parameter("officer#")] = None
    duties: Annotated[list[str], Parameter("duty#", "duty#a", joined=True)] = []


class Garrison(TemplateModel, names=("infobox garrison",)):
    officers: Annotated[list[Officer], Enumerated()] = []
    towns: Annotated[list[str], Parameter("town#")] = []
    everything: Annotated[dict[str, Inline], AllParameters()] = {}


class Edition(TemplateModel, names=("edition of * only",)):
    year: Annotated[str | None, NamePart()] = None


@pytest.mark.parametrize("order", ["name=A|official_name=B", "official_name=B|name=A"])
def test_of_several_names_of_a_parameter_the_first_that_is_declared_counts(order: str) -> None:
    (found,) = warbox.parse(f"{{{{Infobox settlement|{order}}}}}").find(Settlement)
    assert found.name == "A"
    (found,) = warbox.parse("{{Infobox settlement|name= |official_name=B}}").find(Settlement)
    assert found.name == "B"


def test_blanks_around_a_value_without_a_name_do_not_reach_the_page() -> None:
    assert warbox.Flag(country=" France ").to_wikitext() == "{{flag|1= France }}"
    assert warbox.Flag(country="France").to_wikitext() == "{{flag|France}}"


def test_a_declared_class_finds_its_template_at_once() -> None:
    page = warbox.parse(
        "{{Infobox settlement\n| name = Şuşa\n| subdivision_name = [[Azerbaijan]]\n| population_total = 4,064}}"
    )
    (found,) = page.find(Settlement)
    assert found.name == "Şuşa"
    assert found.population == 4064
    assert found.country is not None
    assert [link.target for link in found.country.links] == ["Azerbaijan"]
    assert isinstance(found.country.links[0], Link)
    assert page.text[found.span.start : found.span.end] == page.text


def test_the_first_name_with_a_value_counts() -> None:
    (found,) = warbox.parse("{{Infobox settlement|name=|official_name=Lachin}}").find(Settlement)
    assert found.name == "Lachin"


def test_of_two_arguments_of_one_name_the_last_counts() -> None:
    (found,) = warbox.parse("{{Infobox settlement|name=a|name=b}}").find(Settlement)
    assert found.name == "b"


def test_an_empty_last_argument_hides_the_first_as_in_mediawiki() -> None:
    (found,) = warbox.parse("{{Infobox settlement|name=a|name=}}").find(Settlement)
    assert found.name is None


def test_a_parameter_that_no_field_reads_is_listed() -> None:
    (found,) = warbox.parse("{{Infobox settlement|name=a|motto = b|coat= }}").find(Settlement)
    assert found.unread == ("motto",)


def test_of_two_names_of_one_parameter_the_one_that_does_not_count_is_listed() -> None:
    text = "{{Infobox military conflict|combatant2=A|result=R|belligerent2=B}}"
    conflict = warbox.parse(text).conflict
    assert conflict is not None
    assert [one.name.text for one in conflict.sides[0].combatants] == ["B"]
    assert conflict.unread == ("combatant2",)
    assert {name: value.text for name, value in conflict.parameters.items()} == {
        "combatant2": "A",
        "result": "R",
        "belligerent2": "B",
    }
    assert conflict.to_wikitext() == text


def test_enumerated_groups_keep_their_numbers() -> None:
    (found,) = warbox.parse("{{infobox garrison|officer3=C|duty3=x|duty3a=y|officer1=A}}").find(Garrison)
    assert [(group.number, group.person, group.duties) for group in found.officers] == [
        (1, "A", []),
        (3, "C", ["x", "y"]),
    ]
    assert found.unread == ()


@pytest.mark.parametrize(
    ("given", "numbers"),
    [
        ([Officer(person="A"), Officer(person="B")], [1, 2]),
        ([Officer(number=4, person="A"), Officer(person="B"), Officer(number=1)], [4, 5, 1]),
        ([{"person": "A"}, {"person": "B", "number": 7}, {}], [1, 7, 8]),
        ([Officer(number=0), ParameterGroup()], [0, 1]),
        ((), []),
    ],
)
def test_groups_made_by_hand_count_on_from_the_one_before(given: Any, numbers: list[int]) -> None:
    officers = Garrison(officers=given).officers
    assert [officer.number for officer in officers] == numbers
    assert {type(officer) for officer in officers} <= {Officer}


@pytest.mark.parametrize("given", ["A", ["A"], [None], 5, {"name": "A"}, [Garrison(officers=[])]])
def test_what_is_no_list_of_groups_is_refused(given: Any) -> None:
    with pytest.raises(ValidationError):
        Garrison(officers=given)


def test_an_enumerated_list_is_in_the_order_of_its_numbers() -> None:
    (found,) = warbox.parse("{{infobox garrison|town10=j|town2=b|town1=a}}").find(Garrison)
    assert found.towns == ["a", "b", "j"]


def test_every_parameter_is_kept_as_written() -> None:
    (found,) = warbox.parse("{{infobox garrison|Town1=a|x = ''b''}}").find(Garrison)
    assert {name: value.wikitext for name, value in found.everything.items()} == {"Town1": "a", "x": "''b''"}
    assert found.everything["x"].text == "b"


def test_a_part_of_the_name_is_a_value() -> None:
    (found,) = warbox.parse("{{Edition of 1923 only}}").find(Edition)
    assert found.year == "1923"


def test_a_template_inside_a_reference_inside_an_argument_is_found() -> None:
    (found,) = warbox.parse("{{x|a=<ref>{{Infobox settlement|name=Z}}</ref>}}").find(Settlement)
    assert found.name == "Z"


def test_models_are_frozen() -> None:
    (found,) = warbox.parse("{{Infobox settlement|name=a}}").find(Settlement)
    with pytest.raises(ValueError, match="frozen"):
        found.name = "b"  # type: ignore[misc]


def test_a_field_that_reads_nothing_is_refused() -> None:
    class Nothing(TemplateModel, names=("reads nothing",)):
        field: Annotated[str | None, Parameter()] = None

    with pytest.raises(DeclarationError, match="reads no parameter"):
        warbox.parse("{{reads nothing|a}}").find(Nothing)


def test_a_type_that_cannot_be_read_is_refused() -> None:
    class Odd(TemplateModel, names=("odd type",)):
        field: Annotated[complex | None, Parameter(1)] = None

    with pytest.raises(DeclarationError, match=r"Odd\.field: a value of complex cannot be read"):
        warbox.parse("{{odd type|a}}").find(Odd)


def test_written_and_read_again_a_model_is_the_same() -> None:
    page = warbox.parse("{{Infobox settlement|official_name=Şuşa |population_total=4064}}")
    (found,) = page.find(Settlement)
    written = found.to_wikitext(page.wiki)
    (again,) = warbox.parse(written).find(Settlement)
    assert again.model_dump(exclude={"span"}) == found.model_dump(exclude={"span"})
