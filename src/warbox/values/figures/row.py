"""A line with figures, and what stands on it and above it tells of each: whose it is, what is noted, its footnotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from warbox.values.figures.clauses.categories import untold_fates
from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.clauses.kinds import kind_beside, untold_people
from warbox.values.figures.clauses.remarks import remarks_beside, says_estimated
from warbox.values.figures.clauses.rivals import Rival
from warbox.values.figures.flag_marks import countries_before
from warbox.values.figures.heading_levels import notes_of
from warbox.values.figures.phrases.headings import Heading
from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.notes import join_remarks
from warbox.values.passage import Mark, Passage
from warbox.values.reference import ReferenceUse


@dataclass(slots=True)
class Row:
    """A line with figures: its clauses, the headings `above` it, its flags (`icons`) and footnotes in order.

    `rival` is the figure of the line before, where this one may have another number for it.
    """

    passage: Passage
    line: Line
    clauses: Sequence[Clause]
    above: Sequence[Heading]
    icons: Sequence[Mark]
    references: Sequence[Mark]
    rival: Rival | None


def is_estimate(row: Row, index: int) -> bool:
    """Whether the bracket behind a figure or its list, its label or a heading above it says that it is estimated."""
    clause = row.clauses[index]
    if says_estimated(row.line, row.clauses, index):
        return True
    return (clause.label is not None and clause.label.is_estimate) or any(above.is_estimate for above in row.above)


def subject_of(row: Row, clause: Clause, counted: str, flagged_above: str | None) -> str | None:
    """Whose figure it is: its own words, its label, a flag before it, the headings above, else the flag above.

    A kind of people says so where the category `counted` does not: the partisans of "Partisans: 400 killed", and of
    "400 Soviet partisans killed"; of all these the airmen of "Britain: 400 airmen".
    """
    line, people = row.line, clause.phrase.people
    kinds = untold_people(line, clause.phrase, counted)
    if people:
        end = kinds[-1] if people[-1] + 1 in kinds else people[-1]
        return line.text[line.tokens[people[0]].start : _end_of_name(line, end)]
    whose = _subject_around(row, clause, counted) or flagged_above
    if not kinds:
        return whose
    named = line.text[line.tokens[kinds[0]].start : line.tokens[kinds[-1]].end]
    return named if whose is None or named in whose else f"{whose} {named}"


def _end_of_name(line: Line, last: int) -> int:
    """Where a name ends with a token, before the ending of what is his: "Wellington's 5,000 men"."""
    name = line.tokens[last]
    ending = next((ending for ending in line.words.possessive_endings if name.text.endswith(ending)), "")
    return name.end - len(ending)


def _subject_around(row: Row, clause: Clause, counted: str) -> str | None:
    """Whose figure it is by what stands around it: its labels, a flag before it, the headings above."""
    label, outer = clause.label, clause.outer_label
    labelled = None if label is None else _whose(label, clause, counted)
    named = labelled or (None if outer is None else outer.subject) or countries_before(row.line, row.icons, clause)
    return named or _subject_above(row, clause, counted)


def _subject_above(row: Row, clause: Clause, counted: str) -> str | None:
    """Whose figure the headings say it is; the line's first label is none of a total behind it."""
    first = row.clauses[0].label
    is_total = clause.label is not None and clause.label.is_total
    above = [heading for heading in row.above if heading is not first or (heading.subject is not None and not is_total)]
    named = [whose for heading in above if (whose := _whose(heading, clause, counted)) is not None]
    return " ".join(dict.fromkeys(named)) or None


def _whose(heading: Heading, clause: Clause, counted: str) -> str | None:
    """Whose figures a heading says they are; a kind of people that it names has no civilians."""
    told = clause.phrase.civilian or any(noun.category in counted for noun, _ in heading.phrase.nouns)
    return heading.subject or (None if told else heading.people)


def note_of(row: Row, index: int, subject: str | None) -> str | None:
    """What the headings and the label note, and the remark beside the clause; a time there stands for theirs."""
    first, label = row.clauses[0].label, row.clauses[index].label
    above = [heading for heading in row.above if heading is not first]
    around = above if label is None else [*above, label]
    phrase = row.clauses[index].phrase
    of_it = [heading for heading in around if not (heading.is_total and _befell_others(heading.phrase, phrase))]
    noted = notes_of(of_it, subject)
    remarks = remarks_beside(row.line, row.clauses, index)
    if phrase.nouns:
        said = (subject or "", *remarks)
        remarks += [told for told in _told_beside(row.line, row.clauses[index]) if not any(told in one for one in said)]
    is_time = row.line.words.is_time
    if any(map(is_time, remarks)):
        noted = [note for note in noted if not is_time(note)]
    return join_remarks((*noted, *remarks))


def _befell_others(above: Phrase, phrase: Phrase) -> bool:
    """Whether what a total above says befell other people: "Total killed:" over "33,000 injured"."""
    told, befell = ({fate.fate for fate in said.fates if fate.fate} for said in (above, phrase))
    return bool(told and befell) and told.isdisjoint(befell)


def _told_beside(line: Line, clause: Clause) -> list[str]:
    """What the category leaves unsaid: of what kind units and arms are, and what befell material."""
    told = (kind_beside(line, clause), untold_fates(line, clause) if clause.phrase.fates else None)
    return [words for words in told if words is not None]


def references_of(row: Row, index: int) -> tuple[ReferenceUse, ...]:
    """The footnotes from a number up to the next one; those after a bracket belong to the figure before it as well."""
    tokens, clauses = row.line.tokens, row.clauses
    stop = tokens[clauses[index + 1].quantity.first].start if index + 1 < len(clauses) else len(row.passage.text)
    first = _first_reference(row, tokens[clauses[index].quantity.number].start)
    last = _first_reference(row, stop)
    marks = list(row.references[first:last])
    if index + 1 < len(clauses) and clauses[index + 1].enclosing not in (-1, clauses[index].enclosing):
        end = tokens[row.line.closing[clauses[index + 1].enclosing]].end
        after = row.references[_first_reference(row, end - 1) : _first_reference(row, end)]
        marks += [mark for mark in after if mark not in marks]
    return tuple(mark.value for mark in marks)


def _first_reference(row: Row, index: int) -> int:
    """How many of the row's footnotes stand at or before that index of its text."""
    return bisect_right(row.references, index, key=lambda mark: mark.start)
