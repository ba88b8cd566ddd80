"""`warbox parse`: what comes out, where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from warbox.cli import main
from warbox.cli.articles import LARGEST_ARTICLE

SMALL_ARTICLE = """{{Infobox military conflict
| conflict = Battle of the Ford
| date = 14 October 1066
| combatant1 = {{flag|France}}
| combatant2 = [[Kingdom of England]]
| casualties1 = 500 killed
}}
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.wikitext"
    path.write_text(SMALL_ARTICLE, encoding="utf-8")
    return path


def run_warbox(*arguments: str, stdin: bytes = b"", environment: dict[str, str] | None = None) -> tuple[int, str, str]:
    """The command in a process of its own: its exit code, standard output and standard error."""
    done = subprocess.run(
        [sys.executable, "-m", "warbox", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **(environment or {})},
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


class TestGoodInput:
    def test_a_pipe_gets_json(self, article: Path) -> None:
        code, output, errors = run_warbox("parse", str(article))
        conflict = json.loads(output)["conflicts"][0]
        assert (code, errors) == (0, "")
        assert conflict["name"]["text"] == "Battle of the Ford"
        assert conflict["date"]["edtf"] == "1066-10-14"

    def test_standard_input(self) -> None:
        code, output, _ = run_warbox("parse", "-", stdin=SMALL_ARTICLE.encode())
        assert code == 0
        assert len(json.loads(output)["conflicts"]) == 1

    def test_the_card_shows_the_facts(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["parse", str(article), "--card"]) == 0
        card = capsys.readouterr().out
        for fact in ("Battle of the Ford", "1066-10-14", "France", "Kingdom of England", "killed", "500"):
            assert fact in card

    def test_title_and_wiki_are_kept(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["parse", str(article), "--wiki", "zh", "--title", "赤壁之戰", "--json"]) == 0
        page = json.loads(capsys.readouterr().out)
        assert (page["wiki"], page["title"]) == ("zhwiki", "赤壁之戰")

    def test_a_page_without_a_conflict_is_no_failure(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        path = tmp_path / "plain.wikitext"
        path.write_text("Only ''prose''.", encoding="utf-8")
        assert main(["parse", str(path), "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["conflicts"] == []
        assert main(["parse", str(path), "--card"]) == 0
        assert "no infobox of a military conflict" in " ".join(capsys.readouterr().out.split())

    def test_output_is_utf8_in_any_locale(self, seed_path: Path) -> None:
        ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
        code, output, errors = run_warbox("parse", str(seed_path), "--wiki", "zhwiki", environment=ascii_only)
        assert (code, errors) == (0, "")
        assert "纳戈尔诺-卡拉巴赫战争" in output
        code, _, errors = run_warbox("parse", str(seed_path), "--wiki", "zhwiki", "--card", environment=ascii_only)
        assert (code, errors) == (0, "")

    def test_a_closed_pipe_is_quiet(self, seed_path: Path) -> None:
        command = [sys.executable, "-m", "warbox", "parse", str(seed_path), "--wiki", "zhwiki"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            assert process.stderr.read() == b""

    @pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["names", "-h"], 0), (["schema"], 141)])
    def test_a_pipe_that_is_closed_before_all_is_written(self, arguments: list[str], code: int) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-m", "warbox", *arguments]
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
        os.close(writer)
        assert (done.returncode, done.stderr) == (code, b"")

    @pytest.mark.parametrize("unbuffered", ["", "1"])
    @pytest.mark.parametrize("command", [["parse"], ["show", "-o", "-"]])
    def test_a_pipe_that_is_closed_behind_the_beginning(
        self, command: list[str], unbuffered: str, tmp_path: Path
    ) -> None:
        article = tmp_path / "long.wikitext"
        article.write_text("{{Infobox military conflict|partof=" + "[[War of Foo]] " * 20_000 + "}}", encoding="utf-8")
        arguments = [sys.executable, "-m", "warbox", *command, str(article)]
        environment = os.environ | {"PYTHONUNBUFFERED": unbuffered}
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            assert process.stdout.read(1)
            process.stdout.close()
        assert process.returncode == 141

    def test_an_interrupt_ends_it(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        class Interrupted(io.BytesIO):
            def read(self, size: int | None = -1) -> bytes:
                raise KeyboardInterrupt

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Interrupted()))
        assert main(["parse", "-"]) == 130
        assert capsys.readouterr().out == ""

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
    @pytest.mark.parametrize("form", ["--json", "--card"])
    def test_output_that_cannot_be_written(self, form: str, article: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "warbox", "parse", str(article), form]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        assert (done.returncode, done.stderr) == (2, "warbox: cannot write: No space left on device\n")

    @pytest.mark.skipif(os.name != "posix", reason="descriptors are closed as a POSIX shell does it")
    def test_closed_streams(self, article: Path) -> None:
        shell = f'"{sys.executable}" -m warbox parse - <&-; echo $?; "{sys.executable}" -m warbox parse "{article}" >&-'
        done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "2\n", "warbox: standard input is empty\n")


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "message"),
        [
            pytest.param(b"", "is empty", id="empty"),
            pytest.param(b"{{flag|\xff}}", "is not UTF-8: byte 0xff at offset 7", id="not UTF-8"),
            pytest.param("guerre d'\u00e9t\u00e9".encode("latin-1"), "byte 0xe9 at offset 9", id="Latin-1"),
            pytest.param("[[a]]".encode("utf-16"), "is not text: NUL at byte 3", id="UTF-16"),
            pytest.param(b"\xed\xa0\x80", "is not UTF-8: byte 0xed at offset 0", id="lone surrogate"),
            pytest.param(bytes(range(256)) * 8, "is not text: NUL at byte 0", id="binary"),
            pytest.param(b"x" * 10_000_000, f"{LARGEST_ARTICLE:,} bytes", id="a line of 10 MB"),
        ],
    )
    def test_a_file_that_is_no_article(
        self, content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "bad.wikitext"
        path.write_bytes(content)
        assert main(["parse", str(path)]) == 2
        assert_one_line(capsys, str(path), message)

    def test_standard_input_that_is_no_article(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x80")))
        assert main(["parse", "-"]) == 2
        assert_one_line(capsys, "standard input is not UTF-8: byte 0x80 at offset 0")

    def test_a_missing_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "missing\nfile"
        assert main(["parse", str(path)]) == 2
        assert_one_line(capsys, "cannot read", "No such file or directory")

    def test_a_folder(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["parse", str(tmp_path)]) == 2
        assert_one_line(capsys, f"cannot read '{tmp_path}': Is a directory")

    @pytest.mark.parametrize("wiki", ["xxwiki", "", "../en", "zh wiki"])
    def test_an_unknown_wiki(self, wiki: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["parse", str(article), "--wiki", wiki]) == 2
        assert_one_line(capsys, "no data for the wiki", "enwiki", "zhwiki")

    def test_a_title_that_is_not_text(self, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["parse", str(article), "--title", "\udcff"]) == 2
        assert_one_line(capsys, r"the title '\udcff' is not UTF-8")

    @pytest.mark.parametrize(
        "arguments", [[], ["parse"], ["parse", "a", "b"], ["parse", "--nonsense", "a"], ["nonsense"]], ids=" ".join
    )
    def test_bad_usage(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(arguments) == 2
        assert_one_line(capsys)

    @pytest.mark.parametrize(
        "command", [["parse", "{0}"], ["dump", "{0}", "-o", "x"], ["sql", "{0}.duckdb", "select 1"]]
    )
    def test_names_of_files_are_readable_in_any_locale(self, command: list[str], tmp_path: Path) -> None:
        ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
        path = f"{tmp_path}/Łódź"
        code, _, errors = run_warbox(*(word.format(path) for word in command), environment=ascii_only)
        assert (code, errors.count("\n")) == (2, 1)
        assert f"'{path}" in errors

    @pytest.mark.parametrize("name", ["\udcc5.wikitext", "\\udcc5.wikitext"])
    def test_names_of_files_that_are_not_utf8_are_escaped(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["parse", name]) == 2
        assert_one_line(capsys, f"cannot read {name!r}: No such file or directory")

    def test_exit_code_and_message_of_the_process(self, tmp_path: Path) -> None:
        path = tmp_path / "empty"
        path.touch()
        assert run_warbox("parse", str(path)) == (2, "", f"warbox: '{path}' is empty\n")


def assert_one_line(capsys: pytest.CaptureFixture[str], *parts: str) -> None:
    """The command said one line on standard error, with these parts, and nothing on standard output."""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("warbox: ")
    assert said.err.count("\n") == 1
    for part in parts:
        assert part in said.err


class TestVariants:
    def test_values_in_the_words_of_a_variant(
        self, tmp_path: Path, seed_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        groups = tmp_path / "Country.lua"
        groups.write_text("return {Item('Azerbaijan', 'zh-cn:阿塞拜疆;zh-tw:亞塞國')}", encoding="utf-8")
        command = ["parse", str(seed_path), "--wiki", "zhwiki", "--variant", "zh-tw", "--groups", str(groups)]
        assert main([*command, "--json"]) == 0
        content = json.loads(capsys.readouterr().out)
        assert content["variant"] == "zh-tw"
        assert content["conflicts"][0]["place"]["text"] == "亞美尼亞與亞塞國納戈爾諾-卡拉巴赫共和國"
        assert main([*command, "--card"]) == 0
        assert "亞塞國" in capsys.readouterr().out

    def test_an_unknown_variant_and_groups_that_are_not_there(
        self, article: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["parse", str(article), "--variant", "zh-xx"]) == 2
        assert "zh-tw" in capsys.readouterr().err
        assert main(["parse", str(article), "--groups", str(article.parent / "none")]) == 2
        assert capsys.readouterr().err.count("\n") == 1
        assert main(["parse", str(article), "--groups", str(article)]) == 2
        assert "no conversion group is in" in capsys.readouterr().err
