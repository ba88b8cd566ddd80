"""The examples of the README and of the docs do what they say: each is run, and what it prints is compared.

A document is run from its top to its end, in a folder of its own that has the seeds. Blocks of `python` share their
names, as a reader types them one after the other, and a block of `text` behind one is what it prints; blocks of
`console` hold commands behind `$ ` and what these print. Whatever else shows code or output says in a comment above it
why it does not run: `<!-- not run: it needs Java -->`.
"""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import warbox
from tests.documents import Block, blocks_of, run_document
from warbox.cli import app

REPOSITORY = Path(__file__).resolve().parent.parent
DOCUMENTS = {
    str(path.relative_to(REPOSITORY)): path
    for path in [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
}
BLOCKS = {name: blocks_of(path) for name, path in DOCUMENTS.items()}
DATA = ("toml", "json", "wikitext")
"""Languages of blocks that are nothing to run: the tests of what they show read them."""

MAKE_TARGETS = set(re.findall(r"^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", [name for name, blocks in BLOCKS.items() if any(block.runs for block in blocks)])
def test_the_examples_of_a_document_print_what_stands_under_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "seeds").symlink_to(REPOSITORY / "seeds")
    monkeypatch.chdir(tmp_path)
    run_document(DOCUMENTS[name], tmp_path)


@pytest.mark.parametrize("name", [name for name, blocks in BLOCKS.items() if blocks])
def test_what_does_not_run_says_why(name: str) -> None:
    silent = [
        f"{name}:{block.line}"
        for block in BLOCKS[name]
        if not (block.runs or block.excuse or block.output_of or block.language in DATA)
    ]
    assert silent == []


def test_the_guides_have_examples_that_run() -> None:
    """So that a change of how blocks are found cannot make all of them vanish."""
    run = {name for name, blocks in BLOCKS.items() if any(block.runs for block in blocks)}
    guides = {name for name in DOCUMENTS if re.fullmatch(r"docs/[\w-]+\.md", name)}
    assert {"README.md", *guides} - run <= {"docs/design.md", "docs/why.md"}


COMMANDS = [
    pytest.param(line, id=f"{name}:{block.line}")
    for name, blocks in BLOCKS.items()
    for block in blocks
    if block.language in ("sh", "console")
    for line in block.text.replace("\\\n", " ").splitlines()
    if re.match(r"(\$ )?(warbox|make) ", line)
]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_that_is_shown_exists_with_its_options(line: str) -> None:
    words = shlex.split(line.removeprefix("$ "), comments=True)
    words = words[: next((place for place, word in enumerate(words) if word in ("|", ">", "<", "&&")), None)]
    if words[0] == "make":
        assert words[1] in MAKE_TARGETS
        return
    command = get_command(app)
    rest = words[1:]
    while isinstance(command, TyperGroup) and rest and not rest[0].startswith("-"):
        assert rest[0] in command.commands, rest[0]
        command = command.commands[rest.pop(0)]
        if isinstance(command, TyperGroup) and command.invoke_without_command and not rest:
            break
    known = {"--help", "--version"} | {
        option for parameter in command.params for option in [*parameter.opts, *parameter.secondary_opts]
    }
    assert {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)} <= known


def test_the_data_of_a_wiki_that_the_guide_shows_is_one_that_warbox_takes(tmp_path: Path) -> None:
    blocks = [block.text for block in BLOCKS["docs/adding-a-wiki.md"] if block.language == "toml"]
    head = next(text for text in blocks if "extends" in text)
    data = tmp_path / "my.toml"
    data.write_text("\n".join([head, *(text for text in blocks if text != head)]), encoding="utf-8")
    assert warbox.read_wiki(str(data)).code == "eswiki"


@pytest.mark.parametrize(
    "block", [block for blocks in BLOCKS.values() for block in blocks if block.language == "json"], ids=str
)
def test_json_that_is_shown_is_json(block: Block) -> None:
    assert json.loads(block.text)
