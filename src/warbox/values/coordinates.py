"""Coordinates on the globe, in decimal degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Self

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.typed import ArgumentValue, Reader, readable
from warbox.wikis import Wiki

_PARTS = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)?|[^\W\d_]+")


@readable
class Coordinates(BaseModel):
    """A place: degrees north (`latitude`) and east (`longitude`), negative to the south and west.

    `options` is what the template adds, such as `type:event_region:BE`; `span` is its place in the page.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    latitude: float
    longitude: float
    options: str | None = None
    span: Span = Span(0, 0)

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The first coordinates among the templates of a value."""
        return next(iter(cls.read_items(value, reader)), None)

    @classmethod
    def read_items(cls, value: ArgumentValue, reader: Reader) -> list[Self]:
        """All coordinates among the templates of a value."""
        from warbox.values.inline import Inline

        marks = (mark for line in Inline.read(value, reader).lines for mark in line.marks)
        return [mark.value for mark in marks if isinstance(mark.value, cls)]


def read_coordinates(parts: Sequence[str], wiki: Wiki) -> Coordinates | None:
    """The place that the positional arguments of `{{coord}}` give; None where they give none.

    Two numbers are decimal degrees; else each half is degrees, minutes and seconds with the letter of its hemisphere.
    A half may be one part with slashes: `50/40/48/N`.
    """
    numbers: list[float] = []
    halves: list[float] = []
    options: str | None = None
    letters = wiki.table("coordinates")
    for part in chain.from_iterable(_cut(part, letters) for part in parts):
        sign = _hemisphere(part, letters)
        number = _number(part)
        if sign and numbers:
            halves.append(sign * _degrees(numbers))
            numbers = []
        elif number is not None:
            numbers.append(number)
        elif part.strip():
            options = part.strip()
    if not halves and len(numbers) == 2:
        halves = numbers
    if len(halves) != 2 or abs(halves[0]) > 90 or abs(halves[1]) > 360:
        return None
    return Coordinates(latitude=round(halves[0], 6), longitude=round(halves[1], 6), options=options)


def coordinates_of_halves(latitude: str, longitude: str, wiki: Wiki) -> Coordinates | None:
    """The place that two texts give, each degrees with a fraction or with minutes and seconds, the hemisphere behind.

    What stands between the numbers does not matter: `50/40/45/N`, `50° 40′ 45″ N`, `50.68`. None where they give none.
    """
    halves = [_half(text, wiki) for text in (latitude, longitude)]
    if None in halves:
        return None
    return read_coordinates([str(half) for half in halves], wiki)


def _half(text: str, wiki: Wiki) -> float | None:
    """The degrees of a half; None where a word stands in it that is no letter of a hemisphere."""
    numbers: list[float] = []
    signs: list[int] = []
    for part in _PARTS.findall(text):
        number, sign = _number(part), _hemisphere(part, wiki.table("coordinates"))
        if number is not None:
            numbers.append(number)
        elif sign:
            signs.append(sign)
        else:
            return None
    return (signs or [1])[0] * _degrees(numbers) if numbers else None


def halves_of(place: Coordinates) -> tuple[str, str]:
    """The degrees north and east as they are written, without zeros at their end."""
    latitude, longitude = (f"{half:.6f}".rstrip("0").rstrip(".") for half in (place.latitude, place.longitude))
    return latitude, longitude


def _cut(part: str, letters: dict[str, list[str]]) -> list[str]:
    """What stands between the slashes of a part, where all of that is numbers and the letter of a hemisphere."""
    pieces = [piece for piece in part.split("/") if piece.strip()]
    known = all(_hemisphere(piece, letters) or _number(piece) is not None for piece in pieces)
    return pieces if known else [part]


def _hemisphere(part: str, letters: dict[str, list[str]]) -> int:
    letter = part.strip().casefold()
    for sign, sides in ((1, ("north", "east")), (-1, ("south", "west"))):
        if any(letter == known.casefold() for side in sides for known in letters.get(side, ())):
            return sign
    return 0


def _number(part: str) -> float | None:
    text = part.strip().replace("\u2212", "-").replace(",", ".")
    digits = text.lstrip("+-")
    if not digits.replace(".", "", 1).isdecimal() or len(digits) > 20:
        return None
    return float(text)


def _degrees(numbers: list[float]) -> float:
    degrees = sum(abs(number) / parts for number, parts in zip(numbers, (1, 60, 3600), strict=False))
    return -degrees if numbers[0] < 0 else degrees
