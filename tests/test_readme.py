"""The examples of the README do what it says: each is run, and what it prints is compared."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")

# A block of Python, and the block of text under it that shows what it prints.
PYTHON_EXAMPLES = re.findall(r"```python\n([^`]*)```\n\s*```text\n([^`]*)```", README)
CONSOLE_EXAMPLES = re.findall(r"```console\n([^`]*)```", README)


def test_the_readme_has_examples_of_both_kinds() -> None:
    assert PYTHON_EXAMPLES
    assert CONSOLE_EXAMPLES


@pytest.mark.parametrize(("code", "printed"), PYTHON_EXAMPLES)
def test_a_python_example_prints_what_stands_under_it(code: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    output = io.StringIO()
    with redirect_stdout(output):
        exec(compile(code, "README.md", "exec", dont_inherit=True), {"__name__": "readme"})
    assert output.getvalue() == printed


@pytest.mark.parametrize("session", CONSOLE_EXAMPLES)
def test_a_console_example_prints_what_stands_under_each_command(session: str) -> None:
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([tools, os.environ["PATH"]]), "COLUMNS": "100"}
    for example in session.split("$ ")[1:]:
        command, _, printed = example.partition("\n")
        done = subprocess.run(
            ["bash", "-c", command], cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
        )
        assert done.stdout + done.stderr == printed, command
