"""What a dump is read as: pieces of its text in order, and the damage between them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes `start` to `end` of a file that cannot be unpacked, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a dump, in bytes.

    `offset` is where it begins in the file; where that can only be unpacked from its beginning (gzip, Zstandard,
    standard input), in the unpacked text. `at_home` tells whether the stretch that is being read owns what begins in
    this piece.
    """

    data: bytes
    offset: int
    at_home: bool
    damage: Damage | None = None
