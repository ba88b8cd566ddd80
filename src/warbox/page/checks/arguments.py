"""Checks of the arguments of templates: none twice, none that the template does not know, none it has given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from warbox.conflict import MilitaryConflict
from warbox.diagnostics import Code, Diagnostic, Severity
from warbox.page.edits.keys import parameter_keys
from warbox.page.parts import PageParts, place_of, says_something
from warbox.syntax import Argument, Kind
from warbox.templates.citations import PERIODICALS, Citation
from warbox.typed import TemplateModel, template_key
from warbox.typed.names import first_number, numbered
from warbox.typed.parameter import NUMBER
from warbox.typed.parameter_names import parameter_names
from warbox.wikis import Wiki

_ANY_DIGITS = re.compile(r"\d+")
_CHECKED = (Citation, MilitaryConflict)
"""The classes whose parameters are known well enough to say that one is wrong."""
_ALIKE = 0.8
_LONGEST_NAME = 40
_FUNCTION = "#"
"""Begins the names of most parser functions; what follows may be in a language that is not known here."""


def check_repeated(parts: PageParts) -> Iterator[Diagnostic]:
    """Arguments of one name: MediaWiki uses the last alone."""
    for template, _ in parts.models:
        if len({argument.key for argument in template.arguments}) == len(template.arguments):
            continue
        if template.kind is not Kind.TEMPLATE or template.title.startswith(_FUNCTION):
            continue
        seen: set[str] = set()
        for argument in template.arguments:
            key = argument.key
            # A bar with nothing but "=" behind it is a slip, or an empty cell of a diagram.
            if key and key in seen:
                message = f"{{{{{template.title}}}}} has {key!r} more than once; only the last one counts"
                yield Diagnostic(Code.DUPLICATE_ARGUMENT, Severity.WARNING, place_of(argument), message)
            seen.add(key)


def check_unknown(parts: PageParts) -> Iterator[Diagnostic]:
    """Arguments with a value that the template does not know, or that another one takes the place of."""
    wiki = parts.reader.wiki
    for template, model in parts.models:
        if not isinstance(model, _CHECKED) or not model.unread:
            continue
        names = parameter_names(type(model), wiki)
        known = _other_parameters(type(model), wiki) | _deprecated(type(model), wiki).keys()
        unread = {name for name in model.unread if known.isdisjoint(_spellings(name))}
        for argument in template.arguments:
            if argument.key not in unread or not says_something(argument) or _is_switch(argument, model, wiki):
                continue
            if names.declares(argument.key):
                yield _redundant(argument, _read_instead(argument, model, wiki))
            elif parts.reader.resolve(template).canonical in checked_templates(type(model), wiki):
                yield from _unknown(argument, model, wiki)


def _is_switch(argument: Argument, model: TemplateModel, wiki: Wiki) -> bool:
    switches = wiki.table("citations").get("switches", ())
    return argument.positional and isinstance(model, Citation) and argument.value.strip() in switches


def check_periodicals(parts: PageParts) -> Iterator[Diagnostic]:
    """Citations that name what they are a part of more than once: the parameters for that are names of one."""
    for template, model in parts.models:
        if not isinstance(model, Citation) or model.container is None:
            continue
        if sum([getattr(model, name) is not None for name in PERIODICALS]) < 2:
            continue
        names = parameter_names(type(model), parts.reader.wiki)
        given = [one for one in template.arguments if names[one.key] in PERIODICALS and says_something(one)]
        for argument in given[1:]:
            yield _redundant(argument, given[0].key)


def _redundant(argument: Argument, other: str | None) -> Diagnostic:
    others = "another parameter" if other is None else repr(other)
    message = f"{{{{{argument.template.title}}}}} has {argument.key!r} and {others} of the same meaning"
    return Diagnostic(Code.REDUNDANT_PARAMETER, Severity.WARNING, place_of(argument), message, "keep one of them")


def _read_instead(argument: Argument, model: TemplateModel, wiki: Wiki) -> str | None:
    """The parameter that the template reads in the place of one that it takes no notice of."""
    keys = parameter_keys(type(model), wiki)
    fields = set(keys.fields(argument.key))
    read = (one.key for one in argument.template.arguments if one.key not in model.unread and says_something(one))
    return next((key for key in read if not fields.isdisjoint(keys.fields(key))), None)


def _unknown(argument: Argument, model: TemplateModel, wiki: Wiki) -> Iterator[Diagnostic]:
    """A parameter that the template does not have; where not all names are known, only one that is much like one."""
    title = argument.template.title
    if argument.positional:
        message = f"{{{{{title}}}}} takes no value without a name; this one is ignored"
        hint = "a bar that belongs to the value before it is written {{!}}"
    else:
        meant = _similar_name(_spellings(argument.key)[1], type(model), wiki)
        if meant is None and isinstance(model, Citation) and not wiki.table("citations").get("all_names", True):
            return
        message = f"{{{{{title}}}}} has no parameter {argument.key!r}"
        hint = "" if meant is None else f"is it {meant.replace(NUMBER, first_number(argument.key))!r}?"
    yield Diagnostic(Code.UNKNOWN_PARAMETER, Severity.WARNING, place_of(argument), message, hint)


@lru_cache(maxsize=4096)
def _similar_name(name: str, model: type[TemplateModel], wiki: Wiki) -> str | None:
    """Of the names of the model's parameters that begin alike the one that is most like that name.

    A name that differs in a number alone, in whatever digits, is none of a slip.
    """
    known = {*parameter_names(model, wiki).written(), *_other_parameters(model, wiki)}
    if _ANY_DIGITS.sub("", name) in known:
        return None
    alike = sorted(one for one in known if one[:1] == name[:1] and (NUMBER in one) == (NUMBER in name))
    return next(iter(get_close_matches(name[:_LONGEST_NAME], alike, n=1, cutoff=_ALIKE)), None)


def check_deprecated(parts: PageParts) -> Iterator[Diagnostic]:
    """Arguments that the template has given up for others."""
    for template, model in parts.models:
        if not isinstance(model, _CHECKED):
            continue
        deprecated = _deprecated(type(model), parts.reader.wiki)
        for argument in template.arguments if deprecated else ():
            name, pattern = _spellings(argument.key)
            instead = deprecated.get(name) or deprecated.get(pattern)
            if instead and not argument.positional and says_something(argument):
                message = f"{{{{{template.title}}}}} has given up {argument.key!r}"
                yield Diagnostic(
                    Code.DEPRECATED_PARAMETER, Severity.NOTE, place_of(argument), message, f"write {instead!r}"
                )


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, str]:
    """A parameter's name as the wiki's tables may have it: as it is, or with `#` for its number."""
    key = template_key(name)
    return key, numbered(key)


@lru_cache(maxsize=64)
def checked_templates(model: type[TemplateModel], wiki: Wiki) -> frozenset[str]:
    """The canonical names of those templates of the class of which every parameter is known."""
    table = wiki.table("checked_templates")
    return frozenset(template_key(entry) for name in model.names for entry in table.get(name, ()))


@lru_cache(maxsize=64)
def _other_parameters(model: type[TemplateModel], wiki: Wiki) -> frozenset[str]:
    """The names of the parameters that the template has and that no field reads."""
    table = wiki.table("other_parameters")
    return frozenset(template_key(name) for template in model.names for name in table.get(template, ()))


@lru_cache(maxsize=64)
def _deprecated(model: type[TemplateModel], wiki: Wiki) -> dict[str, str]:
    """The names of the parameters that the template has given up, with what stands for each today."""
    table = wiki.table("deprecated_parameters")
    return {
        template_key(name): instead for template in model.names for name, instead in table.get(template, {}).items()
    }
