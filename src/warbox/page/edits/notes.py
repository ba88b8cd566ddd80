"""Sets a single value so that the footnotes and comments that stand in the old one stay, and all that is behind it."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.diagnostics import Span
from warbox.page.edits.nodes import nodes_within
from warbox.syntax import Comment, Link, Node, Tag, Template, Tree
from warbox.syntax.argument_parts import ArgumentParts, parts_of_name
from warbox.syntax.edits import Replacement
from warbox.templates.dates import DaysInParts
from warbox.typed import resolve
from warbox.values.inline import Inline
from warbox.wikis import Wiki

_CLOSING = "}}"
_MARKUP = ("''", "<", "\n", "[", "]")


def replaced_text(old: Inline, nodes: Sequence[Node], parts: ArgumentParts, text: str, wiki: Wiki) -> list[Replacement]:
    """What to replace so that a value shows that text: its own text alone, where that stands by itself.

    `nodes` are those of the value, without the comments around it. The signs of footnotes, the comments, and the
    templates behind the text that lie within what is replaced come behind the new one, but for those that it has.
    """
    start, end, source = parts.core_start, parts.core_end, parts.source
    seen = _stretch(old, len(old.passage.text), nodes, wiki) if old.passage.text else Span(start, end)
    kept = _kept(old, nodes, seen.end)
    if _stands_by_itself(seen.start, seen.end, nodes, kept, source):
        start, end = seen.start, seen.end
    behind = [source[first:last] for first, last in kept if start <= first and last <= end]
    return [Replacement(start, end, text + "".join(one for one in behind if one not in text))]


def replaced_beginning(
    old: Inline, nodes: Sequence[Node], source: str, length: int, text: str, wiki: Wiki
) -> Replacement | None:
    """What to replace so that another text stands for the first letters of a value; None where markup is in the way.

    Footnotes and comments among these letters come behind the new text, links are taken out with them.
    """
    seen = _stretch(old, length, nodes, wiki)
    kept = _kept(old, nodes, seen.end)
    links = [(node.start, node.end) for node in nodes if isinstance(node, Link)]
    taken = [(start, end) for start, end in [*kept, *links] if seen.start <= start and end <= seen.end]
    if not _stands_by_itself(seen.start, seen.end, nodes, taken, source):
        return None
    behind = [source[start:end] for start, end in kept if (start, end) in taken]
    return Replacement(seen.start, seen.end, text + "".join(behind))


def _stretch(old: Inline, length: int, nodes: Sequence[Node], wiki: Wiki) -> Span:
    """Where the first letters of a value stand: with all of a template that makes them of its arguments."""
    seen = old.passage.span(0, length)
    start, end = sorted((seen.start, seen.end))
    for node in nodes_within(nodes, old.span.start, old.span.end):
        if isinstance(node, Template) and node.start < start and end < node.end:
            in_one = any(one.value_start <= start and end <= one.end for one in node.arguments)
            if not in_one or _takes_days_alone(node, wiki):
                return Span(node.start, node.end)
    return Span(start, end)


def _takes_days_alone(template: Template, wiki: Wiki) -> bool:
    """Whether a template makes a date of what it is given, as `{{date|14 juillet 1789}}`, and takes no other text."""
    model = resolve(template.title, wiki).model
    return model is not None and issubclass(model, DaysInParts)


def with_named_arguments(text: str, nodes: Sequence[Node], parts: ArgumentParts, wiki: Wiki) -> str:
    """A template that takes the place of one of its kind, with the name of that one and the named arguments it had.

    Other texts, and those that take the place of anything else, stay as they are.
    """
    whole = (node for node in nodes if (node.start, node.end) == (parts.core_start, parts.core_end))
    old, new = next(whole, None), next(iter(Tree(text).templates), None)
    if not isinstance(old, Template) or new is None or str(new) != text:
        return text
    if resolve(old.title, wiki).canonical != resolve(new.title, wiki).canonical:
        return text
    given = {argument.key for argument in new.arguments}
    kept = [one for one in old.arguments if not one.positional and one.key not in given]
    named = "".join(f"|{str(one).strip()}" for one in kept)
    return f"{{{{{old.title}{text[parts_of_name(new).core_end : -len(_CLOSING)]}{named}{_CLOSING}"


def _kept(old: Inline, nodes: Sequence[Node], seen_end: int) -> list[tuple[int, int]]:
    """Where the signs of footnotes and the comments of a value stand, and what is behind its text; none in another."""
    every = nodes_within(nodes, old.span.start, old.span.end)
    places = {(use.span.start, use.span.end) for use in old.references}
    places |= {(node.start, node.end) for node in every if isinstance(node, Comment)}
    places |= {(node.start, node.end) for node in nodes if isinstance(node, Template | Tag) and node.start >= seen_end}
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _stands_by_itself(
    start: int, end: int, nodes: Sequence[Node], kept: Sequence[tuple[int, int]], source: str
) -> bool:
    """Whether a stretch can be replaced without cutting markup in two."""
    text = source[start:end]
    for first, last in kept:
        if start <= first and last <= end:
            text = text.replace(source[first:last], "")
    whole = text.startswith("{{") and text.endswith("}}")
    if not whole and any(sign in text for sign in _MARKUP):
        return False
    return not any(_is_cut(node, start, end) for node in nodes_within(nodes, 0, len(source)))


def _is_cut(node: Node, start: int, end: int) -> bool:
    """Whether just one end of a stretch lies within a node."""
    return (node.start < start < node.end) != (node.start < end < node.end) and not (
        start <= node.start and node.end <= end
    )
