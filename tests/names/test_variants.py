"""Text brought into a variant by OpenCC."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import chinese_names
from warbox.diagnostics import Span
from warbox.errors import UnknownVariantError
from warbox.names import convert, varieties


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("zh", "阿塞拜疆的软件与軟體"),
        ("zh-hans", "阿塞拜疆的软件与软体"),
        ("zh-hant", "阿塞拜疆的軟件與軟體"),
        ("zh-cn", "阿塞拜疆的软件与软件"),
        ("zh-tw", "亞塞拜然的軟體與軟體"),
        ("ZH-TW", "亞塞拜然的軟體與軟體"),
        ("zh-hk", "阿塞拜疆的軟件與軟體"),
    ],
)
def test_a_text_of_mixed_script(variant: str, expected: str) -> None:
    assert convert("阿塞拜疆的软件与軟體", variant) == expected


@pytest.mark.parametrize("variant", ["zh-cn", "zh-sg", "zh-my", "zh-hans"])
@pytest.mark.parametrize(
    "text",
    [
        *("尼日利亚和尼日尔", "塔吉克斯坦的塔吉克语", "理查德·尼克松", "费理查德商号", "李大钊著", "显著胜利"),
        *("以核心部队建立据点", "制定程序", "胶澳商埠", "很多工程中", "查德", "理查德"),
    ],
)
def test_simplified_text_stays_for_its_readers(variant: str, text: str) -> None:
    assert convert(text, variant) == text


@pytest.mark.parametrize("variant", ["zh-hant", "zh-tw", "zh-hk", "zh-mo"])
@pytest.mark.parametrize(
    "text", ["馬占山", "埃里希·馮·曼斯坦", "布雷德利", "干寶", "里茲", "分區域", "徐乾學", "於潛", "包括了如下"]
)
def test_traditional_text_stays_for_its_readers(variant: str, text: str) -> None:
    assert convert(text, variant) == text


@pytest.mark.parametrize(
    ("variant", "text", "expected"),
    [
        ("zh-cn", "尼日利亞與奈及利亞", "尼日利亚与尼日利亚"),
        ("zh-cn", "以軟體建立的資料庫", "以软件建立的数据库"),
        ("zh-tw", "阿塞拜疆戰爭", "亞塞拜然戰爭"),
        ("zh-tw", "网络信息", "網路資訊"),
        ("zh-tw", "公布", "公布"),
        ("zh-tw", "软件，公布", "軟體，公布"),
        ("zh-hk", "软件，公布", "軟件，公佈"),
        ("zh-tw", "马耳他的里根", "馬爾他的里根"),
        ("zh-tw", "戈尔巴乔夫，斯大林", "戈巴契夫，史達林"),
        ("zh-cn", "克卜勒，葉里溫，機砲", "开普勒，埃里温，机炮"),
    ],
)
def test_words_are_exchanged_where_they_are_evidently_of_another_region(variant: str, text: str, expected: str) -> None:
    assert convert(text, variant) == expected


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        *(("里沃夫将军", "里沃夫將軍"), ("戈特弗里德·冯·哈勒", "戈特弗里德·馮·哈勒"), ("马里战争", "馬里戰爭")),
        *(
            ("阿里斯蒂德", "阿里斯蒂德"),
            ("余则成", "余則成"),
            ("范长江", "范長江"),
            ("台儿庄战役", "台兒莊戰役"),
            ("占城", "占城"),
        ),
    ],
)
@pytest.mark.parametrize("variant", ["zh-hant", "zh-tw", "zh-hk"])
def test_names_keep_characters_that_traditional_script_has_as_well(
    variant: str, simplified: str, traditional: str
) -> None:
    assert convert(simplified, variant) == traditional


@pytest.mark.parametrize(
    ("text", "taiwan", "hong_kong"),
    [
        ("这里的干部", "這裡的幹部", "這裏的幹部"),
        ("范围和模范", "範圍和模範", "範圍和模範"),
        ("卫生说明", "衛生說明", "衛生說明"),
        ("美国历史", "美國歷史", "美國歷史"),
        ("启动伪装", "啟動偽裝", "啟動偽裝"),
        ("被发现的羊群", "被發現的羊群", "被發現的羊群"),
        ("公布，分布，宣布", "公布，分布，宣布", "公佈，分佈，宣佈"),
        ("占领100余处", "占領100餘處", "佔領100餘處"),
        ("6个中国人被发现", "6個中國人被發現", "6個中國人被發現"),
        ("他将只身前往，将只影响", "他將隻身前往，將只影響", "他將隻身前往，將只影響"),
        ("二百周年", "二百周年", "二百周年"),
        ("雇佣军沿着河走", "僱傭軍沿著河走", "僱傭軍沿着河走"),
        ("隨著戰爭在這裡的名著", "隨著戰爭在這裡的名著", "隨着戰爭在這裏的名著"),
    ],
)
def test_characters_are_those_that_a_region_writes(text: str, taiwan: str, hong_kong: str) -> None:
    assert convert(text, "zh-tw") == taiwan
    assert convert(text, "zh-hk") == hong_kong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("隨著他所著的名著", "随着他所著的名著"),
        ("編著者專著土著", "编著者专著土著"),
        ("知識份子的成份", "知识分子的成分"),
        ("知识份子的成份", "知识分子的成分"),
        ("形成份额的股份子公司", "形成份额的股份子公司"),
    ],
)
def test_the_mainland_tells_its_characters_apart_by_their_words(text: str, expected: str) -> None:
    assert convert(text, "zh-cn") == expected


def test_traditional_script_of_no_region_keeps_what_regions_write_in_two_ways() -> None:
    assert convert("看着名著", "zh-hant") == "看着名著"


@pytest.mark.parametrize(
    ("text", "expected"), [("云南", "雲南"), ("后周", "後周"), ("干部", "幹部"), ("制造", "製造"), ("皇后", "皇后")]
)
def test_text_that_both_scripts_write_is_taken_for_simplified(text: str, expected: str) -> None:
    assert convert(text, "zh-tw") == expected
    assert convert(text, "zh-cn") == text


@pytest.mark.parametrize(
    ("variant", "text", "expected"),
    [
        ("zh-cn", "供給曲線上的互動", "供给曲线上的互动"),
        ("zh-cn", "設定核心的對象", "设定核心的对象"),
        ("zh-tw", "研究对象", "研究對象"),
        ("zh-tw", "不断增加纳戈尔诺的加纳军人", "不斷增加納戈爾諾的迦納軍人"),
        ("zh-tw", "从这里根据布什", "從這裡根據布希"),
        ("zh-tw", "远东盟军和东盟", "遠東盟軍和東協"),
        ("zh-tw", "道格拉斯·麦克阿瑟", "道格拉斯·麥克阿瑟"),
        ("zh-tw", "道格拉斯·麥克阿瑟", "道格拉斯·麥克阿瑟"),
        ("zh-tw", "有栖川宮熾仁親王", "有栖川宮熾仁親王"),
        ("zh-tw", "有栖川宫在栖息地", "有栖川宮在棲息地"),
        ("zh-tw", "据悉尼克松得到机枪支援", "據悉尼克森得到機槍支援"),
        ("zh-tw", "电视频道包罗万象", "電視頻道包羅萬象"),
        ("zh-hk", "茶葉門市部和葉門", "茶葉門市部和也門"),
        ("zh-cn", "關東協會和東協", "关东协会和东盟"),
        ("zh-cn", "韓戰中的美韓戰機", "朝鲜战争中的美韩战机"),
        ("zh-cn", "哈薩克族和金鑰匙", "哈萨克族和金钥匙"),
        ("zh-cn", "越南韓國人和南韓", "越南韩国人和韩国"),
    ],
)
def test_common_words_stay_whatever_stands_in_them(variant: str, text: str, expected: str) -> None:
    assert convert(text, variant) == expected


def test_quotation_marks() -> None:
    assert convert("“软件‘里’”「軟體」", "zh-tw") == "「軟體『里』」「軟體」"
    assert convert("“软件‘里’”「軟體『』」", "zh-cn") == "“软件‘里’”“软件‘’”"


def test_protected_spans_stay_and_no_phrase_is_read_across_them() -> None:
    protected = [Span(4, 6), Span(0, 2), Span(5, 6)]
    assert convert("软件阿塞拜疆软件", "zh-tw", protected) == "软件阿塞拜疆軟體"


def test_an_unknown_variant_is_named_with_those_there_are() -> None:
    with pytest.raises(UnknownVariantError, match=r"zh-xx.*zh-tw"):
        convert("", "zh-xx")


@given(st.text(st.characters()) | chinese_names, st.sampled_from(sorted(varieties())))
def test_no_text_is_refused(text: str, variant: str) -> None:
    assert convert(text, variant, [Span(0, len(text))]) == text
    convert(text + "\ud800" + text, variant)
