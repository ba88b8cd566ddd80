"""Template names as MediaWiki compares them, and which typed template a name means on a wiki."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from warbox.typed.calls import SIGN, called_template
from warbox.typed.parameter import NUMBER
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from opencc import OpenCC

    from warbox.typed.model import TemplateModel

WILDCARD = "*"
_FUNCTION = "function"
_DIGITS = re.compile("[0-9]+")
# A lone surrogate is no letter of any script, and converters cannot encode it.
_SURROGATES = frozenset(map(chr, range(0xD800, 0xE000)))


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a template's name means: its canonical name, the class that types it, what `*` of its name stands for.

    `kind` is what MediaWiki takes a template of the declared name for: a parser function, where that has a colon.
    `is_call` tells that the name is that of a call of a module, which stands for the template.
    """

    canonical: str
    model: type[TemplateModel] | None
    part: str | None = None
    kind: str = "template"
    is_call: bool = False


@dataclass(slots=True)
class Registry:
    """Which class types which template. There is one for the process; classes enter it as they are declared."""

    exact: dict[str, type[TemplateModel]] = field(default_factory=dict)
    prefixed: list[tuple[str, str, type[TemplateModel]]] = field(default_factory=list)
    version: int = 0

    def add(self, model: type[TemplateModel], names: tuple[str, ...]) -> None:
        """Enters a class under its canonical names; a later class takes a name over from an earlier one."""
        self.version += 1
        for name in names:
            before, star, after = template_key(name).partition(WILDCARD)
            if star:
                self.prefixed.insert(0, (before, after, model))
            else:
                self.exact[before] = model

    def find(self, name: str, wiki: Wiki) -> Resolution:
        """The class for a canonical name: exact names first, then those with `*`, the longest first part first."""
        key = name.casefold()
        model = self.exact.get(key)
        if model is not None:
            return Resolution(key, model, kind=_declared_kind(key))
        for before, after, candidate in sorted(self.prefixed, key=_specificity):
            if not (key.startswith(before) and key.endswith(after)):
                continue
            part = (name if len(name) == len(key) else key)[len(before) : len(key) - len(after)].strip()
            if part and candidate.takes_name_part(part, wiki):
                return Resolution(key, candidate, part, _declared_kind(before))
        return Resolution(key, None)


def _declared_kind(name: str) -> str:
    return _FUNCTION if ":" in name else "template"


def _specificity(entry: tuple[str, str, type[TemplateModel]]) -> int:
    return -len(entry[0]) - len(entry[1])


registry = Registry()


def template_key(name: str) -> str:
    """A template's name in the form in which names are compared.

    Underscores and runs of blanks are one space, as in MediaWiki's titles. MediaWiki tells upper from lower case after
    the first letter; wikis keep redirects for the other spellings, so the key is the same for all of them.
    """
    return _spaced(name).casefold()


def _spaced(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def resolve(name: str, wiki: Wiki) -> Resolution:
    """What a template's name, as written on a page without comments, means on that wiki."""
    return _resolve(name, wiki, registry.version)


@lru_cache(maxsize=4096)
def _resolve(name: str, wiki: Wiki, version: int) -> Resolution:
    called = called_template(name, wiki) if name.startswith(SIGN) else None
    if called is not None:
        return replace(_resolve(called, wiki, version), kind=_FUNCTION, is_call=True)
    aliases = _aliases(wiki)
    title = without_namespace(_spaced(name), wiki)
    canonical = aliases.get(title.casefold()) or aliases.get(numbered(title.casefold()), title)
    found = registry.find(canonical, wiki)
    if found.model is not None or title.isascii():
        return found
    for other in _other_scripts(title, wiki):
        again = registry.find(aliases.get(other.casefold(), other), wiki)
        if again.model is not None:
            return again
    return found


def numbered(key: str) -> str:
    """A name with `#` in the place of its first number, as a wiki's file writes names that differ in it alone."""
    return _DIGITS.sub(NUMBER, key, count=1)


def first_number(key: str) -> str:
    """The digits that `numbered` replaces; nothing where there are none."""
    found = _DIGITS.search(key)
    return found[0] if found is not None else ""


def names_of(model: type[TemplateModel], wiki: Wiki) -> list[str]:
    """Every name by which the class, or a subclass of it, is meant on that wiki, in the form of `template_key`.

    A name may hold one `*`, and `#` for a number. Names in another script of the language are not listed.
    """
    canonical = {name for name, found in registry.exact.items() if issubclass(found, model)}
    names = [*canonical, *(alias for alias, meant in _aliases(wiki).items() if template_key(meant) in canonical)]
    names += [before + WILDCARD + after for before, after, found in registry.prefixed if issubclass(found, model)]
    return sorted(set(names))


@lru_cache(maxsize=64)
def template_namespaces(wiki: Wiki) -> frozenset[str]:
    """The names that the namespace of templates has on that wiki, in the form of `template_key`."""
    return frozenset(template_key(name) for name in wiki.table("namespaces").get("template", ()))


def without_namespace(title: str, wiki: Wiki) -> str:
    """The title of a template as a page writes it, without the prefix of the namespace of templates on that wiki."""
    prefix, colon, rest = title.partition(":")
    if colon and prefix.strip().casefold() in template_namespaces(wiki):
        return rest.strip()
    return title


@lru_cache(maxsize=64)
def _aliases(wiki: Wiki) -> dict[str, str]:
    aliases: dict[str, str] = {}
    for canonical, names in wiki.table("templates").items():
        for name in names:
            aliases.setdefault(template_key(without_namespace(name, wiki)), canonical)
    return aliases


def _other_scripts(title: str, wiki: Wiki) -> list[str]:
    """The name in the other scripts of the wiki's language: MediaWiki tries them where a page does not exist."""
    configurations = wiki.table("scripts").get("opencc", ())
    if not configurations or any(sign in _SURROGATES for sign in title):
        return []
    return [converted for name in configurations if (converted := _converter(name).convert(title)) != title]


@lru_cache(maxsize=8)
def _converter(configuration: str) -> OpenCC:
    # Loading OpenCC takes longer than parsing a page, and most pages never need it.
    from opencc import OpenCC

    return OpenCC(configuration)
