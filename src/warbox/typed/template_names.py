"""Under which name a typed model is written on a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warbox.errors import UnknownWikiError
from warbox.typed.names import WILDCARD, resolve, template_key
from warbox.wikis import Wiki, find_wiki

if TYPE_CHECKING:
    from warbox.typed.model import TemplateModel


def template_name(model: TemplateModel, wiki: Wiki) -> str:
    """The name that the page writes, on the wiki that it was read from; else that wiki's own: the first of its list."""
    if model.template and model.source_wiki == wiki.code:
        return model.template
    if model.template and not model.source_wiki and resolve(model.template, wiki).model is type(model):
        return model.template
    canonical = _canonical_name(model)
    names = wiki.table("templates").get(canonical)
    if isinstance(names, dict):
        return model.template  # each of the names is a template of its own
    return str(names[0]) if names else _as_declared(model, canonical)


def _as_declared(model: TemplateModel, canonical: str) -> str:
    """The canonical name with the capital letters that it was declared with, and those of the part that a field has."""
    field = model.plan().name_part
    part = "" if field is None else getattr(model, field) or ""
    declared = (name.replace(WILDCARD, part) if part else name for name in model.declared_names)
    return next((name for name in declared if template_key(name) == canonical), canonical)


def source_to_carry_from(model: TemplateModel, wiki: Wiki) -> Wiki | None:
    """The wiki that the model was read from, if it is another one that is known."""
    if model.source_wiki in ("", wiki.code):
        return None
    try:
        return find_wiki(model.source_wiki)
    except UnknownWikiError:
        return None


def _canonical_name(model: TemplateModel) -> str:
    """What the name of its template means on its wiki; for a model made by hand the first name that its class has."""
    if model.template and model.source_wiki:
        try:
            meant = resolve(model.template, find_wiki(model.source_wiki))
        except UnknownWikiError:
            pass
        else:
            if meant.model is type(model):
                return meant.canonical
    field = model.plan().name_part
    if field is None:
        return model.names[0]
    part = getattr(model, field)
    is_default = part is None or part == type(model).model_fields[field].default
    for name in model.names:
        if (WILDCARD not in name) if is_default else (WILDCARD in name):
            return name if is_default else name.replace(WILDCARD, part)
    return model.names[0]
