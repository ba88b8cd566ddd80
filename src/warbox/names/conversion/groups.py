"""Conversion groups: rules that many pages of a wiki share. They are data of the user's; none come with warbox."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from warbox import syntax
from warbox.diagnostics import Span
from warbox.names.conversion.group_pages import GroupPage, find_group_pages, group_name
from warbox.names.conversion.lua_tables import Call, LuaData, LuaTable, read_module
from warbox.names.conversion.notes import rule_text
from warbox.names.conversion.rules import ConversionRule, Flag, read_forms
from warbox.templates.conversion import ConversionGroupItem
from warbox.typed import Reader
from warbox.wikis import load_wiki

_ITEM = "Item"


@dataclass(frozen=True, slots=True)
class GroupRule:
    """One rule of a group as it is written there, and the text in another language that it is about, or None."""

    rule: str
    original: str | None = None


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """What could not be read of a group's page: where it stands in the page's text, and what it says."""

    page: str
    span: Span
    text: str


@dataclass(frozen=True)
class ConversionGroup:
    """A conversion group: its name, the page that it comes from, and its rules in their order."""

    name: str
    page: str
    items: tuple[GroupRule, ...] = ()
    unread: tuple[UnreadPart, ...] = ()
    _replacements: dict[str, dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def rules(self) -> tuple[ConversionRule, ...]:
        """The rules, read as those that a page adds and does not show."""
        return tuple(read_forms(item.rule, (Flag.HIDE,)) for item in self.items)

    @property
    def removes(self) -> bool:
        """A group only adds rules."""
        return False

    def replacements(self, variant: str) -> dict[str, str]:
        """What the group replaces by what in the text that a reader of that variant sees."""
        found = self._replacements.get(variant)
        if found is None:
            found = {}
            for rule in self.rules:
                found.update(rule.replacements(variant))
            self._replacements[variant] = found
        return found


class ConversionGroups(Mapping[str, ConversionGroup]):
    """Conversion groups by name, as a page asks for them: `groups["Military"]`."""

    def __init__(self, groups: Mapping[str, ConversionGroup], redirects: Mapping[str, str] | None = None) -> None:
        self._groups = dict(groups)
        self._redirects = dict(redirects or {})

    @classmethod
    def load(cls, *paths: str | Path) -> Self:
        """The groups of some files, folders or exports of a wiki.

        A page of a group is a Lua module (`Module:CGroup/...`), the same as JSON, or a template's page with
        `{{CItem}}`. Modules are read and not run: what cannot be read is in `unread`. Of two pages of one name a module
        counts, as on the wiki. Raises `ConversionGroupsError` where a file cannot be read.
        """
        return cls.read(page for path in paths for page in find_group_pages(Path(path)))

    @classmethod
    def read(cls, pages: Iterable[GroupPage]) -> Self:
        """The groups of some pages, in the same way."""
        groups: dict[str, ConversionGroup] = {}
        redirects: dict[str, str] = {}
        for page in pages:
            in_templates = _group_in_templates(page)
            target = in_templates or _read_data(page)
            if isinstance(target, str):
                redirects.setdefault(page.name, target)
            elif target.name not in groups or in_templates is None:
                groups[target.name] = target
        return cls(groups, redirects)

    @property
    def redirects(self) -> Mapping[str, str]:
        """For each name that stands for another group that group's name."""
        return self._redirects

    @property
    def unread(self) -> tuple[UnreadPart, ...]:
        """What could not be read, of all groups."""
        return tuple(part for group in self._groups.values() for part in group.unread)

    def __getitem__(self, name: str) -> ConversionGroup:
        key = group_name(name)
        seen = set()
        while key not in self._groups and key in self._redirects and key not in seen:
            seen.add(key)
            key = self._redirects[key]
        return self._groups[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


def _group_in_templates(page: GroupPage) -> ConversionGroup | None:
    """The group of a page of templates; None for JSON and Lua, whose tables may begin with two braces as well."""
    if "{{" not in page.text or page.page.endswith(".json"):
        return None
    group = _read_templates(page)
    return group if group.items or page.text.lstrip().startswith("{{") else None


def _read_data(page: GroupPage) -> ConversionGroup | str:
    """The group of a page of JSON or Lua, or the name of the one that it redirects to."""
    is_json = page.page.endswith(".json") or page.text.lstrip()[:1] in ("{", "[")
    return _read_json(page) if is_json else _read_lua(page)


def _read_json(page: GroupPage) -> ConversionGroup:
    try:
        content = json.loads(page.text)
    except (ValueError, RecursionError):
        return _group(page, [], [Span(0, len(page.text))])
    named = content.get("group") if isinstance(content, dict) else None
    items = [
        GroupRule(entry["rule"], original if isinstance(original := entry.get("original"), str) else None)
        for entry in _objects(content)
        if isinstance(entry.get("rule"), str)
    ]
    named_page = page._replace(name=group_name(named)) if isinstance(named, str) and named else page
    return _group(named_page, items, [])


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    """Every object of some JSON, in order, wherever it is nested."""
    pending = [content]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            yield value
            pending += reversed(value.values())
        elif isinstance(value, list):
            pending += reversed(value)


def _read_lua(page: GroupPage) -> ConversionGroup | str:
    data = read_module(page.text)
    called = data.value.arguments[:1] if isinstance(data.value, Call) and data.value.name == "require" else ()
    if called and isinstance(called[0], str):
        return group_name(called[0].partition("/")[2])
    items = list(_lua_items(data))
    return _group(page, items, _outermost(data.unread))


def _lua_items(data: LuaData) -> Iterator[GroupRule]:
    """The items of a module's table, in order: calls `Item(original, rule)`, and tables with a rule.

    Any other call would have to be run; it is noted as unread.
    """
    pending = [data.value]
    while pending:
        entry = pending.pop()
        original = rule = None
        if isinstance(entry, Call):
            if entry.name.rpartition(".")[2] == _ITEM and len(entry.arguments) > 1:
                original, rule = entry.arguments[:2]
            if not isinstance(rule, str):
                data.unread.append(entry.span)
        elif isinstance(entry, LuaTable):
            rule, original = entry.named.get("rule"), entry.named.get("original")
            pending += reversed([*entry.named.values(), *entry.values])
        if isinstance(rule, str):
            yield GroupRule(rule, original if isinstance(original, str) else None)


def _outermost(spans: list[Span]) -> list[Span]:
    """Those spans that lie in no other one, in order."""
    outermost: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not outermost or span.end > outermost[-1].end:
            outermost.append(span)
    return outermost


def _read_templates(page: GroupPage) -> ConversionGroup:
    reader = Reader(page.text, load_wiki("zh"))
    models = (reader.typed(template) for template in syntax.parse(page.text).templates)
    items = [
        GroupRule(rule_text(model.rule), model.original.wikitext if model.original is not None else None)
        for model in models
        if isinstance(model, ConversionGroupItem) and model.rule is not None
    ]
    return _group(page, items, [])


def _group(page: GroupPage, items: list[GroupRule], unread: list[Span]) -> ConversionGroup:
    parts = tuple(UnreadPart(page.page, span, page.text[span.start : span.end]) for span in unread)
    return ConversionGroup(page.name, page.page, tuple(items), parts)
