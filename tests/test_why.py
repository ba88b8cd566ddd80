"""The numbers of docs/why.md that can be counted in the repository are those that are counted."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest

import warbox
from tests.benchmarks.peers import (
    PARSERS,
    VARIANT_RULE,
    recorded_answers,
    same_as_mediawiki,
    typed_figures,
    typed_names,
)
from tests.conftest import REPOSITORY
from warbox.wikis import available_wikis

TEXT = (REPOSITORY / "docs" / "why.md").read_text(encoding="utf-8")
TABLE = TEXT.partition("## Side by side")[2].partition("## ")[0]
_, *HEADS = (head.strip(" *") for head in re.findall(r"^\| \|(.*)\|$", TABLE, re.MULTILINE)[0].split("|"))
ROWS = {
    label.strip(): dict(zip(("warbox", *HEADS), map(str.strip, cells.split(" | ")), strict=False))
    for label, cells in re.findall(r"^\| ([^|].*?) \| (.*) \|$", TABLE.replace(r"\|", "&#124;"), re.MULTILINE)
}


def row(beginning: str) -> tuple[str, dict[str, str]]:
    """The label of the one row that begins so, and its cells under their heads."""
    ((label, cells),) = [(label, cells) for label, cells in ROWS.items() if label.startswith(beginning)]
    return label, cells


def parsers_measured() -> list[str]:
    """warbox, and each peer in the version that the page names."""
    return [name for name in PARSERS if name == "warbox" or f"{name} {version(name)}" in TEXT]


def test_the_templates_of_the_seed_article(seed_text: str) -> None:
    label, cells = row("the seed article's")
    assert "170 templates" in label
    assert {name: len(PARSERS[name](seed_text)) for name in parsers_measured()} == {
        name: int(cells[name]) for name in parsers_measured()
    }


def test_the_values_of_the_seed_article(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    names, figures = len(list(typed_names(page))), len(list(typed_figures(page)))
    assert row("its 41")[1]["warbox"].startswith(f"{names} values")
    assert row("its 20")[1]["warbox"].startswith(f"{figures}, with range")


@pytest.mark.parametrize("name", parsers_measured())
def test_the_hard_texts(name: str) -> None:
    answers = recorded_answers()
    label, cells = row("the same templates as MediaWiki")
    assert f"on {len(answers)} hard texts" in label
    assert same_as_mediawiki(PARSERS[name], answers)[0] == int(cells[name])


def test_a_rule_in_an_argument() -> None:
    words = {1: "one argument", 2: "two"}
    cells = row("a rule")[1]
    for name in parsers_measured():
        rule = [value for _, value in PARSERS[name](VARIANT_RULE)[0].arguments][:-1]
        assert cells[name] == words[len(rule)]


def test_the_wikis() -> None:
    assert row("wikis with words")[1]["warbox"].startswith(f"{len(available_wikis())}, ")
