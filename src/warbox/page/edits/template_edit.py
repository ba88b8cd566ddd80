"""`TemplateEdit`: a template of the page as a mutable mapping of its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from warbox.errors import EditError, OverlappingEditsError, ParameterNameError, UnwritableValueError
from warbox.page.edits.arguments import check_name, last_without_name, next_number, others_count_behind, with_text
from warbox.page.edits.from_json import as_on_page
from warbox.page.edits.items.list_templates import length_behind_items, list_template_of
from warbox.page.edits.items.reading_back import as_date
from warbox.page.edits.keys import ParameterKeys, parameter_keys, place_of_new
from warbox.page.edits.list_parameters import with_items
from warbox.page.edits.models import (
    FieldChange,
    changed_parameters,
    field_changes,
    in_agreement,
    is_copy,
    misread_field,
    name_part,
    with_numbers,
)
from warbox.page.edits.nodes import nodes_within
from warbox.page.edits.notes import replaced_text, with_named_arguments
from warbox.page.edits.numbered import numbered_names, numbered_texts
from warbox.page.edits.typed_parameters import TypedParameters
from warbox.page.edits.types import validated
from warbox.page.edits.values import holds_bullets, joint_of_items, usual_break
from warbox.syntax import Template, Tree
from warbox.syntax.argument_values import names_itself, safe_value
from warbox.syntax.edits import Replacement
from warbox.syntax.template_changes import Slot, TemplateChanges
from warbox.typed import Reader, TemplateModel
from warbox.typed.calls import is_call
from warbox.typed.plan import FieldPlan
from warbox.typed.reading import FieldPlace
from warbox.wikis import Wiki


@dataclass(frozen=True, slots=True)
class EditAccess:
    """What the edit of a template needs of that of the page.

    `commit` takes replacements out and puts others in; it raises, and does nothing, where they overlap. `open` gives
    the edit of another template, `reader_of` what reads a text as it reads the page.
    """

    wiki: Wiki
    commit: Callable[[list[Replacement], list[Replacement]], None]
    open: Callable[[Template], TemplateEdit]
    reader_of: Callable[[str], Reader]


class TemplateEdit(MutableMapping[str, Any]):
    """The parameters of one template, as they are to be.

    Keys are names of parameters: as the page writes them, as the wiki or the model knows them, positional ones by
    their number; or names of the model's fields. A key means the parameter that stands on the page already, in whatever
    spelling; iterating gives the names as they stand. What is got is wikitext, without blanks and comments around it.

    What is set is wikitext, a typed object, or a list of them; None takes the parameter out. A pipe that would end the
    value is written `{{!}}`. A typed object takes the place of the text that shows, a list that of the items that
    differ. What cannot be set raises `UnwritableValueError`, as markup that is not closed does. An error changes
    nothing.
    """

    def __init__(self, template: Template, model: TemplateModel | None, access: EditAccess) -> None:
        self._typed = TypedParameters(template, model, access.wiki, access.reader_of)
        self._keys = self._typed.keys
        self._wiki = access.wiki
        self._access = access
        self._changes = TemplateChanges.of(template)
        self._replacements: list[Replacement] = []

    @property
    def template(self) -> Template:
        """The template as it stands on the page."""
        return self._changes.template

    @property
    def changes(self) -> TemplateChanges:
        """What is to be changed."""
        return self._changes

    def __repr__(self) -> str:
        return f"TemplateEdit({dict(self)!r})"

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(slot.key for slot in self._changes.present))

    def __len__(self) -> int:
        return len({slot.key for slot in self._changes.present})

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str | int) and self._find(str(key)) is not None

    def __getitem__(self, key: str | int) -> str:
        return self._slot(key).text

    def __setitem__(self, key: str | int, value: Any) -> None:
        numbered = None if self._keys is None else self._keys.numbered_field(str(key), list(self))
        if numbered is not None:
            self._set_numbered(numbered, validated(value))
            return
        if value is None:
            self.pop(str(key), None)
            return
        with self._all_or_nothing():
            self._give(str(key), validated(value))

    def _give(self, key: str, value: Any, after: tuple[Slot | None] | None = None, *, of_copy: bool = False) -> None:
        """Gives a parameter a value; a new one behind `after`.

        With `of_copy` it is that of a field of a copy, whose list is that of all parameters; a copy is read back later.
        """
        slot = self._find(key)
        field = self._typed.field(key, slot, list(self))
        self._typed.check(key, value, field)
        value = self._typed.in_agreement(value, field)
        if not of_copy and after is None and self._give_in_parts(value, field):
            return
        if slot is None and self._typed.says_elsewhere(self._changes, key, value, field):
            return
        if field is not None and field.field.many:
            value = [value] if isinstance(value, BaseModel) else value
            if isinstance(value, list | tuple) and self._set_items(key, value, field, is_all=of_copy):
                return
        if slot is not None and self._typed.says(slot, value):
            self._write(slot, "" if slot.parts is None else slot.parts.core)
            return
        if slot is None:
            self._add(key, safe_value(self._typed.text(slot, value, field)), after)
        elif field is None or field.field.many or not self._set_within(slot, value, field):
            self._write(slot, self._typed.text(slot, value, field))
        given = self._find(key)
        if given is not None and field is not None and not of_copy:
            self._typed.check_read(self._changes, given, value, field)

    def _give_in_parts(self, value: Any, field: FieldPlace | None) -> bool:
        """Sets a single value in several parameters, where these say a part of it each; False where they do not."""
        old = self._typed.model
        if old is None or field is None or field.group is not None or field.field.many:
            return False
        value, kind = as_date(value), field.field.type
        if not (isinstance(value, BaseModel) and isinstance(kind, type) and isinstance(value, kind)):
            return False
        new = in_agreement(old.model_copy(update={field.field.name: value}), old, self._wiki)
        changes = field_changes(old, new, self._wiki)
        if all(change.place == field and not change.is_spread for change in changes):
            return False
        self.take_over(old, new)
        return True

    def _write(self, slot: Slot, text: str) -> None:
        """Writes a value as a whole."""
        if (unchanged := self._changes.with_value(slot, text)).stands(slot):
            self._change(unchanged)
        else:
            self._change(with_text(self._changes, slot, safe_value(text)))

    def _set_numbered(self, field: FieldPlan, value: Any) -> None:
        """Sets a list of which each value has a parameter of its own; those beyond its end are taken out."""
        values = list(value) if isinstance(value, list | tuple) else [] if value is None else [value]
        self._typed.check(field.name, values, FieldPlace(field))
        standing = [] if self._keys is None else self._keys.numbered_names(field, self)
        slots = [self._slot(name) for _, name in standing]
        texts = numbered_texts(values, self._typed.values(field), slots, self._wiki)
        names = numbered_names(field, standing, len(values))
        with self._all_or_nothing():
            for name, text in zip(names, texts, strict=True):
                self[name] = text
            for _, name in standing[len(values) :]:
                del self[name]

    def _set_items(self, key: str, values: Sequence[Any], field: FieldPlace, *, is_all: bool) -> bool:
        """Sets a list in the items that differ; False where the value is to be written as a whole."""
        changes = with_items(self._changes, self._typed, key, values, field, self._rewritten, is_all=is_all)
        if changes is not None:
            self._change(changes)
        return changes is not None

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Takes all changes back where one is refused."""
        before = self._changes, self._replacements
        try:
            yield
        except EditError:
            self._access.commit(self._replacements, before[1])
            self._changes, self._replacements = before
            raise

    def take_over(self, old: TemplateModel, new: TemplateModel) -> None:
        """Sets the fields in which a copy of the template's model differs from it; all other parameters stay.

        Raises `UnwritableValueError`, and changes nothing, where a field cannot be set so that it is read again.
        """
        new = with_numbers(in_agreement(as_on_page(new, old), old, self._wiki), old)
        keys, present = self._keys_of(type(old)), list(self)
        with self._all_or_nothing():
            for key, value in changed_parameters(old, new, self._wiki):
                self[key] = value
            for change in field_changes(old, new, self._wiki):
                self._set_field(type(old), change)
            reader = self._access.reader_of(self._changes.applied())
            found = reader.read(Tree(reader.source).templates[0], type(old), name_part(old))
            gone = [name for name in present if name not in self]
            touched = {place.field.name for name in gone for place in keys.fields(name) if place.group is None}
            wrong = misread_field(found, old, new, touched, self._wiki)
            if wrong is not None:
                raise UnwritableValueError(f"{type(old).__name__}.{wrong}")

    def _keys_of(self, model: type[TemplateModel]) -> ParameterKeys:
        return parameter_keys(model, self._wiki, is_call=is_call(self.template, self._wiki))

    def _set_field(self, model: type[TemplateModel], change: FieldChange) -> None:
        """Sets the parameters of a field; those that it is read from where there are any."""
        keys = self._keys_of(model)
        place = change.place
        others = [name for name in self if keys.fields(name) == [place]]
        if change.is_spread:
            for name, text in change.parameters(keys, others, self._wiki).items():
                self[name] = text
        elif change.value is not None:
            self._give(keys.key_of(place, list(self)), change.value, of_copy=True)
        else:
            for name in [name for name in self if name in others or keys.main_field(name) == place]:
                self[name] = None

    def _rewritten(self, old: TemplateModel, new: TemplateModel) -> str | None:
        """A template within this one written anew, with only those parameters changed that differ."""
        inside = nodes_within(self.template.children, self.template.start, self.template.end)
        found = next((node for node in inside if isinstance(node, Template) and node.start == old.span.start), None)
        if found is None or not is_copy(new, old):
            return None if old.unread else new.to_wikitext(self._wiki)
        apart = TemplateEdit(found, old, replace(self._access, commit=lambda before, after: None))
        try:
            apart.take_over(old, new)
        except EditError:
            return None
        return apart.changes.applied()

    def __delitem__(self, key: str | int) -> None:
        self._change(self._changes.without(self._changes.named(self._slot(key).key)))

    def merge_repeated(self, key: str | int) -> bool:
        """Of several parameters of one name leaves one, where the others say the same or nothing.

        False, and nothing is changed, where there is only one, or where they say different things.
        """
        slots = self._changes.named(self._slot(key).key)
        filled = [slot for slot in slots if slot.text]
        kept = next((slot for slot in filled if not slot.explicit), (filled or slots)[-1])
        others = [slot for slot in slots if slot is not kept]
        if not others or any(slot.text not in ("", kept.text) for slot in others):
            return False
        self._change(self._changes.without(others))
        return True

    def names_of_same(self, key: str | int) -> list[str]:
        """The other parameters on the page that a field of the model is read from as from this one."""
        name = self._slot(key).key
        if self._keys is None:
            return []
        fields = set(self._keys.fields(name))
        return [other for other in self if other != name and not fields.isdisjoint(self._keys.fields(other))]

    def append(self, key: str | int, value: Any) -> None:
        """Adds an item to the list that a parameter holds, in the form that the list has; what is there stays.

        That may be a list template, with a heading before it or without, bulleted lines, which another template may
        close, or lines that `<br>` parts. Several items are given as a list.
        """
        items = validated([*value] if isinstance(value, list | tuple) else [value])
        before = self._changes
        texts = [self._typed.item_text(str(key), self._find(str(key)), before.slots, item) for item in items]
        with self._all_or_nothing():
            for text in texts:
                self._append_text(str(key), text)
            if self._changes is not before and not any(isinstance(item, str) for item in items):
                self._typed.check_longer(before, self._changes, self._find(str(key)), len(items))

    def _append_text(self, key: str, text: str) -> None:
        slot = self._find(key)
        if slot is None or not slot.text:
            self[key] = text
        elif (inner := list_template_of(self.template, slot, self._wiki)) is None:
            behind = length_behind_items(self.template, slot, self._wiki)
            joint = joint_of_items(slot.text, usual_break(str(self.template)))
            self._change(self._changes.with_added(slot, joint + text, behind))
        elif holds_bullets(inner, self._wiki):
            self._access.open(inner).append(1, text)
        else:
            inner_edit = self._access.open(inner)
            inner_edit[1 + max((int(name) for name in inner_edit if name.isdecimal()), default=0)] = text

    def _set_within(self, slot: Slot, value: Any, field: FieldPlace) -> bool:
        """Sets a typed value in the place of the text that shows; False where it takes the place of all that stands."""
        parts = slot.parts
        old = None if isinstance(value, str | list | tuple) else self._typed.seen(slot, field)
        if parts is None or old is None:
            return False
        nodes = self.template.children_within(parts.core_start, parts.core_end)
        place = self._changes.slots.index(slot)
        for inner in self._typed.alternatives(value, old, field, nodes, self._rewritten):
            changes = self._changes.with_inner(slot, inner)
            if self._typed.is_read(changes, changes.slots[place], value, field):
                self._change(changes)
                return True
        text = safe_value(self._typed.text(slot, value, field))
        for one in dict.fromkeys([with_named_arguments(text, nodes, parts, self._wiki), text]):
            changes = self._changes.with_inner(slot, replaced_text(old, nodes, parts, one, self._wiki))
            new = changes.slots[place]
            if not new.explicit and names_itself(new.text.strip()):
                return False
            if one == text or self._typed.is_read(changes, new, value, field):
                self._change(changes)
                break
        return True

    def insert_before(self, neighbour: str | int, key: str | int, value: Any) -> None:
        """Adds a parameter right before another one. Raises `KeyError` where there is no such neighbour."""
        slots = self._changes.slots
        place = slots.index(self._slot(neighbour))
        self._insert(str(key), value, slots[place - 1] if place else None)

    def insert_after(self, neighbour: str | int, key: str | int, value: Any) -> None:
        """Adds a parameter right behind another one. Raises `KeyError` where there is no such neighbour."""
        self._insert(str(key), value, self._slot(neighbour))

    def rename(self, key: str | int, name: str) -> None:
        """Gives a parameter another name; its place and value stay.

        Raises `ParameterNameError` where the name is taken or is none, and for a positional value that is not the last:
        without it the others would count anew.
        """
        slot = self._slot(key)
        if name == slot.key:
            return
        check_name(name)
        if self._changes.find(name) is not None:
            raise ParameterNameError(f"{{{{{self.template.title}}}}} has a parameter {name!r} already")
        if slot.was_positional and others_count_behind(self._changes, slot):
            raise ParameterNameError(f"the value {slot.key} has no name, and the values behind it would count anew")
        self._change(self._changes.with_name(slot, name))

    def _insert(self, key: str, value: Any, after: Slot | None) -> None:
        if self._find(key) is not None:
            raise ParameterNameError(f"{{{{{self.template.title}}}}} has a parameter {key!r} already")
        with self._all_or_nothing():
            self._give(key, validated(value), (after,))

    def _add(self, key: str, text: str, after: tuple[Slot | None] | None = None) -> None:
        present = list(self)
        name = key if self._keys is None else self._keys.name_to_write(key, present)
        deleted = next((slot for slot in self._changes.slots if slot.deleted and slot.key == name), None)
        if deleted is not None and after is None:
            self._change(with_text(self._changes, deleted, text))
            return
        check_name(name)
        is_next = name == next_number(self._changes)
        if after is not None:
            (place,) = after
        elif is_next:
            place = last_without_name(self._changes)
        else:
            neighbour = place_of_new(name, present, self._keys)
            place = None if neighbour is None else self._changes.find(neighbour)
        explicit = not is_next or names_itself(text)
        self._change(self._changes.with_new(name, text, place, explicit=explicit))

    def _change(self, changes: TemplateChanges) -> None:
        """Makes the changes, if the template then has just the parameters that it is to have."""
        replacements = changes.replacements()
        if replacements and not changes.hold():
            shown = str(self.template.title)
            raise UnwritableValueError(f"{{{{{shown}}}}} would have other parameters than it is given")
        try:
            self._access.commit(self._replacements, replacements)
        except OverlappingEditsError as error:
            changed = next((slot.key for slot in changes.slots if slot not in self._changes.slots), "")
            raise OverlappingEditsError(f"{{{{{self.template.title}}}}}, {changed}: {error}") from None
        self._changes, self._replacements = changes, replacements

    def _slot(self, key: str | int) -> Slot:
        slot = self._find(str(key))
        if slot is None:
            raise KeyError(key)
        return slot

    def _find(self, key: str) -> Slot | None:
        present = list(self)
        name = self._keys.find(key, present) if self._keys is not None else key
        return None if name is None else self._changes.find(name)
