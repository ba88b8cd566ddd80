"""Words that a wiki's file gives by their beginning."""

from __future__ import annotations

import pytest

import warbox
from warbox.wikis import Wiki

OWN = """
language = "xx"
extends = "en"
own = ["figures"]
[figures.fates]
killed = ["fell*"]
missing = ["gone* without* trace"]
wounded = ["fellow*"]
[figures.people]
personnel = ["mann*"]
"""


@pytest.fixture(scope="module")
def wiki(tmp_path_factory: pytest.TempPathFactory) -> Wiki:
    path = tmp_path_factory.mktemp("wiki") / "xx.toml"
    path.write_text(OWN, encoding="utf-8")
    return warbox.read_wiki(path)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("20 fellen", "killed"),
        ("20 fell", "killed"),
        ("20 fellowings", "wounded"),
        ("20 goner withoutly trace", "missing"),
        ("20 mannov fellih", "killed"),
    ],
)
def test_any_ending_does(text: str, category: str, wiki: Wiki) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|casualties1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [figure.category for figure in conflict.sides[0].casualties] == [category]


def test_a_word_without_end_is_read_in_no_time(wiki: Wiki) -> None:
    long = "fell" + "x" * 300_000
    conflict = warbox.parse(f"{{{{infobox military conflict|casualties1=20 {long}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert conflict.sides[0].casualties[0].category == "killed"
