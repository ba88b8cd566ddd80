"""`Page`: one article, and all that is found on it."""

from warbox.page.page import Page, PageContent, UntypedTemplate, parse

__all__ = ["Page", "PageContent", "UntypedTemplate", "parse"]
