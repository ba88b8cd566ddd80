"""The work for a text grows with its length and no faster. It is counted, not timed: no machine can be too slow."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, SupportsIndex

import pytest

import warbox.syntax
from tests.pathological import PATHOLOGICAL, Generator
from warbox.syntax import Kind, parse, tags

SYNTAX_FOLDER = str(Path(warbox.syntax.__file__).parent)

LENGTH = 50
GROWTH = 6
"""How much more work four times the text may be."""


class Work:
    """Counts lines of this package that are run, and characters that are searched through in one call."""

    def __init__(self) -> None:
        self.amount = 0

    def trace(self, frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        if not frame.f_code.co_filename.startswith(SYNTAX_FOLDER):
            return None
        if event == "line":
            self.amount += 1
        return self.trace


class CountingText(str):
    """Text that counts the characters its searches go through."""

    __slots__ = ("work",)

    work: Work

    def find(self, sub: str, start: SupportsIndex | None = 0, end: SupportsIndex | None = None, /) -> int:
        found = super().find(sub, start, end)
        stop = len(self) if end is None else int(end)
        self.work.amount += (stop if found < 0 else found) - int(start or 0)
        return found

    def rfind(self, sub: str, start: SupportsIndex | None = 0, end: SupportsIndex | None = None, /) -> int:
        found = super().rfind(sub, start, end)
        stop = len(self) if end is None else int(end)
        self.work.amount += stop - (int(start or 0) if found < 0 else found)
        return found


class CountingPattern:
    """A pattern that counts the characters its searches go through."""

    def __init__(self, pattern: re.Pattern[str], work: Work) -> None:
        self.pattern = pattern
        self.work = work

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        found = self.pattern.search(text, start, end)
        self.work.amount += (end if found is None else found.end()) - start
        return found


def work_for(text: str, task: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> int:
    work = Work()
    counting = CountingText(text)
    counting.work = work
    closing_tag = tags.closing_tag
    before = sys.gettrace()
    with monkeypatch.context() as patched:
        patched.setattr(tags, "closing_tag", lambda name: CountingPattern(closing_tag(name), work))
        sys.settrace(work.trace)
        try:
            task(counting)
        finally:
            sys.settrace(before)
    return work.amount


def ask_for_first_template(text: str) -> None:
    assert next(parse(text).iter_templates()).name == "a"


def ask_for_everything(text: str) -> None:
    tree = parse(text)
    for template in tree.templates:
        assert template.kind in Kind
        assert template.depth >= 0
        assert all(len(argument.children) >= 0 for argument in template.arguments)
    assert all(link.target_end <= link.end for link in tree.links)
    assert all(variable.parts() for variable in tree.variables)
    assert all(variant.shown() for variant in tree.variants)
    assert all(node.depth >= 0 for node in (*tree.links, *tree.tags, *tree.headings, *tree.variants))


@pytest.mark.parametrize("generate", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_work_grows_with_the_length(generate: Generator, monkeypatch: pytest.MonkeyPatch) -> None:
    parse("{{a}}").templates[0].kind  # noqa: B018 - what is read once per process shall not count
    small = work_for(generate(LENGTH), ask_for_everything, monkeypatch)
    large = work_for(generate(4 * LENGTH), ask_for_everything, monkeypatch)
    assert large < GROWTH * small


@pytest.mark.parametrize("first", ["{{a}}", "[[b]]{{a}}", "<!-- b -->[[c]] {{a|{{d}}<ref>{{e}}</ref>}}", "=={{a}}==\n"])
def test_the_first_template_costs_nothing_for_what_follows(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_for_first_template(first)  # what is read once per process shall not count
    alone = work_for(first, ask_for_first_template, monkeypatch)
    followed = first + "{{f|[[g]]}}{{h}}\n== i ==\n" * LENGTH
    assert work_for(followed, ask_for_first_template, monkeypatch) == alone
