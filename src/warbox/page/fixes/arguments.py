"""Repairs of the arguments of templates."""

from __future__ import annotations

import re
from typing import Any

from warbox.diagnostics import Diagnostic
from warbox.page.fixes.repair import Repair
from warbox.templates.citations import Citation
from warbox.typed import template_key
from warbox.typed.parameter_names import parameter_names

_LINK = re.compile(r"\[((?:https?:)?//[^\s\]|<>\[\"]+)[ \t]+([^\[\]]*[^\[\]\s])[ \t]*\]")
_ADDRESSES = {"title": "url", "chapter": "chapter-url"}
"""Which parameter takes the address of what another one names."""


def fix_deprecated(repair: Repair, finding: Diagnostic) -> bool:
    """Writes what is written today (`[replacements]`), where that is not there yet and the value has a meaning."""
    argument = repair.argument(finding.span)
    if argument is None:
        return False
    rules: dict[str, dict[str, Any]] = {}
    for name in Citation.names:
        table = repair.page.wiki.table("replacements").get(name, {})
        rules |= {template_key(old): rule for old, rule in table.items()}
    rule = rules.get(template_key(argument.key))
    names = [one.key for one in argument.template.arguments]
    if rule is None or rule["parameter"] in names or names.count(argument.key) > 1:
        return False
    opened = repair.edit[argument.template]
    value = opened[argument.key]
    new = rule["values"].get(value.casefold()) if "values" in rule else value
    if new is None:
        return False
    opened.rename(argument.key, rule["parameter"])
    opened[rule["parameter"]] = new
    return True


def fix_repeated(repair: Repair, finding: Diagnostic) -> bool:
    """Leaves one of the arguments of one name, where the others say the same or nothing."""
    argument = repair.argument(finding.span)
    return argument is not None and repair.edit[argument.template].merge_repeated(argument.key)


def fix_redundant(repair: Repair, finding: Diagnostic) -> bool:
    """Takes out an argument that nothing reads, where the one that is read in its place says the same."""
    argument = repair.argument(finding.span)
    model = None if argument is None else repair.page.model_of(argument.template)
    if argument is None or model is None or argument.key not in model.unread:
        return False
    opened = repair.edit[argument.template]
    read = [name for name in opened.names_of_same(argument.key) if name not in model.unread]
    if opened[argument.key] not in [opened[name] for name in read]:
        return False
    del opened[argument.key]
    return True


def fix_foreign_title(repair: Repair, finding: Diagnostic) -> bool:
    """Writes the title on the other wiki, which is that of this one as long as it is not given."""
    argument = repair.argument(finding.span)
    if argument is None:
        return False
    opened = repair.edit[argument.template]
    opened["foreign"] = opened[argument.key]
    return True


def fix_link(repair: Repair, finding: Diagnostic) -> bool:
    """Parts a title that is a link from its address, where no other address is given."""
    argument = repair.argument_around(finding.span)
    if argument is None or argument.positional:
        return False
    names = parameter_names(Citation, repair.page.wiki)
    address = _ADDRESSES.get(names[argument.key])
    opened = repair.edit[argument.template]
    link = _LINK.fullmatch(opened[argument.key])
    if address is None or link is None or opened.get(address, link[1]) not in ("", link[1]):
        return False
    opened[argument.key] = link[2]
    opened[address] = link[1]
    return True
