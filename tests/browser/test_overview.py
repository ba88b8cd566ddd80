"""The overview of a dump in a real browser: charts are drawn, numbers lead to rows, no script of an article runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.report.overview.making import write_output
from warbox.report.overview import overview_html


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("overview")
    file = folder / "report.html"
    file.write_text(overview_html(write_output(folder, "wars.parquet")), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    width = {"light": 1280, "dark": 390}[request.param]
    page = browser.new_page(color_scheme=request.param, viewport={"width": width, "height": 800})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda asked: said.append(asked.url) if asked.url.startswith("http") else None)
    page.goto(address)
    yield page
    assert page.evaluate("window.ran") is None
    assert said == []
    page.close()


def test_a_dump_at_a_glance(page: Page) -> None:
    """One visit: everything is drawn, zooming narrows what is shown, numbers lead to rows, and rows to articles."""
    assert page.locator("#timeline .columns a").count() == 3
    assert page.locator("#map .discs a").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator("#timeline").focus()
    for _ in range(3):
        page.keyboard.press("+")
    page.get_by_role("button", name="Later").click()
    expect(page.locator("#time-range a")).not_to_have_text("4 conflicts")
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator("#time-range a")).to_have_text("4 conflicts")

    page.locator("#time").get_by_role("row", name="5th century BC").get_by_role("link").click()
    expect(page.locator("#rows-title")).to_have_text("Conflicts that began in the 5th century BC")
    expect(page.locator("#rows-title")).to_be_focused()
    link = page.locator("#rows-table tbody a")
    expect(link).to_have_attribute("href", "https://en.wikipedia.org/wiki/Siege_of_Z")

    page.goto(page.url.partition("#")[0] + "#rows/losses/0")
    expect(page.locator("#rows-count")).to_have_text("3 rows, together 2,105 \u2013 2,605+")
    page.locator("#rows-filter").fill("great")
    expect(page.locator("#rows-count")).to_have_text("1 row, together 1,400 \u2013 1,900+")


def test_a_column_of_the_timeline_and_a_disc_of_the_map_lead_to_their_rows(page: Page) -> None:
    page.locator("#timeline .columns a").first.click()
    expect(page.locator("#rows-table tbody tr")).to_have_count(1)
    page.locator("#map .discs a").first.click()
    expect(page.locator("#rows-table tbody tr")).to_have_count(1)
    expect(page.locator("#rows-question")).to_contain_text("latitude")


def test_a_hostile_name_is_only_text(page: Page) -> None:
    page.goto(page.url.partition("#")[0] + "#rows/century/20")
    link = page.locator("#rows-table tbody a")
    expect(link).to_have_text(re.compile("^</script><script>"))
    expect(link).to_have_attribute("href", re.compile("^https://en.wikipedia.org/wiki/%3C/script%3E"))
    for address in ("#rows/nonsense", "#rows/party/99", "#rows/losses/x", "#rows/%zz", "#rows/constructor"):
        page.goto(page.url.partition("#")[0] + address)


def test_no_serious_fault_of_accessibility(page: Page) -> None:
    page.goto(page.url.partition("#")[0] + "#rows/all")
    expect(page.locator("#rows-table tbody tr")).to_have_count(5)
    for violation in Axe().run(page).response["violations"]:
        assert violation["impact"] not in {"serious", "critical"}, (violation["id"], violation["nodes"][0]["html"])


def test_the_tables_are_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.get_by_role("row", name="5th century BC").count() == 2
    assert page.get_by_text("need the script of this page").is_visible()
    assert not page.locator("#timeline").is_visible()
    context.close()
