"""Puts together the lines of a cell that are one clause: a bracket over several lines, a phrase broken at a line's end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from warbox.values.figure_quantities import find_quantities
from warbox.values.figure_tokens import Kind, Token, tokenize
from warbox.values.figure_words import FigureWords, Role
from warbox.values.passage import Mark, Passage, Style

# A bracket that is open for more lines than this was left open by mistake.
_LONGEST_BRACKET = 12


def join_lines(lines: Sequence[Passage], words: FigureWords) -> list[Passage]:
    """The lines of a cell, those that are one clause put together."""
    joined: list[Passage] = []
    last: list[Token] = []  # the tokens of the line that was put last
    open_until = -1
    for index, passage in enumerate(lines):
        tokens = tokenize(passage.text, words)
        if index > open_until:
            open_until = _closing_line(lines, index)
        inside = joined and index <= open_until and index > 0 and _is_open(last)
        if joined and (inside or _continues(joined[-1], last, passage, tokens)):
            joined[-1] = join_passages(joined[-1], passage)
            last = [*last, *tokens]
        else:
            joined.append(passage)
            last = tokens
    return joined


def join_passages(first: Passage, second: Passage) -> Passage:
    """Two passages as one, with a space between; the second one's level and rule are lost."""
    shift = len(first.text) + 1
    marks = tuple(Mark(mark.start + shift, mark.end + shift, mark.value) for mark in second.marks)
    anchors = tuple((at + shift, offset) for at, offset in second.anchors)
    if not second.text:  # only footnotes: they stand right after the text
        marks = tuple(Mark(len(first.text), len(first.text), mark.value) for mark in second.marks)
        return replace(first, marks=first.marks + marks)
    return replace(
        first, text=f"{first.text} {second.text}", marks=first.marks + marks, anchors=first.anchors + anchors
    )


def has_figure(tokens: Sequence[Token]) -> bool:
    """Whether a number that counts something stands among the tokens."""
    return bool(find_quantities(tokens))


def _closing_line(lines: Sequence[Passage], index: int) -> int:
    """The line that closes the bracket which a line leaves open, -1 where none does or the line leaves none open."""
    depth = _depth(lines[index].text)
    if depth <= 0:
        return -1
    for later in range(index + 1, min(index + 1 + _LONGEST_BRACKET, len(lines))):
        depth += _depth(lines[later].text)
        if depth <= 0:
            return later
    return -1


def _depth(text: str) -> int:
    return text.count("(") - text.count(")")


def _is_open(tokens: Sequence[Token]) -> bool:
    depth = 0
    for token in tokens:
        if token.kind is Kind.OPEN:
            depth += 1
        elif token.kind is Kind.CLOSE:
            depth -= 1
    return depth > 0


def _continues(before: Passage, last: Sequence[Token], passage: Passage, tokens: Sequence[Token]) -> bool:
    """Whether a line goes on with the clause of the line before it."""
    if not tokens:
        return True
    if not last or passage.level > before.level or _is_styled(passage):
        return False
    first = tokens[0]
    if first.kind is Kind.OPEN or first.has(Role.INCLUDING):
        return not last[-1].is_sign(":")
    if last[-1].has(Role.AND) or last[-1].has(Role.OR):
        return True
    return _is_bare_number(last) and _completes_number(tokens)


def _is_styled(passage: Passage) -> bool:
    return any(isinstance(mark.value, Style) and mark.start == 0 and mark.value is not Style.SMALL for mark in passage.marks)


def _is_bare_number(tokens: Sequence[Token]) -> bool:
    quantities = find_quantities(tokens)
    return len(quantities) == 1 and quantities[0].first == 0 and quantities[0].stop == len(tokens)


def _completes_number(tokens: Sequence[Token]) -> bool:
    """Whether a line begins with what a number left alone at the end of the line before may count."""
    first = tokens[0]
    if first.capital or tokens[-1].is_sign(":") or not (first.meaning.befell or first.meaning.noun is not None):
        return False
    quantities = find_quantities(tokens)
    return not quantities or quantities[0].first > 1
