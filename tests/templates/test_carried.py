"""Typed templates of one wiki, written in the words of another."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import warbox
from warbox import Flag

CASES = tomllib.loads((Path(__file__).parent / "carried.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_template_in_the_words_of_another_wiki(case: dict[str, str]) -> None:
    model = warbox.parse(case["input"], wiki=case["from"]).typed[0]
    assert model.to_wikitext(case["to"]) == case["expected"]


def test_a_flag_made_by_hand() -> None:
    assert Flag(country="France", size="20px").to_wikitext() == "{{flag|France|size=20px}}"
    assert Flag(country="France").to_wikitext("eswiki") == "{{bandera2|Francia}}"
    assert Flag(country="Francia").to_wikitext(wiki="es") == "{{bandera2|Francia}}"
    assert Flag(country="Sealand").to_wikitext("eswiki") == "{{bandera2|Sealand}}"


def test_a_citation_made_by_hand() -> None:
    citation = warbox.Citation(kind="book", title="T", publisher="P")
    assert citation.to_wikitext() == "{{cite book|title=T|publisher=P}}"
    assert (
        warbox.Citation(title="A {{b}} | c").to_wikitext() == "{{citation|title=A &#123;&#123;b&#125;&#125; {{!}} c}}"
    )


def test_a_wiki_that_is_not_known_is_an_error() -> None:
    with pytest.raises(warbox.UnknownWikiError):
        Flag(country="France").to_wikitext("xxwiki")
