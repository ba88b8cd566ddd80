"""How a combatant or a commander is changed in his place: the name, the flags, the signs and words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product, zip_longest
from typing import Any

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.conflict.commander_fates import fate_of_template
from warbox.conflict.commander_words import commander_words
from warbox.conflict.figures import CellFigure
from warbox.conflict.writing import with_link, write_flag, write_name, write_party
from warbox.page.edits.items.lines import end_in_line
from warbox.page.edits.items.room import Alternative, Room
from warbox.syntax import Link, Template
from warbox.syntax.edits import Replacement
from warbox.templates.flags import Flag
from warbox.templates.symbols import Fate
from warbox.typed import plain_wikitext
from warbox.values.figures.figure import Figure
from warbox.values.name import Name
from warbox.values.notes import BETWEEN_REMARKS, split_remarks
from warbox.wikis import Wiki

_BEFORE_NAME = 1
_PAIRS = ("()", "\uff08\uff09")
_LINE_END = re.compile(r"[ \t]*(?:<br\b|\n|\||\}\})", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[ \t]*(?:<br\s{0,4}/?\s{0,4}>\s*|\n+|\|\s*)\Z", re.IGNORECASE)
_OPENING_TAG = re.compile(r"<(\w+)(?:\s[^<>]*)?>\Z")


def as_in_parameter(item: Any) -> Any:
    """An item of a list as its parameter alone is to tell of it.

    The name of a combatant or commander leads where `link` does; a figure is without what the rest of its box tells.
    """
    if isinstance(item, CellFigure):
        return item.in_cell()
    if not isinstance(item, Combatant | Commander):
        return item
    name = with_link(item.name, item.link)
    return item if name is item.name else item.model_copy(update={"name": name})


def under_heading(item: Any, fields: Sequence[str]) -> Any:
    """A figure as it is written under a heading that gives some of its fields; anything else as it is."""
    return item.model_copy(update=dict.fromkeys(fields)) if isinstance(item, Figure) else item


def with_consequences(old: Combatant | Commander, new: Combatant | Commander) -> Combatant | Commander:
    """The new one with all in the fields that it is written from: a changed `link` or `flag` counts."""
    changes: dict[str, object] = {}
    if new.link != old.link and new.name.target == old.name.target:
        changes["name"] = new.name.model_copy(update={"target": new.link})
    if isinstance(old, Combatant) and isinstance(new, Combatant) and new.flag != old.flag and new.flags == old.flags:
        changes["flags"] = (() if new.flag is None else (new.flag,)) + old.flags[1:]
    return new.model_copy(update=changes)


def name_alternatives(old: Name, new: Name, flags: Sequence[Flag], room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write another name: in its link, in the text, or in the place of a flag that shows it."""
    for node in room.inside:
        text = str(node)
        if isinstance(node, Link):
            target, bar, label = text[2:-2].partition("|")
            behind = trail(label if bar else target, old.text)
            end = node.end + len(behind) if room.source.startswith(behind, node.end) else node.end
            if new.target == old.target and new.foreign in (None, old.foreign) and new.target is not None:
                label = plain_wikitext(new.text)
                same = label == target.strip()
                yield (Replacement(node.start, end, f"[[{target}]]" if same else f"[[{target}|{label}]]"),)
            if new.text == old.text and bar and new.target is not None:
                yield (Replacement(node.start + 2, node.start + 2 + len(target), new.target),)
            yield (Replacement(node.start, end, write_name(new, wiki)),)
        elif isinstance(node, Template) and old.foreign is not None and old.text in text:
            yield (Replacement(node.start, node.end, write_name(new, wiki)),)
    written = [write_name(new, wiki)]
    if new.foreign is not None and new.foreign == old.foreign:  # the page of the other wiki stands in a bracket behind
        written.append(write_name(new.model_copy(update={"foreign": None}), wiki))
    for (start, end), text in product(room.places(old.text), written):
        yield (Replacement(start, end, text),)
    span = flags[0].span if flags else room.cell
    if len(flags) == 1 and (room.start, room.end) == (span.start, span.end) and flags[0].shown_name is None:
        yield (Replacement(span.end, span.end, f" {write_name(new, wiki)}"),)
    if flags and flags[0].shown_name == old.text and not flags[0].unread:
        icon = write_flag(flags[0].model_copy(update={"name": None, "link": None}), wiki)
        yield (Replacement(span.start, span.end, f"{icon} {write_name(new, wiki)}"),)


def trail(label: str, shown: str) -> str:
    """The letters behind a link that are shown as part of it."""
    return shown[len(label) :] if shown.startswith(label) else ""


def party_alternatives(new: Name, flags: Sequence[Flag], old: Sequence[Flag], wiki: Wiki) -> Iterator[Alternative]:
    """The party written anew in the place of the one flag that shows it."""
    if len(old) == 1 and not old[0].unread:
        yield (Replacement(old[0].span.start, old[0].span.end, write_party(new, flags, wiki)),)


def flag_alternatives(old: Sequence[Flag], new: Sequence[Flag], room: Room) -> Iterator[Alternative]:
    """Ways to put other flags in the place of some, to add some behind the last, or to take some out."""
    kept = [flag for flag in old if flag in new]
    if len(new) < len(old) and kept == list(new):
        gone = [flag.span for flag in old if flag not in new]
        yield tuple(Replacement(span.start, room.after_blank(span.end), "") for span in gone)
        return
    if old and not any(room.first <= flag.span.start < room.last for flag in old):  # one of a line above, for several
        come = "".join(f"{room.customs.flag(flag)} " for flag in new)
        yield (Replacement(room.start, room.start, come, _BEFORE_NAME),)
        return
    for alone in (True, False):
        changes = []
        place = old[-1].span.end if old else room.start
        for before, after in zip_longest(old, new):
            if before is None:
                text = room.customs.flag(after, alone=alone)
                rank = 0 if old else _BEFORE_NAME
                changes.append(Replacement(place, place, f" {text}" if old else f"{text} ", rank))
            elif after is None:
                changes.append(Replacement(before.span.start, room.after_blank(before.span.end), ""))
            elif before != after:
                changes.append(Replacement(before.span.start, before.span.end, room.customs.flag(after, alone=alone)))
        yield tuple(changes)


def word_alternatives(old: str | None, new: str | None, room: Room) -> Iterator[Alternative]:
    """Ways to write another rank before a name, or none."""
    written = "" if new is None else plain_wikitext(new)
    if old is None:
        yield (Replacement(room.start, room.start, f"{written} ", _BEFORE_NAME),)
        return
    links = [(node.start, node.end) for node in room.nodes if isinstance(node, Link) and _label(node) == old]
    for start, end in [*room.places(old), *links]:
        yield (Replacement(start, end if written else room.after_blank(end), written),)


def _label(link: Link) -> str:
    """What a reader sees of a link."""
    return str(link)[2:-2].rpartition("|")[2]


def note_alternatives(old: str | None, new: str | None, room: Room) -> Iterator[Alternative]:
    """Ways to change remarks, to add some in brackets, or to take some out with their brackets."""
    if old is not None and new is not None:
        for start, end in room.places(old):
            for form in _forms_of_remark(old, new, room.source[start - 1 : start]):
                yield (Replacement(start, end, form.format(plain_wikitext(new))),)
    before, after = split_remarks(old), split_remarks(new)
    gone = [one for one in before if one not in after]
    come = [plain_wikitext(one) for one in after if one not in before]
    changes = _exchanged(gone, come, room)
    if changes is None:
        return
    added = come[len(gone) :]
    if added:
        yield from ((*changes, insertion) for insertion in _insertions(before, added, room))
    else:
        yield tuple(changes)


def _forms_of_remark(old: str, new: str, before: str) -> Sequence[str]:
    """How another remark is written where one stands behind that sign: as that is where it is alike, else in brackets.

    Two are alike that begin with the same word, "in the siege" and "in May", or are one word each.
    """
    if new.startswith(old) or before == "(":
        return ("{}",) if new.startswith(old) else ("{}", "({})")
    first, other = old.split(), new.split()
    alike = first[:1] == other[:1] or len(first) == len(other) == 1
    return ("{}", "({})") if alike else ("({})", "{}")


def _exchanged(gone: Sequence[str], come: Sequence[str], room: Room) -> list[Replacement] | None:
    """Remarks in the place of others, as far as there are some; the others go. None where one is not found."""
    changes: list[Replacement] = []
    for place, remark in enumerate(gone):
        found = room.places(remark) or room.brackets_showing(remark)
        if not found:
            return None
        start, end = found[0]
        text = come[place] if place < len(come) else ""
        changes.append(Replacement(start, end, text) if text else _taken_out(start, end, room))
    return changes


def _taken_out(start: int, end: int, room: Room) -> Replacement:
    """A remark that goes, with what has nothing else in it, the comma that sets it off, or a blank beside it."""
    first, last = _with_wrapping(start, end, room)
    line_end = _LINE_ENDS.search(room.source, room.first, first)
    if line_end is not None and (last == room.last or _LINE_END.match(room.source, last)):
        return Replacement(line_end.start(), last, "")
    before = room.behind_blank(first)
    if first < start:
        return Replacement(before, last, "")
    if room.source[before - 1 : before] == "," and room.source[end : end + 1] != " ":
        before -= 1
    return Replacement(before, room.after_blank(end) if before in (room.first, start) else end, "")


def _with_wrapping(start: int, end: int, room: Room) -> tuple[int, int]:
    """A stretch with the brackets, the template and the HTML element around it, which have nothing else in them."""
    if room.source[start - 1 : start] + room.source[end : end + 1] in _PAIRS:
        return _with_wrapping(start - 1, end + 1, room)
    for node in room.nodes:
        if isinstance(node, Template) and [(one.value_start, one.end) for one in node.arguments] == [(start, end)]:
            return _with_wrapping(node.start, node.end, room)
    opening = _OPENING_TAG.search(room.source[room.first : start])
    closing = f"</{opening[1]}>" if opening is not None else ""
    if opening is not None and room.source.startswith(closing, end):
        return _with_wrapping(start - len(opening[0]), end + len(closing), room)
    return start, end


def _insertions(before: Sequence[str], added: Sequence[str], room: Room) -> Iterator[Replacement]:
    """Ways to add remarks: in brackets at the end, or behind the last one there, in its brackets if it has some."""
    brackets = "".join(f" ({one})" for one in added)
    yield from (Replacement(place, place, brackets) for place in (room.end, room.last))
    for _, end in room.places(before[-1]) if before else ():
        in_bracket = room.source[end : end + 1] == ")"
        yield Replacement(end, end, "".join(BETWEEN_REMARKS + one for one in added) if in_bracket else brackets)


def fate_alternatives(old: Sequence[str], new: Sequence[str], room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to change the signs and words for what became of a commander."""
    gone = [fate for fate in old if fate not in new]
    come = room.customs.fates([fate for fate in new if fate not in old])
    places = [_place_of_fate(fate, room, wiki) for fate in gone]
    changes: list[Replacement] = []
    for number, place in enumerate(places):
        if place is None:
            return
        start, end = place
        text = come[number] if number < len(come) else ""
        changes.append(Replacement(start if text else room.behind_blank(start), end, text))
    signs = [node.end for node in room.nodes if _fate_of(node, room) is not None]
    added = "".join(map(room.customs.with_joint, come[len(gone) :]))
    for end in dict.fromkeys([*signs[-1:], room.end, end_in_line(room, wiki), room.last]) if added else (room.end,):
        yield (*changes, *([Replacement(end, end, added)] if added else []))


def _place_of_fate(fate: str, room: Room, wiki: Wiki) -> tuple[int, int] | None:
    """Where a template, or a word in brackets, tells a fate."""
    for node in room.nodes:
        if _fate_of(node, room) == fate:
            return node.start, node.end
    words = commander_words(wiki)
    signs = [sign for sign, meant in words.fate_signs.items() if meant == fate]
    told = {*signs, *(word for word, meant in words.fates.items() if meant == fate)}
    for start, end in room.brackets_showing(*told, *map(str.capitalize, told)):
        return start - 1, end + 1
    for node in room.nodes:
        if isinstance(node, Link) and _label(node).casefold() in told:
            return node.start, node.end
    return next((place for sign in signs for place in room.places(sign)), None)


def _fate_of(node: object, room: Room) -> str | None:
    sign = room.reader.typed(node) if isinstance(node, Template) else None
    words = commander_words(room.reader.wiki)
    return fate_of_template(sign.status, sign.manner, words) if isinstance(sign, Fate) else None
