"""Law: in every variant the spans, targets, dates and figures of a page are those of the page as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import warbox
from tests.strategies import pages_in_chinese
from warbox import Page
from warbox.names import varieties
from warbox.page.variant import PageInVariant


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """The places of all that is found, in order."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            yield value["start"], value["end"]
        for entry in value.values():
            yield from spans(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from spans(entry)


def facts(page: Page | PageInVariant) -> Iterator[Any]:
    """What no reader's words change: pages that are led to, dates, numbers, what befell."""
    for conflict in page.conflicts:
        yield conflict.date and conflict.date.edtf
        for side in [*conflict.sides, *([conflict.joint] if conflict.joint else [])]:
            yield [(one.link, len(one.flags)) for one in side.combatants]
            yield [(one.link, len(one.flags), one.status) for one in side.commanders]
            for figure in (*side.strength, *side.casualties):
                yield figure.category, figure.low, figure.high, figure.approximate, figure.civilian
    yield [(link.lang, link.foreign) for link in page.interlanguage_links]
    yield [citation.reference for citation in page.citations]
    yield [short.target for short in page.short_footnotes]


@settings(max_examples=200)
@given(pages_in_chinese(), st.sampled_from(sorted(varieties())))
def test_only_words_change(text: str, variant: str) -> None:
    page = warbox.parse(text, wiki="zhwiki")
    seen = page.in_variant(variant)
    assert list(spans(seen.model_dump())) == list(spans(page.model_dump()))
    assert list(facts(seen)) == list(facts(page))
