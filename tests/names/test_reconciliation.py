"""Names as groups of forms of one name."""

from __future__ import annotations

import random

import pytest

import warbox
from warbox.names import NameGroup, NameOccurrence, reconcile
from warbox.names.conversion.rules import read_rule
from warbox.values.name import ForeignTitle, Name


def forms(groups: list[NameGroup]) -> set[frozenset[str]]:
    return {frozenset(form.text for form in group.members) for group in groups}


def test_forms_of_two_regions_and_of_letters_are_one_name() -> None:
    names = [
        "阿塞拜疆",
        "亞塞拜然",
        "纳希切万",
        "納希契凡",
        "叶里温",
        "葉里溫",
        "Levon Ter-Petrosyan",
        "列翁·特尔-彼得罗相",
    ]
    assert forms(reconcile(names)) == {
        frozenset({"阿塞拜疆", "亞塞拜然"}),
        frozenset({"纳希切万", "納希契凡"}),
        frozenset({"叶里温", "葉里溫"}),
        frozenset({"Levon Ter-Petrosyan", "列翁·特尔-彼得罗相"}),
    }


@pytest.mark.parametrize(
    "names",
    [
        ["盖达尔·阿利耶夫", "伊利哈姆·阿利耶夫"],
        ["Heydar Aliyev", "Ilham Aliyev", "伊利哈姆·阿利耶夫"],
        ["阿塞拜疆", "阿塞拜疆苏维埃社会主义共和国", "阿塞拜疆民主共和国"],
        ["亚美尼亚苏维埃社会主义共和国", "亞塞拜然蘇維埃社會主義共和國"],
        ["弗吉尼亚", "西弗吉尼亚"],
        ["伊朗", "伊拉克"],
    ],
)
def test_people_of_one_surname_and_republics_of_other_ages_stay_apart(names: list[str]) -> None:
    for group in reconcile(names):
        if len(group.members) > 1:
            assert {form.text for form in group.members} == {"Ilham Aliyev", "伊利哈姆·阿利耶夫"}


@pytest.mark.parametrize(
    "names",
    [
        *(["张作霖", "張作相"], ["王树声", "王樹常"], ["北越军队", "南越軍隊"], ["欧几里得几何", "非歐幾里得幾何"]),
        *(["氯化氢", "氯化銨"], ["国道", "省道"], ["植物地理學", "植物病理学"], ["亚美尼亚人", "亞美尼亞民兵"]),
        *(["古希腊", "古希臘語"], ["苏格兰人", "蘇格蘭語"], ["华盛顿号", "華盛頓"], ["圣乔治", "聖喬治亞"]),
        *(["缅甸共产党", "緬甸國民黨"], ["满洲国", "滿洲"], ["杂技", "雜耍"], ["政治学家", "政治學"]),
        *(["ビルマ国", "ビルマ語"], ["徳川家康", "徳川家光"], ["毛利輝元", "毛利秀元"], ["国務省", "外務省"]),
        *(["中国国民党", "中国共産党"], ["ポーランド国", "ポーランド軍"], ["コロンビアの国章", "コロンビア合衆国"]),
    ],
    ids="/".join,
)
def test_names_that_share_most_characters_and_no_other_sound_stay_apart(names: list[str]) -> None:
    assert len(reconcile(names)) == 2


@pytest.mark.parametrize(
    "names",
    [
        *(["爱米尔·涂尔干", "艾彌爾·涂爾幹"], ["卢米埃尔兄弟", "盧米埃兄弟"], ["涅瓦河", "內瓦河"]),
        ["纳戈尔诺-卡拉巴赫自治州", "納哥諾卡拉巴克自治州"],
    ],
    ids="/".join,
)
def test_renderings_of_one_sound_are_one_name(names: list[str]) -> None:
    assert len(reconcile(names)) == 1


def test_a_name_in_the_characters_of_japan_is_one_with_the_chinese_forms() -> None:
    (group,) = reconcile(["小沢治三郎", "小泽治三郎", "小澤治三郎"])
    assert (group.variants["zh-cn"], group.variants["zh-tw"]) == ("小泽治三郎", "小澤治三郎")
    (group,) = reconcile(["広田弘毅", "广田弘毅"])
    assert group.variants["zh-tw"] == "廣田弘毅"
    (group,) = reconcile(["桜井の戦い", NameOccurrence(text="樱井战役", target="桜井の戦い")])
    assert group.variants["zh-tw"] == "櫻井戰役"
    assert len(reconcile(["小沢治三郎", "小沢一郎"])) == 2


def test_dominica_is_not_the_dominican_republic() -> None:
    groups = warbox.parse("[[多米尼加]]、[[多米尼克]]、[[多明尼加]]", "zhwiki").names
    assert [[form.text for form in group.members] for group in groups] == [["多明尼加", "多米尼加"], ["多米尼克"]]
    assert groups[0].territories == ("DO",)
    assert "DM" in groups[1].territories


def test_a_city_is_no_country_that_has_its_name_in_one_region() -> None:
    groups = reconcile(["Luanda", "Rwanda", "卢旺达", "盧安達", "罗安达", "Tunis", "Tunisia", "突尼西亞"])
    assert [[form.text for form in group.members] for group in groups] == [
        ["Luanda", "罗安达"],
        ["Rwanda", "卢旺达", "盧安達"],
        ["Tunis"],
        ["Tunisia", "突尼西亞"],
    ]
    assert [group.territories for group in groups] == [("Africa/Luanda",), ("RW",), ("Africa/Tunis",), ("TN",)]


def test_rome_is_a_city_though_romania_begins_so() -> None:
    (group,) = reconcile(["罗马", "羅馬"])
    assert group.territories == ("Europe/Rome",)


def test_chinese_people_are_joined_with_their_names_in_pinyin() -> None:
    names = ["张作霖", "张作相", "Zhang Zuolin", "Zhang Zuoxiang", "Zhang Zongchang", "袁世凱", "Yuan Shikai"]
    groups = [[form.text for form in group.members] for group in reconcile(names)]
    assert groups == [
        ["Yuan Shikai", "袁世凱"],
        ["Zhang Zongchang"],
        ["Zhang Zuolin", "张作霖"],
        ["Zhang Zuoxiang", "张作相"],
    ]


def test_names_in_letters_are_joined_by_their_spelling() -> None:
    for names in (["Battle of Crécy", "Battle of Crecy"], ["Бранденбург", "бранденбург"], ["A. P. Hill", "A.P. Hill"]):
        (group,) = reconcile(names)
        assert {evidence.kind.value for evidence in group.evidence} == {"same spelling"}
    (group,) = reconcile(["亚美尼亚人", "亞美尼亞人"])
    assert group.evidence[0].kind == "same after script conversion"


@pytest.mark.parametrize(
    "names",
    [
        ["Louis XIV", "Louis XV"],
        ["World War I", "World War II"],
        ["Army Group 1", "Army Group 2"],
        ["Vostok 1", "Vostok 2"],
        ["路易十四", "路易十五"],
        ["第一次世界大战", "第二次世界大戰"],
        ["Elizabeth I", "伊丽莎白二世"],
        ["Battle of Ypres (1914)", "Battle of Ypres (1915)"],
        ["War of the First Coalition", "War of the Third Coalition"],
        ["Sixth Army", "Eighth Army"],
    ],
    ids="/".join,
)
def test_names_with_other_numbers_stay_apart(names: list[str]) -> None:
    assert len(reconcile(names)) == 2
    assert len(reconcile([Name(text=name, target=name) for name in names])) == 2


@pytest.mark.parametrize("bare", ["Elizabeth", "伊丽莎白", "伊莉莎白"])
def test_a_name_without_a_number_does_not_join_two_with_numbers(bare: str) -> None:
    numbered = ["Elizabeth I", "Elizabeth II", "伊丽莎白一世", "伊丽莎白二世"]
    assert forms(reconcile([bare, *numbered])) == {
        frozenset({bare}),
        frozenset({"Elizabeth I", "伊丽莎白一世"}),
        frozenset({"Elizabeth II", "伊丽莎白二世"}),
    }


def test_one_number_in_three_notations_is_one_name() -> None:
    assert forms(reconcile(["路易十四", "Louis XIV", "Louis 14", "第三十六师", "第36師"])) == {
        frozenset({"路易十四", "Louis XIV", "Louis 14"}),
        frozenset({"第三十六师", "第36師"}),
    }


def test_an_ordinal_in_words_is_that_in_figures() -> None:
    assert forms(reconcile(["First Army", "1st Army", "Third Army", "World War II", "Second World War"])) == {
        frozenset({"First Army", "1st Army"}),
        frozenset({"Third Army"}),
        frozenset({"World War II", "Second World War"}),
    }


@pytest.mark.parametrize(
    "names",
    [["George W. Bush", "George H. W. Bush"], ["J. Johnston", "Joseph Johnston"], ["A. P. Hill", "D. H. Hill"]],
    ids="/".join,
)
def test_initials_that_differ_or_stand_for_a_word_join_nobody(names: list[str]) -> None:
    assert len(reconcile(names)) == 2


def test_links_in_letters_to_two_pages_are_two_names() -> None:
    assert len(reconcile(["Robert Smith", "Roberto Smith"])) == 1
    assert len(reconcile([Name(text=name, target=name) for name in ("Robert Smith", "Roberto Smith")])) == 2


def test_sound_does_not_join_what_other_signs_keep_apart() -> None:
    pages = [Name(text="里根", target="罗纳德·里根"), Name(text="雷根", target="雷根 (地名)")]
    assert len(reconcile(pages)) == 2
    titles = [
        NameOccurrence(text="里根", foreign=ForeignTitle(lang="en", title="Ronald Reagan")),
        NameOccurrence(text="雷根", foreign=ForeignTitle(lang="en", title="Michael Reagan")),
    ]
    assert len(reconcile(titles)) == 2
    flags = [NameOccurrence(text="里根", flags=("USA",)), NameOccurrence(text="雷根", flags=("DEU",))]
    assert len(reconcile(flags)) == 2
    assert len(reconcile(["里根", "雷根"])) == 1


def test_a_conversion_rule_makes_its_forms_one_name() -> None:
    rule = read_rule("A|zh-cn:浅滩之战;zh-tw:河口戰役")
    assert len(reconcile(["浅滩之战", "河口戰役"])) == 2
    (group,) = reconcile(["浅滩之战", "河口戰役"], [rule])
    assert group.evidence[0].kind == "conversion rule"


def test_names_without_a_letter_are_not_one_name() -> None:
    assert len(reconcile(["\u00b7", "?", "", " "])) == 2


def test_the_order_of_the_names_does_not_matter() -> None:
    names = [
        "阿塞拜疆",
        "亞塞拜然",
        "里根",
        "雷根",
        "Reagan",
        "戈尔巴乔夫",
        "戈巴契夫",
        "Gorbachev",
        "Gorbachov",
        "普京",
        "普丁",
    ]
    expected = reconcile(names)
    for seed in range(5):
        shuffled = random.Random(seed).sample(names, len(names))
        assert reconcile(shuffled) == expected


@pytest.fixture(scope="module")
def seed_groups(seed_text: str) -> list[NameGroup]:
    return warbox.parse(seed_text, wiki="zhwiki", title="纳戈尔诺-卡拉巴赫战争").names


SEED_GROUPS = [
    {"阿塞拜疆", "Azerbaijan"},
    {"亚美尼亚", "亞美尼亞", "Armenia"},
    {"纳戈尔诺-卡拉巴赫自治州", "納哥諾卡拉巴克自治州"},
    {"阿塞拜疆苏维埃社会主义共和国", "亞塞拜然蘇維埃社會主義共和國"},
    {"亚美尼亚苏维埃社会主义共和国", "亞美尼亞蘇維埃社會主義共和國"},
    {"阿塞拜疆人民阵线党", "亞塞拜然人民陣線"},
    {"叶里温", "葉里溫", "埃里温"},
    {"Levon Ter-Petrosyan", "列翁·特尔-彼得罗相"},
    {"Ayaz Mutallibov", "阿亚兹·穆塔利博夫"},
    {"Isgandar Hamidov", "İsgandar Hamidov", "伊斯干达尔·哈米多夫"},
    {"Shamil Basayev", "沙米尔·巴萨耶夫"},
    {"Monte Melkonian", "蒙特·梅尔科尼安"},
    {"Surat Huseynov", "Suret Huseynov", "苏拉特·许塞诺夫"},
    {"Andranik Ozanian", "安德拉尼克·奧扎尼安"},
    {"Garegin Njdeh", "加列津·恩贾德"},
    {"纳戈尔诺-卡拉巴赫", "Nagorno-Karabakh"},
    {"戈兰博伊行动", "Operation Goranboy"},
]
"""Groups of the seed article, made by hand: these forms are in one group ..."""

SEED_APART = [
    ("阿塞拜疆", "阿塞拜疆苏维埃社会主义共和国"),
    ("阿塞拜疆", "阿塞拜疆民主共和国"),
    ("阿塞拜疆", "阿塞拜疆共和国"),
    ("阿塞拜疆苏维埃社会主义共和国", "亚美尼亚苏维埃社会主义共和国"),
    ("外高加索苏维埃社会主义共和国", "阿塞拜疆苏维埃社会主义共和国"),
    ("纳戈尔诺-卡拉巴赫", "纳戈尔诺-卡拉巴赫自治州"),
    ("纳戈尔诺-卡拉巴赫", "纳戈尔诺-卡拉巴赫共和国"),
    ("Vazgen Sargsyan", "Serzh Sargsyan"),
    ("Vazgen Sargsyan", "Vazgen Manukyan"),
    ("高加索", "南高加索"),
]
"""... and these are not."""


@pytest.mark.parametrize("together", SEED_GROUPS, ids=min)
def test_the_seed_articles_groups(seed_groups: list[NameGroup], together: set[str]) -> None:
    found = [{form.text for form in group.members} for group in seed_groups]
    assert any(together <= members for members in found)


@pytest.mark.parametrize("pair", SEED_APART, ids="/".join)
def test_what_the_seed_article_keeps_apart(seed_groups: list[NameGroup], pair: tuple[str, str]) -> None:
    assert not any(set(pair) <= {form.text for form in group.members} for group in seed_groups)


def test_every_span_leads_to_its_form(seed_groups: list[NameGroup], seed_text: str) -> None:
    for group in seed_groups:
        for form in group.members:
            for span in form.spans:
                written = seed_text[span.start : span.end].replace("_", " ")
                assert form.text in written or written.startswith(("{{", "[[")), (form.text, written)


def test_the_form_for_each_reader(seed_groups: list[NameGroup]) -> None:
    (group,) = [one for one in seed_groups if any(form.text == "納哥諾卡拉巴克自治州" for form in one.members)]
    assert group.variants["zh-cn"] == "纳戈尔诺-卡拉巴赫自治州"
    assert group.variants["zh-tw"] == "納哥諾卡拉巴克自治州"
    (country,) = [one for one in seed_groups if any(form.text == "Armenia" for form in one.members)]
    assert country.territories == ("AM",)
    assert country.variants["zh-cn"] == "亚美尼亚"
    (neighbour,) = [one for one in seed_groups if any(form.text == "Azerbaijan" for form in one.members)]
    readers = ("zh-cn", "zh-tw", "zh-hk")
    assert [neighbour.variants[reader] for reader in readers] == ["阿塞拜疆", "亞塞拜然", "阿塞拜疆"]
