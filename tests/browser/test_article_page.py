"""The page of an article in a browser: what lights up, what opens, and that nothing of the article ever runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

import warbox
from warbox.report.article import article_page

HOSTILE = """<script>window.hurt = 1; alert(1)</script><img src=x onerror="window.hurt = 1"><svg onload="window.hurt=1">
{{Infobox military conflict
| conflict = </style></script><script>window.hurt = 1</script>" onmouseover="window.hurt = 1
| combatant1 = [[javascript:window.hurt=1|a]] [javascript:window.hurt=1 b] {{flag|"><script>window.hurt=1</script>}}
| commander1 = {{ill|x|en" onfocus="window.hurt=1|y}} [[Image:x.png|link=javascript:window.hurt=1]]
| strength1 = 1,000 men<ref name="&quot;><script>window.hurt=1</script>">[data:text/html,<script>1</script> c]</ref>
| result = <iframe srcdoc="<script>parent.hurt=1</script>"></iframe><style>@import "http://e.example/x.css"</style>
}}
<ref>{{cite web|title=</bdi></li><script>window.hurt=1</script>|url=javascript:window.hurt=1}}</ref>
{{</script><script>window.hurt=1</script>}} {{cite web|title=T|url=http://e.example/x|deadurl=yes" onclick="x}}
<link rel=stylesheet href="http://e.example/x.css"><meta http-equiv=refresh content="0;url=http://e.example/">
"""

SHORT = """{{noteTA|1=zh-cn:阿塞拜疆;zh-tw:亞塞拜然}}
{{Infobox military conflict
| conflict = 甲之戰
| date = 1066年10月14日
| place = [[黑斯廷斯]]
| combatant1 = '''1065–1066'''<br>{{flag|France}}<br>''輔助:''<br>[[乙國]]{{sfn|Jones|2001}}
| combatant2 = {{flagicon|SUN}} 亞塞拜然<ref name="none"/>
| commander1 = {{flagicon|FRA}} [[丙]] {{KIA}}
| commander2 = {{tsl|en|Someone|某人}}
| strength1 = 1,000–2,000
| strength2 = 3,000餘人
| casualties1 = 12人死亡
| casualties3 = 平民:100人死亡
| weather = 雨
}}
一場戰役。<ref>{{cite book|last=Smith|title=Wars|year=1999|url=http://example.org/|deadurl=yes}}</ref>{{Unknown}}
[[Armenia|亞美尼亞]]、[[Armenia|亚美尼亚]]
"""

Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page from its file. A request for anything else, an error or a dialog fails the test at its end."""
    opened: list[Page] = []
    wrong: list[str] = []

    def refuse(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    def open_file(html: str, width: int = 1280, height: int = 900, **options: object) -> Page:
        path = tmp_path / f"{len(opened)}.html"
        path.write_text(html, encoding="utf-8", newline="")
        page = browser.new_page(viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
        page.on("request", lambda request: None if request.url == path.as_uri() else wrong.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", refuse)
        page.goto(path.as_uri())
        opened.append(page)
        return page

    yield open_file
    for page in opened:
        page.close()
    assert wrong == []


def lit_wikitext(page: Page) -> str:
    return "".join(page.locator("#source mark.lit").all_text_contents())


def lit_values(page: Page) -> list[str]:
    return page.locator("#understood .lit:visible").all_text_contents()


def is_in_sight(page: Page, selector: str) -> bool:
    """Whether the first of these is inside of the frame that it scrolls in."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
                const frame = (element.closest("#source") ?? document.documentElement).getBoundingClientRect();
                const place = element.getBoundingClientRect();
                return place.top >= Math.max(frame.top, 0) && place.bottom <= Math.min(frame.bottom, innerHeight);
            }"""
        )
    )


def test_pointing_at_a_commander_lights_its_wikitext_and_the_other_way_round(open_page: Open, seed_page: str) -> None:
    page = open_page(seed_page)
    page.get_by_text("Monte Melkonian", exact=True).first.hover()
    assert lit_wikitext(page) == "{{le|Monte Melkonian}}"
    assert is_in_sight(page, "#source mark.lit")
    expect(page.locator("#inspector")).to_have_text("commander")
    page.locator("#source mark", has_text="Tatul Krpeyan").first.hover()
    assert lit_values(page) == ["Tatul Krpeyan"]
    expect(page.locator("#understood .lit:visible")).to_be_in_viewport()


def test_the_wikitext_is_the_text_of_the_article(open_page: Open, seed_page: str, seed_text: str) -> None:
    assert open_page(seed_page).locator("#source").text_content() == seed_text


def test_words_of_another_region(open_page: Open, seed_page: str) -> None:
    page = open_page(seed_page)
    card = page.locator("#panel-conflict")
    expect(card).to_contain_text("亞塞拜然蘇維埃社會主義共和國", use_inner_text=True)
    page.locator("input[value=zh-cn]").check()
    expect(card).to_contain_text("阿塞拜疆苏维埃社会主义共和国", use_inner_text=True)
    expect(card).not_to_contain_text("亞塞拜然", use_inner_text=True)
    page.get_by_text("阿塞拜疆苏维埃社会主义共和国").locator("visible=true").first.hover()
    assert "亞塞拜然蘇維埃社會主義共和國" in lit_wikitext(page)
    page.locator("input[value=zh-cn]").focus()
    page.keyboard.press("ArrowRight")
    expect(card).to_contain_text("亞塞拜然", use_inner_text=True)


def test_a_broken_reference_opens_where_it_is_explained(open_page: Open, seed_page: str) -> None:
    page = open_page(seed_page)
    page.locator("#panel-conflict .sign.broken", has_text="[18?]").first.click()
    footnote = page.locator("#reference-18")
    expect(footnote).to_be_in_viewport()
    expect(footnote).to_be_focused()
    expect(footnote).to_contain_text("Nothing on this page says what stands in this footnote.")
    expect(page.locator("#tab-references")).to_have_attribute("aria-selected", "true")
    footnote.locator(".claims a").first.click()
    assert "OhanyanVelikhanova" in lit_wikitext(page)


def test_all_by_keyboard(open_page: Open, seed_page: str) -> None:
    page = open_page(seed_page)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to what was understood")).to_be_in_viewport()
    page.locator("#tab-conflict").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-references")).to_be_visible()
    expect(page.locator("#panel-conflict")).to_be_hidden()
    page.keyboard.press("End")
    expect(page.locator("#tab-untyped")).to_be_focused()
    page.keyboard.press("Home")
    commander = page.locator(".commanders a.value", has_text="Tatul Krpeyan").first
    commander.focus()
    assert "Tatul Krpeyan" in lit_wikitext(page)
    page.keyboard.press("Enter")
    expect(page.locator("#source")).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert "Tatul Krpeyan" not in lit_wikitext(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(commander).to_be_focused()


def test_nothing_of_a_hostile_article_runs(open_page: Open) -> None:
    page = open_page(article_page(warbox.parse(HOSTILE, title="<script>window.hurt=1</script>")))
    for name in ("references", "names", "findings", "untyped", "conflict"):
        page.locator(f"#tab-{name}").click()
        for element in page.locator("#understood [data-mark]:visible").all()[:12]:
            element.hover()
    assert page.evaluate("window.hurt") is None
    assert page.locator("#source").text_content() == HOSTILE
    assert page.locator("img, iframe, link, object, embed, base, form").count() == 0
    schemes = page.eval_on_selector_all("a", "links => links.map(link => link.protocol)")
    assert set(schemes) <= {"file:", "http:", "https:"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(open_page: Open, scheme: str) -> None:
    page = open_page(article_page(warbox.parse(SHORT, wiki="zhwiki")), color_scheme=scheme)
    violations = Axe().run(page).response["violations"]
    page.evaluate("for (const panel of document.querySelectorAll('.panel')) panel.hidden = false")
    violations += Axe().run(page).response["violations"]
    serious = [one for one in violations if one["impact"] in ("serious", "critical")]
    assert serious == [], [(one["id"], one["nodes"][0]["html"]) for one in serious]


def test_a_phone_needs_no_sideways_scrolling(open_page: Open, seed_page: str) -> None:
    page = open_page(seed_page, width=390, height=844)
    for name in ("references", "names", "findings", "untyped", "conflict"):
        page.locator(f"#tab-{name}").click()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    left = {
        round(one["x"])
        for one in page.locator(".combatants .side")
        .locator("visible=true")
        .evaluate_all("sides => sides.map(side => side.getBoundingClientRect().toJSON())")
    }
    assert len(left) == 1


def test_without_scripts_and_in_print_all_of_it_is_there(open_page: Open, seed_page: str) -> None:
    page = open_page(seed_page, java_script_enabled=False)
    expect(page.locator("#panel-findings")).to_be_visible()
    page = open_page(seed_page)
    page.emulate_media(media="print")
    expect(page.locator("#panel-references")).to_be_visible()
    expect(page.locator("#source")).to_be_hidden()
