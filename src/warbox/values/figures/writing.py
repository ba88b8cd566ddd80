"""Writes figures in the words of a wiki, in forms that read back to the same figure.

Which words read back is for the reader of figures to say: each form is read before it is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from warbox.typed import plain_wikitext
from warbox.values.figures.clauses.categories import FigureKind
from warbox.values.figures.figure import Figure, read_figures
from warbox.values.figures.tokens.compilation import figure_words
from warbox.values.figures.tokens.words import CIVILIANS, is_unspaced
from warbox.values.locales import locale_of
from warbox.values.passage import Passage
from warbox.wikis import Wiki

_SPACED = ("{number} {noun}", "{noun} {number}")
_UNSPACED = ("{number}{noun}", "{noun}{number}")
_MOST_WORDS = 4
_BREAK = "<br>"


def write_figures(figures: Sequence[Figure], kind: FigureKind, wiki: Wiki) -> str:
    """The figures of a cell, each on a line of its own."""
    return _BREAK.join(write_figure(figure, kind, wiki) for figure in figures)


def write_figure(figure: Figure, kind: FigureKind, wiki: Wiki) -> str:
    """One figure with its footnotes.

    Where no form in the wiki's words reads back, it is the clause it was read from, if that still says how many they
    are, or else the number with its category and what is noted.
    """
    text = _text(figure, kind, wiki)
    if text is None:
        text = figure.text if _is_told(figure, kind, wiki) else _plain_form(figure, wiki)
    uses = {use.span if use.span.end else index: use for index, use in enumerate(figure.references)}
    return plain_wikitext(text) + "".join(use.to_wikitext(wiki) for use in uses.values())


def _text(figure: Figure, kind: FigureKind, wiki: Wiki) -> str | None:
    words = figure_words(wiki)
    for text in _forms(figure, wiki):
        found = read_figures([Passage(text)], words, kind)
        if len(found) == 1 and _said(found[0]) == _said(figure) and figure.noun in (None, found[0].noun):
            return text
    return None


def _is_told(figure: Figure, kind: FigureKind, wiki: Wiki) -> bool:
    """Whether the clause that a figure was read from gives its number: one that was changed since may have another."""
    found = read_figures([Passage(figure.text)], figure_words(wiki), kind)
    return any((one.low, one.high) == (figure.low, figure.high) for one in found)


def _plain_form(figure: Figure, wiki: Wiki) -> str:
    before, behind = _around(figure)
    return f"{before}{write_numbers(figure, wiki)[0]} {figure.category}{behind}"


def _said(figure: Figure) -> tuple[object, ...]:
    return (
        *(figure.category, figure.low, figure.high, figure.approximate),
        *(figure.civilian, figure.subject, figure.note),
    )


def _around(figure: Figure) -> tuple[str, str]:
    """What stands before and behind the number with its category: whose figure it is, and what is noted."""
    before = "" if figure.subject is None else f"{figure.subject}: "
    return before, "" if figure.note is None else f" ({figure.note})"


def _forms(figure: Figure, wiki: Wiki) -> Iterator[str]:
    before, behind = _around(figure)
    nouns = [*_own_nouns(figure, wiki), "", *write_nouns(figure.category, wiki)]
    if figure.civilian:
        nouns += [
            f"{civilians}{joint}{noun}" for civilians in _civilians(wiki) for noun in nouns for joint in (" ", "")
        ]
    for number, noun in product(write_numbers(figure, wiki), nouns):
        for layout in (*_UNSPACED, *_SPACED) if is_unspaced(noun[:1]) else (*_SPACED, *_UNSPACED):
            yield before + layout.format(number=number, noun=noun).strip() + behind


def write_numbers(figure: Figure, wiki: Wiki) -> list[str]:
    """Ways to write the number with the words around it that say how sure it is."""
    bare = write_number_alone(figure, wiki)
    return [f"{mark}{bare}" for mark in write_marks(figure, wiki)]


def write_marks(figure: Figure, wiki: Wiki) -> list[str]:
    """Ways to write what stands before a number to say how sure it is, with the blank behind it; nothing if it is."""
    marks = []
    if figure.low is None or figure.high is None:
        marks = _first(wiki, "at_least" if figure.high is None else "up_to")
    elif figure.approximate:
        marks = _first(wiki, "approximately")
    joints = {mark: ("", " ") if is_unspaced(mark[-1:]) else (" ", "") for mark in marks}
    return [f"{mark}{joint}" for mark in marks for joint in joints[mark]] or [""]


def write_number_alone(figure: Figure, wiki: Wiki) -> str:
    """The number, or the range, in digits."""
    written = [write_decimal(number, wiki) for number in (figure.low, figure.high) if number is not None]
    return "\u2013".join(dict.fromkeys(written))


def write_decimal(number: int, wiki: Wiki) -> str:
    """A whole number in digits, in groups as the wiki's language writes them."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale=locale_of(wiki.language))


def _first(wiki: Wiki, name: str) -> list[str]:
    words: list[str] = wiki.table("figures").get(name, [])
    return words[:_MOST_WORDS]


def _own_nouns(figure: Figure, wiki: Wiki) -> Iterator[str]:
    """The figure's own noun, alone and with what befell it as the wiki writes that."""
    if figure.noun is None:
        return
    words: dict[str, str] = wiki.table("figures").get("writing", {})
    fate = figure.category.rpartition(" ")[2]
    yield figure.noun
    yield from (f"{figure.noun}{joint}{words.get(fate, fate)}" for joint in (" ", ""))


def _civilians(wiki: Wiki) -> list[str]:
    """The wiki's words for civilians."""
    words: dict[str, str] = wiki.table("figures").get("writing", {})
    return [words[CIVILIANS]] if CIVILIANS in words else _first(wiki, "civilian")


def write_nouns(category: str, wiki: Wiki) -> list[str]:
    """The wiki's words for a category; of one in two parts, such as "ships sunk", both; last the category itself."""
    words: dict[str, str] = wiki.table("figures").get("writing", {})
    if category in words:
        return [words[category], category]
    first, _, last = category.partition(" ")
    if first in words and last in words:
        return [f"{words[first]} {words[last]}", f"{words[first]}{words[last]}", category]
    return [category]
