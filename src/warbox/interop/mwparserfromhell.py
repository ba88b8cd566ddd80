"""Typed pages from what mwparserfromhell has parsed, and edits that land in it. Needs the extra `interop`.

mwparserfromhell sees some templates, tags and styles differently from MediaWiki. A page is therefore read from the text
alone, and an edit lands by its offsets: what it does not touch keeps its objects, and the text is always the edit's.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warbox.errors import EditError
from warbox.interop.extras import import_from_extra
from warbox.interop.landing import checked_text
from warbox.page import Edit, Page, parse
from warbox.syntax.edits import Replacement, applied
from warbox.wikis import Wiki

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Node, Template
    from mwparserfromhell.nodes.extras import Parameter
    from mwparserfromhell.wikicode import Wikicode


def from_mwparserfromhell(
    code: Wikicode | Template, wiki: str | Path | Wiki = "enwiki", title: str | None = None
) -> Page:
    """The page of a Wikicode's text, that of a template alone where a template is given; `wiki` as for `parse`."""
    return parse(str(code), wiki, title)


def to_mwparserfromhell(edit: Edit, code: Wikicode | Template) -> None:
    """Makes the changes of an edit in the Wikicode, or the template, that its page was read from.

    The object given stays the same, and so does every node, template and parameter in it whose text the edit leaves;
    a template whose parameters change stays the same template. Raises `StaleObjectError` where the text is not that of
    the edit's page any more, `EditError` where what becomes of the template is no template; then nothing has changed.
    """
    text = checked_text(edit, str(code), type(code).__name__)
    trial = deepcopy(code)
    _land(trial, edit.replacements)
    if str(trial) != text:
        raise EditError("mwparserfromhell does not give the text of the edit back; nothing has been changed")
    _land(code, edit.replacements)


def _land(root: Wikicode | Template, replacements: Sequence[Replacement]) -> None:
    """Makes all of the replacements; offsets count from the beginning of the root."""
    if _kind(root) != "Template":
        _land_in_code(root, 0, replacements)  # type: ignore[arg-type]
    elif not (_strictly_inside(replacements, 0, len(str(root))) and _land_in_node(root, 0, replacements)):  # type: ignore[arg-type]
        raise EditError("the edit leaves no template where there was one; give the Wikicode that holds it")


def _land_in_code(code: Wikicode, start: int, replacements: Sequence[Replacement]) -> None:
    """Makes replacements in a Wikicode that begins at `start` and holds all of them."""
    starts = list(accumulate((len(str(node)) for node in code.nodes), initial=start))
    for part in reversed(_parts(starts, replacements)):
        nodes, place = code.nodes[part.first : part.last], starts[part.first]
        inside = len(nodes) == 1 and _strictly_inside(part.replacements, place, starts[part.last])
        if not (inside and _land_in_node(nodes[0], place, part.replacements)):
            text = applied("".join(map(str, nodes)), place, part.replacements)
            code.nodes[part.first : part.last] = _parsed(text).nodes


@dataclass(slots=True)
class _Part:
    """Neighbouring nodes of a Wikicode, from index `first` to `last`, that some replacements touch together."""

    first: int
    last: int
    replacements: list[Replacement]


def _parts(starts: Sequence[int], replacements: Sequence[Replacement]) -> list[_Part]:
    """The nodes that replacements touch, in order; `starts` has where each begins, and the end of the last.

    What is put in between two nodes touches neither.
    """
    found: list[_Part] = []
    for replacement in replacements:
        first = bisect_right(starts, replacement.start, lo=1) - 1
        last = max(first, bisect_left(starts, replacement.end, hi=len(starts) - 1))
        if found and first < found[-1].last:
            found[-1].last = max(last, found[-1].last)
            found[-1].replacements.append(replacement)
        else:
            found.append(_Part(first, last, [replacement]))
    return found


def _land_in_node(node: Node, start: int, replacements: Sequence[Replacement]) -> bool:
    """Makes replacements that lie inside of a node; False, and no change, where it has no place of its own for them."""
    if _kind(node) == "Template":
        return _land_in_template(node, start, replacements)  # type: ignore[arg-type]
    within: list[tuple[Wikicode, int, list[Replacement]]] = [(code, start + at, []) for at, code in _codes(node)]
    for replacement in replacements:
        for code, place, landing in within:
            if place <= replacement.start and replacement.end <= place + len(str(code)):
                landing.append(replacement)
                break
        else:
            return False
    for code, place, landing in within:
        _land_in_code(code, place, landing)
    return True


def _codes(node: Any) -> list[tuple[int, Wikicode]]:
    """The Wikicode objects in a node, but for those in the attributes of tags, each with where it begins."""
    length = len(str(node))
    kind = _kind(node)
    if kind == "Tag" and not node.self_closing:
        closing = node.closing_wiki_markup or "" if node.wiki_markup else f"</{node.closing_tag}>"
        return [(length - len(closing) - len(str(node.contents)), node.contents)]
    if kind == "Heading":
        return [(node.level, node.title)]
    if kind == "Wikilink":
        text = [] if node.text is None else [(length - len("]]") - len(str(node.text)), node.text)]
        return [(len("[["), node.title), *text]
    if kind == "ExternalLink" and node.brackets and node.title is not None:
        return [(length - len("]") - len(str(node.title)), node.title)]
    if kind == "Argument" and node.default is not None:
        return [(length - len("}}}") - len(str(node.default)), node.default)]
    return []


def _land_in_template(template: Template, start: int, replacements: Sequence[Replacement]) -> bool:
    """Makes replacements in a template, which stays the same, as do its parameters with the same name."""
    nodes = _parsed(applied(str(template), start, replacements)).nodes
    if len(nodes) != 1 or _kind(nodes[0]) != "Template":
        return False
    changed: Template = nodes[0]  # type: ignore[assignment]
    before: dict[str, deque[tuple[Parameter, int]]] = {}
    place = start + len("{{") + len(str(template.name))
    for parameter in template.params:
        before.setdefault(str(parameter.name).strip(), deque()).append((parameter, place + len("|")))
        place += len("|") + len(str(parameter))
    parameters = []
    for parameter in changed.params:
        same = before.get(str(parameter.name).strip())
        if same:
            old, place = same.popleft()
            _land_in_parameter(old, place, replacements, parameter)
            parameters.append(old)
        else:
            parameters.append(parameter)
    _take(template.name, changed.name)
    template.params[:] = parameters
    return True


def _land_in_parameter(
    parameter: Parameter, start: int, replacements: Sequence[Replacement], changed: Parameter
) -> None:
    """Makes a parameter what it is in the changed template; nodes of its value that are not touched stay."""
    if str(parameter) == str(changed):
        return
    value = str(parameter.value)
    place = start + len(str(parameter)) - len(value)
    within = [one for one in replacements if place <= one.start and one.end <= place + len(value)]
    if applied(value, place, within) == str(changed.value):
        _land_in_code(parameter.value, place, within)
    _take(parameter.name, changed.name)
    _take(parameter.value, changed.value)
    parameter.showkey = changed.showkey


def _take(code: Wikicode, other: Wikicode) -> None:
    if str(code) != str(other):
        code.nodes[:] = other.nodes


def _parsed(text: str) -> Wikicode:
    return import_from_extra("mwparserfromhell", "interop").parse(text)  # type: ignore[no-any-return]


def _kind(node: Node | Wikicode) -> str:
    return type(node).__name__


def _strictly_inside(replacements: Sequence[Replacement], start: int, end: int) -> bool:
    return all(start < one.start and one.end < end for one in replacements)
