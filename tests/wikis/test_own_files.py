"""A wiki of a user's own, of a language that the package has no data for or has other data for."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path
from typing import Annotated

import pytest

import warbox
from warbox import Inline, Parameter, TemplateModel
from warbox.errors import UnknownWikiError
from warbox.wikis import Wiki
from warbox.wikis.paths import table_at, without_table


class Town(TemplateModel, names="Infobox own town"):
    leader: Annotated[Inline | None, Parameter("leader_name")] = None


DATA = """
language = "{language}"
extends = "en"
[flags]
locales = ["da"]
templates = ["alpha-3"]
[templates]
"infobox own town" = ["Infoboks by"]
"flagicon" = ["Flagikon"]
"cite book" = ["Kilde bog"]
[parameters."infobox own town"]
"leader_name" = ["leder"]
"""


@pytest.fixture(params=["da", "sv"])
def wiki(tmp_path: Path, request: pytest.FixtureRequest) -> Wiki:
    path = tmp_path / "own.toml"
    path.write_text(DATA.format(language=request.param), encoding="utf-8")
    return warbox.read_wiki(path)


@pytest.mark.parametrize(
    "text",
    [
        "{{Infobox military conflict|combatant1={{flag|Danmark}}}}",
        "{{Infobox military conflict|place={{flagcountry|DNK}}|commander1={{DNK}}}}",
        "{{cite book|title={{flag|Danmark}}}}",
        "{{Flagikon|Danmark}}",
    ],
)
def test_flags_are_read_with_the_data_of_the_file(text: str, wiki: Wiki) -> None:
    page = warbox.parse(text, wiki=wiki)
    assert [flag.entity.code for flag in page.find(warbox.Flag) if flag.entity is not None] == ["DNK"] * len(
        page.find(warbox.Flag)
    )
    assert page.model_dump_json()
    assert page.names is not None


def test_a_country_is_called_as_the_file_has_it(wiki: Wiki) -> None:
    (flag,) = warbox.parse("{{flag|DNK}}", wiki=wiki).find(warbox.Flag)
    assert flag.shown_name == "Danmark"


def test_what_stands_within_a_template_is_carried_to_another_wiki(wiki: Wiki) -> None:
    text = "{{Infoboks by|leder={{Flagikon|Danmark}} [[A]]<ref>{{Kilde bog|titel=T|title=T}}</ref>}}"
    (town,) = warbox.parse(text, wiki=wiki).find(Town)
    carried = "{{Infobox own town|leader_name={{flagicon|Denmark}} [[A]]<ref>{{cite book|title=T"
    assert town.to_wikitext("enwiki").startswith(carried)
    assert pickle.loads(pickle.dumps(town)).to_wikitext("enwiki").startswith(carried)


def test_models_are_equal_however_often_the_file_is_read(wiki: Wiki, tmp_path: Path) -> None:
    (flag,) = warbox.parse("{{flag|Danmark}}", wiki=wiki).find(warbox.Flag)
    assert flag.source_wiki == wiki.code
    assert warbox.parse("{{flag|Danmark}}", wiki=tmp_path / "own.toml").find(warbox.Flag) == [flag]
    assert pickle.loads(pickle.dumps(flag)) == flag == copy.deepcopy(flag)


def test_a_wiki_of_the_package_stays_the_same_one_when_it_is_copied() -> None:
    wiki = warbox.load_wiki("zh")
    assert wiki is warbox.load_wiki("zhwiki") is pickle.loads(pickle.dumps(wiki)) is copy.deepcopy(wiki)


def test_a_name_that_the_file_extended_has_as_well_means_what_the_own_file_says(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('language = "da"\nextends = "en"\n[templates.shown]\n"ill" = "III"\n', encoding="utf-8")
    page = warbox.parse("{{Infobox military conflict|conflict=Ludwig {{Ill}}}}", wiki=warbox.read_wiki(path))
    assert page.conflict is not None
    assert page.conflict.name is not None
    assert page.conflict.name.text == "Ludwig III"


@pytest.mark.parametrize("path", ["name.W", "dates.before_christ.x", "nothing", "dates..", ""])
def test_a_path_of_own_that_leads_nowhere_leaves_what_is_inherited(path: str, tmp_path: Path) -> None:
    file = tmp_path / "xx.toml"
    file.write_text(f'extends = "en"\nown = ["{path}"]\n', encoding="utf-8")
    assert warbox.read_wiki(file).table("dates") == warbox.load_wiki("enwiki").table("dates")


def test_a_wiki_that_there_is_no_data_for_cannot_be_extended(tmp_path: Path) -> None:
    file = tmp_path / "xx.toml"
    file.write_text('extends = "qq"\n', encoding="utf-8")
    with pytest.raises(UnknownWikiError):
        warbox.read_wiki(file)


TABLES = {"a": {"x": 1, "b": {"z": 3}, "c": {"d": 4}}, "a.b": {"y": 2}, "name": "Wa"}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("a.x", 1),
        ("a.b", {"y": 2}),
        ("a.b.y", 2),
        ("a.b.z", 3),
        ("a.c.d", 4),
        ("name", "Wa"),
        ("name.W", {}),
        ("a.", {}),
        ("", {}),
    ],
)
def test_the_longest_key_of_a_path_counts_that_leads_anywhere(path: str, found: object) -> None:
    assert table_at(TABLES, path) == found
    assert table_at(without_table(TABLES, path), path) in ({}, {"z": 3})
    assert (without_table(TABLES, path) == TABLES) == (found == {})
