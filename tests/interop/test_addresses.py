"""Addresses on the web."""

from __future__ import annotations

import pytest

from warbox.interop.addresses import database_language


@pytest.mark.parametrize(
    ("database", "language"),
    [
        ("zhwiki", "zh"),
        ("simplewiki", "simple"),
        ("zh_classicalwiki", "zh-classical"),
        ("roa_tarawiki", "roa-tara"),
        ("commonswiki", None),
        ("be_x_oldwiki", "be-x-old"),
        ("wikidatawiki", None),
        ("metawiki", None),
        ("arbcom_enwiki", None),
        ("zhwikisource", None),
        ("wiki", None),
        ("", None),
    ],
)
def test_a_wikipedia_has_the_code_of_its_language(database: str, language: str | None) -> None:
    assert database_language(database) == language
