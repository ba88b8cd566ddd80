"""Lists that are set in the cells of a conflict: only the items that differ are touched."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest

import warbox
from tests.page.list_laws import CELLS, check_lists
from tests.page.soak import corpus_pages, wiki_of
from warbox import Casualties, Combatant, Commander, Link, Name, Parameter, Strength, TemplateModel

CASES = tomllib.loads((Path(__file__).parent / "cases" / "lists.toml").read_text(encoding="utf-8"))["case"]
FRAME = "{{Infobox military conflict\n| conflict = X\n| %s = %s <!-- c -->\n| result = Y\n}}"


def done(items: list[Any], steps: list[Any], cell: str) -> list[Any]:
    """The list with what is done with it."""
    kind = {"combatant": Combatant, "commander": Commander, "strength": Strength, "casualties": Casualties}[cell[:-1]]
    made = list(items)
    for step in steps:
        match step:
            case ["figure", place, low, high]:
                made[place] = made[place].model_copy(update={"low": low, "high": high})
            case ["name", place, text, target]:
                name = made[place].name.model_copy(update={"text": text, "target": target})
                made[place] = made[place].model_copy(update={"name": name})
            case ["set", place, field, value]:
                given = tuple(value) if isinstance(value, list) else value
                made[place] = made[place].model_copy(update={field: given})
            case ["clear", place, field]:
                made[place] = made[place].model_copy(update={field: None})
            case ["remove", place]:
                del made[place]
            case ["add", text, target]:
                made.append(kind(name=Name(text=text, target=target)))
            case ["first", text, target]:
                made.insert(0, kind(name=Name(text=text, target=target)))
            case ["after", place, text, target]:
                made.insert(place + 1, kind(name=Name(text=text, target=target)))
            case ["count", category, number, *of_part]:
                subject, place = of_part or (None, len(made))
                made.insert(place, kind(category=category, low=number, high=number, subject=subject))
            case ["order", places]:
                made = [made[place] for place in places]
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_list_is_set_in_the_items_that_differ(case: dict[str, Any]) -> None:
    cell = case["cell"]
    page = warbox.parse(FRAME % (cell, case["before"]))
    conflict = page.conflict
    assert conflict is not None
    side = conflict.sides[0] if cell[-1] == "1" else conflict.sides[-1]
    items = getattr(side, CELLS[cell[:-1]])
    edit = page.edit()
    if "error" in case:
        with pytest.raises(warbox.UnwritableValueError, match=case["error"]):
            edit[conflict][cell] = done(items, case["do"], cell)
        assert edit.replacements == []
        return
    edit[conflict][cell] = done(items, case["do"], cell)
    assert edit.text == FRAME % (cell, case["expected"])
    assert edit.reversed().applied() == page.text
    edit[conflict][cell] = list(items)
    assert edit.replacements == []


def test_a_list_of_several_cells_is_set_in_the_cell_of_each_item() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|combatant1='''A'''|combatant1a=* B\n* [[C]]|combatant1b={{small|D}}}}"
    )
    conflict = page.conflict
    assert conflict is not None
    first, second, third, fourth = conflict.sides[0].combatants
    edit = page.edit()
    edit[conflict]["combatant1"] = [
        first,
        second,
        third.model_copy(update={"name": Name(text="E", target="E")}),
        fourth,
    ]
    assert edit.text == page.text.replace("[[C]]", "[[E]]")
    edit[conflict]["combatant1"] = [first, third]
    assert edit.text == "{{Infobox military conflict|combatant1='''A'''|combatant1a=* [[C]]}}"
    edit = page.edit()
    edit[conflict]["combatant1a"] = [second]
    assert edit.text == page.text.replace("* B\n* [[C]]", "* B")


@pytest.mark.parametrize(
    ("before", "key", "made", "after"),
    [
        (
            "combatant1a = [[A]] (x)<ref>r</ref><!-- y -->",
            *("combatant1", lambda side: [*side.combatants, Combatant(name=Name(text="New"))]),
            "combatant1a = [[A]] (x)<ref>r</ref><br>New<!-- y -->",
        ),
        (
            "forces1 = 13000 men\n| milstrength1 = 7 [[gun]]s",
            *("strength1", lambda side: [*side.strength, Strength(category="tanks", low=5, high=5)]),
            "forces1 = 13000 men<br>5 tanks\n| milstrength1 = 7 [[gun]]s",
        ),
        (
            "forces1 = 13000 men",
            *("strength1", lambda side: [Strength(category="tanks", low=5, high=5)], "forces1 = 5 tanks"),
        ),
        (
            "combatant1 = [[A]]",
            *("combatant1a", lambda side: [Combatant(name=Name(text="B"))], "combatant1 = [[A]]\n| combatant1a = B"),
        ),
        (
            "strength1 =\n| forces1 = 13000 '''men'''",
            *("strength1", lambda side: side.strength, "strength1 =\n| forces1 = 13000 '''men'''"),
        ),
        ("status = S\n| forces1 = 13000 men", "strength1", lambda side: [], "status = S"),
    ],
)
def test_a_list_is_set_where_its_items_stand_under_whichever_name(before: str, key: str, made: Any, after: str) -> None:
    frame = "{{Infobox military conflict\n| %s\n| result = R\n}}"
    page = warbox.parse(frame % before)
    conflict = page.conflict
    assert conflict is not None
    given = list(made(conflict.sides[0]))
    edit = page.edit()
    edit[conflict][key] = given
    assert edit.text == frame % after


def test_a_list_of_several_cells_that_is_set_twice_is_that_of_the_second_time() -> None:
    page = warbox.parse("{{Infobox military conflict\n| combatant1 = [[A]]\n| combatant1a = [[B]]\n}}")
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides[0].combatants
    changed = second.model_copy(update={"name": Name(text="Z", target="B")})
    for before in ([first, changed], [changed], [second]):
        edit = page.edit()
        edit[conflict]["combatant1"] = before
        assert edit.replacements
        edit[conflict]["combatant1"] = [first, second]
        assert edit.replacements == []
    edit[conflict]["combatant1a"] = "X"
    edit[conflict]["combatant1"] = [first, second]
    assert edit.replacements == []
    del edit[conflict]["combatant1"]
    edit[conflict]["combatant1"] = [first]
    assert edit.replacements == []
    with pytest.raises(warbox.UnwritableValueError, match="another order"):
        edit[conflict]["combatant1"] = [second, first]


def test_the_items_of_an_older_text_are_known_again() -> None:
    page = warbox.parse(
        "{{Infobox military conflict\n| date = 1 May 1815\n"
        "| strength1 = 100 men<ref>A</ref>, with [[HMS X]] and 3 smaller vessels<!-- k -->\n"
        "| combatant1 =\n* {{flag|Iran}}\n* {{flag|Iraq}} <small>y</small>\n* {{flag|Cuba}} <small>z</small>\n}}"
    )
    older = page.conflict
    assert older is not None
    edit = page.edit()
    edit[older]["date"] = "12 May 1815"
    edit[older]["combatant1"] = older.sides[0].combatants[1:]
    newer = edit.page.conflict
    assert newer is not None
    again = edit.page.edit()
    newer = again.before.conflict
    again[newer]["strength1"] = older.sides[0].strength
    again[newer]["combatant1"] = older.sides[0].combatants
    assert again.text == page.text.replace("1 May", "12 May")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("strength1", [Strength(category="guns", low=5, high=5, note="estimate")]),
        ("strength1", Strength(category="guns", low=5, high=5, note="estimate")),
        ("casualties1", [Casualties(category="infantry", low=5, high=5)]),
        ("combatant1", ["X", Combatant(name=Name(text="B"), note="c) (d")]),
    ],
)
def test_items_that_would_not_be_read_as_they_are_given_are_refused(cell: str, value: Any) -> None:
    for before in ("", f"|{cell}=\n", f"|{cell}=* X<ref>x</ref>\n"):
        page = warbox.parse(f"{{{{Infobox military conflict\n|result=R\n{before}}}}}")
        edit = page.edit()
        with pytest.raises(warbox.UnwritableValueError):
            edit[page.conflict][cell] = value
        with pytest.raises(warbox.UnwritableValueError):
            edit[page.conflict].insert_after("result", cell.replace("1", "2"), value)
        with pytest.raises(warbox.UnwritableValueError):
            edit[page.conflict].append(cell, value)
        assert edit.replacements == []


def test_a_changed_item_is_set_back_by_the_list_of_the_older_text() -> None:
    page = warbox.parse("{{Infobox military conflict|commander1=[[File:X.svg|15px]] [[Ney]] {{small|at noon}}}}")
    older = page.conflict
    assert older is not None
    (side,) = older.sides
    edit = page.edit()
    name = Name(text="Michel Ney", target="Michel Ney")
    edit[older]["commander1"] = [side.commanders[0].model_copy(update={"name": name})]
    again = edit.page.edit()
    again[again.before.conflict]["commander1"] = side.commanders
    assert edit.text != page.text == again.text


def test_the_page_behind_the_sign_of_a_footnote_goes_with_it() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|strength1=5 guns<ref name=x/>{{rp|23}}<br>7 ships{{r|x|y}}{{rp|9}}<br>9 men}}"
    )
    conflict = page.conflict
    assert conflict is not None
    guns, ships, men = conflict.sides[0].strength
    edit = page.edit()
    edit[conflict]["strength1"] = [guns.model_copy(update={"references": ()}), ships, men]
    assert edit.text == page.text.replace("<ref name=x/>{{rp|23}}", "")
    edit = page.edit()
    edit[conflict]["strength1"] = [guns, ships, men.model_copy(update={"references": ships.references})]
    assert edit.text == page.text.replace("9 men", "9 men{{r|x|y}}{{rp|9}}")


def test_an_edit_of_a_flag_and_of_another_item_of_its_cell_compose() -> None:
    page = warbox.parse("{{Infobox military conflict|combatant1=\n* {{flag|France}}\n* [[Baden]]}}")
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides[0].combatants
    edit = page.edit()
    edit[page.find(warbox.Flag)[0]]["size"] = "20px"
    edit[conflict]["combatant1"] = [first, second.model_copy(update={"name": Name(text="Bade", target="Baden")})]
    assert edit.text == "{{Infobox military conflict|combatant1=\n* {{flag|France|size=20px}}\n* [[Baden|Bade]]}}"


class Unit(TemplateModel, names="listed unit"):
    """A unit with lists."""

    battles: Annotated[list[Link], Parameter("battles")] = []
    aliases: Annotated[list[str], Parameter("aliases")] = []


def test_lists_of_a_class_of_ones_own() -> None:
    page = warbox.parse(
        "{{listed unit|battles={{ubl|[[Lissa]] (1811)|[[Malta#Siege|Malta]]}}"
        "|aliases=* ''Daisy''\n* M. L.<ref>x</ref>}}"
    )
    (unit,) = page.find(Unit)
    edit = page.edit()
    edit[unit]["battles"] = [*unit.battles, Link(target="Acre", text="Acre")]
    edit[unit]["aliases"] = [*unit.aliases, "Queen"]
    assert edit.text == (
        "{{listed unit|battles={{ubl|[[Lissa]] (1811)|[[Malta#Siege|Malta]]|[[Acre]]}}"
        "|aliases=* ''Daisy''\n* M. L.<ref>x</ref>\n* Queen}}"
    )
    edit[unit]["battles"] = [unit.battles[0].model_copy(update={"text": "Vis"}), unit.battles[1]]
    edit[unit]["aliases"] = unit.aliases[1:]
    assert edit.text == (
        "{{listed unit|battles={{ubl|[[Lissa|Vis]] (1811)|[[Malta#Siege|Malta]]}}|aliases=* M. L.<ref>x</ref>}}"
    )


def test_a_list_that_is_read_again_is_the_one_that_was_set() -> None:
    """Also where the items come from elsewhere, as from JSON."""
    page = warbox.parse("{{Infobox military conflict|strength1=* '''5,000''' men{{sfn|A}}\n* 12 '''guns'''}}")
    conflict = page.conflict
    assert conflict is not None
    copied = warbox.MilitaryConflict.model_validate_json(conflict.model_dump_json())
    edit = page.edit()
    edit[conflict]["strength1"] = copied.sides[0].strength
    assert edit.replacements == []
    edit[conflict]["strength1"] = [
        Strength(category="personnel", low=5000, high=5000, references=conflict.sides[0].strength[0].references),
        Strength(category="guns", low=12, high=12),
        Strength(category="tanks", low=3, high=3),
    ]
    assert edit.text == page.text[:-2] + "\n* 3 tanks}}"


def test_lists_of_real_conflicts(corpus_root: Path) -> None:
    """Set as it is, a list changes nothing; another number changes nothing but the figure's own text."""
    pages = corpus_pages(corpus_root)[::40]
    tallies = [check_lists(path.read_text("utf-8"), wiki_of(path)) for path in pages]
    changed, refused = (sum(numbers) for numbers in zip(*tallies, strict=True))
    assert changed > 50
    assert refused * 100 <= changed


def test_a_commander_made_by_hand_with_a_link_is_added() -> None:
    page = warbox.parse("{{Infobox military conflict|commander1=[[A Bee]]}}")
    conflict = page.conflict
    assert conflict is not None
    edit = page.edit()
    edit[conflict]["commander1"] = [
        *conflict.sides[0].commanders,
        warbox.Commander.model_validate({"name": "C Dee", "link": "C Dee (general)"}),
    ]
    assert edit.text == "{{Infobox military conflict|commander1=[[A Bee]]<br>[[C Dee (general)|C Dee]]}}"


@pytest.mark.parametrize("others", ["A<br />B", "A<BR/>B<BR/>\nC<br>D"])
def test_a_list_that_has_no_line_break_yet_gets_those_of_the_box(others: str) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict|combatant1={others}|commander1=[[Ney]]|strength1=}}}}")
    conflict = page.conflict
    assert conflict is not None
    line_break = others[1 : others.index(">") + 1]
    edit = page.edit()
    box = edit[conflict]
    box["commander1"] = [*conflict.sides[0].commanders, Commander(name=Name(text="Murat"))]
    box["strength1"] = [Strength(category="guns", low=2, high=2), Strength(category="tanks", low=3, high=3)]
    box["commander2"] = "[[Blücher]]"
    box.append("commander2", "Bülow")
    assert box["commander1"] == f"[[Ney]]{line_break}Murat"
    assert box["strength1"] == f"2 guns{line_break}3 tanks"
    assert box["commander2"] == f"[[Blücher]]{line_break}Bülow"


@pytest.mark.parametrize("how", ["set", "append"])
@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("A\n|commander2 = '''[[B]]'''<!-- c --> (staff)", "A<br>'''[[B]]'''<!-- c --> (staff)"),
        ("\n* A\n|commander2 = \n* '''[[B]]'''", "\n* A\n* '''[[B]]'''"),
        ("{{ubl|A|D}}\n|commander2 = C<br>{{small|[[B]]}}", "{{ubl|A|D|{{small|[[B]]}}}}"),
        ("A\n|commander2 = [[C]], '''[[B]]'''", "A<br>[[B]]"),
    ],
)
def test_an_item_comes_from_another_parameter_with_its_line(cells: str, expected: str, how: str) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict\n|commander1 = {cells}\n}}}}")
    conflict = page.conflict
    assert conflict is not None
    first, second = (side.commanders for side in conflict.sides)
    edit = page.edit()
    if how == "set":
        edit[conflict]["commander1"] = [*first, second[-1]]
    else:
        edit[conflict].append("commander1", second[-1])
    assert f"|commander1 = {expected}\n" in edit.text


def test_an_item_that_would_make_another_one_a_heading_is_not_added() -> None:
    page = warbox.parse("{{Infobox military conflict|combatant1={{flag|France}}<br>''[[Allies of France|Allies]]''}}")
    conflict = page.conflict
    assert conflict is not None
    assert [one.name.text for one in conflict.sides[0].combatants] == ["France", "Allies"]
    edit = page.edit()
    with pytest.raises(warbox.UnwritableValueError, match="2 items would be read, not 3"):
        edit[conflict].append("combatant1", warbox.Flag(country="Spain"))
    assert edit.text == page.text
    edit[conflict].append("combatant1", "{{flag|Spain}}")
    assert edit.text.endswith("|Allies]]''<br>{{flag|Spain}}}}")


@pytest.mark.parametrize("party", ["{{flag|Spain}}", warbox.Flag(country="Spain")])
def test_a_flag_or_a_text_is_added_below_a_combatant_as_its_parts_are(party: warbox.Flag | str) -> None:
    page = warbox.parse("{{Infobox military conflict\n|combatant1={{flag|France}}\n* {{flag|Savoy}}<ref>x</ref>\n}}")
    conflict = page.conflict
    assert conflict is not None
    edit = page.edit()
    edit[conflict]["combatant1"] = [*conflict.sides[0].combatants, party]
    assert edit.text == page.text.replace("</ref>", "</ref>\n* {{flag|Spain}}")
    assert [one.group for one in edit.page.conflict.sides[0].combatants] == [None, "France", "France"]  # type: ignore[union-attr]


def test_a_footnote_of_another_parameter_is_used_by_its_name() -> None:
    page = warbox.parse(
        "{{Infobox military conflict\n|strength1=50 men<ref name=X>Smith, p. 5.</ref>{{sfn|A|1900}}\n"
        '|casualties1=7 dead<ref name="X" />\n|casualties2=8 dead\n}}\n{{cite book|last=A|year=1900}}'
    )
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides
    footnotes = first.strength[0].references
    edit = page.edit()
    for key, figure in {"casualties1": first.casualties[0], "casualties2": second.casualties[0]}.items():
        edit[conflict][key] = [figure.model_copy(update={"references": footnotes})]
    assert edit.text == page.text.replace('"X" />', '"X" />{{sfn|A|1900}}').replace(
        "8 dead", '8 dead<ref name="X" />{{sfn|A|1900}}'
    )


@pytest.mark.parametrize("remark", [" ([[Army A]])", " <small>(until [[1799]])</small>", " (left wing)"])
def test_a_remark_goes_with_its_brackets_and_its_links(remark: str) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict|commander1=[[A]]{remark}<ref>x</ref>}}}}")
    assert page.conflict is not None
    edit = page.edit()
    edit[page.conflict]["commander1"] = [page.conflict.sides[0].commanders[0].model_copy(update={"note": None})]
    assert edit.text == "{{Infobox military conflict|commander1=[[A]]<ref>x</ref>}}"
