"""The names of a page: what the page itself and the wiki behind it tell of them."""

from __future__ import annotations

import warbox
from warbox.names import ConversionGroup, EvidenceKind
from warbox.names.groups import GroupRule

GROUPS = {"Football": ConversionGroup("Football", "Module:CGroup/Football", (GroupRule("zh-cn:贝克汉姆;zh-hk:碧咸"),))}
TEXT = "{{noteTA|G1=Football}}\n[[贝克汉姆]]說，碧咸是[[碧咸]]。"


def test_the_rules_of_groups_that_a_note_asks_for_join_names() -> None:
    (group,) = warbox.parse(TEXT, "zhwiki", conversion_groups=GROUPS).names
    assert [form.text for form in group.members] == ["碧咸", "贝克汉姆"]
    assert [evidence.kind for evidence in group.evidence] == [EvidenceKind.CONVERSION_RULE]


def test_the_rules_of_other_groups_do_not_count() -> None:
    text = TEXT.replace("Football", "Military")
    assert len(warbox.parse(text, "zhwiki", conversion_groups=GROUPS).names) == 2
