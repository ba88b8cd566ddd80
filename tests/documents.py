"""The fenced blocks of the README and of the docs, and how a document is run from its top to its end."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_EXCUSE = re.compile(r"<!-- not run: (.+?) -->\s*")


@dataclass
class Block:
    """A fenced block: its language, the line of its fence from 1, its text, and why it does not run.

    Of a block of Python `printed` is what stands as its output under it; `output_of` leads from that back to it.
    """

    language: str
    line: int
    text: str
    excuse: str | None
    printed: str = ""
    output_of: Block | None = field(default=None, repr=False)

    @property
    def runs(self) -> bool:
        """Whether it is an example that is run."""
        return self.language in ("python", "console") and self.excuse is None


def blocks_of(document: Path) -> list[Block]:
    """The blocks of a document in order; one that is only indented has no language."""
    tokens = MarkdownIt().parse(document.read_text(encoding="utf-8"))
    blocks: list[Block] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type not in ("fence", "code_block"):
            continue
        block = Block(token.info, (token.map or [0])[0] + 1, token.content, _excuse(before))
        if block.language == "text" and before is not None and before.type == "fence" and before.info == "python":
            block.output_of = blocks[-1]
            blocks[-1].printed = block.text
        blocks.append(block)
    return blocks


def _excuse(before: Token | None) -> str | None:
    match = _EXCUSE.fullmatch(before.content) if before is not None and before.type == "html_block" else None
    return match[1] if match else None


def run_document(document: Path, folder: Path) -> None:
    """Runs the examples of a document in that folder, and asserts that each prints what stands under it."""
    names: dict[str, Any] = {"__name__": "example"}
    for block in blocks_of(document):
        if block.runs and block.language == "python":
            _run_python(block, document.name, names)
        elif block.runs:
            _run_session(block.text, folder)


def _run_python(block: Block, name: str, names: dict[str, Any]) -> None:
    output = io.StringIO()
    padded = "\n" * block.line + block.text
    with redirect_stdout(output):
        exec(compile(padded, name, "exec", dont_inherit=True), names)
    assert _seen(output.getvalue()) == _seen(block.printed), block.text


def _run_session(session: str, folder: Path) -> None:
    """Runs each command behind `$ `; what follows it is what it prints, to both of its streams."""
    tools = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([tools, os.environ["PATH"]]), "COLUMNS": "100"}
    for example in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, printed = example.partition("\n")
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert _seen(done.stdout + done.stderr) == _seen(printed), command


def _seen(printed: str) -> list[str]:
    """The lines without the blanks at their ends, which nobody sees."""
    return [line.rstrip() for line in printed.splitlines()]
