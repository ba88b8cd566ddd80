"""Wikitext in the words of a variant."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import warbox
from tests.pathological import PATHOLOGICAL
from tests.strategies import converted_texts, wikitext
from tests.work import lines_run
from warbox.names import varieties
from warbox.names.conversion.groups import ConversionGroup, ConversionGroups, GroupRule

CASES = tomllib.loads((Path(__file__).parent / "cases" / "wikitext.toml").read_text(encoding="utf-8"))["case"]
TEST_GROUP = ConversionGroup(
    "Test", "Module:CGroup/Test", (GroupRule("zh-cn:甲;zh-tw:乙"), GroupRule("zh-cn:丙;zh-tw:丁"))
)
GROUPS = ConversionGroups({"Test": TEST_GROUP})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    page = warbox.parse(case["input"], wiki="zhwiki", conversion_groups=GROUPS)
    assert page.text_in("zh-tw") == case["zh-tw"]


@given(wikitext | converted_texts, st.sampled_from(sorted(varieties())))
def test_nothing_is_refused(text: str, variant: str) -> None:
    page = warbox.parse(text, wiki="zhwiki").in_variant(variant)
    assert page.model_dump()["variant"] == variant


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_work_grows_with_the_text(name: str) -> None:
    def work(count: int) -> int:
        text = PATHOLOGICAL[name](count) + "软件"
        return lines_run(lambda: warbox.parse(text, wiki="zhwiki").text_in("zh-tw"))

    work(1)  # what is read once per process shall not count
    assert work(80) < 6 * work(20) + 3000


@given(wikitext)
def test_text_without_rules_stays_for_readers_of_unconverted_text(text: str) -> None:
    page = warbox.parse(text.replace("-{", "~").replace("}-", "~"), wiki="zhwiki")
    assert page.text_in("zh") == page.text
