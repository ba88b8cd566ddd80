"""A page as readers of a variant see it: the words are theirs, everything else is that of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import warbox
from warbox.errors import UnknownVariantError
from warbox.names import ConversionGroup, ConversionGroups
from warbox.names.conversion.groups import GroupRule

# What the seed's note asks for, `G1=Country`; the rules of the wiki's own group are not part of this repository.
COUNTRY = ConversionGroups(
    {"Country": ConversionGroup("Country", "test", (GroupRule("zh-cn:阿塞拜疆;zh-hk:阿塞拜疆;zh-tw:亞塞拜然"),))}
)


def spans(value: Any, path: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """Every span in some dumped values, with the path to it."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            yield path, (value["start"], value["end"])
        for key, inner in value.items():
            yield from spans(inner, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from spans(inner, f"{path}.{index}")


@pytest.mark.parametrize(
    ("variant", "name", "place", "republic", "party"),
    [
        ("zh", "纳戈尔诺-卡拉巴赫战争", "阿塞拜疆", "亞塞拜然蘇維埃社會主義共和國", "亞塞拜然人民陣線"),
        ("zh-cn", "纳戈尔诺-卡拉巴赫战争", "阿塞拜疆", "阿塞拜疆苏维埃社会主义共和国", "阿塞拜疆人民阵线"),
        ("zh-tw", "納戈爾諾-卡拉巴赫戰爭", "亞塞拜然", "亞塞拜然蘇維埃社會主義共和國", "亞塞拜然人民陣線"),
        ("zh-hk", "納戈爾諾-卡拉巴赫戰爭", "阿塞拜疆", "阿塞拜疆蘇維埃社會主義共和國", "阿塞拜疆人民陣線"),
    ],
)
def test_the_seed(seed_text: str, variant: str, name: str, place: str, republic: str, party: str) -> None:
    page = warbox.parse(seed_text, "zhwiki", "纳戈尔诺-卡拉巴赫战争", COUNTRY).in_variant(variant)
    conflict = page.conflict
    assert conflict is not None
    assert conflict.name is not None
    assert conflict.place is not None
    assert (page.title, conflict.name.text) == (name, name)
    assert place in conflict.place.text
    names = [combatant.name.text for combatant in conflict.sides[1].combatants]
    assert names[:2] == [republic, party]
    assert conflict.sides[1].combatants[0].name.target == "亞塞拜然蘇維埃社會主義共和國"


@pytest.mark.parametrize("variant", ["zh-cn", "zh-tw", "zh-hk", "zh-hant", "zh"])
def test_only_words_change(seed_text: str, variant: str) -> None:
    page = warbox.parse(seed_text, "zhwiki", conversion_groups=COUNTRY)
    written, seen = page.model_dump(), page.in_variant(variant).model_dump()
    assert list(spans(seen)) == list(spans(written))
    assert page.conflict is not None
    conflict = page.in_variant(variant).conflict
    assert conflict is not None
    assert conflict.date is not None
    assert page.conflict.date is not None
    assert conflict.date.edtf == page.conflict.date.edtf
    for side, same in zip(conflict.sides, page.conflict.sides, strict=True):
        for kind in ("strength", "casualties"):
            figures = [(figure.category, figure.low, figure.high) for figure in getattr(side, kind)]
            assert figures == [(figure.category, figure.low, figure.high) for figure in getattr(same, kind)]
        assert [one.status for one in side.commanders] == [one.status for one in same.commanders]
    for short, same_short in zip(seen["short_footnotes"], written["short_footnotes"], strict=True):
        assert short["target"] == same_short["target"]


def test_values_lead_to_the_page_as_it_is_written() -> None:
    text = "{{Infobox military conflict|conflict=软件战争|combatant1=[[软件]]军<ref>软件</ref>}}"
    text += "{{cite web|title=网络软件}}"
    page = warbox.parse(text, "zhwiki").in_variant("zh-tw")
    assert page.conflict is not None
    assert page.conflict.name is not None
    assert (page.conflict.name.text, page.conflict.name.wikitext) == ("軟體戰爭", "软件战争")
    (combatant,) = page.conflict.sides[0].combatants
    assert (combatant.name.text, combatant.name.target) == ("軟體軍", "软件")
    assert text[combatant.span.start : combatant.span.end].startswith("[[软件]]军")
    (reference,) = page.references
    assert page.reference_of(combatant.references[0]) is reference
    assert page.find(warbox.Citation)[0].title == "網路軟體"
    (citation,) = page.citations
    assert text[citation.span.start : citation.span.end] == "{{cite web|title=网络软件}}"


def test_words_that_templates_write_of_themselves() -> None:
    age = "{{age in years, months, weeks and days|month1=2|day1=20|year1=1988|month2=5|day2=12|year2=1994}}"
    text = f"{{{{Infobox military conflict|combatant1={{{{flag|AZE}}}}|date=1988年2月20日（{age}）}}}}"
    page = warbox.parse(text, "zhwiki")
    for variant, country, time in [
        ("zh-cn", "阿塞拜疆", "6年、2个月、3周和1天"),
        ("zh-tw", "亞塞拜然", "6 年、2 個月、3 週和1 天"),
    ]:
        conflict = page.in_variant(variant).conflict
        assert conflict is not None
        flag = conflict.sides[0].combatants[0].flag
        assert flag is not None
        assert flag.entity is not None
        assert flag.entity.name == country
        assert time in conflict.parameters["date"].text


@pytest.mark.parametrize(
    ("variant", "names"),
    [
        ("zh-cn", ["希腊", "苏联", "奥斯曼帝国", "纳戈尔诺-卡拉巴赫"]),
        ("zh-tw", ["希臘", "蘇聯", "奧斯曼帝國", "納戈爾諾-卡拉巴赫"]),
    ],
)
def test_countries_by_their_english_names_are_those_that_the_reader_sees(variant: str, names: list[str]) -> None:
    flags = " ".join(f"{{{{flag|{name}}}}}" for name in ("Greece", "USSR", "Ottoman Empire", "Nagorno-Karabakh"))
    page = warbox.parse(flags, "zhwiki").in_variant(variant)
    assert [flag.shown_name for flag in page.find(warbox.Flag)] == names


def test_the_name_beside_a_flag_is_in_the_words_of_the_reader_and_of_the_page() -> None:
    text = "{{noteTA|1=zh-cn:奥斯曼;zh-tw:鄂圖曼}}{{flag|ROC|name=中華民國}}{{flag|Ottoman Empire}}"
    page = warbox.parse(text, "zhwiki")
    for variant, names in (("zh-cn", ["中华民国", "奥斯曼帝国"]), ("zh-tw", ["中華民國", "鄂圖曼帝國"])):
        assert [flag.shown_name for flag in page.in_variant(variant).find(warbox.Flag)] == names


def test_longer_and_shorter_words_keep_what_follows_in_its_place() -> None:
    text = "{{noteTA|1=zh-cn:甲;zh-tw:乙乙乙乙|2=zh-cn:丙丙丙;zh-tw:丁}}"
    text += "甲{{flag|FRA}}丙丙丙，甲{{flag|ITA}}-{甲}-{{flag|ESP}}"
    page = warbox.parse(text, "zhwiki")
    assert page.text_in("zh-tw").endswith("乙乙乙乙{{flag|FRA}}丁，乙乙乙乙{{flag|ITA}}甲{{flag|ESP}}")
    flags = page.in_variant("zh-tw").find(warbox.Flag)
    assert [text[flag.span.start : flag.span.end] for flag in flags] == ["{{flag|FRA}}", "{{flag|ITA}}", "{{flag|ESP}}"]


def test_the_title() -> None:
    page = warbox.parse("{{noteTA|T=zh-cn:甲;zh-tw:乙}}", "zhwiki", "甲")
    assert [page.in_variant(variant).title for variant in ("zh-cn", "zh-tw", "zh")] == ["甲", "乙", "甲"]
    assert warbox.parse("-{T|zh-tw:丁}-", "zhwiki", "丙").in_variant("zh-tw").title == "丁"
    assert warbox.parse("", "zhwiki").in_variant("zh-tw").title is None


def test_findings_are_those_of_the_page(seed_text: str) -> None:
    page = warbox.parse(seed_text, "zhwiki")
    assert page.in_variant("zh-tw").diagnostics == page.diagnostics


def test_an_unknown_variant() -> None:
    with pytest.raises(UnknownVariantError):
        warbox.parse("", "zhwiki").text_in("en")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("-{zh-cn:甲;zh-tw:乙}-", "甲"),
        ("-{zh-tw:乙;zh-cn:甲}-", "甲"),
        ("-{A|zh-hant:乙;zh-hans:[[甲]]}-", "甲"),
        ("-{zh-hans:{{nowrap|甲}};zh-hant:乙}-丙", "甲丙"),
        ("-{H|zh-cn:甲;zh-tw:乙}-丙", "丙"),
        ("-{甲}-", "甲"),
        ("-{R|zh-cn:甲}-", "zh-cn:甲"),
        ("-{zh-hant|乙}-", "乙"),
    ],
)
def test_a_rule_on_the_page_as_it_is_written(written: str, seen: str) -> None:
    text = f"{{{{Infobox military conflict|conflict={written}}}}}"
    conflict = warbox.parse(text, "zhwiki").conflict
    assert conflict is not None
    assert conflict.name is not None
    assert conflict.name.text == seen


def test_the_edited_page_knows_the_conversion_groups_of_the_old_one() -> None:
    page = warbox.parse("{{noteTA|G1=Country}}{{flag|France}}[[阿塞拜疆]]", "zhwiki", conversion_groups=COUNTRY)
    edit = page.edit()
    edit[page.find(warbox.Flag)[0]]["size"] = "22px"
    assert edit.page.text_in("zh-tw").endswith("[[阿塞拜疆|亞塞拜然]]")
    assert edit.page.diagnostics == []
