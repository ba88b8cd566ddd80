"""`ShortFootnote`: a work as `{{sfn}}`, `{{harvnb}}` and their kin name it, resolved to the citation it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from warbox.diagnostics import Span
from warbox.display import Displayed
from warbox.page.footnotes import Footnotes
from warbox.templates.citations import Citation
from warbox.templates.short_footnotes import ShortCitation, ShortFootnoteTemplate, comparable_anchor


class ShortFootnote(Displayed, ShortCitation):
    """A work that a short footnote names; one template may name several.

    `target` is the index of the first citation of the page that bears the anchor, None where none does;
    `target_count` says how many do. `reference` is the index of the reference it stands in, None outside of any.
    `template` is the template's name as the page writes it, `span` its place.
    """

    template: str
    target: int | None = None
    target_count: int = 0
    reference: int | None = None
    span: Span


def read_short_footnotes(
    templates: Iterable[ShortFootnoteTemplate], citations: Sequence[Citation], footnotes: Footnotes
) -> list[ShortFootnote]:
    """The short footnotes of a page in document order, each with the citations that bear its anchor."""
    anchored = citations_by_anchor(citations)
    return [
        _short_footnote(template, source, anchored, footnotes.around.get(template.span.start))
        for template in templates
        for source in template.sources
    ]


def citations_by_anchor(citations: Sequence[Citation]) -> dict[str, list[int]]:
    """The indexes of the citations that bear each anchor."""
    anchored: dict[str, list[int]] = {}
    for index, citation in enumerate(citations):
        if citation.anchor:
            anchored.setdefault(comparable_anchor(citation.anchor), []).append(index)
    return anchored


def _short_footnote(
    template: ShortFootnoteTemplate,
    source: ShortCitation,
    anchored: Mapping[str, list[int]],
    reference: int | None,
) -> ShortFootnote:
    targets = anchored.get(source.anchor or "", [])
    return ShortFootnote(
        **dict(source),
        template=template.template,
        target=targets[0] if targets else None,
        target_count=len(targets),
        reference=reference,
        span=template.span,
    )
