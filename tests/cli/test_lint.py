"""`warbox lint`: the findings, their places and forms, the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from warbox.cli import main

WRONG = 'An army\nof 中文 20,000.<ref name="x"/>\n'
DOUBTFUL = "{{cite book|title=T|pubisher=P}}\n"
RIGHT = "Nothing to say.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.wikitext"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_a_line_for_each_finding(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(article)]) == 1
    assert capsys.readouterr().out == (
        f'{article}:2:14: undefined-reference the footnote "x" is not defined on this page\n'
    )


@pytest.mark.parametrize(("text", "code"), [(WRONG, 1), (DOUBTFUL, 0), (RIGHT, 0)])
def test_only_errors_make_it_fail(text: str, code: int, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(text, encoding="utf-8")
    assert main(["lint", str(article)]) == code
    assert capsys.readouterr().out.count("\n") == (text != RIGHT)


def test_findings_as_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(article), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding == {
        "file": str(article),
        "line": 2,
        "column": 14,
        "end_line": 2,
        "end_column": 29,
        "code": "undefined-reference",
        "severity": "error",
        "message": 'the footnote "x" is not defined on this page',
        "hint": "",
    }


def test_no_findings_as_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(RIGHT, encoding="utf-8")
    assert main(["lint", str(article), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_findings_as_commands_of_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a,b.wikitext"
    path.write_text('<ref name="100%"/>', encoding="utf-8")
    assert main(["lint", str(path), "--format", "github"]) == 1
    shown = str(path).replace(",", "%2C")
    assert capsys.readouterr().out == (
        f"::error file={shown},line=1,col=1,endLine=1,endColumn=19,title=undefined-reference"
        '::the footnote "100%25" is not defined on this page\n'
    )


def test_files_one_after_the_other(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.wikitext"
    other.write_text(DOUBTFUL, encoding="utf-8")
    assert main(["lint", str(other), str(article), str(other)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":", 1)[0] for line in lines] == [str(other), str(article), str(other)]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing"
    assert main(["lint", str(missing), str(article)]) == 2
    output = capsys.readouterr()
    assert output.out.startswith(f"{article}:2:14: ")
    assert output.err == f"warbox: cannot read {str(missing)!r}: No such file or directory\n"


def test_the_wiki_makes_a_difference(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text("{{cite web|title=T|url=http://e.org|deadurl=no}}", encoding="utf-8")
    assert main(["lint", str(article), "--wiki", "zhwiki"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["lint", str(article), "--wiki", "enwiki"]) == 0
    assert " deprecated-parameter " in capsys.readouterr().out


def test_an_unknown_wiki(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(article), "--wiki", "xxwiki"]) == 2
    assert capsys.readouterr().err.startswith("warbox: no data for the wiki 'xxwiki'")


def test_a_name_cannot_forge_a_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text('<ref name="a\n\x1b[31mforged:1:1: x"/>', encoding="utf-8")
    assert main(["lint", str(article)]) == 1
    output = capsys.readouterr().out
    assert output.count("\n") == 1
    assert "\x1b" not in output


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ([], ["undefined-reference", "unknown-parameter"]),
        (["--select", "unknown-parameter"], ["unknown-parameter"]),
        (["--ignore", "unknown-parameter"], ["undefined-reference"]),
        (["--select", "unknown-parameter", "--select", "wrong-age"], ["unknown-parameter"]),
        (["--ignore", "unknown-parameter", "--ignore", "undefined-reference"], []),
    ],
)
def test_codes_are_selected_and_ignored(
    options: list[str], codes: list[str], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(WRONG + DOUBTFUL, encoding="utf-8")
    assert main(["lint", str(article), "--json", *options]) == ("undefined-reference" in codes)
    assert [finding["code"] for finding in json.loads(capsys.readouterr().out)] == codes


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_there_is_not(option: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", str(article), option, "wrong-code"]) == 2
    assert capsys.readouterr().err.startswith("warbox: there is no code 'wrong-code'; there are access-date-before-")


def test_conversion_groups_that_are_given_are_not_missing(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("{{noteTA|G1=Military}}", encoding="utf-8")
    group = "return { name = 'Military', content = { Item('a', 'zh-cn:一;zh-tw:二;') } }"
    (tmp_path / "Military.lua").write_text(group, encoding="utf-8")
    assert main(["lint", str(article), "--wiki", "zhwiki"]) == 0
    assert " missing-conversion-group " in capsys.readouterr().out
    assert main(["lint", str(article), "--wiki", "zhwiki", "--groups", str(tmp_path / "Military.lua")]) == 0
    assert capsys.readouterr().out == ""
