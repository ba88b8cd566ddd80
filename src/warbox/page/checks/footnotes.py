"""Checks of footnotes: every one that is used is defined, once, and every one in a list of references is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warbox.diagnostics import Code, Diagnostic, Severity, Span
from warbox.page.footnotes import Content, Footnote, Footnotes
from warbox.page.parts import PageParts
from warbox.syntax import Tree
from warbox.syntax.spans import children_within


def check_undefined(parts: PageParts) -> Iterator[Diagnostic]:
    """Footnotes that are used and never defined: a finding at each use."""
    alike = _defined_by_name(parts.footnotes.every)
    brought = _brought_by_templates(parts)
    for footnote in parts.footnotes.every:
        if footnote.defined or footnote.name in brought or _depends_on_a_parameter(footnote):
            continue
        severity = Severity.WARNING if footnote.by_hand else Severity.ERROR
        message, hint = _what_is_missing(footnote), _others_alike(footnote, alike)
        for place in footnote.places:
            yield Diagnostic(Code.UNDEFINED_REFERENCE, severity, place, message, hint)


def check_unused(parts: PageParts) -> Iterator[Diagnostic]:
    """Footnotes in a list of references that no place points to."""
    for footnote in parts.footnotes.every:
        if footnote.defined and not footnote.uses and not _depends_on_a_parameter(footnote):
            message = f"{_called(footnote)} is listed, but nothing in the text points to it"
            for place in footnote.listed[:1]:
                yield Diagnostic(Code.UNUSED_REFERENCE, Severity.WARNING, place, message)


def check_defined_once(parts: PageParts) -> Iterator[Diagnostic]:
    """Footnotes whose definitions say different things: only the first of them is shown."""
    for footnote in parts.footnotes.every:
        if footnote.by_hand or len(footnote.contents) < 2:
            continue
        first = _compared(footnote.contents[0], parts.tree)
        for other in footnote.contents[1:]:
            if _compared(other, parts.tree) != first:
                message = f"{_called(footnote)} is defined before, with other content"
                code = Code.DUPLICATE_REFERENCE_DEFINITION
                yield Diagnostic(code, Severity.ERROR, other.place, message, "give one of the two another name")


def check_repeated_content(parts: PageParts) -> Iterator[Diagnostic]:
    """Footnotes in the text that say word for word what one before says."""
    for place, _ in repeated_contents(parts.footnotes):
        message, hint = "the same footnote stands here again", "give the first one a name, and point to it"
        yield Diagnostic(Code.REPEATED_REFERENCE, Severity.NOTE, place, message, hint)


def repeated_contents(footnotes: Footnotes) -> Iterator[tuple[Span, Span]]:
    """The places of `<ref>`s that can stand for one before them, each with the place of that one.

    Their content is the same, both are in one group, and no two of their names differ.
    """
    first: dict[tuple[str | None, str], tuple[Span, str | None]] = {}
    definitions = [
        (content, footnote)
        for footnote in footnotes.every
        if footnote.template is None
        for content in footnote.contents
    ]
    for content, footnote in sorted(definitions, key=lambda one: one[0].place.start):
        key = footnote.group, " ".join(content.value.wikitext.split())
        place, name = first.setdefault(key, (content.place, footnote.name))
        if place == content.place or footnote.by_hand or content.place in footnote.listed:
            continue
        if footnote.name in (None, name) or name is None:
            first[key] = place, name or footnote.name
            yield content.place, place


def _brought_by_templates(parts: PageParts) -> frozenset[str]:
    """The names of footnotes that templates of the page define by themselves (`[footnotes.references]`)."""
    table: dict[str, list[str]] = parts.reader.wiki.table("footnotes").get("references", {})
    if not table:
        return frozenset()
    called = {parts.reader.resolve(template).canonical for template, _ in parts.models}
    return frozenset(name for template in called & table.keys() for name in table[template])


def _depends_on_a_parameter(footnote: Footnote) -> bool:
    """Whether only rendering the page would tell its name or group."""
    return "{{" in (footnote.name or "") or "{{" in (footnote.group or "")


def _compared(content: Content, tree: Tree) -> str:
    """The wikitext of a definition as far as it shows: without comments, blanks evened out."""
    value = content.value
    pieces, position = [], value.start
    for comment in children_within(tree.comments, value.start, value.end):
        pieces.append(value.source[position : comment.start])
        position = comment.end
    pieces.append(value.source[position : value.end])
    return " ".join("".join(pieces).split())


def _called(footnote: Footnote) -> str:
    name = "a footnote without a name" if footnote.name is None else f'the footnote "{footnote.name}"'
    return name if footnote.group is None else f'{name} of the group "{footnote.group}"'


def _what_is_missing(footnote: Footnote) -> str:
    if footnote.name is None:
        return "a footnote with neither a name nor a text"
    return f"{_called(footnote)} is not defined on this page"


def _defined_by_name(footnotes: Iterable[Footnote]) -> dict[str, Footnote]:
    """The footnotes that are defined, by their names in lower case: what a mistyped name may have meant."""
    found: dict[str, Footnote] = {}
    for footnote in footnotes:
        if footnote.defined and footnote.name is not None:
            found.setdefault(footnote.name.casefold(), footnote)
    return found


def _others_alike(footnote: Footnote, alike: dict[str, Footnote]) -> str:
    other = alike.get((footnote.name or "").casefold())
    return "" if other is None else f"{_called(other)} is"
