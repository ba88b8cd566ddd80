"""`warbox fix`: a diff or a written file, and the exit codes."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from warbox.cli import main

WRONG = "An army.\r\n{{cite web|title=T|url=u|url=u|trans_title=中文}}\n"
RIGHT = "An army.\r\n{{cite web|title=T|url=u|trans-title=中文}}\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.wikitext"
    path.write_bytes(WRONG.encode("utf-8"))
    return path


def test_a_diff_is_printed_and_the_file_stays(article: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["fix", str(article)]) == 1
    assert capsysbinary.readouterr().out.decode("utf-8") == (
        f"--- {article}\n+++ {article}\n@@ -1,2 +1,2 @@\n An army.\r\n"
        "-{{cite web|title=T|url=u|url=u|trans_title=中文}}\n+{{cite web|title=T|url=u|trans-title=中文}}\n"
    )
    assert article.read_bytes() == WRONG.encode("utf-8")


def test_the_file_is_written_byte_for_byte(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(article), "--write"]) == 0
    assert article.read_bytes() == RIGHT.encode("utf-8")
    assert main(["fix", str(article)]) == 0
    assert capsys.readouterr().out == ""


def test_a_file_that_cannot_be_written_to_its_end_stays_as_it_was(
    article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def is_full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", is_full)
    assert main(["fix", str(article), "--write"]) == 2
    assert capsys.readouterr().err == f"warbox: cannot write '{article}': No space left on device\n"
    assert [path.read_bytes() for path in article.parent.iterdir()] == [WRONG.encode("utf-8")]


def test_a_file_with_nothing_to_repair_is_not_written(article: Path) -> None:
    article.write_bytes(RIGHT.encode("utf-8"))
    written = article.stat().st_mtime_ns
    assert main(["fix", str(article), "--write"]) == 0
    assert article.stat().st_mtime_ns == written


def test_only_the_selected_codes_are_repaired(article: Path) -> None:
    assert main(["fix", str(article), "--select", "duplicate-argument", "--write"]) == 0
    assert article.read_bytes() == WRONG.replace("|url=u|url=u", "|url=u").encode("utf-8")


def test_standard_input_is_written_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode("utf-8")), encoding="utf-8"))
    assert main(["fix", "-", "--write"]) == 0
    assert capsysbinary.readouterr().out == RIGHT.encode("utf-8")


@pytest.mark.parametrize("code", ["wrong-age", "no-such-code"])
def test_a_code_that_cannot_be_repaired_is_bad_usage(
    code: str, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fix", str(article), "--select", code]) == 2
    assert capsys.readouterr().err == (
        f"warbox: '{code}' cannot be repaired; deprecated-parameter, duplicate-argument, "
        "external-link-in-parameter, missing-foreign-title, redundant-parameter, repeated-reference can\n"
    )


def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", str(tmp_path / "missing")]) == 2
    assert "cannot read" in capsys.readouterr().err
