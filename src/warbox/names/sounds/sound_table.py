"""The table that training wrote: how transliterations and spellings vary, and what each figure of that weighs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from warbox.names.sounds.character_sounds import CharacterSounds
from warbox.names.sounds.letter_sounds import Counts, LetterSounds
from warbox.names.sounds.spelling import SpellingSounds

Weights = tuple[float, ...]

_LEAST = 0.3
"""Counts below this are doubt more than knowledge and are not kept."""


@dataclass(frozen=True, slots=True)
class SoundTable:
    """All that is known of sounds.

    The weights are for the figures of two Chinese names, of a Chinese one and one in letters, and of two in letters.
    """

    characters: CharacterSounds
    letters: LetterSounds
    spellings: SpellingSounds
    weights_of_characters: Weights
    weights_of_letters: Weights
    weights_of_spellings: Weights

    def dump(self) -> str:
        """The table as JSON, the same for the same table."""
        data = {
            "weights": {
                "characters": _rounded(self.weights_of_characters),
                "letters": _rounded(self.weights_of_letters),
                "spellings": _rounded(self.weights_of_spellings),
            },
            "characters": _dump_faced(self.characters.faced),
            "characters skipped": _dump_counts(self.characters.skipped),
            "letters": {sign: _dump_counts(row) for sign, row in sorted(self.letters.counts.items())},
            "spellings": _dump_faced(self.spellings.faced),
            "spellings skipped": _dump_counts(self.spellings.skipped),
        }
        lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items())
        return "{\n" + ",\n".join(lines) + "\n}\n"


@cache
def sound_table() -> SoundTable:
    """The table that comes with the package."""
    return load_table((files("warbox.names.sounds") / "sound_table.json").read_text(encoding="utf-8"))


def load_table(text: str) -> SoundTable:
    """The table that `SoundTable.dump` wrote."""
    data: dict[str, Any] = json.loads(text)
    letters = LetterSounds({sign: _load_counts(row) for sign, row in data["letters"].items()})
    return SoundTable(
        CharacterSounds(_load_faced(data["characters"]), _load_counts(data["characters skipped"]), letters),
        letters,
        SpellingSounds(_load_faced(data["spellings"]), _load_counts(data["spellings skipped"])),
        *(tuple(data["weights"][kind]) for kind in ("characters", "letters", "spellings")),
    )


def _rounded(weights: Iterable[float]) -> list[float]:
    return [round(weight, 5) for weight in weights]


def _dump_faced(faced: Counts) -> dict[str, str]:
    """A pair is written once, with the unit that sorts first."""
    half = {unit: {other: count for other, count in others.items() if unit <= other} for unit, others in faced.items()}
    return {unit: written for unit, others in sorted(half.items()) if (written := _dump_counts(others))}


def _load_faced(data: Mapping[str, str]) -> dict[str, dict[str, float]]:
    faced: dict[str, dict[str, float]] = {}
    for unit, written in data.items():
        for other, count in _load_counts(written).items():
            faced.setdefault(unit, {})[other] = count
            faced.setdefault(other, {})[unit] = count
    return faced


def _dump_counts(counts: Mapping[str, float]) -> str:
    """Counts as words with their number behind them, the commonest first: `l60.5 r22 -3.1`, `-` for no letters."""
    kept = sorted((-round(count, 1), key) for key, count in counts.items() if count >= _LEAST)
    return " ".join(f"{key or '-'}{-count:g}" for count, key in kept)


def _load_counts(written: str) -> dict[str, float]:
    counts = {}
    for word in written.split():
        key = word.rstrip("0123456789.")
        counts["" if key == "-" else key] = float(word[len(key) :])
    return counts
