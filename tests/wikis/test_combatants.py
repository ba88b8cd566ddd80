"""Combatants as the wikis write them, several on a line."""

from __future__ import annotations

import pytest

import warbox


@pytest.mark.parametrize(
    ("wiki", "text", "names"),
    [
        ("en", "[[Bai people]] and [[Yi people]] from [[Dali]]", ["Bai people", "Yi people from Dali"]),
        ("en", "{{flagicon|France}} [[mulatto]]es, and [[Slavery|slaves]]", ["mulattoes", "slaves"]),
        ("en", "[[Rand]] & [[Natal]]", ["Rand", "Natal"]),
        ("de", "[[Sachsen]] und [[Hessen]]", ["Sachsen", "Hessen"]),
        ("zh", "[[晋国]]以及[[楚国]]", ["晋国", "楚国"]),
    ],
)
def test_the_word_between_two_is_part_of_neither(wiki: str, text: str, names: list[str]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [combatant.name.text for combatant in conflict.sides[0].combatants] == names


def test_a_figure_behind_the_icon_of_a_code_is_of_the_country() -> None:
    text = "{{flagicon|ROU}} 5,000 killed<br>{{flagicon|USA}}:<br>6,000 killed"
    conflict = warbox.parse(f"{{{{infobox military conflict|casualties1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [figure.subject for figure in conflict.sides[0].casualties] == ["Romania", "United States"]


def test_the_title_of_a_list_that_opens_is_its_heading_and_no_combatant() -> None:
    text = (
        "{{collapsible list|title=[[Axis powers|Client states]]|{{flag|Manchukuo}}|{{flag|Burma}}}}<br>{{flag|Italy}}"
    )
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(combatant.name.text, combatant.group) for combatant in conflict.sides[0].combatants] == [
        ("Manchukuo", "Client states"),
        ("Burma", "Client states"),
        ("Italy", None),
    ]


def test_a_heading_among_bullets_holds_for_those_beside_it() -> None:
    lines = ["'''[[Allies|Western Allies]]'''", "{{flag|UK}}", "{{flag|Canada}}", "''others''", "{{flag|Italy}}"]
    text = "{{plainlist|\n* " + "\n* ".join(lines) + "\n}}"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(combatant.name.text, combatant.group) for combatant in conflict.sides[0].combatants] == [
        ("United Kingdom", "Western Allies"),
        ("Canada", "Western Allies"),
        ("Italy", "Western Allies"),
    ]


def test_lines_behind_a_break_stand_behind_the_same_bullet() -> None:
    text = "{{flag|Germany}}\n* [[Conscripts]],<br>[[Police]]<br>border guards<br>and [[Militia]]\n{{flag|Italy}}"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(combatant.name.text, combatant.group) for combatant in conflict.sides[0].combatants] == [
        ("Germany", None),
        ("Conscripts", "Germany"),
        ("Police", "Germany"),
        ("border guards", "Germany"),
        ("Militia", "Germany"),
        ("Italy", None),
    ]


def test_letters_of_an_enumeration_are_no_part_of_names() -> None:
    text = "a) [[Western Xia]]<br>b) Song"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [combatant.name.text for combatant in conflict.sides[0].combatants] == ["Western Xia", "Song"]


@pytest.mark.parametrize(
    ("wiki", "words"),
    [("en", "etc."), ("de", "u. a."), ("nl", "e.a."), ("ru", "и др."), ("sv", "m.fl."), ("uk", "та ін.")],
)
def test_and_so_on_is_no_combatant(wiki: str, words: str) -> None:
    text = f"{{{{infobox military conflict|combatant1=[[Cherusker]]<br>[[Marser]]<br>{words}}}}}"
    conflict = warbox.parse(text, wiki=wiki).conflict
    assert conflict is not None
    assert [combatant.name.text for combatant in conflict.sides[0].combatants] == ["Cherusker", "Marser"]


def test_an_outcome_ends_without_the_colon_of_what_follows() -> None:
    result = "Spanish victory:\n* Siege lifted"
    conflict = warbox.parse(f"{{{{infobox military conflict|result={result}}}}}", wiki="en").conflict
    assert conflict is not None
    assert conflict.result is not None
    assert (conflict.result.outcome, conflict.result.text) == ("Spanish victory", "Spanish victory:\nSiege lifted")


def test_what_the_box_is_part_of_is_told_before_its_campaign() -> None:
    for text in ("partof=the [[War]]|campaign=A campaign", "campaign=A campaign|partof=the [[War]]"):
        conflict = warbox.parse(f"{{{{infobox military conflict|{text}}}}}", wiki="en").conflict
        assert conflict is not None
        assert conflict.part_of is not None
        assert conflict.part_of.text == "the War"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'''Supported by:''' {{flag|Iran}}, {{flag|Russia}}", [("Iran", "Supported by"), ("Russia", "Supported by")]),
        ("Supported by: {{flag|Iran}}", [("Iran", "Supported by")]),
        ("''At sea:'' Royal Navy", [("Royal Navy", "At sea")]),
        ("{{flag|France}}: [[Army of the North]]", [("France", None), ("Army of the North", "France")]),
        ("[[Allies]]: victors", [("Allies: victors", None)]),
        ("{{flag|France}}<br>→ [[Vichy France]]", [("France", None), ("Vichy France", None)]),
    ],
)
def test_what_stands_before_a_colon_is_the_group_of_the_combatants_behind_it(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}").conflict
    assert conflict is not None
    assert [(one.name.text, one.group) for one in conflict.sides[0].combatants] == expected


@pytest.mark.parametrize("cell", ["combatant", "commander"])
@pytest.mark.parametrize(
    ("wiki", "text", "places"),
    [
        (
            "en",
            "'''Axis:'''<br>{{flag|Germany}}<br>''From June 1941:''<br>{{flag|Italy}}<br>'''Rest'''<br>{{flag|Spain}}",
            [("Germany", "Axis", None), ("Italy", "Axis", "From June 1941"), ("Spain", "Rest", None)],
        ),
        (
            "it",
            "'''Asse:'''<br>''dal settembre 1943 all'aprile 1945''<br>[[Salò]]",
            [("Salò", "Asse", "dal settembre 1943 all'aprile 1945")],
        ),
        ("ru", "'''Июнь—август 1919:'''<br>[[Финляндия]]", [("Финляндия", None, "Июнь—август 1919")]),
        ("zh", "'''1941年12月起：'''<br>[[美国]]", [("美国", None, "1941年12月起")]),
        ("en", "'''6th Army:'''<br>[[Romania]]", [("Romania", "6th Army", None)]),
    ],
)
def test_a_heading_that_is_a_time_is_the_period_of_those_below(
    wiki: str, cell: str, text: str, places: list[tuple[str, str | None, str | None]]
) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|{cell}1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [(one.name.text, one.group, one.period) for one in getattr(conflict.sides[0], f"{cell}s")] == places


@pytest.mark.parametrize("cell", ["combatant", "commander"])
@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(
            "'''1941–43:'''<br>{{flag|Japan}}<br>'''Supported by:'''<br>{{flag|Italy}}<br>"
            "'''1943–45:'''<br>{{flag|Hungary}}<br>'''Supported by:'''<br>{{flag|Spain}}",
            [
                ("Japan", None, "1941–43"),
                ("Italy", "Supported by", "1941–43"),
                ("Hungary", None, "1943–45"),
                ("Spain", "Supported by", "1943–45"),
            ],
            id="one that begins a cell holds for the headings in it",
        ),
        pytest.param(
            "'''Until 1943'''<br>'''Axis'''<br>{{flag|Italy}}<br>'''After 1943'''<br>'''Axis'''<br>{{flag|Hungary}}",
            [("Italy", "Axis", "Until 1943"), ("Hungary", "Axis", "After 1943")],
            id="one may stand right above a heading of its type",
        ),
        pytest.param(
            "'''Axis:'''<br>{{flag|Germany}}<br>'''From 1941:'''<br>{{flag|Italy}}"
            "<br>'''Allies:'''<br>{{flag|Finland}}",
            [("Germany", "Axis", None), ("Italy", None, "From 1941"), ("Finland", "Allies", None)],
            id="one among groups ends with the next of them",
        ),
        pytest.param(
            "'''Axis'''<br>'''Until 1943'''<br>{{flag|Italy}}<br>'''1944'''<br>{{flag|Hungary}}"
            "<br>'''Co-belligerents'''<br>{{flag|Finland}}",
            [("Italy", "Axis", "Until 1943"), ("Hungary", "Axis", "1944"), ("Finland", "Co-belligerents", None)],
            id="one right behind a heading of its type holds under it",
        ),
        pytest.param(
            "'''1910–1911:'''<br>{{flag|Italy}}<br>'''1914–1919:'''<br>{{flag|Spain}}"
            "<br>'''Supported by:'''<br>{{flag|Japan}} (1910–1913)<br>{{flag|Hungary}}",
            [
                ("Italy", None, "1910–1911"),
                ("Spain", None, "1914–1919"),
                ("Japan", "Supported by", None),
                ("Hungary", "Supported by", None),
            ],
            id="one of who was there before is none of a group behind it",
        ),
    ],
)
def test_headings_that_are_times_among_others(
    cell: str, text: str, places: list[tuple[str, str | None, str | None]]
) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|{cell}1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(one.name.text, one.group, one.period) for one in getattr(conflict.sides[0], f"{cell}s")] == places


@pytest.mark.parametrize(
    "text",
    [
        "{{flag|Italy}}<br>'''(until September 1943)'''<br>{{flag|Japan}}",
        "{{flag|Italy}}<br>until September 1943<br>{{flag|Japan}}",
        "{{flag|Italy}} until September 1943<br>{{flag|Japan}}",
    ],
)
def test_a_time_behind_a_combatant_is_said_of_him(text: str) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(one.name.text, one.period, one.note) for one in conflict.sides[0].combatants] == [
        ("Italy", None, "until September 1943"),
        ("Japan", None, None),
    ]


def test_a_star_that_was_typed_is_no_part_of_a_name() -> None:
    text = "{{ITA}}<br />* {{Bandiera|ERI 1890-1941|nome}}<br />* [[Bande irregolari]]"
    conflict = warbox.parse(f"{{{{conflitto|schieramento1={text}}}}}", wiki="it").conflict
    assert conflict is not None
    assert [one.name.text for one in conflict.sides[0].combatants] == ["Italia", "Eritrea", "Bande irregolari"]


def test_a_time_behind_one_of_several_in_bold_type_heads_nobody_else() -> None:
    text = "'''[[Italy]]'''<br>'''(until 1943)'''<br>'''[[Germany]]'''"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(one.name.text, one.group, one.note) for one in conflict.sides[0].combatants] == [
        ("Italy", None, "until 1943"),
        ("Germany", None, None),
    ]


def test_bullets_stand_under_a_power_by_its_name_alone() -> None:
    text = "{{flag|France}} <small>(1940–44)</small>\n* [[Marines]]\n{{flag|Italy}}"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(combatant.name.text, combatant.group) for combatant in conflict.sides[0].combatants] == [
        ("France", None),
        ("Marines", "France"),
        ("Italy", None),
    ]


def test_a_term_heads_the_lines_below_it_that_are_as_deep() -> None:
    text = "{{flag|Canada}}\n;air force only\n{{flag|Australia}}<br />\n{{flag|Norway}}\n;naval only\n{{flag|Greece}}"
    conflict = warbox.parse(f"{{{{infobox military conflict|combatant1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(combatant.name.text, combatant.group) for combatant in conflict.sides[0].combatants] == [
        ("Canada", None),
        ("Australia", "air force only"),
        ("Norway", "air force only"),
        ("Greece", "naval only"),
    ]
