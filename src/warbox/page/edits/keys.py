"""Which parameter of a template a key means, and where a new one belongs.

A key is a parameter's name, in any spelling that the page, the wiki or the model knows, or the name of a model's field.
What the page writes already stays: `access-date` means the `accessdate` that stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from warbox.typed import TemplateModel, template_key
from warbox.typed.parameter import NUMBER, Parameter, split_number
from warbox.typed.parameter_names import parameter_names, preferred_name
from warbox.typed.plan import FieldPlan
from warbox.typed.reading import FieldPlace
from warbox.wikis import Wiki

Rank = tuple[int, int, int]
"""The place of a parameter among all of a template: its entry, its number, its place in the entry."""

_JOINTS = str.maketrans("", "", "-_ ")
_POSITIONAL = -1
_FAR = 4
"""Parameters with more entries of the order between them do not belong together."""


class ParameterKeys:
    """What keys mean for the templates of one model on one wiki, or for calls of modules that stand for these."""

    __slots__ = ("_classes", "_fields", "_is_call", "_model", "_names", "_ranks", "_wiki")

    def __init__(self, model: type[TemplateModel], wiki: Wiki, *, is_call: bool = False) -> None:
        self._model = model
        self._wiki = wiki
        self._is_call = is_call
        self._names = parameter_names(model, wiki, is_call=is_call)
        self._fields = {field.name: field for field in model.plan().fields}
        self._classes = _classes(model)
        self._ranks = _ranks(model, wiki)

    def find(self, key: str, present: Sequence[str]) -> str | None:
        """Which of the names that stand on the page the key means; None for a parameter that is not there."""
        if key in present:
            return key
        canonical = self._names[key]
        same = [name for name in present if self._names[name] == canonical]
        same = same or [name for name in present if self._class(name) == self._class(key)]
        if not same and key in self._fields and (not self._is_declared(key) or self._is_named_after(key)):
            same = self._read_by(self._fields[key], present)
        return same[-1] if same else None

    def name_to_write(self, key: str, present: Sequence[str]) -> str:
        """The name for a parameter that is not there: written as its siblings are, or in the wiki's words."""
        if key in self._fields and not self._is_parameter(key):
            return self._preferred(self._fields[key].parameter.names[0])
        pattern, number = _split(self._names[key])
        if number:
            for name in present:
                sibling, other = self._class(name)
                written, _ = split_number(name)
                if other and other != number and sibling == self._class(key)[0] and written:
                    return written.replace(NUMBER, str(number))
        if key == self._names[key] and self._is_declared(key):
            return self._preferred(pattern, number)
        return key

    def rank(self, name: str) -> Rank | None:
        """Where a parameter belongs; None where nobody says."""
        if name.isdecimal() and len(name) < 7:
            return _POSITIONAL, int(name), 0
        pattern, number = _split(self._names[name])
        found = self._ranks.get(pattern)
        return None if found is None else (found[0], number, found[1])

    def fields(self, name: str) -> list[FieldPlace]:
        """The fields that the parameter belongs to."""
        pattern, number = _split(self._names[name])
        plan = self._model.plan()
        found = [FieldPlace(field) for field in plan.fields if self._names[name] in field.parameter.names]
        for group in plan.groups:
            found += [
                FieldPlace(field, group.name, number) for field in group.fields if pattern in field.parameter.names
            ]
        return found

    def numbered_field(self, key: str, present: Sequence[str]) -> FieldPlan | None:
        """The field of that name, if it holds a list of which each value has a parameter with a number of its own."""
        field = self._fields.get(key)
        if field is None or key in present or self._is_declared(key) or not field.many:
            return None
        return field if NUMBER in field.parameter.names[0] else None

    def numbered_names(self, field: FieldPlan, present: Iterable[str]) -> list[tuple[int, str]]:
        """The parameters that such a field is read from, with their numbers, in the order of its values."""
        found = []
        for name in present:
            pattern, number = _split(self._names[name])
            if pattern in field.parameter.names:
                found.append((number, field.parameter.names.index(pattern), name))
        return [(number, name) for number, _, name in sorted(found)]

    def main_field(self, name: str) -> FieldPlace | None:
        """The field that a parameter is for: one that has it as its first name, or else the only one that reads it."""
        places = self.fields(name)
        pattern = {self._names[name], _split(self._names[name])[0]}
        first = [place for place in places if place.field.parameter.names[0] in pattern]
        return next(iter(first or (places if len(places) == 1 else [])), None)

    def canonical(self, name: str) -> str:
        """The model's name of a parameter."""
        return self._names[name]

    def key_of(self, place: FieldPlace, present: Sequence[str]) -> str:
        """The name under which a field is to be set: that of the parameter that it is read from, or its first one."""
        names = [name.replace(NUMBER, str(place.number)) for name in place.field.parameter.names]
        by_canonical = {self._names[name]: name for name in present if self.fields(name) == [place]}
        first = self._preferred(place.field.parameter.names[0], place.number)
        return next((by_canonical[name] for name in names if name in by_canonical), first)

    def _preferred(self, canonical: str, number: int | None = None) -> str:
        """The name that the wiki writes for a canonical one; in a call positional arguments stand one place later."""
        name = preferred_name(self._model, canonical, self._wiki, number)
        return str(int(name) + 1) if self._is_call and name.isdecimal() else name

    def _is_parameter(self, key: str) -> bool:
        """Whether the name of a field is that of a parameter too, and does not just lead to one of the field's own."""
        declared = self._fields[key].parameter.names
        return self._is_declared(key) and (key in declared or self._names[key] not in declared)

    def _is_declared(self, name: str) -> bool:
        return _split(self._names[name])[0] in self._classes

    def _class(self, name: str) -> tuple[str, int]:
        """What is the same for all names of a parameter."""
        pattern, number = _split(self._names[name])
        return self._classes.get(pattern, "=" + name), number

    def _is_named_after(self, key: str) -> bool:
        """Whether a field has the name of one of its parameters."""
        return self._names[key] in self._fields[key].parameter.names

    def _read_by(self, field: FieldPlan, present: Iterable[str]) -> list[str]:
        """The name that the field is read from; but for its first name none that another field is read from as well."""
        by_canonical = {self._names[name]: name for name in present}
        own = [name for name in field.parameter.names if name in field.parameter.names[:1] or self._is_own(name)]
        return [by_canonical[name] for name in reversed(own) if name in by_canonical]

    def _is_own(self, name: str) -> bool:
        """Whether one field alone is read from a parameter."""
        return len(self.fields(name)) == 1


@lru_cache(maxsize=256)
def parameter_keys(model: type[TemplateModel], wiki: Wiki, *, is_call: bool = False) -> ParameterKeys:
    """What keys mean for the templates of that model on that wiki, or for calls of modules that stand for these."""
    return ParameterKeys(model, wiki, is_call=is_call)


def place_of_new(name: str, present: Sequence[str], keys: ParameterKeys | None) -> str | None:
    """Behind which of the parameters on the page a new one belongs; None for the first place.

    It is the nearest of those that come before it in the template's order. Where that one is far from it in the order,
    the two do not belong together, and the place counts that has the fewest parameters on the wrong side. The last of
    all where the order is not known.
    """
    rank = keys.rank(name) if keys is not None else None
    ranks = [keys.rank(other) for other in present] if keys is not None and rank is not None else []
    if rank is None or not any(ranks):
        return present[-1] if present else None
    nearest = max((other for other in ranks if other is not None and other <= rank), default=None)
    if nearest is None:
        return None
    place = ranks.index(nearest) + 1
    wrong = _wrong_sides(rank, ranks)
    if rank[0] - nearest[0] > _FAR and wrong[place] > min(wrong):
        place = wrong.index(min(wrong))
    return present[place - 1] if place else None


def _wrong_sides(rank: Rank, ranks: Sequence[Rank | None]) -> list[int]:
    """For each place among parameters of these ranks how many named ones would stand on the wrong side of a new one."""
    named = [None if other is None or other[0] == _POSITIONAL else other for other in ranks]
    wrong = [sum(other is not None and other <= rank for other in named)]
    for other in named:
        wrong.append(wrong[-1] + (0 if other is None else -1 if other <= rank else 1))
    return wrong


def _split(name: str) -> tuple[str, int]:
    """The name with `#` for its number, and the number, 0 where it has none. A positional one is a name as it is."""
    pattern, number = ("", 0) if name.isdecimal() else split_number(name)
    return pattern or name, number


def _every_field(model: type[TemplateModel]) -> Iterator[tuple[FieldPlan, bool]]:
    """The fields of a model and of its groups; the flag tells those of groups."""
    for field in model.plan().fields:
        yield field, False
    for group in model.plan().groups:
        yield from ((field, True) for field in group.fields)


@lru_cache(maxsize=256)
def _classes(model: type[TemplateModel]) -> dict[str, str]:
    """For each canonical name what it shares with the other names of its parameter.

    Names of a field that differ in hyphens alone are one parameter, a positional value and its name are, and so are all
    names that a group has for one value. Other names of a field are parameters of their own: it reads the first.
    """
    classes: dict[str, str] = {}
    homes: dict[str, int] = {}
    for field, grouped in _every_field(model):
        names = field.parameter.names
        one_value = not field.many and (grouped or any(name.isdecimal() for name in names))
        for rank, name in enumerate(names):
            if rank < homes.get(name, len(names) + rank):
                homes[name] = rank
                spelling = "" if one_value else template_key(name).translate(_JOINTS)
                classes[name] = f"{field.name}/{grouped}/{spelling}"
    return classes


@lru_cache(maxsize=256)
def _ranks(model: type[TemplateModel], wiki: Wiki) -> dict[str, tuple[int, int]]:
    """For each canonical name the place of its entry in the template's order, and its place in the entry."""
    ranks: dict[str, tuple[int, int]] = {}
    for place, entry in enumerate(_order(model, wiki)):
        for inner, name in enumerate([entry] if isinstance(entry, str) else entry):
            ranks.setdefault(name, (place, inner))
    for field, _ in _every_field(model):
        known = next((ranks[name] for name in field.parameter.names if name in ranks), None)
        if known is not None:
            for name in field.parameter.names:
                ranks.setdefault(name, known)
    return ranks


def _order(model: type[TemplateModel], wiki: Wiki) -> list[str | list[str]]:
    """The parameters in the order that the wiki documents, or else in that of the declaration.

    A list in it stands for parameters that go together by number: `last1`, `first1`, `last2`, `first2`.
    """
    table = wiki.table("parameter_order")
    documented = next((table[name] for name in model.names if name in table), None)
    if documented is not None:
        return list(documented)
    order: list[str | list[str]] = []
    groups = {group.name: group for group in model.plan().groups}
    for name, info in model.model_fields.items():
        if name in groups:
            order.append(list(groups[name].parameters()))
        order += [parameter for entry in info.metadata if isinstance(entry, Parameter) for parameter in entry.names]
    return order
