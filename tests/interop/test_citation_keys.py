"""Keys of bibliographies."""

from __future__ import annotations

from typing import Any

import pytest

from warbox.interop.citation_keys import assign_keys, citation_key


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (
            {"author": [{"family": "de Waal"}], "issued": {"date-parts": [[2003]]}, "title": "Black"},
            "dewaal-2003-black",
        ),
        ({"author": [{"family": "Müller"}], "title": "Die Schlacht"}, "muller-schlacht"),
        ({"editor": [{"family": "O'Neill"}], "title": "It"}, "oneill-it"),
        ({"author": [{"literal": "中央情报局"}], "title": "Важный документ"}, "zhongyangqingbaoju-vazhnyy"),
        ({"author": [{"literal": "Dr. Mahmood Vaezi, director of all studies"}]}, "drmahmoodvaezi"),
        ({"author": [{"literal": "†"}], "publisher": "Press", "title": "(5)"}, "press-5"),
        ({"issued": {"date-parts": [[-479]]}}, "book-479"),
        ({"title": "热列兹诺沃茨克公报"}, "book-reliezinuowocikegong"),
    ],
)
def test_who_when_and_a_word(item: dict[str, Any], key: str) -> None:
    assert citation_key({"type": "book", **item}) == key


@pytest.mark.parametrize(("item", "key"), [({"title": "x"}, "x"), ({}, "work"), ({"type": "", "title": "†"}, "work")])
def test_an_item_that_says_little_has_a_key(item: dict[str, Any], key: str) -> None:
    assert [keyed["id"] for keyed in assign_keys([item, item])] == [key, f"{key}-2"]


def test_equal_keys_are_told_apart_in_their_order() -> None:
    items = [{"type": "book", "title": title} for title in ("War", "War 2", "war", "WAR", "2")]
    assert [item["id"] for item in assign_keys(items)] == [
        "book-war",
        "book-war-2",
        "book-war-3",
        "book-war-4",
        "book-2",
    ]
