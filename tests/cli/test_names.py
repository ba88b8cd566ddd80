"""`warbox names`: the names of an article, and where prose mentions them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warbox.cli import main

ARTICLE = (
    "{{noteTA|1=zh-cn:朝鲜战争;zh-tw:韓戰}}[[列翁·特尔-彼得罗相]]、[[Levon_Ter-Petrosyan]]；[[朝鲜战争]]与[[韓戰]]\n"
)
PROSE = "In 1991\nTer-Petrosian spoke.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.wikitext"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def prose(tmp_path: Path) -> Path:
    path = tmp_path / "prose.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def test_each_name_is_a_line_with_all_its_forms(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", str(article), "--wiki", "zhwiki", "--lines"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "2 Levon Ter-Petrosyan = 列翁·特尔-彼得罗相 (known rendering)" in lines
    assert "2 朝鲜战争 = 韓戰 (conversion rule)" in lines


def test_the_groups_that_the_page_asks_for_join_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, groups = tmp_path / "article.wikitext", tmp_path / "Military.lua"
    article.write_text("{{noteTA|G1=Military}}[[浅滩之战]][[河口戰役]]", encoding="utf-8")
    groups.write_text("return {Item('', 'zh-cn:浅滩之战;zh-tw:河口戰役')}", encoding="utf-8")
    command = ["names", str(article), "--wiki", "zhwiki", "--lines"]
    assert main(command) == 0
    assert "conversion rule" not in capsys.readouterr().out
    assert main([*command, "--groups", str(groups)]) == 0
    assert "河口戰役 = 浅滩之战 (conversion rule)" in capsys.readouterr().out


def test_a_mention_has_its_line_and_column(article: Path, prose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", str(article), "--wiki", "zhwiki", "--lines", "--prose", str(prose), str(prose)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{prose}:2:1: Ter-Petrosian = ")


def test_the_line_of_a_mention_gives_the_form_that_was_recognised_and_says_that_it_is_a_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, prose = tmp_path / "article.wikitext", tmp_path / "prose.txt"
    article.write_text("[[Jérôme Bonaparte|Jerome]], [[Michel Ney|Marshal Ney]]", encoding="utf-8")
    prose.write_text("Jérôme Bonaparte, Ney", encoding="utf-8")
    assert main(["names", str(article), "--wiki", "enwiki", "--lines", "--prose", str(prose)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{prose}:1:1: Jérôme Bonaparte = Jérôme Bonaparte (1.00, same text)",
        f"{prose}:1:19: Ney = Marshal Ney (0.76, same text, only a part)",
    ]


def test_json_has_the_names_and_the_offsets(article: Path, prose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", str(article), "--wiki", "zhwiki", "--prose", str(prose)]) == 0
    data = json.loads(capsys.readouterr().out)
    (mention,) = data["mentions"][str(prose)]
    assert mention["span"] == {"start": 8, "end": 21}
    forms = {form["text"] for form in data["names"][mention["group"]]["members"]}
    assert forms == {"Levon Ter-Petrosyan", "列翁·特尔-彼得罗相"}


def test_a_second_article_is_bad_usage(article: Path, prose: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", str(article), str(prose)]) == 2
    assert capsys.readouterr().err.startswith("warbox: one article at a time")


def test_prose_may_be_empty_and_longer_than_an_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, empty, book = tmp_path / "article.wikitext", tmp_path / "empty.txt", tmp_path / "book.txt"
    article.write_text("{{Infobox military conflict|commander1=[[John Chandos]]}}", encoding="utf-8")
    empty.write_bytes(b"")
    book.write_text("nothing here.\n" * 160_000 + "John Chandos", encoding="utf-8")
    assert main(["names", str(article), "--lines", "--prose", str(empty), str(book)]) == 0
    assert capsys.readouterr().out == f"{book}:160001:1: John Chandos = John Chandos (1.00, same text)\n"
