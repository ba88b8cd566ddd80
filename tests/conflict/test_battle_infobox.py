"""The infobox that a wiki has for battles beside that of wars, with names of its own for the same parameters."""

from __future__ import annotations

import pytest

import warbox
from warbox import MilitaryConflict
from warbox.conflict.model import BattleInfobox
from warbox.dumps.reading.sieve import make_sieve
from warbox.wikis import find_wiki

BOX = """{{Csata infobox
|név=Folyami csata
|konfliktus=[[Nagy háború]]
|időpont=1526. augusztus 29.
|szélesség=É |szélességi fok=45 |szélességi ívperc=56 |hosszúság=K |hosszúsági fok=18 |hosszúsági ívperc=39
|egyik fél=[[Magyar Királyság]]
|másik fél=[[Oszmán Birodalom]]
|pozíciós térkép=Magyarország
}}"""


def test_a_name_that_means_another_parameter_in_the_box_of_a_war() -> None:
    page = warbox.parse(
        BOX + "{{Katonai konfliktus infobox|konfliktus=Nagy háború|kontextus=[[Hosszú háború]]}}", wiki="hu"
    )
    told = [(box.name and box.name.text, box.part_of and box.part_of.text) for box in page.conflicts]
    assert told == [("Folyami csata", "Nagy háború"), ("Nagy háború", "Hosszú háború")]
    assert page.diagnostics == []


def test_coordinates_in_the_parts_of_its_own() -> None:
    conflict = warbox.parse(BOX, wiki="hu").conflict
    assert conflict is not None
    assert conflict.coordinates is not None
    assert (round(conflict.coordinates.latitude, 2), round(conflict.coordinates.longitude, 2)) == (45.93, 18.65)


def test_a_parameter_that_is_set_bears_the_name_of_this_box() -> None:
    page = warbox.parse(BOX, wiki="hu")
    assert page.conflict is not None
    edit = page.edit()
    edit[page.conflict]["strength1"] = "500 fő"
    edit[page.conflict]["place"] = "[[Mohács]]"
    added = [line for line in edit.text.split("\n") if line not in BOX.split("\n")]
    assert added == ["|helyszín=[[Mohács]]", "|erők1=500 fő"]


def test_a_box_from_elsewhere_is_written_in_its_names() -> None:
    english = "{{Infobox military conflict|conflict=A|combatant1=B|combatant2=C|commander2=D}}"
    conflict = warbox.parse(english, wiki="en").conflict
    assert conflict is not None
    battle = BattleInfobox.model_construct(**dict(conflict))
    assert battle.to_wikitext("hu") == "{{Csata infobox|név=A|egyik fél=B|másik fél=C|parancsnokok2=D}}"


def test_pages_of_a_dump_that_have_it_alone_are_found() -> None:
    assert make_sieve(MilitaryConflict, find_wiki("hu")).find(BOX.encode()) == 0


@pytest.mark.parametrize(
    ("wiki", "written"),
    [
        ("hu", "{{Csata infobox|név=Folyami csata|konfliktus=Nagy háború}}"),
        ("el", "{{Πληροφορίες στρατιωτικής σύγκρουσης|σύγκρουση=Folyami csata|πόλεμος=Nagy háború}}"),
    ],
)
def test_a_wiki_without_it_has_battles_in_the_box_of_wars(wiki: str, written: str) -> None:
    conflict = warbox.parse("{{Csata infobox|név=Folyami csata|konfliktus=Nagy háború}}", wiki="hu").conflict
    assert conflict is not None
    assert conflict.to_wikitext(wiki) == written
