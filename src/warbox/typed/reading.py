"""Reads typed models from the templates of a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from warbox.diagnostics import Code, Diagnostic, Severity, Span
from warbox.errors import DeclarationError
from warbox.typed.argument import ArgumentValue, argument_value
from warbox.typed.model import TemplateModel
from warbox.typed.names import Resolution, resolve
from warbox.typed.parameter import NUMBER
from warbox.typed.parameter_names import parameter_names
from warbox.typed.plan import FieldPlan, GroupPlan, ModelPlan
from warbox.typed.routes import routes_of, split_number
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from warbox.syntax import Template

Model = TypeVar("Model", bound=TemplateModel)

DEEPEST = 40
"""How deep typed templates are read inside each other: MediaWiki's own $wgMaxTemplateDepth of 1.39."""


class Reader:
    """Reads the templates of one page. Each template is read once; what goes wrong is collected in `diagnostics`.

    `source` is the page's text. A type of value gets the reader together with an `ArgumentValue`, and may ask it for
    the typed templates inside.
    """

    __slots__ = ("_depth", "_models", "_resolutions", "diagnostics", "source", "wiki")

    def __init__(self, source: str, wiki: Wiki) -> None:
        self.source = source
        self.wiki = wiki
        self.diagnostics: list[Diagnostic] = []
        self._models: dict[int, TemplateModel | None] = {}
        self._resolutions: dict[str, Resolution] = {}
        self._depth = 0

    def resolve(self, template: Template) -> Resolution:
        """What the template's name means on this wiki.

        A parser function is declared by its name with the colon (`formatnum:*`); a variable means no template.
        """
        name = template.title
        found = self._resolutions.get(name)
        if found is None:
            found = resolve(name, self.wiki)
            if found.model is not None and template.kind != found.kind:
                found = Resolution(found.canonical, None)
            self._resolutions[name] = found
        return found

    def typed(self, template: Template) -> TemplateModel | None:
        """The template as the class that types it; None where no class does, or where it is nested too deep."""
        try:
            return self._models[template.start]
        except KeyError:
            pass
        resolution = self.resolve(template)
        model = None
        if resolution.model is not None:
            if self._depth >= DEEPEST:
                return None
            model = self.read(template, resolution.model, resolution.part)
        self._models[template.start] = model
        return model

    def read(self, template: Template, model: type[Model], part: str | None = None) -> Model | None:
        """The template as that class, whatever its name; None, and a finding, where the class refuses the values."""
        self._depth += 1
        try:
            return self._read(template, model, part)
        finally:
            self._depth -= 1

    def _read(self, template: Template, model: type[Model], part: str | None) -> Model | None:
        plan = model.plan()
        given = self._given(template, model)
        values: dict[str, Any] = {"template": template.title, "span": Span(template.start, template.end)}
        used: set[str] = set()
        several = self._read_single(model, given, values, used)
        for field in plan.several if several else ():
            value = self._several(field, given, used)
            if value is not None:
                values[field.name] = value
        if plan.groups:
            self._read_groups(plan, given, values, used)
        if plan.name_part is not None:
            values[plan.name_part] = part
        if plan.all_parameters is not None:
            values[plan.all_parameters] = self._all(plan, given)
        model.complete(values, self)
        if len(used) < len(given):
            values["unread"] = tuple([value.written for key, value in given.items() if key not in used])
        try:
            return model.__pydantic_validator__.validate_python(values)  # type: ignore[no-any-return]
        except ValidationError as refused:
            self._report_refusal(template, refused)
            return None

    def _report_refusal(self, template: Template, refused: ValidationError) -> None:
        for error in refused.errors(include_url=False, include_input=False):
            field = ".".join(map(str, error["loc"]))
            missing = error["type"] == "missing"
            code = Code.MISSING_ARGUMENT if missing else Code.UNREADABLE_VALUE
            message = f"{{{{{template.title}}}}} is not typed: {field}: {error['msg']}"
            self.report(code, Severity.ERROR, template.start, template.end, message)

    def _given(self, template: Template, model: type[TemplateModel]) -> dict[str, ArgumentValue]:
        """The arguments with a value by canonical name. Of arguments of one name the last counts, as in MediaWiki."""
        names = parameter_names(model, self.wiki, self.resolve(template).canonical)
        given: dict[str, ArgumentValue] = {}
        for argument in template.arguments:
            written = argument.key
            key = names[written]
            value = argument_value(self.source, argument, key, written)
            if value is None:
                given.pop(key, None)
            else:
                given[key] = value
        return given

    def _read_single(
        self, model: type[TemplateModel], given: dict[str, ArgumentValue], values: dict[str, Any], used: set[str]
    ) -> bool:
        """Reads the fields of one value each; tells whether fields of more than one value are given.

        Of the names of a field the first with a value counts. `used` collects the names of the parameters read.
        """
        routes = routes_of(model)
        chosen: ChosenFields = {}
        several = False
        for key, argument in given.items():
            route = routes[key]
            several = several or route.several
            for rank, field in route.single:
                before = chosen.get(field.name)
                if before is None or rank < before[0]:
                    chosen[field.name] = rank, field, argument
        self._read_chosen(chosen, values, used)
        return several

    def _read_chosen(self, chosen: ChosenFields, values: dict[str, Any], used: set[str]) -> None:
        for name, (_, field, argument) in chosen.items():
            used.add(argument.key)
            value = _value_reader(field.type)(argument, self)
            if value is not None:
                values[name] = value

    def _several(self, field: FieldPlan, given: dict[str, ArgumentValue], used: set[str]) -> Any:
        if field.parameter.enumerated:
            return self._many(field, _enumerated_values(field, given), used)
        return self._value(field, field.parameter.names, given, used)

    def _value(self, field: FieldPlan, names: Iterable[str], given: dict[str, ArgumentValue], used: set[str]) -> Any:
        found = [given[name] for name in names if name in given]
        if field.many:
            return self._many(field, found if field.parameter.joined else found[:1], used)
        if not found:
            return None
        used.add(found[0].key)
        return _value_reader(field.type)(found[0], self)

    def _many(self, field: FieldPlan, found: list[ArgumentValue], used: set[str]) -> Any:
        if not found:
            return None
        used.update(value.key for value in found)
        read_list = getattr(field.type, "read_list", None)
        if read_list is not None:
            return read_list(found, self)
        read_one = _value_reader(field.type)
        return [item for value in found if (item := read_one(value, self)) is not None]

    def _read_groups(
        self, plan: ModelPlan, given: dict[str, ArgumentValue], values: dict[str, Any], used: set[str]
    ) -> None:
        """Reads the groups: one for each number that a parameter with a value bears, in rising order."""
        chosen: dict[str, dict[int, ChosenFields]] = {}
        routes = routes_of(plan.model)
        for key, argument in given.items():
            for group_name, number, rank, field in routes[key].grouped:
                fields = chosen.setdefault(group_name, {}).setdefault(number, {})
                if field is None:
                    continue
                before = fields.get(field.name)
                if before is None or rank < before[0]:
                    fields[field.name] = rank, field, argument
        for group in plan.groups:
            groups = chosen.get(group.name)
            values[group.name] = (
                [self._group(group, number, groups[number], given, used) for number in sorted(groups)] if groups else []
            )

    def _group(
        self,
        group: GroupPlan,
        number: int,
        chosen: ChosenFields,
        given: dict[str, ArgumentValue],
        used: set[str],
    ) -> Any:
        values: dict[str, Any] = {"number": number}
        self._read_chosen(chosen, values, used)
        for field in group.several:
            names = [name.replace(NUMBER, str(number)) for name in field.parameter.names]
            value = self._value(field, names, given, used)
            if value is not None:
                values[field.name] = value
        return group.model.model_validate(values)

    def _all(self, plan: ModelPlan, given: dict[str, ArgumentValue]) -> dict[str, Any]:
        read = _value_reader(plan.all_type)
        return {value.written: read(value, self) for value in given.values()}

    def report(self, code: Code, severity: Severity, start: int, end: int, message: str, hint: str = "") -> None:
        """Adds a finding about the page's text from `start` to `end`."""
        self.diagnostics.append(Diagnostic(code, severity, Span(start, end), message, hint))


def _enumerated_values(field: FieldPlan, given: dict[str, ArgumentValue]) -> list[ArgumentValue]:
    found = []
    for number in _numbers(field, given):
        names = (name.replace(NUMBER, str(number)) for name in field.parameter.names)
        found += [given[name] for name in names if name in given]
    return found


ChosenFields = dict[str, tuple[int, FieldPlan, ArgumentValue]]
"""For each field of a group the rank of the name that it is read from, its plan, and the value."""


def _numbers(field: FieldPlan, given: dict[str, ArgumentValue]) -> list[int]:
    """The numbers that the given parameters bear, for the names of that field, in rising order."""
    patterns = [name for name in field.parameter.names if NUMBER in name]
    split = [split_number(key) for key in given]
    return sorted({number for pattern, number in split if pattern in patterns})


@lru_cache(maxsize=512)
def _value_reader(kind: Any) -> Callable[[ArgumentValue, Reader], Any]:
    """How a value of that type is read."""
    read = getattr(kind, "read", None)
    if read is not None and not issubclass(kind, TemplateModel):
        return read  # type: ignore[no-any-return]
    plain = _plain_readers.get(kind)
    if plain is None:
        raise DeclarationError(f"{kind!r} does not say how it is read: give it a class method `read(value, reader)`")
    return plain


_plain_readers: dict[Any, Callable[[ArgumentValue, Reader], Any]] = {}


def reads(kind: Any) -> Callable[[Callable[[ArgumentValue, Reader], Any]], Callable[[ArgumentValue, Reader], Any]]:
    """Enters a function as the way in which a plain type, such as `str`, is read from a value."""

    def enter(function: Callable[[ArgumentValue, Reader], Any]) -> Callable[[ArgumentValue, Reader], Any]:
        _plain_readers[kind] = function
        return function

    return enter
