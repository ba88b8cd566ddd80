"""How a figure is changed in its place: its number where that stands in digits, its words, or all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from warbox.page.edits.items.entries import trail
from warbox.page.edits.items.room import Alternative, Room
from warbox.syntax import Link
from warbox.syntax.edits import Replacement
from warbox.typed import plain_wikitext
from warbox.values.digits import in_digits_of
from warbox.values.figures.figure import Figure
from warbox.values.figures.numbers.quantities import find_quantities
from warbox.values.figures.tokens.compilation import figure_words
from warbox.values.figures.tokens.tokenizer import tokenize
from warbox.values.figures.writing import write_decimal, write_marks, write_nouns, write_number_alone, write_numbers
from warbox.values.locales import locale_of
from warbox.values.numbers import decimal_symbol
from warbox.wikis import Wiki

_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d+(?:[.,'\u2019\u066c \u00a0\u2009\u202f]\d{3})*(?!\d)")
_BEFORE_MAGNITUDE = re.compile(r"(?<!\d)(?<!\d[.,])\d+(?:[.,]\d{1,2})?(?![.,]?\d)")
_MAGNITUDES = frozenset(10**zeros for zeros in range(2, 13))
_MOST_BEFORE_MAGNITUDE = 10_000
_MOST_DECIMALS = 2
_DIGIT = re.compile(r"\d")
_FEWEST_GROUPED = 4  # digits of a number that may be written in groups
_SHORTEST_WORD = 3  # letters
_DASH = "\N{EN DASH}"


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in digits: where it stands, how it is written, and what it says with the magnitude behind it, if any."""

    start: int
    end: int
    text: str
    value: int
    magnitude: int = 1


def number_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write another number in the place of one in digits, as that one is written."""
    numbers = [*_numbers(room), *_numbers_before_magnitudes(old, room)]
    if None in (old.low, old.high) or old.low == old.high:
        value = old.low if old.low is not None else old.high
        same = (old.low is None, old.high is None) == (new.low is None, new.high is None)
        for one in numbers:
            if one.value == value and same:
                yield from _exchanged([(one, one.end, (new.low, new.high))], wiki)
        return
    pairs = [
        (low, high)
        for low, high in product(numbers, numbers)
        if (low.value, high.value) == (old.low, old.high) and low.end <= high.start
    ]
    for low, high in pairs:
        if new.low is not None and new.high is not None and new.low != new.high:
            ends = ((low, new.low), (high, new.high))
            yield from _exchanged([(one, one.end, (value,)) for one, value in ends if one.value != value], wiki)
        elif new.low == new.high:
            between = [node.end for node in room.nodes if low.end <= node.start < high.start]
            end = low.end if between else high.end
            rest = (Replacement(max(between), high.end, ""),) if between else ()
            yield from ((*way, *rest) for way in _exchanged([(low, end, (new.low,))], wiki))


def sureness_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to say before a number in digits how sure it is, or to say it no more; the number stays as it is written."""
    for words, before in _words_before_digits(old, wiki):
        if new.approximate:
            numbers = [one for one in _numbers(room) if one.value in (old.low, old.high)]
            starts = [start for start, _ in room.places(words)] or [one.start for one in numbers[:1]]
            yield from ((Replacement(start, start, mark),) for start in starts for mark in write_marks(new, wiki))
        else:
            places = room.places(before.rstrip())
            yield from ((Replacement(start, room.after_blank(end), ""),) for start, end in places)


def quantity_alternatives(old: Figure, new: Figure, room: Room, wiki: Wiki) -> Iterator[Alternative]:
    """Ways to write all that says how many, and how sure that is, anew; the words behind it stay.

    What says how sure it is stays as well where that is so.
    """
    for words, before in _words_before_digits(old, wiki):
        forms = write_numbers(new, wiki)
        if before and old.approximate == new.approximate:
            forms.insert(0, before + write_number_alone(new, wiki))
        for (start, end), text in product(room.places(words), forms):
            yield (Replacement(start, end, room.customs.in_digits(text)),)


def _words_before_digits(figure: Figure, wiki: Wiki) -> Iterator[tuple[str, str]]:
    """All the words of a figure that say how many, and what of these stands before the first digit."""
    known = figure_words(wiki)
    tokens = tokenize(figure.text, known)
    for quantity in find_quantities(tokens, known)[:1]:
        words = figure.text[tokens[quantity.first].start : tokens[quantity.stop - 1].end]
        digit = _DIGIT.search(words)
        yield words, "" if digit is None else words[: digit.start()]


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


def _numbers_before_magnitudes(figure: Figure, room: Room) -> Iterator[_Number]:
    """Numbers that a magnitude makes those of a figure: "1.5" where that is of 1,500,000."""
    for found in _BEFORE_MAGNITUDE.finditer(room.source, room.start, room.end):
        bare = _bare(found[0])
        for value in dict.fromkeys((figure.low, figure.high)):
            magnitude = 0 if not bare or value is None else Decimal(value) / bare
            if value is not None and magnitude in _MAGNITUDES:
                yield _Number(found.start(), found.end(), found[0], value, int(magnitude))


def _bare(text: str) -> Decimal:
    """What a number before its magnitude says by itself."""
    return Decimal("".join("." if sign in ".," else str(int(sign)) for sign in text))


def _exchanged(changes: Sequence[tuple[_Number, int, Iterable[int | None]]], wiki: Wiki) -> Iterator[Alternative]:
    """Other numbers from the place of one, up to an offset, written as that one is; none where one cannot be."""
    replacements = []
    for like, end, values in changes:
        written = [_like(like, value, wiki) for value in dict.fromkeys(values) if value is not None]
        if None in written:
            return
        replacements.append(Replacement(like.start, end, _DASH.join(filter(None, written))))
    yield tuple(replacements)


def _like(like: _Number, value: int, wiki: Wiki) -> str | None:
    """A number in digits of the same script as another one, in groups if that one is, or before its magnitude.

    None where it cannot be told before that, or another form of the word for the magnitude would be needed.
    """
    if like.magnitude > 1:
        return _before_magnitude(like, value, wiki)
    sign = next((sign for sign in like.text if not sign.isdecimal()), None)
    if sign is not None:
        text = f"{value:,}".replace(",", sign)
    elif len(like.text) >= _FEWEST_GROUPED:
        text = str(value)
    else:
        text = write_decimal(value, wiki)
    return in_digits_of(text, like.text)


def _before_magnitude(like: _Number, value: int, wiki: Wiki) -> str | None:
    locale = locale_of(wiki.language)
    before, bare = _bare(like.text), Decimal(value) / like.magnitude
    is_told = bare == round(bare, _MOST_DECIMALS) and 1 <= bare < min(like.magnitude, _MOST_BEFORE_MAGNITUDE)
    if not is_told or locale.plural_form(before) != locale.plural_form(bare):
        return None
    mark = next((sign for sign in like.text if not sign.isdecimal()), None) or decimal_symbol(wiki.language)
    return in_digits_of(f"{bare.normalize():f}".replace(".", mark), like.text)
