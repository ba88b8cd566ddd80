"""Chinese names: the scripts and variants they are written in, and the rules by which a page converts them.

What needs more than this package is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from warbox.names.scripts import Script, script_of
from warbox.names.variants import (
    Variety,
    convert,
    find_variety,
    simplified_candidates,
    traditional_candidates,
    varieties,
)

if TYPE_CHECKING:
    from warbox.names.conversion import Conversion
    from warbox.names.groups import ConversionGroup, ConversionGroups
    from warbox.names.rules import ConversionRule, read_rule

_homes = {
    "Conversion": "warbox.names.conversion",
    "ConversionGroup": "warbox.names.groups",
    "ConversionGroups": "warbox.names.groups",
    "ConversionRule": "warbox.names.rules",
    "read_rule": "warbox.names.rules",
}

__all__ = [
    "Conversion",
    "ConversionGroup",
    "ConversionGroups",
    "ConversionRule",
    "Script",
    "Variety",
    "convert",
    "find_variety",
    "read_rule",
    "script_of",
    "simplified_candidates",
    "traditional_candidates",
    "varieties",
]


def __getattr__(name: str) -> Any:
    home = _homes.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
