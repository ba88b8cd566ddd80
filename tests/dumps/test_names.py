"""The names of a dump: what its pages tell, and the database that holds it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.dumps.conftest import Run
from tests.dumps.making import MadePage, article, battle, dump_xml, made_pages, multistream
from warbox.dumps.harvest import Harvester
from warbox.dumps.reading.page_bytes import read_page_bytes
from warbox.dumps.reading.siteinfo import SiteInfo
from warbox.names import ConversionGroups
from warbox.wikis import load_wiki

CASES = tomllib.loads((Path(__file__).parent / "cases" / "harvest.toml").read_text(encoding="utf-8"))["case"]
REDIRECTS = [
    MadePage(1, "Ronald Wilson Reagan", "#REDIRECT [[Ronald Reagan]]", redirect="Ronald Reagan"),
    MadePage(2, "Reaganism", "#REDIRECT [[Ronald Reagan#Policy_of his]]", redirect="Ronald Reagan"),
    MadePage(3, "Talk:A", "#REDIRECT [[Talk:B]]", namespace=1, redirect="Talk:B"),
]
LUA = "local Item = require('Module:CGroup/core').Item\nreturn {{ name = 'x', content = {{ {} }} }}"
ITEMS = "Item('Alpha', 'zh-cn:甲;zh-tw:乙;'), {rule = 'zh-cn:丙;zh-tw:丁;'}, f()"
RULES = [("Alpha", "zh-cn:甲;zh-tw:乙;"), (None, "zh-cn:丙;zh-tw:丁;")]
GROUPS = [
    MadePage(10, "Module:CGroup/Lua", LUA.format(ITEMS), 828),
    MadePage(11, "Module:CGroup/Json", json.dumps([{"original": o, "rule": r} for o, r in RULES]), 828),
    MadePage(12, "Template:CGroup/Old", "{{CItem|zh-cn:甲;zh-tw:乙;|original=Alpha}}", 10),
    MadePage(13, "Module:CGroup/Other", "return require('Module:CGroup/Lua')", 828),
    MadePage(14, "Template:CGroup/Moved", "#重定向 [[Template:CGroup/Old]]", 10, redirect="Template:CGroup/Old"),
    MadePage(15, "Module:CGroup/core", "return {}", 828),
]  # fmt: skip


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as database:
        return database.execute(query).fetchall()


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_page_tells(case: dict[str, Any]) -> None:
    wiki = load_wiki(case["wiki"])
    page = MadePage(7, case.get("title", "Page"), case["text"])
    found = Harvester(SiteInfo(), wiki, frozenset({0})).look(read_page_bytes(page.xml().strip().encode(), {}))
    texts, foreign = ([], []) if found is None else (list(map(list, found.texts)), list(map(list, found.foreign)))
    assert texts == case.get("texts", [])
    assert foreign == case.get("foreign", [])


def test_redirects_lead_to_pages_and_to_their_sections(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(REDIRECTS))
    run(path, output=None, names=tmp_path / "names.duckdb")
    assert rows(tmp_path / "names.duckdb", "select * from redirects") == [
        ("enwiki", "Reaganism", "Ronald Reagan", "Policy of his", 2, 1002),
        ("enwiki", "Ronald Wilson Reagan", "Ronald Reagan", None, 1, 1001),
    ]


def test_a_redirect_of_an_old_dump_leads_where_its_text_does(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(REDIRECTS[:2]).replace(b'<redirect title="Ronald Reagan" />', b"<redirect />"))
    run(path, output=None, names=tmp_path / "names.duckdb")
    assert rows(tmp_path / "names.duckdb", "select title, target, section from redirects") == [
        ("Reaganism", "Ronald Reagan", "Policy of his"),
        ("Ronald Wilson Reagan", "Ronald Reagan", None),
    ]


def test_what_many_pages_tell_is_one_row_with_the_first_of_them(run: Run, tmp_path: Path) -> None:
    texts = ["[[Iran|Persia]] [[Iran|Persia]]", "", "[[Iran|Persia]] [[fr:Deux]]", "[[Sassanid Empire|Persia]]"]
    pages = [MadePage(number, f"P{number}", text) for number, text in enumerate(texts, 4)]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([article(1), *pages]))
    run(path, output=None, names=tmp_path / "names.duckdb", stretch_size=700)
    assert rows(tmp_path / "names.duckdb", "select * from link_texts") == [
        ("enwiki", "Persia", "Iran", 2, 4, 1004),
        ("enwiki", "Persia", "Sassanid Empire", 1, 7, 1007),
    ]
    assert rows(tmp_path / "names.duckdb", "select * from foreign_titles") == [
        ("enwiki", "P6", "fr", "Deux", "language link", 1, 6, 1006)
    ]


def test_conversion_groups_in_every_form(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(GROUPS, "zhwiki"))
    run(path, output=None, names=tmp_path / "names.duckdb")
    query = "select name, page_title, leads_to, rules, unread, page_id, revision_id from conversion_groups"
    assert rows(tmp_path / "names.duckdb", query) == [
        ("Json", "Module:CGroup/Json", None, 2, 0, 11, 1011),
        ("Lua", "Module:CGroup/Lua", None, 2, 1, 10, 1010),
        ("Moved", "Template:CGroup/Moved", "Old", 0, 0, 14, 1014),
        ("Old", "Template:CGroup/Old", None, 1, 0, 12, 1012),
        ("Other", "Module:CGroup/Other", "Lua", 0, 0, 13, 1013),
    ]
    query = "select number, original, rule from conversion_rules where group_name = '{}'"
    for name, count in [("Json", 2), ("Lua", 2), ("Old", 1)]:
        expected = [(number, *rule) for number, rule in enumerate(RULES[:count])]
        assert rows(tmp_path / "names.duckdb", query.format(name)) == expected


def test_the_groups_of_chinese_wikipedia_have_the_rules_that_their_pages_have(
    run: Run, tmp_path: Path, shared_root: Path
) -> None:
    files = sorted((shared_root / "facts" / "cgroup").glob("*.json"))
    pages = [
        MadePage(number, json.loads(file.read_text())["page"], lua(file), 828) for number, file in enumerate(files)
    ]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages, "zhwiki"))
    run(path, output=None, names=tmp_path / "names.duckdb", stretch_size=None)
    expected = [
        (name, number, item.rule, item.original)
        for name, group in sorted(ConversionGroups.load(*files).items())
        for number, item in enumerate(group.items)
    ]
    query = "select group_name, number, rule, original from conversion_rules order by group_name, number"
    assert len(files) == 35
    assert rows(tmp_path / "names.duckdb", query) == expected


def lua(file: Path) -> str:
    """The module that a group was taken from, written anew."""
    rules = json.loads(file.read_text(encoding="utf-8"))["rules"]
    written = [[json.dumps(rule[part], ensure_ascii=False) for part in ("original", "rule")] for rule in rules]
    items = [f"Item({original}, {rule})" if original != "null" else f"{{rule={rule}}}" for original, rule in written]
    return LUA.format(",\n".join(items))


def test_the_same_names_whatever_the_workers_and_the_stretches(run: Run, tmp_path: Path) -> None:
    linked = [
        MadePage(200 + n, f"L{n}", f"[[Iran|Persia]] [[Town {n % 7}|Beta {n % 3}]] [[fr:N{n}]]") for n in range(40)
    ]
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(multistream([*made_pages(30), *linked, *GROUPS, *REDIRECTS])[0])
    contents = []
    for workers, stretch_size in [(1, None), (3, 900)]:
        summary, _ = run(
            path, output="out.jsonl", names=tmp_path / "names.duckdb", workers=workers, stretch_size=stretch_size
        )
        assert summary.line() == "enwiki: 79 pages in = 6 with a conflict + 73 without a box + 0 failed"
        tables = ["redirects", "foreign_titles", "link_texts", "conversion_groups", "conversion_rules"]
        contents.append([rows(tmp_path / "names.duckdb", f"from {table}") for table in tables])
    assert contents[0] == contents[1]
    assert [len(table) for table in contents[0]] == [2, 40, 22, 5, 5]


def test_a_page_that_cannot_be_read_fails_once(run: Run, tmp_path: Path) -> None:
    broken = battle(2).xml().replace("<id>2</id>", "<id>two</id>").replace("<text ", "<text <")
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([battle(1), battle(3)]).replace(battle(3).xml().encode(), broken.encode()))
    summary, _ = run(path, output="out.jsonl", names=tmp_path / "names.duckdb")
    assert summary.line() == "enwiki: 2 pages in = 1 with a conflict + 0 without a box + 1 failed"
