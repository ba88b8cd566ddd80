"""Pages of pywikibot, by what they have and can do; pywikibot itself needs a network, so it is not here."""

from __future__ import annotations

from dataclasses import dataclass, field

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
