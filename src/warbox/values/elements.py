"""The HTML elements of wikitext, and what they do to the text that a reader sees."""

from __future__ import annotations

from warbox.syntax.tags import EXTENSION_TAGS, PAGE_TAGS
from warbox.values.passage import Style

STYLES = {"b": Style.BOLD, "strong": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC, "small": Style.SMALL}
STYLES |= dict.fromkeys(("s", "del", "strike"), Style.STRUCK)
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
BREAKING = _HEADINGS | {
    *("br", "p", "div", "center", "blockquote", "li", "ul", "ol", "dl", "dd", "dt"),
    *("table", "caption", "tr", "td", "th"),
}
_OTHER_ELEMENTS = {
    *("abbr", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "font", "hr", "ins", "kbd", "link", "mark", "meta"),
    *("q", "rb", "rp", "rt", "rtc", "ruby", "samp", "span", "sub", "sup", "time", "tt", "u", "var", "wbr"),
}
ELEMENTS = EXTENSION_TAGS | PAGE_TAGS | STYLES.keys() | BREAKING | _OTHER_ELEMENTS
"""What MediaWiki takes for tags (the elements of its Sanitizer and the tags of extensions); others are text."""
