"""Puts together the lines of a cell that are one clause: a bracket over several lines, a clause broken off."""

from __future__ import annotations

from bisect import bisect_left, insort_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from warbox.values.figures.numbers.days import is_year_like, plain_value, token_at
from warbox.values.figures.numbers.numbered_units import is_counted_after, says_what
from warbox.values.figures.numbers.quantities import find_quantities
from warbox.values.figures.tokens.token import Kind, Token
from warbox.values.figures.tokens.tokenizer import tokenize
from warbox.values.figures.tokens.words import FigureWords, Role, split_words
from warbox.values.image import Image
from warbox.values.passage import Mark, Passage, Style, join_passages
from warbox.values.reference import ReferenceUse

# A bracket that is open for more lines than this was left open by mistake.
_LONGEST_BRACKET = 12
_JOINT_WITH_COLON = 2  # tokens: "or:"

_STYLES = (Style.BOLD, Style.ITALIC)

_START = attrgetter("start")


def join_lines(lines: Sequence[Passage], words: FigureWords) -> list[tuple[Passage, Sequence[Token]]]:
    """The lines of a cell with their tokens, those that are one clause put together."""
    depths = [passage.text.count("(") - passage.text.count(")") for passage in lines]
    groups: list[list[Passage]] = []
    tokens_of: list[Sequence[Token]] = []  # those of the first line of each group
    last: Sequence[Token] = ()
    depth = 0  # of the brackets that the last group leaves open
    open_until = -1
    for index, passage in enumerate(lines):
        tokens = _tokens(passage, words)
        inside = depth > 0 and index <= open_until
        if groups and (inside or _continues(groups[-1], last, passage, tokens, words)):
            groups[-1].append(passage)
            depth += depths[index]
        else:
            groups.append([passage])
            tokens_of.append(tokens)
            depth = depths[index]
        last = tokens or last
        if depths[index] > 0 and index > open_until:
            open_until = _closing_line(depths, index)
    joined: list[tuple[Passage, Sequence[Token]]] = []
    for group, found in zip(groups, tokens_of, strict=True):
        passage = join_passages(group) if len(group) > 1 else group[0]
        joined.append((passage, found if len(group) == 1 else _tokens(passage, words)))
    return joined


def _tokens(passage: Passage, words: FigureWords) -> Sequence[Token]:
    """The tokens of a passage, those of signs for a fate among them, without those that are struck out."""
    parted = [mark.start for mark in passage.marks if mark.start == mark.end and not isinstance(mark.value, Style)]
    tokens = tokenize(passage.text, words, parted)
    for mark in passage.marks:
        if mark.target is not None and mark.start < mark.end:
            _take_numbers_of_name(passage.text, tokens, mark)
    for mark in passage.marks if parted else ():
        if (fate := _fate_of_sign(mark, words)) is not None:
            insort_left(tokens, fate, key=_START)
    struck = [mark for mark in passage.marks if mark.value is Style.STRUCK]
    kept: list[Token] = []
    done = 0
    for mark in struck:
        kept += tokens[done : bisect_left(tokens, mark.start, lo=done, key=_START)]
        done = bisect_left(tokens, mark.end, lo=done, key=_START)
    return kept + tokens[done:] if struck else tokens


def _take_numbers_of_name(text: str, tokens: list[Token], link: Mark) -> None:
    """Takes the number that the name of a page begins or ends with for a part of the name.

    That is a year, "see [1948 war in Spain]", or the number of a model, "50 tanks [Fiat 3000]".
    """
    if text[link.start].isdecimal():
        at = bisect_left(tokens, link.start, key=_START)
        following = token_at(tokens, at + 1)
        goes_on = following is not None and following.kind is Kind.WORD and following.start < link.end
        if goes_on and is_year_like(token_at(tokens, at)) and not is_counted_after(tokens, at):
            tokens[at] = replace(tokens[at], kind=Kind.NAME, digits=None)
    elif text[link.end - 1].isdecimal():
        at = bisect_left(tokens, link.end, key=_START) - 1
        before = token_at(tokens, at - 1)
        named = before is not None and before.capital and before.start >= link.start and not says_what(before)
        if named and plain_value(tokens[at]) is not None:
            tokens[at] = replace(tokens[at], kind=Kind.NAME, digits=None)


def _fate_of_sign(mark: Mark, words: FigureWords) -> Token | None:
    """A sign for what befell somebody as the word for it: of so many men where it stands beside a number."""
    status = getattr(mark.value, "status", None)
    if not isinstance(status, str):
        return None
    meaning = words.find(split_words(status))
    return None if meaning is None or not meaning.befell else Token(Kind.WORD, mark.start, mark.end, status, meaning)


def _closing_line(depths: Sequence[int], index: int) -> int:
    """The line that closes the bracket which a line leaves open, -1 where none does; `depths` are those of lines."""
    depth = depths[index]
    for later in range(index + 1, min(index + 1 + _LONGEST_BRACKET, len(depths))):
        depth += depths[later]
        if depth <= 0:
            return later
    return -1


def _continues(
    group: Sequence[Passage], last: Sequence[Token], passage: Passage, tokens: Sequence[Token], words: FigureWords
) -> bool:
    """Whether a line goes on with the clause of the lines before it, of which `last` are the last tokens."""
    if not tokens:
        return not any(map(is_icon, passage.marks))
    if not last or passage.level > group[0].level:
        return False
    if _is_styled(passage):
        return False
    listed = last[-1].is_sign(",") and tokens[0].kind is Kind.NUMBER and not any(map(is_icon, passage.marks))
    return (listed and bool(find_quantities(last, words))) or _goes_on(last, tokens, words, alone=len(group) == 1)


def _goes_on(last: Sequence[Token], tokens: Sequence[Token], words: FigureWords, *, alone: bool) -> bool:
    """Whether a line's tokens go on with those of the line before it; `alone` says that this is a clause by itself."""
    first = tokens[0]
    if first.kind is Kind.OPEN or first.has(Role.INCLUDING):
        headed = last[-1].is_sign(":") or (tokens[-1].is_sign(":") and not find_quantities(tokens, words))
        return not headed and not (first.kind is Kind.OPEN and _begins_with_remark(tokens, words))
    if last[-1].has(Role.AND) or last[-1].has(Role.OR) or _ends_list(tokens, words):
        return True
    if len(last) == _JOINT_WITH_COLON and last[0].has(Role.OR) and last[1].is_sign(":"):
        return True
    if len(last) > 1 and last[-1].is_dash and last[-2].kind is Kind.NUMBER and first.kind is Kind.NUMBER:
        return True
    return alone and _completes_number(tokens, words) and _is_bare_number(last, words)


def _ends_list(tokens: Sequence[Token], words: FigureWords) -> bool:
    """Whether a line is the end of a list of fates or of what is counted: "and missing"; "plus" adds others."""
    joined = (tokens[0].has(Role.AND) and not tokens[0].has(Role.AT_LEAST_AFTER)) or tokens[0].has(Role.OR)
    if not joined or len(tokens) == 1 or tokens[-1].is_sign(":"):
        return False
    says = tokens[1].meaning.befell or tokens[1].meaning.noun is not None
    return says and not find_quantities(tokens, words)


def _begins_with_remark(tokens: Sequence[Token], words: FigureWords) -> bool:
    """Whether a line begins with a bracket without a figure, and has its own behind it: "(per Tacitus) 300 killed"."""
    closing = next((index for index, token in enumerate(tokens) if token.kind is Kind.CLOSE), len(tokens))
    quantities = find_quantities(tokens, words)
    return bool(quantities) and closing < quantities[0].first


def is_icon(mark: Mark) -> bool:
    """Whether a mark is a flag, be it of a country or a picture that nothing more is known of."""
    return isinstance(mark.value, Image) or (
        not isinstance(mark.value, ReferenceUse) and hasattr(mark.value, "country_name")
    )


def names_country(icon: Mark) -> bool:
    """Whether a flag tells the country that it is of."""
    return getattr(icon.value, "country_name", None) is not None


def _is_styled(passage: Passage) -> bool:
    return any(mark.start == 0 and mark.value in _STYLES for mark in passage.marks if isinstance(mark.value, Style))


def _is_bare_number(tokens: Sequence[Token], words: FigureWords) -> bool:
    quantities = find_quantities(tokens, words)
    return len(quantities) == 1 and quantities[0].first == 0 and quantities[0].stop == len(tokens)


def _completes_number(tokens: Sequence[Token], words: FigureWords) -> bool:
    """Whether a line begins with what a number left alone at the end of the line before may count."""
    first = tokens[0]
    if first.capital or tokens[-1].is_sign(":") or not (first.meaning.befell or first.meaning.noun is not None):
        return False
    quantities = find_quantities(tokens, words)
    if not quantities:
        return True
    before = tokens[: quantities[0].first]
    return len(before) > 1 and not any(token.is_sign(":") for token in before)
