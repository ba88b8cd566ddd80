"""What the repository promises as a whole: its public names, its package, its cleanliness, its seeds."""

from __future__ import annotations

import ast
import hashlib
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import warbox
from warbox.wikis import available_wikis

REPOSITORY = Path(__file__).resolve().parent.parent
PYTHON_SOURCES = sorted((REPOSITORY / "src").rglob("*.py"))

SEEDS = {
    "000_d2a36e9cb3d43f48.txt": "6f1f61b49d1c66f28356b3d8778e379d63f7af56807c1fc78bc539c1458d69da",
    "001_3d87b32ca5b34dd7.txt": "c81d2b66254946e712178954861df833c1385df6b41d1ba78380b94b3babd995",
    "002_a5b062d1d634810d.txt": "722fa1a5ccc8e1012ce61e48f730c346542588c2a916815ffdc5619950e8620b",
}

# The names of the contract in docs/design.md that are there: others rely on them, so none may go.
CONTRACT = {
    *("parse", "syntax", "Page", "TemplateModel", "Parameter", "Span", "Diagnostic"),
    *("MilitaryConflict", "Side", "Combatant", "Commander", "Figure", "Flag"),
    *("Name", "HistoricalDate", "Inline", "InterlanguageLink"),
    *("from_mwparserfromhell", "to_mwparserfromhell", "from_wikitextparser", "to_wikitextparser"),
    *("from_pywikibot", "to_pywikibot", "read_tables", "to_arrow", "to_dataframe"),
}

VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}

LATIN = 0x24F
"""The last code point of Unicode's blocks of Latin letters with marks."""

# The first folder of a path that only one machine has; what stands before it would make it part of a longer name.
MACHINE_PATH = re.compile(r"(?<![\w.~/>)-])/(?:home|root|tmp|opt|mnt|srv|work|Users)/\w")


def repository_files() -> Iterator[Path]:
    """Every file that belongs to the repository; what tools leave behind is in folders with a dot, and in `build`."""
    for folder, subfolders, names in os.walk(REPOSITORY):
        subfolders[:] = [name for name in subfolders if name == ".ci" or not name.startswith((".", "__", "build"))]
        for name in names:
            if name != ".git":  # in a worktree git keeps its place in a file
                yield Path(folder, name)


@pytest.mark.parametrize(("name", "digest"), SEEDS.items(), ids=SEEDS)
def test_a_seed_is_as_it_was_found(name: str, digest: str) -> None:
    assert hashlib.sha256((REPOSITORY / "seeds" / name).read_bytes()).hexdigest() == digest


def test_every_public_name_is_there_once() -> None:
    assert CONTRACT - set(warbox.__all__) == set()
    assert len(set(warbox.__all__)) == len(warbox.__all__)
    assert [name for name in warbox.__all__ if not hasattr(warbox, name)] == []


def test_every_public_name_says_what_it_is() -> None:
    assert [name for name in warbox.__all__ if not (getattr(warbox, name).__doc__ or "").strip()] == []


def test_what_type_checkers_see_is_what_there_is() -> None:
    """The names are loaded when they are used; the imports that only type checkers read must give the same ones."""
    tree = ast.parse(Path(warbox.__file__).read_text(encoding="utf-8"))
    checked = next(node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(checked)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert imported == set(warbox.__all__)


def test_importing_warbox_brings_in_neither_commands_nor_other_parsers() -> None:
    script = "import sys, warbox; warbox.parse('{{flag|France}}').model_dump(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"typer", "rich", "mwparserfromhell", "wikitextparser"} & set(done.stdout.split()) == set()


def test_the_wheel_holds_all_that_is_no_python(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    package = REPOSITORY / "src"
    data = [path for path in package.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")]
    expected = {path.relative_to(package).as_posix() for path in data}
    assert {"warbox/py.typed", "warbox/wikis/en.toml", "warbox/report/notebook/sheets.html"} <= expected
    assert expected <= held
    assert not any(name.startswith(("seeds", "tests")) for name in held)


def test_the_readme_tells_each_extra_and_what_it_brings() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", readme, re.MULTILINE))
    assert told.keys() == project["optional-dependencies"].keys()
    for name, brought in told.items():
        packages = [re.split(r"[\[>]", one)[0] for one in project["optional-dependencies"][name]]
        listed = brought.removesuffix(" and more").split(", ")
        assert listed == packages or (brought.endswith(" and more") and set(listed) <= set(packages)), name
    assert f"Python {project['requires-python'].removeprefix('>=')} or later" in readme


def test_the_readme_lists_the_wikis() -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    listed = readme.partition("Wikipedia in ")[2].partition(".")[0]
    assert re.findall(r"`(\w+)`", listed) == [code.removesuffix("wiki") for code in available_wikis()]


@pytest.mark.parametrize("path", PYTHON_SOURCES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_no_words_of_other_scripts_in_python(path: Path) -> None:
    """The words of a language belong in `wikis/*.toml`; only a docstring or a comment may cite one."""
    source = path.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source)))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    strings = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in docstrings]
    written = "".join(ast.get_source_segment(source, node) or "" for node in strings)
    assert [sign for sign in written if sign.isalpha() and ord(sign) > LATIN] == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [path for path in repository_files() if path.stem.strip("_").lower() in VAGUE_NAMES] == []


def test_no_path_of_one_machine_stands_in_a_file() -> None:
    found = []
    for path in repository_files():
        if path.parent.name != "seeds":
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(REPOSITORY)}: {match[0]}" for match in MACHINE_PATH.finditer(text)]
    assert found == []
