"""How a picture is changed where it is named, so that the prefix and the options that it does not say stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from warbox.page.edits.items.room import Alternative
from warbox.syntax import Link, Tree
from warbox.syntax.edits import Replacement
from warbox.typed import plain_wikitext
from warbox.values.image import Image, image_options

_BLANKS = r"[ _]+"
_MOST_WAYS = 64
_CLOSING, _BAR = "]]", "|"
_OPTIONS = {"size": "{}", "alt": "alt={}", "link": "link={}", "caption": "{}"}
"""What of a picture is an option of a link to it, in the order in which options are added, and how it is written."""


def image_alternatives(old: Image, new: Image, source: str, start: int, end: int) -> Iterator[Alternative]:
    """Ways to make one picture of another between two offsets of the page.

    There are none where a name alone stands there and more than the file is to be another.
    """
    changed = [name for name in _OPTIONS if getattr(old, name) != getattr(new, name)]
    if changed and not old.is_link:
        return
    ways = [_options_changed(name, old, new, source) for name in changed]
    if old.file != new.file:
        written = re.compile(_BLANKS.join(map(re.escape, old.file.split())))
        ways.append([_exchanged(found, new.file) for found in written.finditer(source, start, end)])
    yield from islice(product(*ways), _MOST_WAYS)


def _options_changed(name: str, old: Image, new: Image, source: str) -> list[Replacement]:
    """The place where an option is written otherwise, taken out, or added at the end of the link."""
    after = getattr(new, name)
    text = "" if after is None else f"|{_OPTIONS[name].format(plain_wikitext(after))}"
    link = Tree(source[old.span.start : old.span.end]).children[0]
    options = link.parts()[1:] if isinstance(link, Link) else []
    places = [(start, end) for start, end in options if name in image_options([link.source[start:end]])]
    if not places:
        end = old.span.end - len(_CLOSING)
        return [Replacement(end, end, text)]
    start, end = places[-1]
    return [Replacement(old.span.start + start - len(_BAR), old.span.start + end, text)]


def _exchanged(found: re.Match[str], text: str) -> Replacement:
    return Replacement(found.start(), found.end(), text)
