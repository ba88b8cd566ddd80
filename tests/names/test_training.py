"""Learning which characters face each other, and what their figures weigh."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warbox.names.sounds.sound_table import SoundTable, load_table, sound_table
from warbox.names.training.examples import (
    Example,
    facing_pairs,
    letter_examples,
    read_groups,
    read_list,
    regional_pair,
)
from warbox.names.training.facing import count_characters, count_spellings
from warbox.names.training.lettering import count_letters
from warbox.names.training.protocol import Outcome, fold_of_groups, nearest_by_spelling, seen_without
from warbox.names.training.weights import Row, fit_weights

RULES = [
    ("Graz", "格拉茨", "格拉茲"),
    ("Linz", "林茨", "林茲"),
    ("Lienz", "利恩茨", "利恩茲"),
    ("Bregenz", "布雷根茨", "布雷根茲"),
    ("Konstanz", "康斯坦茨", "康斯坦茲"),
    ("Gera", "格拉", "格拉"),
]


@pytest.fixture
def groups(tmp_path: Path) -> Path:
    rules = [(original, f"zh-cn:{cn}; zh-tw:{tw}") for original, cn, tw in RULES]
    one = [{"original": original, "rule": rule} for original, rule in rules[:3]]
    (tmp_path / "one.json").write_text(json.dumps({"rules": one}), encoding="utf-8")
    two = "".join(f"Item('{original}', '{rule}')," for original, rule in rules[3:])
    (tmp_path / "two.lua").write_text(f"return {{ {two} }}", encoding="utf-8")
    return tmp_path


def test_letters_that_characters_stand_for(groups: Path) -> None:
    letters = count_letters(letter_examples(read_groups(groups)))
    assert letters.likeliest("茨") == "z"
    assert letters.likeness("茨", "兹") > letters.likeness("茨", "林")


def test_characters_that_face_each_other(groups: Path) -> None:
    examples = read_groups(groups)
    letters = count_letters(letter_examples(examples))
    sounds = count_characters(facing_pairs(examples), letters)
    assert sounds.row("茨")["兹"] > 0 > sounds.row("茨")["拉"]
    assert sounds.row("茨")["兹"] == sounds.row("兹")["茨"]


def test_one_form_in_both_regions_is_no_regional_pair(groups: Path) -> None:
    pairs = [regional_pair(example) for example in read_groups(groups)]
    assert pairs[0] == ("格拉茨", "格拉茲")
    assert pairs[-1] is None


def test_units_of_letters_that_face_each_other() -> None:
    sounds = count_spellings([(("kh", "a", "n"), ("j", "a", "n")), (("kh", "o", "s"), ("j", "o", "s"))] * 5)
    assert sounds.row("kh")["j"] > sounds.row("kh")["a"]


def test_weights_follow_the_figure_that_tells() -> None:
    rows = [Row((1.0, float(place), float(place % 2)), place > 10, 1.0) for place in range(20)]
    constant, first, second = fit_weights(rows)
    assert first > abs(second)
    assert constant + 0 * first < 0 < constant + 19 * first


def test_a_table_is_read_as_it_was_written() -> None:
    table = sound_table()
    again = load_table(table.dump())
    assert isinstance(again, SoundTable)
    assert again.dump() == table.dump()


def test_folds_hold_whole_groups(groups: Path) -> None:
    assert sorted(fold_of_groups(read_groups(groups), 2).values()) == [0, 1]


def test_a_pair_of_two_folds_is_seen_in_neither() -> None:
    pairs = [("one", "格拉茨", "格拉茲"), ("two", "格拉茨", "格拉茲"), ("two", "林茨", "林茲")]
    examples = [Example(source, None, {"zh-cn": cn, "zh-tw": tw}) for source, cn, tw in pairs]
    folds = {"one": 0, "two": 1}
    assert seen_without(0, folds, examples) == examples[2:]
    assert seen_without(1, folds, examples) == []


def test_recall_counts_right_pairs_above_the_limit() -> None:
    outcome = Outcome([3.0, 2.0, 0.5, 0.1], [2.5, 1.0, 0.0, 0.0], [0.0] * 4, 0.5, 0.5)
    assert outcome.recall(0.01) == 0.25
    assert outcome.recall(0.25) == 0.5
    assert outcome.recall(0.01, of_names=True) == 1.0


def test_the_nearest_spelling() -> None:
    assert nearest_by_spelling("lienzi", {"a": "graz", "b": "linzi", "c": "x"}) == "b"


def test_sounds_are_learned_from_the_names_of_the_list_and_not_from_its_terms() -> None:
    pairs = {regional_pair(example) for example in read_list()}
    assert ("戛纳", "坎城") in pairs
    assert ("导弹", "飛彈") not in pairs
