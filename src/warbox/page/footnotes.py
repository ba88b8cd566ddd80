"""Finds the footnotes of a tree: which place defines which one, which place uses it, what stands in it.

Names and groups are compared as MediaWiki's extension Cite does. Notes that are numbered by hand (`{{fn}}`, `{{fnb}}`)
have names of their own, which Cite does not know.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from warbox.diagnostics import Span
from warbox.syntax import Node, Tag, Template, Tree
from warbox.templates.notes import (
    FootnoteSign,
    NamedReferences,
    Note,
    NumberedNote,
    NumberedSign,
    ReferenceList,
)
from warbox.typed import ArgumentValue, Reader
from warbox.values.inline import Inline, footnote_lines
from warbox.values.passage import Passage
from warbox.values.reference import tag_attributes

_ARGUMENT_START = attrgetter("start")
_ENTERED = (Tag, Template)

Place = tuple[int, int]
"""Where a sign stands: start and end of its tag or template."""


@dataclass(frozen=True, slots=True)
class Content:
    """A place that says what stands in a footnote: the place, and the wikitext of the footnote in it."""

    place: Span
    value: ArgumentValue

    def lines(self, reader: Reader) -> tuple[Passage, ...]:
        """What a reader sees in the footnote."""
        return footnote_lines(self.value, reader)


@dataclass(slots=True)
class Footnote:
    """One footnote: all places that define it, all that use it.

    A definition in the text is a use as well, as its sign stands there; one in a list of footnotes is none.
    `by_hand` says that it is numbered by hand, `template` which template makes it, None for a `<ref>`.
    """

    name: str | None
    group: str | None
    by_hand: bool = False
    template: str | None = None
    contents: list[Content] = field(default_factory=list)
    continuations: list[Content] = field(default_factory=list)
    uses: list[Span] = field(default_factory=list)
    listed: list[Span] = field(default_factory=list)

    @property
    def defined(self) -> bool:
        """Whether any place says what stands in it."""
        return bool(self.contents or self.continuations)

    @property
    def places(self) -> list[Span]:
        """Every place that has to do with it, in no order."""
        return [*self.uses, *self.listed]


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a page in the order in which they first come up.

    `by_place` leads from a sign to the numbers of its footnotes, `around` from the start of a template to the number of
    the innermost footnote in which it stands.
    """

    every: list[Footnote] = field(default_factory=list)
    by_place: dict[Place, list[int]] = field(default_factory=dict)
    around: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a node stands in: the number of a footnote; a list of footnotes, with the group that it lists."""

    footnote: int | None = None
    listed: bool = False
    group: str | None = None


def find_footnotes(tree: Tree, reader: Reader) -> Footnotes:
    """The footnotes of the page, in one walk through its nodes."""
    collector = _Collector(reader)
    outside = Surroundings()
    pending: list[tuple[Node, Surroundings]] = [(node, outside) for node in reversed(tree.children)]
    while pending:
        node, within = pending.pop()
        if isinstance(node, _ENTERED):
            pending += collector.enter(node, within)
        elif node.children:
            pending += [(child, within) for child in reversed(node.children)]
    numbers, notes = zip(*collector.numbered_notes, strict=True) if collector.numbered_notes else ((), ())
    for number, content in zip(numbers, _line_contents(tree, notes), strict=True):
        collector.found.every[number].contents.append(content)
    return collector.found


class _Collector:
    """Takes in the nodes of a page in document order."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._numbers: dict[tuple[bool, str | None, str], int] = {}
        self.found = Footnotes()
        self.numbered_notes: list[tuple[int, Template]] = []

    def enter(self, node: Tag | Template, within: Surroundings) -> list[tuple[Node, Surroundings]]:
        """Takes in the node, and gives those in it, the last one first, each with what it stands in."""
        if isinstance(node, Tag):
            inside = self._tag(node, within)
        else:
            if within.footnote is not None:
                self.found.around[node.start] = within.footnote
            model = self._reader.typed(node)
            if isinstance(model, ReferenceList):
                return _listed(node, within, model.group)
            inside = self._template(node, model, within) if isinstance(model, FootnoteSign) else within
        return [(child, inside) for child in reversed(node.children)] if node.children else []

    def _tag(self, tag: Tag, within: Surroundings) -> Surroundings:
        name = tag.name.lower()
        if name == "references":
            return Surroundings(within.footnote, True, tag_attributes(tag.attributes).get("group") or None)
        if name != "ref":
            return within
        attributes = tag_attributes(tag.attributes)
        group = attributes.get("group") or within.group
        content = _tag_content(tag)
        continued = attributes.get("follow") or None
        own_name = attributes.get("name") or None
        number = self._number(continued or own_name, group)
        footnote = self.found.every[number]
        self._take(number, Span(tag.start, tag.end), within.listed and content is not None)
        if content is not None:
            (footnote.continuations if continued else footnote.contents).append(content)
        return Surroundings(number)

    def _template(self, template: Template, model: FootnoteSign, within: Surroundings) -> Surroundings:
        kind = self._reader.resolve(template).canonical
        place = Span(template.start, template.end)
        if isinstance(model, Note):
            number = self._number(model.name, model.group or within.group, template=kind)
            content = _argument_content(template, model.text)
            self._take(number, place, within.listed and content is not None)
            if content is not None:
                self.found.every[number].contents.append(content)
            return Surroundings(number)
        if isinstance(model, NamedReferences):
            for label in model.labels:
                self._take(self._number(label, model.group or within.group), place)
        elif isinstance(model, NumberedSign) and model.label is not None:
            number = self._number(model.label, model.group, by_hand=True, template=kind)
            if isinstance(model, NumberedNote):
                self._take(number, place, listed=True)
                self.numbered_notes.append((number, template))
            else:
                self._take(number, place)
        return within

    def _number(self, name: str | None, group: str | None, by_hand: bool = False, template: str | None = None) -> int:
        """The number of the footnote of that name; one without a name is always a new one."""
        every = self.found.every
        number = len(every) if name is None else self._numbers.setdefault((by_hand, group, name), len(every))
        if number == len(every):
            every.append(Footnote(name, group, by_hand, template))
        return number

    def _take(self, number: int, place: Span, listed: bool = False) -> None:
        footnote = self.found.every[number]
        (footnote.listed if listed else footnote.uses).append(place)
        self.found.by_place.setdefault((place.start, place.end), []).append(number)


def _listed(template: Template, within: Surroundings, group: str | None) -> list[tuple[Node, Surroundings]]:
    """The nodes in a template that lists footnotes, the last one first: some footnotes may be defined in it."""
    lists = Surroundings(within.footnote, True, group)
    spans = [(entry.value_start, entry.end) for entry in template.arguments if entry.key == ReferenceList.DEFINITIONS]
    return [
        (child, lists if any(start <= child.start and child.end <= end for start, end in spans) else within)
        for child in reversed(template.children)
    ]


def _tag_content(tag: Tag) -> Content | None:
    """What stands in a `<ref>`; None where nothing does: then it points to a footnote of that name."""
    if tag.inner_start is None or tag.inner_end is None:
        return None
    return _content(tag, tag.inner_start, tag.inner_end, tag.children)


def _argument_content(template: Template, text: Inline | None) -> Content | None:
    if text is None:
        return None
    inside = template.children_within(text.span.start, text.span.end)
    return _content(template, text.span.start, text.span.end, inside, text)


def _content(
    node: Node, start: int, end: int, children: Sequence[Node], inline: Inline | None = None
) -> Content | None:
    raw = node.source[start:end]
    if not raw.strip():
        return None
    start += len(raw) - len(raw.lstrip())
    value = ArgumentValue(node.source, start, start + len(raw.strip()), children, "", "", inline)
    return Content(Span(node.start, node.end), value)


def _line_contents(tree: Tree, notes: Sequence[Template]) -> Iterator[Content]:
    """What follows the number of each note that is numbered by hand, up to the next one or the end of the line."""
    for place, note in enumerate(notes):
        limit = notes[place + 1].start if place + 1 < len(notes) else len(note.source)
        end = _end_of_argument(note, limit)
        line_end = note.source.find("\n", note.end, end)
        end = end if line_end < 0 else line_end
        siblings = tree if note.container is None else note.container
        value = ArgumentValue(note.source, note.end, end, siblings.children_within(note.end, end), "", "")
        yield Content(Span(note.start, note.end), value)


def _end_of_argument(template: Template, limit: int) -> int:
    """Where what the template stands in ends: an argument, a tag, a link; at `limit` at the latest."""
    container = template.container
    if isinstance(container, Tag) and container.inner_end is not None:
        limit = min(limit, container.inner_end)
    elif isinstance(container, Template):
        place = bisect_right(container.arguments, template.start, key=_ARGUMENT_START) - 1
        limit = min(limit, container.arguments[place].end if place >= 0 else container.inner_end)
    elif container is not None:
        limit = min(limit, container.end)
    return max(template.end, limit)
