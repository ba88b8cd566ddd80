"""How a name is spelt in letters of any alphabet: its words in small Latin letters, cut into units of sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from warbox.names.sounds.facing_sounds import FacingSounds
from warbox.names.sounds.letter_sounds import Counts

SEPARATORS = re.compile(r"[\s\u00b7\u2027\u30fb\u2022\u2010-\u2015\-=\uff1d\uff0d_\u30a0]+")
"""What stands between the parts of a name: middle dots, hyphens, dashes, double hyphens, blanks."""

_GROUPS = "tsch|tch|sch|sh|ch|kh|gh|zh|dzh|dz|dj|th|ph|ts|tz|ck|cz|sz|rz|qu|gu|nj|ny|lj|ou"
_UNITS = 60
"""How many there are, for what was never counted."""

_UNIT = re.compile(rf"{_GROUPS}|([a-z])\1?")
_WORD = re.compile(r"[a-z]+")
_NO_LETTERS = re.compile(r"[^a-z\n]+")
_GREEK = re.compile("[\u0386-\u03ff]")
_VOWELS = frozenset("aeiouy")
_APOSTROPHES = re.compile("['`\u2018\u2019\u02bb\u02bc\u02be\u02bf]")


def spelt_words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters of ASCII; hyphens part words, apostrophes do not."""
    if not text.isascii():
        text = anyascii(_with_greek_sounds(_APOSTROPHES.sub("", text)))
    return tuple(_WORD.findall(_APOSTROPHES.sub("", text).lower()))


def _with_greek_sounds(text: str) -> str:
    """The text with Greek letters that make one sound together as Latin ones; by itself each would be another sound."""
    return _greek_letters().sub(_greek_sound, text.lower()) if _GREEK.search(text) else text


def _greek_sound(match: re.Match[str]) -> str:
    sound, behind_vowel = _greek_sounds()[match[0]]
    before = match.string[match.start() - 1] if match.start() else ""
    return behind_vowel if before and anyascii(before) in _VOWELS else sound


@cache
def _greek_sounds() -> dict[str, tuple[str, str]]:
    """What Greek letters sound like together, and what behind a vowel, as `greek_letters.tsv` lists them."""
    _, *lines = (files("warbox.names.sounds") / "greek_letters.tsv").read_text(encoding="utf-8").splitlines()
    columns = (line.split("\t") for line in lines)
    return {letters: (sound, behind_vowel) for letters, sound, behind_vowel in columns}


@cache
def _greek_letters() -> re.Pattern[str]:
    return re.compile("|".join(_greek_sounds()))


def spelt_lines(lines: Iterable[str]) -> list[str]:
    """For each line its words in a row, as `spelt_words` has them: all at once takes a quarter of the time."""
    in_ascii = (line if line.isascii() else "".join(spelt_words(line)) for line in lines)
    return _NO_LETTERS.sub("", "\n".join(in_ascii).lower()).split("\n")


def units_of_spelling(word: str) -> tuple[str, ...]:
    """The units of a word: groups of letters that are one sound in many languages, else single letters.

    A letter written twice is one unit, the same as written once.
    """
    return tuple(match[1] or match[0] for match in _UNIT.finditer(word))


class SpellingSounds(FacingSounds):
    """The costs of units of letters, from what training counted."""

    def __init__(self, faced: Counts, skipped: Mapping[str, float]) -> None:
        super().__init__(faced, skipped, _UNITS)
