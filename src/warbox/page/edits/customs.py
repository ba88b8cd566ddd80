"""How a box writes what may be written in several ways: the script of its digits, blanks before the signs of fates."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import Any

from warbox.conflict.commander import Commander
from warbox.conflict.writing import write_fates
from warbox.page.edits.room import nodes_within
from warbox.page.edits.values import value_text
from warbox.syntax import Comment, Tag, Template, Tree
from warbox.templates.symbols import Fate
from warbox.typed import Reader
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.digits import in_digits_of
from warbox.values.figures.figure import Figure
from warbox.wikis import Wiki

_DIGITS = re.compile(r"\d")


class Customs:
    """The customs of one template, by which what is new in it is written."""

    def __init__(self, template: Template, reader: Reader) -> None:
        self._template = template
        self._reader = reader
        self._wiki: Wiki = reader.wiki

    def text(self, value: Any) -> str:
        """A value as wikitext, as it is written here. Raises `UnwritableValueError` for what nothing can write."""
        text = value_text(value, self._wiki)
        items = value if isinstance(value, list | tuple) else [value]
        if any(isinstance(item, Figure | HistoricalDate) for item in items):
            return self.in_digits(text)
        for item in items:
            if isinstance(item, Commander) and self.before_fates != " ":
                for sign in write_fates(item.status, self._wiki):
                    text = text.replace(f" {sign}", self.with_joint(sign))
        return text

    def in_digits(self, text: str) -> str:
        """A text in the digits that most values have here, but for what stands in markup."""
        if self._digit.isascii():
            return text
        parts, start = [], 0
        for node in Tree(text).children:
            parts += [in_digits_of(text[start : node.start], self._digit), str(node)]
            start = node.end
        return "".join([*parts, in_digits_of(text[start:], self._digit)])

    def with_joint(self, sign: str) -> str:
        """The sign of a fate with what parts it from a name; one in brackets always has a blank."""
        return f"{self.before_fates if sign.startswith('{{') else ' '}{sign}"

    @cached_property
    def _digit(self) -> str:
        """A digit of the script that most digits have outside of templates, footnotes and comments."""
        found: Counter[int] = Counter()
        example = {}
        for argument in self._template.arguments:
            text = _without_nodes(self._template, argument.value_start, argument.end)
            for digit in _DIGITS.findall(text):
                zero = ord(digit) - int(digit)
                found[zero] += 1
                example[zero] = digit
        return example[found.most_common(1)[0][0]] if found else "0"

    @cached_property
    def before_fates(self) -> str:
        """What stands before most signs of fates: a blank, as before the first one, or nothing."""
        source = self._template.source
        inside = nodes_within(self._template.children, self._template.start, self._template.end)
        signs = [node for node in inside if isinstance(node, Template) and isinstance(self._reader.typed(node), Fate)]
        bare = sum(not source[node.start - 1].isspace() for node in signs)
        return "" if 2 * bare > len(signs) else " "


def _without_nodes(template: Template, start: int, end: int) -> str:
    """The text between two offsets without templates, tags and comments."""
    parts, source = [], template.source
    for node in template.children_within(start, end):
        if isinstance(node, Template | Tag | Comment):
            parts.append(source[start : node.start])
            start = node.end
    return "".join([*parts, source[start:end]])
