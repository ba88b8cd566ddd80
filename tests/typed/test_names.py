"""A template's name means what MediaWiki and the wiki's redirects make of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import warbox.page  # noqa: F401 - declares the typed templates
from warbox.typed import resolve, template_key
from warbox.wikis import load_wiki

CASES = tomllib.loads((Path(__file__).parent / "cases" / "names.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_name_resolves(case: dict[str, Any]) -> None:
    found = resolve(case["input"], load_wiki(case["wiki"]))
    assert found.canonical == case["canonical"]
    assert (found.model is not None) == case.get("typed", True)
    assert found.part == case.get("part")


def test_a_lone_surrogate_in_a_name_is_no_script_to_convert() -> None:
    assert resolve("a\ud800", load_wiki("zhwiki")).model is None


def test_names_compare_without_case_and_underscores() -> None:
    assert template_key(" Flag_icon  image ") == template_key("flag icon image")
