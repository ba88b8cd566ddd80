"""The names on a page: who fought, who led, what it links to, and what it only says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warbox.conflict import Combatant, Commander, MilitaryConflict
from warbox.diagnostics import Span
from warbox.names import NameOccurrence
from warbox.names.conversion.notes import note_rules
from warbox.names.conversion.rules import ConversionRule, read_rule
from warbox.names.converters import converter, has_han
from warbox.names.known import NOTHING_KNOWN, KnownNames, NameSource
from warbox.names.territories import chinese_names
from warbox.page.parts import PageParts
from warbox.syntax import Node, Tag, Tree
from warbox.templates.conversion import ConversionNote
from warbox.templates.flags import Flag
from warbox.templates.interlanguage import InterlanguageLink
from warbox.typed import ArgumentValue, Reader
from warbox.values.inline import Inline
from warbox.values.name import ForeignTitle, name_of_mark
from warbox.values.passage import Passage
from warbox.values.territory import resolve_territory
from warbox.wikis import Wiki

_OPENING = "(\uff08"
_CLOSING = ")\uff09"
_LONGEST_GLOSS = 160
_COMMAS = str.maketrans("\uff0c\u3001;\uff1b", ",,,,")


def find_names(parts: PageParts, conflicts: Iterable[MilitaryConflict]) -> list[NameOccurrence]:
    """Every place that gives a name, in the order of the text."""
    found = [
        *_names_of_conflicts(conflicts),
        *_names_of_links(parts.tree, parts.reader),
        *_names_of_templates(parts),
    ]
    found += _territories_in_text(parts)
    return sorted(dict.fromkeys(_with_territory(one, parts.reader.wiki) for one in found), key=_place)


def _with_territory(occurrence: NameOccurrence, wiki: Wiki) -> NameOccurrence:
    """The occurrence with the country that the wiki knows by that name, as in its templates for flags."""
    entity = resolve_territory(occurrence.target or occurrence.text, wiki)
    code = entity.alpha_2 or entity.code
    return occurrence if code is None else occurrence.model_copy(update={"territory": code})


def find_rules(parts: PageParts) -> list[ConversionRule]:
    """The conversion rules of the page: those in its text, in its notes, and in the groups that these ask for."""
    tree = parts.tree
    in_text = [read_rule(tree.text[variant.inner_start : variant.inner_end]) for variant in tree.variants]
    notes = [model for _, model in parts.models if isinstance(model, ConversionNote)]
    asked_for = dict.fromkeys(name.text for note in notes for name in note.groups)
    groups = [parts.conversion_groups[name] for name in asked_for if name in parts.conversion_groups]
    return [
        *in_text,
        *(rule for note in notes for rule in note_rules(note)),
        *(rule for group in groups for rule in group.rules),
    ]


def find_known(names: Iterable[NameOccurrence], source: NameSource | None) -> KnownNames:
    """What the whole wiki knows of some names."""
    if source is None:
        return NOTHING_KNOWN
    return source.known_of({text for name in names for text in (name.text, name.target) if text})


def _place(occurrence: NameOccurrence) -> tuple[int, int, str, str]:
    span = occurrence.span or Span(-1, -1)
    return span.start, span.end, occurrence.role or "", occurrence.text


def _names_of_conflicts(conflicts: Iterable[MilitaryConflict]) -> Iterator[NameOccurrence]:
    for conflict in conflicts:
        for side in [*conflict.sides, *([conflict.joint] if conflict.joint else [])]:
            for combatant in side.combatants:
                yield _occurrence(combatant, "combatant")
            for commander in side.commanders:
                yield _occurrence(commander, "commander")


def _occurrence(party: Combatant | Commander, role: str) -> NameOccurrence:
    name = party.name
    codes = [flag.entity.code for flag in party.flags if flag.entity is not None and flag.entity.code is not None]
    return NameOccurrence(
        text=name.text,
        lang=name.lang,
        target=name.target,
        foreign=name.foreign,
        flags=tuple(dict.fromkeys(codes)) if role == "commander" else (),
        role=role,
        span=party.span,
    )


def _names_of_links(tree: Tree, reader: Reader) -> Iterator[NameOccurrence]:
    """The links of the text, but for those in footnotes; and what brackets behind one say the name is elsewhere."""
    for link in tree.links:
        if _in_footnote(link):
            continue
        passage = _inline(tree, reader, link.start, link.end, [link]).passage
        for mark in passage.marks:
            if mark.target:
                name = name_of_mark(mark, passage)
                span = Span(link.start, link.end)
                yield NameOccurrence(text=name.text, target=name.target, foreign=name.foreign, role="link", span=span)
                yield from _glosses(tree, reader, link.end, name.target)


def _in_footnote(node: Node) -> bool:
    around = node.container
    while around is not None:
        if isinstance(around, Tag) and around.name == "ref":
            return True
        around = around.container
    return False


def _glosses(tree: Tree, reader: Reader, start: int, target: str | None) -> Iterator[NameOccurrence]:
    """The names in letters that stand in brackets right behind a name: how it is written in other languages."""
    text = tree.text
    if text[start : start + 1] not in _OPENING or start >= len(text):
        return
    ends = [end for sign in _CLOSING if (end := text.find(sign, start, start + _LONGEST_GLOSS)) > 0]
    if not ends:
        return
    passage = _inline(tree, reader, start + 1, min(ends), tree.children_within(start + 1, min(ends))).passage
    position = 0
    for part in passage.text.translate(_COMMAS).split(","):
        name = part.strip()
        if name[:1].isupper() and not has_han(name) and not any(sign.isdigit() for sign in name):
            begin = position + part.index(name)
            span = passage.span(begin, begin + len(name))
            yield NameOccurrence(text=name, target=target, role="gloss", span=span)
        position += len(part) + 1


def _names_of_templates(parts: PageParts) -> Iterator[NameOccurrence]:
    """The links to other wikis, and the names beside flags."""
    for _, model in parts.models:
        if isinstance(model, InterlanguageLink) and model.text:
            foreign = ForeignTitle(lang=model.lang, title=model.foreign) if model.lang and model.foreign else None
            lang = None if has_han(model.text) or model.text != model.foreign else model.lang
            yield NameOccurrence(
                text=model.text,
                lang=lang,
                target=model.local,
                foreign=foreign,
                role="interlanguage link",
                span=model.span,
            )
        elif isinstance(model, Flag) and model.shown_name:
            for text in dict.fromkeys((model.shown_name, *_written_name(model))):
                yield NameOccurrence(text=text, target=model.target, role="flag", span=model.span)


def _written_name(flag: Flag) -> Iterator[str]:
    """The country as the page has it where that is a name: `Armenia`, though the wiki's readers see another."""
    if flag.shown_name == flag.country_name and flag.country is not None and not flag.country.isupper():
        yield flag.country


def _territories_in_text(parts: PageParts) -> Iterator[NameOccurrence]:
    """The Chinese names of territories and cities that the text gives without a link."""
    names = chinese_names() if has_han(parts.tree.text) else {}
    beginnings: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        beginnings.setdefault(name[:2], []).append(name)
    for passage in _inline(parts.tree, parts.reader, 0, len(parts.tree.text), parts.tree.children).lines:
        yield from _territories_in_passage(passage, beginnings)


def _territories_in_passage(passage: Passage, beginnings: dict[str, list[str]]) -> Iterator[NameOccurrence]:
    text = converter("t2s")(passage.text)
    if len(text) != len(passage.text):
        return
    taken = {place for mark in passage.marks if mark.target for place in range(mark.start, mark.end)}
    position = 0
    while position < len(text):
        name = next(
            (name for name in beginnings.get(text[position : position + 2], ()) if text.startswith(name, position)), ""
        )
        if name and position not in taken:
            end = position + len(name)
            yield NameOccurrence(text=passage.text[position:end], role="text", span=passage.span(position, end))
        position += len(name) or 1


def _inline(tree: Tree, reader: Reader, start: int, end: int, children: Iterable[Node]) -> Inline:
    return Inline.read(ArgumentValue(tree.text, start, end, tuple(children), "", ""), reader)
