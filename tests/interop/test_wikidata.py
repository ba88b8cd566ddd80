"""What an infobox says, as statements for Wikidata."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import warbox
from warbox.interop.wikidata import NoItemError, to_wikidata
from warbox.interop.wikidata_items import ItemsError, read_items
from warbox.interop.wikidata_values import QuantityValue, time_value

ITEMS = {"Battle of Waterloo": "Q48314", "Napoleon": "Q517", "first French Empire": "Q71084", "Waterloo,_Belgium": "Q1"}
WATERLOO = """{{Infobox military conflict|conflict=Battle of Waterloo|date=18 June 1815
|place=[[Waterloo, Belgium|Waterloo]]|coordinates={{coord|50.680|N|4.412|E}}
|combatant1={{flag|First French Empire}}|combatant2=[[Kingdom of Hanover|Hanover]]
|commander1=[[Napoleon]]|strength1=73,000|casualties1=25,000 killed and wounded
|casualties3=about 43,000–50,000 killed<br>at least 100 missing<br>20 civilians killed}}"""


def lines(wikitext: str, title: str | None = None, item: str | None = "Q9") -> list[str]:
    """The statements of a text without their source, with blanks for tabs."""
    text = to_wikidata(warbox.parse(wikitext, title=title), ITEMS, item).to_quickstatements()
    return [line.replace("\t", " ") for line in text.splitlines()]


def test_a_battle() -> None:
    found = to_wikidata(warbox.parse(WATERLOO, title="Battle_of_Waterloo"), ITEMS)
    source = 'S4656\t"https://en.wikipedia.org/wiki/Battle_of_Waterloo"\n'
    assert found.to_quickstatements() == (
        f"Q48314\tP585\t+1815-06-18T00:00:00Z/11\t{source}"
        f"Q48314\tP276\tQ1\t{source}"
        f"Q48314\tP625\t@50.68/4.412\t{source}"
        f"Q48314\tP710\tQ71084\t{source}"
        f"Q517\tP607\tQ48314\t{source}"
        f"Q48314\tP1120\t46500[43000,50000]\tP1480\tQ5727902\t{source}"
    )
    assert [(left.text, left.title) for left in found.left_out] == [
        ("Hanover", "Kingdom of Hanover"),
        ("73,000", None),
        ("25,000 killed and wounded", None),
        ("at least 100 missing", None),
        ("20 civilians killed", None),
    ]


def test_what_is_said_stands_where_the_span_is() -> None:
    for statement in to_wikidata(warbox.parse(WATERLOO, title="Battle of Waterloo"), ITEMS).statements:
        assert WATERLOO[statement.span.start : statement.span.end].strip()


def test_a_stretch_of_time_has_the_ends_that_are_known() -> None:
    box = "{{Infobox military conflict|date=%s}}"
    assert lines(box % "19 July 1870 – 28 January 1871") == [
        "Q9 P580 +1870-07-19T00:00:00Z/11",
        "Q9 P582 +1871-01-28T00:00:00Z/11",
    ]
    assert lines(box % "2022 – present") == ["Q9 P580 +2022-00-00T00:00:00Z/9"]
    assert lines(box % "c. 1274 BC") == ["Q9 P585 -1274-00-00T00:00:00Z/9 P1480 Q5727902"]


@pytest.mark.parametrize(
    ("edtf", "calendar", "expected"),
    [
        ("1815-06-18", None, "+1815-06-18T00:00:00Z/11"),
        ("1204-04-13", None, "+1204-04-13T00:00:00Z/11/J"),
        ("1582-10-04", None, "+1582-10-04T00:00:00Z/11/J"),
        ("1582-10-15", None, "+1582-10-15T00:00:00Z/11"),
        ("1709-06-27", "julian", "+1709-06-27T00:00:00Z/11/J"),
        ("1204-04-13", "gregorian", "+1204-04-13T00:00:00Z/11"),
        ("-0479-08", None, "-0480-08-00T00:00:00Z/10/J"),
        ("-0479", None, "-0480-00-00T00:00:00Z/9"),
        ("0000", None, "-0001-00-00T00:00:00Z/9"),
        ("0009", None, "+0009-00-00T00:00:00Z/9"),
        ("1941-24", None, "+1941-00-00T00:00:00Z/9"),
        ("184X", None, "+1840-00-00T00:00:00Z/8"),
        ("17XX", None, "+1701-00-00T00:00:00Z/7"),
        ("-04XX", None, "-0401-00-00T00:00:00Z/7"),
    ],
)
def test_a_date_as_wikibase_has_it(edtf: str, calendar: str | None, expected: str) -> None:
    value = time_value(edtf, calendar)
    assert value is not None
    assert value.to_quickstatements() == expected


@pytest.mark.parametrize("end", ["", ".."])
def test_an_unknown_or_open_end_is_no_date(end: str) -> None:
    assert time_value(end) is None


def test_a_range_has_its_middle_and_its_ends() -> None:
    assert QuantityValue(low=1264, high=1264).to_quickstatements() == "1264"
    assert QuantityValue(low=167, high=764).to_quickstatements() == "465.5[167,764]"


def test_without_a_conflict_there_is_nothing_to_say() -> None:
    found = to_wikidata(warbox.parse("no box"), {}, "Q1")
    assert (found.statements, found.left_out, found.to_quickstatements()) == ((), (), "")


@pytest.mark.parametrize(
    ("title", "item"), [(None, None), ("Battle of Jena", None), ("Battle of Waterloo", "Waterloo")]
)
def test_the_item_of_the_article_must_be_known(title: str | None, item: str | None) -> None:
    with pytest.raises(NoItemError):
        to_wikidata(warbox.parse(WATERLOO, title=title), ITEMS, item)


ANSWER = {
    "query": {
        "normalized": [{"from": "napoleon", "to": "Napoleon"}],
        "redirects": [{"from": "Bonaparte", "to": "Napoleon"}, {"from": "Boney", "to": "Nobody"}],
        "pages": {
            "69880": {"title": "Napoleon", "pageprops": {"wikibase_item": "Q517"}},
            "-1": {"title": "Nobody", "missing": ""},
        },
    }
}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (
            "items.tsv",
            "napoleon\tQ517\n\nKingdom_of_Hanover\tQ164079 \n",
            {"Napoleon": "Q517", "Kingdom of Hanover": "Q164079"},
        ),
        ("items.json", '{"Napoleon": "Q517"}', {"Napoleon": "Q517"}),
        ("items.json", json.dumps(ANSWER), {"Napoleon": "Q517", "Bonaparte": "Q517"}),
        (
            "items.json",
            '[{"query": {"pages": [{"title": "Napoleon", "pageprops": {"wikibase_item": "Q517"}}]}},{"Jena": "Q3150"}]',
            {"Napoleon": "Q517", "Jena": "Q3150"},
        ),
    ],
)
def test_a_file_of_items(tmp_path: Path, name: str, content: str, expected: dict[str, str]) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_items(tmp_path / name) == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("items.tsv", b"Napoleon Q517"),
        ("items.tsv", b"Napoleon\t517"),
        ("items.tsv", b"\xff\tQ1"),
        ("items.json", b"{"),
        ("items.json", b"[3]"),
        ("items.json", b'{"Napoleon": 517}'),
        ("items.json", b'{"query": {"pages": 3}}'),
        ("items.json", b"[" * 100_000),
    ],
)
def test_a_file_that_tells_no_items_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ItemsError, match=name):
        read_items(tmp_path / name)
    with pytest.raises(ItemsError, match="no-such-file"):
        read_items(tmp_path / "no-such-file")
