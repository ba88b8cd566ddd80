"""`warbox wikidata`: what an infobox says, for QuickStatements."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warbox.cli import main

BATTLE = "{{Infobox military conflict|date=18 June 1815|commander1=[[Napoleon]]|strength1=73,000|strength2=118,000}}"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "article.txt").write_text(BATTLE, encoding="utf-8")
    (tmp_path / "items.tsv").write_text("Battle of Waterloo\tQ48314\n", encoding="utf-8")
    return [str(tmp_path / "article.txt"), "--items", str(tmp_path / "items.tsv")]


def test_statements_are_written_and_what_is_left_out_is_told(
    files: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["wikidata", *files, "--title", "Battle of Waterloo"]) == 1
    written = capfd.readouterr()
    assert written.out.startswith("Q48314\tP585\t+1815-06-18T00:00:00Z/11\tS4656\t")
    assert written.err == (
        "warbox: no item is known for 'Napoleon'\nwarbox: figures left out: 2, as Wikidata has no property for sides\n"
    )


def test_all_items_are_known(files: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    Path(files[2]).write_text("Napoleon\tQ517\n", encoding="utf-8")
    assert main(["wikidata", *files, "--item", "Q48314"]) == 0
    assert capfd.readouterr().out == "Q48314\tP585\t+1815-06-18T00:00:00Z/11\nQ517\tP607\tQ48314\n"


def test_json_has_all(files: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["wikidata", *files, "--item", "Q48314", "--json"]) == 1
    written = capfd.readouterr()
    found = json.loads(written.out)
    assert (found["item"], len(found["statements"]), len(found["left_out"])) == ("Q48314", 1, 3)
    assert written.err == ""


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ([], "warbox: which item is the article's?\n"),
        (["--title", "Battle of Jena"], "warbox: no item is known for 'Battle of Jena'\n"),
        (["--item", "48314"], "warbox: '48314' is no item of Wikidata\n"),
    ],
)
def test_the_article_must_have_an_item(
    files: list[str], more: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["wikidata", *files, *more]) == 2
    assert capfd.readouterr().err == message


def test_a_file_of_items_that_is_none(files: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    Path(files[2]).write_text("Napoleon", encoding="utf-8")
    assert main(["wikidata", *files, "--item", "Q48314"]) == 2
    assert capfd.readouterr().err == f"warbox: {files[2]!r} has no item for 'Napoleon', but ''\n"
