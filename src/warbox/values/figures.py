"""Strength and losses: the figures of a cell of a conflict's infobox, read from its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.values.figure_categories import FigureKind, befell_only_things, category
from warbox.values.figure_headings import Heading, Headings, read_heading, style_rank
from warbox.values.figure_lines import has_figure, join_lines
from warbox.values.figure_phrases import Line, Phrase, read_phrase
from warbox.values.figure_quantities import Quantity, closing_brackets, find_quantities, is_years
from warbox.values.figure_tokens import Kind, Token, tokenize
from warbox.values.figure_words import FigureWords, Noun, NounGroup, Role, figure_words
from warbox.values.passage import Mark, Passage
from warbox.values.reference import ReferenceUse

__all__ = ["Figure", "FigureKind", "FigureWords", "figure_words", "read_figures"]


class Figure(BaseModel):
    """How many of what: `low` and `high` are equal for an exact figure, one is None where the figure is open.

    `category` is what is counted, for losses of people what befell them. `subject` is whose figure it is where it is
    that of a part; `note` a remark, a total, a source or a time. `text` is the clause the figure was read from.
    """

    model_config = ConfigDict(frozen=True)

    category: str
    low: int | None
    high: int | None
    approximate: bool = False
    civilian: bool = False
    subject: str | None = None
    note: str | None = None
    references: tuple[ReferenceUse, ...] = ()
    text: str
    span: Span


@dataclass(slots=True)
class _Draft:
    """A figure while it is read. `enclosing` is the token of the bracket that it stands in, -1 outside of brackets."""

    quantity: Quantity
    phrase: Phrase
    enclosing: int
    label: Heading | None = None
    including: bool = False  # a word such as "including" stands right before it
    note: str | None = None
    linked: bool = False  # nothing but a preposition and its words follow the number
    stop: int = 0


@dataclass(slots=True)
class _Cell:
    """What is carried from line to line."""

    kind: FigureKind
    words: FigureWords
    headings: Headings = field(default_factory=Headings)
    parents: list[tuple[int, _Draft]] = field(default_factory=list)  # the depth of a line and its last figure
    flags: list[tuple[int, str]] = field(default_factory=list)
    thing: tuple[Noun, str] | None = None  # the last ship or piece of material counted
    figures: list[Figure] = field(default_factory=list)


def read_figures(lines: Sequence[Passage], words: FigureWords, kind: FigureKind) -> list[Figure]:
    """The figures of a cell's lines in order. Text without a number that counts something gives none."""
    cell = _Cell(kind, words)
    joined = join_lines(lines, words)
    for index, passage in enumerate(joined):
        tokens = tokenize(passage.text, words)
        line = Line(passage.text, tokens, closing_brackets(tokens), words)
        below = joined[index + 1] if index + 1 < len(joined) else None
        _read_line(cell, passage, line, below)
    return cell.figures


def _read_line(cell: _Cell, passage: Passage, line: Line, below: Passage | None) -> None:
    cell.headings.reach(passage.level)
    cell.parents = [(level, draft) for level, draft in cell.parents if level < passage.level]
    cell.flags = [(level, country) for level, country in cell.flags if level < passage.level]
    quantities = find_quantities(line.tokens)
    if _is_heading(passage, line, quantities, below):
        _enter_heading(cell, passage, line, 0, _heading_stop(line))
        _carry_flag(cell, passage)
        return
    if not quantities:
        return
    drafts = _read_drafts(cell, line, quantities)
    if drafts and drafts[0].label is not None:
        _enter_label(cell, passage, line, drafts[0])
    _share_phrases(line, drafts)
    above = cell.headings.use()
    for index, draft in enumerate(drafts):
        _complete(cell, line, drafts, index, above)
        cell.figures.append(_figure(cell, passage, line, drafts, index, above))
    if drafts:
        cell.parents.append((passage.level, drafts[-1]))
        _carry_flag(cell, passage)


def _is_heading(passage: Passage, line: Line, quantities: Sequence[Quantity], below: Passage | None) -> bool:
    """Whether a line heads those below: it has no figure, and a colon, a style, a flag or deeper lines set it off."""
    if not line.tokens or below is None:
        return False
    if quantities:
        deeper = below.level > passage.level
        only_years = all(is_years(line.tokens, quantity) for quantity in quantities)
        return only_years and deeper and style_rank(passage, 0, len(passage.text)) < 2
    if all(token.has(Role.VAGUE) or token.kind is Kind.SIGN for token in line.tokens):
        return False
    styled = style_rank(passage, 0, len(passage.text.rstrip(" :"))) < 2
    return styled or line.tokens[-1].is_sign(":") or below.level > passage.level or bool(_flags(passage))


def _heading_stop(line: Line) -> int:
    stop = len(line.tokens)
    return stop - 1 if stop and line.tokens[stop - 1].is_sign(":") else stop


def _enter_heading(cell: _Cell, passage: Passage, line: Line, start: int, stop: int) -> None:
    if start < stop:
        rank = style_rank(passage, line.tokens[start].start, line.tokens[stop - 1].end)
        cell.headings.enter(read_heading(line, start, stop), (passage.level, rank))


def _enter_label(cell: _Cell, passage: Passage, line: Line, draft: _Draft) -> None:
    """A label that stands before a line's first figure heads the deeper lines below; a styled one also its like."""
    if draft.label is None:
        return
    first = line.tokens[0]
    style = style_rank(passage, first.start, first.end)
    level = passage.level if style < 2 else passage.level + 1
    cell.headings.enter(draft.label, (level, style))


def _read_drafts(cell: _Cell, line: Line, quantities: Sequence[Quantity]) -> list[_Draft]:
    """The quantities of a line with the words around them."""
    drafts: list[_Draft] = []
    labels = _labels(line, quantities)
    enclosing = _enclosing_brackets(line)
    done = 0
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1].first if index + 1 < len(quantities) else len(line.tokens)
        label_start = min((start for start, _, _ in labels if start >= quantity.stop), default=following)
        draft = _draft(line, quantity, done, min(following, label_start), enclosing[quantity.number])
        held = [label for _, colon, label in labels if colon < quantity.number]
        draft.label = held[-1] if held else None
        done = max(draft.phrase.stop, quantity.stop)
        if not quantity.in_words or _counts(draft, line):
            drafts.append(draft)
    return _without_wholes(line, drafts)


def _draft(line: Line, quantity: Quantity, done: int, stop: int, enclosing: int) -> _Draft:
    one = quantity.low == quantity.high == 1
    before = _phrase_before(line, done, quantity.first, one=one)
    after = read_phrase(line, quantity.stop, stop, one=one, fate_before=bool(before.fates))
    draft = _Draft(quantity, after, enclosing)
    first = line.tokens[quantity.stop] if quantity.stop < stop else None
    draft.linked = after.is_empty and first is not None and first.has(Role.LINK)
    draft.including = _is_included(line, quantity.first)
    if not after.fates:
        after.fates, after.fate_joint = before.fates, before.fate_joint
    if not after.nouns and not draft.linked:
        after.nouns, after.noun_joint = before.nouns, before.noun_joint
    return draft


def _phrase_before(line: Line, start: int, stop: int, *, one: bool) -> Phrase:
    """What stands right before a number: "killed 300", "losses of 300", "infantry 3,000"."""
    first = stop
    while first > start:
        token = line.tokens[first - 1]
        says = token.meaning.befell or token.meaning.noun is not None
        if not says and not any(token.has(role) for role in (Role.AND, Role.OR, Role.FILLER, Role.OUT_OF, Role.TOTAL)):
            break
        first -= 1
    while first < stop and not (line.tokens[first].meaning.befell or line.tokens[first].meaning.noun is not None):
        first += 1
    return read_phrase(line, first, stop, one=one)


def _is_included(line: Line, first: int) -> bool:
    return first > 0 and line.tokens[first - 1].has(Role.INCLUDING)


def _counts(draft: _Draft, line: Line) -> bool:
    """Whether a number in words counts something: it stands with a noun or with what befell."""
    return not draft.phrase.is_empty


def _labels(line: Line, quantities: Sequence[Quantity]) -> list[tuple[int, int, Heading]]:
    """The labels of a line: where each begins, its colon, and what it says. A figure before a colon is no label."""
    labels: list[tuple[int, int, Heading]] = []
    start = 0
    quantity = 0
    for index, token in enumerate(line.tokens):
        while quantity < len(quantities) and quantities[quantity].stop <= index:
            start = max(start, quantities[quantity].stop)
            quantity += 1
        inside = quantity < len(quantities) and quantities[quantity].first <= index
        if token.is_sign(";,.") or token.kind in (Kind.OPEN, Kind.CLOSE):
            start = index + 1
        elif token.is_sign(":") and not inside:
            if start < index and (start == 0 or labels or not _is_after_quantity(line, quantities, quantity, start)):
                labels.append((start, index, read_heading(line, start, index)))
            start = index + 1
    return labels


def _is_after_quantity(line: Line, quantities: Sequence[Quantity], passed: int, start: int) -> bool:
    """Whether the words before a colon are those of the number before them: "6,000 infantry:"."""
    return passed > 0 and quantities[passed - 1].stop == start


def _enclosing_brackets(line: Line) -> list[int]:
    """For each token the opening bracket that it stands in, -1 where it stands in none."""
    enclosing: list[int] = []
    stack: list[int] = []
    for index, token in enumerate(line.tokens):
        if token.kind is Kind.CLOSE and stack:
            stack.pop()
        enclosing.append(stack[-1] if stack else -1)
        if token.kind is Kind.OPEN and index in line.closing:
            stack.append(index)
    return enclosing


def _without_wholes(line: Line, drafts: list[_Draft]) -> list[_Draft]:
    """Joins "5 of 12 ships sunk" to one figure: the whole is not what is counted."""
    kept: list[_Draft] = []
    for draft in drafts:
        between = line.tokens[kept[-1].quantity.stop : draft.quantity.first] if kept else ()
        if len(between) == 1 and between[0].has(Role.OUT_OF) and kept[-1].phrase.is_empty:
            kept[-1].phrase = draft.phrase
        else:
            kept.append(draft)
    return kept


def _share_phrases(line: Line, drafts: Sequence[_Draft]) -> None:
    """What the last of two joined by "and" says holds for the first: "2,000 soldiers and 20 guns captured"."""
    for draft, following in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        between = line.tokens[draft.phrase.stop : following.quantity.first]
        joined = len(between) == 1 and between[0].has(Role.AND) and draft.enclosing == following.enclosing
        if joined and draft.phrase.is_empty and draft.phrase.people and following.phrase.people:
            draft.phrase.nouns, draft.phrase.noun_joint = following.phrase.nouns, following.phrase.noun_joint
        if joined and draft.phrase.nouns and not draft.phrase.fates:
            draft.phrase.fates, draft.phrase.fate_joint = following.phrase.fates, following.phrase.fate_joint


def _complete(cell: _Cell, line: Line, drafts: Sequence[_Draft], index: int, above: Sequence[Heading]) -> None:
    """Gives a figure what it leaves to its context: the figure it is a part of, its label, the headings above."""
    draft = drafts[index]
    head = _head(drafts, index)
    if head is not None:
        _inherit(draft.phrase, head.phrase)
    if draft.label is not None:
        _inherit(draft.phrase, draft.label.phrase)
    for heading in reversed(above):
        _inherit(draft.phrase, heading.phrase)
    if draft.phrase.is_empty and cell.parents and _is_part(draft.quantity, cell.parents[-1][1].quantity):
        _inherit(draft.phrase, cell.parents[-1][1].phrase)
    _take_bracketed_fate(line, draft)
    if not draft.phrase.nouns and cell.thing is not None and befell_only_things(draft.phrase):
        draft.phrase.nouns = [cell.thing]
    if draft.phrase.counts_things:
        cell.thing = draft.phrase.nouns[-1]


def _head(drafts: Sequence[_Draft], index: int) -> _Draft | None:
    """The figure that another one is a part of, or goes on from: "300 tanks (40 in reserve)", "900 lost, 40 in May"."""
    draft = drafts[index]
    before = drafts[index - 1] if index else None
    if before is None or draft.enclosing != before.enclosing:
        head = before if draft.enclosing >= 0 else None
    elif draft.including or draft.linked or _goes_on(draft, before):
        return before
    else:
        head = next((each for each in reversed(drafts[:index]) if each.enclosing != draft.enclosing), None)
        head = head if draft.enclosing >= 0 else None
    return head if head is not None and _is_part(draft.quantity, head.quantity) else None


def _goes_on(draft: _Draft, before: _Draft) -> bool:
    """Whether a bare number goes on from a bare one of the same kind: "1,634 in combat and 343 otherwise"."""
    return before.linked and draft.phrase.is_empty


def _is_part(part: Quantity, whole: Quantity) -> bool:
    """Whether a quantity is not more than the one that it would be a part of."""
    least = part.low if part.low is not None else 0
    most = whole.high if whole.high is not None else None
    return most is None or least <= most


def _inherit(phrase: Phrase, context: Phrase) -> None:
    """Takes from the context what a phrase does not say itself and what fits to what it says."""
    bare = phrase.is_empty
    phrase.civilian = phrase.civilian or context.civilian
    fits_people = phrase.group in (None, NounGroup.PEOPLE) and any(f.fate or f.loss for f in context.fates)
    fits_things = phrase.counts_things and any(f.material_fate for f in context.fates)
    if not phrase.fates and (bare or fits_people or fits_things):
        phrase.fates, phrase.fate_joint = context.fates, context.fate_joint
    takes_things = context.counts_things and not bare and any(f.material_fate for f in phrase.fates)
    if not phrase.nouns and (bare or takes_things):
        phrase.nouns, phrase.noun_joint = context.nouns, context.noun_joint


def _take_bracketed_fate(line: Line, draft: _Draft) -> None:
    """A bracket that says only what befell belongs to the bare number before it: "11,000 (captured)"."""
    opening = draft.quantity.stop
    closing = line.closing.get(opening)
    if not draft.phrase.is_empty or closing is None:
        return
    inner = line.tokens[opening + 1 : closing]
    if inner and all(token.meaning.befell or token.has(Role.AND) or token.is_sign(",/") for token in inner):
        draft.phrase = read_phrase(line, opening + 1, closing, one=False)


def _figure(
    cell: _Cell, passage: Passage, line: Line, drafts: Sequence[_Draft], index: int, above: Sequence[Heading]
) -> Figure:
    draft = drafts[index]
    quantity = draft.quantity
    start = line.tokens[quantity.first].start
    last = max(quantity.stop, min(draft.phrase.stop, _limit(drafts, index, line))) - 1
    end = line.tokens[last].end
    return Figure(
        category=category(cell.kind, draft.phrase, cell.words),
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
        civilian=draft.phrase.civilian,
        subject=_subject(cell, passage, line, draft, above),
        note=_note(line, draft, above),
        references=_references(passage, line, drafts, index),
        text=passage.text[start:end],
        span=passage.span(start, end),
    )


def _limit(drafts: Sequence[_Draft], index: int, line: Line) -> int:
    return drafts[index + 1].quantity.first if index + 1 < len(drafts) else len(line.tokens)


def _subject(cell: _Cell, passage: Passage, line: Line, draft: _Draft, above: Sequence[Heading]) -> str | None:
    """Whose figure it is: its own words, a flag before it, its label, the headings above, the flags above."""
    people = draft.phrase.people
    if people and draft.quantity.stop <= people[0]:
        return line.text[line.tokens[people[0]].start : line.tokens[_run_end(people)].end]
    if draft.label is not None and draft.label.subject is not None:
        return draft.label.subject
    flags = [flag for flag in _flags(passage) if flag.start <= line.tokens[draft.quantity.number].start]
    if flags:
        return str(flags[-1].value.country)
    headings = [heading.subject for heading in above if heading.subject is not None]
    if headings:
        return " ".join(headings)
    return cell.flags[-1][1] if cell.flags else None


def _run_end(indexes: Sequence[int]) -> int:
    """The last of the indexes that follow on the first one without a gap."""
    end = indexes[0]
    for index in indexes[1:]:
        if index != end + 1:
            break
        end = index
    return end


def _note(line: Line, draft: _Draft, above: Sequence[Heading]) -> str | None:
    """The remark in brackets right after the clause, else what its label or the headings above note."""
    opening = max(draft.quantity.stop, draft.phrase.stop)
    closing = line.closing.get(opening)
    if closing is not None and closing > opening + 1 and not has_figure(line.tokens[opening : closing + 1]):
        return line.text[line.tokens[opening + 1].start : line.tokens[closing - 1].end]
    if draft.label is not None:
        return draft.label.note
    notes = [heading.note for heading in above if heading.note is not None]
    return notes[-1] if notes else None


def _references(passage: Passage, line: Line, drafts: Sequence[_Draft], index: int) -> tuple[ReferenceUse, ...]:
    """The footnotes from a number up to the next one; those after a bracket belong to the figure before it as well."""
    start = line.tokens[drafts[index].quantity.number].start
    stop = len(passage.text)
    if index + 1 < len(drafts):
        stop = line.tokens[drafts[index + 1].quantity.first].start
    marks = [mark for mark in passage.marked(ReferenceUse) if start < mark.start <= stop]
    closing = _closing_of_parts(line, drafts, index)
    if closing is not None:
        after = line.tokens[closing].end
        marks += [mark for mark in passage.marked(ReferenceUse, after, after) if mark not in marks]
    return tuple(mark.value for mark in marks)


def _closing_of_parts(line: Line, drafts: Sequence[_Draft], index: int) -> int | None:
    """The end of the bracket that gives the parts of a figure, None where there is none."""
    if index + 1 >= len(drafts):
        return None
    opening = drafts[index + 1].enclosing
    if opening < 0 or drafts[index].enclosing == opening:
        return None
    return line.closing.get(opening)


def _flags(passage: Passage) -> list[Mark]:
    return [mark for mark in passage.marks if getattr(mark.value, "country", None) is not None]


def _carry_flag(cell: _Cell, passage: Passage) -> None:
    flags = _flags(passage)
    if flags:
        cell.flags.append((passage.level, str(flags[-1].value.country)))


