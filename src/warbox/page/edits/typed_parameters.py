"""What the fields of a template's class say of its parameters: what stands there, what they take, how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from warbox.conflict.model import Result
from warbox.diagnostics import Span
from warbox.errors import UnwritableValueError
from warbox.page.edits.dates import DatePlace, date_alternatives
from warbox.page.edits.images import image_alternatives
from warbox.page.edits.items.customs import Customs
from warbox.page.edits.items.lists import Cell, ListField
from warbox.page.edits.items.reading_back import as_date, is_read_as, misread_items, shown
from warbox.page.edits.items.rewriting import Rewriting
from warbox.page.edits.items.room import Alternative
from warbox.page.edits.keys import ParameterKeys, parameter_keys
from warbox.page.edits.models import name_part, value_in_agreement
from warbox.page.edits.own_part import own_part
from warbox.page.edits.results import result_alternatives
from warbox.page.edits.types import check_type, check_value, takes_numbers
from warbox.page.edits.values import LINE_BREAK, usual_break, value_at, value_text, values_of
from warbox.syntax import Node, Template, Tree
from warbox.syntax.argument_values import safe_value
from warbox.syntax.template_changes import Slot, TemplateChanges
from warbox.typed import Reader, TemplateModel
from warbox.typed.calls import is_call
from warbox.typed.parameter import NUMBER
from warbox.typed.plan import FieldPlan
from warbox.typed.reading import FieldPlace
from warbox.typed.writing import value_wikitext
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.image import Image
from warbox.values.inline import Inline
from warbox.wikis import Wiki


class TypedParameters:
    """The parameters of a template as the fields of its class read them. Without a class there are none."""

    def __init__(
        self, template: Template, model: TemplateModel | None, wiki: Wiki, reader_of: Callable[[str], Reader]
    ) -> None:
        self._template = template
        self.model = model
        self._wiki = wiki
        self._reader_of = reader_of
        self._customs = Customs(template, reader_of(template.source))
        self.keys: ParameterKeys | None = None
        if model is not None:
            self.keys = parameter_keys(type(model), wiki, is_call=is_call(template, wiki))

    def field(self, key: str, slot: Slot | None, present: Sequence[str]) -> FieldPlace | None:
        """The field that a parameter is first of all for, be it there or not."""
        if self.keys is None:
            return None
        return self.keys.main_field(self.keys.name_to_write(key, present) if slot is None else slot.key)

    def check(self, key: str, value: Any, field: FieldPlace | None) -> None:
        """Raises `UnwritableValueError` for a value that the field does not take."""
        check_value(value)
        if field is not None:
            check_type(key, value, field.field, lambda one: self._is_read(one, field))

    def in_agreement(self, value: Any, field: FieldPlace | None) -> Any:
        """A copy of the single value that a field has in which all that says the same agrees again."""
        if self.model is None or field is None or field.field.many:
            return value
        return value_in_agreement(as_date(value), value_at(self.model, field), self._wiki)

    def text(self, slot: Slot | None, value: Any, field: FieldPlace | None) -> str:
        """A value as wikitext, a date in the form of the one in whose place it stands."""
        if field is not None and isinstance(value, float) and takes_numbers(field.field):
            return value_wikitext(value, self._wiki)
        value = as_date(value) if field is None else self._own_part(as_date(value), field)
        if isinstance(value, HistoricalDate) and slot is not None and slot.text and field is not None:
            like = self._read(field, HistoricalDate)
            if isinstance(like, HistoricalDate):
                return value.to_wikitext_like(like, self._wiki)
        text = self._customs.text(value)
        is_list = isinstance(value, list | tuple)
        return text.replace(LINE_BREAK, usual_break(str(self._template))) if is_list else text

    def alternatives(
        self, value: Any, seen: Inline, field: FieldPlace, nodes: Sequence[Node], rewrite: Rewriting
    ) -> Iterator[Alternative]:
        """Ways to set a date or a picture where the value that is seen says another; none for what is neither."""
        value = self._own_part(as_date(value), field)
        old = self._read(field, type(value)) if isinstance(value, HistoricalDate | Image | Result) else None
        if isinstance(value, HistoricalDate) and isinstance(old, HistoricalDate):
            place = DatePlace(seen, nodes, self._template.source, self._wiki)
            yield from date_alternatives(place, old, value, rewrite)
        elif isinstance(value, Image) and isinstance(old, Image):
            yield from image_alternatives(old, value, self._template.source, seen.span.start, seen.span.end)
        elif isinstance(value, Result) and isinstance(old, Result):
            yield from result_alternatives(old, value, seen, self._template, nodes, self._wiki)

    def says(self, slot: Slot, value: Any) -> bool:
        """Whether a typed value is just what the model has read from the parameter."""
        if self.model is None or self.keys is None or isinstance(value, str):
            return False
        return any(read is value or read == value for read in values_of(self.model, self.keys, slot.key, value))

    def says_elsewhere(self, changes: TemplateChanges, key: str, value: Any, field: FieldPlace | None) -> bool:
        """Whether just that value is read from other parameters than the one that it is set in, which is not there.

        Raises `UnwritableValueError` where another one is read there, for both would stand on the page, and where a
        field is named that no parameter gives.
        """
        if self.model is None:
            return False
        if field is None:
            if key in type(self.model).model_fields:
                raise UnwritableValueError(f"{key}: no parameter gives it alone: set those that do, or a copy of all")
            return False
        read = None if field.field.many or isinstance(value, str) else self._value_with(changes, field)
        if read is None:
            return False
        if not is_read_as(read, value, self._wiki):
            given_by = self._parameters_giving(changes, field, read)
            raise UnwritableValueError(
                f"{field.field.name}: it stands in {given_by} already: change it there, or take it out first"
            )
        return True

    def _parameters_giving(self, changes: TemplateChanges, field: FieldPlace, read: Any) -> str:
        """Those parameters without which a field is read otherwise."""
        without = {slot.key: self._value_with(changes.without([slot]), field) for slot in changes.present}
        names = [key for key, left in without.items() if not is_read_as(left, read, self._wiki)]
        return ", ".join(names) or "another parameter"

    def _value_with(self, changes: TemplateChanges, field: FieldPlace) -> Any:
        """What a field is read as with those changes made."""
        if self.model is None:
            return None
        reader = self._reader_of(changes.applied())
        found = reader.read(Tree(reader.source).templates[0], type(self.model), name_part(self.model))
        return None if found is None else value_at(found, field)

    def check_read(self, changes: TemplateChanges, slot: Slot, value: Any, field: FieldPlace) -> None:
        """Raises `UnwritableValueError` where a parameter, as it is to be, is not read as the typed value it was given.

        A list is that of the parameter alone, a single value that of the whole template: others may have a part in it.
        """
        if self.model is None or isinstance(value, str) or not slot.text:
            return
        if field.field.many:
            given = value if isinstance(value, list | tuple) else [value]
            complaint = self._misread_list(slot, given, field)
        else:
            is_read = is_read_as(self._value_with(changes, field), value, self._wiki)
            complaint = None if is_read else f"{shown(value)} would be read otherwise"
        if complaint is not None:
            raise UnwritableValueError(f"{field.field.name}: {complaint}")

    def is_read(self, changes: TemplateChanges, slot: Slot, value: Any, field: FieldPlace) -> bool:
        """Whether a parameter, as it is to be, is read as the typed value it was given."""
        try:
            self.check_read(changes, slot, value, field)
        except UnwritableValueError:
            return False
        return True

    def line_of(self, slots: Sequence[Slot], item: Any) -> str | None:
        """The line that an item has in one of the parameters that stand on the page, if it has one to itself."""
        span = getattr(item, "span", None)
        if self.keys is None or self.model is None or not isinstance(span, Span) or not span.end:
            return None
        for slot in slots:
            field = self.keys.main_field(slot.key)
            parts = slot.parts
            if field is None or parts is None or not field.field.many:
                continue
            if parts.core_start <= span.start < span.end <= parts.core_end:
                places = ListField(type(self.model), field, self._wiki, self._reader_of)
                return Cell(self._template, parts, slot.key, places).line_of(item)
        return None

    def item_text(self, key: str, slot: Slot | None, slots: Sequence[Slot], item: Any) -> str:
        """An item that is added to a list: its line elsewhere, if that is read as the item, or as it is written.

        Raises `UnwritableValueError` where it would be read otherwise.
        """
        present = [one.key for one in slots if not one.deleted]
        line = self.line_of(slots, item)
        if line is not None:
            try:
                self.check_item(key, slot, present, item, line)
            except UnwritableValueError:
                pass
            else:
                return line
        text = safe_value(self._customs.text(item)).strip()
        self.check_item(key, slot, present, item, text)
        return text

    def check_item(self, key: str, slot: Slot | None, present: Sequence[str], item: Any, text: str) -> None:
        """Raises `UnwritableValueError` where an item of a list, written by itself, is not read as it is given."""
        field = self.field(key, slot, present)
        if self.keys is not None and field is not None and field.field.many:
            self.check(key, [item], field)
            name = self.keys.name_to_write(key, present) if slot is None else slot.key
            complaint = self._misread_list(Slot(name, text, None, explicit=True), [item], field)
            if complaint is not None:
                raise UnwritableValueError(f"{field.field.name}: {complaint}")

    def check_longer(self, before: TemplateChanges, after: TemplateChanges, slot: Slot | None, added: int) -> None:
        """Raises `UnwritableValueError` where a list that was added to is not read as so many items longer."""
        field = None if self.keys is None or slot is None else self.keys.main_field(slot.key)
        if field is None or not field.field.many:
            return
        old, new = self._count(before, field), self._count(after, field)
        if new != old + added:
            raise UnwritableValueError(f"{field.field.name}: {new} items would be read, not {old + added}")

    def _count(self, changes: TemplateChanges, field: FieldPlace) -> int:
        """How many items a list field is read as having."""
        reader = self._reader_of(changes.applied())
        template = Tree(reader.source).templates[0]
        return 0 if self.model is None else len(reader.read_field(template, type(self.model), field) or ())

    def _misread_list(self, slot: Slot, given: Sequence[Any], field: FieldPlace) -> str | None:
        kind = Inline if field.field.type is str else field.field.type
        text = f"{{{{{self._template.title}|{slot.key}={slot.text}\n}}}}"
        templates = Tree(text).templates
        if self.model is None or not templates or not isinstance(kind, type):
            return None
        found = self._reader_of(text).read_field(templates[0], type(self.model), field, kind)
        return misread_items(found or (), given, kind, self._wiki)

    def values(self, field: FieldPlan) -> list[Any]:
        """What the model has read for a list field."""
        return [] if self.model is None else list(getattr(self.model, field.name))

    def seen(self, slot: Slot, field: FieldPlace) -> Inline | None:
        """What a reader sees of a parameter, if the field is read from it; comments around the value may be in it."""
        found = self._read(field, Inline)
        parts = slot.parts
        if parts is None or not isinstance(found, Inline):
            return None
        start, end = found.span.start, found.span.end
        return found if parts.value_start <= start <= parts.core_start < parts.core_end <= end <= parts.end else None

    def cells(self, slots: Sequence[Slot], place: FieldPlace) -> list[tuple[Cell, Slot]]:
        """The parameters that a list field is read from, with their items, in the order in which they are read."""
        if self.model is None or self.keys is None:
            return []
        field = ListField(type(self.model), place, self._wiki, self._reader_of)
        cells = [
            (Cell(self._template, slot.parts, slot.key, field), slot)
            for slot in slots
            if slot.parts is not None and slot.parts.core and place in self.keys.fields(slot.key)
        ]
        keys = self.keys
        names = [name.replace(NUMBER, str(place.number)) for name in place.field.parameter.names]
        ranks = {name: rank for rank, name in enumerate(names)}
        return sorted(cells, key=lambda cell: ranks.get(keys.canonical(cell[1].key), len(ranks)))

    def is_first_name(self, key: str, place: FieldPlace) -> bool:
        """Whether a key is the name under which a list that several parameters give is written."""
        first = place.field.parameter.names[0].replace(NUMBER, str(place.number))
        return self.keys is not None and place.field.parameter.joined and self.keys.canonical(key) == first

    def _own_part(self, value: Any, field: FieldPlace) -> Any:
        """What of a single value the field's own parameter is to say."""
        if self.model is None or field.field.many or not isinstance(value, BaseModel):
            return value
        return own_part(value, value_at(self.model, field), self._read(field, type(value)))

    def _read(self, field: FieldPlace, kind: Any) -> Any:
        """What stands on the page for a field, read as another type."""
        if self.model is None:
            return None
        reader = self._reader_of(self._template.source)
        return reader.read_field(self._template, type(self.model), field, kind)

    def _is_read(self, value: Any, field: FieldPlace) -> bool:
        """Whether a value, written out, is read as the type of a field."""
        name = field.field.parameter.names[0].replace(NUMBER, str(field.number))
        text = f"{{{{{self._template.title}|{name}={value_text(value, self._wiki)}\n}}}}"
        templates = Tree(text).templates
        if self.model is None or not templates:
            return False
        found = self._reader_of(text).read_field(templates[0], type(self.model), field)
        return found is not None and not (isinstance(found, HistoricalDate) and found.edtf is None)
