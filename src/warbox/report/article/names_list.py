"""The names of a page as the page lists them: the forms of each, the form for each variant, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warbox.names import NameGroup
from warbox.names.evidence import Evidence
from warbox.names.group import NameForm
from warbox.report.article.flags import flag_emoji
from warbox.report.article.marks import Kind, Place, shortened
from warbox.report.article.values import Article, language_code

_LABELS = {"und-Latn": "in Latin letters"}
"""What stands for codes that say nothing to readers."""


@dataclass(frozen=True, slots=True)
class ShownForm:
    """One form of a name, its language where the page tells, with its code if it is one, and the places."""

    text: str
    language: str | None
    code: str | None
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name: the form that the page gives most often, all forms, the one for each variant, the reasons.

    A variant is its name, its code where it is a language's, and the form; none where it is but the title again.
    """

    title: str
    forms: Sequence[ShownForm]
    variants: Sequence[tuple[str, str | None, str]]
    territories: Sequence[str]
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class NameList:
    """The names that have several forms, and those with one form only."""

    several: Sequence[ShownName]
    single: Sequence[ShownName]


def name_list(article: Article) -> NameList:
    """The names of the article. Those with the most places come first, then in the order of the page."""
    shown = sorted((_shown_name(group, article) for group in article.page.names), key=_order)
    return NameList(
        [name for name in shown if len(name.forms) > 1],
        [name for name in shown if len(name.forms) == 1],
    )


def _shown_name(group: NameGroup, article: Article) -> ShownName:
    title = shortened(max(group.members, key=lambda form: len(form.spans)).text)
    forms = [
        ShownForm(shortened(form.text), form.lang, language_code(form.lang), _places(form, title, article))
        for form in group.members
    ]
    forms.sort(key=lambda form: -len(form.places))
    variants = [
        (_LABELS.get(code, code), language_code(code), shortened(text)) for code, text in group.variants.items()
    ]
    if [text for _, _, text in variants] == [title]:
        variants = []
    territories = [flag_emoji(code) or code for code in group.territories]
    return ShownName(title, forms, variants, territories, group.evidence)


def _places(form: NameForm, title: str, article: Article) -> list[Place]:
    return [article.place(Kind.NAME, span, title) for span in dict.fromkeys(form.spans)]


def _order(name: ShownName) -> tuple[int, int, str]:
    places = [place for form in name.forms for place in form.places]
    return -len(places), min(((place.line, place.column) for place in places), default=(0, 0))[0], name.title
