"""Classes of a user: what they refuse is a finding, what they say is written, what they cannot say is told."""

from __future__ import annotations

import datetime
import typing
from typing import Annotated, Any, Literal, Self

import pytest
from pydantic import BaseModel, ConfigDict, Field, PositiveInt
from pydantic.alias_generators import to_camel

import warbox
from warbox import (
    DeclarationError,
    Enumerated,
    HistoricalDate,
    Image,
    Inline,
    Parameter,
    ParameterGroup,
    TemplateModel,
    UnwritableValueError,
)
from warbox.typed import ArgumentValue, Reader


class Height(BaseModel):
    """A length as somebody may write a type: it refuses what is no number, and does not say how it is written."""

    metres: float = Field(gt=0)

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self:
        return cls(metres=float(value.wikitext.removesuffix(" m")))


class Leader(ParameterGroup):
    name: Annotated[str, Parameter("leader_name#")]
    title: Annotated[str | None, Parameter("leader_title#")] = None
    votes: Annotated[Annotated[int, Field(gt=0)] | None, Parameter("votes#")] = None


class Hill(TemplateModel, names="Infobox hill"):
    name: Annotated[str | None, Parameter("name")] = None
    height: Annotated[Height | None, Parameter("height")] = None
    either: Annotated[Height | str | None, Parameter("either")] = None
    heights: Annotated[list[Height], Parameter("heights")] = []
    peaks: Annotated[list[Height], Parameter("peak#")] = []
    leaders: Annotated[list[Leader], Enumerated()] = []
    visitors: Annotated[PositiveInt | None, Parameter("visitors")] = None
    years: Annotated[list[PositiveInt], Parameter("years")] = []


def hills_of(parameters: str) -> tuple[list[Hill], list[str]]:
    page = warbox.parse(f"{{{{Infobox hill|{parameters}}}}}")
    assert page.model_dump_json()
    return page.find(Hill), [finding.message for finding in page.diagnostics]


def test_a_value_that_its_type_refuses_is_a_finding() -> None:
    (hill,), findings = hills_of("name=A|height=tall|heights=5 m<br>high<br>7 m|peak1=x|peak2=3 m")
    assert (hill.name, hill.height) == ("A", None)
    assert ([one.metres for one in hill.heights], [one.metres for one in hill.peaks]) == ([5, 7], [3])
    assert findings == [
        "height: could not convert string to float: 'tall'",
        "heights: could not convert string to float: 'high'",
        "peak1: could not convert string to float: 'x'",
    ]


def test_a_value_that_pydantic_refuses_is_a_finding() -> None:
    (hill,), findings = hills_of("height=-5 m|either=-6 m")
    assert (hill.height, hill.either) == (None, "-6 m")
    assert findings == ["height: metres: Input should be greater than 0"]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ("leader_title2=Mayor", "leaders.2.name: Field required"),
        ("leader_name1=A|votes1=0", "leaders.1.votes: Input should be greater than 0"),
        ("visitors=0", "visitors: Input should be greater than 0"),
        ("years=1<br>0", "years.1: Input should be greater than 0"),
    ],
)
def test_a_template_that_lacks_what_is_required_is_not_typed(parameters: str, said: str) -> None:
    assert hills_of(parameters) == ([], [f"{{{{Infobox hill}}}} is not typed: {said}"])


def test_a_class_that_refuses_to_be_completed_is_a_finding() -> None:
    class Careful(TemplateModel, names="Infobox careful"):
        year: Annotated[str | None, Parameter("year")] = None

        @classmethod
        def complete(cls, values: dict[str, Any], reader: Reader) -> None:
            values["year"] = str(int(values["year"]))

    page = warbox.parse("{{Infobox careful|year=long ago}}{{Infobox careful|year= 05}}")
    assert [one.year for one in page.find(Careful)] == ["5"]
    assert [finding.message for finding in page.diagnostics] == [
        "{{Infobox careful}} is not typed: invalid literal for int() with base 10: 'long ago'"
    ]


def test_checks_of_pydantic_stand_beside_what_is_read() -> None:
    (hill,), findings = hills_of("visitors=1,200|years=1900<br>1950|leader_name1=A|votes1=3")
    assert (hill.visitors, hill.years, hill.leaders[0].votes, findings) == (1200, [1900, 1950], 3, [])


IN_CAMEL_CASE = ConfigDict(alias_generator=to_camel)


class Camel(TemplateModel, names="Infobox camel"):
    model_config = IN_CAMEL_CASE

    long_name: Annotated[str | None, Parameter("name")] = None
    other: Annotated[str | None, Parameter("other"), Field(validation_alias="somethingElse")] = None
    kids: Annotated[list[Leader], Enumerated()] = []


def test_fields_with_an_alias_are_filled() -> None:
    (camel,) = warbox.parse("{{Infobox camel|name=A|other=B|leader_name1=C}}").find(Camel)
    assert (camel.long_name, camel.other, camel.kids[0].name, camel.unread) == ("A", "B", "C", ())
    assert camel.model_dump(by_alias=True)["longName"] == "A"


class Lists(TemplateModel, names="Infobox of lists"):
    passages: Annotated[list[Inline], Parameter("passages")] = []
    numbers: Annotated[list[int], Parameter("numbers")] = []
    words: Annotated[list[Literal["a", "b"]], Parameter("words")] = []
    mixed: Annotated[list[int | str], Parameter("mixed")] = []
    dates: Annotated[list[HistoricalDate], Parameter("dates")] = []
    days: Annotated[list[datetime.date], Parameter("days")] = []
    images: Annotated[list[Image], Parameter("images")] = []
    places: Annotated[list[warbox.Coordinates], Parameter("places")] = []


def lists_of(parameters: str) -> Lists:
    (lists,) = warbox.parse(f"{{{{Infobox of lists|{parameters}}}}}").find(Lists)
    return lists


def test_lists_are_read_again_as_they_are_written() -> None:
    lists = Lists(numbers=[1, -2000], words=["a", "b"], mixed=[1, "x"], days=[datetime.date(1900, 5, 1)] * 2)
    again = lists_of(lists.to_wikitext().partition("|")[2].removesuffix("}}"))
    for name in ("numbers", "words", "mixed", "days"):
        assert getattr(again, name) == getattr(lists, name), name


def test_each_line_is_an_item() -> None:
    lists = lists_of(
        "numbers={{plainlist|\n* 1,234<ref>5</ref>\n* [[A|5]]\n* x\n}}"
        "|dates={{ubl|{{start date|1900|5|1}}|c. 1950}}|images=[[File:A.jpg]]<br>[[File:B.jpg]]"
        "|places={{coord|1|N|2|E|display=title}}{{coord|3|N|4|E}}"
    )
    assert (lists.numbers, [date.edtf for date in lists.dates]) == ([1234, 5], ["1900-05-01", "1950~"])
    assert [image.file for image in lists.images] == ["A.jpg", "B.jpg"]
    assert [place.latitude for place in lists.places] == [1, 3]
    assert [image.file for image in lists_of("images=A.jpg<br>B.jpg").images] == ["A.jpg", "B.jpg"]


@pytest.mark.parametrize(
    "value",
    [
        "[[A]]<ref>{{cite book|title=T}}</ref><br>B<ref name=q/>",
        "<ref>x</ref>[[A]]{{sfn|Li|1900|p=1}}<br>B{{efn|note}}<ref>y</ref>",
        "[[A]]<ref>x</ref>",
    ],
)
def test_passages_of_a_list_are_written_with_their_footnotes(value: str) -> None:
    lists = lists_of(f"passages={value}")
    assert lists.to_wikitext() == f"{{{{Infobox of lists|passages={value}}}}}"
    assert lists.to_wikitext("dewiki").count("titel=T") == value.count("title=T")


class Tree(TemplateModel, names="tree of ones own"):
    label: Annotated[str | None, Parameter("label")] = None
    kids: Annotated[list[Tree], Parameter("kids")] = []


def test_a_template_within_one_of_the_same_class_is_of_that_one_alone() -> None:
    text = "{{tree of ones own|label=a|kids={{tree of ones own|label=b|kids={{tree of ones own|label=c}}}}}}"
    tree, *others = warbox.parse(text).find(Tree)
    assert [kid.label for kid in tree.kids] == ["b"]
    assert [kid.label for kid in tree.kids[0].kids] == ["c"]
    assert (len(others), tree.to_wikitext()) == (2, text)


def test_a_type_that_does_not_say_how_it_is_written_is_told() -> None:
    with pytest.raises(UnwritableValueError, match=r"Height does not say how it is written"):
        Hill(height=Height(metres=5)).to_wikitext()


def declared(namespace: dict[str, Any], names: Any = "odd box of ones own") -> str:
    """What is said of a class with these annotations, when it meets its template."""
    body = {"__annotations__": {name: kind for name, (kind, _) in namespace.items()}, "__module__": __name__}
    body |= {name: default for name, (_, default) in namespace.items()}
    with pytest.raises(DeclarationError) as caught:
        warbox.parse("{{odd box of ones own|x=1}}").find(type("Odd", (TemplateModel,), body, names=names))
    return str(caught.value)


@pytest.mark.filterwarnings("ignore:Field name")
@pytest.mark.parametrize(
    "name", ["template", "span", "unread", "source_wiki", "show", "plan", "to_wikitext", "complete"]
)
def test_names_that_every_template_has_are_told(name: str) -> None:
    said = declared({name: (Annotated[str | None, Parameter("x")], None)})
    assert said == f"Odd.{name}: TemplateModel has {name!r} itself; take another"


class Unnumbered(ParameterGroup):
    name: Annotated[str | None, Parameter("leader")] = None


class Outer(ParameterGroup):
    inner: Annotated[list[Leader], Enumerated()] = []


class Counted(ParameterGroup):
    number: Annotated[int, Parameter("number#")] = 0


@pytest.mark.parametrize(
    ("kind", "entry", "said"),
    [
        (int | None, Parameter, "Odd.field: Parameter() belongs into Annotated[..., Parameter()]"),
        (Annotated[str, Parameter("x")] | None, None, "Odd.field: Parameter() belongs into"),
        (list[Annotated[str, Parameter("x")]], None, "Odd.field: Parameter() belongs into"),
        (str | None, Parameter("d|e"), "Odd.field: 'd|e' cannot be the name of a parameter"),
        (str | None, Parameter(""), "Odd.field: '' cannot be the name of a parameter"),
        (str | None, Parameter("n#"), "Odd.field reads several values, so it must be a list"),
        (str | None, Parameter("a", "b", joined=True), "Odd.field reads several values, so it must be a list"),
        (list[int | str], Enumerated(), "Odd.field is enumerated, so it must be a list of a ParameterGroup"),
        (list[Leader] | None, Enumerated(), "a list of a ParameterGroup, without None"),
        (list[Height], Enumerated(), "Odd.field: Height is no ParameterGroup"),
        (list[Unnumbered], Enumerated(), "Unnumbered.name is of a group, so the names of its parameters need '#'"),
        (list[Outer], Enumerated(), "Outer.inner: a group has no groups of its own"),
        (list[Counted], Enumerated(), "Counted.number: ParameterGroup has 'number' itself; take another"),
        (typing.List, Parameter("x"), "Odd.field: say what it is a list of, as in list[str]"),  # noqa: UP006
        (dict, warbox.typed.AllParameters(), "Odd.field takes all parameters, so it must be a dict[str, ...]"),
    ],
)
def test_a_declaration_that_cannot_be_read_is_told_by_its_field(kind: Any, entry: Any, said: str) -> None:
    annotation = kind if entry is None else Annotated[kind, entry]
    assert said in declared({"field": (annotation, None)})


@pytest.mark.parametrize("names", [5, "{{x}}", " ", ("a", "[[b]]"), ("a", 5)])
def test_names_that_no_template_can_have_are_told(names: Any) -> None:
    assert declared({}, names).startswith("Odd: ")


def test_what_is_no_name_of_a_parameter_is_told_at_once() -> None:
    with pytest.raises(DeclarationError, match="the name of a parameter is a text, or a number"):
        Parameter(["a", "b"])  # type: ignore[arg-type]


class Peak(TemplateModel, names="peak of a hill"):
    height: Annotated[int | None, Parameter(1)] = None


class Ridge(TemplateModel, names="Infobox ridge"):
    top: Annotated[Peak | str | None, Parameter("top")] = None


def test_what_the_option_complains_of_that_was_read_is_a_finding() -> None:
    page = warbox.parse("{{Infobox ridge|top={{peak of a hill|high}}}}")
    assert [ridge.top for ridge in page.find(Ridge)] == page.find(Peak)
    assert [finding.message for finding in page.diagnostics] == ["1: this is no whole number"]
