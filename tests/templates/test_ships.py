"""Ships in the cells of a conflict box, and stretches of templates that write around their arguments."""

import pytest

import warbox

BOX = "{{Infobox military conflict\n|conflict=Action\n|combatant2=B\n|%s\n}}"


def side(parameter: str) -> warbox.Side:
    """The first side of a box with that parameter, which gives no finding."""
    page = warbox.parse(BOX % parameter, wiki="enwiki")
    assert page.diagnostics == []
    assert page.untyped == []
    assert page.conflict is not None
    return page.conflict.sides[0]


def test_a_class_of_ships_is_counted_by_its_type() -> None:
    (figure,) = side("strength1=2 {{sclass|Fletcher|destroyer|2}}s").strength
    assert (figure.low, figure.high, figure.category, figure.subject) == (2, 2, "ships", None)


@pytest.mark.parametrize("cell", ["{{GS|U-47|1938|2}} sunk", "{{USS|Hornet|CV-12|6}} damaged", "{{HMS|K26}}"])
def test_designations_of_ships_are_no_figures(cell: str) -> None:
    assert side(f"casualties1={cell}").casualties == ()


def test_a_ship_leads_to_its_page() -> None:
    (combatant,) = side("combatant1={{USS|Hornet|CV-12|6}}").combatants
    assert (combatant.name.text, combatant.link) == ("USS Hornet", "USS Hornet (CV-12)")


def test_a_japanese_name_is_the_name_and_what_is_in_brackets_a_note() -> None:
    text = BOX % "commander1={{nihongo|[[Oda Nobunaga]]|織田信長}} {{KIA}}"
    page = warbox.parse(text, wiki="enwiki")
    assert page.conflict is not None
    (commander,) = page.conflict.sides[0].commanders
    assert (commander.name.text, commander.link, commander.note) == ("Oda Nobunaga", "Oda Nobunaga", "織田信長")
    assert text[commander.span.start : commander.span.end] == "{{nihongo|[[Oda Nobunaga]]|織田信長}}"


def test_what_a_template_writes_behind_its_argument_stands_behind_it() -> None:
    text = "{{Infobox conflit militaire\n|forces1={{unité|12000|hommes}}\n}}"
    conflict = warbox.parse(text, wiki="frwiki").conflict
    assert conflict is not None
    (figure,) = conflict.sides[0].strength
    assert text[figure.span.start : figure.span.end] == "12000|hommes"
