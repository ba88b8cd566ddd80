"""warbox, mwparserfromhell and wikitextparser on the seed article, in one run. `make bench` runs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mwparserfromhell
import wikitextparser

import warbox

Measure = Callable[[str, Callable[[], Any]], Any]

TEMPLATES = 170


def test_syntax(measure: Measure, seed_text: str) -> None:
    templates = measure("syntax: tree and templates", lambda: list(warbox.syntax.parse(seed_text).templates))
    assert len(templates) == TEMPLATES


def test_everything(measure: Measure, seed_text: str) -> None:
    def work() -> dict[str, Any]:
        return warbox.parse(seed_text, wiki="zhwiki").model_dump()

    assert measure("everything typed", work)["conflicts"]


def test_conflict(measure: Measure, seed_text: str) -> None:
    assert measure("only the conflict", lambda: warbox.parse(seed_text, wiki="zhwiki").conflict)


def test_wikitextparser_templates(measure: Measure, seed_text: str) -> None:
    assert measure("wikitextparser: templates", lambda: wikitextparser.parse(seed_text).templates)


def test_wikitextparser_arguments(measure: Measure, seed_text: str) -> None:
    def work() -> list[tuple[str, str]]:
        templates = wikitextparser.parse(seed_text).templates
        return [(argument.name, argument.value) for template in templates for argument in template.arguments]

    assert measure("wikitextparser: templates and arguments", work)


def test_mwparserfromhell(measure: Measure, seed_text: str) -> None:
    assert measure("mwparserfromhell: parse", lambda: mwparserfromhell.parse(seed_text))
