"""Whether two names are one, and why."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import chinese_names
from warbox.diagnostics import Span
from warbox.names import EvidenceKind, NameOccurrence, compare
from warbox.names.prepared import prepare
from warbox.names.sounds.sound_comparison import sound_likeness
from warbox.values.name import ForeignTitle, Name

CASES, SOUNDS = (
    tomllib.loads((Path(__file__).parent / "cases" / name).read_text(encoding="utf-8"))["case"]
    for name in ("comparisons.toml", "sounds.toml")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pairs_of_names(case: dict[str, Any]) -> None:
    comparison = compare(case["left"], case["right"])
    assert (comparison.score > 0.5) is case["same"]
    assert comparison.evidence[0].kind == case["kind"]


@pytest.mark.parametrize(
    ("chinese", "letters"), [("巴黎", "Bali"), ("海地", "Haidi"), ("普京", "Pujing"), ("李", "Li")]
)
def test_characters_that_stand_for_a_foreign_name_are_not_read_as_pinyin(chinese: str, letters: str) -> None:
    assert EvidenceKind.READING not in [evidence.kind for evidence in compare(chinese, letters).evidence]


@pytest.mark.parametrize("case", SOUNDS, ids=[case["name"] for case in SOUNDS])
def test_pairs_of_names_by_their_sound_alone(case: dict[str, Any]) -> None:
    likeness = sound_likeness(prepare(case["left"]), prepare(case["right"]))
    assert (likeness.log_odds + likeness.different > 0) is case["same"]


def test_two_pages_that_remarks_tell_apart_outweigh_one_text() -> None:
    general = Name(text="Smith", target="John Smith (general)")
    admiral = Name(text="Smith", target="John Smith (admiral)")
    comparison = compare(general, admiral)
    assert EvidenceKind.DIFFERENT_PAGE in {evidence.kind for evidence in comparison.evidence}
    assert comparison.score <= 0.5


def test_one_page_makes_any_two_texts_one_name() -> None:
    left = NameOccurrence(text="車臣武裝分子", target="伊奇克里亞車臣共和國", span=Span(3, 9))
    right = NameOccurrence(text="Ichkeria", target="伊奇克里亞車臣共和國")
    assert compare(left, right).score > 0.5
    assert compare(left, right).evidence[0].kind is EvidenceKind.SAME_PAGE


def test_different_titles_in_one_language_speak_against() -> None:
    left = NameOccurrence(text="奥恩", foreign=ForeignTitle(lang="en", title="Hussein Onn"))
    right = NameOccurrence(text="奧恩", foreign=ForeignTitle(lang="en", title="Onn Jaafar"))
    assert EvidenceKind.DIFFERENT_FOREIGN_PAGE in {evidence.kind for evidence in compare(left, right).evidence}


def test_a_number_of_one_name_only_leaves_it_open_whether_both_are_one() -> None:
    assert 0.3 < compare("Elizabeth", "Elizabeth II").score < 0.9
    assert 0.3 < compare("Malcolm", "Malcolm X").score < 0.9


@pytest.mark.parametrize("name", [None, 14, b"Louis XIV"])
def test_what_is_no_name_is_refused_by_its_type(name: Any) -> None:
    with pytest.raises(TypeError, match="a name is a text"):
        compare(name, "Louis XIV")


@settings(max_examples=60)
@given(st.text(max_size=12) | chinese_names, st.text(max_size=12) | chinese_names)
def test_the_order_of_two_names_does_not_matter_and_no_text_is_refused(left: str, right: str) -> None:
    comparison = compare(left, right)
    assert 0 <= comparison.score <= 1
    assert compare(right, left).score == pytest.approx(comparison.score, abs=1e-9)
    assert compare(left, left).score > 0.5
