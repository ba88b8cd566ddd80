"""`TemplateChanges`: a template's arguments as they are to be, and the replacements that make them so.

It knows names and values as text only. Comments around a value stay; a new argument is laid out as its neighbours are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from warbox.syntax.argument_parts import ArgumentParts, parts_of_argument, parts_of_name
from warbox.syntax.argument_values import runs_into
from warbox.syntax.braces import Template
from warbox.syntax.edits import Replacement, Replacements, applied
from warbox.syntax.habits import Habits, habits_of
from warbox.syntax.spans import BLANKS
from warbox.syntax.tree import Tree

_NEIGHBOURS = 4
"""How many arguments say how a new one is laid out."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One argument as it is to be.

    `key` is its name as MediaWiki compares it, `value` the new value, None where it stays, and `added` what is put
    behind it, or before the last `kept_behind` code points of the one that stands. `inner` is what is replaced within
    the value that stands. `parts` are those of the argument as it stands, None for a new one; `explicit` says that it
    is written with its name.
    """

    key: str
    value: str | None
    parts: ArgumentParts | None
    explicit: bool
    renamed: bool = False
    deleted: bool = False
    added: str = ""
    kept_behind: int = 0
    inner: tuple[Replacement, ...] = ()

    @property
    def text(self) -> str:
        """The value, without blanks and comments around it."""
        value = self.value if self.value is not None else "" if self.parts is None else self.parts.core
        if self.inner and self.parts is not None:
            value = applied(value, self.parts.core_start, self.inner)
        place = len(value) - self.kept_behind
        return value[:place] + self.added + value[place:]

    @property
    def was_positional(self) -> bool:
        """Whether the argument stands on the page without a name."""
        return self.parts is not None and self.parts.positional


@dataclass(frozen=True, eq=False)
class TemplateChanges:
    """A template and its arguments as they are to be, in order. Every method gives a new one."""

    template: Template
    slots: tuple[Slot, ...]

    @classmethod
    def of(cls, template: Template) -> TemplateChanges:
        """The template as it stands."""
        return cls(
            template,
            tuple(
                Slot(argument.key, None, parts_of_argument(argument), explicit=not argument.positional)
                for argument in template.arguments
            ),
        )

    @property
    def present(self) -> list[Slot]:
        """The arguments that are to be there."""
        return [slot for slot in self.slots if not slot.deleted]

    def find(self, key: str) -> Slot | None:
        """The argument of that key; of several the last, since that one counts."""
        return next((slot for slot in reversed(self.slots) if slot.key == key and not slot.deleted), None)

    def with_value(self, slot: Slot, value: str) -> TemplateChanges:
        """The argument gets another value; one that was taken out is there again."""
        return self._exchanged(
            slot, replace(slot, value=_changed_value(slot, value), added="", kept_behind=0, inner=(), deleted=False)
        )

    def with_inner(self, slot: Slot, inner: Iterable[Replacement]) -> TemplateChanges:
        """The argument's value stays as it stands on the page, but for what is replaced within it.

        Raises `OverlappingEditsError` where two of the replacements overlap.
        """
        found = Replacements(self.template.source)
        found.exchange((), list(inner))
        changed = replace(slot, value=None, added="", kept_behind=0, inner=tuple(found), deleted=False)
        return self._exchanged(slot, changed)

    def with_added(self, slot: Slot, text: str, kept_behind: int) -> TemplateChanges:
        """Something is put behind the argument's value, or before the end of the one that stands on the page."""
        return self._exchanged(slot, replace(slot, added=slot.added + text, kept_behind=kept_behind))

    def stands(self, slot: Slot) -> bool:
        """Whether the argument in the place of that one has the value that it has on the page."""
        return any(
            one.parts is slot.parts and one.value is None and not one.inner
            for one in self.slots
            if slot.parts is not None
        )

    def made_explicit(self, slot: Slot) -> TemplateChanges:
        """A positional argument is written with its number."""
        return self._exchanged(slot, replace(slot, explicit=True))

    def with_name(self, slot: Slot, name: str) -> TemplateChanges:
        """The argument gets another name."""
        return self._exchanged(slot, replace(slot, key=name, renamed=True, explicit=True))

    def with_new(self, key: str, value: str, after: Slot | None, *, explicit: bool) -> TemplateChanges:
        """A new argument behind another one, or before all of them."""
        place = 0 if after is None else self.slots.index(after) + 1
        slot = Slot(key, value, None, explicit)
        return replace(self, slots=(*self.slots[:place], slot, *self.slots[place:]))

    def named(self, key: str) -> list[Slot]:
        """The arguments of that key, in order."""
        return [slot for slot in self.present if slot.key == key]

    def without(self, taken_out: Sequence[Slot]) -> TemplateChanges:
        """Some arguments are taken out."""
        slots = [
            replace(slot, deleted=True) if slot in taken_out else slot
            for slot in self.slots
            if slot not in taken_out or slot.parts is not None
        ]
        return replace(self, slots=tuple(slots))

    def _exchanged(self, old: Slot, new: Slot) -> TemplateChanges:
        return replace(self, slots=tuple(new if slot is old else slot for slot in self.slots))

    @cached_property
    def _name_parts(self) -> ArgumentParts:
        return parts_of_name(self.template)

    @cached_property
    def _standing(self) -> list[ArgumentParts]:
        """The parts of the arguments that stand on the page."""
        return [slot.parts for slot in self.slots if slot.parts is not None]

    def _habits(self, place: int) -> Habits:
        """How the arguments before a place are laid out, with those behind it where they are few."""
        standing = self._standing
        before = standing[max(place - _NEIGHBOURS, 0) : place]
        following = standing[place : place + _NEIGHBOURS - len(before)]
        return habits_of(self._name_parts, before[::-1] + following, standing)

    def replacements(self) -> list[Replacement]:
        """What is to be replaced in the page's text, in order."""
        return sorted(self._replacements(), key=lambda replacement: replacement.place)

    def applied(self) -> str:
        """The template's wikitext with nothing but these changes."""
        moved = [
            replace(one, start=one.start - self.template.start, end=one.end - self.template.start)
            for one in self.replacements()
        ]
        changed = Replacements(str(self.template))
        changed.exchange((), moved)
        return changed.applied()

    def hold(self) -> bool:
        """Whether the template, changed, is one template with just the arguments that it is to have."""
        text = self.applied()
        tree = Tree(text)
        if len(tree.children) != 1 or tree.children[0].end != len(text):
            return False
        found = tree.templates[0].arguments
        expected = [slot for slot in self.slots if not slot.deleted or self._is_emptied(slot)]
        if {slot.key for slot in expected if slot.deleted} & {slot.key for slot in self.present}:
            return False
        return len(found) == len(expected) and all(
            argument.key == slot.key and (slot.deleted or slot.text.strip(BLANKS) in argument.value)
            for argument, slot in zip(found, expected, strict=True)
        )

    def _is_emptied(self, slot: Slot) -> bool:
        """Whether an argument that is taken out leaves its pipe, so that those behind it do not count anew."""
        place = self.slots.index(slot)
        return slot.was_positional and any(
            later.was_positional and not later.deleted for later in self.slots[place + 1 :]
        )

    def _replacements(self) -> Iterator[Replacement]:
        join = _Join.behind(self._name_parts)
        new: list[Slot] = []
        place = 0
        for slot in self.slots:
            if slot.parts is None:
                new.append(slot)
                continue
            yield from self._new_ones(join, new, place)
            new = []
            if not slot.deleted:
                yield from self._changes_of(slot, slot.parts, place)
                join = _Join.behind(slot.parts)
            elif self._is_emptied(slot):
                yield Replacement(slot.parts.core_start, slot.parts.core_end, "")
                join = _Join.behind(slot.parts)
            else:
                deletion = _deletion(slot.parts, join, is_last=place == len(self._standing) - 1)
                yield deletion
                join = (
                    _Join.behind(slot.parts)
                    if deletion.end <= slot.parts.content_end
                    else _Join(deletion.start, deletion.start, None)
                )
            place += 1
        yield from self._new_ones(join, new, place)

    def _new_ones(self, join: _Join, new: Sequence[Slot], number: int) -> Iterator[Replacement]:
        """New arguments are put in behind the content of the one before; what parts that from the next stays last."""
        if not new:
            return
        habits = self._habits(number)
        at_end = number == len(self._standing) > 0
        tail = habits.tail
        if not at_end and join.tail is not None and not join.tail.strip(BLANKS):
            is_parting = "\n" in tail and join.tail.count("\n") > tail.count("\n")
            tail = tail if is_parting else join.tail
        written = ["|" + habits.written(slot.key if slot.explicit else None, slot.text) for slot in new]
        pieces = [one + tail if join.tail is None else tail + one for one in written]
        place = join.position if "\n" in tail else join.bare
        yield Replacement(place, place, "".join(pieces) + self._blank_behind(new[-1]))

    def _changes_of(self, slot: Slot, parts: ArgumentParts, place: int) -> Iterator[Replacement]:
        if slot.renamed and not parts.positional:
            yield self._renaming(slot, parts, place)
        elif parts.positional and slot.explicit:
            yield Replacement(parts.start, parts.start, slot.key + "=")
        yield from slot.inner
        if slot.inner and not slot.added and (blank := self._blank_behind(slot)):
            yield Replacement(parts.core_end, parts.core_end, blank, rank=1)
        if slot.value is None and slot.added:
            place = parts.core_end - slot.kept_behind
            yield Replacement(place, place, slot.added + ("" if slot.kept_behind else self._blank_behind(slot)))
        if slot.value is None:
            return
        text = slot.text + self._blank_behind(slot)
        if parts.core or not slot.text:
            yield Replacement(parts.core_start, parts.core_end, text)
        else:
            yield _filling(parts, text, self._habits(place))

    def _renaming(self, slot: Slot, parts: ArgumentParts, place: int) -> Replacement:
        """Another name; where the equals signs stand below each other, its own stays there too."""
        if self._habits(place).column is None or parts.gap.strip(" "):
            return Replacement(parts.name_start, parts.name_end, slot.key)
        width = parts.name_end - parts.name_start + len(parts.gap)
        return Replacement(parts.name_start, parts.name_start + width, slot.key + " " * max(width - len(slot.key), 1))

    def _blank_behind(self, slot: Slot) -> str:
        """The blank that keeps braces at the end of the last value from running into those of the template."""
        last = self._standing[-1] if self._standing else self._name_parts
        is_tight = last.content_end == last.end and (
            slot.parts is None or slot.parts.core_end == slot.parts.content_end
        )
        return " " if is_tight and slot is self.present[-1] and runs_into(slot.text) else ""


@dataclass(frozen=True, slots=True)
class _Join:
    """A place where one argument ends and the next may begin.

    `bare` is the same without the blanks at the end of its line. `tail` is what stands from there to the next pipe;
    None where the pipe itself stands there.
    """

    position: int
    bare: int
    tail: str | None

    @classmethod
    def behind(cls, parts: ArgumentParts) -> _Join:
        """The place behind the content of an argument or a name."""
        return cls(parts.content_end, parts.bare_end, parts.tail)


def _deletion(parts: ArgumentParts, join: _Join, *, is_last: bool) -> Replacement:
    """Takes an argument out with one of the two stretches of blanks around it; comments on lines of their own stay."""
    tail = parts.tail
    if join.tail is not None and not join.tail.strip(BLANKS):
        begins_line = "\n" in join.tail and "\n" not in tail and not tail.strip(BLANKS)
        if "\n" not in join.tail and (is_last or not begins_line):
            return Replacement(join.bare, parts.bare_end, "")
        if is_last or not begins_line:
            return Replacement(join.position, parts.content_end, "")
    return Replacement(parts.start - 1, parts.content_end if tail.strip(BLANKS) else parts.end, "")


def _filling(parts: ArgumentParts, text: str, habits: Habits) -> Replacement:
    """Writes a value where there is none: behind the blanks that belong before it, before those that do not."""
    lead = "" if parts.positional or "\n" in habits.value_lead or text.startswith("\n") else habits.value_lead
    place = parts.value_start
    if parts.source.startswith(lead, place, parts.end):
        place += len(lead)
    else:
        text = lead + text
    if parts.source.startswith("<", place):
        text += " "
    elif place == parts.end and not parts.positional and "\n" not in habits.tail:
        text += habits.tail
    return Replacement(place, place, text)


def _changed_value(slot: Slot, value: str) -> str | None:
    """The new value of an argument, without the comments that stand around it anyway; None where it stays the same."""
    text = value.strip(BLANKS)
    parts = slot.parts
    if parts is None:
        return _on_own_line(value, text, "")
    for around in (parts.source[parts.core_end : parts.end], parts.source[parts.core_end : parts.content_end]):
        if around.strip(BLANKS) and text.endswith(around.strip(BLANKS)):
            text = text.removesuffix(around.strip(BLANKS)).rstrip(BLANKS)
            break
    before = parts.value_lead.strip(BLANKS)
    if before and text.startswith(before):
        text = text.removeprefix(before).lstrip(BLANKS)
    return None if text == parts.core else _on_own_line(value, text, parts.value_lead)


def _on_own_line(value: str, text: str, lead: str) -> str:
    """The value with a line end before it where it was given with one, as lists are, and the page has none there."""
    given = value[: len(value) - len(value.lstrip(BLANKS))]
    return "\n" + text if text and "\n" in given and "\n" not in lead else text
