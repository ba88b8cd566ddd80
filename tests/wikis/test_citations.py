"""Citations as the wikis write them, with templates and parameters of their own."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import warbox
from warbox import Citation

CASES = tomllib.loads((Path(__file__).parent / "cases" / "citations.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_citation_of_a_wiki(case: dict[str, Any]) -> None:
    page = warbox.parse(case["text"], wiki=case["wiki"])
    (citation,) = page.citations
    assert {key: value for key, value in facts(citation).items() if key in case["expected"]} == case["expected"]
    assert page.diagnostics == []


def facts(citation: Citation) -> dict[str, str | None]:
    author = citation.authors[0] if citation.authors else None
    return {
        "kind": citation.kind,
        "title": citation.title,
        "subtitle": citation.subtitle,
        "chapter": citation.chapter,
        "chapter_url": citation.chapter_url,
        "second_author": " ".join(filter(None, [citation.authors[1].first, citation.authors[1].last]))
        if len(citation.authors) > 1
        else None,
        "url": citation.url,
        "language": ", ".join(citation.languages),
        "identifiers": " ".join(one.value for one in citation.identifiers),
        "author": f"{author.last}, {author.first}" if author else None,
        "date": citation.date.edtf if citation.date else None,
        "access_date": citation.access_date.edtf if citation.access_date else None,
        "publisher": citation.publisher,
        "container": citation.container or "",
        "edition": citation.edition,
        "issue": citation.issue,
        "pages": citation.pages.text if citation.pages else None,
        "url_status": citation.url_status,
    }


def test_a_template_that_only_quotes_on_a_wiki_is_no_citation() -> None:
    page = warbox.parse("{{Ouvrage|titre=T|année=1987}} {{citation|sanctions}}", wiki="fr")
    assert [citation.title for citation in page.citations] == ["T"]


def test_digits_of_other_wikis_number_no_parameter() -> None:
    (citation,) = warbox.parse("{{cite book|last=A|last۲=B|title=T}}").citations
    assert [author.last for author in citation.authors] == ["A"]
    assert citation.unread == ("last۲",)


@pytest.mark.parametrize(
    ("wiki", "written", "seen"),
    [
        ("fr", "Hugues, ''Le Point'', {{n°|1780}}, {{p.|11-12}}.", "Hugues, Le Point, n° 1780, p. 11-12."),
        ("fr", "Hugues, {{n°}}1780", "Hugues, n° 1780"),
        ("ja", "{{PDFlink|[http://a.example 県民経済計算]}}", "県民経済計算"),
    ],
)
def test_what_stands_in_a_footnote(wiki: str, written: str, seen: str) -> None:
    (reference,) = warbox.parse(f"<ref>{written}</ref>", wiki=wiki).references
    assert reference.text == seen
