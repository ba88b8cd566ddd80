"""In which fields a copy of a typed template differs from the one on the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from warbox.page.edits.items.entries import as_in_parameter
from warbox.page.edits.items.pairing import span_of
from warbox.page.edits.items.reading_back import difference, is_read_as
from warbox.page.edits.keys import ParameterKeys
from warbox.page.edits.own_part import changed_fields
from warbox.page.edits.said import said
from warbox.typed import ParameterGroup, TemplateModel, changed, plain_wikitext
from warbox.typed.plan import FieldPlan
from warbox.typed.reading import FieldPlace
from warbox.typed.writing import field_parameters
from warbox.values.inline import Inline
from warbox.wikis import Wiki

Model = TypeVar("Model", bound=TemplateModel)

_OTHERWISE = " would not be read as it is given"
_NOTHING: tuple[Any, ...] = (None, [], ())
_NUMBER = "number"
_OF_PLACE = frozenset({"template", "span", "unread", "source_wiki"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that is to say something else than `before`; None takes it out."""

    place: FieldPlace
    before: Any
    value: Any

    @property
    def is_spread(self) -> bool:
        """Whether several parameters are one value each of the field, or which one it is depends on the value."""
        field = self.place.field
        one_each = field.parameter.enumerated and self.place.group is None
        return one_each or hasattr(field.type, "write_parameters")

    def parameters(self, keys: ParameterKeys, standing: Sequence[str], wiki: Wiki) -> dict[str, str | None]:
        """The parameters of a field that is spread over some, as far as they are to be set; None takes one out.

        `standing` are those on the page that it is read from. One that is alone there keeps its name.
        """
        before, after = (dict(field_parameters(self.place.field, one, wiki)) for one in (self.before, self.value))
        if len(standing) == len(after) == 1 and before.keys() == after.keys():
            return {standing[0]: next(iter(after.values()))}
        differing = {name: after.get(name) for name in {**before, **after} if before.get(name) != after.get(name)}
        gone = [] if self.place.field.many else [name for name in standing if keys.canonical(name) not in differing]
        return {**dict.fromkeys(gone), **differing}


def is_copy(new: Any, old: TemplateModel | None) -> bool:
    """Whether a model is the one on the page with some fields changed, and no new one made by hand."""
    return old is not None and type(new) is type(old) and new.span == old.span and new.template == old.template


def with_numbers(new: TemplateModel, old: TemplateModel) -> TemplateModel:
    """A copy in which those have numbers in rising order that are counted from one, as the people of a citation.

    Where they had the numbers of their places they have them again, also behind one who was taken out.
    """
    for group in old.plan().groups:
        before, after = getattr(old, group.name), getattr(new, group.name)
        if group.unnumbered is None or list(before) == list(after):
            continue
        has_places = [one.number for one in before] == [*range(1, len(before) + 1)]
        numbered: list[Any] = []
        for one in after:
            least = 1 + (numbered[-1].number if numbered else 0)
            numbered.append(changed(one, number=least if has_places else max(least, one.number)))
        new = new.model_copy(update={group.name: type(after)(numbered)})
    return new


def in_agreement(new: Model, old: Model, wiki: Wiki) -> Model:
    """A copy in which all agrees again that says the same: within its values, and one field with another."""
    values = {name: value_in_agreement(getattr(new, name), getattr(old, name), wiki) for name in type(new).model_fields}
    return changed(new, **values).in_agreement(old, wiki)


def value_in_agreement(new: Any, old: Any, wiki: Wiki) -> Any:
    """A copy of a single value in which fields that say the same agree again, if its type says how; else as it is."""
    if new is old or type(new) is not type(old) or isinstance(new, TemplateModel) or not hasattr(new, "in_agreement"):
        return new
    return new.in_agreement(old, wiki)


def name_part(model: TemplateModel) -> str | None:
    """What `*` stands for in the name of the model's template."""
    field = model.plan().name_part
    return None if field is None else getattr(model, field)


def field_changes(old: TemplateModel, new: TemplateModel, wiki: Wiki) -> list[FieldChange]:
    """The fields of a copy that say something else, in the order of declaration."""
    before, after = old.written_form(), new.written_form()
    changes = []
    for field in old.plan().fields:
        old_value, value = getattr(before, field.name), getattr(after, field.name)
        if _differ(old_value, value, wiki):
            full = _changed_in(getattr(old, field.name), old_value, value)
            changes.append(FieldChange(FieldPlace(field), old_value, _settable(field, full)))
    for group in old.plan().groups:
        first, second = ({one.number: one for one in getattr(form, group.name)} for form in (before, after))
        for number in sorted({*first, *second}):
            for field in group.fields:
                old_value, value = (getattr(one.get(number), field.name, None) for one in (first, second))
                if _differ(old_value, value, wiki):
                    place = FieldPlace(field, group.name, number)
                    changes.append(FieldChange(place, old_value, _settable(field, value)))
    return changes


def _changed_in(full: Any, before: Any, after: Any) -> Any:
    """A value with what is to be another in the part of it that its own parameter is written with."""
    if full is before or not isinstance(full, BaseModel) or not type(full) is type(before) is type(after):
        return after
    return full.model_copy(update=changed_fields(before, after))


def changed_parameters(old: TemplateModel, new: TemplateModel, wiki: Wiki) -> Iterator[tuple[str, Any]]:
    """The parameters as they stand, where a model keeps all of them, that a copy has otherwise."""
    name = old.plan().all_parameters
    before, after = (getattr(model, name) if name is not None else {} for model in (old, new))
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key) and said(before.get(key), wiki) != said(after.get(key), wiki):
            yield key, after.get(key)


def _differ(before: Any, after: Any, wiki: Wiki) -> bool:
    if before == after or (before in _NOTHING and after in _NOTHING):
        return False
    return bool(said(before, wiki) != said(after, wiki))


def _settable(field: FieldPlan, value: Any) -> Any:
    """A value as an edit takes it: what a model has as text is what a reader sees, and no wikitext."""
    if value in _NOTHING:
        return None
    if isinstance(value, str):
        return Inline.of(value) if field.type is str else plain_wikitext(value)
    if field.many and field.type is str:
        return [plain_wikitext(one) for one in value]
    return value


def misread_field(
    found: TemplateModel | None, old: TemplateModel, new: TemplateModel, touched: Collection[str], wiki: Wiki
) -> str | None:
    """The first field that a copy has otherwise, or that was touched, and how it is misread; None where none is.

    A field that is but a part of another one, and is not written to JSON, counts only where the copy has it otherwise.
    """
    for name, field in type(old).model_fields.items():
        is_touched = name in touched and not field.exclude
        if name in _OF_PLACE or not (is_touched or getattr(old, name) != getattr(new, name)):
            continue
        values = (None if found is None else getattr(found, name), getattr(old, name), getattr(new, name))
        complaint = _misread(*values, wiki)
        if complaint is not None:
            return f"{name}{complaint}"
    return None


def _misread(found: Any, old: Any, given: Any, wiki: Wiki) -> str | None:
    """How a field is misread; a single value that shows something else may keep markup and notes."""
    if isinstance(given, BaseModel) and old is not None and not is_read_as(old, given, wiki):
        is_read = is_read_as(found, given, wiki)
    else:
        is_read = bool(_filled(said(found, wiki)) == _filled(said(given, wiki)))
    if is_read:
        return None
    if _are_groups(given) and _are_groups(found) and len(found) == len(given):
        pairs = enumerate(zip(found, given, strict=True))
        return next((f"[{place}].{wrong}" for place, pair in pairs if (wrong := _misread_group(*pair, wiki))), None)
    return _OTHERWISE


def _are_groups(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, ParameterGroup) for one in value)


def _misread_group(found: ParameterGroup, given: ParameterGroup, wiki: Wiki) -> str | None:
    """The first field of a group, such as a side, that is misread, and how; new items may leave open what is above."""
    for name in type(given).model_fields:
        read, wanted = getattr(found, name), getattr(given, name)
        if said(read, wiki) == said(wanted, wiki):
            continue
        if not isinstance(wanted, list | tuple) or len(read) != len(wanted):
            return f"{name}{_OTHERWISE}"
        targets = [(said(as_in_parameter(item), wiki), not span_of(item).end) for item in wanted]
        wrong = (difference(one, target, wiki) for one, target in zip(read, targets, strict=True))
        complaint = next(filter(None, wrong), None)
        if complaint is not None:
            return f"{name}: {complaint}"
    return None


def _filled(saying: Any) -> Any:
    """What a list says, without groups of which nothing but the number is left."""
    if not isinstance(saying, list):
        return saying
    return [
        one
        for one in saying
        if not isinstance(one, dict) or any(one[name] not in _NOTHING for name in one.keys() - {_NUMBER})
    ]
