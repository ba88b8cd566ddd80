"""The numbers in names, in whichever notation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warbox.names.numerals import numbers_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "numerals.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_numbers_of_names(case: dict[str, Any]) -> None:
    assert list(numbers_of(case["name"]).values) == case["numbers"]


@pytest.mark.parametrize(
    ("name", "in_figures", "bare"),
    [
        ("路易十四", "路易14", "路易"),
        ("伊丽莎白二世", "伊丽莎白2世", "伊丽莎白"),
        ("第三十六师", "第36师", ""),
        ("Philip II of Spain", "Philip 2 of Spain", "Philip  of Spain"),
        ("四川", "四川", "四川"),
    ],
)
def test_a_name_with_its_numbers_in_figures_and_without_them(name: str, in_figures: str, bare: str) -> None:
    numbers = numbers_of(name)
    assert (numbers.in_figures, numbers.bare) == (in_figures, bare)


@given(st.text(alphabet="0１IVXLC一二十百千〇第世. -", max_size=40) | st.text(max_size=20))
def test_no_text_is_refused_and_every_number_is_in_figures(name: str) -> None:
    numbers = numbers_of(name)
    assert len(numbers.written) <= len(numbers.values)
    assert all(value.isdecimal() for value in numbers.values)
