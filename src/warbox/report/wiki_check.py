"""What is wrong in a wiki's data file: `warbox wikis check`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from babel import Locale, UnknownLocaleError

from warbox.templates.shown import CANONICAL as SHOWN
from warbox.templates.shown import SLOT
from warbox.typed import TemplateModel, template_key
from warbox.typed.names import WILDCARD, registry
from warbox.typed.parameter import IN_NO_NAME, NUMBER
from warbox.wikis.form import form_errors
from warbox.wikis.form.wiki_file import WikiFile
from warbox.wikis.loader import Table, available_wikis, load_wiki, own_tables, with_canonical_keys
from warbox.wikis.paths import table_at

_MODEL_FILE = "en"
"""The file whose categories all others use."""

_MISSPELT = 0.9
"""How like the name of a template of this package one is that is not meant for another template."""

_LANGUAGE = re.compile("[a-z]{2,3}(-[a-z]+)*")
_BRACES = frozenset("{}")
_CATEGORIES = ("figures.fates", "figures.losses", "figures.material_fates", "figures.people", "figures.ships")
_MORE_CATEGORIES = ("figures.material", "figures.units", "commanders.fates")


def wiki_problems(tables: Table, name: str = "") -> list[str]:
    """What is wrong in a data file, one line each, with the path of the table that it is in.

    `name` is that of the file, without its ending, which stands for a language that is not given. Templates that no
    class of this package types may be those of a class of the user's own.
    """
    errors = form_errors(tables)
    if errors:
        return errors
    tables = with_canonical_keys(tables)
    return [
        *_wrong_language(tables, name),
        *_wrong_base(tables),
        *_lost_paths(tables),
        *_unknown_templates(tables),
        *_wrong_template_names(tables),
        *_wrong_patterns(tables),
        *_unknown_parameters(tables),
        *_wrong_parameter_names(tables),
        *_unknown_categories(tables),
        *_double_meanings(tables),
        *_unknown_locales(tables),
        *_lost_guesses(tables),
    ]


def _wrong_language(tables: Table, name: str) -> Iterator[str]:
    language = tables.get("language") or name
    if language and not _LANGUAGE.fullmatch(language):
        yield f"language: {language!r} is no code of a language"


def _wrong_base(tables: Table) -> Iterator[str]:
    base = tables.get("extends")
    if base is not None and not _is_known(base):
        yield f"extends: there is no data for {base!r}{_hint(base, [code[:-4] for code in available_wikis()])}"


def _is_known(base: str) -> bool:
    return not {base, f"{base}wiki"}.isdisjoint(available_wikis())


def _lost_paths(tables: Table) -> Iterator[str]:
    """What nothing is inherited of that nothing stands at."""
    base = tables.get("extends")
    inherited = load_wiki(base).tables if base is not None and _is_known(base) else {}
    for path in tables.get("own", ()):
        if path not in WikiFile.model_fields and table_at(inherited, path) == {}:
            yield f"own: there is no table {path!r}{_hint(path, set(WikiFile.model_fields))}"


def _unknown_templates(tables: Table) -> Iterator[str]:
    known = _canonical_names()
    for canonical in tables.get("templates", {}):
        if not _is_template(canonical) and (hint := _hint(canonical, known, _MISSPELT)):
            yield f"templates: {canonical!r} is no canonical name of a template{hint}"


def _canonical_names() -> set[str]:
    return {*own_tables(_MODEL_FILE)["templates"], *registry.exact, SHOWN}


def _is_template(canonical: str) -> bool:
    return canonical in _canonical_names() or _model(canonical) is not None


def _wrong_template_names(tables: Table) -> Iterator[str]:
    """Names that no template can have, and those that stand for templates of different classes."""
    meant: dict[str, str] = {}
    for canonical, names in tables.get("templates", {}).items():
        for name in names:
            if not name.strip() or not IN_NO_NAME.isdisjoint(name):
                yield f"templates.{canonical!r}: {name!r} cannot be the name of a template"
            other = meant.setdefault(template_key(name), canonical)
            if other != canonical and (_model(other) is not _model(canonical) or _model(other) is None):
                yield f"templates.{canonical!r}: {name!r} is a name of {other!r} already"


def _wrong_patterns(tables: Table) -> Iterator[str]:
    """What templates show with places for arguments that are not closed, or not named."""
    for name, pattern in tables.get("templates", {}).get(SHOWN, {}).items():
        slots = [slot.split("|") for slot in SLOT.findall(pattern)]
        if not _BRACES.isdisjoint(SLOT.sub("", pattern)) or any(not part.strip() for slot in slots for part in slot):
            yield f"templates.{SHOWN}.{name!r}: {pattern!r} has a place for no argument"


def _unknown_parameters(tables: Table) -> Iterator[str]:
    local = {
        template_key(name): canonical for canonical, names in tables.get("templates", {}).items() for name in names
    }
    for template, parameters in tables.get("parameters", {}).items():
        model = _declared(template) or _model(template)
        if model is None:
            canonical = local.get(template)
            hint = f"; did you mean {canonical!r}?" if canonical else _hint(template, _canonical_names(), _MISSPELT)
            if hint:
                yield f"parameters: {template!r} is no canonical name of a template that has parameters{hint}"
            continue
        known = set(model.plan().parameters())
        known |= set(tables.get("other_parameters", {}).get(template, ()))
        known |= set(own_tables(_MODEL_FILE).get("other_parameters", {}).get(template, ()))
        for canonical in parameters:
            if not _is_parameter(canonical, known):
                yield f"parameters.{template!r}: {canonical!r} is no canonical parameter{_hint(canonical, known)}"


def _wrong_parameter_names(tables: Table) -> Iterator[str]:
    """Names that stand for two parameters of a template, and those with a number that the parameter has none for."""
    for template, parameters in tables.get("parameters", {}).items():
        model = _declared(template) or _model(template)
        groups = model.plan().groups if model is not None else ()
        unnumbered = {name for group in groups if group.unnumbered is not None for name in group.parameters()}
        meant: dict[str, str] = {}
        for canonical, names in parameters.items():
            for name in names:
                other = meant.setdefault(template_key(name), canonical)
                if other != canonical:
                    yield f"parameters.{template!r}: {name!r} is a name of {other!r} already"
                if not name.strip() or not IN_NO_NAME.isdisjoint(name) or name.count(NUMBER) > 1:
                    yield f"parameters.{template!r}: {name!r} cannot be the name of a parameter"
                elif NUMBER in canonical and NUMBER not in name and canonical not in unnumbered:
                    yield f"parameters.{template!r}: {name!r} needs {NUMBER!r} for the number of {canonical!r}"
                elif NUMBER in name and NUMBER not in canonical and all(NUMBER in one for one in names):
                    yield f"parameters.{template!r}: {canonical!r} has no number, which {name!r} has a place for"


def _unknown_categories(tables: Table) -> Iterator[str]:
    model = own_tables(_MODEL_FILE)
    for path in (*_CATEGORIES, *_MORE_CATEGORIES):
        known = table_at(model, path)
        for category in table_at(tables, path):
            if category not in known:
                yield f"{path}: {category!r} is no category of {_MODEL_FILE}.toml{_hint(category, known)}"


def _double_meanings(tables: Table) -> Iterator[str]:
    """Words of two categories, of which only the first counts."""
    for path in (*_CATEGORIES, *_MORE_CATEGORIES):
        meant: dict[str, str] = {}
        for category, words in table_at(tables, path).items():
            for word in words:
                other = meant.setdefault(word.casefold(), category)
                if other != category:
                    yield f"{path}.{category!r}: {word!r} is a word of {other!r} already"


def _unknown_locales(tables: Table) -> Iterator[str]:
    for path in ("dates.locales", "flags.locales", "figures.languages"):
        table, _, key = path.partition(".")
        for code in tables.get(table, {}).get(key, ()):
            try:
                Locale.parse(code, sep="-" if "-" in code else "_")
            except (UnknownLocaleError, ValueError):
                yield f"{path}: CLDR has no locale {code!r}"


def _lost_guesses(tables: Table) -> Iterator[str]:
    """Guesses that do not stand where they are said to."""
    for path, guesses in tables.get("guesses", {}).items():
        found = _entries(table_at(tables, path))
        yield from (f"guesses: {guess!r} does not stand in {path}" for guess in guesses if guess not in found)


def _entries(value: Any) -> set[str]:
    """All keys and words in a table."""
    if isinstance(value, dict):
        return {*value, *(entry for inner in value.values() for entry in _entries(inner))}
    return {entry for entry in value if isinstance(entry, str)} if isinstance(value, list) else set()


def _model(canonical: str) -> type[TemplateModel] | None:
    """The class that types a canonical name, also one with `*` in its declaration."""
    key = template_key(canonical)
    if key in registry.exact:
        return registry.exact[key]
    fitting = (model for before, after, model in registry.prefixed if before and _fits(key, before, after))
    return next(fitting, None)


def _fits(key: str, before: str, after: str) -> bool:
    return key.startswith(before) and key.endswith(after)


def _declared(template: str) -> type[TemplateModel] | None:
    """The class that was declared with that name, the name of a pattern among them."""
    before, star, after = template_key(template).partition(WILDCARD)
    if not star:
        return registry.exact.get(before)
    return next((model for start, end, model in registry.prefixed if (start, end) == (before, after)), None)


def _is_parameter(canonical: str, known: set[str]) -> bool:
    """Whether it is a declared parameter, with a number in the place of its `#` too."""
    numbered = "".join("#" if sign.isdecimal() else sign for sign in canonical)
    return canonical in known or numbered in known or canonical.replace("#", "") in known


def _hint(word: str, known: Sequence[str] | set[str], cutoff: float = 0.6) -> str:
    near = get_close_matches(word, list(known), 1, cutoff)
    return f"; did you mean {near[0]!r}?" if near else ""
