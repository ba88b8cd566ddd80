"""The use of a footnote: where a claim points to its source."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span


class ReferenceUse(BaseModel):
    """One place that points to a footnote: a `<ref>`, or a template such as `{{sfn}}` or `{{efn}}`.

    `name` and `group` are those of the footnote, `template` the canonical name of the template that makes it; each is
    None where there is none.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    span: Span
    name: str | None = None
    group: str | None = None
    template: str | None = None


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A raised number or sign in the text, made without any template: what it leads to is anybody's guess."""

    sign: str


# As in MediaWiki's Sanitizer: a value in double quotes, in single quotes, or up to the next blank.
_ATTRIBUTE = re.compile(r"""([a-z]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*))""", re.IGNORECASE)


def tag_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag by name in lower case, from the text between its name and its end.

    As in MediaWiki, entities in a value are resolved and runs of blanks are one blank.
    """
    found = {}
    for match in _ATTRIBUTE.finditer(text):
        value = match[match.lastindex or 0]
        found[match[1].lower()] = " ".join(html.unescape(value).split())
    return found
