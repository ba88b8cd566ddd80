"""`warbox cite`: what comes out, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warbox.cli import main

ARTICLE = "A war.<ref>{{cite book|last=de Waal|first=Thomas|title=Black Garden|year=2003}}</ref>\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.wikitext"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("options", [[], ["--to", "csl"]])
def test_csl_json(options: list[str], article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(article), *options]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "id": "dewaal-2003-black",
            "type": "book",
            "title": "Black Garden",
            "author": [{"family": "de Waal", "given": "Thomas"}],
            "issued": {"date-parts": [[2003]]},
        }
    ]


def test_bibtex(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(article), "--to", "bibtex"]) == 0
    assert capsys.readouterr().out == (
        "@book{dewaal-2003-black,\n  author = {de Waal, Thomas},\n  title = {Black Garden},\n  year = {2003},\n}\n"
    )


def test_ris(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", str(article), "--to", "ris"]) == 0
    assert capsys.readouterr().out == (
        "TY  - BOOK\nID  - dewaal-2003-black\nAU  - de Waal, Thomas\nTI  - Black Garden\nPY  - 2003\nER  - \n"
    )


@pytest.mark.parametrize(("form", "output"), [("csl", "[]\n"), ("bibtex", "\n"), ("ris", "\n")])
def test_an_article_without_citations(
    form: str, output: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("Nothing is cited.\n", encoding="utf-8")
    assert main(["cite", str(article), "--to", form]) == 0
    assert capsys.readouterr().out == output


def test_the_wiki_tells_how_dates_are_read(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text("{{cite news|title=T|date=1992年7月14日}}", encoding="utf-8")
    assert main(["cite", str(article), "--wiki", "zhwiki"]) == 0
    (item,) = json.loads(capsys.readouterr().out)
    assert item["issued"] == {"date-parts": [[1992, 7, 14]]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-file"], "cannot read 'no-such-file'"),
        (["ARTICLE", "--to", "endnote"], "'--to': 'endnote' is not one of 'csl', 'bibtex', 'ris'"),
        (["ARTICLE", "--wiki", "nowhere"], "nowhere"),
        ([], "FILE"),
    ],
)
def test_bad_usage(arguments: list[str], message: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", *(str(article) if word == "ARTICLE" else word for word in arguments)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err
    assert said.err.count("\n") == 1
