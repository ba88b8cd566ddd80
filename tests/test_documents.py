"""The examples of the README and of the guides do what they say: each is run, and what it prints is compared."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
DOCUMENTS = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```\n(?=(\s*```text\n)?)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """A block of Python of a document, and what the block of text under it says that it prints, if there is one."""

    line: int
    code: str
    printed: str | None


def python_examples(document: Path) -> list[Example]:
    text = document.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(text))
    found = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block[1] == "python":
            printed = following[2] if block[3] is not None and following is not None else None
            found.append(Example(text.count("\n", 0, block.start(2)), block[2], printed))
    return found


def console_sessions(document: Path) -> list[str]:
    return [block[2] for block in _BLOCK.finditer(document.read_text(encoding="utf-8")) if block[1] == "console"]


EXAMPLES = {document.name: python_examples(document) for document in DOCUMENTS}
RUN = [name for name, examples in EXAMPLES.items() if any(one.printed is not None for one in examples)]
SESSIONS = [(document.name, session) for document in DOCUMENTS for session in console_sessions(document)]


def test_the_readme_and_every_guide_to_other_tools_have_examples() -> None:
    guides = {path.name for path in DOCUMENTS if path.name.startswith("interop-")}
    assert {"README.md", "your-own-template.md", *guides} <= set(RUN)
    assert "README.md" in {name for name, _ in SESSIONS}


@pytest.mark.parametrize("name", RUN)
def test_python_examples_print_what_stands_under_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of a document are run in order and share their names, as a reader types them one after the other."""
    monkeypatch.chdir(REPOSITORY)
    names: dict[str, Any] = {"__name__": "example"}
    for example in EXAMPLES[name]:
        output = io.StringIO()
        padded = "\n" * example.line + example.code
        with redirect_stdout(output):
            exec(compile(padded, name, "exec", dont_inherit=True), names)
        assert output.getvalue() == (example.printed or ""), example.code


@pytest.mark.parametrize(("name", "session"), SESSIONS, ids=[name for name, _ in SESSIONS])
def test_a_console_example_prints_what_stands_under_each_command(name: str, session: str) -> None:
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([tools, os.environ["PATH"]]), "COLUMNS": "100"}
    for example in session.split("$ ")[1:]:
        command, _, printed = example.partition("\n")
        done = subprocess.run(
            ["bash", "-c", command], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
        )
        assert done.stdout + done.stderr == printed, command
