"""Sets a list that a parameter holds so that only the items are touched in which it differs.

Items are known again by what they say, or by their place on the page. Every change is read back before it is taken:
what then is read must be what was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from warbox.diagnostics import Span
from warbox.errors import OverlappingEditsError, UnwritableValueError
from warbox.page.edits.items.balance import is_balanced
from warbox.page.edits.items.customs import Customs
from warbox.page.edits.items.entries import as_in_parameter, under_heading
from warbox.page.edits.items.lines import (
    Line,
    Stretch,
    end_in_line,
    item_separator,
    line_around,
    line_below,
    line_with_flags,
)
from warbox.page.edits.items.list_templates import end_of_items
from warbox.page.edits.items.pairing import item_saying, pairings, runs, span_of
from warbox.page.edits.items.reading_back import Wanted, difference, shown, with_those_below
from warbox.page.edits.items.rewriting import Rewriting, as_written, rewritings
from warbox.page.edits.items.room import Alternative, Room
from warbox.page.edits.nodes import nodes_within
from warbox.page.edits.said import said
from warbox.page.edits.values import list_text, one_form_of_breaks, usual_break
from warbox.syntax import Template, Tree
from warbox.syntax.argument_parts import ArgumentParts
from warbox.syntax.argument_values import safe_value
from warbox.syntax.edits import Replacement, Replacements
from warbox.typed import Reader, TemplateModel
from warbox.typed.reading import FieldPlace
from warbox.values.inline import Inline
from warbox.wikis import Wiki

_ENUMERATED = ", "
_COLONS = (":", "\uff1a")
_PARTING_SIGNS = ",;\u3001\uff0c\uff1b"
_CLOSING_BRACKETS = ")\uff09"

_GIVEN_BY_HEADINGS = (("subject", "note"), ("subject",), ("note",))
"""Fields of a figure that the headings above it may give, together or alone."""

LineOf = Callable[[Any], str | None]
"""The line that an item has in another parameter of the template; None where it has none to itself."""


@dataclass(frozen=True, slots=True)
class ListField:
    """A list field of a class of templates: how its values are read on a wiki."""

    model: type[TemplateModel]
    place: FieldPlace
    wiki: Wiki
    reader_of: Callable[[str], Reader]


class Cell:
    """One parameter that holds a list, with its items as they stand on the page."""

    def __init__(self, template: Template, parts: ArgumentParts, key: str, field: ListField) -> None:
        self._parts = parts
        self._field = field
        self._wiki = field.wiki
        self._reader = field.reader_of(parts.source)
        self._before = f"{{{{{template.title}|{key}="
        nodes = template.children_within(parts.core_start, parts.core_end)
        self.customs = Customs(template, self._reader)
        line_break = usual_break(str(template))
        end = end_of_items(nodes, parts, field.wiki)
        self._stretch = Stretch(
            parts.source, parts.core_start, end, [one for one in nodes if one.end <= end], line_break
        )
        self._lines: dict[int, Line] = {}
        self.items = [item for item in self._read(template, self._reader) if self.holds(item)]

    def holds(self, item: Any) -> bool:
        """Whether an item, or what it is a copy of, stands here."""
        span = span_of(item)
        return self._parts.core_start <= span.start < span.end <= self._parts.core_end

    def line_of(self, item: Any) -> str | None:
        """The line of an item as it stands here, without the signs of a list; None where others stand in it too."""
        item = as_in_parameter(item)
        place = next((place for place, one in enumerate(self.items) if one == item), None)
        if place is None:
            return None
        line = self.line(place)
        inside = [one for one in self.items if line.start <= span_of(one).start < line.end]
        return self.source[line.start + len(line.marker) : line.end] if len(inside) == 1 else None

    def changes(self, new: Sequence[Any], rewrite: Rewriting, line_of: LineOf) -> list[Replacement] | None:
        """What to replace so that the cell holds that list; None where it is to be written as a whole.

        It is where the list has none of the items that stand here, or where that loses nothing. `line_of` gives the
        line of an item that stands elsewhere, with which it comes here. Raises `UnwritableValueError` where items
        cannot be changed in their places.
        """
        new = [as_in_parameter(item) for item in new]
        complaint = None
        for pairs in pairings(self.items, new, self._wiki):
            kept = [place for place in pairs if place is not None]
            if not kept:
                return None
            steps = _Steps(self, pairs, new, rewrite, line_of)
            in_order = all(first < second for first, second in pairwise(kept))
            complaint = steps.take() if in_order else steps.reorder()
            if complaint is None:
                return steps.replacements
        if self._is_as_written():
            return None
        raise UnwritableValueError(
            f"{self._field.place.field.name}: {complaint}, and writing all of the value anew would lose what it holds "
            "besides: set it as a text"
        )

    def _is_as_written(self) -> bool:
        """Whether the cell is just as its items are written, so that nothing is lost where they are written anew."""
        return one_form_of_breaks(self._parts.core) == one_form_of_breaks(list_text(self.items, self._wiki))

    def misread(self, replacements: Sequence[Replacement], wanted: Sequence[Wanted]) -> str | None:
        """What of the cell with these changes is not read as those items; None where all is."""
        try:
            changes = Replacements(self._parts.source)
            changes.exchange((), replacements)
        except OverlappingEditsError:
            return "it shares its text with another one"
        found = self._items_with(changes, replacements)
        if found is None:
            return "the value would not be closed"
        if len(found) != len(wanted):
            return f"{len(found)} items would be read, not {len(wanted)}"
        differing = (difference(one, target, self._wiki) for one, target in zip(found, wanted, strict=True))
        return next(filter(None, differing), None)

    def _items_with(self, changes: Replacements, replacements: Sequence[Replacement]) -> list[Any] | None:
        """The items of the cell with some changes made; None where it would not be closed."""
        start, end = self._parts.core_start, self._parts.core_end
        core = changes.applied()[start : end + sum(len(one.text) - one.end + one.start for one in replacements)]
        text = f"{self._before}{core}\n}}}}"
        tree = Tree(text)
        if len(tree.children) != 1 or not isinstance(tree.children[0], Template) or tree.children[0].end != len(text):
            return None
        return self._read(tree.children[0], self._field.reader_of(text))

    def _read(self, template: Template, reader: Reader) -> list[Any]:
        """The items of all cells of the field; texts with their places."""
        kind = Inline if self._field.place.field.type is str else None
        return list(reader.read_field(template, self._field.model, self._field.place, kind) or ())

    def room(self, place: int) -> Room:
        """Where an item stands, with what of its line is no other item's."""
        span = span_of(self.items[place])
        line = self.line(place)
        others = [span_of(one) for other, one in enumerate(self.items) if other != place]
        first = max([line.start, *(one.end for one in others if one.end <= span.start)])
        last = min([max(line.end, span.end), *(one.start for one in others if one.start >= span.end)])
        nodes = nodes_within(self._stretch.nodes, first, last)
        cell = Span(self._parts.core_start, self._parts.core_end)
        return Room(self._parts.source, span.start, span.end, first, last, nodes, self._reader, cell, self.customs)

    def line(self, place: int) -> Line:
        """The line that an item stands in, with the lines below that tell of it alone: remarks, signs of a fate."""
        line = self._lines.get(place)
        if line is None:
            item = self.items[place]
            span, flags = span_of(item), [span_of(flag) for flag in getattr(item, "flags", ())]
            line = line_with_flags(self._stretch, flags, span.start, span.end, self._wiki)
            while (below := line_below(self._stretch, line, self._wiki)) is not None and self._tells_of(below, place):
                line = line.up_to(below)
            self._lines[place] = line
        return line

    def _tells_of(self, line: Line, place: int) -> bool:
        """Whether a line without items says something of one item and of no other: without it that one says less."""
        if any(line.start <= span_of(item).start < line.end for item in self.items):
            return False
        removal = Replacement(*line.removals[0], "")
        changes = Replacements(self._parts.source)
        changes.exchange((), [removal])
        found = self._items_with(changes, [removal]) or ()
        if len(found) != len(self.items):
            return False
        pairs = enumerate(zip(found, self.items, strict=True))
        return [at for at, (one, other) in pairs if said(one, self._wiki) != said(other, self._wiki)] == [place]

    def line_before(self, line: Line) -> Line | None:
        """The line above another one; None for the first."""
        start = line.removals[0][0]
        if start <= self._parts.core_start:
            return None
        return line_around(self._stretch, start - 1, start - 1, self._wiki)

    def line_behind(self, line: Line) -> Line | None:
        """The line below another one; None for the last."""
        end = line.removals[-1][1]
        return None if end >= self._parts.core_end else line_around(self._stretch, end, end, self._wiki)

    def is_heading(self, line: Line) -> bool:
        """Whether a line ends as a heading does: with a colon, be it in bold type or not."""
        return self.source[line.start : line.end].rstrip("' \t").endswith(_COLONS)

    def removal(self, start: int, end: int) -> Replacement:
        """Takes a stretch out, and at the end of the cell the sign that parted it from what stands before."""
        if end >= self._parts.core_end and self.source[start - 1] in _PARTING_SIGNS:
            start -= 1
        return Replacement(start, end, "")

    @property
    def source(self) -> str:
        """The text of the page."""
        return self._parts.source

    @property
    def wiki(self) -> Wiki:
        """The wiki of the page."""
        return self._wiki


class _Steps:
    """The changes of a cell, one after the other: each is taken once it reads as it should."""

    def __init__(
        self, cell: Cell, pairs: Sequence[int | None], new: Sequence[Any], rewrite: Rewriting, line_of: LineOf
    ) -> None:
        self._cell = cell
        self._line_of = line_of
        self._pairs = pairs
        self._new = new
        self._rewrite = rewrite
        self._wiki = cell.wiki
        self._wanted: dict[int, Wanted] = {
            place: (said(item, cell.wiki), False) for place, item in enumerate(cell.items)
        }
        self._added: dict[int, list[Wanted]] = {}
        self.replacements: list[Replacement] = []
        self._reason = ""

    def take(self) -> str | None:
        """Takes all steps; what is wrong where one cannot be taken, None where all were."""
        for item, place in zip(self._new, self._pairs, strict=True):
            if place is not None and not self._change(place, item):
                return f"{shown(self._cell.items[place])} cannot be changed in its place{self._reason}"
        gone = [place for place in range(len(self._cell.items)) if place not in self._pairs]
        for place in gone:
            if place in self._wanted and not self._remove(place, gone):
                return f"{shown(self._cell.items[place])} cannot be taken out{self._reason}"
        for before, items, behind in runs(self._pairs, self._new):
            if not self._insert(before, items, behind):
                return f"{shown(items[0])} cannot be added{self._reason}"
        return None

    def reorder(self) -> str | None:
        """Lets the items change places, where that is all that is to be done and each has its line to itself."""
        complaint = "the items stand there in another order"
        places = [place for place in self._pairs if place is not None]
        lines = [self._cell.line(place) for place in range(len(self._cell.items))]
        is_all = sorted(places) == list(range(len(lines))) and len({line.start for line in lines}) == len(lines)
        if not is_all or any(one != self._wanted[at][0] for at, one in zip(places, self._sayings, strict=True)):
            return complaint
        texts = [self._cell.source[line.start + len(line.marker) : line.end] for line in lines]
        moves = tuple(
            Replacement(line.start + len(line.marker), line.end, texts[place])
            for line, place, text in zip(lines, places, texts, strict=True)
            if texts[place] != text
        )
        wanted = {at: self._wanted[place] for at, place in enumerate(places)}
        return None if self._try([moves], wanted) else f"{complaint}{self._reason}"

    @property
    def _sayings(self) -> list[Any]:
        pairs = zip(self._pairs, self._new, strict=True)
        return [said(as_written(self._cell.items[place or 0], item), self._wiki) for place, item in pairs]

    def _change(self, place: int, new: Any) -> bool:
        old = self._cell.items[place]
        new = as_written(old, new)
        before, after = said(old, self._wiki), said(new, self._wiki)
        if item_saying(new, self._wiki) == item_saying(old, self._wiki):
            return True
        room = self._cell.room(place)
        ways = list(rewritings(old, new, room, self._wiki, self._rewrite))
        wanted = {**self._wanted, place: (after, False)}
        return self._try(ways, wanted) or self._try(ways, with_those_below(wanted, before, after))

    def _remove(self, place: int, gone: Sequence[int]) -> bool:
        """Takes an item out, with others that go from the same line."""
        line = self._cell.line(place)
        beside = [other for other in self._wanted if line.start <= span_of(self._cell.items[other]).start < line.end]
        if all(other in gone for other in beside):
            wanted = {other: target for other, target in self._wanted.items() if other not in beside}
            return self._try(self._whole(self._removals_of_line(line)), wanted)
        wanted = {other: target for other, target in self._wanted.items() if other != place}
        return self._try(self._whole(self._removals_within(place)), wanted)

    def _whole(self, alternatives: Iterable[Alternative]) -> Iterator[Alternative]:
        """Those of some removals that leave no half of a pair of brackets or tags."""
        for way in alternatives:
            if all(is_balanced(self._cell.source[one.start : one.end]) for one in way):
                yield way

    def _removals_of_line(self, line: Line) -> Iterator[Alternative]:
        """Ways to take a line out, alone or with the heading above it, which goes first where nothing else has it."""
        alone = [self._cell.removal(start, end) for start, end in line.removals]
        heading, behind = self._cell.line_before(line), self._cell.line_behind(line)
        with_heading = []
        if heading is not None and not self._has_items(heading):
            behind_line = line.removals[-1][1]
            ends = [(start, line.end if start < heading.start else behind_line) for start, _ in heading.removals]
            with_heading = [self._cell.removal(start, end) for start, end in ends]
        is_last_below = behind is None or (self._cell.is_heading(behind) and not self._has_items(behind))
        is_left = heading is not None and self._cell.is_heading(heading) and is_last_below
        for one in [*with_heading, *alone] if is_left else [*alone, *with_heading]:
            yield (one,)

    def _has_items(self, line: Line) -> bool:
        return any(line.start <= span_of(self._cell.items[place]).start < line.end for place in self._wanted)

    def _removals_within(self, place: int) -> Iterator[Alternative]:
        """Ways to take an item out of its line, with what parts it from the one before; the first from that behind."""
        room = self._cell.room(place)
        line = self._cell.line(place)
        parting = item_separator(self._wiki)
        before, behind = (room.found(parting, *ends) for ends in ((room.first, room.start), (room.end, room.last)))
        end = room.behind_blank(behind[-1][0]) if behind else room.last
        in_bracket = end - 1 if room.source[end - 1] in _CLOSING_BRACKETS else end
        with_before = [
            (room.behind_blank(first), last)
            for first in [*(start for start, _ in before[-1:]), room.first]
            for last in (max(end, room.end), max(in_bracket, room.end), room.end)
        ]
        with_behind = [
            (first, room.after_blank(last))
            for last in [*(end for _, end in behind[:1]), room.last]
            for first in (max(room.first, line.start + len(line.marker)), room.start)
        ]
        is_first = room.first <= line.start
        for first, last in [*with_behind, *with_before] if is_first else [*with_before, *with_behind]:
            yield (Replacement(first, last, ""),)

    def _insert(self, before: int | None, items: Sequence[Any], behind: int | None) -> bool:
        """Adds items behind one that stays, or before one."""
        texts = self._texts(items)
        moved = [self._line_of(item) or text for item, text in zip(items, texts, strict=True)]
        below = [self._texts([under_heading(item, given) for item in items]) for given in _GIVEN_BY_HEADINGS]
        targets = [(said(item, self._wiki) if self._is_of_list(item) else None, True) for item in items]
        self._added[-1 if before is None else before] = targets
        forms = [*below, texts] if moved == texts else [moved, *below, texts]
        return self._try([way for one in forms for way in self._insertions(one, before, behind)], self._wanted)

    def _texts(self, items: Sequence[Any]) -> list[str]:
        return [safe_value(self._cell.customs.text(item)).strip() for item in items]

    def _is_of_list(self, item: Any) -> bool:
        """Whether an item is of a type that stands there: what a flag among combatants says is not compared."""
        kind = Inline if isinstance(item, str) else type(item)
        return any(isinstance(one, kind) for one in self._cell.items)

    def _insertions(self, texts: Sequence[str], before: int | None, behind: int | None) -> Iterator[Alternative]:
        if before is not None:
            line = self._cell.line(before)
            yield (Replacement(line.end, line.end, "".join(map(line.behind, texts))),)
            end = end_in_line(self._cell.room(before), self._wiki)
            yield (Replacement(end, end, "".join(_ENUMERATED + text for text in texts)),)
        if behind is not None:
            line = self._cell.line(behind)
            yield (Replacement(line.start, line.start, "".join(map(line.ahead, texts))),)

    def _try(self, alternatives: Iterable[Alternative], wanted: dict[int, Wanted]) -> bool:
        """Takes the first of some alternatives with which the cell reads as it should."""
        targets = [*self._added.get(-1, ())]
        for place in sorted(wanted):
            targets += [wanted[place], *self._added.get(place, ())]
        self._reason = ""
        for alternative in alternatives:
            together = sorted([*self.replacements, *alternative], key=lambda one: one.place)
            complaint = self._cell.misread(together, targets)
            if complaint is None:
                self.replacements, self._wanted = together, wanted
                return True
            self._reason = self._reason or f" ({complaint})"
        return False
