"""What a notebook shows of a value, in a browser: readable by all, and nothing of the article runs."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import warbox

_PAGE = (
    "<!doctype html><html lang='en'><title>output</title>"
    "<style>:root{{color-scheme:{0}}}body{{background:Canvas}}</style><main>{1}</main>"
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Browser, seed_text: str, scheme: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    shown = "".join(value._repr_html_() or "" for value in (page, page.citations[0], page.short_footnotes[0]))
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    tab = context.new_page()
    tab.set_content(_PAGE.format(scheme, shown))
    found = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")] == []
    context.close()


def test_no_script_of_an_article_runs(browser: Browser) -> None:
    attack = "<img src=x onerror=ran=1><svg/onload=ran=1></bdi></style><script>ran=1</script>"
    escaped = attack.replace("<", "&lt;")
    box = f"{{{{Infobox military conflict|conflict={escaped}|result={attack}{escaped}|commander1={escaped}}}}}"
    page = warbox.parse(f"{box}{{{{cite web|title={escaped}|url=javascript:ran=1}}}}")
    tab = browser.new_page()
    tab.set_content(_PAGE.format("light", f"{page._repr_html_()}{page.citations[0]._repr_html_()}"))
    assert tab.evaluate("typeof ran") == "undefined"
    assert tab.locator("main :is(script, img, svg, a)").count() == 0
    assert "<script>ran=1</script>" in tab.inner_text("main")
    tab.close()
