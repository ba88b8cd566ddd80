"""What is new in a box is written as the box writes such things: its digits, blanks before the signs of fates."""

from __future__ import annotations

import pytest

import warbox
from tests.page.edit_making import opened
from warbox import Casualties, Commander, HistoricalDate, Name

KILLED = ("killed",)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[A]]{{KIA}}<br>[[B]]", "[[A]]{{KIA}}<br>[[B]]{{KIA}}<br>C{{POW}}"),
        ("[[A]] {{KIA}}<br>[[B]]", "[[A]] {{KIA}}<br>[[B]] {{KIA}}<br>C {{POW}}"),
        ("[[A]]{{KIA}}{{POW}}<br>[[B]]", "[[A]]{{KIA}}{{POW}}<br>[[B]]{{KIA}}<br>C{{POW}}"),
        ("[[A]]<br>[[B]]", "[[A]]<br>[[B]] {{KIA}}<br>C {{POW}}"),
    ],
)
def test_the_sign_of_a_fate_stands_as_its_neighbours_do(before: str, after: str) -> None:
    page, edit = opened(f"{{{{Infobox military conflict|commander1={before}}}}}")
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides[0].commanders
    fallen = second.model_copy(update={"status": KILLED})
    edit[conflict]["commander1"] = [first, fallen, Commander(name=Name(text="C"), status=("captured",))]
    assert edit.text == f"{{{{Infobox military conflict|commander1={after}}}}}"


def test_the_signs_of_another_side_tell_how_those_of_a_new_one_stand() -> None:
    page, edit = opened("{{Infobox military conflict|commander1=[[A]]{{KIA}}}}")
    edit[page.conflict]["commander2"] = [
        Commander(name=Name(text="C"), status=KILLED),
        Commander(name=Name(text="D"), status=("executed",)),
    ]
    edit[page.conflict].append("commander1", Commander(name=Name(text="E"), status=KILLED))
    assert edit.text == (
        "{{Infobox military conflict|commander1=[[A]]{{KIA}}<br>E{{KIA}}|commander2=C{{KIA}}<br>D{{executed}}}}"
    )


PERSIAN = "{{Infobox military conflict|strength1=۵۰۰ نفر|casualties1=%s|notes=<ref>p. 1999, 2000, 2001</ref>}}"


@pytest.mark.parametrize(
    ("given", "after"),
    [
        ([Casualties(category="wounded", low=30, high=40)], "۲۰ کشته<ref>p. 7</ref><br>۳۰–۴۰ زخمی"),
        ([Casualties(category="wounded", low=30, high=None)], "۲۰ کشته<ref>p. 7</ref><br>دست‌کم ۳۰ زخمی"),
    ],
)
def test_new_figures_are_written_in_the_digits_of_the_others(given: list[Casualties], after: str) -> None:
    page, edit = opened(PERSIAN % "۲۰ کشته<ref>p. 7</ref>", "fawiki")
    conflict = page.conflict
    assert conflict is not None
    edit[conflict]["casualties1"] = [*conflict.sides[0].casualties, *given]
    assert edit.text == PERSIAN % after


def test_a_figure_that_is_another_keeps_its_digits_where_its_words_are_written_anew() -> None:
    page, edit = opened(PERSIAN % "۲۰ کشته", "fawiki")
    conflict = page.conflict
    assert conflict is not None
    (killed,) = conflict.sides[0].casualties
    edit[conflict]["casualties1"] = [killed.model_copy(update={"high": None})]
    assert edit.text == PERSIAN % "دست‌کم ۲۰ کشته"


def test_footnotes_of_a_new_value_keep_their_digits() -> None:
    page, edit = opened(PERSIAN % "۲۰ کشته", "fawiki")
    note = warbox.parse("{{Infobox military conflict|casualties1=1<ref>p. 7</ref>}}").conflict
    assert note is not None
    cited = Casualties(category="wounded", low=3, high=3, references=note.sides[0].casualties[0].references)
    edit[page.conflict]["casualties2"] = [cited]
    edit[page.conflict]["date"] = HistoricalDate(edtf="1815")
    assert edit.text == (PERSIAN % "۲۰ کشته").replace("|strength1", "|date=۱۸۱۵|strength1").replace(
        "|notes", "|casualties2=۳ زخمی<ref>p. 7</ref>|notes"
    )


def test_digits_of_a_box_that_has_both_are_those_of_most() -> None:
    page, edit = opened("{{Infobox military conflict|strength1=50000 نفر|date=۱۸۱۵}}", "fawiki")
    edit[page.conflict]["casualties1"] = [Casualties(category="killed", low=30, high=30)]
    assert "|casualties1=30 کشته|" in edit.text


@pytest.mark.parametrize(
    ("wiki", "box", "before", "after"),
    [
        (
            *("dewiki", "{{Infobox Militärischer Konflikt|BEFEHLSHABER1=%s}}"),
            *("{{DEU-1933|#}} [[A]]", "{{DEU-1933|#}} [[A]]<br>{{DEU-1933|#}} C"),
        ),
        (
            *("enwiki", "{{Infobox military conflict|commander1=%s}}"),
            *("[[File:Arms_(1453).svg|20px|border]] [[A]]",),
            "[[File:Arms_(1453).svg|20px|border]] [[A]]<br>[[File:Arms_(1453).svg|20px|border]] C",
        ),
    ],
)
def test_a_flag_that_stands_in_the_box_is_written_again_as_it_stands(
    wiki: str, box: str, before: str, after: str
) -> None:
    page, edit = opened(box % before, wiki)
    conflict = page.conflict
    assert conflict is not None
    (first,) = conflict.sides[0].commanders
    edit[conflict]["commander1"] = [first, Commander(name=Name(text="C"), flags=first.flags)]
    assert edit.text == box % after


def test_a_fate_has_the_sign_that_the_box_has_for_it() -> None:
    page, edit = opened("{{Ficha de conflicto|comandante1=[[A]] {{KIA}}<br>[[B]]}}", "eswiki")
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides[0].commanders
    edit[conflict]["comandante1"] = [first, second.model_copy(update={"status": ("wounded", "killed")})]
    assert edit.text == "{{Ficha de conflicto|comandante1=[[A]] {{KIA}}<br>[[B]] {{herido}} {{KIA}}}}"


def test_a_country_that_gives_way_to_another_name_leaves_its_flag_as_the_wiki_has_it() -> None:
    page, edit = opened("{{Infobox Militärischer Konflikt|KONTRAHENT1={{DEU-1933}}<br />{{ROU}}}}", "dewiki")
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides[0].combatants
    renamed = first.model_copy(update={"name": Name(text="Heer", target="Deutsches Heer")})
    edit[conflict]["KONTRAHENT1"] = [renamed, second]
    assert edit.text == page.text.replace("{{DEU-1933}}", "{{DEU-1933|#}} [[Deutsches Heer|Heer]]")


def test_a_flag_of_another_line_is_written_as_it_stands_there() -> None:
    page, edit = opened("{{Infobox military conflict|commander1=[[File:Arms_(1453).svg|20px]] [[A]]<br>[[B]]}}")
    conflict = page.conflict
    assert conflict is not None
    first, second = conflict.sides[0].commanders
    edit[conflict]["commander1"] = [first, second.model_copy(update={"flags": first.flags})]
    assert edit.text == page.text.replace("<br>", "<br>[[File:Arms_(1453).svg|20px]] ")


@pytest.mark.parametrize("flag", ["{{flagicon|France}}", "[[File:A.svg|20px]]"])
def test_a_flag_of_another_page_is_none_that_has_its_place_on_this_one(flag: str) -> None:
    other, _ = opened(f"{{{{Infobox military conflict|commander1={flag} [[A]]}}}}")
    page, edit = opened(other.text.replace("France", "Sweden").replace("A.svg", "B.svg").replace("[[A]]", "[[C]]"))
    assert page.conflict is not None
    assert other.conflict is not None
    edit[page.conflict]["commander1"] = [*page.conflict.sides[0].commanders, *other.conflict.sides[0].commanders]
    written = {"[[File:A.svg|20px]]": "{{flagicon image|A.svg|size=20px}}"}.get(flag, flag)
    assert edit.text == page.text.replace("[[C]]", f"[[C]]<br>{written} [[A]]")


@pytest.mark.parametrize(
    ("wiki", "box", "before", "number", "after"),
    [
        ("zhwiki", "Infobox military conflict|strength1", "約30萬人<ref>x</ref>", 325_000, "約32.5萬人<ref>x</ref>"),
        ("itwiki", "Infobox conflitto|Effettivi1", "1,5 milioni di uomini", 3_250_000, "3,25 milioni di uomini"),
        ("itwiki", "Infobox conflitto|Effettivi1", "1 milione di uomini", 2_000_000, "2.000.000 uomini"),
        ("ruwiki", "Вооружённый конфликт|силы1", "150 тыс. чел.", 300_000, "300 тыс. чел."),
    ],
)
def test_a_magnitude_stays_where_its_word_goes_by_the_new_number(
    wiki: str, box: str, before: str, number: int, after: str
) -> None:
    page = warbox.parse(f"{{{{{box}={before}\n}}}}", wiki)
    conflict = page.conflict
    assert conflict is not None
    (men,) = conflict.sides[0].strength
    edit = page.edit()
    edit[conflict]["strength1"] = [men.model_copy(update={"low": number, "high": number})]
    assert edit.text == page.text.replace(before, after)


@pytest.mark.parametrize(
    ("cell", "flag", "written"),
    [
        ("{{flagdeco|France}} A<br>{{flagdeco|Spain}} B", warbox.Flag(country="Italy"), "{{flagdeco|Italy}} Q"),
        ("{{flag icon|France|size=15px}} A<br>{{ITA}} B", warbox.Flag(country="Italy"), "{{flag icon|Italy}} Q"),
        ("{{flagdeco|France}} A<br>B", warbox.Flag(file="X.svg"), "{{flagicon image|X.svg}} Q"),
        ("{{flag|France}} A<br>B", warbox.Flag(country="Italy"), "{{flagicon|Italy}} Q"),
    ],
)
def test_a_new_flag_is_a_template_that_the_box_has_for_flags(cell: str, flag: warbox.Flag, written: str) -> None:
    page, edit = opened(f"{{{{Infobox military conflict|combatant1={{{{flag|Peru}}}}|commander1={cell}}}}}")
    conflict = page.conflict
    assert conflict is not None
    first, *others = conflict.sides[0].commanders
    new = warbox.Commander(name=warbox.Name(text="Q"), flags=(flag,))
    edit[conflict]["commander1"] = [first, *others, new]
    assert edit[conflict]["commander1"] == f"{cell}<br>{written}"


@pytest.mark.parametrize("name", ["flagcountry", "flagu", "flag"])
def test_a_new_party_is_a_template_that_the_box_has_for_parties(name: str) -> None:
    text = "{{Infobox military conflict|combatant1={{flag|Peru}}|combatant2={{flag|Chile}}}}"
    page, edit = opened(text.replace("{{flag|", f"{{{{{name}|"))
    conflict = page.conflict
    assert conflict is not None
    italy = warbox.Combatant(name=warbox.Name(text="Italy"), flags=(warbox.Flag(country="Italy"),))
    edit[conflict]["combatant1"] = [*conflict.sides[0].combatants, italy]
    edit[conflict].append("combatant2", warbox.Flag(country="Italy"))
    for key, country in (("combatant1", "Peru"), ("combatant2", "Chile")):
        assert edit[conflict][key] == f"{{{{{name}|{country}}}}}<br>{{{{{name}|Italy}}}}"


@pytest.mark.parametrize(
    ("cell", "place", "after"),
    [
        ("{{flagicon|Spain}} {{flagicon image|X.svg}} [[A]]<br>B", 0, "{{flagicon|Italy}} [[A]]<br>B"),
        ("{{ubl|{{flagicon|Spain}}|[[A]]|[[B]]}}", 1, "{{ubl|{{flagicon|Spain}}|[[A]]|{{flagicon|Italy}} [[B]]}}"),
    ],
)
def test_a_flag_in_the_place_of_several_or_of_one_that_stands_above(cell: str, place: int, after: str) -> None:
    page, edit = opened(f"{{{{Infobox military conflict|commander1={cell}}}}}")
    conflict = page.conflict
    assert conflict is not None
    commanders = list(conflict.sides[0].commanders)
    commanders[place] = commanders[place].model_copy(update={"flags": (warbox.Flag(country="Italy"),)})
    edit[conflict]["commander1"] = commanders
    assert edit[conflict]["commander1"] == after
