"""The names of a page: what the page itself and the wiki behind it tell of them."""

from __future__ import annotations

import pytest

import warbox
from warbox.names import ConversionGroup, EvidenceKind
from warbox.names.conversion.groups import GroupRule

GROUPS = {"Football": ConversionGroup("Football", "Module:CGroup/Football", (GroupRule("zh-cn:贝克汉姆;zh-hk:碧咸"),))}
TEXT = "{{noteTA|G1=Football}}\n[[贝克汉姆]]說，碧咸是[[碧咸]]。"


def test_the_rules_of_groups_that_a_note_asks_for_join_names() -> None:
    (group,) = warbox.parse(TEXT, "zhwiki", conversion_groups=GROUPS).names
    assert [form.text for form in group.members] == ["碧咸", "贝克汉姆"]
    assert [evidence.kind for evidence in group.evidence] == [EvidenceKind.CONVERSION_RULE]


def test_the_rules_of_other_groups_do_not_count() -> None:
    text = TEXT.replace("Football", "Military")
    assert len(warbox.parse(text, "zhwiki", conversion_groups=GROUPS).names) == 2


@pytest.mark.parametrize(
    ("rule", "zh_tw"),
    [
        ("{{noteTA|1=zh-cn:普京;zh-tw:普丁}}", "弗拉基米爾·普丁"),
        ("-{H|zh-cn:普京;zh-tw:普丁}-", "弗拉基米爾·普丁"),
        ("-{zh-cn:普京;zh-tw:普丁}-", "弗拉基米爾·普京"),
        ("{{noteTA|1=zh-cn:里根;zh-tw:雷根}}", "弗拉基米爾·普京"),
    ],
)
def test_forms_for_variants_have_the_words_of_the_rules_that_the_page_adds(rule: str, zh_tw: str) -> None:
    page = warbox.parse(f"{rule}[[弗拉基米尔·普京]]", "zhwiki")
    group = next(group for group in page.names if group.members[0].text == "弗拉基米尔·普京")
    assert (group.variants["zh-cn"], group.variants["zh-tw"]) == ("弗拉基米尔·普京", zh_tw)


@pytest.mark.parametrize("wiki", ["enwiki", "zhwiki"])
@pytest.mark.parametrize(
    "titles",
    [
        ("Louis XIV", "Louis XV"),
        ("Elizabeth I", "Elizabeth II"),
        ("Battle of Ypres (1914)", "Battle of Ypres (1915)"),
        ("路易十四", "路易十五"),
        ("第一次世界大战", "第二次世界大戰"),
        ("Robert Smith", "Roberto Smith"),
    ],
)
def test_links_to_two_pages_are_two_names(wiki: str, titles: tuple[str, str]) -> None:
    page = warbox.parse(" ".join(f"[[{title}]]" for title in titles), wiki)
    assert sorted(form.text for group in page.names for form in group.members) == sorted(titles)
    assert len(page.names) == 2


def test_the_flag_of_a_service_is_no_name_of_the_country() -> None:
    page = warbox.parse("{{navy|India}} {{flag|India}}", "enwiki")
    assert sorted(form.text for group in page.names for form in group.members) == ["India", "Indian Navy"]
    assert len(page.names) == 2
