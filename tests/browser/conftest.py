"""The browser in which the HTML pages are tested: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

_QUIET = (
    "--no-sandbox",  # a container's root may not make namespaces
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the tests of a file; they are skipped where there is none.

    It is not kept for longer: its thread would make the workers of `warbox dump` start without being forked.
    """
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("there is no chromium here; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(_QUIET))
        yield browser
        browser.close()
