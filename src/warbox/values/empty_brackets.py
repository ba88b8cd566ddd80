"""Brackets in which nothing is left to see, since a template in them shows what is not on the page."""

from __future__ import annotations

import re

from warbox.values.passage import Passage

_MAY_BE_EMPTY = re.compile(r"[(\uff08][\s,;)\uff09]")
_EMPTY = re.compile(r"\s*[(\uff08]\s*[)\uff09]")
_BEGINS_EMPTY = re.compile(r"\s*([(\uff08])[\s,;][^\d()\uff08\uff09]*[)\uff09]")


def text_without_empty_brackets(line: Passage) -> str:
    """The line's text without brackets that are empty.

    So are those that begin with a template that would show a number but cannot tell it, and have no other:
    "({{age in days|2022|2|24}} days)". The value of such a template's mark has `is_of_view`.
    """
    text = line.text
    if ("(" not in text and "\uff08" not in text) or _MAY_BE_EMPTY.search(text) is None:
        return text
    unseen = {mark.start for mark in line.marks if mark.start == mark.end and getattr(mark.value, "is_of_view", False)}
    if unseen:
        text = _BEGINS_EMPTY.sub(lambda found: "" if found.end(1) in unseen else found[0], text)
    return _EMPTY.sub("", text).strip()
