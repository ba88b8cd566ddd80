"""Tells which lines of a cell head those below them: by a style, a colon, a flag, their depth, or a number alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from warbox.values.figures.clauses.clause import Clause, is_part
from warbox.values.figures.heading_levels import UNSTYLED, style_rank
from warbox.values.figures.lines import is_icon
from warbox.values.figures.numbers.days import is_year_like
from warbox.values.figures.numbers.quantities import Quantity, find_quantities, is_years
from warbox.values.figures.phrases.headings import read_heading
from warbox.values.figures.phrases.phrase import Line
from warbox.values.figures.tokens.owners import is_joint
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.tokenizer import tokenize
from warbox.values.figures.tokens.words import NounGroup, Role
from warbox.values.passage import Passage, Style

_STYLED = (Style.BOLD, Style.ITALIC)


def heading_stretches(
    passage: Passage, line: Line, quantities: Sequence[Quantity], below: Passage | None, *, flagged: bool
) -> list[tuple[int, int]]:
    """The tokens of each heading that a line is: of none, of one, or of two where it says when another was where.

    A styled label without a figure behind it heads the lines below: "Offensive: Karelian Front (21 June)".
    """
    if not line.tokens or below is None:
        return []
    is_heading = _is_heading(passage, line, quantities, below, flagged=flagged)
    if quantities and not is_heading:
        return []
    stop = len(line.tokens) - line.tokens[-1].is_sign(":")
    if is_heading:
        return [(0, stop)] if stop else []
    label = _end_of_styled_label(passage, line)
    stretches = [(0, label)] if label else []
    rest = label + 1 if label else 0
    return [*stretches, (rest, stop)] if _is_dated_unit(line, rest, stop) else stretches


def _is_heading(passage: Passage, line: Line, quantities: Sequence[Quantity], below: Passage, *, flagged: bool) -> bool:
    """Whether a line heads those below: it has no figure, and a colon, a style, a flag or deeper lines set it off."""
    styled = style_rank(passage, 0, len(passage.text.rstrip(" :"))) < UNSTYLED
    if quantities:
        set_off = styled or line.tokens[-1].is_sign(":")
        return (styled and _is_year_heading(passage, line, quantities, below)) or (set_off and _says_time(line))
    if all(token.has(Role.VAGUE) or token.kind is Kind.SIGN for token in line.tokens):
        return False
    if styled or flagged or line.tokens[-1].is_sign(":") or below.level > passage.level:
        return True
    if _is_bracket(line) or (_is_centred(passage) and not _is_centred(below)):
        return True
    return heads_item(passage, below) and _names_part(line) and _has_figures(below, line)


def _end_of_styled_label(passage: Passage, line: Line) -> int:
    """The colon that ends the styled words which a line begins with, 0 where there is none."""
    colon = next((at for at, token in enumerate(line.tokens) if token.is_sign(":")), 0)
    styled = colon and style_rank(passage, line.tokens[0].start, line.tokens[colon - 1].end) < UNSTYLED
    return colon if styled else 0


def label_by_style(passage: Passage, line: Line, clauses: Sequence[Clause]) -> None:
    """Takes styled words that a line begins with for the label of its first figure, where no sign makes one."""
    first = clauses[0]
    if first.label is not None:
        return
    stop = _end_of_styled_words(passage, line, first.quantity)
    heading = read_heading(line, 0, stop) if stop else None
    if heading is not None and heading.subject is not None:
        first.label = heading


def _end_of_styled_words(passage: Passage, line: Line, quantity: Quantity) -> int:
    """The token after the styled words that a line begins with, if at most a bracket parts them from its first figure.

    0 where there are none, or the figure is styled as they are.
    """
    end = max((mark.end for mark in passage.marks if mark.start == 0 and mark.value in _STYLED), default=0)
    stop = next((at for at, token in enumerate(line.tokens) if token.start >= end), 0) if end else 0
    behind = line.closing.get(stop, stop - 1) + 1
    return stop if stop and behind == quantity.first else 0


def _is_dated_unit(line: Line, start: int, stop: int) -> bool:
    """Whether words name a unit and, in a bracket behind it, a time: "Leningrad Front (10-20 June)"."""
    opening = next((at for at in range(start + 1, stop) if line.closing.get(at) == stop - 1), 0)
    if not opening or not line.tokens[opening - 1].has(Role.ONLY_ONE):
        return False
    return line.words.is_time(line.text[line.tokens[opening].end : line.tokens[stop - 1].start])


def names_source(line: Line, quantities: Sequence[Quantity], below: Passage | None) -> bool:
    """Whether a line without a figure or a share, and before all figures, says by whom those below are told."""
    numbers = (token for token in line.tokens if token.kind is Kind.NUMBER)
    if quantities or below is None or not all(map(is_year_like, numbers)):
        return False
    return _names_part(line) and any(token.has(Role.SOURCE) for token in line.tokens)


def _is_centred(passage: Passage) -> bool:
    return any(mark.value is Style.CENTRED for mark in passage.marks)


def _is_bracket(line: Line) -> bool:
    """Whether a line is one bracket: where it goes on with no other line, it is said of those below."""
    return line.closing.get(0) == len(line.tokens) - 1


def heads_item(passage: Passage, below: Passage | None) -> bool:
    """Whether a line is the first of several behind one bullet."""
    is_first = passage.level > 0 and not passage.continued
    return is_first and below is not None and below.continued


def _has_figures(passage: Passage, beside: Line) -> bool:
    return bool(find_quantities(tokenize(passage.text, beside.words), beside.words))


def _names_part(line: Line) -> bool:
    """Whether a line may say of what figures are a part: it tells neither what befell nor that nothing is known."""
    return not any(token.meaning.befell or token.has(Role.VAGUE) for token in line.tokens)


def _says_time(line: Line) -> bool:
    """Whether a line says when something was and nothing else, in words beside a year: "Summer 1941"."""
    tokens = line.tokens
    if not any(map(is_year_like, tokens)) or not any(token.kind is Kind.WORD for token in tokens):
        return False
    return line.words.is_time(line.text.strip(" :\uff1a"))


def heads_number(line: Line, below: Passage | None) -> bool:
    """Whether a line says but what befell, what is counted or whose it is, and the next one is a number alone."""
    if below is None or not all(map(_names_number, line.tokens)) or not has_words(line.tokens):
        return False
    tokens = tokenize(below.text, line.words)
    quantities = find_quantities(tokens, line.words)
    return len(quantities) == 1 and (quantities[0].first, quantities[0].stop) == (0, len(tokens))


def _names_number(token: Token) -> bool:
    return token.meaning.befell or token.meaning.noun is not None or token.has(Role.PEOPLE) or is_joint(token)


def _is_year_heading(passage: Passage, line: Line, quantities: Sequence[Quantity], below: Passage) -> bool:
    """Whether a line is a year that heads deeper lines, another heading, or more: no total is less than its parts."""
    if len(quantities) != 1 or not is_years(line.tokens, quantities[0]):
        return False
    if below.level > passage.level:
        return True
    tokens = tokenize(below.text, line.words)
    following = find_quantities(tokens, line.words)
    if not following:
        return style_rank(below, 0, len(below.text.rstrip(" :"))) < UNSTYLED
    return not is_part(following[0], quantities[0]) or _is_no_part(tokens, following[0])


def _is_no_part(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a number is no part of a bare one of four digits: it has a separator, or counts things."""
    digits = tokens[quantity.number].digits
    noun = tokens[quantity.stop].meaning.noun if quantity.stop < len(tokens) else None
    grouped = digits is not None and not digits.plain
    return grouped or (noun is not None and noun.group not in (NounGroup.PEOPLE, NounGroup.UNITS))


def flags_head_lines(lines: Sequence[tuple[Passage, Sequence[Token]]]) -> bool:
    """Whether the lines between two with flags are of the first one's country, as where each arm has a line.

    So are those below the one flag of a cell, that of its first line, where they have no labels of their own. Where all
    have flags but those at the end, these may be of all countries.
    """
    flagged = [number for number, (line, _) in enumerate(lines) if any(map(is_icon, line.marks))]
    if flagged == [0]:
        return all(line.level == lines[0][0].level and _is_without_label(tokens) for line, tokens in lines[1:])
    apart = [first for first, other in pairwise(flagged) if other - first > 1]
    return any(lines[first][0].level == lines[first + 1][0].level for first in apart)


def _is_without_label(tokens: Sequence[Token]) -> bool:
    """Whether a line may be of whom the flag above it names: no label begins it, and it counts no civilians."""
    if any(token.has(Role.CIVILIAN) for token in tokens):
        return False
    return not any(token.is_sign(":") for token in tokens) or any(token.has(Role.TOTAL) for token in tokens)


def has_words(tokens: Sequence[Token]) -> bool:
    """Whether more than signs stand on a line."""
    return any(token.kind is not Kind.SIGN for token in tokens)
