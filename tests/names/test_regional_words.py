"""The file of words that are exchanged between regions: it is what training makes of the list of renderings."""

from __future__ import annotations

from importlib.resources import files

from warbox.names.regional_words import KEPT
from warbox.names.training.regional import dump_regional_words

LINES = (files("warbox.names") / "regional_words.tsv").read_text(encoding="utf-8").splitlines()
LISTED = (files("warbox.names") / "renderings.tsv").read_text(encoding="utf-8")


def test_the_file_says_what_the_list_and_opencc_agree_on() -> None:
    made = set(dump_regional_words().splitlines())
    assert len(made ^ set(LINES)) <= 0.01 * len(made), "python -m warbox.names.training --regional FILE makes it anew"


def test_what_comes_in_is_a_form_of_the_list() -> None:
    forms = {form for line in LISTED.splitlines() for column in line.split("\t")[2:] for form in column.split("/")}
    exchanged = [line.split("\t") for line in LINES]
    assert {new for _, where, _, new in exchanged if where != KEPT} <= forms


def test_no_word_is_exchanged_in_two_ways() -> None:
    words = [(region, old) for region, _, old, _ in (line.split("\t") for line in LINES)]
    assert len(words) == len(set(words))
