"""Names of files that are not UTF-8, or that hold what a terminal obeys, in what the commands print."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from warbox.cli import main

ARTICLE = "{{Infobox military conflict|commander1=[[Jean Lannes]]}}A.<ref name=a/>"


@pytest.mark.parametrize(
    ("arguments", "content", "told"),
    [
        (["wikis", "check", "{}"], 'language = "no code"', "{}: language: 'no code' is no code of a language"),
        (["lint", "{}"], ARTICLE, "{}:1:59: undefined-reference"),
        (["fix", "{}"], 'A <ref name="a">B</ref> C <ref name="a">B</ref>', "--- {}"),
        (["names", "article", "--lines", "--prose", "{}"], "Jean Lannes came.", "{}:1:1: Jean Lannes = Jean Lannes"),
    ],
    ids=["wikis check", "lint", "fix", "names"],
)
@pytest.mark.parametrize(
    ("name", "shown"),
    [(b"\xff", "\\udcff"), (b"\xe5\xa4\xa7", "大"), (b"a  b\n\x1b[c", "a  b [c")],
    ids=["no UTF-8", "UTF-8", "control characters"],
)
def test_the_name_of_a_file_is_told_on_one_line_of_utf_8(
    arguments: list[str],
    content: str,
    told: str,
    name: bytes,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article").write_text(ARTICLE, encoding="utf-8")
    file = os.fsdecode(name)
    Path(file).write_text(content, encoding="utf-8")
    main([argument.format(file) for argument in arguments])
    assert told.format(shown) in capfdbinary.readouterr().out.decode("utf-8")
