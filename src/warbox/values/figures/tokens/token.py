"""A token of a line of a figures' cell: what it is, where it stands, what its word means."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from warbox.values.figures.tokens.words import NOTHING, Meaning, Role
from warbox.values.numbers import Digits

TIMES = "x"
"""The letter that does for the sign of multiplication: "2x destroyers"."""

PLUS = "+"
"""Behind a number it leaves that open: a sign, or one of the wiki's words for "and"."""


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()  # written in digits
    WORD = auto()
    NAME = auto()  # letters and digits in one: "336th", "T-34", "74-gun"
    SIGN = auto()
    OPEN = auto()
    CLOSE = auto()


SIGNS = frozenset({Kind.SIGN, Kind.OPEN, Kind.CLOSE})
"""What ends a run of words."""

# Bound once for what is asked of every token: Python 3.11 takes longer to look up a member than to compare it.
_SIGN, _WORD = Kind.SIGN, Kind.WORD


@dataclass(eq=False, slots=True)
class Token:
    """A token from `start` to `end` of a line. `text` is it without case, a sign in its plain form (`:` for `：`)."""

    kind: Kind
    start: int
    end: int
    text: str
    meaning: Meaning = NOTHING
    digits: Digits | None = None
    capital: bool = False

    def has(self, role: Role) -> bool:
        """Whether the token does that."""
        return role in self.meaning.roles

    def has_any(self, roles: frozenset[Role]) -> bool:
        """Whether the token does one of those things."""
        return not roles.isdisjoint(self.meaning.roles)

    def is_sign(self, signs: str) -> bool:
        """Whether the token is one of those signs."""
        return self.kind is _SIGN and self.text in signs

    @property
    def is_dash(self) -> bool:
        """Whether the token is a dash of any length, or a tilde, which does for one."""
        return self.kind is _SIGN and _is_dash(self.text)

    @property
    def begins_source(self) -> bool:
        """Whether the word names a source, not only that a number is somebody's: "300 claimed killed"."""
        return self.has(Role.SOURCE) and not self.has(Role.FILLER)

    @property
    def is_unknown(self) -> bool:
        """Whether the token is a word that no table has."""
        return self.meaning is NOTHING and self.kind is _WORD


def _is_dash(sign: str) -> bool:
    return len(sign) == 1 and (unicodedata.category(sign) == "Pd" or sign in "\u2212~")
