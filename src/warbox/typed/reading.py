"""Reads typed models from the templates of a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from warbox.diagnostics import Code, Diagnostic, Severity, Span
from warbox.syntax import Variant
from warbox.typed.argument import ArgumentValue, argument_value
from warbox.typed.calls import FUNCTION, SIGN, name_of_call
from warbox.typed.model import TemplateModel
from warbox.typed.names import Resolution, resolve
from warbox.typed.parameter_names import parameter_names
from warbox.typed.plan import FieldPlan, GroupPlan, ModelPlan
from warbox.typed.routes import FieldValues, routes_of, sort_values
from warbox.typed.value_readers import checked_plan, complaints, items_reader, list_reader, value_reader
from warbox.wikis import Wiki
from warbox.wikis.loader import WikiCode

if TYPE_CHECKING:
    from warbox.syntax import Template

Model = TypeVar("Model", bound=TemplateModel)

DEEPEST = 40
"""How deep typed templates are read inside each other: MediaWiki's own $wgMaxTemplateDepth of 1.39."""

_ORDER = itemgetter(0, 1)
_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field of a model; of a group with the field of the model that has the group, and its number."""

    field: FieldPlan
    group: str | None = None
    number: int = 0


class Reader:
    """Reads the templates of one page. Each template is read once; what goes wrong is collected in `diagnostics`.

    `source` is the page's text; `shown_of` tells which stretch of a conversion rule is seen. A type of value gets the
    reader together with an `ArgumentValue`, and may ask it for the typed templates inside.
    """

    __slots__ = ("_code", "_depth", "_models", "_resolutions", "diagnostics", "shown_of", "source", "wiki")

    def __init__(self, source: str, wiki: Wiki, shown_of: Callable[[Variant], tuple[int, int]] = Variant.shown) -> None:
        self.source = source
        self.wiki = wiki
        self.shown_of = shown_of
        self.diagnostics: list[Diagnostic] = []
        self._models: dict[int, TemplateModel | None] = {}
        self._resolutions: dict[str, Resolution] = {}
        self._depth = 0
        self._code = WikiCode(wiki)

    def resolve(self, template: Template) -> Resolution:
        """What the template's name means on this wiki.

        A parser function is declared by its name with the colon (`formatnum:*`); a variable means no template. A call
        of a module means the template that it stands for.
        """
        name = template.title
        if name.startswith(SIGN):
            name = name_of_call(template, self.wiki)
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

    def types(self, template: Template) -> bool:
        """Whether a class types the template; one that nothing has read yet is taken at its name."""
        if template.start in self._models:
            return self._models[template.start] is not None
        return self.resolve(template).model is not None

    def typed_as(self, template: Template, model: type[Model]) -> Model | None:
        """The template as that class, where it types it, or was declared with its name; else None."""
        found = self.typed(template)
        if isinstance(found, model):
            return found
        resolution = self.resolve(template)
        if resolution.canonical not in model.names or template.kind != resolution.kind or self._depth >= DEEPEST:
            return None
        return self.read(template, model, resolution.part)

    def read(self, template: Template, model: type[Model], part: str | None = None) -> Model | None:
        """The template as that class, whatever its name; None, and a finding, where the class refuses the values."""
        self._depth += 1
        try:
            return self._read(template, model, part)
        finally:
            self._depth -= 1

    def _read(self, template: Template, model: type[Model], part: str | None) -> Model | None:
        plan = checked_plan(model)
        given, outdone = self._given(template, model)
        own, groups = sort_values(given, routes_of(model))
        title = template.title
        values: dict[str, Any] = {
            "template": name_of_call(template, self.wiki) if title.startswith(SIGN) else title,
            "span": Span(template.start, template.end),
            "source_wiki": self._code,
        }
        used: set[str] = set()
        self._read_fields(own, plan.several, values, used)
        for group in plan.groups:
            numbered = groups.get(group.name)
            values[group.name] = [] if numbered is None else self._read_group(group, numbered, used, template)
            if values[group.name] is None:
                return None
        if plan.name_part is not None:
            values[plan.name_part] = part
        if plan.all_parameters is not None:
            values[plan.all_parameters] = self._all(plan, given, outdone)
            if not plan.fields and not plan.groups:
                used.update(given)
        try:
            model.complete(values, self)
            if outdone or len(used) < len(given):
                unread = [value.written for key, value in given.items() if key not in used]
                values["unread"] = (*unread, *(value.written for value in outdone))
            return model.__pydantic_validator__.validate_python(values)  # type: ignore[no-any-return]
        except ValueError as refused:
            self._report_refusal(template, refused)
            return None

    def read_field(self, template: Template, model: type[TemplateModel], place: FieldPlace, kind: Any = None) -> Any:
        """What one field is read as by itself, before `complete`; None, or an empty list, where no parameter has it.

        `kind` is another type to read the values as.
        """
        given, _ = self._given(template, model)
        own, groups = sort_values(given, routes_of(model))
        values = own if place.group is None else groups.get(place.group, {}).get(place.number, FieldValues())
        field = place.field if kind is None else replace(place.field, type=kind)
        if field.name in values.several:
            found = [argument for _, _, argument in sorted(values.several[field.name], key=_ORDER)]
            return (items_reader if field.parameter.joined else list_reader)(field.type)(found, self)
        if field.name not in values.single:
            return [] if field.many else None
        argument = values.single[field.name][2]
        return items_reader(field.type)([argument], self) if field.many else value_reader(field.type)(argument, self)

    def _report_refusal(self, template: Template, refused: ValueError, place: tuple[str | int, ...] = ()) -> None:
        for missing, complaint in complaints(refused, place):
            code = Code.MISSING_ARGUMENT if missing else Code.UNREADABLE_VALUE
            message = f"{{{{{template.title}}}}} is not typed: {complaint}"
            self.report(code, Severity.ERROR, template.start, template.end, message)

    def _given(
        self, template: Template, model: type[TemplateModel]
    ) -> tuple[dict[str, ArgumentValue], list[ArgumentValue]]:
        """The arguments with a value by canonical name. Of arguments of one name the last counts, as in MediaWiki.

        One left empty takes nothing from another of the wiki's names for the same parameter. Where two such names have
        a value, the earlier one is outdone.
        """
        meant = self.resolve(template)
        names = parameter_names(model, self.wiki, meant.canonical, is_call=meant.is_call)
        source, nodes = self.source, template.children
        given: dict[str, ArgumentValue] = {}
        outdone: list[ArgumentValue] = []
        for argument in template.arguments:
            key = names[argument.key]
            value = argument_value(source, argument, nodes, key)
            before = given.get(key)
            if value is not None:
                if before is not None and before.written != value.written:
                    outdone.append(before)
                given[key] = value
            elif before is not None and before.written == argument.key:
                del given[key]
        if meant.is_call:
            given.pop(FUNCTION, None)
        return given, outdone

    def _read_fields(
        self, given: FieldValues, several: Iterable[FieldPlan], values: dict[str, Any], used: set[str]
    ) -> None:
        """Reads the fields of a model or a group into `values`; `used` collects the names of the parameters read."""
        for name, (_, field, argument) in given.single.items():
            used.add(argument.key)
            if field.many:
                values[name] = items_reader(field.type)([argument], self)
            elif (value := value_reader(field.type)(argument, self)) is not None:
                values[name] = value
        for field in several if given.several else ():
            if field.name in given.several:
                found = [argument for _, _, argument in sorted(given.several[field.name], key=_ORDER)]
                used.update([argument.key for argument in found])
                read_several = items_reader if field.parameter.joined else list_reader
                values[field.name] = read_several(field.type)(found, self)

    def _read_group(
        self, group: GroupPlan, given: dict[int, FieldValues], used: set[str], template: Template
    ) -> list[Any] | None:
        """The members of a group in the order of their numbers; None, and a finding, where one is refused."""
        members = []
        refused = False
        for number in sorted(given):
            values: dict[str, Any] = {"number": number}
            self._read_fields(given[number], group.several, values, used)
            try:
                members.append(group.model.__pydantic_validator__.validate_python(values))
            except ValidationError as error:
                self._report_refusal(template, error, (group.name, number))
                refused = True
        return None if refused else members

    def _all(
        self, plan: ModelPlan, given: dict[str, ArgumentValue], outdone: Sequence[ArgumentValue]
    ) -> dict[str, Any]:
        """Every value under its name as written; in the order of the page where it decides which one counts."""
        read = value_reader(plan.all_type)
        every = sorted([*given.values(), *outdone], key=_START) if outdone else given.values()
        return {value.written: read(value, self) for value in every}

    def report(self, code: Code, severity: Severity, start: int, end: int, message: str, hint: str = "") -> None:
        """Adds a finding about the page's text from `start` to `end`."""
        self.diagnostics.append(Diagnostic(code, severity, Span(start, end), message, hint))
