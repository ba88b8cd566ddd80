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
        ("zh-tw", "软件，公布", "軟體，公佈"),
    ],
)
def test_words_are_exchanged_where_they_are_evidently_of_another_region(variant: str, text: str, expected: str) -> None:
    assert convert(text, variant) == expected


def test_quotation_marks() -> None:
    assert convert("“软件‘里’”「軟體」", "zh-tw") == "「軟體『裡』」「軟體」"
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
