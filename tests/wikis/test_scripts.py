"""The words of a wiki whose pages mix scripts: each list has them in both, for a page may hold either."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from opencc import OpenCC

from warbox.wikis.loader import own_tables

_TABLES = ("dates", "figures", "commanders", "names", "citations")
_NO_WORDS = {"locales", "languages", "writing"}
_SIMPLIFIED = ("t2s", "tw2s", "hk2s")
_TRADITIONAL = ("s2t", "s2tw", "s2hk")
_MISTAKEN = {"耶尼切里", "俄历"}  # what OpenCC converts as if it were other words


@cache
def _converter(configuration: str) -> OpenCC:
    return OpenCC(configuration)


def _forms(word: str, configurations: tuple[str, ...]) -> set[str]:
    return {_converter(configuration).convert(word) for configuration in configurations}


def _lists(table: Any, path: str) -> Iterator[Any]:
    """The lists of words below that path, and the tables whose keys are words."""
    if isinstance(table, list):
        yield pytest.param(table, id=path)
    elif isinstance(table, dict) and table and all(isinstance(value, int) for value in table.values()):
        yield pytest.param(list(table), id=path)
    elif isinstance(table, dict):
        for key, value in table.items():
            if key not in _NO_WORDS:
                yield from _lists(value, f"{path}.{key}")


@pytest.mark.parametrize("words", [case for name in _TABLES for case in _lists(own_tables("zh")[name], name)])
def test_a_list_of_the_chinese_wiki_has_its_words_in_both_scripts(words: list[str]) -> None:
    missing = {
        word: sorted(forms)
        for word in set(words) - _MISTAKEN
        for forms in (_forms(word, _SIMPLIFIED), _forms(word, _TRADITIONAL))
        if forms.isdisjoint(words)
    }
    assert missing == {}
