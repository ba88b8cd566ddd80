"""Typed pages from pages of pywikibot, and edits that land in them.

Nothing is imported: any object will do that has what is used here of a `pywikibot.Page`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from warbox.interop.landing import checked_text
from warbox.page import Edit, Page, parse
from warbox.wikis import Wiki

WIKIPEDIA = "wikipedia"


class Family(Protocol):
    """The projects that a site belongs to."""

    @property
    def name(self) -> str:
        """Such as `wikipedia`."""


class Site(Protocol):
    """A wiki, as pywikibot knows it."""

    @property
    def code(self) -> str:
        """The language of a Wikipedia."""

    @property
    def family(self) -> Family:
        """The projects it belongs to."""

    def dbName(self) -> str:  # noqa: N802 (pywikibot's name)
        """The database name; pywikibot asks the wiki for it."""


class BotPage(Protocol):
    """A page, as pywikibot has it."""

    text: str

    @property
    def site(self) -> Site:
        """The wiki it is on."""

    def title(self) -> str:
        """Its title."""


def from_pywikibot(page: BotPage, wiki: str | Path | Wiki | None = None) -> Page:
    """The page of the text of a pywikibot page, as it stands in memory, with its title.

    `wiki` is as for `parse`, by default the Wikipedia that the page is on; for another project its database name, which
    pywikibot asks it for. Raises `UnknownWikiError` for a wiki without a data file.
    """
    return parse(page.text, wiki or wiki_of(page.site), page.title())


def wiki_of(site: Site) -> str:
    """The database name of a site."""
    return site.code.replace("-", "_") + "wiki" if site.family.name == WIKIPEDIA else site.dbName()


def to_pywikibot(edit: Edit, page: BotPage) -> None:
    """Gives the pywikibot page the text of an edit; saving it stays with the caller.

    Raises `StaleObjectError` where its text is not that of the edit's page any more.
    """
    page.text = checked_text(edit, page.text, "pywikibot page")
