"""Citations as CSL-JSON: the cases, the seed article, the corpus, any text at all."""

from __future__ import annotations

import json
import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import warbox
from tests.interop.csl_schema import SCHEMA
from tests.values.date_strategies import edtf_strings
from warbox.interop.bibtex import to_bibtex
from warbox.interop.csl import to_csl
from warbox.interop.csl_dates import csl_date, edtf_of_csl
from warbox.interop.ris import to_ris
from warbox.values.dates.historical_date import HistoricalDate

FOLDER = Path(__file__).parent / "cases"
PUBLISHED = json.loads((Path(__file__).parent / "csl" / "csl-data.json").read_text("utf-8"))
VALIDATORS = (Draft7Validator(PUBLISHED), Draft7Validator(SCHEMA))


def errors(items: list[dict[str, Any]]) -> list[str]:
    """What the published schema of CSL-JSON and our own, which is narrower, have against the items."""
    return [error.message for validator in VALIDATORS for error in validator.iter_errors(items)]


def cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((FOLDER / name).read_text("utf-8"))["case"])


def items_of(text: str, wiki: str = "enwiki") -> list[dict[str, Any]]:
    return to_csl(warbox.parse(text, wiki=wiki).citations)


def rendered(items: list[dict[str, Any]]) -> list[str]:
    """The bibliography that citeproc makes of the items; it warns of what CSL 1.0.2 has and it does not know yet."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(entry) for entry in bibliography.bibliography()]


@pytest.mark.parametrize("case", cases("csl.toml"), ids=lambda case: case["name"])
def test_citations_as_items(case: dict[str, Any]) -> None:
    items = items_of(case["input"], case.get("wiki", "enwiki"))
    assert items == case["items"]
    assert errors(items) == []


@pytest.mark.parametrize("case", cases("csl_dates.toml"), ids=lambda case: case["name"])
def test_dates(case: dict[str, Any]) -> None:
    assert csl_date(HistoricalDate(edtf=case["edtf"])) == case["csl"]
    assert edtf_of_csl(case["csl"]) == case["edtf"]
    assert len(rendered([{"id": "x", "type": "book", "title": "T", "issued": case["csl"]}])) == 1


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [("199X", [[1990], [1999]]), ("-01XX", [[-200], [-101]]), ("1985-21/1985-22", [[1985]])],
)
def test_dates_that_only_come_near(edtf: str, parts: list[list[int]]) -> None:
    assert csl_date(HistoricalDate(edtf=edtf)) == {"date-parts": parts}


def test_a_date_that_cannot_be_said_is_left_in_words() -> None:
    assert csl_date(HistoricalDate(edtf="2003/..", text="2003–present")) == {"literal": "2003–present"}
    assert csl_date(HistoricalDate(text="n.d.")) == {"literal": "n.d."}
    assert csl_date(HistoricalDate()) is None


@given(edtf_strings())
def test_every_date_is_one_of_csl(edtf: str) -> None:
    date = csl_date(HistoricalDate(edtf=edtf, text="then"))
    assert errors([{"id": "x", "type": "book", "issued": date}]) == []


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["title", "last", "date", "url", "pages", "isbn"]))
def test_any_text_gives_valid_items(value: str, other: str, name: str) -> None:
    items = items_of(f"{{{{cite book|title=T|{name}={value}}}}}{{{{citation|{name}={other}}}}}")
    assert errors(items) == []
    assert len({item["id"] for item in items}) == len(items)


def test_a_single_citation_needs_no_list() -> None:
    page = warbox.parse("{{cite book|title=Waterloo|last=Barbero|date=2005}}")
    (citation,) = page.citations
    assert to_csl(citation) == to_csl(page.citations)
    assert to_csl(citation)[0]["title"] == "Waterloo"


def test_keys_do_not_depend_on_other_works(seed_text: str) -> None:
    citations = warbox.parse(seed_text, wiki="zhwiki").citations
    alone = [to_csl([citation])[0]["id"] for citation in citations]
    together = [item["id"] for item in to_csl(citations)]
    # One book is cited with two places in it.
    assert [key for key, other in zip(together, alone, strict=True) if key != other] == ["bertsch-1999-crossroads-2"]


class TestSeedArticle:
    def test_every_call_is_an_item(self, seed_text: str) -> None:
        items = items_of(seed_text, "zhwiki")
        assert len(items) == 52
        assert errors(items) == []
        counts = {kind: sum(item["type"] == kind for item in items) for kind in {item["type"] for item in items}}
        assert counts == {"book": 35, "chapter": 1, "article-newspaper": 8, "webpage": 7, "article-journal": 1}

    def test_an_item_in_another_script(self, seed_text: str) -> None:
        (item,) = (item for item in items_of(seed_text, "zhwiki") if item["id"] == "webpage-1991-reliezinuowocikegong")
        assert item["title"] == "热列兹诺沃茨克公报"
        assert item["accessed"] == {"date-parts": [[2010, 4, 22]]}

    def test_citeproc_renders_it(self, seed_text: str) -> None:
        entries = rendered(items_of(seed_text, "zhwiki"))
        assert len(entries) == 52
        assert (
            "de Waal, T. (2003) Black Garden: Armenia and Azerbaijan Through Peace and War. "
            "New York: New York University Press."
        ) in entries

    def test_every_form_has_every_item(self, seed_text: str) -> None:
        items = items_of(seed_text, "zhwiki")
        assert to_bibtex(items).count("\n@") + 1 == 52
        assert to_ris(items).count("TY  - ") == 52


def test_citeproc_renders_every_citation_of_the_corpus(corpus_root: Path) -> None:
    count = 0
    for path in sorted((corpus_root / "conflicts" / "en").iterdir()):
        items = items_of(path.read_text(encoding="utf-8"))
        assert errors(items) == [], path.name
        assert len(rendered(items)) == len(items), path.name
        count += len(items)
    assert count > 200
