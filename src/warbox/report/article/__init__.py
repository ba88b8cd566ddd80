"""`article_page`: an article as one HTML file, in which what was understood stands beside its wikitext."""

from warbox.report.article.page import article_page

__all__ = ["article_page"]
