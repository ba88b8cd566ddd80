"""The sound of a Chinese character: its syllables in pinyin without the tone, the commonest cut into its parts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from warbox.names.converters import has_han

_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_DIAERESIS = "\u0308"
_COMMON = range(0x4E00, 0xA000)
_IN_SIMPLIFIED = "gb2312"
"""The character set that has the characters of simplified script."""


class Syllable(NamedTuple):
    """A syllable: `whole` is `initial` and `final` together. A sign that has no syllable is its own, as an initial."""

    whole: str
    initial: str
    final: str


@lru_cache(maxsize=16384)
def syllable_of(sign: str) -> Syllable:
    """The syllable of a character in its commonest reading."""
    whole = _known_syllables().get(sign) or (looked_up(sign) if has_han(sign) else None)
    if whole is None:
        return Syllable(sign, sign, "")
    initial = next((one for one in _INITIALS if whole.startswith(one) and len(whole) > len(one)), "")
    return Syllable(whole, initial, whole[len(initial) :])


@cache
def _known_syllables() -> Mapping[str, str]:
    """The syllables of common characters: pypinyin takes longer to load than all else that names need."""
    return {sign: whole for whole, signs in _lines_of("syllables.txt") for sign in signs}


@lru_cache(maxsize=16384)
def readings_of(sign: str) -> tuple[str, ...]:
    """Every syllable that a character of simplified script has in some word, the commonest first."""
    whole = syllable_of(sign).whole
    return () if whole == sign else tuple(dict.fromkeys((whole, *_other_syllables().get(sign, ()))))


@cache
def _other_syllables() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for whole, signs in _lines_of("other_syllables.txt"):
        for sign in signs:
            found.setdefault(sign, []).append(whole)
    return found


def _lines_of(name: str) -> Iterator[tuple[str, str]]:
    lines = (files("warbox.names.sounds") / name).read_text(encoding="utf-8").splitlines()
    return ((whole, signs) for whole, _, signs in (line.partition(" ") for line in lines))


def looked_up(sign: str) -> str | None:
    """The syllable of a character as pypinyin has it, or None."""
    return next(iter(_all_looked_up(sign)), None)


def _all_looked_up(sign: str) -> list[str]:
    from pypinyin.pinyin_dict import pinyin_dict

    readings = pinyin_dict.get(ord(sign))
    return [] if readings is None else list(dict.fromkeys(map(_without_tone, readings.split(","))))


def dump_syllables() -> str:
    """The file of the syllables of common characters: a syllable and its characters on a line."""
    return _written((sign, _all_looked_up(sign)[:1]) for sign in map(chr, _COMMON))


def dump_other_syllables() -> str:
    """The file of the other syllables of characters in simplified script, in the same form.

    They are those of words, but for syllables without a tone: dictionaries have many that no name is read with. Of a
    character that stands in no word all count.
    """
    in_words = _read_in_words()
    found = []
    for sign in (sign for sign in map(chr, _COMMON) if sign.encode(_IN_SIMPLIFIED, "ignore")):
        commonest, *others = _all_looked_up(sign) or [""]
        found.append((sign, [one for one in in_words.get(sign, others) if one != commonest]))
    return _written(found)


def _read_in_words() -> dict[str, list[str]]:
    from pypinyin.phrases_dict import phrases_dict

    found: dict[str, dict[str, None]] = {}
    for word, readings in phrases_dict.items():
        for sign, (reading, *_) in zip(word, readings, strict=False):
            whole = _without_tone(reading)
            if whole != unicodedata.normalize("NFC", reading):
                found.setdefault(sign, {})[whole] = None
    return {sign: sorted(syllables) for sign, syllables in found.items()}


def _written(readings: Iterable[tuple[str, list[str]]]) -> str:
    found: dict[str, list[str]] = {}
    for sign, syllables in readings:
        for whole in syllables:
            found.setdefault(whole, []).append(sign)
    return "".join(f"{whole} {''.join(found[whole])}\n" for whole in sorted(found))


def _without_tone(reading: str) -> str:
    signs = unicodedata.normalize("NFD", reading)
    kept = "".join(sign for sign in signs if not unicodedata.combining(sign) or sign == _DIAERESIS)
    return unicodedata.normalize("NFC", kept)
