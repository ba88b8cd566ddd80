"""The laws of edits on generated pages, and on a part of the real ones; tests/page/soak.py has all of them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.page.edit_laws import Tally, check_every_parameter, check_many_edits, generated_page
from tests.page.soak import corpus_pages, wiki_of
from tests.strategies import citation_calls, footnote_pages, infobox_pages, wikitext

PAGES = st.lists(st.one_of(infobox_pages(), citation_calls(), footnote_pages, wikitext), min_size=1, max_size=3)


@settings(max_examples=60)
@given(PAGES.map("\n".join), st.sampled_from(["enwiki", "zhwiki"]), st.integers(0, 2**32))
def test_edits_of_a_page_of_markup(text: str, wiki: str, seed: int) -> None:
    check_many_edits(text, wiki, Random(seed), 4, Tally())


@settings(max_examples=80)
@example(394381)
@given(st.integers(0, 2**32))
def test_edits_of_a_page_of_templates(seed: int) -> None:
    random = Random(seed)
    check_many_edits(generated_page(random), "enwiki", random, 6, Tally())


@settings(max_examples=40)
@given(PAGES.map("\n".join))
def test_a_parameter_set_to_itself_changes_nothing(text: str) -> None:
    check_every_parameter(text, "enwiki")


@pytest.fixture(scope="module")
def some_pages(corpus_root: Path) -> list[Path]:
    pages = corpus_pages(corpus_root)[::40]
    assert len(pages) > 20
    return pages


def test_edits_of_real_pages(some_pages: list[Path]) -> None:
    tally = Tally()
    for path in some_pages:
        text = path.read_text("utf-8")
        assert check_every_parameter(text, wiki_of(path)) >= 0, path
        check_many_edits(text, wiki_of(path), Random(path.name), 12, tally)
    assert tally.made > len(some_pages) * 8
