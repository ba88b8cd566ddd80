"""The use of a footnote: where a claim points to its source."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from warbox.diagnostics import Span
from warbox.wikis import Wiki


class ReferenceUse(BaseModel):
    """One place that points to a footnote: a `<ref>`, or a template such as `{{sfn}}` or `{{efn}}`.

    `name` and `group` are those of the footnote, `template` the canonical name of the template that makes it; each is
    None where there is none. `pages` are those that are named for this use, as they are written: by a short footnote of
    one work, by `{{r|p=}}`, or behind the sign by `{{rp}}`; or else another place in the work. `written` is how it
    stands on its page: the wikitext of a tag, or the typed template; `page_sign` is the template behind it.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    span: Span = Span(0, 0)
    name: str | None = None
    group: str | None = None
    template: str | None = None
    pages: str | None = None
    written: Any = Field(default=None, exclude=True, repr=False)
    page_sign: Any = Field(default=None, exclude=True, repr=False)

    @property
    def end(self) -> int:
        """Where on its page it ends, with the template behind it that names its pages."""
        end: int = self.span.end if self.page_sign is None else self.page_sign.span.end
        return end

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The sign as it stands on its page, with what it may hold of the footnote; else one with name and group.

        Empty where it has none of these: then nothing tells which footnote is meant. Pages are written as they stand on
        its page, too: by the sign, or behind it.
        """
        if self.written is not None:
            write = getattr(self.written, "to_wikitext", None)
            sign = str(self.written if write is None else write(wiki))
            return sign if self.page_sign is None else f"{sign}{self.page_sign.to_wikitext(wiki)}"
        if self.name is None:
            return ""
        group = "" if self.group is None else f' group="{html.escape(self.group)}"'
        return f'<ref name="{html.escape(self.name)}"{group} />'


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A raised number or sign in the text, made without any template: what it leads to is anybody's guess."""

    sign: str


# As in MediaWiki's Sanitizer: a value in double quotes, in single quotes, or up to the next blank. The end of the tag
# closes a quotation mark that nobody closed.
_ATTRIBUTE = re.compile(
    r"""([a-z]+)\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|([^\s"'>][^\s>]*))""",
    re.IGNORECASE,
)
_UNQUOTED = 4


def attribute_place(text: str, name: str) -> tuple[int, int] | None:
    """Where the value of an attribute stands in that text, with its quotation marks; of several the last one counts."""
    place = None
    for match in _ATTRIBUTE.finditer(text):
        if match[1].lower() == name:
            place = match.start(match.lastindex or 0) - (match.lastindex != _UNQUOTED), match.end()
    return place


def tag_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag by name in lower case, from the text between its name and its end.

    As in MediaWiki, entities in a value are resolved and runs of blanks are one blank.
    """
    found = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[match.lastindex or 0]
        found[match[1].lower()] = " ".join(html.unescape(value).split())
    return found
