"""What the fields of a declared class can hold, as somebody finds who declares a class of their own."""

from __future__ import annotations

import bz2
import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal
from xml.etree import ElementTree

import pytest

import warbox
from warbox import (
    Casualties,
    DeclarationError,
    Enumerated,
    ExternalLink,
    Flag,
    HistoricalDate,
    Image,
    Inline,
    Link,
    Parameter,
    ParameterGroup,
    TemplateModel,
)


class Branch(StrEnum):
    ARMY = "Army"
    NAVY = "Navy"


class Head(ParameterGroup):
    name: Annotated[Inline | None, Parameter("commander#")] = None
    label: Annotated[str | None, Parameter("commander#_label")] = None


class Unit(TemplateModel, names="Infobox military unit"):
    name: Annotated[str | None, Parameter("unit_name")] = None
    dates: Annotated[HistoricalDate | None, Parameter("dates")] = None
    country: Annotated[Flag | None, Parameter("country")] = None
    countries: Annotated[list[Flag], Parameter("country")] = []
    branch: Annotated[Branch | None, Parameter("branch")] = None
    arm: Annotated[Literal["Infantry", "Cavalry"] | None, Parameter("type")] = None
    size: Annotated[int | str | None, Parameter("size")] = None
    weight: Annotated[float | None, Parameter("weight")] = None
    raised: Annotated[datetime.date | None, Parameter("raised")] = None
    nicknames: Annotated[list[str], Parameter("nickname")] = []
    allies: Annotated[list[Inline], Parameter("allies")] = []
    battles: Annotated[list[Link], Parameter("battles")] = []
    website: Annotated[ExternalLink | None, Parameter("website")] = None
    commanders: Annotated[list[Head], Enumerated()] = []


def unit_of(parameters: str, wiki: str = "enwiki") -> tuple[Unit, list[str]]:
    page = warbox.parse(f"{{{{Infobox military unit|{parameters}}}}}", wiki=wiki)
    (unit,) = page.find(Unit)
    return unit, [finding.message for finding in page.diagnostics]


def test_a_name_alone_will_do_for_names() -> None:
    assert unit_of("unit_name=A")[0].name == "A"
    assert Unit.names == ("infobox military unit",)


def test_a_typed_template_is_a_value_wherever_it_is_nested() -> None:
    unit, _ = unit_of(
        "country=<small>{{nowrap|{{flagcountry|France}}}}</small>, {{flag|Spain}}<ref>{{flag|Italy}}</ref>"
    )
    assert unit.country is not None
    assert unit.country.country == "France"
    assert [flag.country for flag in unit.countries] == ["France", "Spain"]


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("A<br>B", ["A", "B"]),
        ("{{ubl|A|B}}", ["A", "B"]),
        ("{{plainlist|\n* [[A]]\n* B\n}}", ["A", "B"]),
        ("\n* A\n* B", ["A", "B"]),
        ("A", ["A"]),
        ("A\nB", ["A B"]),
        ("<!-- none -->", []),
        ("", []),
    ],
)
def test_a_list_of_texts_has_the_items_of_the_value(written: str, items: list[str]) -> None:
    assert unit_of(f"nickname={written}")[0].nicknames == items


def test_items_keep_their_links_and_their_wikitext() -> None:
    unit, _ = unit_of("allies=[[A|a]] (to 1809)<br />b")
    assert [(item.text, item.wikitext) for item in unit.allies] == [("a (to 1809)", "[[A|a]] (to 1809)"), ("b", "b")]
    assert [link.target for link in unit.allies[0].links] == ["A"]


def test_links_are_values() -> None:
    unit, _ = unit_of("battles={{ubl|[[Siege of A|A]]|b, [[C]]}}")
    assert [link.target for link in unit.battles] == ["Siege of A", "C"]


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("{{URL|https://example.org/}}", "https://example.org/"),
        ("{{url|example.org}}", "http://example.org"),
        ("[https://example.org Site]", "https://example.org"),
        ("https://example.org/a", "https://example.org/a"),
        ("none", None),
    ],
)
def test_a_link_to_the_web_in_any_form(written: str, url: str | None) -> None:
    website = unit_of(f"website={written}")[0].website
    assert (website.url if website is not None else None) == url


def test_words_of_a_choice_in_any_case() -> None:
    unit, findings = unit_of("branch=[[Army|army]]|type=cavalry")
    assert (unit.branch, unit.arm, findings) == (Branch.ARMY, "Cavalry", [])


def test_a_word_that_is_no_choice_is_reported() -> None:
    unit, findings = unit_of("branch=Air force")
    assert (unit.branch, findings) == (None, ["branch: 'Air force' is none of Army, Navy"])


@pytest.mark.parametrize(
    ("written", "value", "wiki"),
    [
        ("800", 800, "enwiki"),
        ("1,829,180", 1829180, "enwiki"),
        ("1.9 million", 1900000, "enwiki"),
        ("1.215", 1215, "itwiki"),
        ("3萬", 30000, "zhwiki"),
        ("about 800", "about 800", "enwiki"),
        ("800–900", "800–900", "enwiki"),
    ],
)
def test_a_number_or_else_a_text(written: str, value: int | str, wiki: str) -> None:
    unit, findings = unit_of(f"size={written}", wiki)
    assert (unit.size, findings) == (value, [])


@pytest.mark.parametrize(
    ("written", "value", "wiki"),
    [("906.00 <!-- km -->", 906.0, "enwiki"), ("1,234.5", 1234.5, "enwiki"), ("1.234,5", 1234.5, "itwiki")],
)
def test_a_number_with_a_fraction_as_the_language_writes_it(written: str, value: float, wiki: str) -> None:
    assert unit_of(f"weight={written}", wiki)[0].weight == value


def test_what_is_no_number_is_reported() -> None:
    assert unit_of("weight=heavy")[1] == ["weight: this is no number"]


def test_a_single_day_is_a_date_of_python() -> None:
    assert unit_of("raised={{start date|1793|8|23}}")[0].raised == datetime.date(1793, 8, 23)


@pytest.mark.parametrize("written", ["August 1793", "23 August 480 BC", "c. 23 August 1793", "never"])
def test_what_is_no_single_day_is_reported(written: str) -> None:
    unit, findings = unit_of(f"raised={written}")
    assert (unit.raised, findings) == (None, ["raised: this is no single day"])


def test_a_parameter_with_a_comment_only_is_absent() -> None:
    unit, _ = unit_of("unit_name=<!-- here -->|commander1= <!-- a --> <!-- b -->|commander2=B<!-- c -->")
    assert (unit.name, [head.number for head in unit.commanders]) == (None, [2])


@pytest.mark.parametrize("wiki", ["enwiki", "zhwiki", "itwiki"])
def test_what_is_written_reads_back(wiki: str) -> None:
    unit = Unit(
        name="A | B",
        country=Flag(country="France"),
        branch=Branch.NAVY,
        arm="Cavalry",
        size=1215,
        weight=1234.5,
        raised=datetime.date(1793, 8, 23),
        nicknames=["X", "Y"],
        battles=[Link(target="Siege of A", text="A"), Link(target="C", text="C")],
        website=ExternalLink(url="https://example.org", text="Site"),
        commanders=[Head(number=2, label="Colonel")],
    )
    assert unit.to_wikitext(wiki).startswith("{{Infobox military unit|")
    (again,) = warbox.parse(unit.to_wikitext(wiki), wiki=wiki).find(Unit)
    for name in ("name", "branch", "arm", "size", "weight", "raised", "nicknames", "commanders"):
        assert getattr(again, name) == getattr(unit, name), name
    assert [flag.entity.code for flag in again.countries if flag.entity is not None] == ["FRA"]
    assert [(link.target, link.text) for link in again.battles] == [("Siege of A", "A"), ("C", "C")]
    assert again.website is not None
    assert (again.website.url, again.website.text) == ("https://example.org", "Site")


def test_fields_are_keys_of_an_edit() -> None:
    page = warbox.parse("{{Infobox military unit\n| unit_name = A\n| type = Cavalry\n}}")
    (unit,) = page.find(Unit)
    edit = page.edit()
    edit[unit]["arm"] = "Infantry"
    edit[unit]["nicknames"] = ["X", "Y"]
    assert edit.page.find(Unit)[0].arm == "Infantry"
    assert edit.page.find(Unit)[0].nicknames == ["X", "Y"]
    assert edit.text == "{{Infobox military unit\n| unit_name = A\n| type = Infantry\n| nickname = X<br>Y\n}}"


def test_a_class_declared_after_the_page_was_read_is_found() -> None:
    page = warbox.parse("{{Infobox late|name=A}}")
    assert page.typed == []

    class Late(TemplateModel, names="Infobox late"):
        name: Annotated[str | None, Parameter("name")] = None

    assert [one.name for one in page.find(Late)] == ["A"]


def test_a_wiki_of_ones_own_names_template_and_parameters(tmp_path: Path) -> None:
    data = tmp_path / "my.toml"
    data.write_text(
        'name = "Mine"\nlanguage = "fr"\nextends = "en"\n'
        '[templates]\n"infobox military unit" = ["infobox unité militaire"]\n'
        '[parameters."infobox military unit"]\n"unit_name" = ["nom"]\n"commander#" = ["chef#"]\n',
        encoding="utf-8",
    )
    page = warbox.parse("{{Infobox Unité militaire|nom=A|chef2=B}}", wiki=str(data))
    (unit,) = page.find(Unit)
    assert unit.name == "A"
    assert [(head.number, head.name.text) for head in unit.commanders if head.name is not None] == [(2, "B")]


def refused(kind: Any, entry: Any = None, default: Any = None) -> str:
    """What is said of a class with a field of that type."""
    annotation = kind if entry is None else Annotated[kind, entry]
    namespace = {"__annotations__": {"field": annotation}, "field": default, "__module__": __name__}
    declared = type("Odd", (TemplateModel,), namespace, names=("odd box",))
    with pytest.raises(DeclarationError) as caught:
        warbox.parse("{{odd box|x=1}}").find(declared)
    return str(caught.value)


def test_a_wrong_declaration_is_told_by_its_field() -> None:
    assert (
        refused(str | None, default=Parameter("x")) == "Odd.field: Parameter() belongs into Annotated[..., Parameter()]"
    )
    assert refused(list, Parameter("x"), []) == "Odd.field: say what it is a list of, as in list[str]"
    assert refused(bytes, Parameter("x")).startswith("Odd.field: a value of bytes cannot be read; use ")
    assert refused(list[Head], Parameter("x"), []).endswith("groups are Enumerated()")
    assert refused(Casualties | None, Parameter("x")).endswith("use list[Casualties]")
    assert "must be a list of a ParameterGroup" in refused(list[str], Enumerated(), [])


def test_a_type_that_cannot_be_read_is_told_all_that_can_be() -> None:
    public = (getattr(warbox, name) for name in warbox.__all__)
    readable = [kind for kind in public if isinstance(kind, type) and hasattr(kind, "read")]
    told = refused(bool, Parameter("x")).partition("; use ")[2].split(", ")
    assert {warbox.Inline, warbox.Link, HistoricalDate} <= set(readable)
    assert {*(kind.__name__ for kind in readable), "str", "int", "float", "date", "a Literal", "an Enum"} <= set(told)


def test_the_cells_of_a_conflict_are_fields_of_any_template() -> None:
    class Attack(TemplateModel, names="Infobox attack"):
        losses: Annotated[list[Casualties], Parameter("fatalities", "injuries")] = []
        accused: Annotated[list[warbox.Commander], Parameter("perpetrators")] = []
        crowd: Annotated[list[warbox.Strength], Parameter("participants")] = []

    page = warbox.parse(
        "{{Infobox attack|fatalities=59 killed (24 civilians)<br>3 missing|perpetrators={{flagicon|FRA}} [[Roe]]{{KIA}}"
        "<br>[[Doe]]|participants=200–300}}"
    )
    (attack,) = page.find(Attack)
    assert [(loss.category, loss.low, loss.civilian) for loss in attack.losses] == [
        ("killed", 59, False),
        ("killed", 24, True),
        ("missing", 3, False),
    ]
    assert [(person.name.text, person.status) for person in attack.accused] == [("Roe", ("killed",)), ("Doe", ())]
    assert [(figure.category, figure.low, figure.high) for figure in attack.crowd] == [("personnel", 200, 300)]


class Settlement(TemplateModel, names="Infobox settlement"):
    name: Annotated[str | None, Parameter("name", "official_name")] = None
    kind: Annotated[Inline | None, Parameter("settlement_type")] = None
    country: Annotated[Flag | Link | None, Parameter("subdivision_name")] = None
    coordinates: Annotated[warbox.Coordinates | None, Parameter("coordinates")] = None
    population: Annotated[int | None, Parameter("population_total")] = None
    area: Annotated[float | None, Parameter("area_total_km2")] = None


class Person(TemplateModel, names="Infobox person"):
    name: Annotated[str | None, Parameter("name", "birth_name")] = None
    image: Annotated[Image | None, Parameter("image")] = None
    born: Annotated[HistoricalDate | None, Parameter("birth_date")] = None
    died: Annotated[datetime.date | None, Parameter("death_date")] = None
    birth_place: Annotated[list[Link], Parameter("birth_place")] = []
    aliases: Annotated[list[str], Parameter("alias", "other_names")] = []
    website: Annotated[ExternalLink | None, Parameter("website")] = None


def found_in(corpus: Path, name: str, kind: type[TemplateModel]) -> list[Any]:
    page = warbox.parse((corpus / "others" / "en" / f"{name}.wikitext").read_text(encoding="utf-8"))
    return list(page.find(kind))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("islamabad-full", ("Islamabad", "Pakistan", (33.716667, 73.066667), 1900000, 906.0)),
        ("Berlin", ("Berlin", "Germany", (52.52, 13.405), 3769495, 891.7)),
        ("Teymanak-e-Olya", ("Teymanak-e Olya", "Iran", (35.503333, 60.593611), 559, None)),
        ("Dollar-Point_-California", ("Dollar Point, California", "USA", (39.188611, -120.108889), 1215, 4.232)),
        ("solok", ("Solok", "Indonesia", (-0.799722, 100.666111), 62483, 57.64)),
    ],
)
def test_real_settlements(corpus_root: Path, name: str, expected: tuple[Any, ...]) -> None:
    (town,) = found_in(corpus_root, name, Settlement)
    country = town.country.country if isinstance(town.country, Flag) else town.country.target
    place = (town.coordinates.latitude, town.coordinates.longitude)
    assert (town.name, country, place, town.population, town.area) == expected


def test_real_people(corpus_root: Path) -> None:
    (engineer,) = found_in(corpus_root, "Ferdinand_Piëch", Person)
    assert engineer.born.edtf == "1937-04-17"
    assert engineer.died == datetime.date(2019, 8, 25)
    assert [link.target for link in engineer.birth_place] == ["Vienna", "Federal State of Austria"]
    (musician,) = found_in(corpus_root, "bob-marley", Person)
    assert (musician.aliases, musician.image.file) == (["Skip", "Tuff Gong"], "Bob-Marley 3 (cropped).jpg")
    (producer,) = found_in(corpus_root, "Allen-R.-Morris", Person)
    assert (producer.name, producer.website.url) == ("Allen Robert Morris", "http://www.belaymedia.com")
    psychologist, husband = found_in(corpus_root, "Marian_Breland_Bailey", Person)
    assert (psychologist.died, husband.died) == (datetime.date(2001, 9, 25), datetime.date(1965, 6, 17))


def dumped_page(dump: Path, title: str) -> str:
    """The wikitext of a page of a small dump."""
    for page in ElementTree.fromstring(bz2.decompress(dump.read_bytes())).iter():
        if page.tag.endswith("}page") and page.findtext("{*}title") == title:
            return page.findtext("{*}revision/{*}text") or ""
    raise LookupError(title)


def test_a_real_military_unit(corpus_root: Path) -> None:
    dump = corpus_root / "dumps" / "wikiciteparser-bulk_dump_sample.xml.bz2"
    page = warbox.parse(dumped_page(dump, "13th Division (Yugoslav Partisans)"))
    (unit,) = page.find(Unit)
    assert unit.name == "13th Primorsko-Goranska Division"
    assert unit.dates is not None
    assert (unit.dates.edtf, unit.dates.text) == ("1943/1945", "1943–1945")
    assert (unit.arm, unit.size, unit.nicknames, unit.raised) == ("Infantry", "1,986 (upon formation)", [], None)
    assert [link.target for link in unit.battles] == ["World War II in Yugoslavia"]
    edit = page.edit()
    edit[unit]["nicknames"] = ["Goranska"]
    edit[unit]["size"] = 5600
    changed = [line for line in edit.diff().splitlines()[2:] if line.startswith(("-", "+"))]
    assert changed == [
        "-| size                          = 1,986 (upon formation)",
        "+| size                          = 5600",
        "-| nickname                      = ",
        "+| nickname                      = Goranska",
    ]
