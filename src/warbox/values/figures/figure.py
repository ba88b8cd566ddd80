"""Strength and losses: the figures of a cell of a conflict's infobox, read from its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from warbox.diagnostics import Span
from warbox.values.figures.clauses.arms import Company, company_of, settle, settle_by_whole
from warbox.values.figures.clauses.categories import CASUALTIES, FigureKind, category
from warbox.values.figures.clauses.clause import Clause, inherit, is_part
from warbox.values.figures.clauses.clauses import read_clauses
from warbox.values.figures.clauses.nouns import Counted, counted_by, noun_of
from warbox.values.figures.clauses.remarks import before_bracket, take_remark
from warbox.values.figures.clauses.rivals import Rival, rival_for_below, take_from_above, take_from_before
from warbox.values.figures.flag_marks import heading_of_flag, picture_for
from warbox.values.figures.heading_levels import UNSTYLED, Headings, enter_labels, style_rank
from warbox.values.figures.heading_lines import (
    flags_head_lines,
    has_words,
    heading_stretches,
    heads_item,
    heads_number,
    label_by_style,
    names_source,
)
from warbox.values.figures.lines import is_icon, join_lines, names_country
from warbox.values.figures.numbers.quantities import Quantity, closing_brackets, find_quantities
from warbox.values.figures.phrases.headings import Heading, as_side, read_heading
from warbox.values.figures.phrases.linked_names import links_of
from warbox.values.figures.phrases.phrase import Line, Phrase, befell_only_things
from warbox.values.figures.row import Row, is_estimate, note_of, references_of, subject_of
from warbox.values.figures.sources import authors_cited, note_authors, without_author
from warbox.values.figures.tokens.compilation import figure_words
from warbox.values.figures.tokens.words import PERSONNEL, FigureWords, Noun, Role
from warbox.values.lists import with_typed_bullets
from warbox.values.passage import Mark, Passage, Style
from warbox.values.reference import ReferenceUse

__all__ = ["Figure", "FigureKind", "FigureWords", "figure_words", "read_figures", "read_figures_as"]


class Figure(BaseModel):
    """How many of what: `low` and `high` are equal for an exact figure, one is None where the figure is open.

    "At least 500" has `low` 500 and no `high`. `category` is what is counted (`personnel`, `ships`), for losses of
    people what befell them (`killed`), in English on every wiki; `counted` the sort of thing that is, None where no
    table has its name, and `noun` what the page calls it, where it does: `heavy cruisers`. `approximate` is true where
    the text says so, `civilian` where those counted are no soldiers. `subject` is whose figure it is where it is that
    of a part; `note` a remark, a total, a source, where, when or under whom, of which what the heading says comes
    first: `May 1944; ration strength`. `text` is the clause the figure was read from. `picture` is the file of a
    picture that stands for whose it is, until that is known.
    """

    model_config = ConfigDict(frozen=True)

    category: str
    counted: Counted | None = None
    noun: str | None = None
    low: int | None
    high: int | None
    approximate: bool = False
    civilian: bool = False
    subject: str | None = None
    note: str | None = None
    references: tuple[ReferenceUse, ...] = ()
    text: str = ""
    span: Span = Span(0, 0)
    picture: str | None = Field(default=None, exclude=True, repr=False)


AnyFigure = TypeVar("AnyFigure", bound=Figure)


@dataclass(slots=True)
class _Cell(Generic[AnyFigure]):
    """What is carried from line to line of a cell."""

    model: type[AnyFigure]
    kind: FigureKind
    words: FigureWords
    company: Company
    authors: Callable[[], Set[str]]  # whom the footnotes cite
    headings: Headings = field(default_factory=Headings)
    parents: list[_Parent] = field(default_factory=list)  # the last figures of lines, of which those deeper are parts
    flags: list[tuple[int, str]] = field(default_factory=list)  # the depth of a line and the country of its flag
    grouped: bool = False  # whether a flag before a figure holds for the lines below it as well
    thing: tuple[Noun, str] | None = None  # the last ship or piece of material counted
    measure: str | None = None  # the measure word that it was counted with
    rival: Rival | None = None  # the figure of the line before, for which the next may have another number
    figures: list[AnyFigure] = field(default_factory=list)


class _Parent(NamedTuple):
    """The last figure of a line, the depth of that, and the headings above it."""

    level: int
    clause: Clause
    above: Sequence[Heading]


def read_figures(lines: Sequence[Passage], words: FigureWords, kind: FigureKind) -> list[Figure]:
    """The figures of a cell's lines in order. Text without a number that counts something gives none."""
    return read_figures_as(Figure, lines, words, kind)


def read_figures_as(
    model: type[AnyFigure], lines: Sequence[Passage], words: FigureWords, kind: FigureKind
) -> list[AnyFigure]:
    """The same, as objects of that class."""
    joined = join_lines(with_typed_bullets(lines), words)
    company = company_of((token for _, tokens in joined for token in tokens), words)
    cell = _Cell(model, kind, words, company, cache(partial(authors_cited, lines, words)))
    cell.grouped = flags_head_lines([(passage, tokens) for passage, tokens in joined if has_words(tokens)])
    for index, (passage, tokens) in enumerate(joined):
        line = Line(passage.text, tokens, closing_brackets(tokens), words, *links_of(passage.marks))
        _read_line(cell, passage, line, joined[index + 1][0] if index + 1 < len(joined) else None)
    return cell.figures


def _read_line(cell: _Cell[AnyFigure], passage: Passage, line: Line, below: Passage | None) -> None:
    quantities = find_quantities(line.tokens, line.words)
    rival, cell.rival = cell.rival, None
    cell.headings.reach(passage.level, begins_item=not passage.continued)
    if passage.ruled:
        cell.headings.end_used()
        cell.parents.clear()
    if passage.spaced:
        cell.headings.end_groups()
    cell.parents = [parent for parent in cell.parents if parent.level < passage.level]
    cell.flags = [(level, country) for level, country in cell.flags if level < passage.level]
    icons = [mark for mark in _in_order(passage.marks) if is_icon(mark)]
    if icons:
        cell.headings.end_icons(passage.level)
    flags = [mark for mark in icons if names_country(mark)]
    headed = _enter_headings(cell, passage, line, quantities, flags or icons, below)
    if not headed and (clauses := read_clauses(line, quantities)):
        note_authors(clauses, cell.authors, cell.words)
        if passage.marks and isinstance(passage.marks[0].value, Style):
            label_by_style(passage, line, clauses)
        # A label before a bracket is one within that alone.
        above = cell.headings.use(passage.level) if clauses[0].labels_bracket else None
        enter_labels(cell.headings, passage, line, clauses[0])
        above = cell.headings.use(passage.level) if above is None else above
        row = Row(passage, line, clauses, above, icons, _in_order(passage.marked(ReferenceUse)), rival)
        for index in range(len(clauses)):
            _complete(cell, row, index)
            cell.figures.append(_figure(cell, row, index))
        cell.rival = rival_for_below(line, clauses, passage.level)
        heads_its_like = line.tokens[-1].is_sign(":")
        cell.parents.append(_Parent(passage.level - heads_its_like, clauses[-1], above))
        if cell.grouped and icons:
            cell.headings.enter(heading_of_flag((flags or icons)[-1], clauses[0].label), (passage.level, UNSTYLED))
    if flags:
        cell.flags.append((passage.level, str(flags[-1].value.country_name)))


def _enter_headings(
    cell: _Cell[AnyFigure],
    passage: Passage,
    line: Line,
    quantities: Sequence[Quantity],
    flags: Sequence[Mark],
    below: Passage | None,
) -> bool:
    """Enters the headings that a line is; whether it is one."""
    if len(flags) == 1 and not has_words(line.tokens):
        cell.headings.enter(heading_of_flag(flags[0]), (passage.level, UNSTYLED))
        return True
    flagged = any(map(names_country, flags))
    stretches = heading_stretches(passage, line, quantities, below, flagged=flagged)
    if not stretches:
        of_number = heads_number(line, below) and not _is_bare(cell.figures[-1:])
        of_source = not cell.figures and names_source(line, quantities, below)
        stretches = [(0, len(line.tokens))] if of_number or of_source else []
    for start, stop in stretches:
        _enter_heading(cell, passage, line, start, stop, below)
    return bool(stretches)


def _is_bare(last: Sequence[Figure]) -> bool:
    """Whether nothing but its number is known of the last figure, so that the line below it may be said of it."""
    return any(figure.category in (PERSONNEL, CASUALTIES) and figure.subject is None for figure in last)


def _in_order(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: mark.start)


def _enter_heading(
    cell: _Cell[AnyFigure], passage: Passage, line: Line, start: int, stop: int, below: Passage | None
) -> None:
    """Enters the words from token `start` to `stop` of a line as a heading."""
    first, last = line.tokens[start].start, line.tokens[stop - 1].end
    rank = style_rank(passage, first, last)
    heading = without_author(read_heading(line, start, stop), cell.authors, cell.words)
    heading = replace(as_side(heading, line.words), text=line.text[first:last])
    is_title = any(mark.value is Style.TITLE for mark in passage.marks)
    if heading.told is not None and is_title:
        heading = replace(heading, told=None)  # what the list under it says counts
    over_list = is_title and below is not None and below.level > passage.level
    # With a colon the first bullet of a list heads the others, too: "* Estimated:<br>9 killed", "* 20 wounded".
    heads_others = stop < len(line.tokens) and not (cell.figures and cell.headings.are_used())
    ends_with_item = rank == UNSTYLED and not heads_others and heads_item(passage, below)
    cell.headings.enter(
        heading, (passage.level, rank), heads_item=ends_with_item, is_title=over_list, spaced=passage.spaced
    )


def _complete(cell: _Cell[AnyFigure], row: Row, index: int) -> None:
    """Gives a figure what it leaves to its context: the figure it is a part of, its label, the headings above."""
    clause = row.clauses[index]
    settle(row.line, clause, cell.company)
    if (whole := clause.whole or _parent_of(cell, clause)) is not None:
        settle_by_whole(clause, whole)
    if clause.whole is not None:
        inherit(clause.phrase, clause.whole.phrase)
    if clause.label is not None:
        inherit(clause.phrase, clause.label.phrase)
    for context in _contexts(cell, row, clause):
        inherit(clause.phrase, context)
    settle(row.line, clause, cell.company)
    take_remark(row.line, row.clauses, index)
    if cell.thing is not None and _counts_last_thing(row.line, clause, cell.measure):
        clause.phrase.nouns = [cell.thing]
    if row.rival is not None and index == 0:
        take_from_above(row.line, row.clauses, row.rival, row.passage.level)
    if index and row.line.closing:
        take_from_before(row.line, row.clauses, index)
    if clause.phrase.counts_things:
        cell.thing, cell.measure = clause.phrase.nouns[-1], clause.phrase.measure


def _parent_of(cell: _Cell[AnyFigure], clause: Clause) -> Clause | None:
    """The last figure of the line that a clause's line is under, where it may be a part of that."""
    parent = cell.parents[-1].clause if cell.parents else None
    return parent if parent is not None and is_part(clause.quantity, parent.quantity) else None


def _contexts(cell: _Cell[AnyFigure], row: Row, clause: Clause) -> list[Phrase]:
    """What stands above a figure, the nearest first: headings, and the figure that it is a part of."""
    above = [heading.phrase for heading in reversed(row.above)]
    if _parent_of(cell, clause) is not None:
        parent = cell.parents[-1]
        higher = sum(any(heading is other for other in parent.above) for heading in row.above)
        above.insert(len(above) - higher, parent.clause.phrase)
    return above


def _counts_last_thing(line: Line, clause: Clause, measure: str | None) -> bool:
    """Whether a clause leaves its noun to the last ship or piece of material: "5 sunk", "6 others", "another 7".

    It may repeat the measure word of that, as Chinese does.
    """
    if clause.phrase.nouns:
        return clause.phrase.measure is not None and clause.phrase.nouns[0][1] == clause.phrase.measure == measure
    around = line.tokens[max(0, clause.quantity.first - 1) : clause.quantity.stop + 1]
    others = around[0].has(Role.OTHERS) or around[-1].has(Role.OTHERS)
    befell_things = all(fate.material_fate is not None for fate in clause.phrase.fates)
    return (others and befell_things) or befell_only_things(clause.phrase)


def _figure(cell: _Cell[AnyFigure], row: Row, index: int) -> AnyFigure:
    clause, tokens = row.clauses[index], row.line.tokens
    quantity = clause.quantity
    limit = row.clauses[index + 1].quantity.first if index + 1 < len(row.clauses) else len(tokens)
    start = tokens[quantity.first].start
    end = tokens[before_bracket(row.line, quantity.stop, max(quantity.stop, min(clause.phrase.stop, limit))) - 1].end
    named = category(cell.kind, clause.phrase, cell.words)
    subject = subject_of(row, clause, named, cell.flags[-1][1] if cell.flags else None)
    return cell.model(
        category=named,
        counted=counted_by(clause.phrase),
        noun=noun_of(row.line, clause, limit),
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate or is_estimate(row, index),
        civilian=clause.phrase.civilian,
        subject=subject,
        note=note_of(row, index, subject),
        picture=picture_for(row.line, row.icons, clause, row.above) if row.icons or row.above else None,
        references=references_of(row, index),
        text=row.passage.text[start:end],
        span=row.passage.span(start, end),
    )
