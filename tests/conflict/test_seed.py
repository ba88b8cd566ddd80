"""What the infobox of the seed article says, checked by hand against its wikitext."""

from __future__ import annotations

import pytest

import warbox
from warbox import MilitaryConflict, Page, Side


@pytest.fixture(scope="module")
def page(seed_text: str) -> Page:
    return warbox.parse(seed_text, wiki="zhwiki", title="纳戈尔诺-卡拉巴赫战争")


@pytest.fixture(scope="module")
def conflict(page: Page) -> MilitaryConflict:
    assert page.conflict is not None
    return page.conflict


@pytest.fixture(scope="module")
def armenia(conflict: MilitaryConflict) -> Side:
    return conflict.sides[0]


@pytest.fixture(scope="module")
def azerbaijan(conflict: MilitaryConflict) -> Side:
    return conflict.sides[1]


def test_name_and_date(conflict: MilitaryConflict) -> None:
    assert conflict.template == "Infobox Military Conflict"
    assert conflict.name is not None
    assert conflict.name.text == "纳戈尔诺-卡拉巴赫战争"
    assert conflict.date is not None
    assert conflict.date.edtf == "1988-02-20/1994-05-12"
    assert [side.number for side in conflict.sides] == [1, 2]


def test_place_cause_and_result(conflict: MilitaryConflict) -> None:
    assert conflict.place is not None
    assert [link.target for link in conflict.place.links] == ["亚美尼亚", "阿塞拜疆", "纳戈尔诺-卡拉巴赫"]
    assert conflict.cause is not None
    assert conflict.cause.text == "亚美尼亚与阿塞拜疆民族领土划分争端"
    assert conflict.result is not None
    assert conflict.result.outcome == "亚美尼亚军队胜利"
    assert "比什凯克协定" in [link.target for link in conflict.result.links]


def test_picture(conflict: MilitaryConflict) -> None:
    assert conflict.image is not None
    assert (conflict.image.file, conflict.image.size) == ("Karabakhwar01.jpg", "290px")
    assert conflict.image.caption is not None
    assert conflict.image.caption.startswith("左上开始顺时针方向")


def test_combatants_of_side_1(armenia: Side) -> None:
    assert [(c.name.text, c.link, c.group, c.period) for c in armenia.combatants] == [
        ("納哥諾卡拉巴克自治州", "納哥諾卡拉巴克自治州", None, "1988–1991"),
        ("亞美尼亞蘇維埃社會主義共和國", "亞美尼亞蘇維埃社會主義共和國", None, "1988–1991"),
        ("亞美尼亞民兵", None, None, "1988–1991"),
        ("纳戈尔诺-卡拉巴赫", "纳戈尔诺-卡拉巴赫", None, "1991–1994"),
        ("亚美尼亚", "亚美尼亚", None, "1991–1994"),
        ("俄罗斯", "俄罗斯", "裝備保障", "1991–1994"),
        ("希腊", "希腊", "裝備保障", "1991–1994"),
    ]


def test_combatants_of_side_2(azerbaijan: Side) -> None:
    assert [(c.name.text, c.link, c.group, c.period) for c in azerbaijan.combatants] == [
        ("亞塞拜然蘇維埃社會主義共和國", "亞塞拜然蘇維埃社會主義共和國", None, "1988–1991"),
        ("亞塞拜然人民陣線", "亞塞拜然人民陣線黨", None, "1988–1991"),
        ("苏联", "苏联", None, "1988–1991"),
        ("阿塞拜疆", "阿塞拜疆", None, "1991–1994"),
        ("土耳其", "土耳其", None, "1991–1994"),
        ("Hezb-e-Islami", "Hezb-e-Islami Gulbuddin", "外國傭兵", "1991–1994"),
        ("車臣武裝分子", "伊奇克里亞車臣共和國", "外國傭兵", "1991–1994"),
        ("灰狼", "灰狼 (组织)", "外國傭兵", "1991–1994"),
        ("以色列", "以色列", "装备保障", "1991–1994"),
        ("乌克兰", "乌克兰", "装备保障", "1991–1994"),
        ("俄罗斯", "俄罗斯", "装备保障", "1991–1994"),
    ]


def test_flags_of_combatants(armenia: Side, azerbaijan: Side) -> None:
    russia = armenia.combatants[5].flag
    assert russia is not None
    assert (russia.country, russia.variant, russia.size) == ("Russia", "1991", "23px")
    militia = armenia.combatants[2].flag
    assert militia is not None
    assert militia.country == "ARM"
    assert militia.entity is not None
    assert (militia.entity.code, militia.entity.name) == ("ARM", "亚美尼亚")
    soviet_armenia = armenia.combatants[1].flag
    assert soviet_armenia is not None
    assert soviet_armenia.file == "Flag of Armenian SSR.svg"
    assert armenia.combatants[0].flag is None
    soviet_union = azerbaijan.combatants[2].flag
    assert soviet_union is not None
    assert soviet_union.entity is not None
    assert (soviet_union.entity.code, soviet_union.entity.name) == ("SUN", "苏联")


def test_notes_and_references_of_combatants(armenia: Side, azerbaijan: Side) -> None:
    assert armenia.combatants[2].note == "達什奈克楚瓊"
    assert azerbaijan.combatants[4].note == "直接軍事& 政治支持"
    assert [len(c.references) for c in azerbaijan.combatants] == [0, 0, 3, 0, 1, 1, 1, 1, 2, 1, 1]
    assert azerbaijan.combatants[6].references[0].name == "Griffin"
    assert azerbaijan.combatants[5].references[0].template == "sfn"


def test_commanders(armenia: Side, azerbaijan: Side) -> None:
    assert [c.name.text for c in armenia.commanders] == [
        "Levon Ter-Petrosyan",
        "Vazgen Sargsyan",
        "Vazgen Manukyan",
        "Serzh Sargsyan",
        "Gurgen Dalibaltayan",
        "Norat Ter-Grigoryants",
        "Tatul Krpeyan",
        "Artur Mkrtchyan",
        "Robert Kocharyan",
        "Samvel Babayan",
        "Arkady Ter-Tadevosyan",
        "Christopher Ivanyan",
        "Seyran Ohanyan",
        "Monte Melkonian",
    ]
    assert [c.name.text for c in azerbaijan.commanders] == [
        "Ayaz Mutallibov",
        "Abulfaz Elchibey",
        "Heydar Aliyev",
        "Isgandar Hamidov",
        "Surat Huseynov",
        "Safar Abiyev",
        "Rahim Gaziyev",
        "Shamil Basayev",
        "Gulbuddin Hekmatyar",
    ]


def test_every_commander_has_one_flag_and_a_target(armenia: Side, azerbaijan: Side) -> None:
    for commander in (*armenia.commanders, *azerbaijan.commanders):
        assert len(commander.flags) == 1
        assert commander.link
    assert [c.flags[0].country for c in armenia.commanders] == ["ARM"] * 7 + ["Nagorno-Karabakh"] * 7
    countries = ["AZE"] * 7 + ["Chechen Republic of Ichkeria", "AFG"]
    assert [c.flags[0].country for c in azerbaijan.commanders] == countries
    assert azerbaijan.commanders[8].flags[0].variant == "1992"


def test_fates(armenia: Side, azerbaijan: Side) -> None:
    fates = {c.name.text: c.status for c in (*armenia.commanders, *azerbaijan.commanders) if c.status}
    assert fates == {"Tatul Krpeyan": ("killed",), "Monte Melkonian": ("killed",)}


def test_interlanguage_targets_of_commanders(armenia: Side) -> None:
    dalibaltayan = armenia.commanders[4].name
    assert dalibaltayan.target == "Gurgen Dalibaltayan"
    assert dalibaltayan.foreign is not None
    assert (dalibaltayan.foreign.lang, dalibaltayan.foreign.title) == ("en", "Gurgen Dalibaltayan")
    assert armenia.commanders[0].name.foreign is None


def test_hekmatyar_has_his_short_footnote(page: Page, azerbaijan: Side) -> None:
    (use,) = azerbaijan.commanders[8].references
    assert page.text[use.span.start : use.span.end] == "{{sfn|Taarnby|2008|p=6}}"


def test_strength(armenia: Side, azerbaijan: Side) -> None:
    assert [(f.category, f.low, f.high) for f in armenia.strength] == [
        ("personnel", 20_000, 20_000),
        ("personnel", 8_000, 8_000),
    ]
    assert [(f.subject, f.low, f.high) for f in azerbaijan.strength] == [
        (None, 64_000, 64_000),
        ("阿富汗聖戰士", 1_000, 3_000),
        ("車臣武裝分子", 300, 300),
        ("土耳其", 350, 350),
        ("土耳其", 1_000, None),
        ("灰狼 (組織)", 200, 200),
    ]


def test_casualties(armenia: Side, azerbaijan: Side) -> None:
    assert [(f.category, f.low, f.high) for f in armenia.casualties] == [
        ("killed", 5_856, 6_000),
        ("wounded", 20_000, 20_000),
        ("missing", 196, 196),
    ]
    assert [(f.category, f.low, f.high) for f in azerbaijan.casualties] == [
        ("killed", 20_000, 30_000),
        ("wounded", 50_000, 50_000),
        ("missing", 4_210, 4_210),
    ]


def test_joint_casualties_are_of_civilians(conflict: MilitaryConflict) -> None:
    assert conflict.joint is not None
    assert [(f.category, f.low, f.high) for f in conflict.joint.casualties] == [
        ("killed", 1_264, 1_264),
        ("killed", 167, 763),
        ("missing", 400, 400),
        ("missing", 749, 749),
        ("displaced", 724_000, 724_000),
        ("displaced", 300_000, 500_000),
    ]
    assert all(figure.civilian for figure in conflict.joint.casualties)


def test_references_of_figures(page: Page, armenia: Side) -> None:
    killed = armenia.casualties[0]
    assert [use.name or use.template for use in killed.references] == ["AMS", "sfn"]
    written = page.text[killed.span.start : killed.span.end]
    assert written.startswith("5,856<!-- 5856 plus 1264 civilians -->")
    assert "6,000" in written


def test_flag_templates(page: Page) -> None:
    flags = page.find(warbox.Flag)
    names = [flag.template.strip().lower() for flag in flags]
    assert {name: names.count(name) for name in set(names)} == {"flag": 13, "flagdeco": 24, "flagicon image": 4}


def test_interlanguage_links(page: Page) -> None:
    links = page.interlanguage_links
    names = [link.template.strip() for link in links]
    assert {name: names.count(name) for name in set(names)} == {"le": 16, "tsl": 5, "link-en": 1}
    assert {link.lang for link in links} == {"en"}
    university = next(link for link in links if link.foreign == "Carol I National Defence University")
    assert university.text == 'Romanian National Defence University "Carol I"'


def test_every_template_is_typed_or_listed(page: Page) -> None:
    assert len(page.tree.templates) == 170
    assert len(page.typed) + len(page.untyped) == 170
    names = {template.title for template in page.tree.templates}
    assert len(names) == 34


def test_every_parameter_is_kept(conflict: MilitaryConflict, page: Page) -> None:
    assert conflict.unread == ()
    assert len(conflict.parameters) == 19
    for value in conflict.parameters.values():
        assert page.text[value.span.start : value.span.end] == value.wikitext


def test_the_age_agrees_with_the_date(page: Page) -> None:
    assert [found.code for found in page.diagnostics if found.code is warbox.Code.WRONG_AGE] == []
