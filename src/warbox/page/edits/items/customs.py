"""How a box writes what may be written in several ways: the script of its digits, blanks before the signs of fates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import product
from typing import Any

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.conflict.segments import as_flag, is_flag
from warbox.conflict.writing import write_fates, write_flag
from warbox.page.edits.nodes import nodes_within
from warbox.page.edits.said import said
from warbox.page.edits.values import value_text
from warbox.syntax import Comment, Node, Tag, Template, Tree
from warbox.templates.flags import Flag, FlagCountry, FlagIcon
from warbox.templates.symbols import Fate
from warbox.typed import ArgumentValue, Reader, TemplateModel, resolve
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.digits import in_digits_of
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.wikis import Wiki

_OPENING = "{{"
_ALIKE: dict[type[Flag], type[Flag]] = {FlagIcon: FlagIcon, Flag: Flag, FlagCountry: Flag}
"""Which flags of a country stand for each other; those of other classes tell more."""
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
            if isinstance(item, Commander):
                for written, sign in zip(write_fates(item.status, self._wiki), self.fates(item.status), strict=True):
                    text = text.replace(f" {written}", self.with_joint(sign))
            if isinstance(item, Combatant | Commander):
                for flag, alone in product(item.flags, (True, False)):
                    text = text.replace(write_flag(flag, self._wiki, alone=alone), self.flag(flag, alone=alone), 1)
            elif isinstance(item, Flag):
                text = text.replace(write_flag(item, self._wiki, alone=False), self.flag(item, alone=False), 1)
        return text

    def fates(self, status: Sequence[str]) -> list[str]:
        """The signs of what became of a commander, each as the box has it."""
        return [self._sign(fate, sign) for fate, sign in zip(status, write_fates(status, self._wiki), strict=True)]

    def _sign(self, fate: str, written: str) -> str:
        """The template that the box has for a fate already, where it is to be written as a template."""
        return self._signs.get(fate, written) if written.startswith("{{") else written

    def flag(self, flag: Flag, *, alone: bool = True) -> str:
        """A flag; one that stands in the box, and shows no name, as it stands there."""
        node = self._places.get((flag.span.start, flag.span.end))
        if flag.shown_name is None and node is not None and self._is_of(node, flag):
            return str(node)
        text = write_flag(flag, self._wiki, alone=alone)
        head, bar, arguments = text.partition("|")
        name = self._flag_names.get(resolve(head.removeprefix(_OPENING), self._wiki).model) if bar else None
        is_own = head == f"{_OPENING}{flag.template}"
        return text if name is None or is_own else f"{_OPENING}{name}|{arguments}"

    def _is_of(self, node: Node, flag: Flag) -> bool:
        """Whether a flag is the one that stands there: one of another page may have the same place."""
        content = Inline.read(ArgumentValue(node.source, node.start, node.end, [node], "", ""), self._reader)
        standing = [as_flag(mark.value) for mark in content.passage.marks if is_flag(mark.value)]
        return any(said(one, self._wiki) == said(flag, self._wiki) for one in standing)

    @cached_property
    def _flag_names(self) -> dict[type[TemplateModel] | None, str]:
        """The names that most flags of a country have here: those without a name beside them, and those with one."""
        names: dict[type[TemplateModel], Counter[str]] = {FlagIcon: Counter(), Flag: Counter()}
        for node in self._nodes:
            model = self._reader.typed(node) if isinstance(node, Template) else None
            if isinstance(model, Flag) and model.country is not None and type(model) in _ALIKE:
                names[_ALIKE[type(model)]][model.template] += 1
        return {kind: found.most_common(1)[0][0] for kind, found in names.items() if found}

    @cached_property
    def _places(self) -> dict[tuple[int, int], Node]:
        return {(node.start, node.end): node for node in self._nodes}

    @cached_property
    def _nodes(self) -> list[Node]:
        return nodes_within(self._template.children, self._template.start, self._template.end)

    @cached_property
    def _signs(self) -> dict[str, str]:
        """For each fate the template without arguments that stands for it first."""
        found: dict[str, str] = {}
        for node in self._nodes:
            sign = self._reader.typed(node) if isinstance(node, Template) and not node.arguments else None
            if isinstance(sign, Fate) and sign.status:
                found.setdefault(sign.status, str(node))
        return found

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
        signs = [
            node for node in self._nodes if isinstance(node, Template) and isinstance(self._reader.typed(node), Fate)
        ]
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
