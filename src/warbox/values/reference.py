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
    None where there is none. `written` is how it stands on its page: the wikitext of a tag, or the typed template.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    span: Span = Span(0, 0)
    name: str | None = None
    group: str | None = None
    template: str | None = None
    written: Any = Field(default=None, exclude=True, repr=False)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The sign as it stands on its page, with what it may hold of the footnote; else one with name and group.

        Empty where it has none of these: then nothing tells which footnote is meant.
        """
        if self.written is not None:
            write = getattr(self.written, "to_wikitext", None)
            return str(self.written if write is None else write(wiki))
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


def tag_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag by name in lower case, from the text between its name and its end.

    As in MediaWiki, entities in a value are resolved and runs of blanks are one blank.
    """
    found = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[match.lastindex or 0]
        found[match[1].lower()] = " ".join(html.unescape(value).split())
    return found
