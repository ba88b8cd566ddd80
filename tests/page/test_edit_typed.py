"""Typed values and copies of models that an edit sets: what they take, what they leave, what is refused."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

import pytest

import warbox
from warbox import Coordinates, Flag, HistoricalDate, Inline, Link, Parameter, TemplateModel, UnwritableValueError
from warbox.values.pages import PageRange


class Place(TemplateModel, names="edited place"):
    """A place as a user of the library may declare it."""

    name: Annotated[str | None, Parameter("name", "official_name")] = None
    population: Annotated[int | None, Parameter("population")] = None
    area: Annotated[float | None, Parameter("area")] = None
    founded: Annotated[HistoricalDate | None, Parameter("founded")] = None
    holiday: Annotated[datetime.date | None, Parameter("holiday")] = None
    kind: Annotated[Literal["town", "city"] | None, Parameter("kind")] = None
    coordinates: Annotated[Coordinates | None, Parameter("coordinates")] = None
    rivers: Annotated[list[Link], Parameter("rivers")] = []


TOWN = (
    "{{edited place\n| official_name = '''Alton'''<ref name=\"x\">n</ref>\n| population    = 5 <!-- few -->\n"
    "| area          = 7.5<!-- km -->{{efn|f}}\n| founded       = {{nowrap|1 May 1900}}<ref>c</ref>{{cn}}\n"
    "| holiday       = July 2, 1916{{sfn|A}}\n| coordinates   = {{coord|1|2}}<ref>k</ref>\n| kind          = town\n"
    '| rivers        = {{ubl|[[Wey]]|[[Thames]] (north)}}\n| mayor         = Quinn\n}}<ref name="x" />'
)


def opened(text: str = TOWN) -> tuple[Any, warbox.Edit]:
    page = warbox.parse(text)
    (place,) = page.find(Place)
    return place, page.edit()


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("population", 7, "5 <!--", "7 <!--"),
        ("area", 8.25, "7.5<!--", "8.25<!--"),
        ("founded", HistoricalDate(edtf="1901-05-02"), "1 May 1900", "2 May 1901"),
        ("founded", datetime.date(1901, 5, 2), "1 May 1900", "2 May 1901"),
        ("holiday", datetime.date(1916, 7, 3), "July 2, 1916", "July 3, 1916"),
        ("coordinates", Coordinates(latitude=3, longitude=4), "{{coord|1|2}}", "{{coord|3|4}}"),
        ("name", Inline.of("Belton"), "Alton", "Belton"),
        ("mayor", datetime.date(2000, 1, 2), "Quinn", "2 January 2000"),
    ],
)
def test_footnotes_and_what_stands_around_stay_where_a_typed_value_is_set(
    key: str, value: Any, before: str, after: str
) -> None:
    place, edit = opened()
    edit[place][key] = value
    assert edit.text == TOWN.replace(before, after)
    assert not [one for one in edit.page.diagnostics if one.code == "undefined-reference"]


def test_footnotes_in_the_midst_of_a_value_come_behind_a_typed_one() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|date=18<!-- c --> June<ref>x</ref> '''1815'''{{sfn|A}}"
        "|result='''V'''<ref>1</ref><br>[[End]]{{efn|2}}}}"
    )
    conflict = page.conflict
    assert conflict is not None
    assert conflict.result is not None
    edit = page.edit()
    edit[conflict]["date"] = HistoricalDate(edtf="1815-06-18/1815-06-19")
    edit[conflict]["result"] = conflict.result.model_copy(update={"text": "Defeat", "outcome": "Defeat", "links": ()})
    assert edit.text == (
        "{{Infobox military conflict|date=18–19 June 1815<!-- c --><ref>x</ref>{{sfn|A}}"
        "|result=Defeat<ref>1</ref>{{efn|2}}}}"
    )


@pytest.mark.parametrize(
    ("text", "key", "value", "before", "after"),
    [
        (
            "{{Infobox military conflict\n| date = 1 May 1900<ref>b</ref>{{cn}}<!-- c -->\n}}",
            *("date", datetime.date(1815, 6, 18), "1 May 1900", "18 June 1815"),
        ),
        (
            "{{Infobox military conflict|place=<!-- a -->[[Alton]], [[Wey]]{{cn}}<ref>b</ref> <!-- c -->\n}}",
            *("place", Inline.of("Thames"), "[[Alton]], [[Wey]]", "Thames"),
        ),
        (
            "{{edited place|coordinates={{coord|1|2}}{{efn|f}}<!-- c -->}}",
            *("coordinates", Coordinates(latitude=3, longitude=4), "{{coord|1|2}}", "{{coord|3|4}}"),
        ),
        (
            "{{cite web|url=u|title=T|access-date=2010-01-01{{cn}}<!-- x -->}}",
            *("access-date", datetime.date(2020, 6, 18), "2010-01-01", "2020-06-18"),
        ),
    ],
)
def test_what_is_behind_a_typed_value_stays_where_comments_are_around_it(
    text: str, key: str, value: Any, before: str, after: str
) -> None:
    page = warbox.parse(text)
    edit = page.edit()
    edit[page.tree.templates[0]][key] = value
    assert edit.text == text.replace(before, after)


def test_a_text_takes_the_footnotes_of_a_value_with_it_unless_they_are_used_elsewhere() -> None:
    place, edit = opened()
    edit[place]["founded"] = "1902"
    assert "| founded       = 1902\n" in edit.text
    edit[place]["name"] = "Belton"
    with pytest.raises(UnwritableValueError, match="footnote 'x'"):
        _ = edit.text
    edit[place]["name"] = 'Belton<ref name="x">m</ref>'
    assert 'Belton<ref name="x">m</ref>' in edit.text


@pytest.mark.parametrize(
    ("changes", "before", "after"),
    [
        ({"population": 7}, "5 <!--", "7 <!--"),
        ({"name": "Belton | Bolton"}, "Alton", "Belton {{!}} Bolton"),
        ({"kind": None}, "| kind          = town\n", ""),
        ({"rivers": [Link(target="Wey", text="Wey")]}, "|[[Thames]] (north)", ""),
        ({"holiday": datetime.date(1916, 7, 3)}, "July 2", "July 3"),
    ],
)
def test_of_a_copy_of_a_model_only_the_fields_are_set_that_differ(
    changes: dict[str, Any], before: str, after: str
) -> None:
    place, edit = opened()
    edit[place] = place.model_copy(update=changes)
    assert edit.text == TOWN.replace(before, after)


def test_a_copy_of_a_conflict_is_set_in_its_parameters() -> None:
    page = warbox.parse(
        "{{Infobox military conflict\n|conflict=A\n|image=X.jpg\n|caption=c\n"
        "|strength1=* 50 men\n* 5 guns<ref>x</ref>\n|casualties3=7 dead\n|odd=1\n}}"
    )
    conflict = page.conflict
    assert conflict is not None
    assert conflict.image is not None
    assert conflict.joint is not None
    (side,) = conflict.sides
    more = side.strength[0].model_copy(update={"low": 60, "high": 60})
    dead = conflict.joint.casualties[0].model_copy(update={"low": 8, "high": 8})
    edit = page.edit()
    edit[conflict] = conflict.model_copy(
        update={
            "date": HistoricalDate(edtf="1815-06-18"),
            "image": conflict.image.model_copy(update={"file": "Y.jpg"}),
            "sides": [side.model_copy(update={"strength": (more, *side.strength[1:])})],
            "joint": conflict.joint.model_copy(update={"casualties": (dead,)}),
        }
    )
    assert edit.text == (
        "{{Infobox military conflict\n|conflict=A\n|image=Y.jpg\n|caption=c\n|date=18 June 1815\n"
        "|strength1=* 60 men\n* 5 guns<ref>x</ref>\n|casualties3=8 dead\n|odd=1\n}}"
    )


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ({"place": warbox.Inline.of("B")}, "|place=''B''<ref>x</ref>|result=Victory{{efn|y}}"),
        ({"result": warbox.Result(outcome="Draw")}, "|place=''A''<ref>x</ref>|result=Draw{{efn|y}}"),
    ],
)
def test_a_value_of_a_copied_conflict_keeps_what_stands_beside_it(changes: dict[str, Any], after: str) -> None:
    page = warbox.parse("{{Infobox military conflict|place=''A''<ref>x</ref>|result=Victory{{efn|y}}}}")
    conflict = page.conflict
    assert conflict is not None
    edit = page.edit()
    edit[conflict] = conflict.model_copy(update=changes)
    assert edit.text == f"{{{{Infobox military conflict{after}}}}}"


def test_footnotes_that_a_copy_has_no_more_are_not_left_in_silence() -> None:
    page = warbox.parse("{{Infobox military conflict|result=Victory<ref>x</ref>}}")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.result is not None
    bare = conflict.model_copy(update={"result": conflict.result.model_copy(update={"references": ()})})
    edit = page.edit()
    with pytest.raises(UnwritableValueError, match=r"MilitaryConflict\.result"):
        edit[conflict] = bare


@pytest.mark.parametrize("as_copy", [True, False])
@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("[[French]] victory<ref>x</ref>\n* [[A]] falls", {"outcome": "Draw"}, "Draw<ref>x</ref>\n* [[A]] falls"),
        ("'''[[French]] victory'''<br />[[A]] falls", {"outcome": "Draw"}, "'''Draw'''<br />[[A]] falls"),
        ("{{plainlist|\n* Victory{{sfn|A}}\n* B\n}}", {"outcome": "Draw"}, "{{plainlist|\n* Draw{{sfn|A}}\n* B\n}}"),
        (
            "[[French]] victory\n* [[A]] falls<ref>x</ref>",
            {"text": "French victory\nA falls\nPeace"},
            "[[French]] victory\n* [[A]] falls<ref>x</ref>\n* Peace",
        ),
        ("[[French]] victory at [[A]]<ref>x</ref>", {"text": "Draw at A"}, "Draw at [[A]]<ref>x</ref>"),
    ],
)
def test_a_result_with_another_outcome_or_text_agrees_with_itself(
    before: str, changes: dict[str, Any], after: str, as_copy: bool
) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict\n| result = {before}\n| date = 1815\n}}}}")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.result is not None
    result = conflict.result.model_copy(update=changes)
    assert text_with(page, conflict, {"result": result}, as_copy) == page.text.replace(before, after)


@pytest.mark.parametrize("as_copy", [True, False])
@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("pages=1–5", {"text": "7–8, 12"}, "pages=7–8, 12"),
        ("pages=1–5", {"ranges": (PageRange(first="7", last="8"), PageRange(first="12", last="12"))}, "pages=7–8, 12"),
        ("p=4", {"text": "5", "parameter": "page"}, "p=5"),
        ("p=4", {"text": "5–6", "parameter": "pages"}, "pages=5–6"),
    ],
)
def test_pages_with_another_text_or_other_ranges_agree_with_themselves(
    before: str, changes: dict[str, Any], after: str, as_copy: bool
) -> None:
    page = warbox.parse(f"{{{{cite book|title=T|{before}|ref=none}}}}")
    citation = page.citations[0]
    assert citation.pages is not None
    pages = citation.pages.model_copy(update=changes)
    assert text_with(page, citation, {"pages": pages}, as_copy) == page.text.replace(before, after)


def text_with(page: warbox.Page, model: warbox.TemplateModel, values: dict[str, Any], as_copy: bool) -> str:
    """The page with other values of a template: as a copy of it, or each by itself."""
    edit = page.edit()
    if as_copy:
        edit[model] = model.model_copy(update=values)
    else:
        edit[model].update(values)
    return edit.text


def test_a_copy_of_a_citation_is_set_in_its_parameters() -> None:
    page = warbox.parse("{{cite book |title=T |p=5 |isbn=978-3-16-148410-0 |first=A |last=[[B]] |odd=1}}")
    citation = page.citations[0]
    edit = page.edit()
    pages = type(citation.pages).of_text("6\N{EN DASH}7", "pages", page.wiki)  # type: ignore[union-attr]
    author = citation.authors[0].model_copy(update={"first": "Z"})
    edit[citation] = citation.model_copy(update={"pages": pages, "authors": [author], "identifiers": ()})
    assert edit.text == "{{cite book |title=T |first=Z |last=[[B]] |pages=6\N{EN DASH}7 |odd=1}}"


@pytest.mark.parametrize(
    ("text", "changes", "after"),
    [
        ("{{cite web|url=u|title=T}}", "+Q", "{{cite web|last1=Q|first1=R|url=u|title=T}}"),
        ("{{cite book|last=A|title=T}}", "A+Q", "{{cite book|last=A|last2=Q|first2=R|title=T}}"),
        ("{{cite book|last=A|title=T}}", "Q+A", "{{cite book|last=Q|first1=R|last2=A|title=T}}"),
        ("{{cite book|last1=A|first1=B|last2=C|title=T}}", "A", "{{cite book|last1=A|first1=B|title=T}}"),
        ("{{cite book|last1=A|first1=B|last2=C|title=T}}", "C", "{{cite book|last1=C|title=T}}"),
        ("{{cite book|author1=A B|author2=C D|title=T}}", "D", "{{cite book|author1=C D|title=T}}"),
        ("{{cite book|author1=A B|author2=[[C]]|title=T}}", "", "{{cite book|title=T}}"),
        ("{{cite book|vauthors=A BC, C D|title=T}}", "A+C+Q", "{{cite book|vauthors=A BC, C D, Q R|title=T}}"),
        ("{{cite book|vauthors=A BC, C D|title=T}}", "C+A", "{{cite book|vauthors=C D, A BC|title=T}}"),
        ("{{cite book|vauthors=A B-C, ((C)), et al.|title=T}}", "C", "{{cite book|vauthors=((C)), et al.|title=T}}"),
        ("{{cite book|vauthors=A B|title=T}}", "", "{{cite book|title=T}}"),
    ],
)
def test_the_people_of_a_copied_citation_have_the_numbers_of_their_places(text: str, changes: str, after: str) -> None:
    page = warbox.parse(text)
    citation = page.citations[0]
    people = {person.last.rpartition(" ")[2]: person for person in citation.authors if person.last is not None}
    new = warbox.Person(last="Q", first="R")
    edit = page.edit()
    edit[citation] = citation.model_copy(
        update={"authors": tuple(people.get(last, new) for last in changes.split("+") if last)}
    )
    assert edit.text == after
    names = [last for last in changes.split("+") if last]
    assert [author.number for author in edit.page.citations[0].authors] == [*range(1, len(names) + 1)]


def test_a_new_commander_of_a_copy_has_the_flag_that_stands_above() -> None:
    page = warbox.parse("{{Infobox military conflict|commander1={{ubl|{{flagicon|Spain}}|[[A]]|[[B]]}}}}")
    conflict = page.conflict
    assert conflict is not None
    (side,) = conflict.sides
    commanders = (*side.commanders, warbox.Commander(name=warbox.Name(text="Q")))
    edit = page.edit()
    edit[conflict] = conflict.model_copy(update={"sides": [side.model_copy(update={"commanders": commanders})]})
    assert edit.text == page.text.replace("|[[B]]", "|[[B]]|Q")


def test_a_new_author_of_a_list_in_vancouver_style_has_initials() -> None:
    page = warbox.parse("{{cite journal|vauthors=Smith AB|title=T}}")
    (citation,) = page.citations
    new = (warbox.Person(last="Quinn-Judge", first="Paul J."), warbox.Person(last="Ministry of War"))
    edit = page.edit()
    edit[citation] = citation.model_copy(update={"authors": (*citation.authors, *new)})
    assert edit.text == "{{cite journal|vauthors=Smith AB, Quinn-Judge PJ, ((Ministry of War))|title=T}}"


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ({"date": None}, "|place=A {{coord|1|2}}|combatant1=[[C]]|combatant1a=D"),
        ({"place": None, "coordinates": None}, "|date=1900|combatant1=[[C]]|combatant1a=D"),
        ({"sides": []}, "|date=1900|place=A {{coord|1|2}}"),
        ({"sides": 0}, "|date=1900|place=A {{coord|1|2}}|combatant1=[[C]]"),
        ({"place": None}, None),
    ],
)
def test_fields_are_taken_out_with_the_parameters_that_others_read_too(
    changes: dict[str, Any], after: str | None
) -> None:
    frame = "{{Infobox military conflict|conflict=B%s}}"
    page = warbox.parse(frame % "|date=1900|place=A {{coord|1|2}}|combatant1=[[C]]|combatant1a=D")
    conflict = page.conflict
    assert conflict is not None
    if changes == {"sides": 0}:
        (side,) = conflict.sides
        changes = {"sides": [side.model_copy(update={"combatants": side.combatants[:1]})]}
    edit = page.edit()
    if after is None:
        with pytest.raises(UnwritableValueError, match=r"MilitaryConflict\.coordinates"):
            edit[conflict] = conflict.model_copy(update=changes)
        assert edit.replacements == []
    else:
        edit[conflict] = conflict.model_copy(update=changes)
        assert edit.text == frame % after


@pytest.mark.parametrize(
    ("key", "changes", "message"),
    [
        ("AUSGANG", {"text": "Draw", "outcome": "Victory"}, "result: "),
        ("ORT", {"text": 5}, "Inline.text: "),
    ],
)
def test_a_value_that_would_not_be_read_as_it_is_given_is_refused(
    key: str, changes: dict[str, Any], message: str
) -> None:
    """Also where another parameter has a part in it, as that for the last day has in a date."""
    page = warbox.parse(
        "{{Infobox Militärischer Konflikt|BILD=X.jpg|BESCHREIBUNG=c|DATUM=18. Juni 1800|DATUMBIS=20. Juni 1800"
        "|AUSGANG=R|ORT=P}}",
        wiki="dewiki",
    )
    conflict = page.conflict
    assert conflict is not None
    values = {"AUSGANG": conflict.result, "ORT": conflict.place}
    value = values[key]
    assert value is not None
    edit = page.edit()
    with pytest.raises(UnwritableValueError, match=message):
        edit[conflict][key] = value.model_copy(update=changes)
    assert edit.replacements == []


@pytest.mark.parametrize("changes", [{"file": "X.svg"}, {"country": "Spain", "entity": None, "file": "X.svg"}])
def test_a_field_that_no_parameter_gives_is_refused(changes: dict[str, Any]) -> None:
    page = warbox.parse("{{flag|France|size=20px}}")
    edit = page.edit()
    flag = page.find(Flag)[0]
    with pytest.raises(UnwritableValueError, match="Flag"):
        edit[flag] = flag.model_copy(update=changes)
    assert edit.replacements == []
    edit[flag] = Flag(country="Spain")
    assert edit.text == "{{flag|Spain}}"


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("name", b"x", "is no value"),
        ("mayor", {"a": 1}, "is no value"),
        ("mayor", {1}, "is no value"),
        ("population", True, "is no value"),
        ("area", float("nan"), "is no number"),
        ("population", 2.5, "population takes int, and not 2.5"),
        ("population", Flag(country="France"), "population takes int, and not a Flag"),
        ("founded", Flag(country="France"), "founded takes HistoricalDate, and not a Flag"),
        ("holiday", 7, "holiday takes date, and not 7"),
        ("coordinates", Inline.of("here"), "coordinates takes Coordinates, and not a Inline"),
        ("kind", "village", "kind takes 'town' or 'city', and not 'village'"),
        ("rivers", [HistoricalDate(edtf="1900")], "rivers takes Link, and not a HistoricalDate"),
    ],
)
def test_a_value_that_a_field_does_not_take_is_refused(key: str, value: Any, message: str) -> None:
    place, edit = opened()
    with pytest.raises(UnwritableValueError, match=message):
        edit[place][key] = value
    assert edit.replacements == []


def test_wikitext_is_taken_by_every_field() -> None:
    place, edit = opened()
    for key, value in {"population": "many", "founded": "{{circa|1900}}", "kind": "[[City]]", "area": 3}.items():
        edit[place][key] = value
    for piece in ("= many <!--", "= {{circa|1900}}\n", "= [[City]]\n", "= 3<!-- km -->{{efn|f}}\n"):
        assert piece in edit.text


def test_overlapping_edits_name_the_parameter() -> None:
    place, edit = opened("{{edited place|name=A [[B]]|kind=town}}")
    edit.insert(edit.text.index("[[B"), "x ")
    with pytest.raises(
        warbox.OverlappingEditsError, match=r"\{\{edited place\}\}, name: .*another edit puts 'x ' in at"
    ):
        edit[place]["name"] = "C"


def test_a_template_in_whose_place_another_of_its_kind_is_written_keeps_what_the_value_does_not_say() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|coordinates={{Coord|39.811|N|77.225|W|type:x|display=inline,title}}<!-- c -->}}"
    )
    conflict = page.conflict
    assert conflict is not None
    assert conflict.coordinates is not None
    edit = page.edit()
    edit[conflict]["coordinates"] = conflict.coordinates.model_copy(update={"latitude": 39.5})
    assert edit[conflict]["coordinates"] == "{{Coord|39.5|-77.225|type:x|display=inline,title}}"
    assert edit.text.endswith("title}}<!-- c -->}}")


def test_what_the_value_does_say_is_not_kept() -> None:
    page = warbox.parse("{{Infobox military conflict|combatant1={{flag|France|size=20px}}}}")
    edit = page.edit()
    edit[page.conflict]["combatant1"] = warbox.Flag(country="Spain")
    assert edit.text == "{{Infobox military conflict|combatant1={{flag|Spain}}}}"


def test_the_first_day_is_set_alone_where_the_last_one_has_a_parameter_of_its_own() -> None:
    text = "{{Infobox Militärischer Konflikt|DATUM=[[18. Juni]] 1800|DATUMBIS=20. Juni 1800}}"
    page = warbox.parse(text, wiki="dewiki")
    edit = page.edit()
    edit[page.conflict]["date"] = HistoricalDate(edtf="1800-06-16/1800-06-20")
    assert edit.text == text.replace("18.", "16.")


@pytest.mark.parametrize("first", ["18.", "18. Juni"])
def test_a_first_day_that_the_last_one_completes_is_set_with_all_its_parts(first: str) -> None:
    page = warbox.parse(f"{{{{Infobox Militärischer Konflikt|DATUM={first}|DATUMBIS=20. Juni 1800}}}}", wiki="dewiki")
    edit = page.edit()
    edit[page.conflict]["date"] = HistoricalDate(edtf="1815-06-16/1815-06-21")
    assert edit.text == "{{Infobox Militärischer Konflikt|DATUM=16. Juni 1815|DATUMBIS=21. Juni 1815}}"


@pytest.mark.parametrize(
    ("edtf", "after"),
    [
        ("1800-06-16/1800-06-21", "DATUM=[[16. Juni]] 1800|DATUMBIS=21. Juni 1800<ref>x</ref>"),
        ("1800-06-18/1801-06-20", "DATUM=[[18. Juni]] 1800|DATUMBIS=20. Juni 1801<ref>x</ref>"),
        ("1800-06-19", "DATUM=[[19. Juni]] 1800"),
    ],
)
@pytest.mark.parametrize("as_copy", [True, False])
def test_the_last_day_is_set_in_the_parameter_that_it_has_of_its_own(edtf: str, after: str, as_copy: bool) -> None:
    text = "{{Infobox Militärischer Konflikt|DATUM=[[18. Juni]] 1800|DATUMBIS=20. Juni 1800<ref>x</ref>|ORT=P}}"
    page = warbox.parse(text, wiki="dewiki")
    conflict = page.conflict
    assert conflict is not None
    edit = page.edit()
    date = HistoricalDate(edtf=edtf)
    if as_copy:
        edit[conflict] = conflict.model_copy(update={"date": date})
    else:
        edit[conflict]["date"] = date
    assert edit.text == f"{{{{Infobox Militärischer Konflikt|{after}|ORT=P}}}}"


def test_a_value_that_other_parameters_give_is_not_given_twice() -> None:
    page = warbox.parse("{{cite book|title=T|year=1999|month=11}}")
    edit = page.edit()
    (citation,) = page.citations
    edit[citation]["date"] = citation.date
    assert edit.text == page.text
    with pytest.raises(UnwritableValueError, match="date: it stands in year, month already: change it there"):
        edit[citation]["date"] = datetime.date(2021, 3, 9)
    assert edit.text == page.text
    del edit[citation]["month"], edit[citation]["year"]
    edit[citation]["date"] = datetime.date(2021, 3, 9)
    assert edit.text == "{{cite book|date=9 March 2021|title=T}}"


@pytest.mark.parametrize("key", ["kind", "container", "anchor", "languages"])
def test_a_field_that_no_parameter_gives_alone_is_no_key(key: str) -> None:
    page = warbox.parse("{{cite journal|title=T|journal=J}}")
    edit = page.edit()
    with pytest.raises(UnwritableValueError, match=f"{key}: no parameter gives it alone"):
        edit[page.citations[0]][key] = "x"
    assert edit.text == page.text


@pytest.mark.parametrize(
    ("wiki", "country", "written"),
    [
        ("zhwiki", "Spain", "{{flagicon|西班牙}} X"),
        ("zhwiki", "ITA", "{{flagicon|意大利}} X"),
        ("frwiki", "Spain", "{{drapeau|Espagne}} X"),
        ("enwiki", "UK", "{{flagicon|UK}} X"),
    ],
)
def test_a_flag_by_a_name_of_another_language_or_a_code(wiki: str, country: str, written: str) -> None:
    page = warbox.parse("{{Infobox military conflict|commander1=[[A]]}}", wiki)
    assert page.conflict is not None
    edit = page.edit()
    new = warbox.Commander(name=warbox.Name(text="X"), flags=(Flag(country=country),))
    edit[page.conflict]["commander1"] = [*page.conflict.sides[0].commanders, new]
    assert edit.text == "{{Infobox military conflict|commander1=[[A]]<br>" + written + "}}"


def test_a_combatant_that_is_called_as_a_code_keeps_that_name_beside_its_flag() -> None:
    page = warbox.parse("{{Infobox military conflict|combatant1={{flag|Spain}}}}")
    assert page.conflict is not None
    edit = page.edit()
    new = warbox.Combatant(name=warbox.Name(text="UK"), flags=(Flag(country="UK"),))
    edit[page.conflict]["combatant1"] = [*page.conflict.sides[0].combatants, new]
    assert edit.text == "{{Infobox military conflict|combatant1={{flag|Spain}}<br>{{flagicon|UK}} UK}}"
