"""One form for a tree of this package and for MediaWiki's answer, so that the two can be compared.

`Canonical` is JSON: lists, strings, numbers and null only. Offsets are code points.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from warbox.syntax import Node, Template, Tree

Canonical = dict[str, Any]

_KINDS = {"subst": "invalid", "dynamic": "template"}
"""What the oracle tells apart and this package does not."""


def canonical_tree(tree: Tree) -> Canonical:
    """The canonical form of a tree."""
    numbers = {template.start: number for number, template in enumerate(tree.templates)}

    def parent(node: Node) -> int | None:
        return None if node.parent is None else numbers[node.parent.start]

    return {
        "templates": [[*_template(template), parent(template), template.depth] for template in tree.templates],
        "variables": [[node.start, node.end, node.name, node.default, parent(node)] for node in tree.variables],
        "tags": [[node.start, node.end, node.name, node.attributes, node.inner, parent(node)] for node in tree.tags],
        "headings": [[node.start, node.end, node.level] for node in tree.headings],
        "comments": len(tree.comments),
    }


def _template(template: Template) -> list[Any]:
    arguments = [[argument.name, argument.positional, argument.value] for argument in template.arguments]
    return [template.start, template.end, template.name, str(template.kind), arguments]


def canonical_answer(answer: dict[str, Any]) -> Canonical:
    """The canonical form of what the oracle answers for one text."""
    return {
        "templates": [[*_answered_template(node), node["parent"], node["depth"]] for node in answer["templates"]],
        "variables": [_values(node, "start", "end", "name", "default", "parent") for node in answer["tplargs"]],
        "tags": [_values(node, "start", "end", "name", "attr", "inner", "parent") for node in answer["exts"]],
        "headings": [_values(node, "start", "end", "level") for node in answer["headings"]],
        "comments": answer["comments"],
    }


def _answered_template(node: dict[str, Any]) -> list[Any]:
    arguments = [_values(argument, "name", "positional", "value") for argument in node["args"]]
    return [*_values(node, "start", "end", "name"), _KINDS.get(node["kind"], node["kind"]), arguments]


def _values(node: dict[str, Any], *keys: str) -> list[Any]:
    return [node[key] for key in keys]


def digest(canonical: Canonical) -> str:
    """A short fingerprint of a canonical form, for texts that are not kept in the repository."""
    written = json.dumps(canonical, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:20]
