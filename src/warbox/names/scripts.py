"""Which script one form of a name is written in."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache

from warbox.names.characters import is_simplified_only, is_traditional_only
from warbox.names.converters import HAN_STRETCH, converter, has_han


class Script(StrEnum):
    """The scripts that a form of a name fits.

    `both` is a Chinese form that is the same in simplified and traditional script. `neither` mixes characters of the
    two, or has no Chinese character at all.
    """

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    BOTH = "both"
    NEITHER = "neither"


REGIONS = {"zh-cn": Script.SIMPLIFIED, "zh-tw": Script.TRADITIONAL, "zh-hk": Script.TRADITIONAL}
"""The variants of Chinese that a name has a form for, each with its script."""


@lru_cache(maxsize=65536)
def script_of(form: str) -> Script:
    """The scripts that a form fits as it stands. Never raises; OpenCC is loaded only where a Chinese character stands.

    A form fits a script when none of its characters belongs to the other one alone, or when OpenCC brings it there and
    back unchanged: a phrase may hold a character that by itself is written only in the other script.
    """
    if not has_han(form):
        return Script.NEITHER
    simplified = not any(map(is_traditional_only, form)) or _returns(form, "zh-hant", "t2s")
    traditional = not any(map(is_simplified_only, form)) or _returns(form, "t2s", "zh-hant")
    if simplified and traditional:
        return Script.BOTH
    if simplified:
        return Script.SIMPLIFIED
    return Script.TRADITIONAL if traditional else Script.NEITHER


def stretches_in_script(text: str, *, simplified: bool) -> list[tuple[int, int]]:
    """Where the Chinese characters of a text are in simplified script, or in traditional script, as offsets.

    A stretch without a character that only one script writes is in the script of the stretch before it that has one,
    or else of the one behind it. Where the text has none at all it is in simplified script: one of its characters often
    stands for several of traditional script. What mixes the two is in neither.
    """
    own, other = is_traditional_only, is_simplified_only
    if simplified:
        own, other = other, own
    stretches = [match.span() for match in HAN_STRETCH.finditer(text)]
    told = [_tells(text[start:end], own, other) for start, end in stretches]
    is_own = next((one for one in told if one is not None), simplified)
    found = []
    for stretch, one in zip(stretches, told, strict=True):
        is_own = is_own if one is None else one
        if is_own:
            found.append(stretch)
    return found


def _tells(stretch: str, own: Callable[[str], bool], other: Callable[[str], bool]) -> bool | None:
    """Whether a stretch is in its own script; None where nothing tells."""
    if any(map(other, stretch)):
        return False
    return True if any(map(own, stretch)) else None


def _returns(form: str, there: str, back: str) -> bool:
    return converter(back)(converter(there)(form)) == form
