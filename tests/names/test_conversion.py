"""Conversion rules do what MediaWiki does: cases made by hand, recorded answers, laws."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.names.record_conversions import CASES, agrees, converted, recorded
from tests.strategies import converted_texts
from tests.work import lines_run
from warbox.names import varieties
from warbox.names.conversion.language_converter import Conversion

HAND_MADE = tomllib.loads(CASES.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", HAND_MADE, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    assert {variant: converted(case["input"], variant)[0] for variant in case["shown"]} == case["shown"]
    for variant, title in case.get("title", {}).items():
        assert converted(case["input"], variant)[1] == title


def test_every_recorded_answer_of_mediawiki() -> None:
    answers = recorded()
    assert len(answers) > 500
    assert [answer for answer in answers if not agrees(answer)] == []


def test_the_dictionary_converts_what_no_rule_names() -> None:
    text = "-{H|zh-cn:阿塞拜疆;zh-tw:亞塞拜然}-阿塞拜疆的软件和-{软件}-"
    assert Conversion("zh-tw").text(text) == "亞塞拜然的軟體和软件"
    assert Conversion("zh-cn").text(text) == "阿塞拜疆的软件和软件"
    assert Conversion("zh").text(text) == "阿塞拜疆的软件和软件"


@given(converted_texts | st.text(), st.sampled_from(sorted(varieties())))
def test_pieces_cover_the_text_in_order(text: str, variant: str) -> None:
    pieces = list(Conversion(variant).pieces(text))
    assert "".join(text[piece.start : piece.end] for piece in pieces) == text


@pytest.mark.parametrize(
    "unit",
    [
        *('<a ="\n', "<a '\n", "<script>", "<a>", "<code>", "<pre>", '<a b="', '<a alt="', "<a alt=", "<", "&", "&a"),
        *("-{", "}-", "-{a", "-{zh-cn:x;", "=>zh-cn:", ";;", "-{A|zh-cn:a;zh-tw:b}-a", "-{a}-"),
    ],
)
def test_work_grows_with_the_text(unit: str) -> None:
    def work(count: int) -> int:
        return lines_run(lambda: Conversion("zh-tw", lambda text, _: text).text(unit * count + '=">'))

    assert work(400) < 6 * work(100) + 2000
