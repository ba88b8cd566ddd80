"""`Page`: one article, and all that is found on it."""

from warbox.page.content import PageContent, UntypedTemplate
from warbox.page.edits.edit import Edit
from warbox.page.edits.template_edit import TemplateEdit
from warbox.page.page import Page, parse
from warbox.page.references import Reference
from warbox.page.short_footnotes import ShortFootnote

__all__ = [
    "Edit",
    "Page",
    "PageContent",
    "Reference",
    "ShortFootnote",
    "TemplateEdit",
    "UntypedTemplate",
    "parse",
]
