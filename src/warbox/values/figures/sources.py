"""Tells headings that name who counted, the authors of a cell's footnotes, from those that name a party."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.phrases.headings import Heading
from warbox.values.figures.tokens.words import NOTHING, FigureWords, Role, fold, split_words
from warbox.values.passage import Passage
from warbox.values.reference import ReferenceUse

_FIRST_WORD = re.compile(r"<\w+[^<>]*(?<!/)>\s*(\w+)")  # of a footnote that begins with running text


def authors_cited(lines: Sequence[Passage], words: FigureWords) -> frozenset[str]:
    """The words of the names that the footnotes of a cell give for authors, or begin with where no table has them."""
    uses = [mark.value for line in lines for mark in line.marks if isinstance(mark.value, ReferenceUse)]
    return frozenset([word for use in uses for word in _authors(use, words)])


def _authors(use: ReferenceUse, words: FigureWords) -> Iterator[str]:
    if not isinstance(use.written, str):
        for source in getattr(use.written, "sources", ()):
            for name in source.authors:
                yield from split_words(name)
        return
    first = _FIRST_WORD.match(use.written)
    if first is not None and words.find(split_words(first[1])) is None:
        yield fold(first[1])


def without_author(heading: Heading, authors: Callable[[], Set[str]], words: FigureWords) -> Heading:
    """The heading with its subject as a note, where that names `authors` of the cell's footnotes, and no party."""
    if heading.subject is None or not heading.phrase.is_empty or heading.is_icon or not authors():
        return heading
    named = split_words(heading.subject)
    meanings = [words.find((word,)) or NOTHING for word in named]
    cited = all(word in authors() or Role.AND in meaning.roles for word, meaning in zip(named, meanings, strict=True))
    if not cited or any(Role.PEOPLE in meaning.roles for meaning in meanings) or named in words.countries():
        return heading
    return replace(heading, subject=None, note=heading.subject, told=Role.SOURCE)


def note_authors(clauses: Iterable[Clause], authors: Callable[[], Set[str]], words: FigureWords) -> None:
    """The same for the labels of a line."""
    for clause in clauses:
        if clause.label is not None:
            clause.label = without_author(clause.label, authors, words)
        if clause.outer_label is not None:
            clause.outer_label = without_author(clause.outer_label, authors, words)
