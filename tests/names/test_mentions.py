"""The seed article's names in prose of other languages, against labels made by hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import warbox
from warbox.names import NameGroup, reconcile
from warbox.names.mentions import find_mentions

GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="module")
def groups(seed_text: str) -> list[NameGroup]:
    return warbox.parse(seed_text, wiki="zhwiki").names


@pytest.mark.parametrize(
    ("gold", "prose", "precision", "recall"),
    [
        ("seed_000.toml", "000_d2a36e9cb3d43f48.txt", 0.97, 0.88),
        ("seed_002.toml", "002_a5b062d1d634810d.txt", 1.0, 1.0),
    ],
    ids=["Spanish", "English"],
)
def test_mentions_against_hand_labels(
    groups: list[NameGroup], repository_root: Path, gold: str, prose: str, precision: float, recall: float
) -> None:
    labels = tomllib.loads((GOLD / gold).read_text(encoding="utf-8"))["mention"]
    text = (repository_root / "seeds" / prose).read_text(encoding="utf-8")
    assert all(text[label["start"] : label["end"]] == label["text"] for label in labels)
    expected = {(label["start"], label["end"]): set(label["names"]) for label in labels}
    mentions = find_mentions(text, groups)
    right = [
        mention
        for mention in mentions
        if expected.get((mention.span.start, mention.span.end), set())
        & {form.text for form in groups[mention.group].members}
    ]
    assert len(right) / len(mentions) >= precision
    assert len(right) / len(labels) >= recall


def test_a_surname_and_an_inflected_name() -> None:
    groups = reconcile(["盖达尔·阿利耶夫", "穆塔利博夫", "亚美尼亚"])
    text = "Президент Алиев и Муталибов; los Aliyev, Armenia’s army, the Armenian army"
    found = [(mention.text, mention.name) for mention in find_mentions(text, groups)]
    assert ("Алиев", "盖达尔·阿利耶夫") in found
    assert ("Муталибов", "穆塔利博夫") in found
    assert ("Armenia", "亚美尼亚") in found
    assert "Armenian" not in {text for text, _ in found}


def test_a_territory_that_the_article_does_not_name_is_no_mention() -> None:
    assert find_mentions("Iraq, Irak, Syria", reconcile(["伊朗", "休尼克"])) == []


@pytest.mark.parametrize(
    ("name", "mention"),
    [("苏联", "URSS"), ("蘇聯", "Union soviétique"), ("东德", "Alemania Oriental"), ("南斯拉夫", "Jugoslawien")],
)
def test_a_country_that_is_gone_is_known_by_its_name_in_other_languages(name: str, mention: str) -> None:
    (found,) = find_mentions(f"... {mention} ...", reconcile([name]))
    assert (found.text, found.name) == (mention, name)


def test_a_name_that_is_known_may_have_small_words_in_it() -> None:
    prose = "En Bosnia y Herzegovina y en Corea del Norte"
    assert [mention.text for mention in find_mentions(prose, reconcile(["波斯尼亚和黑塞哥维那", "朝鲜"]))] == [
        "Bosnia y Herzegovina",
        "Corea del Norte",
    ]


def test_mentions_do_not_overlap_and_keep_offsets() -> None:
    text = "Ayaz Mutalibov and Mutalibov."
    mentions = find_mentions(text, reconcile(["阿亚兹·穆塔利博夫"]))
    assert [text[mention.span.start : mention.span.end] for mention in mentions] == ["Ayaz Mutalibov", "Mutalibov"]


def test_another_war_of_the_name_is_no_mention() -> None:
    groups = reconcile(["World War II", "Elizabeth II"])
    prose = "World War I, World War II, Elizabeth I, Elizabeth II"
    assert [mention.text for mention in find_mentions(prose, groups)] == ["World War II", "Elizabeth II"]
