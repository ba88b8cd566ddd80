"""Pages of pywikibot: stand-ins with what is used of them, and its own, on a site that never asks the network."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import warbox
from warbox import from_pywikibot, to_pywikibot


@dataclass
class Family:
    name: str = "wikipedia"


@dataclass
class Site:
    code: str = "zh"
    family: Family = field(default_factory=Family)

    def dbName(self) -> str:  # noqa: N802 (pywikibot's name)
        return f"{self.code}{self.family.name}"


@dataclass
class BotPage:
    text: str
    site: Site = field(default_factory=Site)

    def title(self) -> str:
        return "A"


@pytest.fixture
def real_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A page of pywikibot itself, whose site knows what it would ask the wiki for."""
    monkeypatch.setenv("PYWIKIBOT_NO_USER_CONFIG", "2")
    monkeypatch.setenv("PYWIKIBOT_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    pywikibot = pytest.importorskip("pywikibot")
    from pywikibot.site import APISite, Namespace

    class DrySite(APISite):  # type: ignore[misc]
        siteinfo = {"case": "first-letter", "namespacealiases": [], "wikiid": "zhwiki"}

        def login(self, *arguments: object, **more: object) -> None:
            """Nobody logs in."""

        def _build_namespaces(self) -> Any:
            return Namespace.builtin_namespaces()

    # Setting a text asks the wiki whether {{nobots}} forbids it.
    monkeypatch.setattr(pywikibot.config, "ignore_bot_templates", True)
    return pywikibot.Page(pywikibot.Site("zh", "wikipedia", interface=DrySite), "瓦爾密戰役")


def test_a_page_of_pywikibot_itself(real_page: Any) -> None:
    real_page.text = "{{Infobox military conflict|date=1792年9月20日|result=x <!-- y -->}}"
    page = from_pywikibot(real_page)
    assert (page.wiki.code, page.title) == ("zhwiki", "瓦爾密戰役")
    assert page.conflict is not None
    assert page.conflict.date is not None
    assert page.conflict.date.edtf == "1792-09-20"
    edit = page.edit()
    edit[page.conflict]["result"] = "[[法国]]胜利"
    to_pywikibot(edit, real_page)
    assert real_page.text == "{{Infobox military conflict|date=1792年9月20日|result=[[法国]]胜利 <!-- y -->}}"
    with pytest.raises(warbox.StaleObjectError, match="changed since"):
        to_pywikibot(edit, real_page)


def test_a_page_brings_its_wiki_and_its_title() -> None:
    page = from_pywikibot(BotPage("{{Infobox military conflict|date=1808年5月3日}}"))
    assert (page.wiki.code, page.title) == ("zhwiki", "A")
    assert page.conflict is not None
    assert page.conflict.date is not None
    assert page.conflict.date.edtf == "1808-05-03"


def test_an_edit_lands_in_the_text_of_the_page() -> None:
    bot_page = BotPage("{{flag|France}} <!-- x -->")
    page = from_pywikibot(bot_page)
    edit = page.edit()
    edit[page.find(warbox.Flag)[0]]["size"] = "30px"
    to_pywikibot(edit, bot_page)
    assert bot_page.text == "{{flag|France|size=30px}} <!-- x -->"


def test_a_page_that_has_changed_since_is_refused() -> None:
    bot_page = BotPage("{{flag|France}}")
    edit = from_pywikibot(bot_page).edit()
    bot_page.text += "x"
    with pytest.raises(warbox.StaleObjectError, match="changed since"):
        to_pywikibot(edit, bot_page)


def test_a_wiki_can_be_named_where_the_site_has_no_data() -> None:
    elsewhere = BotPage("{{flag|France}}", Site("en", Family("wikivoyage")))
    with pytest.raises(warbox.UnknownWikiError):
        from_pywikibot(elsewhere)
    assert from_pywikibot(elsewhere, wiki="enwiki").find(warbox.Flag)
