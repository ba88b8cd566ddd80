"""Citations: what the model says of a work, what is reported, and that writing loses nothing."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

import warbox
from tests.strategies import citation_calls
from warbox import Citation, Code
from warbox.typed import TemplateModel
from warbox.wikis import available_wikis

FOLDER = Path(__file__).parent
FILES = [FOLDER / "cases" / name for name in ("citations.toml", "citation_sources.toml")]
CASES = [case for file in FILES for case in tomllib.loads(file.read_text("utf-8"))["case"]]
PAGES = tomllib.loads((FOLDER / "values" / "pages.toml").read_text("utf-8"))["pages"]
DATES = tomllib.loads((FOLDER / "values" / "dates.toml").read_text("utf-8"))["date"]
ENOUGH_FILES = 60


def value_at(dumped: Any, path: str) -> Any:
    """What stands at a dotted path of dumped data; an empty string for nothing."""
    for step in path.split("."):
        dumped = dumped[int(step)] if step.isdecimal() else dumped[step]
    return "" if dumped is None else dumped


def comparable(model: TemplateModel | None) -> Any:
    """What a model says, without where it stands."""
    return None if model is None else without_spans(model.model_dump(exclude={"unread"}))


def without_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_spans(entry) for key, entry in value.items() if key not in ("span", "reference")}
    if isinstance(value, list | tuple):
        return [without_spans(entry) for entry in value]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_values_of_a_citation(case: dict[str, Any]) -> None:
    (model,) = [found for found in warbox.parse(case["input"], wiki=case["wiki"]).typed if found.span.start == 0]
    dumped = model.model_dump()
    for path, expected in case.get("values", {}).items():
        assert value_at(dumped, path) == expected, path
    assert model.unread == ()


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["input"])
def test_dates(case: dict[str, Any]) -> None:
    page = warbox.parse("{{cite news|title=T|date=" + case["input"] + "}}")
    (citation,) = page.citations
    assert citation.date is not None
    assert (citation.date.edtf or "", citation.date.letter or "") == (case["edtf"], case.get("letter", ""))
    assert [found.code for found in page.diagnostics] == [Code.UNREADABLE_DATE] * case.get("reported", False)


@pytest.mark.parametrize("wiki", available_wikis())
@pytest.mark.parametrize("written", ["19 August 2008", "August 19, 2008", "19 Aug 2008"])
def test_english_days_are_read_on_every_wiki(wiki: str, written: str) -> None:
    page = warbox.parse(f"{{{{cite web|url=http://a.org|title=T|access-date={written}}}}}", wiki=wiki)
    (citation,) = page.citations
    assert citation.access_date is not None
    assert citation.access_date.end == "2008-08-19"
    assert citation.access_date.to_wikitext(wiki) == written
    assert not page.diagnostics


@pytest.mark.parametrize(
    ("wiki", "written", "edtf"),
    [
        ("frwiki", "mar. 3 mai 2005", "2005-05-03"),
        ("plwiki", "3 maja 2005", "2005-05-03"),
        ("dewiki", "Mai 2005", "2005-05"),
    ],
)
def test_words_of_the_wiki_come_before_english_months(wiki: str, written: str, edtf: str) -> None:
    (citation,) = warbox.parse(f"{{{{cite web|url=http://a.org|title=T|date={written}}}}}", wiki=wiki).citations
    assert citation.date is not None
    assert citation.date.edtf == edtf


@pytest.mark.parametrize("wiki", available_wikis())
def test_days_in_figures_are_read_on_every_wiki(wiki: str) -> None:
    (citation,) = warbox.parse("{{cite news|title=T|date=2012-8-15|access-date=2012-08-16}}", wiki=wiki).citations
    assert citation.date is not None
    assert citation.access_date is not None
    assert (citation.date.edtf, citation.access_date.edtf) == ("2012-08-15", "2012-08-16")


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["input"])
def test_pages(case: dict[str, Any]) -> None:
    (citation,) = warbox.parse("{{cite book|title=T|pages=" + case["input"] + "}}").citations
    assert citation.pages is not None
    assert [[listed.first, listed.last] for listed in citation.pages.ranges] == case["ranges"]


def test_words_beside_the_date_of_a_first_edition() -> None:
    page = warbox.parse("{{cite book|title=T|date=1999|orig-date=First published 1922 in 3 volumes}}")
    original = page.citations[0].original_date
    assert original is not None
    assert original.edtf == "1922"
    assert page.diagnostics == []


@settings(max_examples=300)
@given(call=citation_calls())
@example(call="{{cite book|isbn13=Smith|isbn=http://a.b/c?d=1&e=2}}")
@example(call="{{cite book|last=et al.et al.}}")
@example(call="{{cite book|title=<sup>http://a.b/c?d=1&e=2}}")
@example(call="{{cite book|title=''http://a.b/c''}}")
@example(call="{{cite book|title={{ISBN|1}}http://a.b/c?d=1&e=2}}")
def test_written_and_read_again_it_is_the_same(call: str) -> None:
    page = warbox.parse(call)
    before = page.typed[0] if page.typed else None
    if isinstance(before, Citation) and before.span == warbox.Span(0, len(call)):
        assert comparable(warbox.parse(before.to_wikitext(page.wiki)).typed[0]) == comparable(before)


def test_citations_of_the_seed_article(seed_text: str) -> None:
    citations = warbox.parse(seed_text, wiki="zhwiki").find(Citation)
    assert Counter(citation.kind for citation in citations) == {"book": 36, "news": 8, "web": 7, "journal": 1}
    assert [name for citation in citations for name in citation.unread] == []
    assert all(identifier.valid for citation in citations for identifier in citation.identifiers)
    assert "0-8147-1945-7" in [identifier.value for citation in citations for identifier in citation.identifiers]


def test_the_access_date_of_the_seed_article_that_is_no_day_is_reported_where_it_stands(seed_text: str) -> None:
    found = [
        entry for entry in warbox.parse(seed_text, wiki="zhwiki").diagnostics if entry.code == Code.INCOMPLETE_DATE
    ]
    assert [seed_text[entry.span.start : entry.span.end] for entry in found] == ["2010-05"]


@pytest.mark.parametrize(
    ("call", "code", "place"),
    [
        ("{{cite book|title=T|isbn=0-8147-1945-8}}", Code.WRONG_IDENTIFIER, "0-8147-1945-8"),
        ("{{cite journal|title=T|doi=see page 4}}", Code.WRONG_IDENTIFIER, "see page 4"),
        ("{{cite web|title=T|date=some day|access-date=2010-05-06}}", Code.UNREADABLE_DATE, "some day"),
        ("{{cite web|title=T|access-date=May 2010}}", Code.INCOMPLETE_DATE, "May 2010"),
        ("{{cite web|title=T|access-date=2010-02-30}}", Code.UNREADABLE_DATE, "2010-02-30"),
    ],
)
def test_defects_are_reported_where_they_stand(call: str, code: Code, place: str) -> None:
    found = [entry for entry in warbox.parse(call).diagnostics if entry.code == code]
    assert [call[entry.span.start : entry.span.end] for entry in found] == [place]


@pytest.mark.parametrize(
    "call",
    [
        "{{cite book|title=T|isbn=978-0-19-518306-1|date=n.d.}}",
        "{{cite book|title=T|isbn=((0-8147-1945-8))|date=c. 1900}}",
        "{{cite news|title=T|date=Winter 1998|access-date=6 May 2010}}",
        "{{cite journal|title=T|issn=0028-0836|oclc=313049420|lccn=62-13206|jstor=2371045|date=June–July 2005}}",
    ],
)
def test_what_is_right_is_not_reported(call: str) -> None:
    codes = {Code.WRONG_IDENTIFIER, Code.UNREADABLE_DATE, Code.INCOMPLETE_DATE}
    assert [entry for entry in warbox.parse(call).diagnostics if entry.code in codes] == []


def test_remarks_on_missing_sources_are_no_citations() -> None:
    assert warbox.parse("{{cite needed}}{{cite quote}}{{cite web url=http://a.org}}").find(Citation) == []


def test_every_citation_of_the_corpus_reads_what_it_writes(corpus_root: Path) -> None:
    files = sorted(corpus_root.rglob("*.wikitext"))
    for file in files[:: max(1, len(files) // ENOUGH_FILES)]:
        page = warbox.parse(file.read_text("utf-8"))
        for citation in page.find(Citation):
            again = warbox.parse(citation.to_wikitext(page.wiki)).typed[0]
            assert comparable(again) == comparable(citation), file.name


def test_a_citation_made_by_hand_takes_any_date() -> None:
    citation = warbox.Citation(kind="book", title="T", date=warbox.HistoricalDate(edtf="1999"))  # type: ignore[arg-type]
    assert citation.to_wikitext() == "{{cite book|title=T|date=1999}}"


@pytest.mark.parametrize(
    ("wiki", "written"),
    [
        ("frwiki", "{{ouvrage|titre=T|éditeur=P|date=1999|consulté le=2020-01-02|isbn=978-3-16-148410-0}}"),
        ("ptwiki", "{{citar livro|título=T|editora=P|data=1999|acessodata=2020-01-02|isbn=978-3-16-148410-0}}"),
    ],
)
def test_of_several_names_of_a_parameter_the_common_one_is_written(wiki: str, written: str) -> None:
    text = "{{cite book|title=T|publisher=P|date=1999|access-date=2020-01-02|isbn=978-3-16-148410-0}}"
    (citation,) = warbox.parse(text).citations
    assert citation.to_wikitext(wiki) == written


def test_signs_of_a_list_alone_are_no_address() -> None:
    for text in ("{{cite book|title=T|url=*}}", "{{cite book|title=T|url=:# }}"):
        (citation,) = warbox.parse(text).citations
        assert citation.url is None


@pytest.mark.parametrize("text", ["{{cite book|sub-title=B}}", "{{cite book|title=A|sub-title=B}}"])
def test_a_subtitle_that_the_page_writes_as_such_stays_on_its_wiki(text: str) -> None:
    assert warbox.parse(text).typed[0].to_wikitext("enwiki") == text
