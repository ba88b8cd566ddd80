"""The browser itself: what is drawn in it is what the other tests of this folder look at."""

from __future__ import annotations

from playwright.sync_api import Browser


def test_a_page_is_drawn_and_its_own_script_runs(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<h1>before</h1><script>document.querySelector('h1').textContent = 'after'</script>")
    assert page.inner_text("h1") == "after"
    page.close()
