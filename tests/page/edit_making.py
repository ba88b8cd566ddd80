"""What tests of edits are made on."""

from __future__ import annotations

import warbox
from warbox import Edit

BATTLE = (
    "{{Infobox military conflict\n| conflict = Waterloo\n| combatant1 = {{flag|France|size=20px}}\n"
    "| result = Victory<ref>{{cite web|url=http://e.org|title=T}}</ref>\n}}\n{{flag|Spain}}\n"
)


def opened(text: str, wiki: str = "enwiki") -> tuple[warbox.Page, Edit]:
    """A page of that text, and an edit of it."""
    page = warbox.parse(text, wiki=wiki)
    return page, page.edit()
