"""The page of an article: all that it shows, gathered from the article in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warbox.conflict import MilitaryConflict
from warbox.names.scripts import REGIONS
from warbox.page import Page
from warbox.report.article.conflict_card import ConflictCard, conflict_card
from warbox.report.article.findings_list import finding_list
from warbox.report.article.footnotes import footnote_list
from warbox.report.article.names_list import name_list
from warbox.report.article.page_file import filled_page
from warbox.report.article.untyped_list import untyped_list
from warbox.report.article.values import Article
from warbox.values.locales import locale_of

if TYPE_CHECKING:
    from warbox.page.variant import PageInVariant


@dataclass(frozen=True, slots=True)
class Reading:
    """The conflicts in the words of one variant; `variant` is None for the page as it is written.

    `language` is its code in BCP 47.
    """

    variant: str | None
    language: str
    title: str | None
    cards: list[ConflictCard]


def article_page(page: Page | PageInVariant) -> str:
    """The page as HTML: one file, the same bytes for the same page. Nothing of the article can run in it.

    A page in a variant gives what the page it is of gives, on which readers choose among all variants. Raises
    `MissingExtraError` where Jinja2 is not installed.
    """
    return filled_page(page_values(page if isinstance(page, Page) else page.page))


def page_values(page: Page) -> dict[str, Any]:
    """All that the templates of the page are filled with."""
    article = Article.of(page)
    readings = _readings(article)
    values: dict[str, Any] = {
        "wiki": page.wiki.code,
        "language": page.wiki.language,
        "right_to_left": locale_of(page.wiki.language).text_direction == "rtl",
        "readings": readings,
        "footnotes": footnote_list(article),
        "findings": finding_list(article),
        "untyped": untyped_list(article),
        "names": name_list(article),
    }
    marked = article.marks.marked_text()
    labels = list(dict.fromkeys(mark.label for mark in article.marks.every))
    label_numbers = {label: number for number, label in enumerate(labels)}
    marks = [
        [*range_, mark.kind, label_numbers[mark.label]]
        for range_, mark in zip(marked.ranges, article.marks.every, strict=True)
    ]
    return {**values, "lines": marked.lines, "marks": {"labels": labels, "marks": marks}}


def _readings(article: Article) -> list[Reading]:
    """The conflicts as written, and for a wiki whose words are converted as the readers of each region see them."""
    page = article.page
    title = page.title
    found = [Reading(None, page.wiki.language, title, _cards(page.conflicts, article))]
    for variant in REGIONS if page.wiki.table("conversion") else ():
        seen = page.in_variant(variant)
        found.append(Reading(variant, variant, seen.title, _cards(seen.conflicts, article)))
    return found


def _cards(conflicts: list[MilitaryConflict], article: Article) -> list[ConflictCard]:
    return [conflict_card(conflict, article) for conflict in conflicts]
