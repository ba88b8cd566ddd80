"""What a dump told of names, as evidence on the names of articles."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

import warbox
from tests.dumps.conftest import Notes, Run
from tests.dumps.making import MadePage, dump_xml
from warbox.cli import main
from warbox.dumps.errors import DumpError
from warbox.dumps.names_source import NamesDatabase, open_names
from warbox.dumps.run import Options, run_dump
from warbox.dumps.sql import answer
from warbox.names import EvidenceKind

GROUP = "return {content = {Item('Beckham', 'zh-cn:贝克汉姆;zh-hk:碧咸')}}"
PAGES = [
    MadePage(1, "雷根", "#重定向 [[里根 (总统)]]", redirect="里根 (总统)"),
    MadePage(2, "里根 (总统)", "#重定向 [[罗纳德·里根]]", redirect="罗纳德·里根"),
    MadePage(3, "里根经济学", "#重定向 [[罗纳德·里根#经济]]", redirect="罗纳德·里根"),
    MadePage(4, "甲", "#重定向 [[乙]]", redirect="乙"),
    MadePage(5, "乙", "#重定向 [[甲]]", redirect="甲"),
    MadePage(10, "罗纳德·里根", "[[en:Ronald Reagan]] [[伊朗|波斯]] [[凯马勒|老總統]]"),
    MadePage(11, "丙", "[[伊朗|波斯]] [[雷根|老總統]]"),
    MadePage(12, "丁", "[[里根 (总统)|老總統]] {{link-en|隆納·雷根|Ronald Reagan}}"),
    MadePage(20, "Module:CGroup/Football", GROUP, 828),
    MadePage(21, "Module:CGroup/Soccer", "return require('Module:CGroup/Football')", 828),
    MadePage(22, "Module:CGroup/Circle", "return require('Module:CGroup/Circle')", 828),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    (folder / "dump.xml").write_bytes(dump_xml(PAGES, "zhwiki"))
    summary = run_dump([str(folder / "dump.xml")], None, Options(workers=1, names=folder / "names.duckdb"), Notes())
    assert summary.line() == "zhwiki: 11 pages in = 0 with a conflict + 11 without a box + 0 failed"
    return folder / "names.duckdb"


@pytest.fixture
def names(database: Path) -> NamesDatabase:
    return open_names(database)


def test_redirects_are_followed_to_their_end_but_not_those_to_sections(names: NamesDatabase) -> None:
    known = names.known_of(["雷根", "里根_(总统)", "里根经济学", "甲", "罗纳德·里根"])
    assert known.redirects["雷根"] == known.redirects["里根 (总统)"] == "罗纳德·里根"
    assert known.redirects.keys() & {"里根经济学", "罗纳德·里根"} == set()
    assert known.redirects["甲"] == "乙"  # a circle


def test_pages_of_other_wikis_are_those_of_the_page_that_a_title_leads_to(names: NamesDatabase) -> None:
    known = names.known_of(["雷根", "隆納·雷根"])
    assert known.foreign == {title: {("en", "Ronald Reagan")} for title in ("罗纳德·里根", "隆納·雷根")}


def test_words_of_links_tell_of_a_page_where_nearly_all_links_lead_there(names: NamesDatabase) -> None:
    assert names.known_of(["波斯", "老總統"]).link_texts == {"波斯": "伊朗"}


def test_conversion_groups_are_found_by_every_name_they_have(names: NamesDatabase) -> None:
    groups = names.conversion_groups
    assert list(groups) == ["Football"]
    assert groups["Soccer"].items == groups["Football"].items
    assert groups["Football"].page == "Module:CGroup/Football"
    assert groups.get("Circle") is groups.get("None") is None


def test_the_names_of_an_article_are_joined_by_what_the_dump_told(names: NamesDatabase) -> None:
    text = "{{noteTA|G1=Soccer}} [[雷根]]說，[[隆納·雷根|老人]]和[[贝克汉姆]]、[[碧咸]]"
    groups = warbox.parse(text, "zhwiki", name_source=names).names
    forms = [{form.text for form in group.members} for group in groups]
    assert {"贝克汉姆", "碧咸"} in forms
    assert {"雷根", "隆納·雷根", "老人"} in forms
    assert {evidence.kind for group in groups for evidence in group.evidence} == {
        EvidenceKind.CONVERSION_RULE,
        EvidenceKind.SAME_FOREIGN_PAGE,
    }
    assert len(warbox.parse(text, "zhwiki").names) > len(groups)


def test_the_command_takes_the_file(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.wiki"
    article.write_text("[[贝克汉姆]]、[[碧咸]]{{noteTA|G1=Football}}", encoding="utf-8")
    assert main(["names", str(article), "--wiki", "zh", "--json", "--evidence", str(database)]) == 0
    (group,) = json.loads(capsys.readouterr().out)
    assert group["evidence"][0]["kind"] == "conversion rule"


@pytest.mark.parametrize("given", ["names", "evidence"])
def test_the_links_of_a_dumps_tables_lead_to_pages(given: str, run: Run, tmp_path: Path) -> None:
    box = "{{warbox|combatant1=[[ronnie]]|combatant2=[[Peru]]|commander1=[[Dutch_R]]<br>[[Nobody]]}}"
    pages = [
        MadePage(1, "War", box),
        MadePage(2, "Ronnie", "#REDIRECT [[Ronald Reagan]]", redirect="Ronald Reagan"),
        MadePage(3, "Dutch R", "#REDIRECT [[Ronnie]]", redirect="Ronnie"),
        MadePage(4, "Ronald Reagan", "[[fr:Reagan]] [[de:Reagan (Präsident)]]"),
    ]
    (tmp_path / "dump.xml").write_bytes(dump_xml(pages))
    names = tmp_path / "names.duckdb"
    if given == "evidence":
        run(tmp_path / "dump.xml", output=None, names=names)
    for output in ("out.duckdb", "out"):
        run(tmp_path / "dump.xml", output=output, **{given: names})
        rows = "".join(answer(tmp_path / output, "from link_targets", "jsonl")).splitlines()
        assert [tuple(json.loads(row).values()) for row in rows] == [
            ("enwiki", "Dutch R", "Ronald Reagan", ["de:Reagan (Präsident)", "fr:Reagan"]),
            ("enwiki", "Nobody", "Nobody", []),
            ("enwiki", "Peru", "Peru", []),
            ("enwiki", "ronnie", "Ronald Reagan", ["de:Reagan (Präsident)", "fr:Reagan"]),
        ]
    with pytest.raises(DumpError, match="--evidence is for tables"):
        run(tmp_path / "dump.xml", evidence=names)
    (tmp_path / "other.xml").write_bytes(dump_xml(pages, "frwiki"))
    with pytest.raises(DumpError, match="holds names of enwiki, none of frwiki"):
        run(tmp_path / "other.xml", output="other", evidence=names)


@pytest.mark.parametrize(
    ("make", "wiki", "message"),
    [
        (lambda path, database: None, None, "cannot read '.*other.duckdb': No such file or directory"),
        (lambda path, database: path.write_bytes(b"t" * 9999), None, "is no database that warbox dump --names wrote"),
        (lambda path, database: shutil.copy(database, path), "enwiki", "holds names of zhwiki, none of enwiki"),
    ],
)
def test_what_is_no_such_file_is_refused(
    database: Path, tmp_path: Path, make: Callable[[Path, Path], object], wiki: str | None, message: str
) -> None:
    make(tmp_path / "other.duckdb", database)
    with pytest.raises(DumpError, match=message):
        open_names(tmp_path / "other.duckdb", wiki)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[duckdb.DuckDBPyConnection]:
    """The connections that are made in a test."""
    made: list[duckdb.DuckDBPyConnection] = []
    connect = duckdb.connect

    def noted(database: str = ":memory:", *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
        made.append(connect(database, read_only=read_only))
        return made[-1]

    monkeypatch.setattr(duckdb, "connect", noted)
    return made


def is_closed(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        connection.execute("select 1")
    except duckdb.ConnectionException:
        return True
    return False


def test_the_file_is_let_go_of(
    database: Path, opened: list[duckdb.DuckDBPyConnection], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with open_names(database) as names:
        assert names.known_of(["雷根"]).redirects
    with pytest.raises(DumpError, match="none of enwiki"):
        open_names(database, "enwiki")
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    with pytest.raises(DumpError, match="is no database"):
        open_names(tmp_path / "other.duckdb")
    (tmp_path / "article").write_text("[[雷根]]", encoding="utf-8")
    assert main(["names", str(tmp_path / "article"), "--wiki", "zhwiki", "--evidence", str(database)]) == 0
    (tmp_path / "dump.xml").write_bytes(dump_xml([MadePage(1, "W", "{{戰爭資訊框|combatant1=[[雷根]]}}")], "zhwiki"))
    arguments = ["dump", str(tmp_path / "dump.xml"), "-o", str(tmp_path / "tables"), "--evidence", str(database)]
    assert main([*arguments, "--workers", "1"]) == 0
    assert len(opened) > 5
    assert [connection for connection in opened if not is_closed(connection)] == []
