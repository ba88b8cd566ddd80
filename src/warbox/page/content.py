"""All that is found on a page, as one model."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticSerializationError

from warbox.conflict import MilitaryConflict
from warbox.diagnostics import Diagnostic, Span
from warbox.page.references import Reference
from warbox.page.short_footnotes import ShortFootnote
from warbox.templates.citations import Citation
from warbox.templates.interlanguage import InterlanguageLink


class UntypedTemplate(BaseModel):
    """A template of the page that no class types; `kind` is what MediaWiki would take it for."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    name: str
    kind: str
    span: Span


class PageContent(BaseModel):
    """All that is found on a page, as `Page.model_dump` gives it. `templates` counts the typed ones by class.

    `variant` is that of the readers whose words these are; None for the page as it is written.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    wiki: str
    title: str | None
    variant: str | None = None
    conflicts: list[MilitaryConflict]
    interlanguage_links: list[InterlanguageLink]
    citations: list[Citation]
    references: list[Reference]
    short_footnotes: list[ShortFootnote]
    templates: dict[str, int]
    untyped: list[UntypedTemplate]
    diagnostics: list[Diagnostic]


def content_json(content: PageContent, **options: Any) -> str:
    """The content as JSON; options are pydantic's."""
    try:
        return content.model_dump_json(**options)
    except PydanticSerializationError:
        # Lone surrogates have no UTF-8; JSON can hold them escaped.
        indent = options.pop("indent", None)
        return json.dumps(content.model_dump(mode="json", **options), indent=indent)
