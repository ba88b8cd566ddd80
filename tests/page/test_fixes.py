"""Repairs: what has one safe answer is repaired, once and for all, and nothing else is touched."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import warbox
from tests.page.soak import corpus_pages, wiki_of
from tests.strategies import citation_calls, footnote_pages
from warbox.diagnostics import Code, Diagnostic
from warbox.page.fixes import FIXES, fix_page
from warbox.page.fixes.repair import Repair

CASES = tomllib.loads((Path(__file__).parent / "cases" / "fixes.toml").read_text(encoding="utf-8"))["case"]


def check_repair(text: str, wiki: str) -> int:
    """Repairs a page and checks the laws of repairs; gives how many findings were repaired."""
    before = warbox.parse(text, wiki=wiki)
    fixed = fix_page(before)
    old, new = (Counter((one.code, one.message) for one in page.diagnostics) for page in (before, fixed.page))
    assert not new - old
    assert sum(old.values()) - sum(new.values()) >= len({one.span for one in fixed.findings}) or not fixed.findings
    assert fix_page(fixed.page).findings == ()
    assert bool(fixed.findings) == (fixed.page.text != text)
    return len(fixed.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_page_is_repaired(case: dict[str, Any]) -> None:
    page = warbox.parse(case["input"], wiki=case.get("wiki", "enwiki"))
    fixed = fix_page(page)
    assert fixed.page.text == case["expected"]
    assert sorted(str(finding.code) for finding in fixed.findings) == sorted(case["codes"])
    check_repair(case["input"], case.get("wiki", "enwiki"))


def test_only_what_is_selected_is_repaired() -> None:
    page = warbox.parse("{{cite web|title=T|url=u|url=u|trans_title=U}}")
    fixed = fix_page(page, ["duplicate-argument"])  # type: ignore[list-item]
    assert fixed.page.text == "{{cite web|title=T|url=u|trans_title=U}}"


@pytest.mark.parametrize("code", FIXES, ids=str)
def test_the_page_of_a_code_tells_of_its_repair(code: str, repository_root: Path) -> None:
    page = (repository_root / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8")
    assert f"`warbox fix --select {code}`" in page


@settings(max_examples=60)
@given(footnote_pages, citation_calls())
def test_a_repair_brings_nothing_new_and_is_done_once(page: str, citation: str) -> None:
    check_repair(f"{page}<ref>{citation}</ref>\n<ref>{citation}</ref>", "enwiki")


def test_real_pages_are_repaired(corpus_root: Path) -> None:
    repaired = sum(check_repair(path.read_text("utf-8"), wiki_of(path)) for path in corpus_pages(corpus_root)[::40])
    assert repaired > 0


def test_repairs_that_bring_something_new_do_not_keep_others_from_being_made(monkeypatch: pytest.MonkeyPatch) -> None:
    rename = FIXES[Code.DEPRECATED_PARAMETER]
    attempts: list[str] = []

    def fix(repair: Repair, finding: Diagnostic) -> bool:
        attempts.append(finding.message)
        argument = repair.argument(finding.span)
        if argument is not None and argument.value == "bad":
            repair.edit.insert(0, '<ref name="nowhere" />')
        return rename(repair, finding)

    monkeypatch.setitem(FIXES, Code.DEPRECATED_PARAMETER, fix)
    values = ["bad" if number in (3, 70, 71) else "T" for number in range(100)]
    fixed = fix_page(warbox.parse("".join(f"{{{{cite web|title={one}|url=u|transtitle={one}}}}}" for one in values)))
    assert fixed.page.text == "".join(
        f"{{{{cite web|title={one}|url=u|{'transtitle' if one == 'bad' else 'trans-title'}={one}}}}}" for one in values
    )
    assert len(fixed.findings) == 97
    assert len(attempts) < 30 * len(values)
