"""Conversion groups, read from the pages of a wiki."""

from __future__ import annotations

import bz2
import gzip
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.strategies import any_text
from tests.work import lines_run
from warbox.errors import ConversionGroupsError
from warbox.names import ConversionGroups
from warbox.names.conversion.lua_tables import read_module

CASES = tomllib.loads((Path(__file__).parent / "cases" / "groups.toml").read_text(encoding="utf-8"))["case"]

EXPORT = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">
<page><title>模块:CGroup/A</title><ns>828</ns><revision>
<text>return {Item('a', 'zh-cn:1;zh-tw:2')}</text></revision></page>
<page><title>模块:CGroup/A/doc</title><ns>828</ns><revision><text>about it</text></revision></page>
<page><title>Template:CGroup/A</title><ns>10</ns><revision><text>{{CItem|zh-cn:old}}</text></revision></page>
<page><title>模块:CGroup/B_b</title><ns>828</ns><revision><text>return require('模块:CGroup/A')</text></revision></page>
<page><title>Module:CGroup/core</title><ns>828</ns><revision><text>return {}</text></revision></page>
<page><title>Something else</title><ns>0</ns><revision><text>[[text]]</text></revision></page>
</mediawiki>"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case["file"]
    path.write_text(case["text"], encoding="utf-8")
    groups = ConversionGroups.load(path)
    (name,) = groups
    assert name == case.get("group", path.stem)
    assert [[item.original or "", item.rule] for item in groups[name].items] == case["rules"]
    assert [part.text for part in groups.unread] == case.get("unread", [])


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "bz2"])
def test_an_export_of_a_wiki(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("export.xml.bz2" if packed else "export.xml")
    path.write_bytes(bz2.compress(EXPORT.encode()) if packed else EXPORT.encode())
    groups = ConversionGroups.load(path)
    assert list(groups) == ["A"]
    assert [item.rule for item in groups["A"].items] == ["zh-cn:1;zh-tw:2"]
    assert groups["B b"] is groups["\u200eB_b "] is groups["A"]
    assert "core" not in groups


def test_a_folder_of_modules_under_their_titles(tmp_path: Path) -> None:
    for name in ("Module/CGroup/A.lua", "Module%3ACGroup%2FB.lua", "C c.lua", "notes.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("return {Item('a', 'zh-cn:1')}", encoding="utf-8")
    assert sorted(ConversionGroups.load(tmp_path)) == ["A", "B", "C c"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.lua", b"\xff\xfe"), ("export.xml", b""), ("export.xml.gz", gzip.compress(b"<mediawiki/>")[:10] + b"\xff" * 9)],
    ids=["not UTF-8", "an empty export", "a damaged export"],
)
def test_what_cannot_be_read(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ConversionGroupsError, match=path.name):
        ConversionGroups.load(path)
    with pytest.raises(ConversionGroupsError, match="No such file"):
        ConversionGroups.load(tmp_path / "none")


def test_real_groups(shared_root: Path) -> None:
    groups = ConversionGroups.load(shared_root / "facts" / "cgroup")
    assert len(groups) == 35
    assert sum(len(group.items) for group in groups.values()) == 4500
    assert groups.unread == ()
    assert groups["Military"].replacements("zh-tw")["宙斯盾"] == "神盾"
    assert groups["地名"].replacements("zh-cn")["亞伯丁"] == "阿伯丁"


@given(any_text)
def test_what_is_not_read_of_a_module_has_its_place(source: str) -> None:
    for module in (source, f"return {{{source}"):
        places = [(span.start, span.end) for span in read_module(module).unread]
        assert all(0 <= start <= end <= len(module) for start, end in places)


@pytest.mark.parametrize("unit", ["{", "a(", '"', "[[", "--[[", "[=[", "{a=", "f{", "..", '"\\"', "a..", "["])
def test_work_grows_with_the_module(unit: str) -> None:
    def work(count: int) -> int:
        return lines_run(lambda: read_module("return {" + unit * count))

    assert work(400) < 6 * work(100) + 2000
