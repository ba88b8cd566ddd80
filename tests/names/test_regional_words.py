"""The file of words that are exchanged between regions: it is what training makes of the list of renderings."""

from __future__ import annotations

from importlib.resources import files

from tests.names.record_regional_words import SHOWN
from warbox.names import varieties
from warbox.names.regional_words import KEPT
from warbox.names.scripts import REGIONS
from warbox.names.territories import names_in_locale
from warbox.names.training.regional import agreed_forms, dump_regional_words, read_shown_forms

LINES = (files("warbox.names") / "regional_words.tsv").read_text(encoding="utf-8").splitlines()
LISTED = (files("warbox.names") / "renderings.tsv").read_text(encoding="utf-8")


def test_the_file_says_what_the_list_and_others_agree_on() -> None:
    made = set(dump_regional_words(read_shown_forms(SHOWN.read_text("utf-8"))).splitlines())
    assert len(made ^ set(LINES)) <= 0.01 * len(made), "see record_regional_words.py, which tells how to make it anew"


def test_what_comes_in_is_a_form_of_the_list_or_a_name_in_cldr() -> None:
    forms = {form for line in LISTED.splitlines() for column in line.split("\t")[2:] for form in column.split("/")}
    for region in REGIONS:
        forms |= set(names_in_locale(varieties()[region].locale or "").values())
    exchanged = [line.split("\t") for line in LINES]
    assert {new for _, where, _, new in exchanged if where != KEPT} <= forms


def test_no_word_is_exchanged_in_two_ways() -> None:
    words = [(region, old) for region, _, old, _ in (line.split("\t") for line in LINES)]
    assert len(words) == len(set(words))


def test_what_another_converter_shows_counts_where_the_list_has_it_too() -> None:
    def show(forms: list[str], region: str) -> list[str]:
        taiwan = {"戈尔巴乔夫": "戈巴契夫", "里根": "列根"}
        return [taiwan.get(form, form) if region == "zh-tw" else form for form in forms]

    agreed = list(agreed_forms(show))
    assert [(one.region, one.form, one.shown) for one in agreed] == [("zh-tw", "戈尔巴乔夫", "戈巴契夫")]
    assert "戈爾巴喬夫\t戈巴契夫" in dump_regional_words(agreed)
    assert "戈爾巴喬夫\t戈巴契夫" not in dump_regional_words()
