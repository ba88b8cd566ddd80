"""What tests of mentions are made on."""

from __future__ import annotations

import warbox
from warbox.names import NameGroup
from warbox.names.mentions import find_mentions


def article(*commanders: str, links: str = "") -> list[NameGroup]:
    """The names of an article with these commanders, and with what it links to beside them."""
    fields = "".join(f"|commander{number}=[[{name}]]" for number, name in enumerate(commanders, 1))
    return warbox.parse(f"{{{{Infobox military conflict|conflict=X{fields}}}}}{links}", wiki="enwiki").names


def found_in(prose: str, groups: list[NameGroup]) -> list[tuple[str, str]]:
    mentions = find_mentions(prose, groups)
    assert all(prose[mention.span.start : mention.span.end] == mention.text for mention in mentions)
    return [(mention.text, mention.name) for mention in mentions]
