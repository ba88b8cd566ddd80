"""The ledger of what was understood: templates inside conflict boxes, and fields of boxes with a typed value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field

from warbox.conflict import MilitaryConflict
from warbox.page import Page
from warbox.typed import template_key
from warbox.typed.names import numbered
from warbox.typed.parameter_names import parameter_names
from warbox.typed.plan import FieldPlan
from warbox.wikis import Wiki

_EXAMPLES = 3
_SIDES = "sides"


class TemplateCount(BaseModel):
    """How often a template stands in boxes, how often it is typed, and the first pages where it is not."""

    count: int = 0
    typed: int = 0
    examples: list[str] = Field(default_factory=list)


class FieldCount(BaseModel):
    """In how many boxes a parameter of the field has a value, in how many of these the field has a typed one.

    `examples` are the first pages where it has none.
    """

    given: int = 0
    typed: int = 0
    examples: list[str] = Field(default_factory=list)


class UnreadCount(BaseModel):
    """In how many boxes a parameter stands that no field reads, and the first pages with it."""

    count: int = 0
    examples: list[str] = Field(default_factory=list)


class Ledger(BaseModel):
    """What was understood of `boxes` conflict boxes; `unread` are the parameters that no field reads."""

    boxes: int = 0
    templates: dict[str, TemplateCount] = Field(default_factory=dict)
    fields: dict[str, FieldCount] = Field(default_factory=dict)
    unread: dict[str, UnreadCount] = Field(default_factory=dict)

    def add_page(self, page: Page) -> None:
        """Enters the conflicts of a page."""
        title = page.title or ""
        for conflict in page.conflicts:
            self.boxes += 1
            for template, typed in page.templates_within(conflict.span)[1:]:
                self._add_template(template_key(template.title), title, typed=typed)
            for name, typed in _fields_given(conflict, page.wiki):
                count = self.fields.setdefault(name, FieldCount())
                count.given += 1
                count.typed += typed
                if not typed:
                    count.examples = _first([*count.examples, title])
            for name in conflict.unread:
                unread = self.unread.setdefault(name, UnreadCount())
                unread.count += 1
                unread.examples = _first([*unread.examples, title])

    def _add_template(self, name: str, title: str, *, typed: bool) -> None:
        count = self.templates.setdefault(name, TemplateCount())
        count.count += 1
        count.typed += typed
        if not typed:
            count.examples = _first([*count.examples, title])

    def add(self, other: Ledger) -> None:
        """Enters what another ledger holds, behind what is here."""
        self.boxes += other.boxes
        for name, template in other.templates.items():
            count = self.templates.setdefault(name, TemplateCount())
            count.count += template.count
            count.typed += template.typed
            count.examples = _first([*count.examples, *template.examples])
        for name, field in other.fields.items():
            given = self.fields.setdefault(name, FieldCount())
            given.given += field.given
            given.typed += field.typed
            given.examples = _first([*given.examples, *field.examples])
        for name, parameter in other.unread.items():
            unread = self.unread.setdefault(name, UnreadCount())
            unread.count += parameter.count
            unread.examples = _first([*unread.examples, *parameter.examples])

    def sorted(self) -> Ledger:
        """The same with the templates by how often they stand untyped, then by count, and fields in their order."""
        return Ledger(
            boxes=self.boxes,
            templates=dict(sorted(self.templates.items(), key=_untyped_first)),
            fields={name: self.fields[name] for name in dict.fromkeys(_labels().values()) if name in self.fields},
            unread=dict(sorted(self.unread.items(), key=lambda entry: (-entry[1].count, entry[0]))),
        )


def _first(titles: list[str]) -> list[str]:
    """The first titles, each once."""
    return list(dict.fromkeys(titles))[:_EXAMPLES]


def _untyped_first(entry: tuple[str, TemplateCount]) -> tuple[int, int, str]:
    name, count = entry
    return count.typed - count.count, -count.count, name


def _fields_given(conflict: MilitaryConflict, wiki: Wiki) -> Iterator[tuple[str, bool]]:
    """The fields for which the box gives a parameter, and whether they have a typed value."""
    names, labels = parameter_names(type(conflict), wiki), _labels()
    canonical = (names[written] for written in conflict.parameters)
    given = dict.fromkeys(labels.get(numbered(name)) for name in canonical)
    for label in given:
        if label is not None:
            yield label, _is_typed(conflict, label)


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """For each parameter the field that it counts for: the one whose first name it is, else the first that reads it."""
    plan = MilitaryConflict.plan()
    fields = [(field.name, field) for field in plan.fields if not MilitaryConflict.model_fields[field.name].exclude]
    fields += [(f"{group.name}.{field.name}", field) for group in plan.groups for field in group.fields]
    labels = {field.parameter.names[0]: label for label, field in fields}
    for label, field in fields:
        for name in _other_names(field):
            labels.setdefault(name, label)
    return labels


def _other_names(field: FieldPlan) -> tuple[str, ...]:
    return field.parameter.names[1:]


def _is_typed(conflict: MilitaryConflict, label: str) -> bool:
    group, dot, name = label.rpartition(".")
    if not dot:
        return _has_value(getattr(conflict, label))
    sides = [*getattr(conflict, group), *([conflict.joint] if group == _SIDES and conflict.joint else [])]
    return any(_has_value(getattr(side, name)) for side in sides)


def _has_value(value: Any) -> bool:
    """Whether a value is there and could be read; a date without EDTF could not."""
    if value is None or value == ():
        return False
    return getattr(value, "edtf", "") is not None
