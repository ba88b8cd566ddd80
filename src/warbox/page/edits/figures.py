"""How a figure is changed in its place: its number where that stands in digits, its words, or all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from warbox.page.edits.entries import trail
from warbox.page.edits.room import Alternative, Room
from warbox.syntax import Link
from warbox.syntax.edits import Replacement
from warbox.typed import plain_wikitext
from warbox.values.digits import in_digits_of
from warbox.values.figures.compilation import figure_words
from warbox.values.figures.figure import Figure
from warbox.values.figures.quantities import find_quantities
from warbox.values.figures.tokens import tokenize
from warbox.values.figures.writing import write_decimal, write_nouns, write_numbers
from warbox.wikis import Wiki

_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d+(?:[.,'\u2019\u066c \u00a0\u2009\u202f]\d{3})*(?!\d)")
_FEWEST_GROUPED = 4  # digits of a number that may be written in groups
_SHORTEST_WORD = 3  # letters
_DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in digits: where it stands, how it is written, and what it says."""

    start: int
    end: int
    text: str
    value: int


def number_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write another number in the place of one in digits, as that one is written."""
    numbers = list(_numbers(room))
    if None in (old.low, old.high) or old.low == old.high:
        value = old.low if old.low is not None else old.high
        same = (old.low is None, old.high is None) == (new.low is None, new.high is None)
        for one in numbers:
            if one.value == value and same:
                yield (Replacement(one.start, one.end, _written(new, one, wiki)),)
        return
    pairs = [
        (low, high)
        for low, high in product(numbers, numbers)
        if (low.value, high.value) == (old.low, old.high) and low.end <= high.start
    ]
    for low, high in pairs:
        if new.low is not None and new.high is not None and new.low != new.high:
            ends = ((low, new.low), (high, new.high))
            yield tuple(
                Replacement(one.start, one.end, _like(one, value, wiki)) for one, value in ends if one.value != value
            )
        elif new.low == new.high:
            between = [node.end for node in room.nodes if low.end <= node.start < high.start]
            written = _written(new, low, wiki)
            if between:
                yield Replacement(low.start, low.end, written), Replacement(max(between), high.end, "")
            else:
                yield (Replacement(low.start, high.end, written),)


def quantity_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write all that says how many, and how sure that is, anew; the words behind it stay."""
    known = figure_words(wiki)
    tokens = tokenize(old.text, known)
    for quantity in find_quantities(tokens, known)[:1]:
        words = old.text[tokens[quantity.first].start : tokens[quantity.stop - 1].end]
        for (start, end), text in product(room.places(words), write_numbers(new, wiki)):
            yield (Replacement(start, end, room.customs.in_digits(text)),)


def category_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to put other words behind a number that stays as it is written: "1500 killed", "~1.5 million wounded"."""
    known = figure_words(wiki)
    tokens = tokenize(old.text, known)
    for quantity in find_quantities(tokens, known)[:1]:
        behind = old.text[tokens[quantity.stop - 1].end :].strip()
        nouns = [*filter(None, [new.noun]), *write_nouns(new.category, wiki)]
        yield from ((Replacement(start, end, noun),) for (start, end), noun in product(room.places(behind), nouns))


def noun_alternatives(figure: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write what is counted as of several, where it stands as of one: a number of it may need that.

    Letters behind a link are shown as part of it.
    """
    for word, noun in product(reversed(figure.text.split()), dict.fromkeys(write_nouns(figure.category, wiki))):
        if len(word) < _SHORTEST_WORD or noun == word or not noun.startswith(word[:-1]):
            continue
        yield from ((Replacement(start, end, noun),) for start, end in room.places(word))
        if noun.startswith(word):
            links = [node for node in room.inside if isinstance(node, Link) and str(node).endswith(f"{word}]]")]
            yield from ((Replacement(link.end, link.end, noun[len(word) :]),) for link in links)


def noun_words_alternatives(old: str | None, new: str, room: Room) -> Iterator[Alternative]:
    """Ways to put other words for what is counted in the place of those that stand there, or of a link with them."""
    for start, end in room.places(old or ""):
        yield (Replacement(start, end, plain_wikitext(new)),)
    for link in room.inside:
        label = str(link)[2:-2].rpartition("|")[2] if isinstance(link, Link) else ""
        if label and f"{label}{trail(label, old or '')}" == old:
            yield (Replacement(link.start, link.end + len(trail(label, old)), plain_wikitext(new)),)


def subject_alternatives(old: str | None, new: str | None, room: Room) -> Iterator[Alternative]:
    """Ways to say before a figure, or where it is said, whose it is."""
    for start, end in room.places(old or ""):
        yield (Replacement(start, end, plain_wikitext(new or "")),)
    if new is not None:
        yield (Replacement(room.start, room.start, f"{plain_wikitext(new)}: "),)


def text_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write the whole clause anew, where nothing else stands in it.

    Whose figure it is and what is noted stand in a heading or beside the clause, where they are as they were.
    """
    if not room.is_plain:
        return
    subjects, notes = (
        dict.fromkeys((None, after) if before == after else (after, None))
        for before, after in ((old.subject, new.subject), (old.note, new.note))
    )
    for subject, note in product(subjects, notes):
        changes = {"subject": subject, "note": note, "references": (), "text": ""}
        text = new.model_copy(update=changes).to_wikitext(wiki)  # type: ignore[attr-defined]
        yield (Replacement(room.start, room.end, room.customs.in_digits(text)),)


def _numbers(room: Room) -> Iterator[_Number]:
    for found in _NUMBER.finditer(room.source, room.start, room.end):
        yield _Number(found.start(), found.end(), found[0], int("".join(filter(str.isdecimal, found[0]))))


def _written(figure: Figure, like: _Number, wiki: Wiki) -> str:
    """The number of a figure, or the range, as another number is written."""
    values = dict.fromkeys(value for value in (figure.low, figure.high) if value is not None)
    return _DASH.join(_like(like, value, wiki) for value in values)


def _like(like: _Number, value: int, wiki: Wiki) -> str:
    """A number in digits of the same script as another one, in groups if that one is."""
    sign = next((sign for sign in like.text if not sign.isdecimal()), None)
    if sign is not None:
        text = f"{value:,}".replace(",", sign)
    elif len(like.text) >= _FEWEST_GROUPED:
        text = str(value)
    else:
        text = write_decimal(value, wiki)
    return in_digits_of(text, like.text)
