"""The syllables of characters, which sounds of names lean on."""

from __future__ import annotations

import subprocess
import sys

from warbox.names.sounds.likeness import FIGURES
from warbox.names.sounds.sound_table import load_table, sound_table
from warbox.names.sounds.syllables import Syllable, looked_up, readings_of, syllable_of


def test_syllables_of_characters() -> None:
    assert syllable_of("庄") == Syllable("zhuang", "zh", "uang")
    assert syllable_of("女") == Syllable("nü", "n", "ü")
    assert syllable_of("阿") == Syllable("a", "", "a")
    assert syllable_of("x") == Syllable("x", "x", "")


def test_a_character_that_is_not_in_the_file_is_looked_up() -> None:
    assert syllable_of("䶮") == Syllable("yan", "y", "an")


def test_the_file_of_syllables_says_what_pypinyin_says() -> None:
    signs = list(map(chr, range(0x4E00, 0x9F00)))
    same = sum(syllable_of(sign).whole == looked_up(sign) for sign in signs)
    assert same > 0.99 * len(signs)  # a later pypinyin may know better


def test_a_character_has_other_readings_behind_its_commonest_one() -> None:
    assert readings_of("解") == ("jie", "xie")
    assert readings_of("曾") == ("ceng", "zeng")
    assert readings_of("x") == ()


def test_names_in_common_characters_do_not_load_pypinyin() -> None:
    code = "import sys, warbox.names; warbox.names.compare('里根II号', '雷根·II號'); print('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_cost_does_not_depend_on_what_was_asked_before() -> None:
    written = sound_table().dump()
    letter_first, sign_first = load_table(written).characters, load_table(written).characters
    pairs = [("a", "阿"), ("啊", "阿")]  # a letter, and a character whose syllable is written with it
    asked = [letter_first.row(one)[other] for one, other in pairs]
    assert [sign_first.row(one)[other] for one, other in reversed(pairs)] == asked[::-1]


def test_every_figure_has_its_weight() -> None:
    table = sound_table()
    for weights in (table.weights_of_characters, table.weights_of_letters, table.weights_of_spellings):
        assert len(weights) == len(FIGURES)
