"""What nothing on the page was made of: templates without a class, and parameters that no field reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warbox.conflict import MilitaryConflict
from warbox.page.parts import place_of
from warbox.report.article.marks import Kind, Place, shortened
from warbox.report.article.values import Article


@dataclass(frozen=True, slots=True)
class UntypedName:
    """The places of one name. For a template `kind` is what MediaWiki takes it for, for a parameter its template."""

    name: str
    kind: str
    places: Sequence[Place]


@dataclass(frozen=True, slots=True)
class UntypedList:
    """All that is not typed; the number of templates that are."""

    templates: Sequence[UntypedName]
    parameters: Sequence[UntypedName]
    typed: int


def untyped_list(article: Article) -> UntypedList:
    """All that is not typed on the article, the most frequent names first."""
    page = article.page
    for model in page.typed:
        kind = Kind.CONFLICT if isinstance(model, MilitaryConflict) else Kind.TEMPLATE
        article.place(kind, model.span, type(model).__name__)
    templates = ((one.name, one.kind, article.place(Kind.UNTYPED, one.span, one.name)) for one in page.untyped)
    return UntypedList(_by_name(templates), _by_name(_unread(article)), len(page.typed))


def _unread(article: Article) -> Iterable[tuple[str, str, Place]]:
    """The parameters that no field reads, each with its template and place."""
    for template in article.page.tree.templates:
        model = article.page.model_of(template)
        unread = set(model.unread) if model is not None else ()
        for argument in template.arguments if unread else ():
            if argument.key in unread:
                place = article.place(Kind.PARAMETER, place_of(argument), argument.key)
                yield argument.key, template.title, place


def _by_name(found: Iterable[tuple[str, str, Place]]) -> list[UntypedName]:
    places: dict[tuple[str, str], list[Place]] = {}
    for name, kind, place in found:
        places.setdefault((shortened(name), shortened(kind)), []).append(place)
    listed = [UntypedName(name, kind, where) for (name, kind), where in places.items()]
    return sorted(listed, key=lambda one: (-len(one.places), one.name, one.kind))
