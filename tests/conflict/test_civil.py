"""The box of a protest or riot is a conflict like others, with names of its own and cells for what befell people."""

from __future__ import annotations

import pytest

import warbox
from warbox import Casualties, CivilConflict, Combatant, Commander, MilitaryConflict, Name
from warbox.report.sheets import sheets_of
from warbox.typed import changed

MARCH = """{{Infobox civil conflict
| title        = Bread march
| partof       = the [[Hunger winter]]
| date         = 3–5 March 1911
| causes       = Price of bread
| goals        = {{plainlist|
* Cheaper bread
* The [[eight-hour day]]
}}
| methods      = [[Demonstration (people)|Demonstrations]]
| result       = Prices lowered
| side1        = Bakers' union
| side2        = {{flagicon|France}} [[City guard]]
| leadfigures1 = [[Jane Roe]] (arrested)
| leadfigures2 = Leaderless
| howmany1     = 2,000 demonstrators
| howmany2     = 150 police
| casualties2  = 4 injured
| fatalities   = 5 (4 protesters, 1 police officer)
| injuries     = 30+
| arrests      = 34 arrests<br>2 journalists
| detentions   = 12
| damage       = $2–3 million, 7 shops looted
| charged      = 9
| sidebox      = {{Campaignbox Hunger winter}}
}}"""


@pytest.fixture
def page() -> warbox.Page:
    return warbox.parse(MARCH)


@pytest.fixture
def march(page: warbox.Page) -> CivilConflict:
    conflict = page.conflict
    assert isinstance(conflict, CivilConflict)
    return conflict


def losses(conflict: MilitaryConflict | None) -> list[tuple[str, int | None, int | None, str | None]]:
    """What befell all sides together."""
    assert conflict is not None
    assert conflict.joint is not None
    return [(one.category, one.low, one.high, one.subject) for one in conflict.joint.casualties]


def test_its_fields_are_those_of_a_conflict(march: CivilConflict) -> None:
    texts = (march.name, march.part_of, march.cause, march.goals, march.methods)
    assert [one.text for one in texts if one is not None] == [
        "Bread march",
        "the Hunger winter",
        "Price of bread",
        "Cheaper bread\nThe eight-hour day",
        "Demonstrations",
    ]
    assert march.date is not None
    assert march.date.edtf == "1911-03-03/1911-03-05"
    assert [one.campaign for one in march.campaignboxes] == ["Hunger winter"]
    first, second = march.sides
    assert [one.name.text for side in march.sides for one in side.combatants] == ["Bakers' union", "City guard"]
    assert [(one.link, one.status) for one in first.commanders] == [("Jane Roe", ("captured",))]
    assert second.commanders == ()
    assert [(one.category, one.low) for side in march.sides for one in side.strength] == [
        ("demonstrators", 2000),
        ("policemen", 150),
    ]
    assert [(one.category, one.low) for one in second.casualties] == [("wounded", 4)]
    assert march.parameters["charged"].text == "9"
    assert march.unread == ("charged",)


def test_a_cell_for_what_befell_people_says_it_of_its_bare_figures(march: CivilConflict) -> None:
    assert losses(march) == [
        ("killed", 5, 5, None),
        ("killed", 4, 4, "protesters"),
        ("killed", 1, 1, "police officer"),
        ("wounded", 30, None, None),
        ("captured", 34, 34, None),
        ("captured", 2, 2, "journalists"),
        ("captured", 12, 12, None),
        ("shops", 7, 7, None),
    ]


def test_it_is_found_as_a_conflict_and_shown_as_one(page: warbox.Page, march: CivilConflict) -> None:
    assert page.find(MilitaryConflict) == page.conflicts == [march]
    (content,) = page.model_dump()["conflicts"]
    assert content["goals"]["text"] == "Cheaper bread\nThe eight-hour day"
    (sheet,) = sheets_of(march)
    assert [fact.label for fact in sheet.facts] == ["Date", "Cause", "Goals", "Methods", "Result"]
    (row,) = warbox.to_arrow([page])["conflicts"].to_pylist()
    assert (row["template"], row["methods"]) == ("Infobox civil conflict", "Demonstrations")


def test_names_of_the_other_box_are_read_beside_its_own() -> None:
    conflict = warbox.parse(
        "{{Infobox Civil Conflict|conflict=甲|combatant1=乙|side2=丙|strength1=30人|fatalities=5}}", wiki="zhwiki"
    ).conflict
    assert isinstance(conflict, CivilConflict)
    assert conflict.name is not None
    assert conflict.name.text == "甲"
    assert [side.combatants[0].name.text for side in conflict.sides] == ["乙", "丙"]
    assert losses(conflict) == [("killed", 5, 5, None)]


@pytest.mark.parametrize(
    ("place", "changes", "written"),
    [
        (0, {"low": 6, "high": 6}, "fatalities   = 6 (4 protesters, 1 police officer)"),
        (3, {"low": 30, "high": 40}, "injuries     = 30–40"),
        (6, {"approximate": True}, "detentions   = about 12"),
        (6, {"category": "missing"}, "detentions   = 12 missing"),
    ],
)
def test_a_figure_of_all_sides_is_changed_in_the_cell_that_it_stands_in(
    page: warbox.Page, march: CivilConflict, place: int, changes: dict[str, object], written: str
) -> None:
    edit = page.edit()
    assert march.joint is not None
    figures = list(march.joint.casualties)
    figures[place] = changed(figures[place], **changes)
    edit[march] = march.model_copy(update={"joint": changed(march.joint, casualties=tuple(figures))})
    assert [line for line in edit.text.splitlines() if line not in MARCH.splitlines()] == [f"| {written}"]


def test_a_new_figure_of_all_sides_goes_where_the_one_before_it_stands(page: warbox.Page, march: CivilConflict) -> None:
    edit = page.edit()
    assert march.joint is not None
    missing = Casualties(category="missing", low=3, high=3)
    figures = (*march.joint.casualties[:4], missing, *march.joint.casualties[4:])
    edit[march] = march.model_copy(update={"joint": changed(march.joint, casualties=figures)})
    assert "| injuries     = 30+<br>3 missing\n" in edit.text


def test_its_parameters_are_set_by_any_of_their_names(page: warbox.Page, march: CivilConflict) -> None:
    edit = page.edit()
    box = edit[march]
    box["combatant1"] = [Combatant(name=Name(text="Bakers"))]
    box["leadfigures2"] = [Commander(name=Name(text="Doe", target="John Doe"))]
    box["goals"] = "Bread"
    del box["arrests"]
    box["howmany3"] = "20"
    assert [line for line in edit.text.splitlines() if line not in MARCH.splitlines()] == [
        "| goals        = Bread",
        "| side1        = Bakers",
        "| leadfigures2 = [[John Doe|Doe]]",
        "| howmany3     = 20",
    ]


def test_one_made_by_hand_is_written_in_the_words_of_the_box() -> None:
    made = CivilConflict(
        name=warbox.Inline.of("Bread march"),
        goals=warbox.Inline.of("Bread"),
        sides=[
            warbox.Side(
                number=1,
                combatants=(Combatant(name=Name(text="Bakers")),),
                commanders=(Commander(name=Name(text="Roe")),),
            )
        ],
        joint=warbox.Side(casualties=(Casualties(category="killed", low=5, high=5),)),
    )
    written = made.to_wikitext()
    assert written == (
        "{{Infobox civil conflict|title=Bread march|goals=Bread|side1=Bakers|leadfigures1=Roe|casualties3=5 killed}}"
    )
    read = warbox.parse(written).conflict
    assert losses(read) == [("killed", 5, 5, None)]
