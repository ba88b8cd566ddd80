"""What a dump told of names, as evidence on the names of articles."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import warbox
from tests.dumps.conftest import Run
from tests.dumps.making import MadePage, dump_xml
from warbox.cli import main
from warbox.dumps.errors import DumpError
from warbox.dumps.names_source import NamesDatabase, open_names
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


@pytest.fixture
def names(run: Run, tmp_path: Path) -> NamesDatabase:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(PAGES, "zhwiki"))
    run(path, output=None, names=tmp_path / "names.duckdb")
    return open_names(tmp_path / "names.duckdb")


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


def test_the_command_takes_the_file(names: NamesDatabase, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.wiki"
    article.write_text("[[贝克汉姆]]、[[碧咸]]{{noteTA|G1=Football}}", encoding="utf-8")
    told = ["names", str(article), "--wiki", "zh", "--json", "--evidence", str(tmp_path / "names.duckdb")]
    assert main(told) == 0
    (group,) = json.loads(capsys.readouterr().out)
    assert group["evidence"][0]["kind"] == "conversion rule"


@pytest.mark.parametrize(
    ("make", "wiki", "message"),
    [
        (lambda path: None, None, "cannot read '.*other.duckdb': No such file or directory"),
        (lambda path: path.write_bytes(b"text " * 3000), None, "is no database that warbox dump --names wrote"),
        (lambda path: (path.parent / "names.duckdb").rename(path), "enwiki", "holds names of zhwiki, none of enwiki"),
    ],
)
def test_what_is_no_such_file_is_refused(
    names: NamesDatabase, tmp_path: Path, make: Callable[[Path], object], wiki: str | None, message: str
) -> None:
    make(tmp_path / "other.duckdb")
    with pytest.raises(DumpError, match=message):
        open_names(tmp_path / "other.duckdb", wiki)
