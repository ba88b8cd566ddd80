"""`Page`: one article, and all that is found on it."""

from warbox.page.page import Page, PageContent, UntypedTemplate, parse
from warbox.page.references import Reference
from warbox.page.short_footnotes import ShortFootnote

__all__ = ["Page", "PageContent", "Reference", "ShortFootnote", "UntypedTemplate", "parse"]
