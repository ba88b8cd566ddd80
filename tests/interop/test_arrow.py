"""Conflicts and pages as flat tables: what the rows hold, how they join, and the schema that others rely on."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Annotated, Any

import jsonschema
import pyarrow
import pytest
from hypothesis import given, settings
from pydantic import BaseModel

import warbox
from tests.strategies import footnote_pages, infobox_pages
from warbox.cli.schemas import model_schema
from warbox.interop.arrow import entity_schemas, nested_schema, tables_of_rows
from warbox.interop.entities import entities_json_schema
from warbox.interop.entity_rows import page_rows
from warbox.page import PageContent

WITH_SOURCES = ("combatants", "commanders", "figures")
PUBLISHED_SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "tables.schema.json"


@pytest.fixture(scope="module")
def seed_page(seed_text: str) -> warbox.Page:
    return warbox.parse(seed_text, wiki="zhwiki", title="纳戈尔诺-卡拉巴赫战争")


@pytest.fixture(scope="module")
def seed_tables(seed_page: warbox.Page) -> dict[str, pyarrow.Table]:
    return warbox.to_arrow([seed_page])


def test_the_conflict_of_the_seed_article_is_one_row(seed_tables: dict[str, pyarrow.Table]) -> None:
    (row,) = seed_tables["conflicts"].to_pylist()
    assert row["page"] == row["conflict"] == 0
    assert (row["wiki"], row["page_title"]) == ("zhwiki", "纳戈尔诺-卡拉巴赫战争")
    assert (row["date_edtf"], row["start_year"], row["end_year"]) == ("1988-02-20/1994-05-12", 1988, 1994)
    assert row["sides"] == 2
    assert row["image_file"] == "Karabakhwar01.jpg"


def test_what_a_conflict_is_part_of_leads_to_pages_each_once() -> None:
    box = "{{Infobox military conflict|partof=[[War of X|the war]], [[Y campaign#Z|Y]] and [[War of X]]}}"
    (row,) = warbox.to_arrow([warbox.parse(box)])["conflicts"].to_pylist()
    assert row["part_of_links"] == ["War of X", "Y campaign"]


def test_a_figure_leads_to_its_footnote_and_on_to_its_source(seed_tables: dict[str, pyarrow.Table]) -> None:
    tables = {name: table.to_pylist() for name, table in seed_tables.items()}
    (wounded,) = [row for row in tables["figures"] if row["side"] == 1 and row["category"] == "wounded"]
    assert (wounded["cell"], wounded["low"], wounded["high"]) == ("casualties", 20000, 20000)
    (index,) = wounded["references"]
    (footnote,) = [row for row in tables["references"] if row["reference"] == index]
    (source,) = footnote["citations"]
    (citation,) = [row for row in tables["citations"] if row["citation"] == source]
    assert citation["reference"] == index
    assert citation["title"] == "Crossroads and Conflict: Security and Foreign Policy in the Caucasus and Central Asia"


def test_a_row_has_the_works_of_footnotes_and_of_short_footnotes() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|combatant1=France{{sfn|Barker|2015}}|commander1=[[Ney]]<ref>{{cite web|title=B}}"
        "</ref>|strength1=500 men<ref>{{cite web|title=C}}{{sfn|Curry|2005}}</ref>{{sfn|Barker|2015}}{{sfn|Nobody|1}}}}"
        "{{cite book|last=Barker|date=2015|title=Agincourt}}{{cite book|last=Curry|date=2005|title=A New History}}"
    )
    tables = {name: table.to_pylist() for name, table in warbox.to_arrow([page]).items()}
    titles = [row["title"] for row in tables["citations"]]
    sources = {name: [titles[index] for index in tables[name][0]["sources"]] for name in tables if name in WITH_SOURCES}
    assert sources == {
        "combatants": ["Agincourt"],
        "commanders": ["B"],
        "figures": ["C", "A New History", "Agincourt"],
    }
    assert tables["combatants"][0]["references"] == []


def test_a_row_leads_to_its_short_footnotes_and_these_to_their_works() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|combatant1=France<ref>{{harvnb|Curry|2005}}</ref>|strength1=500 men|casualties1="
        "5 killed{{sfnm|1a1=Barker|1y=2015|1p=5|2a1=Nobody|2y=1}}, 6 wounded{{sfn|Barker|2015|loc=Map}}<ref name=x/>}}"
        "{{cite book|last=Barker|date=2015|title=Agincourt}}{{cite book|last=Curry|date=2005|title=A New History}}"
    )
    tables = {name: table.to_pylist() for name, table in warbox.to_arrow([page]).items()}
    short = tables["short_footnotes"]
    assert [(one["authors"], one["year"], one["citation"], one["reference"]) for one in short] == [
        (["Curry"], "2005", 1, 0),
        (["Barker"], "2015", 0, None),
        (["Nobody"], "1", None, None),
        (["Barker"], "2015", 0, None),
    ]
    assert [(one["short_footnote"], one["pages"], one["location"]) for one in short[1:]] == [
        (1, "5", None),
        (2, None, None),
        (3, None, "Map"),
    ]
    men, killed, wounded = tables["figures"]
    assert (men["footnotes"], men["short_footnotes"]) == (0, [])
    assert (killed["footnotes"], killed["short_footnotes"], killed["sources"]) == (1, [1, 2], [0])
    assert (wounded["footnotes"], wounded["short_footnotes"], wounded["references"]) == (2, [3], [1])
    assert tables["combatants"][0]["short_footnotes"] == []
    assert page.text[short[1]["span_start"] : short[1]["span_end"]].startswith("{{sfnm|1a1=Barker")
    alone = warbox.to_arrow(page.conflicts)
    assert alone["figures"].select(["footnotes", "short_footnotes"]).to_pylist()[1:] == [
        {"footnotes": 1, "short_footnotes": None},
        {"footnotes": 2, "short_footnotes": None},
    ]
    assert alone["short_footnotes"].num_rows == 0


def test_a_row_has_the_pages_of_each_of_its_works() -> None:
    page = warbox.parse(
        "{{Infobox military conflict|strength1=500 men{{sfn|Curry|2005|p=5}}<ref name=x/>{{rp|23}}"
        "{{sfn|Curry|2005|p=9}}<ref>{{cite web|title=C}}</ref>|strength2=6 guns}}"
        "<ref name=x>{{cite web|title=X}}</ref>{{cite book|last=Curry|date=2005|title=A New History}}"
    )
    tables = {name: table.to_pylist() for name, table in warbox.to_arrow([page]).items()}
    titles = [row["title"] for row in tables["citations"]]
    men, guns = tables["figures"]
    assert [*zip([titles[index] for index in men["sources"]], men["source_pages"], strict=True)] == [
        ("A New History", "5, 9"),
        ("X", "23"),
        ("C", None),
    ]
    assert guns["source_pages"] == []
    assert warbox.to_arrow(page.conflicts)["figures"]["source_pages"].to_pylist() == [None, None]


@given(infobox_pages(), footnote_pages)
@settings(max_examples=60)
def test_the_sources_of_a_row_are_those_that_the_page_gives(box: str, rest: str) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict|strength1=9 men{rest}}}}}{rest}{box}")
    rows = page_rows(page)
    figures = [
        figure
        for conflict in page.conflicts
        for side in [*conflict.sides, *([] if conflict.joint is None else [conflict.joint])]
        for figure in (*side.strength, *side.casualties)
    ]
    for figure, row in zip(figures, rows["figures"], strict=True):
        spans = [source.span for use in figure.references for source in page.sources_of(use)]
        assert [page.citations[index].span for index in row["sources"] or ()] == list(dict.fromkeys(spans))


def test_a_page_in_a_variant_has_its_tables() -> None:
    text = "{{Infobox military conflict|conflict=软件战争|combatant1={{flag|France}}{{sfn|A|1999}}}}"
    page = warbox.parse(text + "{{cite book|last=A|year=1999|title=网络软件}}", "zhwiki", "软件战争")
    tables = warbox.to_arrow(page.in_variant("zh-tw"))
    assert tables["conflicts"].select(["page_title", "name", "span_end"]).to_pylist() == [
        {"page_title": "軟體戰爭", "name": "軟體戰爭", "span_end": len(text)}
    ]
    assert tables["citations"]["title"].to_pylist() == ["網路軟體"]
    assert tables["combatants"]["sources"].to_pylist() == [[0]]
    assert tables["combatants"]["short_footnotes"].to_pylist() == [[0]]
    assert warbox.to_arrow([page, page.in_variant("zh-cn")])["conflicts"]["page"].to_pylist() == [0, 1]


@pytest.mark.parametrize("given", ["{{Infobox military conflict}}", [None], 5, [warbox.Span(0, 1)]])
def test_what_is_neither_a_conflict_nor_a_page_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match=r"tables are made of conflicts and pages \(what warbox.parse gives\), not of"):
        warbox.to_arrow(given)


def test_the_cells_that_span_all_sides_have_no_side(seed_tables: dict[str, pyarrow.Table]) -> None:
    displaced = [
        (row["low"], row["high"])
        for row in seed_tables["figures"].to_pylist()
        if row["side"] is None and row["category"] == "displaced"
    ]
    assert displaced == [(724000, 724000), (300000, 500000)]


def test_a_commander_has_country_and_fate(seed_tables: dict[str, pyarrow.Table]) -> None:
    killed = [row for row in seed_tables["commanders"].to_pylist() if "killed" in row["status"]]
    assert [(row["name"], row["side"]) for row in killed] == [("Tatul Krpeyan", 1), ("Monte Melkonian", 1)]


def test_every_row_leads_to_its_wikitext(seed_page: warbox.Page) -> None:
    rows = page_rows(seed_page)
    for combatant in rows["combatants"]:
        written = seed_page.text[combatant["span_start"] : combatant["span_end"]]
        assert any(word in written for word in (combatant["name"][:2], combatant["country"]) if word)


def test_rows_are_plain_and_follow_the_published_schema(seed_page: warbox.Page) -> None:
    rows = page_rows(seed_page, 3, page_id=87, revision_id=5)
    assert pickle.loads(pickle.dumps(rows)) == rows
    jsonschema.Draft202012Validator(json.loads(PUBLISHED_SCHEMA.read_text("utf-8"))).validate(
        json.loads(json.dumps(rows))
    )
    assert {(row["page"], row["page_id"], row["revision_id"]) for row in rows["figures"]} == {(3, 87, 5)}


def test_the_published_schema_is_that_of_the_program() -> None:
    assert json.loads(PUBLISHED_SCHEMA.read_text("utf-8")) == entities_json_schema() == model_schema("EntityRows")


def test_every_column_says_what_it_means() -> None:
    for name, schema in entity_schemas().items():
        assert [field.name for field in schema if not field.metadata] == [], name


def test_the_schema_has_a_version_and_is_the_same_for_no_conflicts(seed_tables: dict[str, pyarrow.Table]) -> None:
    empty = warbox.to_arrow([])
    assert list(empty) == list(seed_tables)
    for name, table in empty.items():
        assert table.num_rows == 0
        assert table.schema.equals(seed_tables[name].schema, check_metadata=True)
        assert table.schema.metadata[b"warbox.schema_version"] == b"1"


def test_conflicts_without_their_page_are_numbered_and_point_to_no_footnotes(seed_page: warbox.Page) -> None:
    tables = warbox.to_arrow([*seed_page.conflicts, *seed_page.conflicts])
    assert tables["conflicts"]["page"].to_pylist() == [0, 1]
    assert set(tables["combatants"]["references"].to_pylist()) == {None}
    assert set(tables["combatants"]["sources"].to_pylist()) == {None}
    assert tables["references"].num_rows == 0


def test_years_before_christ_and_open_ends() -> None:
    page = warbox.parse("{{Infobox military conflict|conflict=A|date=480 BC}}{{Warbox|conflict=B|date=2003–present}}")
    years = warbox.to_arrow([page])["conflicts"].select(["conflict", "start_year", "end_year"]).to_pylist()
    assert years == [
        {"conflict": 0, "start_year": -479, "end_year": -479},
        {"conflict": 1, "start_year": 2003, "end_year": None},
    ]


def test_a_lone_surrogate_is_replaced() -> None:
    page = warbox.parse("{{Infobox military conflict|conflict=a\ud800b}}")
    assert warbox.to_arrow([page])["conflicts"]["name"].to_pylist() == ["a\ufffdb"]


@given(infobox_pages(), footnote_pages)
@settings(max_examples=60)
def test_every_page_fits_into_the_tables(box: str, rest: str) -> None:
    page = warbox.parse(box + rest)
    rows = page_rows(page)
    assert {name: table.num_rows for name, table in tables_of_rows(rows).items()} == {
        name: len(entries)  # type: ignore[arg-type]
        for name, entries in rows.items()
    }


def test_nested_tables_hold_what_models_are_dumped_as(seed_page: warbox.Page) -> None:
    schema = nested_schema(warbox.MilitaryConflict)
    dumped = [conflict.model_dump(mode="json") for conflict in seed_page.conflicts]
    (row,) = pyarrow.Table.from_pylist(dumped, schema=schema).to_pylist(maps_as_pydicts="strict")
    assert row == dumped[0]


@pytest.mark.parametrize("name", sorted(name for name in warbox.__all__ if name[0].isupper()))
def test_every_public_model_has_a_nested_schema(name: str) -> None:
    model = getattr(warbox, name)
    if issubclass(model, BaseModel):
        assert nested_schema(model).names == list(model.model_json_schema(mode="serialization").get("properties", {}))


def test_a_whole_page_can_be_nested(seed_page: warbox.Page) -> None:
    table = pyarrow.Table.from_pylist([seed_page.model_dump(mode="json")], schema=nested_schema(PageContent))
    assert table.num_rows == 1


def test_a_field_of_several_types_is_refused() -> None:
    class Odd(warbox.TemplateModel):
        either: Annotated[int | str, warbox.Parameter(1)] = ""

    with pytest.raises(warbox.DeclarationError, match="either: a column of a table has one type"):
        nested_schema(Odd)


def test_a_model_that_holds_itself_is_refused() -> None:
    class Chain(BaseModel):
        link: Chain | None = None

    Chain.model_rebuild(_types_namespace={"Chain": Chain})
    with pytest.raises(warbox.DeclarationError, match="holds itself"):
        nested_schema(Chain)


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.setattr("warbox.interop.extras.import_module", missing)
    with pytest.raises(ImportError, match=r"pandas is not installed.*warbox\[dataframes\]"):
        warbox.to_dataframe([])
    for needs_arrow in (lambda: warbox.to_arrow([]), lambda: nested_schema(warbox.Flag)):
        with pytest.raises(ImportError, match=r"pyarrow is not installed.*warbox\[dataframes\]"):
            needs_arrow()
