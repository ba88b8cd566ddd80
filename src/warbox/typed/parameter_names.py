"""A wiki's own names of a template's parameters."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from typing import TYPE_CHECKING

from warbox.typed.names import template_key
from warbox.typed.parameter import NUMBER, split_number
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from warbox.typed.model import TemplateModel

_MOST_REMEMBERED = 4096
_POSITIONAL = re.compile("[1-9][0-9]{0,3}")


class ParameterNames(dict[str, str]):
    """Leads from the names that a wiki's pages write to the canonical ones of a model's declaration.

    Upper and lower case, blanks and underscores do not matter. A number in a name stands for the `#` of the canonical
    name: `combatientes2` leads to `combatant2` where the wiki's table says `"combatant#" = ["combatientes#"]`; it may
    be in digits that the wiki's data has besides. A name that the model declares none for leads to itself. As a
    dictionary it holds the names that were asked for before.
    """

    __slots__ = ("_declared", "_digits", "_known", "_numbered")

    def __init__(self, model: type[TemplateModel], wiki: Wiki, template: str | None = None) -> None:
        super().__init__()
        self._declared = frozenset(model.plan().parameters())
        self._known = {template_key(name): name for name in model.plan().parameters()}
        unnumbered = {name: group.unnumbered for group in model.plan().groups for name in group.parameters()}
        table = wiki.table("parameters")
        for named in model.names if template is None else (*model.names, template):
            for canonical, names in table.get(named, {}).items():
                self._known.update({template_key(name): canonical for name in names})
        for name, canonical in list(self._known.items()):
            number = unnumbered.get(canonical)
            if number is None:
                continue
            first = canonical.replace(NUMBER, str(number))
            if NUMBER in name:
                self._known.setdefault(template_key(name.replace(NUMBER, "")), first)
            else:
                self._known[name] = first
        self._numbered = any(NUMBER in name for name in self._known)
        own_digits = wiki.table("scripts").get("digits")
        self._digits = str.maketrans(own_digits, string.digits) if own_digits else None

    def __missing__(self, written: str) -> str:
        found = self._find(written)
        if len(self) < _MOST_REMEMBERED:
            self[written] = found
        return found

    def declares(self, written: str) -> bool:
        """Whether the model has a parameter of this name."""
        canonical = self[written]
        return canonical in self._declared or split_number(canonical)[0] in self._declared

    def written(self) -> frozenset[str]:
        """Every name that pages of the wiki may write, in the form of `template_key`, with `#` for a number."""
        return frozenset(self._known)

    def _find(self, written: str) -> str:
        key = template_key(written)
        found = self._known.get(key)
        if found is not None:
            return found
        if self._digits is not None:
            key = key.translate(self._digits)
        pattern, number = split_number(key) if self._numbered else ("", 0)
        canonical = self._known.get(pattern)
        return written if canonical is None else canonical.replace(NUMBER, str(number))


class NamesInCall(ParameterNames):
    """The same for a call of a module: its positional arguments are counted from behind the name of the function."""

    __slots__ = ()

    def _find(self, written: str) -> str:
        return str(int(written) - 1) if _POSITIONAL.fullmatch(written) else super()._find(written)


def parameter_names(
    model: type[TemplateModel], wiki: Wiki, template: str | None = None, *, is_call: bool = False
) -> ParameterNames:
    """The names of that model's parameters on that wiki; with `template`, those of one of its templates.

    `template` is canonical. Where a class types many templates, a wiki's table may have names for one of them alone.
    `is_call` asks for the names in a call of the module that stands for the template.
    """
    own = template is not None and template not in model.names and template in wiki.table("parameters")
    return _parameter_names(model, wiki, template if own else None, is_call)


@lru_cache(maxsize=1024)
def _parameter_names(model: type[TemplateModel], wiki: Wiki, template: str | None, is_call: bool) -> ParameterNames:
    return (NamesInCall if is_call else ParameterNames)(model, wiki, template)


def preferred_name(model: type[TemplateModel], canonical: str, wiki: Wiki, number: int | None = None) -> str:
    """The wiki's own name for a canonical one: the first that its table gives, with the number for its `#` if given.

    Names for all numbers come before one for this number alone, as the Hungarian `egyik fél` is for `combatant1`.
    """
    own = _first_name(model, canonical, wiki)
    if number is None:
        return own or canonical
    numbered = canonical.replace(NUMBER, str(number))
    return (own or _first_name(model, numbered, wiki) or numbered).replace(NUMBER, str(number))


def _first_name(model: type[TemplateModel], canonical: str, wiki: Wiki) -> str | None:
    table = wiki.table("parameters")
    for template in model.names:
        names = table.get(template, {}).get(canonical, ())
        fitting = [name for name in names if (NUMBER in name) == (NUMBER in canonical)]
        if fitting:
            return str(fitting[0])
    return None
