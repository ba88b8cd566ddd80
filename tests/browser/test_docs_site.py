"""The docs site, opened from the disk: it can be searched there, and asks the network for nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

PAGES = ("index.html", "tutorial.html", "reference/conflict.html", "reference/commands.html", "diagnostics/index.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, repository_root: Path) -> str:
    """The address of the site, built into a folder of its own."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    command += ["--config-file", "docs/site/mkdocs.yml", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=repository_root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder.as_uri()


def test_the_docs_site_asks_the_network_for_nothing(browser: Browser, site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in PAGES:
        page.goto(f"{site}/{name}")
        expect(page.locator("article h1")).to_have_count(1)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()


def test_the_docs_site_can_be_searched_from_the_disk(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}/index.html")
    # The index is ready when the search says that it waits for words; a busy machine takes its time.
    page.get_by_role("textbox", name="Search").click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching", timeout=120_000)
    page.get_by_role("textbox", name="Search").press_sequentially("StaleObjectError")
    found = page.locator(".md-search-result__item").filter(has_text="StaleObjectError")
    expect(found.first).to_be_visible(timeout=120_000)
    page.close()
