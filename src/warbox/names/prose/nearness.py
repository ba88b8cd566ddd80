"""Which forms a name may stand for by its sound: those of as many words, and in one alphabet spelt much alike."""

from __future__ import annotations

from warbox.names.prepared import PreparedName
from warbox.names.prose.forms import Form, spelling_key

_OTHER_LETTERS = 4
"""One letter in so many may be another one where two names in one alphabet sound alike."""


def may_name(name: PreparedName, form: Form) -> bool:
    """A part is named by as many words as it has, a whole name by nearly as many.

    Two names in one alphabet are spelt much alike: it is other alphabets that write by sound.
    """
    other = form.prepared
    if abs(len(name.words) - len(other.words)) > form.is_whole:
        return False
    if other.is_chinese or not (_is_latin(name.name) and _is_latin(other.name)):
        return True
    return _are_near(name, other) and (form.is_whole or name.joined[0] == other.joined[0])


def _is_latin(text: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in text)


def _are_near(name: PreparedName, other: PreparedName) -> bool:
    """Whether few letters differ."""
    one, two = spelling_key(name.name), spelling_key(other.name)
    most = max(1, min(len(one), len(two)) // _OTHER_LETTERS)
    return abs(len(one) - len(two)) <= most and _distance(one, two) <= most


def _distance(one: str, two: str) -> int:
    """How many letters must be changed, added or left out to make one text of the other."""
    row = list(range(len(two) + 1))
    for number, letter in enumerate(one, 1):
        last = row
        row = [number]
        for place, other in enumerate(two, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != other)))
    return row[-1]
