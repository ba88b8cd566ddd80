"""The reference of the docs has every public name, once, and every one says what it is."""

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

import warbox
import warbox.errors
import warbox.names
import warbox.page
import warbox.syntax
import warbox.typed
import warbox.wikis
from warbox import conflict, templates
from warbox.dumps import errors as dump_errors
from warbox.typed import TemplateModel

REPOSITORY = Path(__file__).resolve().parent.parent
ENTRIES = [
    name
    for page in sorted((REPOSITORY / "docs" / "reference").glob("*.md"))
    for name in re.findall(r"^::: (\S+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
]
PUBLIC = {
    f"{module.__name__}.{name}"
    for module in (warbox, warbox.names, warbox.syntax, warbox.page, conflict, warbox.typed, warbox.wikis)
    for name in module.__all__
} | {
    f"{module.__name__}.{name}"
    for module in (warbox.errors, dump_errors)
    for name, value in vars(module).items()
    if inspect.isclass(value) and value.__module__ == module.__name__
}
MODULES = {"warbox.names", "warbox.syntax"}
"""Public names that are modules: their own names stand in the reference."""

TEMPLATES = {
    f"{family.__name__}.{name}"
    for family in (getattr(templates, name) for name in templates.__all__)
    for name, value in vars(family).items()
    if inspect.isclass(value) and issubclass(value, TemplateModel) and value.__module__ == family.__name__
}


def named(name: str) -> object:
    """What a dotted name stands for."""
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def test_every_public_name_and_template_stands_in_the_reference_once() -> None:
    entries = [id(named(name)) for name in ENTRIES]
    wrong = {name: entries.count(id(named(name))) for name in (PUBLIC | TEMPLATES) - MODULES}
    assert {name: times for name, times in wrong.items() if times != 1} == {}
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize("name", ENTRIES)
def test_what_stands_in_the_reference_says_what_it_is(name: str) -> None:
    """Of a class every public method, too; what it inherits is told by the class that it comes from."""
    value = named(name)
    own = {f"{name}.{key}": member for key, member in vars(value).items()} if inspect.isclass(value) else {}
    documented = (property, classmethod, staticmethod)
    silent = [
        key
        for key, member in {name: value, **own}.items()
        if (key == name or inspect.isfunction(member) or isinstance(member, documented))
        and not key.rpartition(".")[2].startswith("_")
        and not (inspect.getdoc(member) or "").strip()
    ]
    assert silent == []
