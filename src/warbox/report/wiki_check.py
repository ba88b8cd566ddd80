"""What is wrong in a wiki's data file: `warbox wikis check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any

from babel import Locale, UnknownLocaleError

from warbox.templates.shown import CANONICAL as SHOWN
from warbox.typed import TemplateModel, template_key
from warbox.typed.names import WILDCARD, registry
from warbox.wikis.form import form_errors
from warbox.wikis.loader import Table, available_wikis, own_tables

_MODEL_FILE = "en"
"""The file whose categories all others use."""

_CATEGORIES = ("figures.fates", "figures.losses", "figures.material_fates", "figures.people", "figures.ships")
_MORE_CATEGORIES = ("figures.material", "figures.units", "commanders.fates")


def wiki_problems(tables: Table) -> list[str]:
    """What is wrong in a data file, one line each, with the path of the table that it is in."""
    return form_errors(tables) or [
        *_wrong_base(tables),
        *_unknown_templates(tables),
        *_unknown_parameters(tables),
        *_unknown_categories(tables),
        *_unknown_locales(tables),
        *_lost_guesses(tables),
    ]


def _wrong_base(tables: Table) -> Iterator[str]:
    base = tables.get("extends")
    if base is not None and f"{base}wiki" not in available_wikis():
        yield f"extends: there is no data for {base!r}{_hint(base, [code[:-4] for code in available_wikis()])}"


def _unknown_templates(tables: Table) -> Iterator[str]:
    known = {*own_tables(_MODEL_FILE)["templates"], *registry.exact, SHOWN}
    for canonical in tables.get("templates", {}):
        if canonical not in known and _model(canonical) is None:
            yield f"templates: {canonical!r} is no canonical name of a template{_hint(canonical, known)}"


def _unknown_parameters(tables: Table) -> Iterator[str]:
    for template, parameters in tables.get("parameters", {}).items():
        model = _declared(template) or _model(template)
        if model is None:
            yield f"parameters: {template!r} is no canonical name of a template that has parameters"
            continue
        known = set(model.plan().parameters())
        known |= set(tables.get("other_parameters", {}).get(template, ()))
        known |= set(own_tables(_MODEL_FILE).get("other_parameters", {}).get(template, ()))
        for canonical in parameters:
            if not _is_parameter(canonical, known):
                yield f"parameters.{template!r}: {canonical!r} is no canonical parameter{_hint(canonical, known)}"


def _unknown_categories(tables: Table) -> Iterator[str]:
    model = own_tables(_MODEL_FILE)
    for path in (*_CATEGORIES, *_MORE_CATEGORIES):
        known = _table_at(model, path)
        for category in _table_at(tables, path):
            if category not in known:
                yield f"{path}: {category!r} is no category of {_MODEL_FILE}.toml{_hint(category, known)}"


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
        found = _entries(_table_at(tables, path))
        yield from (f"guesses: {guess!r} does not stand in {path}" for guess in guesses if guess not in found)


def _table_at(tables: Table, path: str) -> Any:
    """What a path leads to. The longest key counts first, for the names of templates may have dots."""
    for key, value in tables.items():
        if path == key:
            return value
        if path.startswith(key + ".") and isinstance(value, dict):
            return _table_at(value, path[len(key) + 1 :])
    return {}


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


def _hint(word: str, known: Sequence[str] | set[str]) -> str:
    near = get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""
