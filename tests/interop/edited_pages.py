"""Pages, and edits of them, that every other parser's objects must take."""

from __future__ import annotations

from collections.abc import Iterable

import warbox

BOX = """Before. {{Infobox military conflict
| conflict  = Battle of ''A''<!-- keep me -->
| date      = 3 May 1808 <!-- and me -->
| combatant1 = {{flag|France|1794}}<br>{{flag|Spain}}
| result    = [[Draw (tie)|Draw]]<ref name="x">{{cite book|title=T|last=L}}</ref>
}} After."""


# What mwparserfromhell sees otherwise than MediaWiki does: its issues 40, 198, 202, 251, 274, 282, 290.
SEEN_OTHERWISE = [
    "{{Infobox military conflict\n|conflict={{A}, {B}}\n|date=1808\n}}",
    "{{Infobox military conflict\n |conflict=''[[et vir]]'\n|date=1808\n}}\n\n'''''Hello there'''''",
    "{{Infobox military conflict\n| conflict = {{plainlist|\n* ''Empagusia\n* ''Euprepiosaurus''\n}}\n|date=1808}}",
    "{{Infobox military conflict\n| conflict = <li>a <li>b\n|date = 1808\n}}",
    "{{Infobox military conflict|conflict=41<ref>{{cite web|url=u}}\n| date = 1808\n}}",
    "{|\n|<center>14 443\n|}\n{{Infobox military conflict|date=1808}}",
    "{{Infobox military conflict|conflict=-{zh-hans:a|zh-hant:b}-|date=1808}}",
    "foo{{#if:<nowiki>bar</nowiki>|true|false}}{{Infobox military conflict|date=1808}}",
]


def changes(page: warbox.Page, numbers: Iterable[int]) -> warbox.Edit:
    """An edit of some templates of a page, as the numbers have it; what cannot be written is left out."""
    edit = page.edit()
    for number in numbers:
        templates = page.tree.templates
        if not templates:
            break
        try:
            opened = edit[templates[number % len(templates)]]
            names = list(opened)
            if number % 3 == 0 and names:
                del opened[names[number % len(names)]]
            elif number % 3 == 1 and names:
                opened[names[number % len(names)]] = f"new [[value|{number}]]"
            else:
                opened[f"added{number}"] = "{{x|y}}"
        except (warbox.EditError, KeyError):
            continue
    return edit
