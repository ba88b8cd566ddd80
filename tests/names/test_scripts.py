"""Which script a form is written in, and what it may be in the other one."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import chinese_names
from warbox.names import ConversionGroups, script_of, simplified_candidates, traditional_candidates
from warbox.names.characters import characters
from warbox.names.converters import converter

CASES = tomllib.loads((Path(__file__).parent / "cases" / "scripts.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["form"])
def test_case(case: dict[str, Any]) -> None:
    form = case["form"]
    assert script_of(form) == case["script"]
    expected = case.get("simplified", [])
    assert simplified_candidates(form)[: len(expected)] == tuple(expected)
    assert set(case.get("traditional", [])) <= set(traditional_candidates(form))


@given(chinese_names | st.text(), st.integers(1, 20))
def test_candidates_are_few_and_never_repeated(form: str, limit: int) -> None:
    for candidates in (simplified_candidates(form, limit), traditional_candidates(form, limit)):
        assert 1 <= len(candidates) <= limit
        assert len(set(candidates)) == len(candidates)


@given(chinese_names)
def test_a_name_in_simplified_script_is_among_what_its_traditional_forms_may_be(form: str) -> None:
    simplified = simplified_candidates(form)[0]
    assert any(simplified in simplified_candidates(back) for back in traditional_candidates(simplified))


def test_every_traditional_character_is_found_again_from_its_simplified_form() -> None:
    lost = [
        sign
        for sign, readings in characters().simplified.items()
        if sign not in traditional_candidates(readings[-1] if sign in readings[:1] else readings[0], limit=100)
    ]
    assert lost == []


def test_pairs_of_real_groups_that_differ_in_script_alone(shared_root: Path) -> None:
    groups = ConversionGroups.load(shared_root / "facts" / "cgroup")
    forms = [rule.forms for group in groups.values() for rule in group.rules if {"zh-cn", "zh-tw"} <= rule.forms.keys()]
    pairs = {(form["zh-cn"], form["zh-tw"]) for form in forms}
    alike = [(cn, tw) for cn, tw in pairs if cn != tw and converter("t2s")(tw) == cn]
    assert len(alike) > 200
    assert [(cn, tw) for cn, tw in alike if cn not in simplified_candidates(tw)] == []
    # The other way round a word may have another character, as 計畫 has for 计划.
    missed = [(cn, tw) for cn, tw in alike if tw not in traditional_candidates(cn, limit=1000)]
    assert len(missed) < len(alike) / 50, missed


def test_nothing_is_loaded_for_names_without_chinese_characters() -> None:
    script = (
        "import sys; from warbox import names;"
        "names.script_of('Baku'); names.simplified_candidates('Baku'); names.convert('Baku', 'zh-tw');"
        "names.compare('Baku', 'Bakou'); names.reconcile(['Baku', 'Bakou']);"
        "import warbox; list(warbox.parse('[[Baku]] and Bakou', wiki='enwiki').names);"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "opencc" not in done.stdout.split()
