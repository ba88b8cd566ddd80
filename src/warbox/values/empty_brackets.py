"""Brackets in which nothing is left to see, since what stands in them on the page shows nothing here."""

from __future__ import annotations

import re

from warbox.values.passage import Passage

_MAY_BE_EMPTY = re.compile(r"[(\uff08][\s,;)\uff09]")
_BRACKETS = re.compile(r"\s*([(\uff08])((?=[\s,;)\uff09])[^\d()\uff08\uff09]*)[)\uff09]")


def text_without_empty_brackets(line: Passage) -> str:
    """The line's text without brackets that are empty, though something stands in them on the page.

    So are those that begin with a template that would show a number but cannot tell it, and have no other:
    "({{age in days|2022|2|24}} days)". The value of such a template's mark has `is_of_view`.
    """
    text = line.text
    if ("(" not in text and "\uff08" not in text) or _MAY_BE_EMPTY.search(text) is None:
        return text
    unseen = {mark.start for mark in line.marks if mark.start == mark.end and getattr(mark.value, "is_of_view", False)}
    return _BRACKETS.sub(lambda found: "" if _is_empty(found, line, unseen) else found[0], text).strip()


def _is_empty(brackets: re.Match[str], line: Passage, unseen: set[int]) -> bool:
    """Whether nothing is seen in brackets; `unseen` are the indexes where a number would stand that is not known."""
    start, end = brackets.start(1), brackets.end() - 1
    if brackets[2].strip():
        return start + 1 in unseen
    return line.offset(end) - line.offset(start) > end - start
