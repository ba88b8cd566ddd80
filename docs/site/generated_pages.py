"""What the docs site takes from the repository itself: the commands' reference, the changelog, a page for each finding.

docs/site/mkdocs.yml names this file among its hooks: mkdocs calls `on_config` and `on_files`.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

REPOSITORY = Path(__file__).resolve().parent.parent.parent

# Typer cuts each line of these lists short; the page's own table of contents names the same commands.
_LIST_OF_COMMANDS = re.compile(r"\*\*Commands\*\*:\n\n(?:\* .*\n)+\n?")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the page of each finding behind the overview of them."""
    overview = "diagnostics/README.md"
    section = next(entry for entry in config.nav or () if overview in entry.get("Diagnostics", ()))
    folder = REPOSITORY / "docs" / "diagnostics"
    section["Diagnostics"] += [f"diagnostics/{path.name}" for path in sorted(folder.glob("[a-z]*.md"))]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages to those that are written by hand."""
    files.append(File.generated(config, "reference/commands.md", content=commands_page()))
    files.append(File.generated(config, "changelog.md", content=changelog_page()))
    return files


def commands_page() -> str:
    """Every command with its arguments and options, as Typer tells them."""
    told = subprocess.run(
        [sys.executable, "-m", "typer", "warbox.cli", "utils", "docs", "--name", "warbox", "--title", "Commands"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return _LIST_OF_COMMANDS.sub("", told.stdout)


def changelog_page() -> str:
    """CHANGELOG.md, whose links lead from the top folder."""
    return (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8").replace("](docs/", "](")
