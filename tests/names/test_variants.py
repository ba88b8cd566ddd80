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
