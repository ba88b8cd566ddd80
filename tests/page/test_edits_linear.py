"""Law: the work of an edit grows with the page and no faster."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import warbox
from tests.work import lines_run
from warbox import Edit, Page


def set_one(page: Page, edit: Edit) -> None:
    edit[page.tree.templates[0]]["new"] = "v"


def take_out_one(page: Page, edit: Edit) -> None:
    del edit[page.tree.templates[0]][next(iter(edit[page.tree.templates[0]]))]


def edit_every_template(page: Page, edit: Edit) -> None:
    for template in page.tree.templates:
        edit[template]["new"] = "v"


PAGES: dict[str, tuple[Callable[[int], str], Callable[[Page, Edit], None]]] = {
    "a parameter of a long box": (lambda n: "{{x\n" + "| a = b\n" * n + "}}", set_one),
    "a positional value of a long list": (lambda n: "{{x" + "|a" * n + "}}", take_out_one),
    "a long value": (lambda n: "{{x|a=" + "[[b]] {{c}} <!-- d --> " * n + "}}", set_one),
    "many templates": (lambda n: "{{x|a=b}} " * n, edit_every_template),
    "blanks and comments": (lambda n: "{{x|a=" + " <!-- c -->\n" * n + "}}", set_one),
}


@pytest.mark.parametrize(("text", "task"), PAGES.values(), ids=PAGES)
def test_work_grows_with_the_page(text: Callable[[int], str], task: Callable[[Page, Edit], None]) -> None:
    def work(count: int) -> int:
        page = warbox.parse(text(count))

        def run() -> None:
            edit = page.edit()
            task(page, edit)
            _ = edit.text

        return lines_run(run)

    work(1)
    assert work(160) < 6 * work(40)
