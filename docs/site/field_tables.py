"""Classes in the reference: the templates that one types, and one table of its fields with their types and meaning."""

from __future__ import annotations

import re
from typing import Any

import griffe


class FieldTables(griffe.Extension):
    """Puts both under what the docstring says, and the fields of a class are no entries of their own."""

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:
        """Griffe calls it for each class that it has read from the source, when it knows its members."""
        if cls.docstring is None:
            return
        cls.docstring.parser = griffe.Parser.google
        sections = cls.docstring.parsed
        names = re.findall(r"'([^']+)'", str(cls.keywords.get("names", "")))
        if names:
            sections.append(griffe.DocstringSectionText(f"Types {', '.join(f'`{{{{{name}}}}}`' for name in names)}."))
        fields = _fields(cls)
        if fields:
            _append_table(cls, fields, sections)


def _append_table(cls: griffe.Class, fields: list[griffe.Attribute], sections: list[griffe.DocstringSection]) -> None:
    """Moves what the docstring or those of the fields say of them into a table at the end."""
    told = {
        row.name: row.description
        for section in sections
        if isinstance(section, griffe.DocstringSectionAttributes)
        for row in section.value
    }
    sections[:] = [section for section in sections if not isinstance(section, griffe.DocstringSectionAttributes)]
    rows = [
        griffe.DocstringAttribute(
            field.name, annotation=_type(field, cls), description=told.get(field.name) or _meaning(field)
        )
        for field in fields
    ]
    sections.append(griffe.DocstringSectionAttributes(rows, title="Fields"))
    for field in fields:
        field.docstring = None


def _fields(cls: griffe.Class) -> list[griffe.Attribute]:
    """The fields, or the members of an enumeration. A property is an entry of its own, with its docstring."""
    is_enumeration = any(str(base).endswith("Enum") for base in cls.bases)
    return [
        member
        for member in cls.members.values()
        if isinstance(member, griffe.Attribute)
        and member.name.isupper() == is_enumeration
        and member.name != "model_config"
        and not member.name.startswith("_")
        and "property" not in member.labels
    ]


def _type(field: griffe.Attribute, cls: griffe.Class) -> str | griffe.Expr | None:
    """The type; of `Annotated[X, Parameter(...)]` that is X. What `__init__` takes has the type that it has there."""
    annotated = _annotated(field)
    if annotated:
        return annotated[0]
    maker = cls.members.get("__init__")
    if field.annotation is None and isinstance(maker, griffe.Function) and field.name in maker.parameters:
        return maker.parameters[field.name].annotation
    return field.annotation


def _meaning(field: griffe.Attribute) -> str:
    """What is said of the field, the value of a member of an enumeration, its first parameter."""
    said = [field.docstring.value] if field.docstring else []
    if field.annotation is None and "class-attribute" in field.labels:
        said.insert(0, f"`{field.value}`")
    said += [f"Parameter `{name}`." for name in _parameter_names(field)]
    if "exclude=True" in str(field.value):
        said.append("Not written to JSON.")
    return " ".join(said)


def _parameter_names(field: griffe.Attribute) -> list[str]:
    """The first name of its parameter, where that stands in the source as it is."""
    return [
        argument.strip("'\"")
        for call in _annotated(field)[1:]
        if isinstance(call, griffe.ExprCall) and call.canonical_name == "Parameter"
        for argument in call.arguments[:1]
        if isinstance(argument, str)
    ]


def _annotated(field: griffe.Attribute) -> list[str | griffe.Expr]:
    """What stands between the brackets of `Annotated[...]`; nothing where the type is none."""
    annotation = field.annotation
    if not isinstance(annotation, griffe.ExprSubscript) or annotation.canonical_name != "Annotated":
        return []
    return list(annotation.slice.elements) if isinstance(annotation.slice, griffe.ExprTuple) else []
