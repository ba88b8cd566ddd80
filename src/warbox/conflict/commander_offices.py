"""Finds the lines of a cell that say what office the commander on the line above holds."""

from __future__ import annotations

from dataclasses import replace

from warbox.conflict.commander_words import CommanderWords
from warbox.conflict.segments import has_flag, names_nobody
from warbox.values.lists import COLONS
from warbox.values.passage import Passage, Style

_ASIDE = (Style.ITALIC, Style.SMALL)
_FEWEST = 2  # lines: a name and an office
_FEWEST_IN_TURNS = 4  # lines: two names, each with an office


def take_offices(lines: list[Passage], words: CommanderWords) -> list[Passage]:
    """The lines in italic or small type that say something of the name on the line above, as "''Minister of War''".

    In `lines` they are put in plain type, for they head nothing. The last line of a cell tells that they do not: what
    heads nothing, and has no flag as the name above it has, is no name. Without flags, names and offices take turns.
    """
    asides = [_is_aside(line, words) for line in lines]
    if len(lines) < _FEWEST or not asides[-1] or asides[-2]:
        return []
    turns = asides == [at % 2 == 1 for at in range(len(lines))] and len(lines) >= _FEWEST_IN_TURNS
    if not (turns or has_flag(lines[-2])):
        return []
    offices: list[Passage] = []
    for at, line in enumerate(lines):
        if asides[at] and at and not asides[at - 1] and (turns or has_flag(lines[at - 1])):
            plain = [mark for mark in line.marks if not isinstance(mark.value, Style)]
            lines[at] = replace(line, marks=tuple(plain))
            offices.append(lines[at])
    return offices


def _is_aside(line: Passage, words: CommanderWords) -> bool:
    """Whether all of a line is in italic or small type, and it has no flag and says something."""
    styled = any(mark.value in _ASIDE and mark.start == 0 and mark.end >= len(line.text) for mark in line.marks)
    return (
        styled and not has_flag(line) and not line.text.endswith(COLONS) and not names_nobody(line.text, words.unknown)
    )
