"""The fields of a class in the reference: one table under what its docstring says, with their types and meaning."""

from __future__ import annotations

from typing import Any

import griffe


class FieldTables(griffe.Extension):
    """Moves the fields of each class from entries of their own into a table."""

    def on_class(self, *, cls: griffe.Class, **_: Any) -> None:
        """Griffe calls it for each class that it has read from the source, when it knows its members."""
        members = cls.members.values()
        fields = [member for member in members if isinstance(member, griffe.Attribute) and _is_field(member)]
        if not fields or cls.docstring is None:
            return
        rows = [griffe.DocstringAttribute(one.name, annotation=_type(one), description=_meaning(one)) for one in fields]
        cls.docstring.parsed.append(griffe.DocstringSectionAttributes(rows, title="Fields"))
        for field in fields:
            field.docstring = None


def _is_field(attribute: griffe.Attribute) -> bool:
    """A property is an entry of its own, with its docstring."""
    is_named = not attribute.name.startswith("_") and attribute.name != "model_config"
    return is_named and "property" not in attribute.labels


def _type(field: griffe.Attribute) -> str | griffe.Expr | None:
    """The type; of `Annotated[X, Parameter(...)]` that is X."""
    annotated = _annotated(field)
    return annotated[0] if annotated else field.annotation


def _meaning(field: griffe.Attribute) -> str:
    """What is said of the field, its value where it has no type (a member of an enumeration), its first parameter."""
    said = [field.docstring.value] if field.docstring else []
    if field.annotation is None:
        said.append(f"`{field.value}`")
    said += [f"Parameter `{name}`." for name in _parameter_names(field)[:1]]
    if "exclude=True" in str(field.value):
        said.append("Not written to JSON.")
    return " ".join(said)


def _parameter_names(field: griffe.Attribute) -> list[str]:
    """The names of its parameters that stand in the source as they are."""
    return [
        argument.strip("'\"")
        for call in _annotated(field)[1:]
        if isinstance(call, griffe.ExprCall) and call.canonical_name == "Parameter"
        for argument in call.arguments
        if isinstance(argument, str)
    ]


def _annotated(field: griffe.Attribute) -> list[str | griffe.Expr]:
    """What stands between the brackets of `Annotated[...]`; nothing where the type is none."""
    annotation = field.annotation
    if not isinstance(annotation, griffe.ExprSubscript) or annotation.canonical_name != "Annotated":
        return []
    return list(annotation.slice.elements) if isinstance(annotation.slice, griffe.ExprTuple) else []
